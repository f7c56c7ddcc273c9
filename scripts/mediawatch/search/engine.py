"""Answers queries from a site's index, exactly. Twin: `search/engine.js`; both run lunr on the terms of a query.

Which articles match is decided here, from posting lists and positions; how well they match is lunr's to say (`score`).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from mediawatch.numerals import read_issue_number
from mediawatch.search.files import EPOCH
from mediawatch.search.query import (
    BACKWARDS,
    Field,
    Item,
    UnreadableError,
    contains,
    cover,
    parse_day,
    parse_query,
)
from mediawatch.search.reader import IndexReader
from mediawatch.search.score import Scope, score_articles
from mediawatch.search.shard import TermPosting
from mediawatch.text import normal_form, split_tokens

Rows = tuple[tuple[str, int], ...]
"""The choices of a facet, each with the number of results behind it."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a reader asks for: `sort` is `relevance`, `newest` or `oldest`; days are `2023-06-01`; no limit is all.

    Of several sources, sections or keywords any will do.
    """

    text: str = ""
    sources: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    sort: str = "relevance"
    limit: int | None = None
    sections: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found."""

    ref: str
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found. `message` says why there is nothing where the question itself is the reason.

    `facets` are `sources` and `months`, and `sections` and `keywords` where the archive has such labels.
    """

    total: int = 0
    hits: tuple[Hit, ...] = ()
    issues: tuple[int, ...] = ()
    facets: Mapping[str, Rows] = field(default_factory=lambda: {"sources": (), "months": ()})
    message: str | None = None

    def as_json(self) -> dict[str, object]:
        """Return the engine's object, the same as in the browser."""
        answer: dict[str, object] = {
            "total": self.total,
            "hits": [{"ref": hit.ref, "score": hit.score} for hit in self.hits],
            "issues": list(self.issues),
            "facets": {name: [list(row) for row in rows] for name, rows in self.facets.items()},
        }
        return answer if self.message is None else {**answer, "message": self.message}


@dataclass(slots=True)
class _Match:
    """The articles an item matches, and the terms it scores with."""

    articles: set[int]
    terms: dict[Scope, TermPosting] = field(default_factory=dict[Scope, TermPosting])


def search(reader: IndexReader, request: Request) -> Answer:
    """Answer a request. Raises QueryError where it is refused: too long, or a day that is none."""
    first, last = parse_day(request.first), parse_day(request.last)
    number = read_issue_number(request.text)
    issues = (number,) if number is not None and number in reader.issue_numbers else ()
    if first and last and first > last:
        return Answer(issues=issues, message=BACKWARDS)
    try:
        groups = parse_query(request.text)
    except UnreadableError as error:
        return Answer(issues=issues, message=str(error))

    matched = set(range(reader.count))
    terms: dict[Scope, TermPosting] = {}
    for group in groups:
        found: set[int] = set()
        for item in group:
            match = _match_item(reader, item)
            if item.excluded:
                found |= set(range(reader.count)) - match.articles
            else:
                found |= match.articles
                terms.update(match.terms)
        matched &= found

    allowed = _filters(reader, request, first, last)
    result = _passing(matched, allowed)
    scores = score_articles(reader, terms, result)
    order = _ordered(reader, result, scores, request.sort if groups or request.sort != "relevance" else "newest")
    hits = tuple(Hit(reader.ref(a), scores.get(a, 0.0)) for a in order[: request.limit])
    facets = {name: _count_facet(reader, name, _passing(matched, allowed, but=name)) for name in allowed}
    return Answer(len(result), hits, issues, facets)


def _filters(
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


def _passing(matched: set[int], allowed: Mapping[str, set[int] | None], but: str | None = None) -> set[int]:
    """Return the articles that pass all filters, or all but one."""
    for name, articles in allowed.items():
        if articles is not None and name != but:
            matched = matched & articles
    return matched


def _match_item(reader: IndexReader, item: Item) -> _Match:
    columns = reader.columns
    if item.field is Field.ISSUE:
        number = read_issue_number(item.text)
        return _Match({a for a, issue in enumerate(columns.issues) if issue == number})
    if item.field is Field.SOURCE:
        wanted = {
            place
            for place, names in enumerate(reader.sources)
            if any(contains(split_tokens(normal_form(name)), item) for name in names)
        }
        return _Match({a for a, source in enumerate(columns.sources) if source in wanted})
    in_title = item.field is Field.TITLE
    if len(item.tokens) == 1:
        return _match_token(reader, item, in_title=in_title)
    return _match_pairs(reader, item, in_title=in_title)


def _match_token(reader: IndexReader, item: Item, *, in_title: bool) -> _Match:
    match = _Match(set())
    for key, posting in reader.postings("tokens", item.tokens[0], prefix=item.prefix):
        match.terms[key, in_title] = posting
        match.articles.update(
            article for article, title in zip(posting.articles, posting.titles, strict=True) if title or not in_title
        )
    return match


def _match_pairs(reader: IndexReader, item: Item, *, in_title: bool) -> _Match:
    """Match a run of tokens: where its covering pairs stand at the right distances."""
    size = len(item.tokens)
    starts: dict[int, set[int]] | None = None
    terms: dict[Scope, TermPosting] = {}
    for offset in cover(size):
        key = f"{item.tokens[offset]} {item.tokens[offset + 1]}"
        here: dict[int, set[int]] = {}
        for found, posting in reader.postings("pairs", key, prefix=item.prefix and offset == size - 2):
            terms[found, in_title] = posting
            for article, positions in zip(posting.articles, posting.positions, strict=True):
                if starts is not None and article not in starts:
                    continue
                end = reader.columns.titles[article] if in_title else None
                runs = {p - offset for p in positions if p >= offset and (end is None or p - offset + size <= end)}
                kept = runs if starts is None else runs & starts[article]
                if kept:
                    here.setdefault(article, set()).update(kept)
        starts = here
    return _Match(set(starts or ()), terms)


def _ordered(reader: IndexReader, result: set[int], scores: dict[int, float], sort: str) -> list[int]:
    columns = reader.columns

    def key(article: int) -> tuple[float, int, int, int]:
        day = columns.days[article]
        first = {"relevance": -scores.get(article, 0.0), "newest": -day, "oldest": day}[sort]
        return first, -day, -columns.issues[article], columns.ordinals[article]

    return sorted(result, key=key)


def _count_facet(reader: IndexReader, name: str, articles: set[int]) -> Rows:
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
