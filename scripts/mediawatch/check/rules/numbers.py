"""Each issue has one file, named after its number, in the folder of its year."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from mediawatch.check.registry import Breach, rule
from mediawatch.check.sequence import stem_of
from mediawatch.codes import Example
from mediawatch.model import Draft, Severity
from mediawatch.samples import PATH


@rule("MW107", Severity.ERROR, Example("number: 13", "number: 12"))
def number_is_the_file_name(issues: tuple[Draft, ...]) -> Iterator[Breach]:
    """期号就是文件名。"""
    named = {issue.number: issue.path for issue in reversed(issues) if _is_named(issue.path, issue.number)}
    for issue in issues:
        if issue.number is None or _is_named(issue.path, issue.number):
            continue
        name = stem_of(issue.path)
        hint = f"把文件改名为 {issue.number}.md，或改正期号"
        if issue.number in named:
            hint = f"改正期号：第 {issue.number} 期已经在 {named[issue.number]} 里"
        message = f"期号是 {issue.number}，文件名却是 {name}.md"
        yield Breach(issue.line_of("number"), message, hint, path=issue.path)


def _is_named(path: str, number: int | None) -> bool:
    return stem_of(path) == str(number)


@rule("MW108", Severity.ERROR, Example("2023/12.md\n2024/12.md", "2023/12.md", PATH))
def numbers_are_unique(issues: tuple[Draft, ...]) -> Iterator[Breach]:
    """一期只有一个文件。"""
    first: dict[int, Draft] = {}
    for issue in sorted(issues, key=lambda one: not _is_named(one.path, one.number)):
        if issue.number is None:
            continue
        other = first.setdefault(issue.number, issue)
        told = _is_named(other.path, other.number) and not _is_named(issue.path, issue.number)  # by the rule above
        if other is not issue and not told:
            message = f"第 {issue.number} 期已经在 {other.path} 里"
            yield Breach(issue.line_of("number"), message, "改正期号，或删掉多余的一份", path=issue.path)


@rule("MW110", Severity.WARNING, Example("2022/12.md", "2023/12.md", PATH))
def folder_is_the_year(issue: Draft) -> Iterator[Breach]:
    """每一期放在发布那一年的文件夹里。"""
    folder = PurePosixPath(issue.path).parent.name
    if issue.published and re.fullmatch(r"[0-9]{4}", folder) and folder != f"{issue.published.year:04}":
        message = f"{issue.published.year} 年发布的一期放在了 {folder} 文件夹里"
        hint = f"发布日期对，就移到 {issue.published.year} 文件夹；不对，就改正发布日期"
        yield Breach(issue.line_of("published"), message, hint)
