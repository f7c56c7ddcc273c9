"""What else was reported around a day."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from mediawatch.model import Article

DAYS = 3
"""Days before and after one that are around it."""
_MOST = 5
"""Articles that are named."""


def find_nearby(articles: Sequence[Article], story_of: Mapping[str, str]) -> dict[str, tuple[Article, ...]]:
    """Return articles of other issues around the day of each article that has such, by its ref; themselves by day.

    The nearest are chosen; of the own story none, and of another one the nearest alone.
    """
    by_day: dict[date, list[Article]] = {}
    for article in articles:
        by_day.setdefault(article.date, []).append(article)
    found: dict[str, tuple[Article, ...]] = {}
    for article in articles:
        chosen = {story_of.get(article.ref, article.ref): article}
        for other in _around(article, by_day):
            chosen.setdefault(story_of.get(other.ref, other.ref), other)
            if len(chosen) > _MOST:
                break
        if len(chosen) > 1:
            nearest = list(chosen.values())[1:]
            found[article.ref] = tuple(sorted(nearest, key=lambda one: (one.date, one.issue_number, one.ordinal)))
    return found


def days_around(day: date) -> tuple[date, date]:
    """Return the first and the last day that are around one."""
    reach = timedelta(DAYS)
    return (
        day - reach if day - date.min >= reach else date.min,
        day + reach if date.max - day >= reach else date.max,
    )


def _around(article: Article, by_day: Mapping[date, list[Article]]) -> Iterator[Article]:
    """Yield the articles of other issues around an article's day, the nearest first."""
    first, last = days_around(article.date)
    days = (date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1))
    for day in sorted(days, key=lambda one: (abs(one - article.date), one)):
        yield from (other for other in by_day.get(day, ()) if other.issue_number != article.issue_number)
