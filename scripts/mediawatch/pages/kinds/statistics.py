"""The page 统计: how much there is, from whom, and which words came into use and went out of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from mediawatch.analysis.analysis import Analysis
from mediawatch.analysis.counts import YearTable
from mediawatch.analysis.words import COHESION, FREEDOM, SIGNIFICANT, Shift, Words, YearShifts
from mediawatch.pages.charts import month_ticks
from mediawatch.pages.edition import Edition
from mediawatch.pages.kind import PageKind
from mediawatch.pages.markup import address, count, month_text
from mediawatch.pages.page import Page, make_page
from mediawatch.pages.plots import (
    Column,
    Plot,
    Series,
    per_cent,
    plot_counts,
    plot_flow,
    plot_shares,
    share,
    small_path,
)

_SOURCES = 12
"""How many sources have a row of their own."""
_WORDS = 12
"""How many words do."""
_TABLES = "../data/statistics/"


@dataclass(frozen=True, slots=True)
class Row:
    """What something had in each year: `path` draws it, `href` leads to what was counted, `part` is its share."""

    label: str
    href: str
    path: str
    counts: tuple[int, ...]
    part: str = ""


def _compose(edition: Edition) -> Iterator[Page]:
    analysis = edition.analysis
    slugs = {shelf.source.name: shelf.slug for shelf in edition.shelves.sources}
    words = analysis.words
    yield make_page(
        "statistics/index.md",
        "statistics",
        "../",
        articles=len(analysis.articles),
        months=_months(analysis),
        span=analysis.article_months,
        years=analysis.sources.years,
        sources=_sources(analysis.sources, slugs),
        concentration=_concentration(analysis.sources),
        kinds=_kinds(analysis.kinds),
        kind_counts=[(kind, sum(row)) for kind, row in analysis.kinds.rows],
        turnover=_turnover(analysis),
        words=_words(words, analysis.sources.years),
        clearest=_clearest(words),
        shifts=[_shift_lists(one, words) for one in reversed(words.shifts) if one.rose or one.fell],
        compared=len(words.shifts),
        tables=_TABLES,
        measures={"cohesion": COHESION, "freedom": FREEDOM, "significant": SIGNIFICANT},
    )


def _months(analysis: Analysis) -> Plot | None:
    """Return the articles month by month; of a single month that is no history."""
    months = analysis.article_months
    if len(months) < 2:
        return None
    empty = sum(1 for _, n in months if not n)
    first, last = month_text(months[0][0]), month_text(months[-1][0])
    named, most = _most([(month_text(month), n) for month, n in months], "个月")
    says = f"{first}至{last}，最多的是{named}{count(most, '篇')}"
    says += f"；有 {count(empty, '个')}月没有文章。" if empty else "；每个月都有。"
    ticks = month_ticks([month for month, _ in months])
    columns = [
        Column(month_text(month), tick, _search("", *month.days) if n else "")
        for (month, n), tick in zip(months, ticks, strict=True)
    ]
    series = Series("篇", tuple(n for _, n in months))
    return plot_counts("各月的文章", says, "月", columns, series, f"{_TABLES}months.csv")


def _sources(table: YearTable, slugs: dict[str, str]) -> tuple[Row, ...]:
    """Return the most frequent sources, and the others together."""
    whole = sum(table.totals)
    rows = [
        Row(name, f"../sources/{address(slugs[name])}/", small_path(row), row, per_cent(sum(row), whole))
        for name, row in table.rows[:_SOURCES]
    ]
    if others := table.rows[_SOURCES:]:
        sums = tuple(sum(row[place] for _, row in others) for place in range(len(table.years)))
        label = f"其他 {count(len(others), '个')}来源"
        rows.append(Row(label, "../sources/", small_path(sums), sums, per_cent(sum(sums), whole)))
    return tuple(rows)


def _concentration(table: YearTable) -> str:
    if not table.rows:
        return ""
    whole = sum(table.totals)
    named, articles = _most([(name, sum(row)) for name, row in table.rows], "个")
    says = (
        f"共 {count(len(table.rows), '个')}来源，最多的是{named}{count(articles, '篇')}（{per_cent(articles, whole)}）"
    )
    if len(table.rows) > _SOURCES:
        most = sum(sum(counts) for _, counts in table.rows[:_SOURCES])
        says += f"；最多的 {count(_SOURCES, '个')}合起来占 {per_cent(most, whole)}"
    return f"{says}。"


def _kinds(table: YearTable) -> Plot | None:
    """Return what part of each year's articles each kind of source has; one year or one kind is no comparison."""
    if len(table.years) < 2 or len(table.rows) < 2:
        return None
    kind, row = table.rows[0]
    parts = [(n / total, year) for n, total, year in zip(row, table.totals, table.years, strict=True) if total]
    (low, lowest), (high, highest) = min(parts), max(parts)
    says = f"全部文章里{kind}最多，占 {per_cent(sum(row), sum(table.totals))}："
    says += f"最高的{highest}年占 {100 * high:.1f}%，最低的{lowest}年占 {100 * low:.1f}%。"
    series = [Series(kind, counts) for kind, counts in table.rows]
    return plot_shares(
        "各类来源的份额", says, "年", _year_columns(table.years, table.totals), series, f"{_TABLES}kinds.csv"
    )


