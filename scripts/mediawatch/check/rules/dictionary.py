"""The source dictionary has each outlet once, and what is retired leads to what took its place."""

import re
from collections.abc import Iterator

from mediawatch.addresses import is_of_accounts, plain_host
from mediawatch.archive.dictionary import Dictionary, bare_name, fold_name, is_one_outlet, is_shared_domain
from mediawatch.check.registry import Breach, rule
from mediawatch.codes import Example
from mediawatch.model import Edit, EntryStatus, Severity, Source
from mediawatch.samples import SOURCES


@rule(
    "MW402",
    Severity.ERROR,
    Example(
        "  - name: 北京日报\n  - name: 京报\n    aliases: [北京日报]",
        "  - name: 北京日报\n    aliases: [京报]",
        SOURCES,
    ),
    also=Severity.WARNING,
)
def names_are_unique(dictionary: Dictionary) -> Iterator[Breach]:
    """一个名字或别名只属于一条；只差全角半角、大小写或空格的，也不属于两条。"""
    exact: dict[str, Source] = {}
    folded: dict[str, Source] = {}
    for source in dictionary.sources:
        for key, name in _names(source):
            line = source.line_of(key)
            same, alike = exact.setdefault(name, source), folded.setdefault(fold_name(name), source)
            if same is not source:
                hint = f"同一家只留一条，其他写法放进 aliases（另一条在第 {same.line} 行）"
                yield Breach(line, f"“{name}”已经是“{same.name}”的名字", hint, quoted=name)
            elif alike is not source:
                hint = f"同一家就合成一条，其他写法放进 aliases；不是一家就不用改（另一条在第 {alike.line} 行）"
                message = f"“{name}”与“{alike.name}”的名字几乎一样"
                yield Breach(line, message, hint, Severity.WARNING, quoted=name)


def _names(source: Source) -> Iterator[tuple[str, str]]:
    """Yield the name and the aliases of an entry, each with the key of its line."""
    yield "name", source.name
    yield from ((f"aliases.{place}", alias) for place, alias in enumerate(source.aliases))


@rule(
    "MW403",
    Severity.ERROR,
    Example(
        "  - name: 京报\n    status: 停用\n    successor: 北京报",
        "  - name: 北京日报\n  - name: 京报\n    status: 停用\n    successor: 北京日报",
        SOURCES,
    ),
)
def successors_lead_to_an_entry(dictionary: Dictionary) -> Iterator[Breach]:
    """接替停用条目的是字典里的另一条，接替关系不绕圈。"""
    by_name = {source.name: source for source in dictionary.sources}
    folded = {fold_name(source.name): source for source in dictionary.sources}
    for source in dictionary.sources:
        if source.successor is None:
            continue
        line = source.line_of("successor")
        if source.successor not in by_name:
            meant = dictionary.resolve(source.successor) or folded.get(fold_name(source.successor))
            near = "”“".join(dictionary.nearest(source.successor))
            hint = "写字典里已有的名字" + (f"；相近的有“{near}”" if near else "")
            hint = f"写它的名字“{meant.name}”" if meant else hint
            edits = (Edit(line, source.successor, meant.name),) if meant else ()
            message = f"没有叫“{source.successor}”的条目可以接替"
            yield Breach(line, message, hint, quoted=source.successor, edits=edits)
            continue
        seen, at = {source.name}, source
        while at.successor in by_name:
            at = by_name[at.successor]
            if at.name in seen:
                yield Breach(line, f"“{source.name}”的接替关系绕成了圈", "改掉其中一个 successor")
                break
            seen.add(at.name)


@rule(
    "MW405",
    Severity.WARNING,
    Example(
        "  - name: 健康报\n    aliases: [中国健康报、健康报网]",
        "  - name: 健康报\n    aliases: [中国健康报, 健康报网]",
        SOURCES,
    ),
)
def aliases_are_written_apart(dictionary: Dictionary) -> Iterator[Breach]:
    """别名之间用半角逗号隔开。"""
    for source in dictionary.sources:
        for place, alias in enumerate(source.aliases):
            if re.search("[，、；]", alias):
                hint = "各种写法之间用半角逗号，如 [HIT专家网, HIT180]；名字里真有这个符号就不用改"
                line = source.line_of(f"aliases.{place}")
                yield Breach(line, f"“{alias}”是一种写法还是几种", hint, quoted=alias)


_AFTER = "  - name: 京报\n    status: 停用\n    successor: 北京日报\n  - name: 北京日报"


