"""What was handed out to be replaced is not published."""

import re
from collections.abc import Iterator

from mediawatch.archive import placeholders
from mediawatch.archive.next_issue import BLANK_TITLE
from mediawatch.check.prose import issue_lines
from mediawatch.check.registry import Breach, rule
from mediawatch.codes import Example
from mediawatch.format.fields import ARTICLE_FIELDS
from mediawatch.model import Draft, Severity

_LEFT = ("……", "段", "正文", "##", "待", "TODO", "todo", "TBD")
"""What is in all paragraphs that stand for others."""

_WHOLE = "从浏览器的地址栏复制完整的网址"
_LINK = re.compile(r"<(http[^<>]*)>|\]\(([^()]*)\)", re.IGNORECASE)
_DAYS = "published: {}\nperiod:\n  start: {}\n  end: {}"


@rule("MW340", Severity.ERROR, Example(f"## {BLANK_TITLE}", "## 社区卫生信息系统升级"))
def placeholders_are_replaced(issue: Draft) -> Iterator[Breach]:
    """草稿和投稿指南里的例子都换成了自己的内容。"""
    named = {"series": issue.series, "publisher": issue.publisher, "scope": issue.scope}
    for key, text in named.items():
        if text and placeholders.is_left_out(text):
            yield Breach(issue.line_of(key), f"{key} 还没有写", "换成真的内容", quoted=text)
    for article in issue.articles:
        if placeholders.is_title(article.title):
            where = article.line_of("title")
            yield Breach(where, f"标题“{article.title}”是例子里的", "换成这篇文章的标题", quoted=article.title)
        for field in ARTICLE_FIELDS:
            text = getattr(article, field.name)
            if isinstance(text, str) and placeholders.is_left_out(text):
                what = f"“{field.key}”还没有写"
                yield Breach(article.line_of(field.key), what, "写上内容，或删掉这一行", quoted=text)
    for number, line in issue_lines(issue, *_LEFT):
        if placeholders.is_paragraph(line):
            yield Breach(number, f"“{line.strip()[:20]}”是例子里的", "换成原文，或删掉这一段", quoted=line.strip())


@rule(
    "MW341",
    Severity.ERROR,
    Example("- 链接：<https://www.xinhuanet.com/…>", "- 链接：<https://www.xinhuanet.com/a.html>"),
    also=Severity.WARNING,
)
def addresses_are_written_out(issue: Draft) -> Iterator[Breach]:
    """网址写全了，不是举例用的，没有用省略号代替。"""
    for article in issue.articles:
        for key, address in (("链接", article.url), ("存档", article.archived)):
            if found := placeholders.find_address(address or ""):
                yield Breach(article.line_of(key), f"网址“{found}”没有写全", _WHOLE, quoted=found)
            elif address and placeholders.is_example_address(address):
                what = f"{key}的网址“{address[:60]}”是举例用的，打不开"
                hint = f"{_WHOLE}；没有就删掉这一行"
                yield Breach(article.line_of(key), what, hint, Severity.WARNING, quoted=address)
    for number, line in issue_lines(issue, "://"):
        for link in _LINK.finditer(line):
            if found := placeholders.find_address(link[1] or link[2]):
                yield Breach(number, f"网址“{found}”没有写全", _WHOLE, quoted=found)


@rule(
    "MW342",
    Severity.ERROR,
    Example(
        _DAYS.format("2023-07-31", placeholders.PERIOD.start, placeholders.PERIOD.end),
        _DAYS.format("2023-06-30", "2023-06-01", "2023-06-30"),
    ),
)
def period_is_replaced(issue: Draft) -> Iterator[Breach]:
    """监测时间换成了这一期的，不是投稿指南的例子。"""
    example = placeholders.PERIOD
    days = [article.date for article in issue.articles if article.date]
    is_example = (issue.period.start, issue.period.end) == (example.start, example.end)
    if (
        is_example
        and issue.number != placeholders.NUMBER
        and days
        and not any(example.start <= day <= example.end for day in days)
    ):
        what = f"监测时间 {example.start} 至 {example.end} 是例子里的，没有一篇文章在这段时间"
        yield Breach(issue.line_of("period.start"), what, "换成这一期的监测时间和发布日期")
