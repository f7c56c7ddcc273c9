"""A body holds the article, and nothing of the page that it stood on."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from mediawatch.check.prose import body_lines
from mediawatch.check.registry import Breach, rule
from mediawatch.codes import Example
from mediawatch.model import DraftArticle, Severity
from mediawatch.site_words import (
    APPROVERS,
    COMMENTS,
    COUNTER,
    EDGE,
    EDITORS,
    HERE,
    HOME,
    IN_APP,
    LIKED,
    MORE_ALONE,
    NEIGHBOUR,
    NO_REPRINT,
    PROOFREADERS,
    READ_ON,
    SHARE,
    TOOL,
)

_LONGEST = 80
_ROLES = "|".join(r"\s*".join(word) for word in f"{EDITORS} {PROOFREADERS} {APPROVERS} 监制".split())
_NAME = r"(?:[\u4e00-\u9fff·]{1,4}|[A-Za-z0-9][A-Za-z0-9. _-]{0,19})"
_CREDIT = rf"(?:(?:本文|本期|值班|网络|新媒体|执行)?(?:{_ROLES})\s*:\s*{_NAME}(?:[\s、,/]+{_NAME})*[\s;,|]*)+"
_TOOLBAR = re.compile(rf"{EDGE}(?:{TOOL}|{SHARE}|QQ|[0-9]{{1,3}}|\.\.\.){EDGE}", re.IGNORECASE)
_TOOL = re.compile(rf"{EDGE}{TOOL}{EDGE}", re.IGNORECASE)
_SHARED = re.compile(rf"{EDGE}(?:{SHARE}){EDGE}", re.IGNORECASE)
_ALONE = re.compile(
    rf"[(\[【]?{_CREDIT}[)\]】]?|[【\[■◆●▪>\s]*(?:{MORE_ALONE}|更多阅读)[】\]\s:>]*(?:更多)?"
    rf"|(?:{COUNTER})(?<=[0-9次人])|(?:文字|字体|字号)(?:大小)?\s*:.{{0,20}}|设为首页|加入收藏夹?"
    r"|(?:分享|转发)(?:到|至|给|让更多人).{0,40}"
    r"|.{0,8}(?:扫一扫|扫码|扫描|长按|识别).{0,8}(?:关注|二维码|分享|阅读|添加|进群|下载).{0,12}"
    rf"|{NEIGHBOUR}\s*(?:[:>】\]].{{0,60}})?|{IN_APP}.{{0,12}}|{READ_ON}[>\s]*|{LIKED}"
    r"|(?:返回|回到)(?:首页|顶部|列表|目录)|本文(?:标签|关键词)\s*:.{0,40}|[(\[]?原标题\s*:.{1,60}"
    rf"|{HERE}\s*:.{{1,60}}|{HOME}\s*[>»›→].{{1,60}}|{NO_REPRINT}"
    r"|(?:特别|免责|版权)声明\s*:.*(?:转载|不代表|仅代表|侵权|来自|来源).*"
    r"|.{0,40}(?:[如若]有?(?:涉及)?侵权.{0,10}(?:联系|删除|告知)|侵权必?删|侵删"
    r"|不代表本(?:网站|[网站号刊]|平台|公众号).{0,4}(?:立场|观点)).{0,40}"
    r"|(?:版权所有(?![者人权])|Copyright|©).{0,60}|.{0,40}(?:All Rights Reserved|ICP\s*[备证]|公网安备).{0,40}"
    rf"|{COMMENTS}|(?:发表|查看)(?:评论|全部评论)",
    re.IGNORECASE,
)
"""What no article says, as a line of its own."""
_HEADING = re.compile(rf"{MORE_ALONE}|更多阅读|{NEIGHBOUR}")
"""What an article may call a part of its own, too."""
_SENTENCE = re.compile(r".{10,}[。！？：]\s*")
_FEWEST = 2
_SHARES = 3
_AT_END = re.compile(rf"[(（【\[]\s*(?:{_ROLES})\s*[:：]\s*[^()（）【】\[\]]{{1,20}}[)）】\]]\s*$")
_CLOSING = (")", "）", "】", "]")
_ITEM = re.compile(r"\s*(?:[-*+]|\\[-*+]|[0-9]+\\?\.)\s")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)|<https?:[^<>]*>")
_MARKS = re.compile(r"^[\s#>*_+-]+|(?<![\s*_])[\s*_]+$")


@rule("MW343", Severity.WARNING, Example("正文。\n\n责任编辑：王某", "正文。", instead_of="正文。"))
def page_furniture_is_left_out(article: DraftArticle) -> Iterator[Breach]:
    """正文里没有网页上文章以外的文字：责任编辑、分享、相关阅读、上一页、版权声明。"""
    lines = tuple(body_lines(article))
    for place, (number, line) in enumerate(lines):
        if (found := _furniture(line)) and not _is_heading(found, _below(lines, place)):
            what = f"“{found[:20]}”像是网页上的文字，不是文章的"
            yield Breach(number, what, "不是文章的就删掉；原文就有的话不用改", quoted=found)


def _furniture(line: str) -> str:
    """Return what of a line belongs to a page; nothing where it is the article's."""
    if len(line) <= _LONGEST and not _ITEM.match(line):
        words = _MARKS.sub("", _LINK.sub(lambda match: match[1] or "", line) if "[" in line or "<" in line else line)
        folded = unicodedata.normalize("NFKC", words).strip()
        if folded and (_ALONE.fullmatch(folded) or _is_toolbar(folded)):
            return line.strip()
    at_end = _AT_END.search(line) if line.rstrip().endswith(_CLOSING) else None
    return at_end[0] if at_end else ""


def _below(lines: Sequence[tuple[int, str]], place: int) -> str:
    """Return the next line that is not empty; nothing where none is."""
    return next((lines[at][1] for at in range(place + 1, len(lines)) if lines[at][1].strip()), "")


def _is_heading(line: str, below: str) -> bool:
    """Tell whether a line is the heading of a part of an article: without a mark, and a sentence follows."""
    return bool(_HEADING.fullmatch(_MARKS.sub("", line)) and _SENTENCE.fullmatch(below))


def _is_toolbar(folded: str) -> bool:
    """Tell whether a line is nothing but several buttons, with what stands between them."""
    place, tools, shared = 0, 0, 0
    while place < len(folded):
        match = _TOOLBAR.match(folded, place)
        if match is None or match.end() == place:
            return False
        tools += _TOOL.fullmatch(match[0]) is not None
        shared += _SHARED.fullmatch(match[0]) is not None
        place = match.end()
    return tools >= _FEWEST or shared >= _SHARES
