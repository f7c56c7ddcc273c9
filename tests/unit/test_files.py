"""Files are written whole or not at all; names of files can always be shown."""

import errno
import os
from pathlib import Path

import pytest

from mediawatch.files import legible, write_whole


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "401.docx"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space") as caught:
        write_whole(path, b"new")
    assert caught.value.filename == str(path)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("401.docx", b"old")]


def test_a_link_stays_a_link_and_permissions_stay(tmp_path: Path) -> None:
    held, link = tmp_path / "held", tmp_path / "link"
    held.write_bytes(b"old")
    held.chmod(0o640)
    link.symlink_to(held)
    write_whole(link, b"new")
    assert (link.is_symlink(), held.read_bytes(), held.stat().st_mode & 0o777) == (True, b"new", 0o640)


def test_a_folder_is_named_where_a_file_should_be(tmp_path: Path) -> None:
    (tmp_path / "401.md").mkdir()
    with pytest.raises(OSError, match=r"401\.md") as caught:
        write_whole(tmp_path / "401.md", b"new")
    assert caught.value.filename == str(tmp_path / "401.md")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("月报".encode(), "月报"),
        ("第523期.txt".encode("gb18030"), "第523期.txt"),
        ("开头\n换行.txt".encode(), "开头�换行.txt"),
        (b"\xff.txt", "�.txt"),
    ],
)
def test_a_name_is_one_line_whatever_it_is_written_in(name: bytes, shown: str) -> None:
    assert legible(os.fsdecode(name)) == shown
