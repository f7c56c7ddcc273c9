"""The home page."""

from collections.abc import Iterator

from mediawatch.pages.edition import Edition
from mediawatch.pages.kind import PageKind
from mediawatch.pages.page import Page, make_page
from mediawatch.pages.proofs import describe_desk

_FREQUENT = 24
"""How many sources the home page names."""


def _compose(edition: Edition) -> Iterator[Page]:
    shelves = edition.shelves
    frequent, desk = shelves.most_frequent(_FREQUENT), describe_desk(edition.unready, edition.others)
    named = {"series": edition.series, "shelves": shelves, "frequent": frequent, "grid": edition.grid}
    yield make_page("index.md", "home", "", **named, **desk)


HOME = PageKind("", _compose)
