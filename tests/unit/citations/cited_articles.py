"""Articles and issues that tests cite."""

from dataclasses import replace
from datetime import date
from typing import Any

from mediawatch.citations.cited import Cited, Imprint, cite_article, cite_issue
from mediawatch.model import Article, Issue, Period, Source, SourceKind

PAPER = Source("晚报", kind=SourceKind.MAINSTREAM)
PORTAL = Source("专家网", kind=SourceKind.TRADE)
IMPRINT = Imprint("信息中心", "北京", "https://archive.example.org/a/")
DAY = date(2023, 6, 7)
ODD = [
    "<script>alert(1)</script> </SCRIPT> <!--",
    "A&B \"引\" '单' #1 50% $5 x_y {z} ~^\\ \\& 互联网+医疗",
    "**星** [链接](javascript:1) ER  - 完",
    "一行\n二行\r\n\tTY  - X\x00\x02\u2028三行",
    "}} @misc{x, title={y}",
]
"""Titles that mean something in one format or another."""


def article(title: str = "挂号不再排队", source: str = "晚报", **said: Any) -> Article:
    return Article(7, said.pop("ordinal", 1), title, source, DAY, "正文。", **said)


def issue(*articles: Article, series: str = "舆情月报", **said: Any) -> Issue:
    numbered = tuple(replace(one, ordinal=place) for place, one in enumerate(articles, 1))
    return Issue(7, series, date(2023, 6, 30), Period(DAY, date(2023, 6, 30)), numbered, **said)


def cite_three() -> tuple[Cited, Cited, Cited]:
    """Return an issue, a newspaper's article in it, and a web page."""
    one = article(keywords=("慢病", "基层"))
    two = article("平台", "专家网", ordinal=2, url="https://a.example/1?b=1&c")
    whole = issue(one, two)
    return (
        cite_issue(whole, IMPRINT),
        cite_article(one, PAPER, whole, IMPRINT),
        cite_article(two, PORTAL, whole, IMPRINT),
    )
