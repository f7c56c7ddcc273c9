"""A site that was tampered with is told from one that is as it was built."""

import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from mediawatch.search.files import content_name
from mediawatch.search.shard import pack
from mediawatch.site import verify
from mediawatch.site.earlier import LISTING
from mediawatch.site.sums import ABOUT, BLANK, FILE, SumsError, seal_site
from mediawatch.site.verify import State, UnreachableError, verify_folder, verify_served


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a small sealed site."""
    folder = tmp_path / "site"
    (folder / "about").mkdir(parents=True)
    (folder / ABOUT).write_text(f"<p>{BLANK}</p>", encoding="utf-8")
    for name in ("a", "b", "c"):
        (folder / f"{name}.html").write_text(name, encoding="utf-8")
    seal_site(folder)
    return folder


def said(site: Path) -> list[tuple[State, str]]:
    return [(one.state, one.path) for one in verify_folder(site).differences]


def keep(site: Path, *paths: str) -> None:
    (site / LISTING).write_text(json.dumps(dict.fromkeys(paths, 1)), encoding="utf-8")


def test_a_site_as_it_was_built_has_no_differences_also_elsewhere(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "copy")
    verdict = verify_folder(tmp_path / "copy")
    assert verdict.differences == ()
    assert verdict.files == 4


def test_what_is_missing_changed_and_foreign_is_told(site: Path) -> None:
    (site / "a.html").unlink()
    (site / "b.html").write_text("x", encoding="utf-8")
    (site / "d.html").write_text("d", encoding="utf-8")
    assert said(site) == [(State.MISSING, "a.html"), (State.CHANGED, "b.html"), (State.FOREIGN, "d.html")]


@pytest.mark.parametrize("change", [("<p>", "<b>"), ("</p>", "</p>" + BLANK)])
def test_the_page_that_shows_the_sum_is_proved_too(site: Path, change: tuple[str, str]) -> None:
    page = site / ABOUT
    page.write_text(page.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    assert said(site) == [(State.CHANGED, ABOUT)]


def test_a_page_that_shows_another_sum_has_changed(site: Path) -> None:
    (site / ABOUT).write_text(f"<p>{BLANK}</p>", encoding="utf-8")
    assert said(site) == [(State.CHANGED, ABOUT)]


def test_links_out_of_a_site_are_not_followed(site: Path, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("a", encoding="utf-8")
    (site / "a.html").unlink()
    (site / "a.html").symlink_to(tmp_path / "a.html")
    (site / "gone").symlink_to(tmp_path / "nowhere")
    os.mkfifo(site / "pipe")
    assert said(site) == [(State.UNREACHABLE, "a.html"), (State.FOREIGN, "gone"), (State.FOREIGN, "pipe")]


def test_kept_files_of_earlier_builds_are_not_foreign_where_their_content_names_them(site: Path) -> None:
    shard, style = b"shard", b"style"
    kept = {
        f"search/shards/{content_name(shard)}.bin": pack(shard),
        f"search/articles-{content_name(shard)}.bin": pack(shard),
        f"assets/stylesheets/frame.{content_name(style)}.css": style,
    }
    odd = {
        f"search/shards/{content_name(b'other')}.bin": pack(shard),
        f"search/shards/{content_name(b'torn')}.bin": b"no gzip",
        f"assets/{content_name(b'x')}.css": style,
        "assets/plain.css": style,
    }
    for path, data in {**kept, **odd}.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)
    keep(site, *kept, *odd)
    assert {path for _, path in said(site)} == set(odd)
    assert verify_folder(site).kept == len(kept)
    keep(site)
    assert {path for _, path in said(site)} == {*odd, *kept}


@pytest.mark.parametrize("listing", ["[]", "{", "[" * 100_000, "null"])
def test_a_listing_that_cannot_be_read_keeps_nothing(site: Path, listing: str) -> None:
    (site / LISTING).write_text(listing, encoding="utf-8")
    (site / "d.html").write_text("d", encoding="utf-8")
    assert said(site) == [(State.FOREIGN, "d.html")]


def test_a_folder_without_sums_is_said(site: Path) -> None:
    (site / FILE).unlink()
    with pytest.raises(SumsError, match="没有这个文件"):
        verify_folder(site)


def test_sums_and_the_page_are_read_no_further_than_they_may_be(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(path: str) -> Iterable[bytes]:
        while True:
            yield (b"# \n" if path == FILE else b" ") * 100

    monkeypatch.setattr(verify, "LARGEST", 1000)
    with pytest.raises(SumsError, match="没有文件"):
        verify_served(endless)
    monkeypatch.setattr(verify, "_PAGE", 1000)
    sums = (site / FILE).read_bytes()
    monkeypatch.setattr(verify, "LARGEST", 10_000)
    verdict = verify_served(lambda path: [sums] if path == FILE else endless(path) if path == ABOUT else [b""])
    assert [one.path for one in verdict.differences if one.state is State.UNREACHABLE] == [ABOUT]


def test_a_file_that_cannot_be_had_is_said_with_its_reason(site: Path) -> None:
    def open_file(path: str) -> Iterable[bytes]:
        if path == "b.html":
            raise UnreachableError("断了")
        return [(site / path).read_bytes()]

    (one,) = verify_served(open_file).differences
    assert (one.state, one.path, one.detail) == (State.UNREACHABLE, "b.html", "断了")
