"""Sources are governed by the dictionary, addresses are such that a browser can open them."""

import re
from collections.abc import Iterator

from mediawatch.addresses import host_of
from mediawatch.archive.dictionary import Dictionary
from mediawatch.check.registry import Breach, rule
from mediawatch.codes import Example
from mediawatch.model import DraftArticle, Edit, Severity

_MARKS = " \t\u3000，。、；：,.;:·《》〈〉“”\"'【】[]"
"""What stands around a name and is no part of it."""
_BETWEEN = re.compile(r"[、，,/／;；|｜&＆+＋\s]|(?<=\S)[和及与](?=\S)")
_MORE = re.compile(
    r"\s*[（(【\[/／|｜：:—,，、;；-]|\s*(?:(?:本报|本刊|本网|特约|实习|首席|见习)*(?:记者|作者|编辑|通讯员)|讯)|\s+\S"
)


@rule("MW307", Severity.ERROR, Example("- 来源：新花网", "- 来源：新华网"))
def source_is_known(article: DraftArticle, dictionary: Dictionary) -> Iterator[Breach]:
    """每篇文章的来源都在来源字典里。"""
    if not article.source or dictionary.resolve(article.source) is not None:
        return
    hint, edits = _advice(article, dictionary)
    message = f"来源字典里没有“{article.source}”"
    yield Breach(article.lines.get("来源", 1), message, hint, quoted=article.source, edits=edits)


def _advice(article: DraftArticle, dictionary: Dictionary) -> tuple[str, tuple[Edit, ...]]:
    """Return how to write a source that the dictionary does not have, with an edit where that is certain."""
    text = article.source
    bare = text.strip(_MARKS)
    if dictionary.resolve(bare):
        return f"写成“{bare}”", (Edit(article.lines.get("来源", 1), text, bare),)
    host = host_of(article.url)
    owners = [source.name for source in dictionary.by_domain(host)] if host else []
    parts = [part for part in _BETWEEN.split(text) if part.strip()]
    if len(parts) > 1 and all(dictionary.resolve(part) for part in parts):
        return _one_of(parts, owners, host, dictionary), ()
    if (known := dictionary.beginning_of(text)) and _MORE.match(text, len(known)):
        return f"写成“{known}”，去掉“{text[len(known) :].strip()[:20]}”", ()
    near = [name for name in dictionary.nearest(text) if name not in owners]
    advice = [
        f"链接的域名 {host} 属于“{'”“'.join(owners)}”" if owners else "",
        f"相近的有“{'”“'.join(near)}”" if near else "",
        "改成字典里的名字，或在 _dictionaries/sources.yml 里加上它",
    ]
    return "；".join(part for part in advice if part), ()


def _one_of(parts: list[str], owners: list[str], host: str, dictionary: Dictionary) -> str:
    """Return which of several sources to keep."""
    kept = [part for part in parts if (entry := dictionary.resolve(part)) and entry.name in owners]
    if kept:
        return f"只写一家：链接是“{kept[0]}”的，留“{kept[0]}”"
    if owners:
        return f"只写一家，就是链接所在的那一家：域名 {host} 属于“{'”“'.join(owners)}”"
    return f"只写一家，就是文章所在网站的那一家：“{'”或“'.join(parts)}”"
