"""Related articles: those that share most rare terms, and the words that connect them.

Every two articles that share a rare term are compared, so what is found is exact. A rare term is in few articles, and
so the work grows with the archive, and not with its square.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from mediawatch.analysis.connection import Connections
from mediawatch.analysis.rare_terms import RareTerms, find_rare_terms
from mediawatch.model import Article
from mediawatch.search.article import SearchArticle
from mediawatch.search.corpus import Corpus

_MOST = 5
"""Related articles that are named."""
_LEAST = 0.05
"""How alike related articles are at least: 1 is an article and itself."""
_STRESSED, _DOUBLY = 4, 6
"""A term counts as what both articles are about where their stresses make so much; as two such terms, where more."""
_LEAST_STRESSED = 2
"""Terms that both are about."""
_PIVOT = 800
"""Added to the length of an article: a short one is not alike to whatever has its one rare term."""
_CHUNK = 1_000_000
"""Shared terms that are looked at together: bounds the memory."""


@dataclass(frozen=True, slots=True)
class Related:
    """An article that another one is related to, and words that both have, the most telling first."""

    article: Article
    words: tuple[str, ...]


def find_related(
    articles: Sequence[SearchArticle], corpus: Corpus, story_of: Mapping[str, str]
) -> dict[str, tuple[Related, ...]]:
    """Return the related articles of each article that has any, the most alike first, by its ref.

    The corpus has the articles' tokens, in the same order. `story_of` names the story of articles that are part of one:
    of the own story nothing is related, and of another one the most alike article alone.
    """
    terms = find_rare_terms(corpus)
    connections = Connections(articles, terms)
    found: dict[str, tuple[Related, ...]] = {}
    for place, group in groupby(_alike(terms, len(articles)), key=lambda pair: pair[0]):
        own = articles[place].ref
        chosen: dict[str, int] = {story_of.get(own, own): place}
        for _, other in group:
            ref = articles[other].ref
            chosen.setdefault(story_of.get(ref, ref), other)
            if len(chosen) > _MOST:
                break
        others = list(chosen.values())[1:]
        if others:
            found[own] = tuple(Related(articles[other].article, connections.words(place, other)) for other in others)
    return found


def _alike(terms: RareTerms, count: int) -> Iterator[tuple[int, int]]:
    """Yield each two places of articles that are alike, in both orders: by the first, the most alike before others."""
    lengths = np.bincount(terms.articles, terms.weights**2, minlength=count) + _PIVOT
    parts: list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]] = []
    for firsts, seconds, shared, stressed in _shared_terms(terms):
        likeness = shared / np.sqrt(lengths[firsts] * lengths[seconds])
        kept = (likeness >= _LEAST) & (stressed >= _LEAST_STRESSED)
        parts.append((firsts[kept], seconds[kept], likeness[kept]))
    if not parts:
        return
    froms: NDArray[np.int64] = np.concatenate([place for some, others, _ in parts for place in (some, others)])
    tos: NDArray[np.int64] = np.concatenate([place for some, others, _ in parts for place in (others, some)])
    likeness: NDArray[np.float64] = np.concatenate([both for _, _, both in parts for _ in range(2)])
    order = np.lexsort((tos, -likeness, froms))
    yield from zip(froms[order].tolist(), tos[order].tolist(), strict=True)


def _shared_terms(
    terms: RareTerms,
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]]:
    """Yield pairs of articles that share terms: both places, the products of their weights, and how many are stressed.

    Each pair comes once, the smaller place first.
    """
    ends = np.repeat(terms.starts[1:], terms.lengths)
    by_article = np.argsort(terms.articles, kind="stable")
    ordered = terms.articles[by_article]
    partners = (ends - np.arange(len(ends)) - 1)[by_article]  # in the posting list of a term, those that come after
    sizes = np.cumsum(partners)
    start = 0
    while start < len(by_article):
        before = int(sizes[start - 1]) if start else 0
        stop = max(start + 1, int(np.searchsorted(sizes, before + _CHUNK, side="right")))
        last = int(terms.articles[by_article[stop - 1]])
        stop = int(np.searchsorted(ordered, last, side="right"))  # an article is never parted
        ones = by_article[start:stop]
        counts = partners[start:stop]
        total = int(counts.sum())
        one = np.repeat(ones, counts)
        other = np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts) + one + 1
        stress = terms.stress[one] * terms.stress[other]
        keys = terms.articles[one] << 40 | terms.articles[other] << 16
        keys |= terms.weights[one] * terms.weights[other] << 2 | (stress >= _STRESSED) + (stress >= _DOUBLY)
        keys.sort()
        heads = np.flatnonzero(np.diff(keys >> 16, prepend=-1))
        if len(heads):
            pairs = keys[heads]
            shared = np.add.reduceat(keys >> 2 & 0x3FFF, heads)
            yield pairs >> 40, pairs >> 16 & 0xFFFFFF, shared, np.add.reduceat(keys & 3, heads)
        start = stop
