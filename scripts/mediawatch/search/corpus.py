"""The tokens of all articles as numbers: what `text.article_tokens` says, for hundreds of articles at a time."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from mediawatch.progress import Step
from mediawatch.text import BLOCK_END, BREAK, Kind, article_normal_form, kind_of

_BATCH = 256
"""Articles numbered at a time: bounds the memory."""

_EDGE, _UNKNOWN = 4, 255
"""Kinds beside those of characters: the end of an article, and of a character that has not come yet."""

_WORDS = 0x110000
"""A character's number is its code point, a word's is from here on, in the order in which they came."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The tokens of all articles, end to end, as ids into a vocabulary in code point order.

    `starts` has one entry more than there are articles; `titles` holds how many of an article's tokens are its title's.
    """

    vocabulary: tuple[str, ...]
    tokens: NDArray[np.uint32]
    starts: NDArray[np.int64]
    titles: NDArray[np.int64]


def collect_corpus(articles: Iterable[tuple[str, tuple[str, ...]]], step: Step = lambda: None) -> Corpus:
    """Number the tokens of all articles, each given as its title and the blocks of its body."""
    numbering = _Numbering()
    parts: list[NDArray[np.uint32]] = []
    counts: list[NDArray[np.int64]] = []
    titles: list[NDArray[np.int64]] = []
    normal = (article_normal_form(title, blocks) for title, blocks in articles)
    while batch := list(islice(normal, _BATCH)):
        numbers, count, title = numbering.number(batch)
        parts.append(numbers)
        counts.append(count)
        titles.append(title)
        for _ in batch:
            step()
    vocabulary, ranks = numbering.rank(parts)
    tokens = np.concatenate([ranks[part] for part in parts]) if parts else np.zeros(0, np.uint32)
    none = np.zeros(1, np.int64)
    starts = np.cumsum(np.concatenate([none, *counts]))
    return Corpus(vocabulary, tokens, starts, np.concatenate([none, *titles])[1:])


class _Numbering:
    """Gives every token a number, and remembers what it has learned of characters and words."""

    def __init__(self) -> None:
        self._kinds = np.full(_WORDS, _UNKNOWN, np.uint8)
        self._words: defaultdict[str, int] = defaultdict()
        self._words.default_factory = lambda: _WORDS + len(self._words)

    def number(
        self, articles: list[tuple[str, str]]
    ) -> tuple[NDArray[np.uint32], NDArray[np.int64], NDArray[np.int64]]:
        """Return the numbers of the tokens, and how many tokens each article and each title has."""
        text = "\n" + "".join(f"{title}{BLOCK_END}{body}\n" for title, body in articles)
        sizes = np.fromiter((len(title) + len(body) + 2 for title, body in articles), np.int64, len(articles))
        edges = np.concatenate(([0], np.cumsum(sizes)))
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        kinds = self._kinds_of(codes)
        kinds[edges] = _EDGE
        starts = _token_starts(kinds)
        numbers = codes[starts]
        numbers[kinds[starts] == Kind.MARK] = ord(BREAK)
        words = np.flatnonzero(kinds[starts] == Kind.WORD)
        ends = np.flatnonzero((kinds[:-1] == Kind.WORD) & (kinds[1:] != Kind.WORD)) + 1
        spans = zip(starts[words].tolist(), ends.tolist(), strict=True)
        numbers[words] = [self._words[text[start:end]] for start, end in spans]
        firsts = np.searchsorted(starts, edges)
        title_ends = edges[:-1] + 1 + np.fromiter((len(title) for title, _ in articles), np.int64, len(articles))
        title_stops = np.searchsorted(starts, title_ends)
        titles = title_stops - firsts[:-1]
        breaks = np.concatenate(([False], numbers == ord(BREAK)))
        titles -= (titles > 0) & breaks[title_stops]  # the break between title and body may begin in the title
        return numbers, np.diff(firsts), titles

    def _kinds_of(self, codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
        kinds = self._kinds[codes]
        new = np.unique(codes[kinds == _UNKNOWN])
        if len(new):
            self._kinds[new] = [kind_of(chr(code)) for code in new]
            kinds = self._kinds[codes]
        return kinds

    def rank(self, parts: Iterable[NDArray[np.uint32]]) -> tuple[tuple[str, ...], NDArray[np.uint32]]:
        """Return the tokens in code point order, and for every number its place there."""
        words = list(self._words)
        seen = np.zeros(_WORDS + len(words), bool)
        for part in parts:
            seen[part] = True
        numbers = np.flatnonzero(seen).tolist()
        tokens = [chr(number) if number < _WORDS else words[number - _WORDS] for number in numbers]
        order = sorted(range(len(tokens)), key=tokens.__getitem__)
        ranks = np.zeros(len(seen), np.uint32)
        ranks[[numbers[place] for place in order]] = np.arange(len(order))
        return tuple(tokens[place] for place in order), ranks


def _token_starts(kinds: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Return where tokens start. Of marks with only spaces between, the first is one, if tokens stand on both sides."""
    places = np.flatnonzero(kinds != Kind.SPACE)
    kind = kinds[places]
    others = np.flatnonzero(kind != Kind.MARK)  # an edge is first and last
    gaps = np.flatnonzero(np.diff(others) > 1)
    inside = (kind[others[gaps]] != _EDGE) & (kind[others[gaps + 1]] != _EDGE)
    starts = (kind == Kind.CHARACTER) | ((kind == Kind.WORD) & (kinds[places - 1] != Kind.WORD))
    starts[others[gaps[inside]] + 1] = True
    return places[starts]
