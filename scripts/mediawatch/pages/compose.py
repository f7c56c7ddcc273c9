"""Archive to pages: Markdown with front matter, one template a kind of page."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from mediawatch.check.formats import WORDS
from mediawatch.check.listing import list_codes
from mediawatch.format.fields import ISSUE_FIELDS, Field, attribute_texts, field_texts
from mediawatch.format.lead import compose_lead
from mediawatch.format.render import published_body, render_body
from mediawatch.model import Article, Issue, Rights
from mediawatch.numerals import digits_chinese
from mediawatch.pages import markup
from mediawatch.pages.catalogue import Catalogue, Published, SourceShelf, YearShelf, catalogue, sections

T = TypeVar("T", Issue, YearShelf)

FREQUENT_SOURCES = 24
"""How many sources the home page names."""


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page: its path below the docs folder, and its Markdown."""

    path: str
    text: str


def compose_pages(archive: Published, series: str) -> Iterator[Page]:
    """Make all generated pages of an archive; `series` is what the digest is called. The same gives the same text."""
    shelves = catalogue(archive)
    yield _page(
        "index.md", "home", "", series=series, shelves=shelves, frequent=shelves.most_frequent(FREQUENT_SOURCES)
    )
    yield _page("issues/index.md", "issues", "../", shelves=shelves)
    yield _page("sources/index.md", "sources", "../", shelves=shelves)
    yield _page("rules/index.md", "rules", "../", groups=list_codes(), words=WORDS)
    for newer, year, older in _neighbours(shelves.years):
        yield _page(f"years/{year.year}.md", "year", "../../", year=year, newer=newer, older=older)
    for newer, issue, older in _neighbours(shelves.issues):
        yield _issue_page(issue, newer, older, shelves)
    for shelf in shelves.sources:
        years = [(year, list(articles)) for year, articles in groupby(shelf.articles, key=lambda one: one.date.year)]
        yield _page(f"sources/{shelf.slug}.md", "source", "../../", shelf=shelf, years=years)


def _issue_page(issue: Issue, newer: Issue | None, older: Issue | None, shelves: Catalogue) -> Page:
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
        articles=[_article(article, shelves.by_printed_name.get(article.source)) for article in issue.articles],
    )


def _article(article: Article, shelf: SourceShelf | None) -> dict[str, object]:
    """Return what the template of an issue needs of an article."""
    rights = shelf.source.rights if shelf else Rights.FULL
    body = published_body(article, shelf.source).html if shelf else ""
    return {
        "article": article,
        "shelf": shelf,
        "rights": rights.value,
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
