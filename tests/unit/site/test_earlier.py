"""A page that is open while a site is published goes on finding its shards and scripts, for a day."""

from pathlib import Path

import pytest

from mediawatch.search.files import content_name
from mediawatch.site import earlier
from mediawatch.site.earlier import LISTING, keep_earlier, read_earlier
from mediawatch.site.publisher import publishing

HOUR = 60 * 60
A, B, C = (f"search/shards/{content_name(letter)}.bin" for letter in (b"a", b"b", b"c"))


def publish(site: Path, *names: str, hour: float) -> set[str]:
    """Publish a site of some files; return the paths that it has."""
    with publishing(site) as fresh:
        fresh.mkdir()
        for name in names:
            (fresh / name).parent.mkdir(parents=True, exist_ok=True)
            (fresh / name).write_text(name, encoding="utf-8")
        keep_earlier(site, fresh, hour * HOUR)
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_what_a_build_no_longer_has_is_kept_for_a_day_from_then_on(site: Path) -> None:
    assert publish(site, A, B, hour=0) == {A, B}
    assert publish(site, B, C, hour=100) == {A, B, C, LISTING}
    assert publish(site, C, hour=110) == {A, B, C, LISTING}
    assert read_earlier(site) == {A: 100 * HOUR, B: 110 * HOUR}
    assert publish(site, C, hour=124) == {B, C, LISTING}
    assert publish(site, C, hour=134) == {C}


def test_what_comes_back_is_part_of_the_site_again(site: Path) -> None:
    publish(site, A, hour=0)
    publish(site, B, hour=1)
    assert publish(site, A, B, hour=2) == {A, B}
    assert publish(site, B, hour=30) == {A, B, LISTING}
    assert read_earlier(site) == {A: 30 * HOUR}


def test_pages_and_files_with_names_of_their_own_are_not_kept(site: Path) -> None:
    plain = ("index.html", "search/manifest.json", "search/text/523-1.bin", "assets/javascripts/navigation.js")
    publish(site, *plain, "assets/stylesheets/frame.abcdef2345.css", hour=0)
    assert publish(site, hour=1) == {"assets/stylesheets/frame.abcdef2345.css", LISTING}


@pytest.mark.parametrize("listing", ["[", "[]", '{"a": "b"}', '{"search/shards/x.bin": 99999999999}'])
def test_a_list_that_is_damaged_keeps_nothing_for_ever(site: Path, listing: str) -> None:
    publish(site, A, hour=0)
    (site / LISTING).write_text(listing.replace("search/shards/x.bin", A), encoding="utf-8")
    publish(site, hour=1)
    assert read_earlier(site) == {A: HOUR}
    assert publish(site, hour=26) == set()


def test_where_files_cannot_have_two_names_they_are_copied(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Path) -> None:
        raise OSError("no links")

    monkeypatch.setattr(earlier.os, "link", refuse)
    publish(site, A, hour=0)
    assert publish(site, hour=1) == {A, LISTING}


def test_all_that_search_names_by_its_content_is_kept(built: Path) -> None:
    files = {path.relative_to(built / "site").as_posix() for path in (built / "site" / "search").rglob("*.bin")}
    named = {name for name in files if earlier._NAMED.fullmatch(name)}  # pyright: ignore[reportPrivateUsage]
    assert named == {name for name in files if "/text/" not in name}
    assert not (built / "site" / LISTING).exists()
