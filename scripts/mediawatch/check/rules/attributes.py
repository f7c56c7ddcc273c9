"""What stands in an article's list is written such that it is read as meant."""

import re
from collections.abc import Iterator

from mediawatch.check.registry import Breach, rule
from mediawatch.codes import Example
from mediawatch.format.fields import ARTICLE_FIELDS
from mediawatch.model import DraftArticle, Edit, Severity

_LINK = "- 链接：<https://www.xinhuanet.com/a.html>"
_HAN = "[\u3400-\u9fff]"
_RUN_TOGETHER = re.compile(rf"(?<={_HAN})(?:[^\S\n]+|[^\S\n]?[|｜/／][^\S\n]?)(?={_HAN})")


@rule(
    "MW350",
    Severity.WARNING,
    Example(f"{_LINK}\n- 关键词：大数据 慢病管理", f"{_LINK}\n- 关键词：大数据、慢病管理", instead_of=_LINK),
)
def keywords_are_told_apart(article: DraftArticle) -> Iterator[Breach]:
    """关键词之间用顿号。"""
    for words in article.keywords:
        if _RUN_TOGETHER.search(words):
            right = _RUN_TOGETHER.sub("、", words)
            line = article.line_of("关键词")
            edits = (Edit(line, words, right),)
            yield Breach(line, f"“{words[:30]}”是一个关键词还是几个", f"写成 {right[:60]}", quoted=words, edits=edits)


@rule("MW351", Severity.WARNING, Example("- 链接：<>", _LINK))
def attributes_say_something(article: DraftArticle) -> Iterator[Breach]:
    """写了的资料不是空的。"""
    for one in ARTICLE_FIELDS:
        empty = getattr(article, one.name) in (None, "", ()) and not one.required
        if empty and one.key in article.lines and one.name != "withdrawn":
            yield Breach(article.lines[one.key], f"{one.key}是空的", "写上内容；没有就删掉这一行", quoted=one.key)
