"""What files were read as is remembered, and of what was remembered nothing can run."""

import os
import pickle
from pathlib import Path

import pytest

from frozen_archive import ARCHIVE
from mediawatch.archive import parsed
from mediawatch.archive.archive import Archive
from mediawatch.archive.parsed import ParsedFiles
from mediawatch.kept import cache_folder

TEXT = (ARCHIVE / "2023" / "523.md").read_text(encoding="utf-8")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the paths of the files that are read anew."""
    paths: list[str] = []
    parse = parsed.parse_issue

    def parse_and_note(text: str, path: str) -> parsed.ParsedIssue:
        paths.append(path)
        return parse(text, path)

    monkeypatch.setattr(parsed, "parse_issue", parse_and_note)
    return paths


def test_a_file_is_read_once_and_is_the_same_with_its_lines(tmp_path: Path, read: list[str]) -> None:
    first = Archive.load(ARCHIVE, cache=tmp_path)
    again = Archive.load(ARCHIVE, cache=tmp_path)
    assert len(read) == 1
    assert again == first
    assert [issue.lines for issue in again.issues] == [issue.lines for issue in first.issues]
    assert [issue.path for issue in again.issues] == [issue.path for issue in first.issues]


@pytest.mark.parametrize(("text", "path"), [(TEXT + "。", "523.md"), (TEXT, "2023/523.md")])
def test_other_words_and_another_place_are_read_anew(tmp_path: Path, read: list[str], text: str, path: str) -> None:
    files = ParsedFiles(tmp_path)
    files.parse(TEXT, "523.md")
    files.save()
    assert ParsedFiles(tmp_path).parse(text, path).draft.path == path
    assert len(read) == 2


def test_another_program_reads_anew_and_what_is_gone_is_forgotten(
    tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = ParsedFiles(tmp_path)
    files.parse(TEXT, "1.md")
    files.parse(TEXT, "2.md")
    files.save()
    files = ParsedFiles(tmp_path)
    files.parse(TEXT, "1.md")
    files.save()
    ParsedFiles(tmp_path).parse(TEXT, "2.md")
    assert read == ["1.md", "2.md", "2.md"]
    monkeypatch.setattr(parsed, "program_sum", lambda: "another")
    ParsedFiles(tmp_path).parse(TEXT, "1.md")
    assert read[-1] == "1.md"


class _Runs:
    """Makes a folder when it is read without care."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (self._folder,)


@pytest.mark.parametrize("data", [b"", b"\x80\x05.", b"x" * 99, pickle.dumps((1, {})), pickle.dumps({"a": 1})])
def test_a_damaged_memory_says_nothing(tmp_path: Path, read: list[str], data: bytes) -> None:
    (tmp_path / "parsed.pickle").write_bytes(data)
    ParsedFiles(tmp_path).parse(TEXT, "1.md")
    assert read == ["1.md"]


def test_nothing_in_a_memory_can_run(tmp_path: Path, read: list[str]) -> None:
    (tmp_path / "parsed.pickle").write_bytes(pickle.dumps(_Runs(str(tmp_path / "made"))))
    ParsedFiles(tmp_path).parse(TEXT, "1.md")
    assert read == ["1.md"]
    assert not (tmp_path / "made").exists()


def test_a_machine_that_checks_what_strangers_send_remembers_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    assert cache_folder(tmp_path) == tmp_path / ".cache"
    monkeypatch.setenv("CI", "true")
    assert cache_folder(tmp_path) is None
