"""Sources are governed by the dictionary, addresses are such that a browser can open them."""

import re
from collections.abc import Iterator

from mediawatch.addresses import host_of
from mediawatch.archive.dictionary import Dictionary
from mediawatch.check.registry import Breach, rule
from mediawatch.codes import Example
from mediawatch.model import DraftArticle, Severity

_URL = re.compile(r"https?://[^\s<>\"\\]+", re.IGNORECASE)


@rule("MW307", Severity.ERROR, Example("- 来源：新花网", "- 来源：新华网"))
def source_is_known(article: DraftArticle, dictionary: Dictionary) -> Iterator[Breach]:
    """每篇文章的来源都在来源字典里。"""
    if not article.source or dictionary.resolve(article.source) is not None:
        return
    host = host_of(article.url)
    owners = [source.name for source in dictionary.by_domain(host)] if host else []
    near = [name for name in dictionary.nearest(article.source) if name not in owners]
    advice = [
        f"链接的域名 {host} 属于“{'”“'.join(owners)}”" if owners else "",
        f"相近的有“{'”“'.join(near)}”" if near else "",
        "改成字典里的名字，或在 _dictionaries/sources.yml 里加上它",
    ]
    hint = "；".join(part for part in advice if part)
    yield Breach(article.lines.get("来源", 1), f"来源字典里没有“{article.source}”", hint)


@rule(
    "MW309",
    Severity.ERROR,
    Example("- 链接：<www.xinhuanet.com/a.html>", "- 链接：<https://www.xinhuanet.com/a.html>"),
)
def addresses_are_web_addresses(article: DraftArticle) -> Iterator[Breach]:
    """链接和存档都是 http 或 https 开头的网址。"""
    for name, url in (("链接", article.url), ("存档", article.archived)):
        if url is not None and (not _URL.fullmatch(url) or not host_of(url)):
            message = f"{name}不是网址：{url[:60]}"
            yield Breach(article.lines.get(name, 1), message, "写成 <https://…>，里面不能有空格")
