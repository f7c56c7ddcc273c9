"""What lies among the issues and is not read: what it seems to be, and where it belongs."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from mediawatch.archive.codes import STRAY
from mediawatch.commands import name_command
from mediawatch.model import Finding, Severity
from mediawatch.numerals import read_number

UNSETTLED = "未定"
"""The folder for issues without a number or a day of publication; `check` says that it is read by nobody."""

_TEXTS = frozenset({".md", ".markdown", ".mdx", ".mkd", ".txt"})
_DOCUMENTS = frozenset({".doc", ".docx", ".wps", ".rtf", ".odt", ".pdf", ".html", ".htm"})
_NUMBERED = re.compile("第?([0-9]{1,5}|[〇零○一二两三四五六七八九十百千]{1,9})期")
_LEADING = re.compile(r"(?:no\.?|issue|vol\.?)?[-_ .]?0*([1-9][0-9]{0,4})(?![0-9年月]|[-_.][0-9])", re.IGNORECASE)
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_NUMBER_KEY = re.compile(r"^number\s*[:：]\s*[\"'“]?([1-9][0-9]{0,4})\b", re.MULTILINE)
_DAY_KEY = re.compile(r"^published\s*[:：]\s*[\"'“]?([0-9]{4})\b", re.MULTILINE)
_RULES_OF_GIT = frozenset({".gitattributes", ".gitignore"})
_HIDDEN_ISSUE = re.compile(r"\.+[0-9]+\.md")
_MOST = 1000
"""How many entries of a folder that is not read are looked at."""


def is_left_behind(path: Path) -> bool:
    """Tell whether a file is one that systems and editors leave behind and hide, of which nothing need be said."""
    name = path.name
    return name.startswith(".") and name not in _RULES_OF_GIT and not _HIDDEN_ISSUE.fullmatch(name)


def explain_stray(path: Path, root: Path, shown: str) -> Finding:
    """Return what a file or folder below the root seems to be; `shown` is its path as a user can open it.

    What looks like an issue that would not be published is an error, anything else a warning.
    """
    if path.name == UNSETTLED:
        hint = "在文件里填好期号和发布日期，再移到 年份/期号.md"
        return STRAY.at(shown, 1, "还没有定期号或日期的文件，不会发布", hint, Severity.WARNING)
    if path.is_dir():
        return _explain_folder(path, root, shown)
    number, year = _identify(path)
    if number is None:
        return _other(shown)
    there = sorted(root.glob(f"[0-9][0-9][0-9][0-9]/{number}.md"))
    if there:
        message = f"第 {number} 期已经有了，这个文件不会发布"
        hint = f"移走它；内容更新的话，改到 {there[0].parent.name}/{number}.md 里"
        return STRAY.at(shown, 1, message, hint, Severity.WARNING)
    place = f"{year or '年份'}/{number}.md"
    if path.suffix.lower() in _DOCUMENTS:
        hint = f"先移到别处，再导入（{name_command('import')}），成为 {place}"
        return STRAY.at(shown, 1, f"像是第 {number} 期的文稿，不会发布", hint)
    return STRAY.at(shown, 1, f"像是第 {number} 期，不会发布", f"改名为 {place}")


def _identify(path: Path) -> tuple[int | None, str]:
    """Return the number and the year of the issue that a file seems to be, as far as they are known."""
    suffix = path.suffix.lower()
    if suffix not in _TEXTS | _DOCUMENTS:
        return None, ""
    head = _head(path) if suffix in _TEXTS else ""
    said, day = _NUMBER_KEY.search(head), _DAY_KEY.search(head)
    name = "".join(unicodedata.normalize("NFKC", path.stem).split())
    year = _YEAR.search(unicodedata.normalize("NFKC", path.parent.name)) or _YEAR.search(name)
    named = _NUMBERED.search(name) or (_LEADING.match(name) if not _YEAR.match(name) else None)
    number = read_number(named[1]) if named else int(said[1]) if said else None
    if suffix == ".txt" and not head.lstrip().startswith("---") and not _NUMBERED.search(name):
        return None, ""
    return number or None, day[1] if day else year[0] if year else ""


def _head(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(2000).decode("utf-8", "replace") if path.is_file() else ""
    except OSError:
        return ""


def _explain_folder(path: Path, root: Path, shown: str) -> Finding:
    within = sum(_identify(one)[0] is not None for one in islice(_files(path), _MOST))
    if not within:
        return _other(shown)
    year = _YEAR.search(unicodedata.normalize("NFKC", path.name))
    if path.parent == root and year and not (root / year[0]).exists():
        return STRAY.at(shown, 1, f"文件夹里的 {within} 个文件不会发布", f"把文件夹改名为 {year[0]}")
    target = path.parent.name if path.parent != root else year[0] if year else "年份"
    return STRAY.at(
        shown, 1, f"文件夹里的 {within} 个文件不会发布", f"把里面的文件移到 {target}/ 下面，文件名写成 期号.md"
    )


def _files(folder: Path) -> Iterator[Path]:
    try:
        yield from (one for one in folder.rglob("*") if not one.is_symlink() and one.is_file())
    except OSError:
        return


def _other(shown: str) -> Finding:
    if Path(shown).name in _RULES_OF_GIT:
        message = "git 会照这个文件办：新的各期可能不提交，改动可能看不见"
        return STRAY.at(shown, 1, message, "移走它", Severity.WARNING)
    hint = "每期一个文件，放成 年份/期号.md，如 2023/523.md；不需要的文件请移走"
    return STRAY.at(shown, 1, "不是一期的文件，没有读", hint, Severity.WARNING)
