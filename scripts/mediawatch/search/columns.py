"""What search needs of every article, column by column. Twin: `search/shard.js`, which reads it."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from itertools import accumulate

import numpy as np

from mediawatch.model import Source
from mediawatch.search.article import SearchArticle
from mediawatch.search.corpus import Corpus
from mediawatch.search.varint import decode_varints, encode_varints

EPOCH = date(1970, 1, 1)

_DIFFERENCES = ("numbers", "issues", "days")
"""Columns that are stored as the difference to the value before."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What facets, filters, order and scores need of every article, one list a property.

    `days` are days since 1970-01-01; `titles` and `lengths` count tokens. `numbers` are all issues there are.
    """

    numbers: list[int]
    issues: list[int]
    ordinals: list[int]
    days: list[int]
    sources: list[int]
    titles: list[int]
    lengths: list[int]


def collect_columns(
    articles: Iterable[SearchArticle], sources: Iterable[Source], numbers: Iterable[int], corpus: Corpus
) -> Columns:
    """Return the columns over some articles, whose tokens the corpus has in the same order."""
    place = {source.name: number for number, source in enumerate(sources)}
    articles = tuple(articles)
    return Columns(
        sorted(numbers),
        [one.article.issue_number for one in articles],
        [one.article.ordinal for one in articles],
        [(one.article.date - EPOCH).days for one in articles],
        [place[one.source.name] for one in articles],
        corpus.titles.tolist(),
        (corpus.starts[1:] - corpus.starts[:-1]).tolist(),
    )


def field_lengths(title: int, length: int) -> tuple[int, int]:
    """Return how many terms (tokens, and pairs that begin there) the title and the body of an article have."""
    terms = max(2 * length - 1, 0)
    return min(2 * title, terms), max(terms - 2 * title, 0)


def encode_columns(columns: Columns) -> bytes:
    """Encode as varints: how many numbers and articles, then column after column (`_DIFFERENCES` as such, zigzag)."""
    stream = [len(columns.numbers), len(columns.issues)]
    for name in (column.name for column in fields(columns)):
        values: list[int] = getattr(columns, name)
        if name in _DIFFERENCES:
            values = [value - before for value, before in zip(values, [0, *values], strict=False)]
            values = [2 * value if value >= 0 else -2 * value - 1 for value in values]
        stream += values
    return encode_varints(np.array(stream, np.uint32))[0]


def decode_columns(data: bytes) -> Columns:
    """Undo `encode_columns`."""
    counts, stream = (values := decode_varints(data))[:2], values[2:]
    columns: dict[str, list[int]] = {}
    place = 0
    for column in fields(Columns):
        count = counts[0] if column.name == "numbers" else counts[1]
        taken = stream[place : place + count]
        if column.name in _DIFFERENCES:
            taken = list(accumulate(value >> 1 if value % 2 == 0 else -(value >> 1) - 1 for value in taken))
        columns[column.name] = taken
        place += count
    return Columns(**columns)
