"""Filters, and how many results stand behind each of their choices. Twin: `search/facets.js`, with the same table."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mediawatch.search.article import SearchArticle
from mediawatch.search.columns import EPOCH
from mediawatch.search.query import Request
from mediawatch.search.reader import IndexReader


class Kind(StrEnum):
    """How the index keeps a facet, and how a reader chooses from it."""

    LABEL = "label"
    """Any labels, chosen from a list. An archive in which no article has one is without the facet."""
    SOURCE = "source"
    """The entry of the source dictionary, chosen from a list, by an alias too."""
    MONTH = "month"
    """The month of the date, chosen by first and last day."""


@dataclass(frozen=True, slots=True)
class Facet:
    """What results are counted by. Of several choices any will do.

    `name` is that of requests, answers and the index, `label` what readers see, `parameter` that of the page's address
    and of the command line, empty where days choose. `values` gives what an article has of it.
    """

    name: str
    label: str
    parameter: str
    values: Callable[[SearchArticle], Iterable[str | None]]
    kind: Kind = Kind.LABEL

    def of(self, article: SearchArticle) -> tuple[str, ...]:
        """Return what an article has of the facet, each once."""
        return tuple(dict.fromkeys(value for value in self.values(article) if value))


FACETS = (
    Facet("sources", "来源", "source", lambda one: [one.source.name], Kind.SOURCE),
    Facet("months", "年月", "", lambda one: [one.article.date.isoformat()[:7]], Kind.MONTH),
    Facet("sections", "栏目", "section", lambda one: [one.article.section]),
    Facet("keywords", "关键词", "keyword", lambda one: one.article.keywords),
)
"""All facets, in the order in which answers have them and pages show them."""

LISTS = tuple(facet for facet in FACETS if facet.kind is not Kind.MONTH)
"""The facets whose choices a reader takes from a list."""

Rows = tuple[tuple[str, int], ...]
"""The choices of a facet, each with the number of results behind it."""

Filters = dict[Facet, set[int] | None]
"""The articles that each facet's filter lets through; None where it is not used."""


def make_filters(reader: IndexReader, request: Request, first: date | None, last: date | None) -> Filters:
    """Return the filters of a request, for every facet that the archive has. Raises KeyError for an unknown one."""
    if unknown := request.chosen.keys() - {facet.name for facet in LISTS}:
        raise KeyError(f"no facets to choose from: {', '.join(sorted(unknown))}")
    filters: Filters = {}
    for facet in FACETS:
        wanted = request.chosen.get(facet.name, ())
        if facet.kind is Kind.SOURCE:
            filters[facet] = _of_sources(reader, wanted)
        elif facet.kind is Kind.MONTH:
            filters[facet] = _of_days(reader, first, last)
        elif wanted or reader.labels.get(facet.name):
            filters[facet] = _of_labels(reader, facet.name, wanted)
    return filters


def _of_sources(reader: IndexReader, wanted: tuple[str, ...]) -> set[int] | None:
    chosen = reader.resolve_sources(wanted)
    return None if chosen is None else {a for a, source in enumerate(reader.columns.sources) if source in chosen}


def _of_days(reader: IndexReader, first: date | None, last: date | None) -> set[int] | None:
    if first is None and last is None:
        return None
    low, high = (first or date.min) - EPOCH, (last or date.max) - EPOCH
    return {a for a, day in enumerate(reader.columns.days) if low.days <= day <= high.days}


def _of_labels(reader: IndexReader, name: str, wanted: tuple[str, ...]) -> set[int] | None:
    labels = reader.labels.get(name, {})
    return {article for label in wanted for article in labels.get(label, ())} if wanted else None


def passing(matched: set[int], filters: Filters, but: Facet | None = None) -> set[int]:
    """Return the articles that pass all filters, or all but one."""
    for facet, articles in filters.items():
        if articles is not None and facet != but:
            matched = matched & articles
    return matched


def count_facet(reader: IndexReader, facet: Facet, articles: set[int]) -> Rows:
    """Return a facet's choices: months ascending, others by count descending, then name; zeros left out."""
    counts: Counter[str] = Counter()
    if facet.kind is Kind.MONTH:
        for day, count in Counter(reader.columns.days[a] for a in articles).items():
            counts[(EPOCH + timedelta(days=day)).isoformat()[:7]] += count
        return tuple(sorted(counts.items()))
    if facet.kind is Kind.SOURCE:
        found = Counter(reader.columns.sources[a] for a in articles)
        counts.update({reader.sources[source][0]: count for source, count in found.items()})
    else:
        labels = reader.labels.get(facet.name, {})
        counts.update({label: len(articles.intersection(ids)) for label, ids in labels.items()})
    rows = ((label, count) for label, count in counts.items() if count)
    return tuple(sorted(rows, key=lambda row: (-row[1], row[0])))
