"""How much of anything an issue's file may hold: far more than any issue had, and little enough to be read at once."""

import re
from collections.abc import Sequence

from mediawatch.format import codes
from mediawatch.model import Finding

LONGEST_LINE = 10_000
"""Characters of a line that are read."""
MOST_LINES = 50_000
"""Lines of a file that are read."""
MOST_ARTICLES = 500
"""Articles of an issue that are read."""
MOST_ATTRIBUTES = 100
"""Lines in the list of an article's attributes that are read."""
MOST_FINDINGS = 1000
"""Findings of one file, and of one rule about one thing, that are told."""
_DEEPEST = 8
"""Levels of quotes and of lists inside each other."""
_MARKS = 5000
"""Marks of Markdown in a block."""
_EDGES = 200
"""Headings and strokes in a block: Python-Markdown begins anew at each."""
_BLOCKS = 20_000
"""Blocks of a body: Python-Markdown moves all of them at each."""
_NESTED = re.compile(
    rf"(?:[ \t]{{0,8}}>){{{_DEEPEST + 1}}}|[ \t]{{{4 * _DEEPEST},{LONGEST_LINE}}}(?:[-*+]|[0-9]{{1,9}}\.)[ \t]"
)
_MARK = re.compile(r"[\\`*_\[<&!]")
_EDGE = re.compile(r"^[ \t>]{0,99}(?:#|([-*_])[ ]{0,2}\1[ ]{0,2}\1|=)", re.MULTILINE)


def bound_lines(lines: Sequence[str], path: str) -> tuple[list[str], list[Finding]]:
    """Return lines without what is beyond the longest one, and a finding for each that is too long or too deep."""
    findings: list[Finding] = []
    if len(lines) > MOST_LINES:
        hint = f"一个文件最多 {MOST_LINES} 行，后面的没有读；看看是不是放错了文件"
        findings.append(codes.TOO_MUCH.at(path, MOST_LINES + 1, f"行数太多：{len(lines)} 行", hint))
        lines = lines[:MOST_LINES]
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            hint = f"分成几段；一行最多 {LONGEST_LINE} 个字，后面的没有读"
            findings.append(codes.TOO_MUCH.at(path, number, f"这一行太长：{len(line)} 个字", hint))
        elif line[:1] in "> \t" and _NESTED.match(line):
            hint = f"最多套 {_DEEPEST} 层；原文是这样，就少套几层"
            findings.append(
                codes.TOO_MUCH.at(path, number, "引用或列表套得太深", hint, quoted=line.strip()[:LONGEST_LINE])
            )
    return [line[:LONGEST_LINE] for line in lines], findings[:MOST_FINDINGS]


def bound_findings(findings: Sequence[Finding], path: str) -> tuple[Finding, ...]:
    """Return the findings of a file, of too many the first ones and one that says how many more there are."""
    if len(findings) <= MOST_FINDINGS:
        return tuple(findings)
    first = findings[:MOST_FINDINGS]
    more = f"还有 {len(findings) - MOST_FINDINGS} 个问题没有列出"
    return (*first, codes.TOO_MUCH.at(path, first[-1].line, more, "先改好列出的，再检查一次；看看是不是放错了文件"))


def check_body(body: str, line: int, path: str) -> list[Finding]:
    """Return a finding for each block of a body that its page shows as it is written."""
    if len(body) <= _EDGES:
        return []
    blocks = split_body(body)
    hint = "中间空一行，分成几段；或去掉不要的符号"
    findings: list[Finding] = []
    for block in blocks:
        if is_too_much(block):
            what = "正文空行太多" if len(blocks) == 1 and "\n\n" in block else "这一段里的符号太多"
            findings.append(codes.TOO_MUCH.at(path, line, f"{what}，页面上会原样显示", hint))
        line += block.count("\n") + 2
    return findings[:MOST_FINDINGS]


def split_body(body: str) -> list[str]:
    """Return the blocks of a body; one that has too many of them is one."""
    return body.split("\n\n") if body.count("\n\n") <= _BLOCKS else [body]


def is_too_much(block: str) -> bool:
    """Tell whether a block would take the converter too long, as only made-up texts do."""
    if len(block) <= _EDGES:
        return False
    if block.count("\n\n") > _BLOCKS:
        return True
    marks = len(block) > _MARKS and sum(1 for _ in _MARK.finditer(block)) > _MARKS
    return marks or (block.count("\n") >= _EDGES and sum(1 for _ in _EDGE.finditer(block)) > _EDGES)
