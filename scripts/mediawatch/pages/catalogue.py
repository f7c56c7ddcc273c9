"""The archive in the orders that its pages need: newest first, by year, by source."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TypeVar

from mediawatch.archive.profile import Published
from mediawatch.model import Article, DraftArticle, Issue, Source, SourceKind
from mediawatch.slug import assign_slugs

T = TypeVar("T")

UNFOLDED = 60
"""So many lines of a list are short enough to show all its years unfolded."""


@dataclass(frozen=True, slots=True)
class SourceShelf:
    """A source, the name of its page, and its articles, newest first."""

    source: Source
    slug: str
    articles: tuple[Article, ...]
    successor: str | None = None
    """The slug of the source that follows a retired one."""


@dataclass(frozen=True, slots=True)
class YearShelf:
    """The issues published in a year, newest first."""

    year: int
    issues: tuple[Issue, ...]

    @property
    def article_count(self) -> int:
        """How many articles the year's issues have."""
        return sum(len(issue.articles) for issue in self.issues)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that lists and counts are made of. `issues` are newest first, `sources` as the dictionary has them."""

    issues: tuple[Issue, ...]
    years: tuple[YearShelf, ...]
    sources: tuple[SourceShelf, ...]
    by_printed_name: dict[str, SourceShelf]

    @property
    def article_count(self) -> int:
        """How many articles there are."""
        return sum(year.article_count for year in self.years)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day of all articles."""
        days = [article.date for issue in self.issues for article in issue.articles]
        return (min(days), max(days)) if days else None

    def most_frequent(self, limit: int) -> tuple[SourceShelf, ...]:
        """Return the sources with most articles."""
        used = [shelf for shelf in self.sources if shelf.articles]
        return tuple(sorted(used, key=_by_frequency)[:limit])

    def by_kind(self) -> tuple[tuple[SourceKind, tuple[SourceShelf, ...]], ...]:
        """Return the sources of each kind, most frequent first."""
        ordered = sorted(self.sources, key=_by_frequency)
        kinds = [(kind, tuple(shelf for shelf in ordered if shelf.source.kind is kind)) for kind in SourceKind]
        return tuple((kind, shelves) for kind, shelves in kinds if shelves)


def catalogue(archive: Published) -> Catalogue:
    """Put an archive in order."""
    issues = tuple(sorted(archive.issues, key=lambda issue: (issue.published, issue.number), reverse=True))
    years = tuple(
        YearShelf(year, tuple(shelf)) for year, shelf in groupby(issues, key=lambda issue: issue.published.year)
    )
    by_source: dict[str, list[Article]] = defaultdict(list)
    printed: dict[str, str] = {}
    for issue in issues:
        for article in issue.articles:
            if source := archive.dictionary.resolve(article.source):
                printed[article.source] = source.name
                by_source[source.name].append(article)
    slugs = assign_slugs(source.name for source in archive.dictionary.sources)
    shelves = {
        source.name: SourceShelf(
            source,
            slugs[source.name],
            tuple(sorted(by_source[source.name], key=_newest_first)),
            slugs.get(source.successor or ""),
        )
        for source in archive.dictionary.sources
    }
    return Catalogue(issues, years, tuple(shelves.values()), {name: shelves[entry] for name, entry in printed.items()})


def sections(articles: Iterable[DraftArticle]) -> tuple[tuple[str | None, tuple[DraftArticle, ...]], ...]:
    """Return the sections of an issue with their articles, in the order in which they begin."""
    found: dict[str | None, list[DraftArticle]] = {}
    for article in articles:
        found.setdefault(article.section, []).append(article)
    return tuple((section, tuple(members)) for section, members in found.items())


def neighbours(items: Sequence[T]) -> Iterator[tuple[T | None, T, T | None]]:
    """Go through items, newest first, each with the one after and the one before it in time."""
    for place, item in enumerate(items):
        newer = items[place - 1] if place else None
        older = items[place + 1] if place + 1 < len(items) else None
        yield newer, item, older


def _by_frequency(shelf: SourceShelf) -> tuple[int, str]:
    return -len(shelf.articles), shelf.source.name


def _newest_first(article: Article) -> tuple[int, int, int]:
    return -article.date.toordinal(), -article.issue_number, article.ordinal
