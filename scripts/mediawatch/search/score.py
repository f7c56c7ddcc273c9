"""How well articles match: lunr's scores. Twin: `search/score.js`.

A small index of the query's terms and the matching articles is put together, weighted with the statistics of the whole
archive, and queried. lunr scores a field by the dot product over the query's terms alone, so this gives the scores of
one whole index. Where only the first hits are wanted, the same sum without lunr tells which articles cannot be among
them, and lunr is spared those.
"""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nlargest
from typing import Any, cast

from lunr.index import Index

from mediawatch.search.columns import field_lengths
from mediawatch.search.reader import IndexReader
from mediawatch.search.shard import TermPosting

Scope = tuple[str, bool]
"""A term that scores, and whether in titles alone."""

_K1, _B, _TITLE_BOOST = 1.2, 0.75, 3
"""BM25's parameters are lunr's defaults; a word in the title counts three times one in the body."""

_MARGIN = 1e-6
"""More than the estimate can differ from lunr's sum, which adds the same numbers in another order."""


@dataclass(frozen=True, slots=True)
class _Weights:
    """The weight of a key in the title and in the body of each article of its posting list; 0 where it is not there."""

    articles: list[int]
    title: list[float]
    body: list[float]


def score_articles(
    reader: IndexReader, terms: Mapping[Scope, TermPosting], result: list[int], limit: int | None = None
) -> dict[int, float]:
    """Return lunr's scores of the articles of a result; with a limit, of those at least that can be among the first.

    An article that no term scores has 0.
    """
    weights = {
        key: _weigh(reader, posting) for key, posting in sorted({key: p for (key, _), p in terms.items()}.items())
    }
    chosen = _first_by_estimate(result, _estimate(terms, weights), limit)
    return dict.fromkeys(chosen, 0.0) | _ask_lunr(terms, weights, set(chosen))


def _weigh(reader: IndexReader, posting: TermPosting) -> _Weights:
    titles, lengths = reader.columns.titles, reader.columns.lengths
    in_title = posting.titles or [
        sum(position < titles[article] for position in positions)
        for article, positions in zip(posting.articles, posting.positions, strict=True)
    ]
    in_body = [count - title for count, title in zip(posting.counts, in_title, strict=True)]
    fields_with = sum(count > 0 for count in in_title) + sum(count > 0 for count in in_body)
    idf = math.log(1 + abs((reader.count - fields_with + 0.5) / (fields_with + 0.5)))
    averages = reader.averages
    title: list[float] = []
    body: list[float] = []
    for article, title_count, body_count in zip(posting.articles, in_title, in_body, strict=True):
        title_length, body_length = field_lengths(titles[article], lengths[article])
        title.append(_bm25(idf, title_count, title_length / averages["title"], _TITLE_BOOST))
        body.append(_bm25(idf, body_count, body_length / averages["body"], 1))
    return _Weights(posting.articles, title, body)


def _bm25(idf: float, count: int, relative_length: float, boost: int) -> float:
    """Return BM25 as lunr computes it, to three decimals."""
    if not count:
        return 0.0
    weight = idf * ((_K1 + 1) * count) / (_K1 * (1 - _B + _B * relative_length) + count)
    return math.floor(weight * boost * 1000 + 0.5) / 1000


def _estimate(terms: Mapping[Scope, TermPosting], weights: Mapping[str, _Weights]) -> Counter[int]:
    """Return what lunr's scores come to: for each field the weights of its terms, over the length of the query."""
    in_title = Counter(key for key, _ in terms)
    in_body = Counter(key for key, only_title in terms if not only_title)
    estimates: Counter[int] = Counter()
    for times, field in ((in_title, "title"), (in_body, "body")):
        length = math.sqrt(sum(count * count for count in times.values()))
        for key, count in times.items():
            for article, weight in zip(weights[key].articles, getattr(weights[key], field), strict=True):
                estimates[article] += count * weight / length  # pyright: ignore[reportArgumentType]
    return estimates


def _first_by_estimate(result: list[int], estimates: Counter[int], limit: int | None) -> list[int]:
    """Return the articles that can be among the first `limit`, ties included."""
    if limit is None:
        return result
    least = min(nlargest(limit, (estimates[article] for article in result)), default=math.inf) - _MARGIN
    return [article for article in result if estimates[article] >= least]


def _ask_lunr(
    terms: Mapping[Scope, TermPosting], weights: Mapping[str, _Weights], chosen: set[int]
) -> dict[int, float]:
    if not terms or not chosen:
        return {}
    vectors: dict[str, list[float]] = {}
    inverted: list[list[object]] = []
    for number, (key, weight) in enumerate(weights.items()):
        entry: dict[str, dict[str, object]] = {"title": {}, "body": {}}
        for article, title, body in zip(weight.articles, weight.title, weight.body, strict=True):
            if article not in chosen:
                continue
            for name, value in (("title", title), ("body", body)):
                if value:
                    entry[name][str(article)] = {}
                    vectors.setdefault(f"{name}/{article}", []).extend((number, value))
        inverted.append([key, {"_index": number, **entry}])
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
    for key, only_title in sorted(terms):
        query.term(key, fields=["title"] if only_title else ["title", "body"], use_pipeline=False)
    found = cast(list[dict[str, Any]], index.query(query))
    return {int(match["ref"]): float(match["score"]) for match in found}
