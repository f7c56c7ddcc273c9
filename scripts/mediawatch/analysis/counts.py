"""How many articles there are, by month, source and kind of source, and which sources came and went.

What is counted is what search finds, by the days of the articles: a count is that of the results of a search.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from mediawatch.analysis.months import Month
from mediawatch.search.article import SearchArticle

SILENCE = timedelta(days=365)
"""A source has gone when its last article is so much older than the newest of all."""


@dataclass(frozen=True, slots=True)
class YearTable:
    """Articles by name and year, the most frequent name first. `years` are without gaps."""

    years: tuple[int, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]

    @property
    def totals(self) -> tuple[int, ...]:
        """The sums of the years."""
        return tuple(sum(row[place] for _, row in self.rows) for place in range(len(self.years)))


@dataclass(frozen=True, slots=True)
class Turnover:
    """The sources whose first article is of a year, and those that have gone with an article of it; both by name."""

    year: int
    came: tuple[str, ...]
    gone: tuple[str, ...]


def count_months(articles: Iterable[SearchArticle]) -> tuple[tuple[Month, int], ...]:
    """Return how many articles each month has, from the first to the last, those without any too."""
    counts = Counter(Month.of(one.article.date) for one in articles)
    if not counts:
        return ()
    months = [min(counts)]
    while months[-1] < max(counts):
        months.append(months[-1].next())
    return tuple((month, counts[month]) for month in months)


def count_sources(articles: Iterable[SearchArticle]) -> YearTable:
    """Return the articles of each source by year."""
    return _tabulate(Counter((one.source.name, one.article.date.year) for one in articles))


def count_kinds(articles: Iterable[SearchArticle]) -> YearTable:
    """Return the articles of each kind of source by year."""
    return _tabulate(Counter((one.source.kind.value, one.article.date.year) for one in articles))


def find_turnover(articles: Iterable[SearchArticle]) -> tuple[Turnover, ...]:
    """Return which sources came and went in each year, from the first to the last."""
    days: dict[str, list[date]] = {}
    for one in articles:
        days.setdefault(one.source.name, []).append(one.article.date)
    if not days:
        return ()
    spans = {name: (min(days[name]), max(days[name])) for name in sorted(days)}
    newest = max(last for _, last in spans.values())
    years = range(min(first for first, _ in spans.values()).year, newest.year + 1)
    return tuple(
        Turnover(
            year,
            tuple(name for name, (first, _) in spans.items() if first.year == year),
            tuple(name for name, (_, last) in spans.items() if last.year == year and newest - last > SILENCE),
        )
        for year in years
    )


def _tabulate(counts: Mapping[tuple[str, int], int]) -> YearTable:
    found = {year for _, year in counts}
    years = tuple(range(min(found), max(found) + 1)) if found else ()
    names = {name for name, _ in counts}
    rows = [(name, tuple(counts.get((name, year), 0) for year in years)) for name in names]
    return YearTable(years, tuple(sorted(rows, key=lambda row: (-sum(row[1]), row[0]))))
