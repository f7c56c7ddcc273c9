"""The list of sources, and a page for each with its articles."""

from collections.abc import Iterator
from itertools import groupby

from mediawatch.pages.edition import Edition
from mediawatch.pages.kind import PageKind
from mediawatch.pages.page import Page, make_page


def _compose(edition: Edition) -> Iterator[Page]:
    yield make_page("sources/index.md", "sources", "../", shelves=edition.shelves)
    for shelf in edition.shelves.sources:
        years = [(year, list(articles)) for year, articles in groupby(shelf.articles, key=lambda one: one.date.year)]
        yield make_page(f"sources/{shelf.slug}.md", "source", "../../", shelf=shelf, years=years)


SOURCES = PageKind("sources", _compose)
