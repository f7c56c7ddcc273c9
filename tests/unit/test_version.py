"""The package has one version: the changelog's newest release, which the site shows."""

import re
from pathlib import Path

import mediawatch

ROOT = Path(__file__).parents[2]


def test_the_newest_release_of_the_changelog_is_the_packages_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    releases = re.findall(r"^## (\d+\.\d+\.\d+) — (\d{4}-\d{2}-\d{2})$", text, re.MULTILINE)
    assert releases[0][0] == mediawatch.__version__
    assert [day for _, day in releases] == sorted((day for _, day in releases), reverse=True)
    assert len(re.findall(r"^## ", text, re.MULTILINE)) - len(releases) == ("## Unreleased" in text)


def test_the_site_shows_the_version(project: Path) -> None:
    about = (project / "site" / "about" / "index.html").read_text(encoding="utf-8")
    assert f"mediawatch {mediawatch.__version__} 版" in about
