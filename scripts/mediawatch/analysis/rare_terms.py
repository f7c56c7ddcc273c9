"""The rare terms of an archive: what a few articles have in common and most have not.

Terms are the index's own: pairs of characters, and words. How rare one is depends on the articles that have it alone,
in steps: an issue more changes what is told of few others.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mediawatch.search.corpus import Corpus
from mediawatch.text import is_character

MOST = 64
"""Articles that may have a rare term; in a small archive, one of `_PART`."""
_PART = 8
_TOGETHER = 8
"""How many times as often as by chance two characters stand together that are taken for part of a word."""
_SHORTEST = 2
"""Characters of a word."""


@dataclass(frozen=True)
class RareTerms:
    """Which articles have a rare term: those of term t are `articles[starts[t]:starts[t + 1]]`, ascending.

    Beside each article stands how much the term says of it: `stress` is 1, one more where it comes again, and one more
    where it is in the title; `weights` is that, times how rare the term is. `joined` are all pairs, rare or not, that
    stand together more often than by chance.
    """

    names: list[str]
    starts: NDArray[np.int64]
    articles: NDArray[np.int64]
    stress: NDArray[np.int64]
    weights: NDArray[np.int64]
    joined: frozenset[str]

    @cached_property
    def lengths(self) -> NDArray[np.int64]:
        """How many articles have each term."""
        return np.diff(self.starts)


def find_rare_terms(corpus: Corpus) -> RareTerms:
    """Return the rare terms of a corpus."""
    size, count = len(corpus.vocabulary), max(len(corpus.titles), 1)
    keys = _occurrences(corpus)  # (term, article, whether in the title) as one number
    groups = np.flatnonzero(_changes(keys >> 1))
    ends = np.append(groups, len(keys))[1:]
    times = ends - groups
    stress = 1 + (times > 1) + (keys[ends - 1] & 1)  # of one article, those in the title come last
    terms, articles = np.divmod(keys[groups] >> 1, count)
    heads = np.flatnonzero(_changes(terms))
    frequencies = np.diff(np.append(heads, len(terms)))
    codes = terms[heads]
    is_pair = codes < size * size
    firsts, seconds = np.where(is_pair, codes // size, 0), np.where(is_pair, codes % size, 0)
    singles = np.bincount(corpus.tokens, minlength=max(size, 1)).astype(np.float64)
    by_chance = singles[firsts] * singles[seconds] / max(len(corpus.tokens), 1)
    found = np.add.reduceat(times, heads) if len(heads) else times
    are_joined = ~is_pair | (found >= _TOGETHER * by_chance)
    rare = are_joined & (frequencies >= 2) & (frequencies <= min(MOST, count // _PART))
    kept = np.repeat(rare, frequencies)
    rarity = np.repeat(_rarity(frequencies[rare]), frequencies[rare])

    def name(code: int) -> str:
        if code >= size * size:
            return corpus.vocabulary[code - size * size]
        return corpus.vocabulary[code // size] + corpus.vocabulary[code % size]

    return RareTerms(
        [name(code) for code in codes[rare].tolist()],
        np.concatenate(([0], np.cumsum(frequencies[rare]))),
        articles[kept],
        stress[kept],
        stress[kept] * rarity,
        frozenset(name(code) for code in codes[are_joined & is_pair & (frequencies >= 2)].tolist()),
    )


def _occurrences(corpus: Corpus) -> NDArray[np.int64]:
    """Return all occurrences of terms as numbers, ascending: the term, the article, whether it is in the title."""
    size, count = len(corpus.vocabulary), max(len(corpus.titles), 1)
    tokens = corpus.tokens.astype(np.int64)
    articles = np.repeat(np.arange(len(corpus.titles)), np.diff(corpus.starts))
    in_title = np.arange(len(tokens)) - corpus.starts[articles] < corpus.titles[articles]
    marks = articles * 2 + in_title
    are_characters = np.array([is_character(token) for token in corpus.vocabulary], bool)[tokens]
    are_words = np.array([_says_something(token) for token in corpus.vocabulary], bool)[tokens]
    pairs = np.flatnonzero(are_characters[:-1] & are_characters[1:] & (articles[:-1] == articles[1:]))
    words = np.flatnonzero(are_words)
    codes = np.concatenate((tokens[pairs] * size + tokens[pairs + 1], size * size + tokens[words]))
    keys = codes * (2 * count) + np.concatenate((marks[pairs], marks[words]))
    keys.sort()
    return keys


def _says_something(token: str) -> bool:
    """Tell whether a token is a word that may tell what an article is about; a number does not."""
    return len(token) >= _SHORTEST and any(character.isalpha() for character in token)


def _rarity(frequencies: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return how rare terms are that so many articles have: 1 for `MOST`, and one more for each half of that."""
    steps = [MOST.bit_length() - (frequency - 1).bit_length() for frequency in range(1, MOST + 1)]
    return np.array([0, *steps], np.int64)[frequencies]


def _changes(values: NDArray[np.int64]) -> NDArray[np.bool_]:
    changed = np.ones(len(values), bool)
    changed[1:] = values[1:] != values[:-1]
    return changed
