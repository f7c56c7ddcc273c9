"""订阅: all feeds of the site, by kind."""

from collections.abc import Iterator

from mediawatch.pages.catalogue import UNFOLDED
from mediawatch.pages.edition import Edition
from mediawatch.pages.kind import PageKind
from mediawatch.pages.page import Page, make_page


def _compose(edition: Edition) -> Iterator[Page]:
    groups = [
        (group.label, sorted(group.channels, key=lambda one: (-len(one.articles), one.name)))
        for group in edition.analysis.channels
        if group.channels
    ]
    yield make_page("feeds/index.md", "feeds", "../", groups=groups, unfolded=UNFOLDED)


FEEDS = PageKind("feeds", _compose)
