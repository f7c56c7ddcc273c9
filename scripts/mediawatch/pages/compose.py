"""Archive to pages: Markdown with front matter, one template a kind of page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from mediawatch.archive.issue_folder import place_in_folder
from mediawatch.check.formats import WORDS
from mediawatch.check.listing import list_codes
from mediawatch.check.status import read_status
from mediawatch.format.fields import ISSUE_FIELDS, Field, attribute_texts, field_texts
from mediawatch.format.lead import compose_lead
from mediawatch.format.render import published_body, render_body
from mediawatch.model import Article, Finding, Issue, Rights
from mediawatch.numerals import digits_chinese
from mediawatch.pages import markup
from mediawatch.pages.catalogue import Catalogue, Published, SourceShelf, YearShelf, catalogue, sections
from mediawatch.pages.repository import Repository

T = TypeVar("T", Issue, YearShelf)

FREQUENT_SOURCES = 24
"""How many sources the home page names."""
WAITING = 20
"""How many of a kind the 编辑台 lists."""


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page: its path below the docs folder, and its Markdown."""

    path: str
    text: str


def compose_pages(
    archive: Published, series: str, findings: Sequence[Finding] = (), repository: Repository | None = None
) -> Iterator[Page]:
    """Make all generated pages of an archive. The same gives the same text.

    `series` is what the digest is called, `findings` what is wrong with it; with a `repository` the pages lead there.
    """
    shelves = catalogue(archive)
    yield _page(
        "index.md", "home", "", series=series, shelves=shelves, frequent=shelves.most_frequent(FREQUENT_SOURCES)
    )
    yield _page("issues/index.md", "issues", "../", shelves=shelves)
    yield _page("sources/index.md", "sources", "../", shelves=shelves)
    yield _page("rules/index.md", "rules", "../", groups=list_codes(), words=WORDS)
    yield _status_page(archive, findings, shelves)
    for newer, year, older in _neighbours(shelves.years):
        yield _page(f"years/{year.year}.md", "year", "../../", year=year, newer=newer, older=older)
    for newer, issue, older in _neighbours(shelves.issues):
        yield _issue_page(issue, newer, older, shelves, repository)
    for shelf in shelves.sources:
        years = [(year, list(articles)) for year, articles in groupby(shelf.articles, key=lambda one: one.date.year)]
        yield _page(f"sources/{shelf.slug}.md", "source", "../../", shelf=shelf, years=years)


def _status_page(archive: Published, findings: Sequence[Finding], shelves: Catalogue) -> Page:
    return _page(
        "status/index.md",
        "status",
        "../",
        status=read_status(archive.issues, archive.dictionary, findings),
        words=WORDS,
        sentences={code.name: code.sentence for _, codes in list_codes() for code in codes},
        places={issue.path: issue.number for issue in archive.issues},
        slugs={shelf.source.name: shelf.slug for shelf in shelves.sources},
        shown=WAITING,
    )


def _issue_page(
    issue: Issue, newer: Issue | None, older: Issue | None, shelves: Catalogue, repository: Repository | None
) -> Page:
    return _page(
        f"issues/{issue.number}.md",
        "issue",
        "../../",
        issue=issue,
        newer=newer,
        older=older,
        lead=markup.raw_html(render_body(issue.lead or compose_lead(issue)).html),
        sections=sections(issue.articles),
        further=_further(field_texts(issue, ISSUE_FIELDS)),
        mend=repository and repository.edit(place_in_folder(issue.path)),
        articles=[
            _article(article, shelves.by_printed_name.get(article.source), repository) for article in issue.articles
        ],
    )


def _article(article: Article, shelf: SourceShelf | None, repository: Repository | None) -> dict[str, object]:
    """Return what the template of an issue needs of an article."""
    rights = shelf.source.rights if shelf else Rights.FULL
    body = published_body(article, shelf.source).html if shelf else ""
    return {
        "article": article,
        "shelf": shelf,
        "rights": rights.value,
        "report": repository and repository.report(article.ref, article.title),
        "further": _further(attribute_texts(article)),
        "body": markup.raw_html(markup.wide_tables(body)),
    }


def _further(texts: list[tuple[Field, str]]) -> list[tuple[str, str]]:
    """Return label and text of the fields that a page has no place of their own for."""
    return [(field.label, text) for field, text in texts if not field.placed]


def _neighbours(items: tuple[T, ...]) -> Iterator[tuple[T | None, T, T | None]]:
    """Go through items, newest first, each with the one after and the one before it in time."""
    for place, item in enumerate(items):
        newer = items[place - 1] if place else None
        older = items[place + 1] if place + 1 < len(items) else None
        yield newer, item, older


def _page(path: str, template: str, root: str, **values: object) -> Page:
    return Page(path, _template(template).render(root=root, **values))


@lru_cache
def _template(name: str) -> Template:
    return _environment().get_template(f"{name}.md.j2")


@lru_cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("mediawatch.pages"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        comment_start_string="{##",  # `{#` begins an attribute list of a heading
        comment_end_string="##}",
        undefined=StrictUndefined,
    )
    environment.filters.update(
        heading=markup.heading,
        yaml=markup.yaml_string,
        day=markup.day,
        day_text=markup.day_text,
        address=markup.address,
        count=markup.count,
        preformatted=markup.preformatted,
        chinese=digits_chinese,
    )
    return environment
