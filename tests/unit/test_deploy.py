"""The recipes of docs/dev/deploy: in which order a site is copied, and what is compressed."""

import shutil
import subprocess
from pathlib import Path

import pytest

from frozen_archive import ROOT

RECIPES = ROOT / "docs" / "dev" / "deploy"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for name in ("index.html", "assets/new.0123456789ab.css", "search/manifest.json", "search/shards/abcdefghij.bin"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}\n" * 50, encoding="utf-8")
    return folder


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.skipif(not shutil.which("rsync"), reason="rsync is not installed")
def test_a_site_is_copied_what_pages_load_first_and_what_is_old_goes_last(site: Path, tmp_path: Path) -> None:
    target, log = tmp_path / "target", tmp_path / "log"
    (target / "assets").mkdir(parents=True)
    (target / "assets" / "old.css").write_text("old", encoding="utf-8")
    (tmp_path / "bin").mkdir()
    watched = tmp_path / "bin" / "rsync"
    watched.write_text(
        f'#!/bin/sh\n{shutil.which("rsync")} "$@"\n'
        f'(cd "{target}" && find . -type f | sort | tr "\\n" " "; echo) >> "{log}"\n',
        encoding="utf-8",
    )
    watched.chmod(0o755)
    command = [str(RECIPES / "publish.sh"), str(site), str(target)]
    subprocess.run(command, check=True, env={"PATH": f"{watched.parent}:/usr/bin:/bin"})
    assets, others, pages, end = log.read_text(encoding="utf-8").splitlines()
    assert "new.0123456789ab.css" in assets
    assert "abcdefghij.bin" in assets
    for early in (assets, others):
        assert "index.html" not in early
        assert "manifest.json" not in early
    assert "index.html" in pages
    assert "old.css" in pages
    assert "old.css" not in end
    assert names(target) == names(site)


def test_nothing_but_a_built_site_is_copied_or_compressed(tmp_path: Path) -> None:
    for recipe, more in (("publish.sh", [str(tmp_path / "target")]), ("precompress.sh", [])):
        ran = subprocess.run([RECIPES / recipe, str(tmp_path), *more], capture_output=True, text=True, check=False)
        assert (ran.returncode, "not a built site" in ran.stderr) == (2, True)
    assert not names(tmp_path)


def test_files_are_compressed_beside_themselves_the_same_each_time(site: Path) -> None:
    subprocess.run([RECIPES / "precompress.sh", site], check=True)
    first = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert site / "index.html.gz" in first
    subprocess.run([RECIPES / "precompress.sh", site], check=True)
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == first
