"""The list of what `check` looks for."""

from collections.abc import Iterator

from mediawatch.check.formats import WORDS
from mediawatch.check.listing import list_codes
from mediawatch.pages.edition import Edition
from mediawatch.pages.kind import PageKind
from mediawatch.pages.page import Page, make_page


def _compose(_edition: Edition) -> Iterator[Page]:
    yield make_page("rules/index.md", "rules", "../", groups=list_codes(), words=WORDS)


RULES = PageKind("rules", _compose)
