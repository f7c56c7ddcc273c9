"""From articles' tokens to posting lists, sorted by term. The terms are every token and every two adjacent ones.

A query of one token needs to know which articles have it, and how often; a longer one is covered by pairs, whose
positions prove that its tokens stand next to each other (`docs/dev/search.md`). So there are two tables:

- *tokens*: for each article its number of occurrences, and how many of them are in the title;
- *pairs*: for each article the positions. The key is `first second`, with a space.

An encoded posting list is varints, column by column: number of articles n, n article ids (as differences), n counts,
then n title counts (tokens), or all positions (pairs; as differences within an article).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mediawatch.search.varint import encode_varints
from mediawatch.text import BREAK

_CHUNK = 250_000
"""Occurrences encoded at a time: bounds the memory, at about 100 bytes each."""


@dataclass(frozen=True, slots=True)
class PostingBatch:
    """Neighbouring keys of a table, and their posting lists end to end: list i is `data[starts[i]:starts[i + 1]]`."""

    keys: list[str]
    data: bytes
    starts: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The tokens of all articles, end to end, as ids into a vocabulary in code point order.

    `starts` has one entry more than there are articles; `titles` holds how many of an article's tokens are its title's.
    """

    vocabulary: tuple[str, ...]
    tokens: NDArray[np.uint32]
    starts: NDArray[np.int64]
    titles: NDArray[np.uint32]


def collect_corpus(articles: Iterable[tuple[list[str], int]]) -> Corpus:
    """Number the tokens of all articles, each given with how many of its tokens are the title's."""
    ids: defaultdict[str, int] = defaultdict()
    ids.default_factory = ids.__len__  # a token not seen before gets the next number
    parts: list[NDArray[np.uint32]] = []
    titles: list[int] = []
    starts = [0]
    for tokens, title in articles:
        parts.append(np.fromiter(map(ids.__getitem__, tokens), np.uint32, len(tokens)))
        titles.append(title)
        starts.append(starts[-1] + len(tokens))
    vocabulary = tuple(sorted(ids))
    rank = np.zeros(len(ids), dtype=np.uint32)
    for place, token in enumerate(vocabulary):
        rank[ids[token]] = place
    tokens = rank[np.concatenate(parts)] if parts else np.zeros(0, np.uint32)
    return Corpus(vocabulary, tokens, np.array(starts, np.int64), np.array(titles, np.uint32))


def token_postings(corpus: Corpus) -> Iterator[PostingBatch]:
    """Yield the tokens table, by key in code point order. Breaks cannot be searched for alone and are left out."""
    marks = corpus.vocabulary.index(BREAK) if BREAK in corpus.vocabulary else len(corpus.vocabulary)
    places = np.flatnonzero(corpus.tokens != marks)
    terms = corpus.tokens[places].astype(np.int64)
    for found, data, starts in _encode_table(corpus, terms, places, with_positions=False):
        yield PostingBatch([corpus.vocabulary[term] for term in found], data, starts)


def pair_postings(corpus: Corpus) -> Iterator[PostingBatch]:
    """Yield the pairs table, by key in code point order (a space sorts before every token)."""
    count = len(corpus.tokens)
    if count < 2:
        return
    within = np.ones(count - 1, dtype=bool)
    within[corpus.starts[1:-1][(corpus.starts[1:-1] > 0) & (corpus.starts[1:-1] < count)] - 1] = False
    places = np.flatnonzero(within)
    size = len(corpus.vocabulary)
    codes = corpus.tokens[places].astype(np.int64) * size + corpus.tokens[places + 1]
    names = corpus.vocabulary
    for found, data, starts in _encode_table(corpus, codes, places, with_positions=True):
        yield PostingBatch([f"{names[code // size]} {names[code % size]}" for code in found], data, starts)


def _encode_table(
    corpus: Corpus, terms: NDArray[np.int64], places: NDArray[np.int64], *, with_positions: bool
) -> Iterator[tuple[list[int], bytes, NDArray[np.int64]]]:
    """Sort occurrences by term and encode them, some at a time; yield terms, bytes, and where each list starts."""
    terms, places = _sort_by_term(terms, places)
    for chunk in _term_chunks(terms):
        yield _encode(corpus, terms[chunk], places[chunk], with_positions=with_positions)


def _sort_by_term(terms: NDArray[np.int64], places: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Sort by term and then by place (places ascend already). Numbers that hold both sort four times as fast."""
    bits = len(places).bit_length()
    if len(terms) and int(terms.max()).bit_length() + bits < 64:
        both = np.sort((terms << bits) | np.arange(len(terms)))
        return both >> bits, places[both & ((1 << bits) - 1)]
    order = np.argsort(terms, kind="stable")
    return terms[order], places[order]


def _term_chunks(terms: NDArray[np.int64]) -> Iterator[slice]:
    """Cut sorted terms into slices of about `_CHUNK` that never part a term."""
    start = 0
    while start < len(terms):
        end = start + _CHUNK
        end = len(terms) if end >= len(terms) else int(np.searchsorted(terms, int(terms[end - 1]), side="right"))
        yield slice(start, end)
        start = end


def _encode(
    corpus: Corpus, terms: NDArray[np.int64], places: NDArray[np.int64], *, with_positions: bool
) -> tuple[list[int], bytes, NDArray[np.int64]]:
    """Encode the posting lists of sorted (term, place) occurrences."""
    articles = np.searchsorted(corpus.starts, places, side="right") - 1
    positions = places - corpus.starts[articles]
    new_term = _changes(terms)
    groups = np.flatnonzero(new_term | _changes(articles))  # where a term's next article begins
    heads = np.flatnonzero(new_term)
    group_heads = np.searchsorted(groups, heads)  # the first group of each term
    group_counts = np.diff(np.append(group_heads, len(groups)))

    ids = articles[groups]
    deltas = np.diff(ids, prepend=0)
    deltas[group_heads] = ids[group_heads]
    counts = np.diff(np.append(groups, len(terms)))
    if with_positions:
        extra = np.diff(positions, prepend=0)
        extra[groups] = positions[groups]
        extra_heads, extra_counts = heads, np.diff(np.append(heads, len(terms)))
    else:
        extra = np.add.reduceat(positions < corpus.titles[articles], groups, dtype=np.int64)
        extra_heads, extra_counts = group_heads, group_counts

    base = np.concatenate(([0], np.cumsum(1 + 2 * group_counts + extra_counts)))
    stream = np.empty(int(base[-1]), dtype=np.uint32)
    stream[base[:-1]] = group_counts
    place = np.repeat(base[:-1] + 1 - group_heads, group_counts) + np.arange(len(groups))
    stream[place] = deltas
    stream[place + np.repeat(group_counts, group_counts)] = counts
    stream[np.repeat(base[:-1] + 1 + 2 * group_counts - extra_heads, extra_counts) + np.arange(len(extra))] = extra
    data, starts = encode_varints(stream)
    return terms[heads].tolist(), data, starts[base]


def _changes(values: NDArray[np.int64]) -> NDArray[np.bool_]:
    changed = np.ones(len(values), dtype=bool)
    changed[1:] = values[1:] != values[:-1]
    return changed
