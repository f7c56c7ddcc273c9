"""An article has its text, and its attributes stand under its title."""

import re
from collections.abc import Iterator

from mediawatch.check.prose import all_lost_lists, bare_attributes
from mediawatch.check.registry import Breach, rule
from mediawatch.codes import Example
from mediawatch.format.fields import KNOWN
from mediawatch.model import Draft, DraftArticle, Severity

_TITLE = re.compile(r"[ \t*]{0,9}([^\s*#>|-].{1,58}?[^。；，：:;,*])[*]*\s*$")
_KEY = re.compile(rf"\W*({'|'.join(KNOWN)})\s*[：:]")
_UNSHOWN = re.compile(r"(?<!\\)!\[[^\[\]]*\]\([^()]*\)|\]\([^()]*\)")
"""Pictures, and where links lead."""
_LINK = "- 链接：<https://www.xinhuanet.com/a.html>"


@rule("MW310", Severity.ERROR, Example(_LINK, f"{_LINK}\n\n正文。"))
def body_is_there(article: DraftArticle) -> Iterator[Breach]:
    """文章有正文，除非已经撤下。"""
    if article.title and article.lines and not any(key in article.lines for key in KNOWN):
        return  # a heading without attributes is told as that
    if article.withdrawn is None and not re.search(r"\w", _UNSHOWN.sub("", article.body)):
        if "![" in article.body:
            what, hint = f"“{article.title}”的正文只有图片，图片不会发布", "把图上的文字写进正文，再删掉图片"
            yield Breach(article.line_of("title"), what, hint)
            return
        message = f"“{article.title}”没有正文" if article.title else f"第 {article.ordinal} 篇文章没有正文"
        yield Breach(article.line_of("title"), message, "空一行，写上正文；撤下的文章加一行“- 撤回：原因”")


@rule("MW316", Severity.ERROR, Example(f"\n{_LINK}", _LINK), also=Severity.WARNING)
def attributes_stand_under_the_title(issue: Draft) -> Iterator[Breach]:
    """来源、日期等资料紧跟标题，不在导语和正文里。"""
    for one in all_lost_lists(issue):
        if one.has_heading:  # told by the rule of headings
            continue
        key, title = _KEY.match(one.above), _TITLE.match(one.above)
        hint = "资料紧跟标题，各行之间不空行；原文就是这样的话在短横前加 \\"
        if key:
            hint = f"第 {one.above_line} 行也是资料，写成“- {key[1]}：…”；{hint}"
        elif title:
            hint = f"第 {one.above_line} 行是标题，就写成“## {title[1][:20]}{'…' if title[1][20:] else ''}”；{hint}"
        yield Breach(one.line, f"“{one.key}”这一行离开了它的标题，会当成正文", hint)
    for one in bare_attributes(issue):
        hint = "是文章的资料，就移到它的标题下面，前面写“- ”；导语原文就是这样的话不用改"
        what = f"“{one.key}”这一行在第一篇的标题前面，会当成导语"
        yield Breach(one.line, what, hint, Severity.WARNING, quoted=one.key)
