"""The 编辑台: what the archive misses, and what waits for a person."""

from collections.abc import Iterator

from mediawatch.archive.issue_folder import place_in_folder
from mediawatch.check.formats import WORDS
from mediawatch.check.listing import list_codes
from mediawatch.check.status import read_status
from mediawatch.pages.edition import Edition
from mediawatch.pages.kind import PageKind
from mediawatch.pages.page import Page, make_page

_SHOWN = 20
"""How many of a kind it lists."""


def _compose(edition: Edition) -> Iterator[Page]:
    archive, shelves = edition.archive, edition.shelves
    yield make_page(
        "status/index.md",
        "status",
        "../",
        status=read_status(archive.issues, archive.dictionary, edition.findings),
        words=WORDS,
        sentences={code.name: code.sentence for _, codes in list_codes() for code in codes},
        places={issue.path: issue.number for issue in archive.issues},
        repository=edition.repository,
        within=place_in_folder,
        slugs={shelf.source.name: shelf.slug for shelf in shelves.sources},
        shown=_SHOWN,
    )


STATUS = PageKind("status", _compose)
