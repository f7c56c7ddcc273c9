"""Headings are read as what they are meant for: none in a lead, `###` and below in a body."""

import re
from collections.abc import Iterator

from mediawatch.check.prose import all_lost_lists, body_lines, lead_lines
from mediawatch.check.registry import Breach, rule
from mediawatch.codes import Example
from mediawatch.model import Draft, DraftArticle, Edit, Severity

_MARKS = re.compile(r"([\s\u00ad\u200b-\u200f\u2060\ufeff]+(?=#{1,6}\s)|)(#{1,6}|＃[#＃]{1,5})(\s*)(.*)$")
_SIGNS = ("#", "＃")
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")
_NO_HEADING = ("#", "|", "-", "*", ">")
"""How a line begins that a line of hyphens below does not make a heading."""

_TITLE = "##"
_SHOWN = 30
_HIGHEST = 3
"""How many marks a heading inside a body has at least."""


@rule("MW311", Severity.ERROR, Example("# 小标题", "### 小标题"))
def headings_are_below_the_titles(issue: Draft) -> Iterator[Breach]:
    """导语里没有小标题；正文里的从 ### 开始，不用下面画线的写法。"""
    titles = {one.above_line for one in all_lost_lists(issue) if one.has_heading}
    for number, line in lead_lines(issue, *_SIGNS):
        if (match := _MARKS.match(line)) and not _is_written_wrong(match):
            if number in titles:
                yield _is_a_title(number, match)
            elif match[4].strip() == issue.series:
                yield Breach(number, "导语里写了刊名", "刊名已经写在资料的 series 里，删掉这一行")
            else:
                yield Breach(number, "第一篇文章前面不能有小标题", "文章以“## 标题”开头，导语里不写 #")
    for article in issue.articles:
        yield from _high_headings(article, titles)


def _high_headings(article: DraftArticle, titles: set[int]) -> Iterator[Breach]:
    before = ""
    for number, line in body_lines(article, *_SIGNS, "=", "-"):
        previous, before = before, line.strip()
        if match := _MARKS.match(line):
            if _is_written_wrong(match):
                continue
            if number in titles:
                yield _is_a_title(number, match)
            elif len(match[2]) < _HIGHEST:
                hint = f"小标题写成“### {_shortened(match[4])}”；是新的一篇就写成“## …”，下面写来源和日期"
                yield Breach(number, "正文里的小标题要从 ### 开始", hint, quoted=match[2])
        elif previous and _UNDERLINE.match(line) and not previous.startswith(_NO_HEADING):
            hint = "小标题前写 ###；只想画一条线就在前面空一行"
            yield Breach(number, "下面画线的写法不能用来写小标题", hint)


def _is_a_title(number: int, match: re.Match[str]) -> Breach:
    """Return the breach of a heading with attributes below: it is an article's, and has not two marks."""
    message = f"文章的标题前面要写两个 #，这里是 {len(match[2])} 个"
    edits = (Edit(number, f"{match[2]}{match[3]}", "## "),)
    return Breach(number, message, f"写成“## {_shortened(match[4])}”", quoted=match[2], edits=edits)


def _shortened(words: str) -> str:
    words = words.strip()
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


@rule("MW312", Severity.ERROR, Example("###小标题", "### 小标题"), also=Severity.WARNING)
def marks_are_written_well(issue: Draft) -> Iterator[Breach]:
    """标题前的 # 是半角的，前面没有空格，后面空一格。"""
    titles = {one.above_line for one in all_lost_lists(issue) if one.has_heading}
    for number, line in lead_lines(issue, *_SIGNS):
        if (match := _MARKS.match(line)) and _is_written_wrong(match):
            yield _marks_are_wrong(number, match, _plain(match) if number not in titles else _TITLE)
    for article in issue.articles:
        for number, line in body_lines(article, *_SIGNS):
            if (match := _MARKS.match(line)) and _is_written_wrong(match):
                part = max(_plain(match), "#" * _HIGHEST, key=len)
                yield _marks_are_wrong(number, match, part if number not in titles else _TITLE)


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


def _plain(match: re.Match[str]) -> str:
    return match[2].replace("＃", "#")


def _marks_are_wrong(line: int, match: re.Match[str], right: str) -> Breach:
    indent, marks, space, words = match.groups()
    hint = f"写成“{right} {_shortened(words)}”"
    edits = (Edit(line, f"{indent}{marks}{space}", "## "),) if right == _TITLE and words else ()
    if "＃" in marks and edits:
        return Breach(line, "标题前的 # 要用半角", hint, quoted=marks, edits=edits)
    if "＃" in marks:
        hint = f"{hint}；原文就是这样的话不用改"
        return Breach(line, "标题前的 # 要用半角", hint, Severity.WARNING, quoted=marks)
    what = "前面不能有空格" if indent else "后面要空一个半角的格" if space else "后面没有空格"
    hint = hint if edits else f"{hint}；不是标题就在前面加 \\"
    return Breach(line, f"{marks} {what}", hint, quoted=marks, edits=edits)
