"""The days of an issue and of its articles agree."""

from collections.abc import Iterator

from mediawatch.check.registry import Breach, rule
from mediawatch.codes import Example
from mediawatch.model import Draft, DraftArticle, Severity


@rule("MW109", Severity.ERROR, Example("published: 2023-06-29", "published: 2023-06-30"))
def dates_are_in_order(issue: Draft) -> Iterator[Breach]:
    """监测时间先开始、后结束，结束以后才发布。"""
    if issue.period.start and issue.period.end and issue.period.start > issue.period.end:
        hint = "看看 start 和 end 是不是写反了"
        yield Breach(issue.line_of("period.start"), "监测时间的第一天晚于最后一天", hint)
    if issue.published and issue.period.end and issue.period.end > issue.published:
        hint = "改正 published 或 period"
        yield Breach(issue.line_of("published"), "发布日期早于监测时间的最后一天", hint)


@rule("MW308", Severity.WARNING, Example("- 日期：2023-07-14", "- 日期：2023-06-14"))
def date_is_in_the_period(article: DraftArticle, issue: Draft) -> Iterator[Breach]:
    """文章的日期在监测时间以内。"""
    if (
        article.date is None
        or issue.period.start is None
        or issue.period.end is None
        or issue.period.start > issue.period.end
    ):
        return
    if not issue.period.start <= article.date <= issue.period.end:
        message = f"文章日期 {article.date.isoformat()} 不在监测时间内"
        yield Breach(article.line_of("日期"), message, "原文就是这样的话不用改；否则改正日期")
