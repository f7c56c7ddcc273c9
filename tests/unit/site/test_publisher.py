"""A site is replaced when the new one is whole, and never by half of one."""

import errno
import os
from pathlib import Path
from threading import Event, Thread

import pytest

from mediawatch.site import leftovers, publisher
from mediawatch.site.errors import SiteError
from mediawatch.site.leftovers import own_folder
from mediawatch.site.lock import lock
from mediawatch.site.publisher import BUILT, carry_over, publishing, site_folder


def make_site(folder: Path, text: str) -> None:
    (folder / BUILT).parent.mkdir(parents=True)
    (folder / BUILT).write_text(text, encoding="utf-8")


def read(site: Path) -> str:
    return (site / BUILT).read_text(encoding="utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def two_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make this a system that cannot exchange folders in one step."""
    monkeypatch.setattr("mediawatch.site.exchange._find_call", lambda: None)


def test_a_fresh_folder_takes_the_place_of_the_site(tmp_path: Path) -> None:
    site = tmp_path / "new" / "site"
    for text in ("旧", "新"):
        with publishing(site) as fresh:
            make_site(fresh, text)
    assert read(site) == "新"
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
    assert read(site) == "旧"
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
@pytest.mark.parametrize("step", ["flush", "exchange"])
def test_a_disk_that_fails_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    site = tmp_path / "site"
    make_site(site, "旧")

    def fail(*_: object) -> bool:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(publisher, step, fail)
    with pytest.raises(OSError, match=os.strerror(number)), publishing(site) as fresh:
        make_site(fresh, "新")
    assert read(site) == "旧"
    assert names(tmp_path) == ["site"]


def test_who_reads_while_sites_are_exchanged_always_finds_one(tmp_path: Path) -> None:
    site = tmp_path / "site"
    make_site(site, "0")
    misses: list[str] = []
    reads: list[str] = []
    over = Event()

    def client() -> None:
        while not over.is_set():
            try:
                reads.append(read(site))
            except OSError as error:
                misses.append(str(error))

    reading = Thread(target=client)
    reading.start()
    for round_ in range(1, 101):
        with publishing(site) as fresh:
            make_site(fresh, str(round_))
    over.set()
    reading.join()
    assert misses == []
    assert reads
    assert list(map(int, reads)) == sorted(map(int, reads))


def test_where_one_step_is_not_to_be_had_that_is_said_in_a_line(tmp_path: Path, two_steps: None) -> None:
    site = tmp_path / "site"
    said: list[str] = []
    for text in ("旧", "新"):
        with publishing(site, said.append) as fresh:
            make_site(fresh, text)
    assert read(site) == "新"
    assert names(tmp_path) == ["site"]
    assert [line for line in said if "一瞬间没有网站" in line] == said
    assert len(said) == 1, "the first site takes nobody's place"


@pytest.mark.parametrize("reason", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_the_old_site_comes_back_where_the_swap_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, two_steps: None, reason: BaseException
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
    assert read(site) == "旧"
    assert names(tmp_path) == ["site"]


def test_an_old_site_that_cannot_be_put_back_is_not_thrown_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, two_steps: None
) -> None:
    site = tmp_path / "site"
    make_site(site, "旧")
    rename = Path.rename

    def fail_but_for_the_first(path: Path, target: Path) -> Path:
        if path != site:
            raise OSError(errno.EIO, "broken")
        return rename(path, target)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "rename", fail_but_for_the_first)
        with pytest.raises(SiteError, match=r"也没能放回去：它在 .*old") as raised, publishing(site) as fresh:
            make_site(fresh, "新")
    assert not site.exists()
    assert str(next(tmp_path.glob(".site-*"))) in str(raised.value)
    assert read(site_folder(site)) == "旧"
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV])
def test_a_site_that_cannot_be_moved_is_said_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    site = tmp_path / "site"
    make_site(site, "旧")

    def refuse(*_: Path) -> bool:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(publisher, "exchange", refuse)
    with pytest.raises(SiteError, match="不能整个换掉"), publishing(site) as fresh:
        make_site(fresh, "新")
    assert read(site) == "旧"
    monkeypatch.setattr(os.path, "ismount", lambda path: path == site)  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
    with pytest.raises(SiteError, match="不能整个换掉"):
        site_folder(site)


