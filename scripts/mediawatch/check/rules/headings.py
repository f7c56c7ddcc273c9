"""Headings are read as what they are meant for: none in a lead, `###` and below in a body."""

import re
from collections.abc import Iterator

from mediawatch.check.prose import body_lines, lead_lines
from mediawatch.check.registry import Breach, rule
from mediawatch.codes import Example
from mediawatch.model import Draft, DraftArticle, Severity

_MARKS = re.compile(r"([\s\u00ad\u200b-\u200f\u2060\ufeff]+(?=#{1,6}\s)|)(#{1,6}|＃[#＃]{1,5})(\s*)(.*)$")
_SIGNS = ("#", "＃")
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")
_NO_HEADING = ("#", "|", "-", "*", ">")
"""How a line begins that a line of hyphens below does not make a heading."""

_HIGHEST = 3
"""How many marks a heading inside a body has at least."""


@rule("MW311", Severity.ERROR, Example("# 小标题", "### 小标题"))
def headings_are_below_the_titles(issue: Draft) -> Iterator[Breach]:
    """导语里没有小标题；正文里的从 ### 开始，不用下面画线的写法。"""
    for number, line in lead_lines(issue, *_SIGNS):
        if (match := _MARKS.match(line)) and not _is_written_wrong(match):
            yield Breach(number, "第一篇文章前面不能有小标题", "文章以“## 标题”开头")
    for article in issue.articles:
        yield from _high_headings(article)


def _high_headings(article: DraftArticle) -> Iterator[Breach]:
    before = ""
    for number, line in body_lines(article, *_SIGNS, "=", "-"):
        previous, before = before, line.strip()
        if match := _MARKS.match(line):
            if len(match[2]) < _HIGHEST and not _is_written_wrong(match):
                yield Breach(number, "正文里的小标题要从 ### 开始", "多写几个 #")
        elif previous and _UNDERLINE.match(line) and not previous.startswith(_NO_HEADING):
            hint = "小标题前写 ###；只想画一条线就在前面空一行"
            yield Breach(number, "下面画线的写法不能用来写小标题", hint)


@rule("MW312", Severity.ERROR, Example("###小标题", "### 小标题"), also=Severity.WARNING)
def marks_are_written_well(issue: Draft) -> Iterator[Breach]:
    """标题前的 # 是半角的，前面没有空格，后面空一格。"""
    for lines in (lead_lines(issue, *_SIGNS), *(body_lines(article, *_SIGNS) for article in issue.articles)):
        for number, line in lines:
            if (match := _MARKS.match(line)) and _is_written_wrong(match):
                yield _marks_are_wrong(number, match)


@rule("MW313", Severity.WARNING, Example("### 小标题\n\n##### 更小的标题", "### 小标题\n\n#### 更小的标题"))
def headings_go_down_by_one(article: DraftArticle) -> Iterator[Breach]:
    """小标题一级一级往下。"""
    level = _HIGHEST - 1
    for number, line in body_lines(article, *_SIGNS):
        if match := _MARKS.match(line):
            depth = len(match[2])
            if depth > level + 1 and not _is_written_wrong(match):
                yield Breach(number, f"小标题从 {'#' * level} 跳到了 {match[2]}", f"写成 {'#' * (level + 1)}")
            level = max(depth, _HIGHEST)


def _is_written_wrong(match: re.Match[str]) -> bool:
    return "＃" in match[2] or bool(match[1]) or bool(match[4] and not re.fullmatch(r"[ \t]+", match[3]))


def _marks_are_wrong(line: int, match: re.Match[str]) -> Breach:
    indent, marks, space, words = match.groups()
    hint = f"写成“{marks.replace('＃', '#')} {words[:10]}…”"
    if "＃" in marks:
        return Breach(line, "标题前的 # 要用半角", f"{hint}；原文就是这样的话不用改", Severity.WARNING)
    what = "前面不能有空格" if indent else "后面要空一个半角的格" if space else "后面没有空格"
    return Breach(line, f"{marks} {what}", f"{hint}；不是标题就在前面加 \\")
