"""What `mkdocs.yml` says of the archive is read without MkDocs."""

import subprocess
import sys
from pathlib import Path

import pytest

from mediawatch.archive.next_issue import Names
from mediawatch.site.errors import SiteError
from mediawatch.site.settings import read_names, read_settings

ROOT = Path(__file__).parents[3]
SETTINGS = """site_name: 舆情月报
site_url: !ENV [SITE_URL, "https://example.org/archive"]
extra:
  digest: {publisher: 中心, scope: 全国}
markdown_extensions:
  - emoji: {index: !!python/name:material.extensions.emoji.twemoji }
"""


def settings_file(folder: Path, text: str) -> Path:
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return folder


def test_the_names_are_those_of_the_settings(tmp_path: Path) -> None:
    assert read_names(settings_file(tmp_path, SETTINGS)) == Names("舆情月报", "中心", "全国")


def test_the_address_ends_with_a_slash_and_comes_from_the_environment_where_it_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings_file(tmp_path, SETTINGS)
    monkeypatch.delenv("SITE_URL", raising=False)
    assert read_settings(tmp_path).address == "https://example.org/archive/"
    monkeypatch.setenv("SITE_URL", "https://example.org/other/")
    assert read_settings(tmp_path).address == "https://example.org/other/"


@pytest.mark.parametrize("text", ["", "- a list", "site_name:\nextra: word\n", "extra:\n  digest: word\n"])
def test_names_that_are_not_there_are_empty(tmp_path: Path, text: str) -> None:
    assert read_names(settings_file(tmp_path, text)) == Names("", "", "")


def test_settings_that_cannot_be_read_are_named_with_their_line(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match=r"mkdocs\.yml 第 2 行"):
        read_names(settings_file(tmp_path, "site_name: 月报\nextra: ]\n"))
    (tmp_path / "mkdocs.yml").write_bytes("site_name: 月报".encode("gbk"))
    with pytest.raises(SiteError, match="UTF-8"):
        read_names(tmp_path)


def test_the_projects_own_settings_name_everything() -> None:
    names = read_names(ROOT)
    assert names.series
    assert names.publisher
    assert names.scope


def test_reading_the_names_loads_no_mkdocs() -> None:
    program = "import sys, mediawatch.site.settings; print([name for name in sys.modules if 'mkdocs' in name])"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


def test_the_names_stand_in_the_settings_alone() -> None:
    names = read_names(ROOT)
    for folder in ("scripts", "overrides"):
        for path in (ROOT / folder).rglob("*.*"):
            if path.suffix in (".py", ".j2", ".html", ".js", ".css"):
                text = path.read_text(encoding="utf-8")
                assert not [name for name in (names.series, names.publisher) if name in text], path


def test_pdfs_are_switched_on_by_true_alone(tmp_path: Path) -> None:
    assert not read_settings(settings_file(tmp_path, SETTINGS)).pdf
    assert read_settings(settings_file(tmp_path, "extra:\n  pdf: true\n")).pdf
    assert not read_settings(settings_file(tmp_path, "extra:\n  pdf: false\n")).pdf
    with pytest.raises(SiteError, match=r"extra\.pdf：写 true 或 false"):
        read_settings(settings_file(tmp_path, "extra:\n  pdf: maybe\n"))


def test_the_project_asks_for_no_pdfs() -> None:
    assert not read_settings(ROOT).pdf


@pytest.mark.parametrize("text", ["x: 2023-13-45", "x: !!int y", "x: !!timestamp x", "x: " + "[" * 5000])
def test_a_value_that_is_none_is_said_in_a_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(SiteError, match=r"mkdocs.yml .*读不懂"):
        read_settings(settings_file(tmp_path, text))
