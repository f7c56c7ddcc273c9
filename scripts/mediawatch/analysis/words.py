"""Words that came into use and went out of it, year by year, found in the archive itself without a list of words.

*What is a word.* A run of characters that holds together and has free ends: the mutual information of its two parts,
wherever it is parted, is at least `COHESION` (Sproat and Shih, A Statistical Method for Finding Word Boundaries in
Chinese Text, 1990), and the entropies of what stands before it and behind it are at least `FREEDOM` (Jin and
Tanaka-Ishii, Unsupervised Segmentation of Chinese Text by Use of Branching Entropy, 2006). 电子病历 is one, 子病历 and
的病历 are not.

*What has shifted.* The log-likelihood ratio G² of two years' shares of articles that have the word (Dunning, Accurate
Methods for the Statistics of Surprise and Coincidence, Computational Linguistics 19, 1993). Shifts below 15.13, which
chance gives once in 10,000 (Rayson, Berridge and Francis, Extending the Cochran Rule, 2004), are none. Articles are
counted, not occurrences: a long article that says a word often is one, and a search finds as many.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from mediawatch.analysis.grams import Bools, Floats, Grams, Ints, count_grams
from mediawatch.search.corpus import Corpus

COHESION = 4.0
"""Bits of mutual information, at least."""
FREEDOM = 1.0
"""Bits of entropy at either end, at least."""
SIGNIFICANT = 15.13
"""The least G² that is a shift."""
_LEAST = 5
"""Articles that a word stands in, at least."""
_MOST = 10
"""Words of a year that rose, and that fell."""
_FOREIGN = re.compile(r"(?=.*[^\W\d_]).{2,24}")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as search compares it, and in how many articles of each year it stands."""

    text: str
    articles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """A word whose share of a year's articles is not that of the year before. `likelihood` is G²."""

    word: Word
    likelihood: float


@dataclass(frozen=True, slots=True)
class YearShifts:
    """What rose and fell in a year, beside the last one before it that has articles; the clearest shift first."""

    year: int
    earlier: int
    rose: tuple[Shift, ...]
    fell: tuple[Shift, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Words by year. `years` are those that have articles, `articles` how many; shifts begin with the second."""

    years: tuple[int, ...] = ()
    articles: tuple[int, ...] = ()
    shifts: tuple[YearShifts, ...] = ()

    def clearest(self, limit: int) -> tuple[Word, ...]:
        """Return the words that rose most clearly in any year."""
        rises = sorted((one for year in self.shifts for one in year.rose), key=_by_likelihood)
        return tuple(one.word for one in _apart(rises, limit))


def find_words(corpus: Corpus, dates: Sequence[int]) -> Words:
    """Return how words rose and fell; `dates` are the years of the corpus's articles."""
    years, places, totals = np.unique(np.array(dates, np.int64), return_inverse=True, return_counts=True)
    if len(years) < 2:
        return Words(tuple(years.tolist()), tuple(totals.tolist()))
    grams = count_grams(corpus, places, least=_LEAST, asked=lambda table: _has_shifted(table, totals))
    found = [one for length in range(1, len(grams.levels) + 1) for one in _words(grams, length)]
    words = [Word(text, tuple(row.tolist())) for text, row in found]
    table = np.array([row for _, row in found], np.int64).reshape(len(found), len(years))
    likelihoods = compare_years(table, totals)
    shifts = tuple(
        YearShifts(
            int(year),
            int(years[place]),
            _choose(words, likelihoods[:, place]),
            _choose(words, -likelihoods[:, place]),
        )
        for place, year in enumerate(years[1:])
    )
    return Words(tuple(years.tolist()), tuple(totals.tolist()), shifts)


def compare_years(table: Ints, totals: Ints) -> Floats:
    """Return G² of each year's articles and those of the year before, a row a word; below 0 for what fell."""
    now, then = table[:, 1:].astype(np.float64), table[:, :-1].astype(np.float64)
    of_now, of_then = totals[1:].astype(np.float64), totals[:-1].astype(np.float64)
    cells = (now, then, of_now - now, of_then - then, of_now + of_then)
    margins = (now + then, of_now + of_then - now - then, of_now, of_then)
    ratio = 2 * (sum(map(_entropy, cells)) - sum(map(_entropy, margins)))
    return np.where(now * of_then > then * of_now, 1, -1) * np.maximum(ratio, 0)


def _entropy(counts: Floats) -> Floats:
    return counts * np.log(np.maximum(counts, 1))


def _has_shifted(table: Ints, totals: Ints) -> Bools:
    return np.abs(compare_years(table, totals)).max(axis=1) >= SIGNIFICANT


def _words(grams: Grams, length: int) -> Iterator[tuple[str, Ints]]:
    """Yield the words among the runs of one length that were asked for, with their articles by year."""
    level = grams.levels[length - 1]
    tokens = grams.tokens(length, level.asked)
    rows: list[list[int]] = tokens.tolist()
    texts = ["".join(grams.vocabulary[token] for token in row) for row in rows]
    if length == 1:
        are_words = np.array([_FOREIGN.fullmatch(text) is not None for text in texts], bool)
    else:
        are_words = (np.minimum(level.before, level.behind) >= FREEDOM) & (
            _cohesion(grams, level.asked, tokens) >= COHESION
        )
    for place in np.flatnonzero(are_words).tolist():
        yield texts[place], level.years[place]


def _cohesion(grams: Grams, runs: Ints, tokens: Ints) -> Floats:
    """Return the least mutual information of the two parts of each run, in bits."""
    length: int = tokens.shape[1]
    counts = grams.levels[length - 1].counts[runs]
    parted = (grams.counts(tokens[:, :place]) * grams.counts(tokens[:, place:]) for place in range(1, length))
    return np.min([np.log2(counts * grams.total / both) for both in parted], axis=0)


def _choose(words: Sequence[Word], likelihoods: Floats) -> tuple[Shift, ...]:
    """Return what rose most clearly."""
    risen = np.flatnonzero(likelihoods >= SIGNIFICANT).tolist()
    shifts = sorted((Shift(words[place], float(likelihoods[place])) for place in risen), key=_by_likelihood)
    return tuple(_apart(shifts, _MOST))


def _by_likelihood(shift: Shift) -> tuple[float, str]:
    return -round(shift.likelihood, 6), shift.word.text


def _apart(shifts: Iterable[Shift], limit: int) -> list[Shift]:
    """Return the first shifts, without words that are part of an earlier one, or have one in them."""
    kept: list[Shift] = []
    for shift in shifts:
        text = shift.word.text
        if len(kept) < limit and not any(text in one.word.text or one.word.text in text for one in kept):
            kept.append(shift)
    return kept
