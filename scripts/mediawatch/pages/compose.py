"""Archive to pages: Markdown with front matter, one template a kind of page."""

from collections.abc import Iterator
from itertools import groupby
from typing import TypeVar

from mediawatch.check.formats import WORDS
from mediawatch.check.listing import list_codes
from mediawatch.check.status import read_status
from mediawatch.model import Issue
from mediawatch.pages import proofs as marking
from mediawatch.pages.catalogue import Catalogue, YearShelf, catalogue
from mediawatch.pages.edition import Edition
from mediawatch.pages.guide import guide_page
from mediawatch.pages.issue_page import issue_page, number_draft
from mediawatch.pages.page import Page, make_page

T = TypeVar("T", Issue, YearShelf)

FREQUENT_SOURCES = 24
"""How many sources the home page names."""
WAITING = 20
"""How many of a kind the 编辑台 lists."""


def compose_pages(edition: Edition) -> Iterator[Page]:
    """Make all generated pages of an edition. The same gives the same text."""
    shelves = catalogue(edition.archive)
    unready = [proof for proof in edition.proofs if proof.is_draft]
    drafts = marking.name_proofs(unready, (str(issue.number) for issue in shelves.issues))
    desk = {
        "drafts": [(name, marking.describe_proof(proof)) for name, proof in drafts],
        "others": marking.list_findings(edition.others[: marking.MOST]),
    }
    frequent = shelves.most_frequent(FREQUENT_SOURCES)
    yield make_page("index.md", "home", "", series=edition.series, shelves=shelves, frequent=frequent, **desk)
    yield make_page("issues/index.md", "issues", "../", shelves=shelves, **desk)
    yield make_page("sources/index.md", "sources", "../", shelves=shelves)
    yield make_page("rules/index.md", "rules", "../", groups=list_codes(), words=WORDS)
    yield _status_page(edition, shelves)
    yield guide_page(edition.guide, {issue.number for issue in edition.archive.issues})
    for newer, year, older in _neighbours(shelves.years):
        yield make_page(f"years/{year.year}.md", "year", "../../", year=year, newer=newer, older=older)
    ready = {proof.draft.path: proof for proof in edition.proofs if not proof.is_draft}
    for newer, issue, older in _neighbours(shelves.issues):
        proof, name = ready.get(issue.path), str(issue.number)
        yield issue_page(name, issue, shelves.by_printed_name, edition.repository, proof, newer=newer, older=older)
    entries = {shelf.source.name: shelf for shelf in shelves.sources} if drafts else {}
    for name, proof in drafts:
        printed = {
            article.source: entries[entry.name]
            for article in proof.draft.articles
            if (entry := edition.archive.dictionary.resolve(article.source))
        }
        yield issue_page(name, number_draft(proof.draft), printed, None, proof)  # no public repository has it yet
    for shelf in shelves.sources:
        years = [(year, list(articles)) for year, articles in groupby(shelf.articles, key=lambda one: one.date.year)]
        yield make_page(f"sources/{shelf.slug}.md", "source", "../../", shelf=shelf, years=years)


def _status_page(edition: Edition, shelves: Catalogue) -> Page:
    archive = edition.archive
    return make_page(
        "status/index.md",
        "status",
        "../",
        status=read_status(archive.issues, archive.dictionary, edition.findings),
        words=WORDS,
        sentences={code.name: code.sentence for _, codes in list_codes() for code in codes},
        places={issue.path: issue.number for issue in archive.issues},
        slugs={shelf.source.name: shelf.slug for shelf in shelves.sources},
        shown=WAITING,
    )


def _neighbours(items: tuple[T, ...]) -> Iterator[tuple[T | None, T, T | None]]:
    """Go through items, newest first, each with the one after and the one before it in time."""
    for place, item in enumerate(items):
        newer = items[place - 1] if place else None
        older = items[place + 1] if place + 1 < len(items) else None
        yield newer, item, older
