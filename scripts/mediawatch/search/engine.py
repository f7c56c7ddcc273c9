"""Answers queries from a site's index, exactly. Twin: `search/engine.js`; both run lunr on the terms of a query.

Which articles match is decided here, from posting lists and positions. How well they match is lunr's to say: a small
index of the query's terms and the matching articles is put together, weighted with the statistics of the whole
archive, and queried. lunr scores a field by the dot product over the query's terms alone, so this gives the scores of
one whole index.
"""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, cast

from lunr.index import Index

from mediawatch.numerals import read_issue_number
from mediawatch.search.files import EPOCH, K1, TITLE_BOOST, B, field_lengths
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
from mediawatch.search.shard import TermPosting
from mediawatch.text import normal_form, split_tokens

Scope = tuple[str, bool]
"""A term that scores, and whether in titles alone."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a reader asks for: `sort` is `relevance`, `newest` or `oldest`; days are `2023-06-01`; no limit is all."""

    text: str = ""
    sources: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    sort: str = "relevance"
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found."""

    ref: str
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found. `message` says why there is nothing where the question itself is the reason."""

    total: int = 0
    hits: tuple[Hit, ...] = ()
    issues: tuple[int, ...] = ()
    sources: tuple[tuple[str, int], ...] = ()
    months: tuple[tuple[str, int], ...] = ()
    message: str | None = None

    def as_json(self) -> dict[str, object]:
        """Return the engine's object, the same as in the browser."""
        answer: dict[str, object] = {
            "total": self.total,
            "hits": [{"ref": hit.ref, "score": hit.score} for hit in self.hits],
            "issues": list(self.issues),
            "facets": {"sources": [list(row) for row in self.sources], "months": [list(row) for row in self.months]},
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

    chosen = reader.resolve_sources(request.sources)
    days = reader.columns.days
    low = (first - EPOCH).days if first else None
    high = (last - EPOCH).days if last else None
    in_days = {a for a in matched if (low is None or days[a] >= low) and (high is None or days[a] <= high)}
    in_sources = matched if chosen is None else {a for a in matched if reader.columns.sources[a] in chosen}
    result = in_days & in_sources
    scores = _score(reader, terms, result)
    order = _ordered(reader, result, scores, request.sort if groups or request.sort != "relevance" else "newest")
    hits = tuple(Hit(reader.ref(a), scores.get(a, 0.0)) for a in order[: request.limit])
    return Answer(len(result), hits, issues, _source_facet(reader, in_days), _month_facet(reader, in_sources))


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


def _score(reader: IndexReader, terms: dict[Scope, TermPosting], result: set[int]) -> dict[int, float]:
    """Let lunr score the articles of a result on the terms of its query."""
    if not terms or not result:
        return {}
    keys = sorted({key for key, _ in terms})
    vectors: dict[str, list[float]] = {}
    inverted: list[list[object]] = []
    by_key = {key: posting for (key, _), posting in terms.items()}
    for number, key in enumerate(keys):
        posting = by_key[key]
        counts = [_field_counts(reader, posting, place) for place in range(len(posting.articles))]
        articles_with = sum((title > 0) + (body > 0) for title, body in counts)
        idf = math.log(1 + abs((reader.count - articles_with + 0.5) / (articles_with + 0.5)))
        entry: dict[str, object] = {"_index": number, "title": {}, "body": {}}
        for article, pair in zip(posting.articles, counts, strict=True):
            if article not in result:
                continue
            lengths = field_lengths(reader.columns.titles[article], reader.columns.lengths[article])
            for name, count, length, boost in zip(("title", "body"), pair, lengths, (TITLE_BOOST, 1), strict=True):
                if count:
                    entry[name][str(article)] = {}  # type: ignore[index]
                    weight = _weight(idf, count, length / reader.averages[name], boost)
                    vectors.setdefault(f"{name}/{article}", []).extend((number, weight))
        inverted.append([key, entry])
    index = Index.load(
        {
            "version": "2.3.9",
            "fields": ["title", "body"],
            "fieldVectors": list(vectors.items()),
            "invertedIndex": inverted,
            "pipeline": [],
        }
    )
    query = index.create_query()
    for key, in_title in sorted(terms):
        query.term(key, fields=["title"] if in_title else ["title", "body"], use_pipeline=False)
    found = cast(list[dict[str, Any]], index.query(query))
    return {int(match["ref"]): float(match["score"]) for match in found}


def _field_counts(reader: IndexReader, posting: TermPosting, place: int) -> tuple[int, int]:
    if posting.positions:
        end = reader.columns.titles[posting.articles[place]]
        title = sum(position < end for position in posting.positions[place])
    else:
        title = posting.titles[place]
    return title, posting.counts[place] - title


def _weight(idf: float, count: int, relative_length: float, boost: int) -> float:
    """Return BM25 as lunr computes it, to three decimals."""
    weight = idf * ((K1 + 1) * count) / (K1 * (1 - B + B * relative_length) + count)
    return math.floor(weight * boost * 1000 + 0.5) / 1000


def _ordered(reader: IndexReader, result: set[int], scores: dict[int, float], sort: str) -> list[int]:
    columns = reader.columns

    def key(article: int) -> tuple[float, int, int, int]:
        day = columns.days[article]
        first = {"relevance": -scores.get(article, 0.0), "newest": -day, "oldest": day}[sort]
        return first, -day, -columns.issues[article], columns.ordinals[article]

    return sorted(result, key=key)


def _source_facet(reader: IndexReader, articles: Iterable[int]) -> tuple[tuple[str, int], ...]:
    counts = Counter(reader.columns.sources[article] for article in articles)
    rows = ((reader.sources[source][0], count) for source, count in counts.items())
    return tuple(sorted(rows, key=lambda row: (-row[1], row[0])))


def _month_facet(reader: IndexReader, articles: Iterable[int]) -> tuple[tuple[str, int], ...]:
    counts = Counter(reader.columns.days[article] for article in articles)
    months: Counter[str] = Counter()
    for day, count in counts.items():
        months[_date(day).isoformat()[:7]] += count
    return tuple(sorted(months.items()))


def _date(day: int) -> date:
    return EPOCH + timedelta(days=day)
