"""Addresses are such that a browser opens them, and lead to the article's own page."""

import re
from collections.abc import Iterator

from mediawatch.addresses import (
    LONGEST,
    address_in,
    detour_of,
    ending_of,
    host_of,
    is_inside,
    is_of_accounts,
    is_web_address,
    meant_by,
    target_of,
)
from mediawatch.archive.dictionary import Dictionary, fold_name, is_one_outlet
from mediawatch.check.registry import Breach, rule
from mediawatch.codes import Example
from mediawatch.model import DraftArticle, Edit, Severity
from mediawatch.samples import SOURCES
from mediawatch.tracking import page_of, without_tracking

_LINK = "- 链接：<https://www.xinhuanet.com/a.html>"
_TYPED_WIDE = re.compile(r"[／：？＝＆％＃．＿－＋＠～，。；、\u3000]")
_GLUED = re.compile(r"(\.(?:s?html?|php|aspx?|jsp))[^\x00-\x7f\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_KEPT_COPY = re.compile(r"/web/[^/]+/(https?://.+)", re.IGNORECASE)
_NONE = re.compile(r"[无略缺—-]+|暂?无(?:链接|网址)?|没有|不详|内部.*|见.*|n/?a", re.IGNORECASE)

_FAULTS = (
    (re.compile(r"^(?=[hｈtｔwｗ])(?:https?://)?[^/?#\s！-～。]*([！-～。])", re.IGNORECASE), "“{}”是全角的"),
    (re.compile(r"\S{0,8}(\s)\S{0,8}"), "中间有空格"),
    (re.compile(r"([<>\"\\])"), "不能有 {}"),
    (re.compile(r"^([a-z][a-z0-9+.-]*):(?!\d)", re.IGNORECASE), "{}: 后面不是网站"),
)
"""What keeps a text from being an address, and how that is said."""


def _addresses(article: DraftArticle) -> Iterator[tuple[str, str, int]]:
    """Yield the attributes that are addresses of the web, of a length that one has: name, address, line."""
    for name, url in (("链接", article.url), ("存档", article.archived)):
        if url is not None and len(url) <= LONGEST and is_web_address(url):
            yield name, url, article.line_of(name)


def _link(article: DraftArticle) -> Iterator[tuple[str, int]]:
    """Yield the address of the article's own page, with its line, where it is one of the web."""
    yield from ((url, line) for name, url, line in _addresses(article) if name == "链接")


def _instead(url: str, meant: str, line: int) -> tuple[Edit, ...]:
    return (Edit(line, url, meant),) if meant else ()


@rule("MW309", Severity.ERROR, Example("- 链接：<https：//www.xinhuanet.com/a.html>", _LINK))
def addresses_are_web_addresses(article: DraftArticle) -> Iterator[Breach]:
    """链接和存档都是 http 或 https 开头的网址，外面没有别的符号。"""
    for name, url in (("链接", article.url), ("存档", article.archived)):
        if url is None or is_web_address(url):
            continue
        what, quoted = _fault(url)
        meant, line = meant_by(url), article.line_of(name)
        hint = f"写成 <{meant}>" if meant else _way_out(name, url)
        message = f"{name}不是网址，{what}：{url[:60]}"
        yield Breach(line, message, hint, quoted=quoted, edits=_instead(url, meant, line))


def _fault(url: str) -> tuple[str, str]:
    """Return what keeps a text from being an address, and the words that do."""
    if re.match(r"!?\[.*\]\(", url):
        return "写成了 Markdown 的链接", url[:LONGEST]
    if len(url) > 1 and (start := re.match(r"[^\w\s:/.]", url)):
        return f"外面有多余的符号 {start[0]}", start[0]
    for pattern, what in _FAULTS:
        if odd := pattern.search(url):
            return what.format(odd[1]), odd[0]
    return "前面没有 https://", url[:LONGEST]


def _way_out(name: str, url: str) -> str:
    if _NONE.fullmatch(url):
        return f"没有{name}就删掉这一行"
    whole = f"https://{url}"
    if re.match(r"[\w-]+(?:\.[\w-]+)+(?:[:/?]|$)", url) and is_web_address(whole):
        return f"写成 <{whole}>，在浏览器里打开看看"
    if len(url) > LONGEST:
        return "打开原文，从浏览器的地址栏复制网址，写成 <https://…>"
    joined = re.sub(r"\s+", "", url)
    if joined.isascii() and is_web_address(joined) and joined.lower().count("http") == 1:
        return f"去掉空格，写成 <{joined}>，在浏览器里打开看看"
    if inside := address_in(url):
        return f"只写网址：<{inside}>，其余的文字删掉"
    return "打开原文，从浏览器的地址栏复制整个网址，写成 <https://…>，里面不能有空格"


@rule("MW360", Severity.WARNING, Example("- 链接：<https://www.xinhuanet.com/a.html。>", _LINK))
def addresses_end_without_a_mark(article: DraftArticle) -> Iterator[Breach]:
    """网址末尾没有句子的标点。"""
    for name, url, line in _addresses(article):
        if ending := ending_of(url):
            meant = meant_by(url)
            hint = f"写成 <{meant}>" if meant else "删掉它"
            yield Breach(line, f"{name}末尾多了“{ending}”", hint, quoted=url[-12:], edits=_instead(url, meant, line))


@rule(
    "MW361",
    Severity.WARNING,
    Example("- 链接：<https://www.xinhuanet.com/a.html（新华网）>", _LINK),
)
def addresses_hold_nothing_else(article: DraftArticle) -> Iterator[Breach]:
    """网址是完整的，里面没有全角的符号，后面没有粘着别的文字。"""
    for name, url, line in _addresses(article):
        body = url.removesuffix(ending_of(url))
        if glued := _GLUED.search(body):
            head, rest = body[: glued.end(1)], body[glued.end(1) :]
            yield Breach(line, f"{name}后面粘着“{rest[:20]}”", f"如果网址只到前面，写成 <{head}>", quoted=rest)
        elif wide := _TYPED_WIDE.search(body):
            meant = meant_by(url)
            mended = meant if not _TYPED_WIDE.search(meant) else ""
            hint = f"写成 <{mended}>" if mended else "从浏览器的地址栏重新复制；网址里真有它就不用改"
            yield Breach(
                line, f"{name}里的“{wide[0]}”是全角的", hint, quoted=wide[0], edits=_instead(url, mended, line)
            )


@rule("MW362", Severity.WARNING, Example("- 链接：<https://www.baidu.com/link?url=AbCdEf>", _LINK))
def links_lead_to_the_article(article: DraftArticle) -> Iterator[Breach]:
    """链接直接到文章的网页，不是跳转、快照、搜索结果、短网址或有时限的链接。"""
    for url, line in _link(article):
        if what := detour_of(url):
            target, copied = target_of(url), _KEPT_COPY.search(url)
            hint = "打开它，从浏览器的地址栏复制文章自己的网址"
            if target:
                hint = f"写成 <{target}>"
            elif copied and article.archived is None:
                hint = f"写成 <{copied[1]}>，另加一行“- 存档：<{url}>”"
            message = f"链接是{what}，不是文章自己的网页"
            yield Breach(line, message, hint, quoted=url, edits=_instead(url, target, line))


@rule("MW363", Severity.WARNING, Example("- 链接：<http://192.168.1.8/a.html>", _LINK))
def addresses_are_open_to_all(article: DraftArticle) -> Iterator[Breach]:
    """链接和存档谁都打得开：不在内网，不带用户名和密码。"""
    for name, url, line in _addresses(article):
        if is_inside(host := host_of(url)):
            hint = "换成外面也能打开的网址；没有就删掉这一行"
            yield Breach(line, f"{name}在内网里：{host}，读者打不开", hint, quoted=host)
        if user := re.match(r"https?://([^/?#]*@)", url, re.IGNORECASE):
            hint, edits = "删掉 // 后面到 @ 为止的文字", (Edit(line, user[1], ""),)
            yield Breach(line, f"{name}里有用户名或密码", hint, quoted=user[1], edits=edits)


@rule("MW364", Severity.HINT, Example("- 链接：<https://www.xinhuanet.com/a.html?utm_source=wx>", _LINK))
def links_are_not_tracked(article: DraftArticle) -> Iterator[Breach]:
    """链接里没有记录读者从哪里来的参数。"""
    for url, line in _link(article):
        if (plain := without_tracking(url)) != url:
            query = url.partition("?")[2].partition("#")[0]
            message, hint = "链接里有跟踪用的参数，没有它们也打得开", f"写成 <{plain}>"
            yield Breach(line, message, hint, quoted=query, edits=_instead(url, plain, line))


@rule(
    "MW365",
    Severity.WARNING,
    Example(
        "    domains: [news.cn]\n  - name: 北京日报\n    domains: [xinhuanet.com]",
        "    domains: [news.cn, xinhuanet.com]\n  - name: 北京日报\n    domains: [bjd.com.cn]",
        SOURCES,
        instead_of="    domains: [xinhuanet.com]\n  - name: 北京日报",
    ),
)
def links_lead_to_the_source(article: DraftArticle, dictionary: Dictionary) -> Iterator[Breach]:
    """链接的域名不属于别的来源。"""
    source = dictionary.resolve(article.source)
    if source is None or not source.domains:
        return
    name = fold_name(article.source)
    for url, line in _link(article):
        owners = () if is_of_accounts(host_of(url)) else dictionary.by_domain(host_of(url))
        own = any(is_one_outlet(source, owner) or fold_name(owner.name) == name for owner in owners)
        if owners and not own:
            names = "”“".join(owner.name for owner in owners)
            message = f"来源写的是“{article.source}”，链接的域名 {host_of(url)} 却属于“{names}”"
            hint = "看看来源和链接哪一个写错了；原文就是从那里转载的，不用改"
            yield Breach(line, message, hint, quoted=host_of(url))


@rule("MW370", Severity.WARNING, Example(f"{_LINK}\n- 存档：<http://xinhuanet.com/a.html>", _LINK))
def kept_copies_are_elsewhere(article: DraftArticle) -> Iterator[Breach]:
    """存档是另存的一份，不是原来的网页。"""
    kept = {name: (url, line) for name, url, line in _addresses(article)}
    if len(kept) > 1 and page_of(kept["链接"][0]) == page_of(kept["存档"][0]) != "":
        url, line = kept["存档"]
        yield Breach(line, "存档和链接是同一个网页，不是备份", "换成备份的网址；没有备份就删掉这一行", quoted=url)
