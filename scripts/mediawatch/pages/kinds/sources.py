"""The list of sources, and a page for each with its articles."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from mediawatch.pages.catalogue import SourceShelf
from mediawatch.pages.charts import Chart, year_bars
from mediawatch.pages.edition import Edition
from mediawatch.pages.kind import PageKind
from mediawatch.pages.page import Page, make_page


def _compose(edition: Edition) -> Iterator[Page]:
    yield make_page("sources/index.md", "sources", "../", shelves=edition.shelves)
    for shelf in edition.shelves.sources:
        years = [(year, list(articles)) for year, articles in groupby(shelf.articles, key=lambda one: one.date.year)]
        yield make_page(
            f"sources/{shelf.slug}.md", "source", "../../", shelf=shelf, years=years, history=_history(shelf)
        )


def _history(shelf: SourceShelf) -> Chart | None:
    """Return how many articles of a source there are by year; of a single year that is no history."""
    bars = year_bars(article.date.year for article in shelf.articles)
    if len(bars) < 2:
        return None
    most = max(bars, key=lambda bar: bar.value)
    says = f"{bars[0].label}年至{bars[-1].label}年，{most.label}年最多，{most.value} 篇。"
    linked = tuple(replace(bar, href=f"#year-{bar.label}" if bar.value else "") for bar in bars)
    return Chart("各年收录", says, "年", "篇", linked)


SOURCES = PageKind("sources", _compose)
