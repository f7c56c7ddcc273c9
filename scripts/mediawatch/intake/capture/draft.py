"""The file of the draft issue: found, read, and written whole or not at all."""

import os
from datetime import date
from pathlib import Path

from mediawatch.archive.issue_folder import IssueFolder, UnreadableFileError, read_file
from mediawatch.commands import name_command, name_option
from mediawatch.format.parse import parse_issue
from mediawatch.intake.capture.address import bare_address
from mediawatch.intake.capture.issue_text import find_twin, is_begun, is_of_this_month, list_sections
from mediawatch.intake.capture.page import CaptureError
from mediawatch.intake.labels import KEYS


def find_draft(folder: Path, number: int | None, today: date) -> Path:
    """Return the file of an issue; without a number, of the one that is still being written. Raises CaptureError.

    That is the newest issue until the month that it is published in is over, and then one that still has the blank
    article of a new draft. An issue of an earlier month is taken for published: only its number leads to it.
    """
    if not folder.is_dir():
        raise CaptureError(f"{folder}：没有这个文件夹（检查 --issues 后面的路径）")
    files = IssueFolder(folder).newest_first()
    if number is not None:
        found = [path for path in files if path.stem == str(number)]
        if len(found) > 1:
            raise CaptureError(f"第 {number} 期有两个文件：{found[0]} 和 {found[1]}（删掉多余的一份）")
        if not found:
            raise CaptureError(f"没有第 {number} 期（检查期号，或先运行 {name_command('new', number=number)}）")
        return found[0]
    current = (path for path in files[:1] if is_of_this_month(read_draft(path), today))
    begun = (path for path in files if is_begun(read_draft(path)))
    draft = next(current, None) or next(begun, None)
    if draft is None:
        raise CaptureError(f"没有还在写的一期（先运行 {name_command('new')} 新建一期{_say_newest(files[:1])}）")
    return draft


def _say_newest(files: list[Path]) -> str:
    """Return when the newest issue was published, and how to write into it all the same."""
    return "".join(
        f"；最新的第 {path.stem} 期发布日期是 {parse_issue(read_draft(path), str(path)).draft.published or '空的'}，"
        f"真要补进它，就用 {name_option('issue', path.stem)} 写明"
        for path in files
    )


def find_sections(folder: Path, draft: Path) -> tuple[str, ...]:
    """Return the sections of an issue, or of the newest other one that has any; none where the archive has none."""
    for path in (draft, *IssueFolder(folder).newest_first()):
        text = _read(path).decode("utf-8", "replace")
        if KEYS["section"] in text and (
            sections := list_sections(text, str(path))
        ):  # to look is much faster than to parse
            return sections
    return ()


def find_earlier(folder: Path, draft: Path, url: str) -> str:
    """Return where an article of that address stands in another issue; nothing where it does in none."""
    mark = bare_address(url).partition("?")[0]  # of what is asked there, an older one may hold more
    for path in IssueFolder(folder).newest_first():
        text = "" if path == draft else _read(path).decode("utf-8", "replace")
        if mark in text and (twin := find_twin(text, str(path), url)):  # to look is much faster than to parse
            return twin
    return ""


def refuse_locked(path: Path) -> None:
    """Raise CaptureError where a file cannot be written, before anybody answers questions for it."""
    target = path.resolve()
    if not (os.access(target, os.W_OK) and os.access(target.parent, os.W_OK)):
        raise _not_written(path)


def read_draft(path: Path) -> str:
    """Return the text of an issue's file, line ends as they are."""
    try:
        return read_file(path)
    except UnreadableFileError as error:
        raise CaptureError(f"{path}：{error.finding.message}（{error.finding.hint}）") from error


def write_draft(path: Path, text: str) -> None:
    """Write a file so that it holds the old text or the new one, whatever happens meanwhile."""
    try:
        IssueFolder(path.parent.parent).write(path, text)
    except OSError as error:
        raise _not_written(path) from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CaptureError(f"{path}：文件打不开（检查文件的权限）") from error


def _not_written(path: Path) -> CaptureError:
    hint = "检查文件和文件夹的权限、磁盘的空间，再看看它是不是在别的程序里开着"
    return CaptureError(f"{path}：写不进去，原来的没有动（{hint}）")
