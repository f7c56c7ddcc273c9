"""Archive to pages: Markdown with front matter, one module and one template a kind of page."""

from collections.abc import Iterator

from mediawatch.declared import find_declared
from mediawatch.pages import kinds
from mediawatch.pages.edition import Edition
from mediawatch.pages.kind import PageKind
from mediawatch.pages.page import Page


def find_kinds() -> tuple[PageKind, ...]:
    """Return the kinds of pages that the modules of `kinds` declare."""
    return find_declared(kinds, PageKind)


def compose_pages(edition: Edition) -> Iterator[Page]:
    """Make all generated pages of an edition. The same gives the same text."""
    for kind in find_kinds():
        yield from kind.compose(edition)
