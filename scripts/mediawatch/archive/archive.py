"""The issues folder, read whole: the only reader of `issues/`."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mediawatch.archive import codes
from mediawatch.archive.dictionary import Dictionary, parse_dictionary
from mediawatch.check.run import check_archive
from mediawatch.format.parse import ParsedIssue, parse_issue
from mediawatch.model import Finding, Issue, Severity
from mediawatch.progress import Stage, unwatched

DICTIONARY = Path("_dictionaries") / "sources.yml"


@dataclass(frozen=True, slots=True)
class Archive:
    """All issues by number, the source dictionary, and everything that is wrong with them."""

    issues: tuple[Issue, ...]
    dictionary: Dictionary
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop a build."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)


def load_archive(folder: Path, stage: Stage = unwatched) -> Archive:
    """Read an issues folder. What is wrong becomes findings; only issues that could be read are in the archive."""
    return _judge(folder, *_read_folder(folder, stage))


def check_dictionary(folder: Path) -> tuple[Dictionary | None, tuple[Finding, ...]]:
    """Read the source dictionary of an issues folder, with what is wrong with it; one that cannot be read is None."""
    findings: list[Finding] = []
    dictionary = _read_dictionary(folder, findings)
    return dictionary, (*findings, *check_archive((), dictionary, _shown(folder / DICTIONARY)))


def check_files(folder: Path, files: tuple[Path, ...]) -> tuple[Finding, ...]:
    """Return the findings of some files, each judged as part of the archive, also if it lies elsewhere."""
    dictionary, parsed, findings = _read_folder(folder)
    inside = {path.resolve(): _shown(path) for path in (*_issue_files(folder, []), folder / DICTIONARY)}
    shown: set[str] = set()
    for file in files:
        known = inside.get(file.resolve())
        shown.add(known or _shown(file))
        if known is None and (one := _read_issue(file, findings)) is not None:
            parsed.append(one)
    return tuple(finding for finding in _judge(folder, dictionary, parsed, findings).findings if finding.path in shown)


def _read_folder(folder: Path, stage: Stage = unwatched) -> tuple[Dictionary | None, list[ParsedIssue], list[Finding]]:
    findings: list[Finding] = []
    dictionary = _read_dictionary(folder, findings)
    if not folder.is_dir():
        findings.append(codes.NOT_READ.at(_shown(folder), 1, "没有这个文件夹", "检查 --issues 后面的路径"))
    paths = list(_issue_files(folder, findings))
    step = stage("读入各期", len(paths))
    parsed: list[ParsedIssue] = []
    for path in paths:
        if (one := _read_issue(path, findings)) is not None:
            parsed.append(one)
        step()
    return dictionary, parsed, findings


def _judge(folder: Path, dictionary: Dictionary | None, parsed: list[ParsedIssue], findings: list[Finding]) -> Archive:
    """Put together what was read; of two issues with one number the first is kept."""
    found = {*findings, *check_archive([one.draft for one in parsed], dictionary, _shown(folder / DICTIONARY))}
    issues = sorted((one.issue for one in parsed if one.issue), key=lambda issue: (issue.number, issue.path))
    unique = {issue.number: issue for issue in reversed(issues)}
    return Archive(tuple(unique[number] for number in sorted(unique)), dictionary or Dictionary(), tuple(sorted(found)))


def _read_dictionary(folder: Path, findings: list[Finding]) -> Dictionary | None:
    """Read the dictionary. One that cannot be read is None: then no source is called unknown."""
    path = folder / DICTIONARY
    text = _read_text(path, findings)
    if text is None:
        return None
    dictionary, found = parse_dictionary(text, _shown(path))
    findings += found
    return dictionary


def _read_issue(path: Path, findings: list[Finding]) -> ParsedIssue | None:
    text = _read_text(path, findings)
    if text is None:
        return None
    parsed = parse_issue(text, _shown(path))
    findings += parsed.findings
    return parsed


def _issue_files(folder: Path, findings: list[Finding]) -> Iterator[Path]:
    """Yield `<year>/<number>.md`; anything else that is not hidden is a warning, so that nothing is left out unseen."""
    for entry in _entries(folder, findings):
        if entry.name.startswith((".", "_")):
            continue
        if not _is_folder(entry) or not re.fullmatch(r"\d{4}", entry.name):
            findings.append(_stray(entry))
            continue
        for path in _entries(entry, findings):
            if path.name.startswith("."):
                continue
            if re.fullmatch(r"\d+\.md", path.name):
                yield path
            else:
                findings.append(_stray(path))


def _entries(folder: Path, findings: list[Finding]) -> list[Path]:
    try:
        return sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError:
        findings.append(codes.NOT_READ.at(_shown(folder), 1, "文件夹打不开", "检查文件夹的权限"))
        return []


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _stray(path: Path) -> Finding:
    hint = "每期一个文件，放成 年份/期号.md，如 2023/523.md；不需要的文件请移走"
    return codes.STRAY.at(_shown(path), 1, "不是一期的文件，没有读", hint)


def _read_text(path: Path, findings: list[Finding]) -> str | None:
    try:
        if path.is_dir():
            findings.append(codes.NOT_READ.at(_shown(path), 1, "这是文件夹，不是文件", "改名，或把里面的文件移出来"))
            return None
        if path.exists() and not path.is_file():
            findings.append(codes.NOT_READ.at(_shown(path), 1, "这不是普通文件", "换成一个文本文件"))
            return None
        data = path.read_bytes()
    except FileNotFoundError:
        what = "链接指向的文件不存在" if path.is_symlink() else "没有这个文件"
        findings.append(codes.NOT_READ.at(_shown(path), 1, what, "检查文件名与路径"))
        return None
    except OSError:
        findings.append(codes.NOT_READ.at(_shown(path), 1, "文件打不开", "检查文件的权限，以及链接有没有绕成圈"))
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "用记事本打开，另存为，编码选 UTF-8"
        findings.append(codes.NOT_UTF8.at(_shown(path), line, "文件不是 UTF-8 编码", hint))
        return None


def _shown(path: Path) -> str:
    """Return a path as the user can open it: relative to the current folder where it lies below."""
    relative = os.path.relpath(path)
    shown = Path(path if relative.startswith("..") else relative).as_posix()
    return shown.encode("utf-8", "backslashreplace").decode("utf-8")