def test_a_site_behind_a_link_is_exchanged_and_the_link_stays(tmp_path: Path) -> None:
    link = tmp_path / "site"
    link.symlink_to(tmp_path / "srv" / "site")
    for text in ("旧", "新"):
        with publishing(site_folder(link)) as fresh:
            make_site(fresh, text)
        assert read(link) == text
    assert link.is_symlink()
    assert names(tmp_path / "srv") == ["site"]


def test_only_a_folder_that_is_new_empty_or_a_site_is_taken(tmp_path: Path) -> None:
    make_site(tmp_path / "site", "旧")
    (tmp_path / "empty").mkdir()
    for name in ("site", "empty", "none"):
        assert site_folder(tmp_path / name) == tmp_path / name
    with pytest.raises(SiteError, match="别的东西"):
        site_folder(tmp_path)


def test_a_place_where_nothing_can_be_made_is_said_before_anything_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
    with pytest.raises(SiteError, match=f"{tmp_path} 里不能新建文件夹"):
        site_folder(tmp_path / "a" / "site")


def test_what_is_carried_over_is_copied_and_never_covers_what_is_new(tmp_path: Path) -> None:
    site, fresh = tmp_path / "site", tmp_path / "fresh"
    for folder, written in ((site, ("a/1.txt", "a/2.txt")), (fresh, ("a/1.txt",))):
        for name in written:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(folder.name, encoding="utf-8")
    carry_over(site, fresh, ["a/1.txt", "a/2.txt", "a/gone.txt"])
    assert [(fresh / "a" / name).read_text(encoding="utf-8") for name in names(fresh / "a")] == ["fresh", "site"]
    assert names(site / "a") == ["1.txt", "2.txt"]


def left_behind(site: Path, name: str, **sites: str) -> Path:
    """Make what a build leaves that was killed."""
    folder = site.parent / name
    folder.mkdir(parents=True)
    for part, text in sites.items():
        make_site(folder / part, text)
    return folder


@pytest.mark.parametrize("name", [".site-site-abcdefgh", ".site-abcdefgh"])
def test_what_a_dead_build_left_is_swept_and_the_site_stays(tmp_path: Path, name: str) -> None:
    site = tmp_path / "site"
    make_site(site, "新")
    left_behind(site, name, old="旧", new="半")
    assert read(site_folder(site)) == "新"
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("name", [".site-site-abcdefgh", ".site-abcdefgh"])
def test_an_old_site_that_lost_its_place_gets_it_back(tmp_path: Path, name: str) -> None:
    site = tmp_path / "site"
    left_behind(site, name, old="旧", new="新")
    assert read(site_folder(site)) == "旧"
    assert names(tmp_path) == ["site"]


def test_what_a_live_build_makes_is_left_alone(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with publishing(site) as fresh:
        make_site(fresh, "新")
        site_folder(site)
        with publishing(site) as other:
            make_site(other, "另")
        assert read(site) == "另"
    assert read(site) == "新"
    assert names(tmp_path) == ["site"]


def test_a_lock_that_is_never_let_go_of_holds_up_no_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leftovers, "_PATIENCE", 0)
    site = tmp_path / "site"
    left_behind(site, ".site-site-abcdefgh", new="半")
    held = lock(tmp_path)
    assert held
    with publishing(site_folder(site)) as fresh:
        make_site(fresh, "新")
    assert names(tmp_path) == [".site-site-abcdefgh", "site"], "what is perhaps just born is left alone"
    held.release()
    assert read(site_folder(site)) == "新"
    assert names(tmp_path) == ["site"]


def test_what_is_of_another_site_or_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    site = tmp_path / "site"
    left_behind(site, ".site-other-abcdefgh", old="别的")
    (tmp_path / ".site-holidays").mkdir()
    (tmp_path / ".site-holidays" / "notes.txt").write_text("mine", encoding="utf-8")
    site_folder(site)
    assert names(tmp_path) == [".site-holidays", ".site-other-abcdefgh"]
    assert read(site_folder(tmp_path / "other")) == "别的"


def test_a_name_with_a_dash_is_told_from_one_without(tmp_path: Path) -> None:
    with own_folder(tmp_path / "a-b") as folder:
        left = folder.rename(tmp_path / folder.name.replace(".site-a-b-", ".site-a-c-"))
    make_site(left / "old", "旧")
    assert not site_folder(tmp_path / "a").exists()
    assert read(site_folder(tmp_path / "a-c")) == "旧"
