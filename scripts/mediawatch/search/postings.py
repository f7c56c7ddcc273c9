"""From articles' tokens to posting lists, sorted by term. The terms are every token and every two adjacent ones.

A query of one token needs to know which articles have it, and how often; a longer one is covered by pairs, whose
positions prove that its tokens stand next to each other (`docs/dev/search.md`). So there are two tables:

- *tokens*: for each article its number of occurrences, and how many of them are in the title;
- *pairs*: for each article the positions. The key is `first second`, with a space.

An encoded posting list is varints, column by column: number of articles n, n article ids (as differences), n counts,
then n title counts (tokens), or all positions (pairs; as differences within an article).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mediawatch.progress import Step
from mediawatch.search.corpus import Corpus
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


def sort_places(corpus: Corpus) -> list[NDArray[np.uint32]]:
    """Return the places of all tokens, by token and then by place, in pieces that never part a token.

    Both tables are made from them. Pieces are about `_CHUNK` long; breaks are a piece of their own.
    """
    bits = len(corpus.tokens).bit_length()
    both = corpus.tokens.astype(np.int64)  # numbers that hold token and place sort faster than places by token
    both <<= bits
    both |= np.arange(len(both))
    both.sort()
    both &= (1 << bits) - 1
    places = both.astype(np.uint32)
    ends = np.cumsum(np.bincount(corpus.tokens))
    marks = corpus.vocabulary.index(BREAK) if BREAK in corpus.vocabulary else -1
    chunks: list[NDArray[np.uint32]] = []
    first = start = 0
    while first < len(ends):
        after = max(first + 1, int(np.searchsorted(ends, start + _CHUNK, side="right")))
        if first <= marks < after:
            after = marks if first < marks else marks + 1
        stop = int(ends[after - 1])
        chunks.append(places[start:stop])
        first, start = after, stop
    return chunks


def token_postings(
    corpus: Corpus, chunks: Iterable[NDArray[np.uint32]], step: Step = lambda: None
) -> Iterator[PostingBatch]:
    """Yield the tokens table, by key in code point order. Breaks cannot be searched for alone and are left out."""
    for chunk in chunks:
        step()
        places = chunk.astype(np.int64)
        terms = corpus.tokens[places].astype(np.int64)
        if corpus.vocabulary[terms[0]] != BREAK:
            found, data, starts = _encode(corpus, terms, places, with_positions=False)
            yield PostingBatch([corpus.vocabulary[term] for term in found], data, starts)


def pair_postings(
    corpus: Corpus, chunks: Iterable[NDArray[np.uint32]], step: Step = lambda: None
) -> Iterator[PostingBatch]:
    """Yield the pairs table, by key in code point order (a space sorts before every token)."""
    names, size = corpus.vocabulary, len(corpus.vocabulary)
    last = np.zeros(len(corpus.tokens), bool)
    last[corpus.starts[1:][np.diff(corpus.starts) > 0] - 1] = True  # nothing follows an article's last token
    for chunk in chunks:
        step()
        places = chunk[~last[chunk]].astype(np.int64)
        if not len(places):
            continue
        codes = corpus.tokens[places].astype(np.int64) * size + corpus.tokens[places + 1]
        by_code = np.argsort(codes, kind="stable")
        found, data, starts = _encode(corpus, codes[by_code], places[by_code], with_positions=True)
        yield PostingBatch([f"{names[code // size]} {names[code % size]}" for code in found], data, starts)


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
