"""The source dictionary has each outlet once, and what is retired leads to what took its place."""

import re
from collections.abc import Iterator

from mediawatch.archive.dictionary import Dictionary, fold_name
from mediawatch.check.registry import Breach, rule
from mediawatch.codes import Example
from mediawatch.model import Severity, Source
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
        for name in (source.name, *source.aliases):
            same, alike = exact.setdefault(name, source), folded.setdefault(fold_name(name), source)
            if same is not source:
                hint = f"同一家只留一条，其他写法放进 aliases（另一条在第 {same.line} 行）"
                yield Breach(source.line, f"“{name}”已经是“{same.name}”的名字", hint)
            elif alike is not source:
                hint = f"同一家就合成一条，其他写法放进 aliases；不是一家就不用改（另一条在第 {alike.line} 行）"
                yield Breach(source.line, f"“{name}”与“{alike.name}”的名字几乎一样", hint, Severity.WARNING)


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
    for source in dictionary.sources:
        if source.successor is None:
            continue
        if source.successor not in by_name:
            yield Breach(source.line, f"没有叫“{source.successor}”的条目可以接替", "写字典里已有的名字")
            continue
        seen, at = {source.name}, source
        while at.successor in by_name:
            at = by_name[at.successor]
            if at.name in seen:
                yield Breach(source.line, f"“{source.name}”的接替关系绕成了圈", "改掉其中一个 successor")
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
        for alias in source.aliases:
            if re.search("[，、；]", alias):
                hint = "各种写法之间用半角逗号，如 [HIT专家网, HIT180]；名字里真有这个符号就不用改"
                yield Breach(source.line, f"“{alias}”是一种写法还是几种", hint)
