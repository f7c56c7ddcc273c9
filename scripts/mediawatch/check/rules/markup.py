"""What other programs know as markup, and the page does not."""

import re
from collections.abc import Iterator
from html import unescape
from unicodedata import category

from mediawatch.check.blocks import FENCE
from mediawatch.check.prose import CODE, body_lines, issue_lines
from mediawatch.check.registry import Breach, rule
from mediawatch.codes import Example
from mediawatch.format.fields import ARTICLE_FIELDS, REASON, TEXT
from mediawatch.model import Draft, DraftArticle, Edit, Severity

_NAME = r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_ENTITY = re.compile(rf"(?<!\\){_NAME}")
_ENTITIES = re.compile(rf"(?:(?<![ \t])[ \t]+)?(?<!\\){_NAME}(?:[ \t]*{_NAME})*[ \t]*")
_UNKNOWN = re.compile(
    r"(?<!\\)(?:~~[^~\s][^~]*~~|==[^=\s][^=]*==|\[\^[^\]\s]+\]|\$\$[^$\s][^$]*\$\$|\{[.#:][\w -]+\})"
    r"|^(?:[ \t]*(?:[-*+][ \t]+\[[ xX]\](?= )|\[[^\]\s]+\]:(?=\s*(?:https?:|<))|:::|!!!(?= )))"
)
_WIDE_LINK = re.compile(r"(?<!\\)\[([^\[\]\n]+)\][ \t]*[（(][ \t]*(https?://[^\s（）()]+)[ \t]*[)）]")
_NARROW_LINK = re.compile(r"\[[^\[\]\n]+\]\(https?://[^\s（）()]+\)")
_WORDLESS = re.compile(r"(?<![\\!])\[\s*\]\([^()]*\)")


@rule(
    "MW332",
    Severity.WARNING,
    Example("见[公告]（https://www.bjd.com.cn/a.html）。", "见[公告](https://www.bjd.com.cn/a.html)。"),
)
def links_have_narrow_brackets(issue: Draft) -> Iterator[Breach]:
    """链接的两对括号都是半角的，中间没有空格。"""
    for number, line in issue_lines(issue, "](http", "]（", "] (", "]\t(", "] （"):
        wrong = [match for match in _WIDE_LINK.finditer(line) if not _NARROW_LINK.fullmatch(match[0])]
        if wrong:
            written = _WIDE_LINK.sub(r"[\1](\2)", line)
            first = f"[{wrong[0][1]}]({wrong[0][2]})"
            edits = (Edit(number, line, written),)
            yield Breach(number, "链接的括号不对，会原样显示", f"写成 {first}", quoted=wrong[0][0], edits=edits)


@rule("MW333", Severity.WARNING, Example("```\n门诊量一年增加三成。", "门诊量一年增加三成。"))
def fences_are_not_used(issue: Draft) -> Iterator[Breach]:
    """正文里没有 ``` 这样的围栏。"""
    for article in issue.articles:
        texts = ["", *(line for _, line in body_lines(article, "```", "~~~")), ""]
        first = article.line_of("body")
        fences = [place for place, line in enumerate(texts) if FENCE.match(line)]
        closed = len(fences) % 2 == 0
        for place in fences[::2] if closed else fences:
            number, line = first + place - 1, texts[place]
            what = "两行之间会连成一段，显示成程序代码" if closed else "没有配对，会原样显示"
            alone = not line.strip(" `~\t") and not (texts[place - 1] and texts[place + 1])
            edits = (Edit(number, line, ""),) if alone and len(fences) == 1 else ()
            hint = "删掉它和下面配对的那一行" if closed else "删掉这一行"
            yield Breach(number, f"“{line.strip()[:10]}”{what}", hint, quoted=line.strip(), edits=edits)


@rule("MW334", Severity.WARNING, Example("门诊量&nbsp;增加三成。", "门诊量 增加三成。"))
def entities_are_written_out(issue: Draft) -> Iterator[Breach]:
    """没有 &nbsp; 这样的网页代码，直接写它代表的字。"""
    fenced = any("```" in text for text in (issue.lead, *(article.body for article in issue.articles)))
    for number, line in issue_lines(issue, "&"):
        bare = CODE.sub(lambda match: " " * len(match[0]), line)
        if found := [match[0] for match in _ENTITY.finditer(bare) if unescape(match[0]) != match[0]]:
            written = _written_out(line)
            sure = bare == line != written and not fenced and not line.startswith(("    ", "\t"))
            edits = (Edit(number, line, written),) if sure else ()
            hint = "直接写它代表的字；原文就是这样的话在 & 前面加 \\"
            yield Breach(number, _say_entity(found[0]), hint, quoted=found[0], edits=edits)
    for article in issue.articles:
        for key, text in _texts(article):
            if found := [match[0] for match in _ENTITY.finditer(text) if unescape(match[0]) != match[0]]:
                what = f"{_say_entity(found[0])}，会原样显示"
                yield Breach(article.line_of(key), what, "直接写它代表的字", quoted=found[0])


def _texts(article: DraftArticle) -> Iterator[tuple[str, str]]:
    """Yield the title and the attributes that are texts, each with the name of its line."""
    yield "title", article.title
    for field in ARTICLE_FIELDS:
        value = getattr(article, field.name)
        if field.kind in (TEXT, REASON) and isinstance(value, str):
            yield field.key, value


def _say_entity(found: str) -> str:
    meant = unescape(found)
    return f"“{found}”是网页代码" + (f"，代表“{meant}”" if meant.strip() and meant.isprintable() else "")


def _written_out(line: str) -> str:
    """Return a line with what its entities stand for, as it shows; white space stands once, and none at the ends."""

    def write(match: re.Match[str]) -> str:
        text = _ENTITY.sub(lambda one: _character(one[0], line[one.end() + match.start() :]), match[0])
        text = re.sub(r"\s+", " ", text)
        at_end = match.end() == len(line)
        return text.strip() if match.start() == 0 or at_end else text

    return _ENTITIES.sub(write, line)


def _character(entity: str, behind: str) -> str:
    """Return what an entity stands for, in Markdown; what cannot be written stays."""
    meant = unescape(entity)
    if meant.isspace():
        return " "
    if all(category(one) == "Cf" for one in meant):
        return ""
    if not meant.isprintable():
        return entity
    if meant == "&" and not re.match(r"#?\w+;", behind):
        return meant
    return re.sub(r"([\\`*_{}\[\]<>()#+.!|~&-])", r"\\\1", meant)


@rule("MW337", Severity.HINT, Example("收入~~约~~三亿元。", "收入约三亿元。"))
def only_known_marks_are_used(issue: Draft) -> Iterator[Breach]:
    """正文里没有这里不认识的 Markdown 写法。"""
    for number, line in issue_lines(issue, "~~", "==", "[^", "$$", "{", "] ", "]:", ":::", "!!!"):
        if match := _UNKNOWN.search(CODE.sub("", line)):
            what = f"“{match[0].strip()[:20]}”这样的写法不起作用，会原样显示"
            yield Breach(number, what, "删掉这些符号；原文就有的话不用改", quoted=match[0].strip())


@rule(
    "MW338",
    Severity.WARNING,
    Example("见公告[](https://www.bjd.com.cn/a.html)。", "见[公告](https://www.bjd.com.cn/a.html)。"),
)
def links_have_words(issue: Draft) -> Iterator[Breach]:
    """链接上有字。"""
    for number, line in issue_lines(issue, "]("):
        if match := _WORDLESS.search(line):
            yield Breach(number, "链接上没有字，看不到它", "在 [ ] 里写上字", quoted=match[0])
