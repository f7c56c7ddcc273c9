"""The folder of issues. Only this module knows that an issue's file is `<year>/<number>.md`, and where the rest is."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from mediawatch.archive.codes import NOT_READ, NOT_UTF8
from mediawatch.archive.strays import UNSETTLED, explain_stray, is_left_behind
from mediawatch.files import write_whole
from mediawatch.model import Finding

_YEAR = re.compile("[0-9]{4}")
_FILE = re.compile(r"[0-9]+\.md")
_LARGEST = 2_000_000
"""Bytes of the largest file that is read: a hundred times those of an issue."""


class UnreadableFileError(Exception):
    """A file that cannot be read; `finding` says why, and how to mend it."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


@dataclass(frozen=True, slots=True)
class IssueFolder:
    """A folder of issues by year, and the dictionaries beside them. `files` and `strays` look anew each time."""

    root: Path

    @property
    def is_there(self) -> bool:
        """Whether there is such a folder."""
        return self.root.is_dir()

    @property
    def dictionary(self) -> Path:
        """The file of the source dictionary."""
        return self.root / "_dictionaries" / "sources.yml"

    @property
    def topics(self) -> Path:
        """The file of the dictionary of topics, which need not be there."""
        return self.dictionary.with_name("topics.yml")

    @property
    def redirects(self) -> Path:
        """The file of old addresses, which need not be there."""
        return self.root / "_redirects.yml"

    def files(self) -> tuple[Path, ...]:
        """Return the files of all issues, by year and name."""
        return tuple(one for one in self._entries() if isinstance(one, Path))

    def strays(self) -> tuple[Finding, ...]:
        """Return a finding for all that is in the folder and is not read, so that nothing is left out unseen."""
        return tuple(one for one in self._entries() if isinstance(one, Finding))

    def newest_first(self) -> list[Path]:
        """Return the files of all issues by their number, the highest first."""
        return sorted(self.files(), key=lambda path: (-int(path.stem), path))

    def holders(self, number: int) -> list[Path]:
        """Return the files that have a number, of issues and of those that wait for a day of publication."""
        return sorted(self.root.glob(f"*/{number}.md"))

    def next_number(self) -> int:
        """Return the number after the highest one that a file has."""
        return max((int(path.stem) for path in self.root.glob("*/*.md") if path.stem.isdecimal()), default=0) + 1

    def place(self, number: int | None, published: date | None, name: str = "") -> Path:
        """Return where an issue's file belongs; without a number it keeps the name of what it came from."""
        if number is None:
            return self.root / UNSETTLED / f"{name}.md"
        return self.root / (str(published.year) if published else UNSETTLED) / f"{number}.md"

    def write(self, path: Path, text: str) -> None:
        """Write a file whole or not at all, with the folder that it needs. Raises OSError."""
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode("utf-8"))

    def create(self, path: Path, text: str) -> None:
        """Write a file that is not there yet. Raises OSError, also where it is."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)

    def _entries(self) -> Iterator[Path | Finding]:
        for entry in _list(self.root):
            if isinstance(entry, Finding):
                yield entry
            elif entry.name.startswith("_") or is_left_behind(entry):
                continue
            elif leads_out := self.leads_out(entry):
                yield leads_out
            elif _is_folder(entry) and _YEAR.fullmatch(entry.name):
                yield from self._issues_of(entry)
            else:
                yield explain_stray(entry, self.root, shown(entry))

    def _issues_of(self, year: Path) -> Iterator[Path | Finding]:
        for one in _list(year):
            if isinstance(one, Finding):
                yield one
            elif leads_out := self.leads_out(one):
                yield leads_out
            elif _FILE.fullmatch(one.name):
                yield one
            elif not is_left_behind(one):
                yield explain_stray(one, self.root, shown(one))

    def leads_out(self, path: Path) -> Finding | None:
        """Return a finding where a path is a link to what lies outside the folder: that is not to be published."""
        if not path.is_symlink():
            return None
        with suppress(OSError, RuntimeError):  # one that leads nowhere or in a circle is told when it is read
            if not path.resolve(strict=True).is_relative_to(self.root.resolve()):
                return NOT_READ.at(shown(path), 1, "这是链接，指向文件夹外面", "删掉链接，把文件本身放进来")
        return None


def read_file(path: Path) -> str:
    """Return the text of a file. Raises UnreadableFileError."""
    try:
        if path.is_dir():
            raise _unreadable(path, "这是文件夹，不是文件", "改名，或把里面的文件移出来")
        if path.exists() and not path.is_file():
            raise _unreadable(path, "这不是普通文件", "换成一个文本文件")
        if path.stat().st_size > _LARGEST:
            size = f"{path.stat().st_size / 1_000_000:.1f} MB"
            raise _unreadable(path, f"文件太大：{size}", "一个文件不超过 2 MB，只放文字；看看是不是放错了文件")
        data = path.read_bytes()
    except FileNotFoundError:
        what = "链接指向的文件不存在" if path.is_symlink() else "没有这个文件"
        raise _unreadable(path, what, "检查文件名与路径") from None
    except OSError:
        raise _unreadable(path, "文件打不开", "检查文件的权限，以及链接有没有绕成圈") from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "用记事本打开，另存为，编码选 UTF-8"
        raise UnreadableFileError(NOT_UTF8.at(shown(path), line, "文件不是 UTF-8 编码", hint)) from None


@lru_cache(maxsize=64)
def _lines_of(path: str, _changed: tuple[int, int]) -> tuple[str, ...]:
    file = Path(path)
    try:
        return () if file.is_symlink() else tuple(read_file(file).removeprefix("\ufeff").splitlines())
    except UnreadableFileError:
        return ()


def file_line(path: str, line: int) -> str:
    """Return the text of a line, counted from 1, of a file as `shown`; an empty one where there is none.

    A link has none: what it leads to may be nothing that is to be shown.
    """
    try:
        seen = Path(path).lstat()
    except (OSError, ValueError):
        return ""
    lines = _lines_of(str(Path(path).absolute()), (seen.st_mtime_ns, seen.st_size))
    return lines[line - 1] if 0 < line <= len(lines) else ""


def place_in_folder(path: str) -> str:
    """Return where in its folder of issues an issue's file lies, `2023/523.md`, whatever leads to the folder."""
    return "/".join(path.split("/")[-2:])


def shown(path: Path) -> str:
    """Return a path as the user can open it: relative to the current folder where it lies below."""
    relative = os.path.relpath(path)
    found = Path(path if relative.startswith("..") else relative).as_posix()
    return found.encode("utf-8", "backslashreplace").decode("utf-8")


def _unreadable(path: Path, message: str, hint: str) -> UnreadableFileError:
    return UnreadableFileError(NOT_READ.at(shown(path), 1, message, hint))


def _list(folder: Path) -> list[Path] | list[Finding]:
    try:
        return sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError:
        return [NOT_READ.at(shown(folder), 1, "文件夹打不开", "检查文件夹的权限")]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