@rule(
    "MW406", Severity.WARNING, Example("  - name: 京报\n    successor: 北京日报\n  - name: 北京日报", _AFTER, SOURCES)
)
def who_has_a_successor_is_retired(dictionary: Dictionary) -> Iterator[Breach]:
    """写了 successor 的条目是停用的。"""
    for source in dictionary.sources:
        if source.successor is not None and source.status is not EntryStatus.RETIRED:
            message = f"“{source.name}”由“{source.successor}”接替，却没有停用"
            hint = "停用了就加一行 status: 停用；还在用就删掉 successor"
            yield Breach(source.line_of("successor"), message, hint, quoted=source.successor)


@rule("MW407", Severity.HINT, Example("  - name: 京报\n    status: 停用\n  - name: 北京日报", _AFTER, SOURCES))
def who_is_retired_has_a_successor(dictionary: Dictionary) -> Iterator[Breach]:
    """停用的条目写明由哪一条接替，除非没有接替的。"""
    for source in dictionary.sources:
        if source.status is EntryStatus.RETIRED and source.successor is None:
            hint = "改了名或并入别家的，加一行 successor: 新名字；停办了的不用改"
            message = f"“{source.name}”停用了，没有写由谁接替"
            yield Breach(source.line_of("status"), message, hint)


@rule(
    "MW408",
    Severity.WARNING,
    Example("    aliases: [新华社, 新华网, 新华社]", "    aliases: [新华社]", SOURCES),
    also=Severity.HINT,
)
def aliases_are_other_spellings(dictionary: Dictionary) -> Iterator[Breach]:
    """别名是名字以外的写法，一条里每个别名、每个域名只写一次。"""
    for source in dictionary.sources:
        seen = {source.name}
        for place, alias in enumerate(source.aliases):
            if alias in seen:
                what = "就是它的名字" if alias == source.name else "写了两次"
                line = source.line_of(f"aliases.{place}")
                yield Breach(line, f"“{source.name}”的别名“{alias}”{what}", "删掉多余的一个", quoted=alias)
            seen.add(alias)
        hosts: set[str] = set()
        for place, domain in enumerate(source.domains):
            if (host := plain_host(domain)) in hosts:
                line = source.line_of(f"domains.{place}")
                message = f"“{source.name}”的域名 {host} 写了两次"
                yield Breach(line, message, "留一个，不写 www.", Severity.HINT, quoted=domain)
            hosts.add(host)


@rule(
    "MW409",
    Severity.HINT,
    Example(
        "  - name: 北京日报\n    domains: [xinhuanet.com]", "  - name: 北京日报\n    domains: [bjd.com.cn]", SOURCES
    ),
)
def domains_tell_the_source(dictionary: Dictionary) -> Iterator[Breach]:
    """一个域名属于一条，除非几家真的同用一个网站；微博、公众号这样的平台谁都在用，不算。"""
    first: dict[str, Source] = {}
    for source in dictionary.sources:
        if source.status is EntryStatus.RETIRED:
            continue
        for place, domain in enumerate(source.domains):
            host = plain_host(domain)
            other = first.setdefault(host, source)
            if not is_of_accounts(host) and not is_one_outlet(source, other):
                line = source.line_of(f"domains.{place}")
                message = f"域名 {domain} 也写在“{other.name}”里，看链接分不出是哪一家"
                yield Breach(line, message, "写错了就改；两家真的同用一个网站就不用改", quoted=domain)


@rule(
    "MW410",
    Severity.WARNING,
    Example("    domains: [com.cn]", "    domains: [xinhuanet.com]", SOURCES),
)
def domains_are_of_one_site(dictionary: Dictionary) -> Iterator[Breach]:
    """域名是一家网站的，不是许多网站共用的结尾。"""
    for source in dictionary.sources:
        for place, domain in enumerate(source.domains):
            if is_shared_domain(domain):
                line = source.line_of(f"domains.{place}")
                yield Breach(line, f"{domain} 是许多网站共用的结尾", "写完整的域名，如 nhc.gov.cn", quoted=domain)


@rule("MW411", Severity.WARNING, Example("  - name: 北京日报，", "  - name: 北京日报", SOURCES))
def names_are_bare(dictionary: Dictionary) -> Iterator[Breach]:
    """名字和别名前后没有多余的标点和书名号。"""
    for source in dictionary.sources:
        for key, name in _names(source):
            bare = bare_name(name)
            if bare and bare != name:
                line = source.line_of(key)
                edits = (Edit(line, name, bare),)
                yield Breach(line, f"“{name}”前后有多余的标点", f"写成 {bare}", quoted=name, edits=edits)
