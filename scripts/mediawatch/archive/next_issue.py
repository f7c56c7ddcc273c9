"""The issue after the last one: the days that it covers, and what its file holds before anybody fills it."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from mediawatch.model import Article, Draft, Issue, Period

BLANK_TITLE = "把这一行换成第一篇文章的标题"
BLANK_BODY = "把这一段换成正文。段与段之间空一行；再加一篇文章，就再写一个 ## 开头的标题。"
"""What the blank article of a new issue says."""

_NEAR = timedelta(days=31)
"""How long before and after a period somebody may begin its issue."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a digest is called, who publishes it, and what it watches; empty where nothing is said."""

    series: str = ""
    publisher: str = ""
    scope: str = ""


def next_period(last: Issue | None, today: date) -> Period:
    """Return the period after an issue's, as long as that; last month where that would be long ago, or far ahead."""
    if last is not None:
        first, final = last.period.start, last.period.end
        start = final + timedelta(days=1)
        whole = first == final.replace(day=1) and start.day == 1
        end = _month_end(start) if whole else start + (final - first)
        if start - _NEAR <= today <= end + _NEAR:
            return Period(start, end)
    end = today.replace(day=1) - timedelta(days=1)
    return Period(end.replace(day=1), end)


def following_period(last: Issue) -> Period:
    """Return the period right after an issue's, as long as that, whatever day it is."""
    return next_period(last, last.period.end + timedelta(days=1))


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def draft_issue(number: int, last: Issue | None, period: Period, published: date, names: Names) -> Draft:
    """Return a new issue, ready to fill: names as in the issue before, or else the given ones; and a blank article."""
    blank = Article(number, 1, BLANK_TITLE, "", None, BLANK_BODY, url="")
    return Issue(
        number,
        last.series if last else names.series,
        published,
        period,
        (blank,),
        publisher=(last and last.publisher) or names.publisher or None,
        scope=(last and last.scope) or names.scope or None,
    )
