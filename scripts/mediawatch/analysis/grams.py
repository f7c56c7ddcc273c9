"""Runs of characters that come again: in how many articles of each year they stand, and how free their ends are.

A run never crosses a break. Places of the corpus that have the same first token are looked at together
(`postings.sort_places`), so that the memory is bounded and the work linear in the tokens.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mediawatch.search.corpus import Corpus
from mediawatch.search.postings import sort_places
from mediawatch.text import BREAK, is_character

LONGEST = 8
"""Characters of a run."""

Ints = NDArray[np.integer[Any]]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Asked = Callable[[Ints], Bools]
"""Tells of runs, by their articles of each year (a row a run), which of them are asked for."""


@dataclass(frozen=True, slots=True)
class Level:
    """The runs of one length that stand in enough articles.

    `codes` are ascending and tell them apart: the number of the run that is without the last token, times the size of
    the vocabulary, and that token. `counts` are their occurrences. The others are of those alone that were `asked` for,
    which are numbers of runs: articles by year, and the entropies of what stands before and behind, in bits.
    """

    codes: Ints
    counts: Ints
    asked: Ints
    years: Ints
    before: Floats
    behind: Floats


@dataclass(frozen=True, slots=True)
class Grams:
    """The runs of a corpus: level by level, those of one token first. Tokens that are words are runs of one.

    `total` is how many tokens there are, but for breaks.
    """

    vocabulary: tuple[str, ...]
    levels: tuple[Level, ...]
    total: int

    def tokens(self, length: int, runs: Ints) -> Ints:
        """Return the tokens of runs of one length, a row a run."""
        columns: list[Ints] = []
        for level in reversed(self.levels[1:length]):
            runs, last = np.divmod(level.codes[runs], len(self.vocabulary))
            columns.append(last)
        return np.stack([self.levels[0].codes[runs], *reversed(columns)], axis=1)

    def counts(self, tokens: Ints) -> Ints:
        """Return the occurrences of runs that are parts of known ones, given as their tokens."""
        length: int = tokens.shape[1]
        runs: Ints = np.searchsorted(self.levels[0].codes, tokens[:, 0])
        for place, level in enumerate(self.levels[1:length], 1):
            codes: Ints = runs * len(self.vocabulary) + tokens[:, place]
            runs = np.searchsorted(level.codes, codes)
        return self.levels[length - 1].counts[runs]


def count_grams(corpus: Corpus, years: Ints, *, least: int, asked: Asked) -> Grams:
    """Count the runs that stand in at least so many articles; `years` has the place of each article's year."""
    counter = _Counter(corpus, years, least, asked)
    for places in sort_places(corpus):
        counter.count(places.astype(np.int64))
    return Grams(corpus.vocabulary, tuple(_join(parts) for parts in counter.parts), counter.total)


@dataclass(frozen=True, slots=True)
class _Runs:
    """Occurrences of runs of one length, by run and then by place: where each begins, and the number of its run."""

    codes: Ints
    places: Ints
    runs: Ints

    def only(self, kept: Bools) -> "_Runs":
        """Return some of the runs, numbered anew."""
        of = kept[self.runs]
        return _Runs(self.codes[kept], self.places[of], (np.cumsum(kept) - 1)[self.runs[of]])


