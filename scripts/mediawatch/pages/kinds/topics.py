"""The list of topics, and a page for each with what it finds."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from urllib.parse import urlencode

from mediawatch.analysis.months import Month
from mediawatch.analysis.topics import TopicShelf
from mediawatch.pages.catalogue import UNFOLDED
from mediawatch.pages.charts import Bar, Chart, month_ticks
from mediawatch.pages.edition import Edition
from mediawatch.pages.kind import PageKind
from mediawatch.pages.markup import count, month_text
from mediawatch.pages.page import Page, make_page
from mediawatch.search.article import SearchArticle


def _compose(edition: Edition) -> Iterator[Page]:
    shelves = edition.analysis.topics
    yield make_page("topics/index.md", "topics", "../", shelves=shelves, searching=_searching, trend=_trend(shelves))
    slugs = {shelf.source.name: shelf.slug for shelf in edition.shelves.sources}
    for shelf in shelves:
        yield make_page(
            f"topics/{shelf.slug}.md",
            "topic",
            "../../",
            shelf=shelf,
            history=_history(shelf),
            years=_by_month(shelf.articles),
            counts=Counter(one.article.date.year for one in shelf.articles),
            unfolded=UNFOLDED,
            slugs=slugs,
            searching=_searching,
            trend=_trend((shelf,)),
        )


def _searching(query: str, source: str = "") -> str:
    """Return the address of the same search, below the site."""
    return f"search/?{urlencode({'q': query} | ({'source': source} if source else {}))}"


def _trend(shelves: Sequence[TopicShelf]) -> str:
    """Return the address at which the first topics are compared, below the site."""
    return f"trends/?{urlencode([('q', shelf.topic.query) for shelf in shelves[:_COMPARED]])}"


def _by_month(articles: Sequence[SearchArticle]) -> list[tuple[int, list[tuple[Month, list[SearchArticle]]]]]:
    """Return the articles, newest first, by month, and the months by year."""
    months = [
        (month, list(members)) for month, members in groupby(articles, key=lambda one: Month.of(one.article.date))
    ]
    return [(year, list(members)) for year, members in groupby(months, key=lambda row: row[0].year)]


def _history(shelf: TopicShelf) -> Chart | None:
    """Return how many articles a topic has month by month, those in between without any too."""
    counts = Counter(Month.of(one.article.date) for one in shelf.articles)
    if len(counts) < _HISTORY:
        return None
    months = [min(counts)]
    while months[-1] < max(counts):
        months.append(months[-1].next())
    ticks = month_ticks(months)
    bars = [Bar(month_text(month), counts[month], tick=tick) for month, tick in zip(months, ticks, strict=True)]
    most = max(bars, key=lambda bar: bar.value)
    none = sum(not bar.value for bar in bars)
    gaps = f"，其中 {count(none, '个月')}没有" if none else ""
    says = f"{bars[0].label}至{bars[-1].label}{gaps}；{most.label}最多，{count(most.value, '篇')}。"
    return Chart("各月篇数", says, "月", "篇", tuple(bars))


_HISTORY = 2
"""Months that a history has at least."""
_COMPARED = 5
"""Queries that the page of trends compares."""

TOPICS = PageKind("topics", _compose)
