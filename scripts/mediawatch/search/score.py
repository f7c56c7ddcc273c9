"""How well articles match: lunr's scores. Twin: `search/score.js`.

A small index of the query's terms and the matching articles is put together, weighted with the statistics of the whole
archive, and queried. lunr scores a field by the dot product over the query's terms alone, so this gives the scores of
one whole index.
"""

import math
from typing import Any, cast

from lunr.index import Index

from mediawatch.search.files import K1, TITLE_BOOST, B, field_lengths
from mediawatch.search.reader import IndexReader
from mediawatch.search.shard import TermPosting

Scope = tuple[str, bool]
"""A term that scores, and whether in titles alone."""


def score_articles(reader: IndexReader, terms: dict[Scope, TermPosting], result: set[int]) -> dict[int, float]:
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