class _Counter:
    """Counts one piece of the corpus after the other."""

    def __init__(self, corpus: Corpus, years: Ints, least: int, asked: Asked) -> None:
        self.parts: list[list[Level]] = [[] for _ in range(LONGEST)]
        self.total = 0
        self._sizes = [0] * LONGEST
        self._vocabulary = len(corpus.vocabulary)
        self._break = corpus.vocabulary.index(BREAK) if BREAK in corpus.vocabulary else -1
        self._tokens = corpus.tokens.astype(np.int32)
        filled = corpus.starts[1:] > corpus.starts[:-1]
        self._before, self._behind = (np.roll(self._tokens, by) for by in (1, -1))
        self._before[corpus.starts[:-1][filled]] = self._break
        self._behind[corpus.starts[1:][filled] - 1] = self._break
        self._articles = np.repeat(np.arange(len(filled), dtype=np.int32), np.diff(corpus.starts))
        self._characters = np.array([*map(is_character, corpus.vocabulary), False])  # the last is that of no break
        self._years, self._span = years, int(years.max(initial=0)) + 1
        self._least, self._asked = least, asked

    def count(self, places: Ints) -> None:
        """Count the runs that begin at places, which are by token and then by place."""
        tokens = self._tokens[places]
        if tokens[0] == self._break:
            return
        self.total += len(tokens)
        firsts = _changes(tokens)
        found = _Runs(tokens[firsts].astype(np.int64), places, np.cumsum(firsts) - 1)
        for length in range(1, LONGEST + 1):
            found, years = self._frequent(found)
            if not len(found.codes):
                return
            longer = _Tally(found.runs, self._behind[found.places + (length - 1)])
            goes_on = self._characters[longer.neighbours]
            if length == 1:
                goes_on &= self._characters[found.codes[longer.runs]]
            codes = (longer.runs + self._sizes[length - 1]) * self._vocabulary + longer.neighbours
            self._keep(length, found, years, longer)
            runs = np.arange(len(codes)).repeat(longer.counts)
            found = _Runs(codes, found.places[longer.order], runs).only(goes_on)

    def _frequent(self, found: _Runs) -> tuple[_Runs, Ints]:
        """Return the runs that stand in enough articles, and in how many of each year."""
        articles = self._articles[found.places]
        firsts = np.flatnonzero(_changes(found.runs) | _changes(articles))
        runs, articles = found.runs[firsts], articles[firsts]
        kept = np.bincount(runs, minlength=len(found.codes)) >= self._least
        of, size = kept[runs], int(np.count_nonzero(kept))
        cells = (np.cumsum(kept) - 1)[runs[of]] * self._span + self._years[articles[of]]
        return found.only(kept), np.bincount(cells, minlength=size * self._span).reshape(size, self._span)

    def _keep(self, length: int, found: _Runs, years: Ints, longer: "_Tally") -> None:
        """Keep what is known of runs."""
        asked = self._asked(years)
        counts = np.bincount(found.runs, minlength=len(found.codes))
        few = found.only(asked)
        before = _Tally(few.runs, self._before[few.places]).entropies(counts[asked], self._break)
        behind = longer.entropies(counts, self._break)[asked]
        numbers = np.flatnonzero(asked) + self._sizes[length - 1]
        self.parts[length - 1].append(Level(found.codes, counts, numbers, years[asked], before, behind))
        self._sizes[length - 1] += len(found.codes)


class _Tally:
    """How often each run has each neighbour: `runs`, `neighbours` and `counts`, by run and then by neighbour.

    `order` puts the occurrences into this order.
    """

    def __init__(self, runs: Ints, neighbours: Ints) -> None:
        bits = len(runs).bit_length()
        base = int(neighbours.max(initial=0)) + 2
        both = ((runs * base + neighbours + 1) << bits) | np.arange(len(runs))  # sorts faster than an order by two keys
        both.sort()
        self.order = both & ((1 << bits) - 1)
        keys = both >> bits
        heads = np.flatnonzero(_changes(keys))
        self.counts = np.diff(np.append(heads, len(keys)))
        self.runs, neighbours = np.divmod(keys[heads], base)
        self.neighbours = neighbours - 1

    def entropies(self, totals: Ints, unlike: int) -> Floats:
        """Return the entropy of each run's neighbours; one of them, the break, is never twice the same."""
        bits = np.where(self.neighbours == unlike, 0, self.counts * np.log2(self.counts))
        return np.log2(totals) - np.bincount(self.runs, bits, len(totals)) / totals


def _join(parts: list[Level]) -> Level:
    whole, halves = np.zeros(0, np.int64), np.zeros(0)
    every = [
        Level(whole, whole, whole, np.zeros((0, parts[0].years.shape[1] if parts else 0), np.int64), halves, halves)
    ]
    every += parts
    return Level(
        np.concatenate([part.codes for part in every]),
        np.concatenate([part.counts for part in every]),
        np.concatenate([part.asked for part in every]),
        np.concatenate([part.years for part in every]),
        np.concatenate([part.before for part in every]),
        np.concatenate([part.behind for part in every]),
    )


def _changes(values: Ints) -> Bools:
    changed = np.ones(len(values), bool)
    changed[1:] = values[1:] != values[:-1]
    return changed