def _turnover(analysis: Analysis) -> Plot | None:
    """Return how many sources came and went in each year."""
    years = analysis.turnover
    if len(years) < 2:
        return None
    came, gone = [len(one.came) for one in years], [len(one.gone) for one in years]
    named, most = _most([(f"{one.year}年", len(one.came)) for one in years[1:]], "年")
    says = f"{years[0].year}年以后，新来源最多的是{named}{count(most, '个')}。" if most else "头一年以后没有新来源。"
    if any(gone):
        named, most = _most([(f"{one.year}年", len(one.gone)) for one in years], "年")
        says += f"末次收录最多的是{named}{count(most, '个')}。"
    columns = [Column(f"{one.year}年", str(one.year)) for one in years]
    up, down = Series("新来源", tuple(came)), Series("末次收录", tuple(gone))
    return plot_flow("来源的新旧更替", says, "年", columns, up, down, f"{_TABLES}turnover.csv")


def _words(words: Words, years: Sequence[int]) -> tuple[Row, ...]:
    """Return the words that rose most clearly, with their shares year by year."""
    totals = dict(zip(words.years, words.articles, strict=True))
    rows: list[Row] = []
    for word in words.clearest(_WORDS):
        found = dict(zip(words.years, word.articles, strict=True))
        counts = tuple(found.get(year, 0) for year in years)
        path = small_path([share(n, totals.get(year, 0)) for n, year in zip(counts, years, strict=True)])
        rows.append(Row(word.text, _search(word.text), path, counts))
    return tuple(rows)


def _clearest(words: Words) -> str:
    """Return the sentence about the clearest shift of all."""
    found = [(shift, year) for year in words.shifts for shift in year.rose[:1]]
    if not found:
        return ""
    shift, year = max(found, key=lambda one: one[0].likelihood)
    then, now = (_share_text(shift, words, one) for one in (year.earlier, year.year))
    return f"最明显的一处：有“{shift.word.text}”的文章，{year.earlier}年{then}，{year.year}年{now}。"


def _share_text(shift: Shift, words: Words, year: int) -> str:
    place = words.years.index(year)
    return (
        f" {count(shift.word.articles[place], '篇')}（{per_cent(shift.word.articles[place], words.articles[place])}）"
    )


def _shift_lists(shifts: YearShifts, words: Words) -> dict[str, object]:
    """Return what a year's words say, with links to the articles that have them."""
    now, then = words.years.index(shifts.year), words.years.index(shifts.earlier)

    def listed(found: Sequence[Shift], year: int) -> list[tuple[str, str, str, str]]:
        return [
            (
                one.word.text,
                _search(one.word.text, *_year_days(year)),
                per_cent(one.word.articles[then], words.articles[then]),
                per_cent(one.word.articles[now], words.articles[now]),
            )
            for one in found
        ]

    return {
        "year": shifts.year,
        "earlier": shifts.earlier,
        "rose": listed(shifts.rose, shifts.year),
        "fell": listed(shifts.fell, shifts.earlier),
    }


def _most(counts: Sequence[tuple[str, int]], unit: str) -> tuple[str, int]:
    """Return what has most, as far as the number, and that; of several the first one and how many they are."""
    most = max(n for _, n in counts)
    first, *others = (label for label, n in counts if n == most)
    return f"{first}等 {count(len(others) + 1, unit)}，各 " if others else f"{first}，", most


def _year_columns(years: Sequence[int], totals: Sequence[int]) -> list[Column]:
    return [
        Column(f"{year}年", str(year), _search("", *_year_days(year)) if n else "")
        for year, n in zip(years, totals, strict=True)
    ]


def _year_days(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _search(text: str, first: date | None = None, last: date | None = None) -> str:
    """Return the address of a search."""
    asked = {"q": text, "from": first or "", "to": last or ""}
    return f"../search/?{urlencode({name: value for name, value in asked.items() if value})}"


STATISTICS = PageKind("statistics", _compose)
