"""A body holds nothing that is not published, or that shows as something else. It may be meant: these are warnings."""

import re
from collections.abc import Iterator

from mediawatch.check.blocks import GOING_ON, Kind, issue_blocks
from mediawatch.check.prose import CODE, body_lines, issue_lines
from mediawatch.check.registry import Breach, rule
from mediawatch.codes import Example
from mediawatch.model import Draft, DraftArticle, Edit, Severity

_LINK = re.compile(r"(?<![\\!])\[[^\]\n]{0,500}\]\(\s{0,9}<?([^)>\s]*)")
_INDENTED = re.compile(r"^(?: {4}| {0,3}\t)", re.MULTILINE)
_ITEM = re.compile(r"([ \t]*)(?:[-*+]|[0-9]{1,3}\.)[ \t]+\S")
_PICTURE = re.compile(r"(?<!\\)!\[[^\]]{0,500}\]\(")
_TAG = re.compile(r"(?<!\\)<(?:/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|!--)")


@rule("MW314", Severity.WARNING, Example("看图：![门诊量](a.png)", "看图：门诊量一年增加三成。"))
def pictures_are_put_into_words(issue: Draft) -> Iterator[Breach]:
    """正文里没有图片，图上的文字写进正文。"""
    for number, line in issue_lines(issue, "!["):
        if _PICTURE.search(line):
            yield Breach(number, "正文里的图片不会发布", "把图上的文字写进正文，再删掉图片")


@rule("MW315", Severity.WARNING, Example("<b>要闻</b>", "**要闻**"))
def html_is_not_used(issue: Draft) -> Iterator[Breach]:
    """正文里没有 HTML 标签。"""
    told = 0
    for number, line in issue_lines(issue, "<"):
        if tag := _TAG.search(CODE.sub("", line)):
            if number != told + 1:  # lines of tags are one piece of a page
                message = f"HTML 标签“{tag[0][:20]}”不起作用，会原样显示"
                yield Breach(number, message, _instead_of(tag[0]), quoted=tag[0])
            told = number


def _instead_of(tag: str) -> str:
    """Return what to write instead of a tag."""
    if tag.startswith("<!--"):
        return "读者会看到注释，删到 --> 为止；要显示它就在 < 前面加 \\"
    name = re.sub(r"\W", " ", tag).split()[0].lower()
    if name in ("table", "tr", "td", "th", "thead", "tbody"):
        return "表格用 | 分栏，第二行写 | --- | --- |；标签都删掉"
    if name in ("br", "p", "div"):
        return "删掉它，要分段就空一行；要显示它就在 < 前面加 \\"
    return "删掉它；要显示它就在 < 前面加 \\"


@rule("MW317", Severity.WARNING, Example("见[公告](/a.html)。", "见[公告](https://www.bjd.com.cn/a.html)。"))
def links_are_whole(article: DraftArticle) -> Iterator[Breach]:
    """正文里的链接是完整的网址或邮件地址。"""
    for number, line in body_lines(article, "]("):
        for link in _LINK.findall(line):
            if not re.match(r"https?://|mailto:", link, re.IGNORECASE):
                yield Breach(number, f"链接“{link[:40]}”不会发布", "写成 https:// 开头的完整网址")


@rule("MW318", Severity.WARNING, Example("第一段。\n\n    第二段。", "第一段。\n\n第二段。"))
def paragraphs_are_not_indented(issue: Draft) -> Iterator[Breach]:
    """段落前面没有空格。"""
    listed = False
    for block in issue_blocks(issue, least=1, having=_INDENTED):
        listed = listed and not block.opens
        for line in block.lines:
            if line.kind is Kind.INNER and line.number == block.first and not listed:
                edits = (Edit(line.number, line.text, line.text.lstrip(" \t")),) if len(block.texts) == 1 else ()
                yield Breach(line.number, "行首空四格，会显示成程序代码", "删掉行首的空格；首行缩进不用写", edits=edits)
            elif line.kind is not Kind.INNER and line.inside not in GOING_ON:
                listed = line.kind is Kind.ITEM and line.inside is None


@rule("MW319", Severity.WARNING, Example("- 一层\n  - 二层", "- 一层\n    - 二层"))
def lists_go_down_by_four(article: DraftArticle) -> Iterator[Breach]:
    """列表的下一层比上一层多缩进四格。"""
    above: int | None = None
    for number, line in body_lines(article, "\n ", "\n\t"):
        item = _ITEM.match(line)
        if item is None:
            above = None if line[:1].strip() else above
            continue
        indent = len(item[1].expandtabs(4))
        if above is not None and indent > above and indent % 4:
            yield Breach(number, f"列表的下一层缩进了 {indent} 格，会和上一层排在一起", "每一层多缩进四格")
        above = indent
