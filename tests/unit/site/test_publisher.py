"""A site is replaced when the new one is whole, and never by half of one."""

from pathlib import Path

import pytest

from mediawatch.site.errors import SiteError
from mediawatch.site.publisher import BUILT, carry_over, publishing, site_folder


def make_site(folder: Path, text: str) -> None:
    (folder / BUILT).parent.mkdir(parents=True)
    (folder / BUILT).write_text(text, encoding="utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_fresh_folder_takes_the_place_of_the_site(tmp_path: Path) -> None:
    site = tmp_path / "new" / "site"
    for text in ("旧", "新"):
        with publishing(site) as fresh:
            make_site(fresh, text)
    assert (site / BUILT).read_text(encoding="utf-8") == "新"
    assert names(site.parent) == ["site"]


@pytest.mark.parametrize("reason", [SiteError("坏"), KeyboardInterrupt()])
def test_what_fails_leaves_the_old_site_and_nothing_else(tmp_path: Path, reason: BaseException) -> None:
    site = tmp_path / "site"
    make_site(site, "旧")

    def fail() -> None:
        with publishing(site) as fresh:
            make_site(fresh, "新")
            raise reason

    with pytest.raises(type(reason)):
        fail()
    assert (site / BUILT).read_text(encoding="utf-8") == "旧"
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("reason", [OSError("磁盘满了"), KeyboardInterrupt()])
def test_the_old_site_comes_back_where_the_swap_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: BaseException
) -> None:
    site = tmp_path / "site"
    make_site(site, "旧")
    rename = Path.rename

    def fail_for_new(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise reason
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail_for_new)
    with pytest.raises(type(reason)), publishing(site) as fresh:
        make_site(fresh, "新")
    assert (site / BUILT).read_text(encoding="utf-8") == "旧"
    assert names(tmp_path) == ["site"]


def test_only_a_folder_that_is_new_empty_or_a_site_is_taken(tmp_path: Path) -> None:
    make_site(tmp_path / "site", "旧")
    (tmp_path / "empty").mkdir()
    for name in ("site", "empty", "none"):
        assert site_folder(tmp_path / name) == tmp_path / name
    with pytest.raises(SiteError, match="别的东西"):
        site_folder(tmp_path)


def test_what_is_carried_over_is_copied_and_never_covers_what_is_new(tmp_path: Path) -> None:
    site, fresh = tmp_path / "site", tmp_path / "fresh"
    for folder, written in ((site, ("a/1.txt", "a/2.txt")), (fresh, ("a/1.txt",))):
        for name in written:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(folder.name, encoding="utf-8")
    carry_over(site, fresh, ["a/1.txt", "a/2.txt", "a/gone.txt"])
    assert [(fresh / "a" / name).read_text(encoding="utf-8") for name in names(fresh / "a")] == ["fresh", "site"]
    assert names(site / "a") == ["1.txt", "2.txt"]
