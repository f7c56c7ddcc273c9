"""Sources are governed by the dictionary."""

import re
from collections.abc import Iterator
from functools import cache

from mediawatch.addresses import host_of
from mediawatch.archive.dictionary import Dictionary
from mediawatch.check.registry import Breach, rule
from mediawatch.codes import Example
from mediawatch.model import Draft, DraftArticle, Edit, EntryStatus, Severity
from mediawatch.samples import SOURCES

_MARKS = " \t\u3000，。、；：,.;:·《》〈〉“”\"'【】[]"
"""What stands around a name and is no part of it."""
_BETWEEN = re.compile(r"[、，,/／;；|｜&＆+＋\s]|(?<=\S)[和及与](?=\S)")
_MORE = re.compile(
    r"\s*[（(【\[/／|｜：:—,，、;；-]|\s*(?:(?:本报|本刊|本网|特约|实习|首席|见习)*(?:记者|作者|编辑|通讯员)|讯)|\s+\S"
)
_ADD_IT = "在 _dictionaries/sources.yml 里加上它"


@rule("MW307", Severity.ERROR, Example("- 来源：新花网", "- 来源：新华网"))
def source_is_known(issues: tuple[Draft, ...], dictionary: Dictionary) -> Iterator[Breach]:
    """每篇文章的来源都在来源字典里。"""
    unknown = [
        (issue, article)
        for issue in issues
        for article in issue.articles
        if article.source and dictionary.resolve(article.source) is None
    ]
    using: dict[str, set[str]] = {}
    for issue, article in unknown:
        using.setdefault(article.source, set()).add(issue.path)
    nearest = cache(dictionary.nearest)
    for issue, article in unknown:
        line, text = article.line_of("来源"), article.source
        bare = text.strip(_MARKS)
        known = dictionary.resolve(bare) is not None
        hint = f"写成“{bare}”" if known else _advice(article, dictionary, nearest(text), len(using[text]))
        edits = (Edit(line, text, bare),) if known else ()
        yield Breach(line, f"来源字典里没有“{text}”", hint, path=issue.path, quoted=text, edits=edits)


def _advice(article: DraftArticle, dictionary: Dictionary, nearest: tuple[str, ...], uses: int) -> str:
    """Return what may have been meant. What several issues have is an entry that was renamed, or taken out."""
    text, host = article.source, host_of(article.url)
    owners = [source.name for source in dictionary.by_domain(host)] if host else []
    parts = [part for part in _BETWEEN.split(text) if part.strip()]
    if len(parts) > 1 and all(dictionary.resolve(part) for part in parts):
        return _one_of(parts, owners, host, dictionary)
    if (known := dictionary.beginning_of(text)) and _MORE.match(text, len(known)):
        return f"写成“{known}”，去掉“{text[len(known) :].strip()[:20]}”"
    near = [name for name in nearest if name not in owners]
    advice = [
        f"链接的域名 {host} 属于“{'”“'.join(owners)}”" if owners else "",
        f"相近的有“{'”“'.join(near)}”" if near else "",
        f"改成字典里的名字，或{_ADD_IT}",
    ]
    if uses > 1:
        renamed = f"改了名，把“{text}”写进新名字的 aliases；" if owners or near else ""
        advice[2] = f"有 {uses} 期用它，像是字典里动过：{renamed}删掉了，加回来，不再用的写 status: 停用；新来源就加上"
    return "；".join(part for part in advice if part)


def _one_of(parts: list[str], owners: list[str], host: str, dictionary: Dictionary) -> str:
    """Return which of several sources to keep."""
    kept = [part for part in parts if (entry := dictionary.resolve(part)) and entry.name in owners]
    if kept:
        return f"只写一家：链接是“{kept[0]}”的，留“{kept[0]}”"
    if owners:
        return f"只写一家，就是链接所在的那一家：域名 {host} 属于“{'”“'.join(owners)}”"
    return f"只写一家，就是文章所在网站的那一家：“{'”或“'.join(parts)}”"


@rule(
    "MW371",
    Severity.HINT,
    Example(
        "  - name: 新华网\n    listed:\n      - start: 2023-07-01\n",
        "  - name: 新华网\n    listed:\n      - start: 2021-10-20\n",
        SOURCES,
        instead_of="  - name: 新华网\n",
    ),
)
def source_was_on_the_list(article: DraftArticle, dictionary: Dictionary) -> Iterator[Breach]:
    """写了稿源名单日子的来源，文章的日期在这些日子里。"""
    source, day = dictionary.resolve(article.source), article.date
    if source is None or not source.listed or day is None or article.withdrawn is not None:
        return
    if not any(one.holds(day) for one in source.listed):
        message = f"{day} 这一天，“{source.name}”不在稿源名单里"
        hint = "看看转载合不合规定；字典里的日子记错了，就改 listed"
        yield Breach(article.line_of("来源"), message, hint, quoted=article.source)


@rule(
    "MW369",
    Severity.WARNING,
    Example("  - name: 新华网\n    status: 停用\n    successor: 北京日报\n", "  - name: 新华网\n", SOURCES),
)
def newest_issue_uses_no_retired_source(issues: tuple[Draft, ...], dictionary: Dictionary) -> Iterator[Breach]:
    """最新的一期不用已经停用的来源；以前的各期不改。"""
    newest = max((issue for issue in issues if issue.number), key=lambda issue: issue.number or 0, default=None)
    for article in newest.articles if newest else ():
        source = dictionary.resolve(article.source)
        if newest and source and source.status is EntryStatus.RETIRED and article.withdrawn is None:
            after = f"，由“{source.successor}”接替" if source.successor else ""
            meant = f"改成“{source.successor}”，" if source.successor else "换成别的来源，"
            hint = f"看看原文：印的是新名字就{meant}印的就是它不用改"
            message = f"来源“{article.source}”已经停用{after}"
            yield Breach(article.line_of("来源"), message, hint, path=newest.path, quoted=article.source)
