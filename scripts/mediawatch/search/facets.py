"""Filters, and how many results stand behind each of their choices. Twin: `search/facets.js`."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from mediawatch.search.files import EPOCH
from mediawatch.search.query import Request
from mediawatch.search.reader import IndexReader

Rows = tuple[tuple[str, int], ...]
"""The choices of a facet, each with the number of results behind it."""


def make_filters(
    reader: IndexReader, request: Request, first: date | None, last: date | None
) -> dict[str, set[int] | None]:
    """Return the articles that each facet's filter lets through; None where it is not used."""
    columns = reader.columns
    chosen = reader.resolve_sources(request.sources)
    allowed: dict[str, set[int] | None] = {
        "sources": None if chosen is None else {a for a, source in enumerate(columns.sources) if source in chosen},
        "months": None,
    }
    if first or last:
        low, high = (first or date.min) - EPOCH, (last or date.max) - EPOCH
        allowed["months"] = {a for a, day in enumerate(columns.days) if low.days <= day <= high.days}
    for name, wanted in (("sections", request.sections), ("keywords", request.keywords)):
        if wanted or reader.labels[name]:
            articles = (reader.labels[name].get(label, ()) for label in wanted)
            allowed[name] = set().union(*articles) if wanted else None
    return allowed


def passing(matched: set[int], allowed: Mapping[str, set[int] | None], but: str | None = None) -> set[int]:
    """Return the articles that pass all filters, or all but one."""
    for name, articles in allowed.items():
        if articles is not None and name != but:
            matched = matched & articles
    return matched


def count_facet(reader: IndexReader, name: str, articles: set[int]) -> Rows:
    """Return a facet's choices: months ascending, others by count descending, then name; zeros left out."""
    counts: Counter[str] = Counter()
    if name == "months":
        for day, count in Counter(reader.columns.days[a] for a in articles).items():
            counts[(EPOCH + timedelta(days=day)).isoformat()[:7]] += count
        return tuple(sorted(counts.items()))
    if name == "sources":
        found = Counter(reader.columns.sources[a] for a in articles)
        counts.update({reader.sources[source][0]: count for source, count in found.items()})
    else:
        counts.update({label: len(articles.intersection(ids)) for label, ids in reader.labels[name].items()})
    rows = ((label, count) for label, count in counts.items() if count)
    return tuple(sorted(rows, key=lambda row: (-row[1], row[0])))
