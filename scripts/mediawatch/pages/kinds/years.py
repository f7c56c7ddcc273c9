"""A page for each year, with its issues."""

from collections.abc import Iterator

from mediawatch.pages.catalogue import neighbours
from mediawatch.pages.edition import Edition
from mediawatch.pages.kind import PageKind
from mediawatch.pages.page import Page, make_page


def _compose(edition: Edition) -> Iterator[Page]:
    for newer, year, older in neighbours(edition.shelves.years):
        yield make_page(f"years/{year.year}.md", "year", "../../", year=year, newer=newer, older=older)


YEARS = PageKind("years", _compose)
