"""Reprints: articles whose text an earlier one has already, found among all of an archive. Pure.

Two texts are compared by their letters and figures in normal form: by the runs of `RUN` that they share. Which texts
are worth comparing is told by MinHash and locality-sensitive hashing (rensa); these are then compared exactly, so that
chance may miss a reprint, and never makes one. A text that goes on where another stopped, or says the same of another
day, is no reprint.

Where only some articles are asked about, as in a check of one file, the others are first looked through for pieces of
their texts, and those that have few are left out: that needs no hashing, and mostly leaves nothing to hash.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from heapq import nlargest
from importlib import import_module
from typing import Any

from mediawatch.model import DraftArticle
from mediawatch.text import normal_form

RUN = 5
"""Characters of a run."""
_SHORTEST = 40
"""Characters that a text has at least; a shorter one must be the same, and of the same title."""

_SHORT, _SHARED_OF_SHORT, _SHARED = 200, 0.85, 0.75
"""How much of the shorter text's runs the other one has; where they are few, bulletins of two days are alike."""
_PART, _OLD = 0.45, 0.65
"""How much of the earlier text a later one has at least, for a first paragraph may be missing; and how much of the
later one the earlier has: what says more that is new goes on with the story."""
_SAME = 0.9
_NUMBERS = {(False, False): 0.15, (False, True): 0.3, (True, False): 0.0, (True, True): 0.11}
"""How many numbers may be others, by whether the text is short and whether `_SAME` of the runs are shared: in a short
one, another number is another piece of news."""

_SLOTS, _BANDS, _SEED = 192, 64, 1
"""Of MinHash: bands of three slots find 98 of 100 pairs of texts that have 0.4 of all their runs in common."""
_ALIKE, _COMPARED = 0.3, 8
"""Texts of which MinHash says that they have more than so much in common; how many of them a text is compared with."""

_PIECES, _FOUND = 24, 3
"""A text is looked for by so many runs of it, evenly spread; one that has so few of them is far from `_SHARED`."""

_FEW = 20
"""Texts that are looked for so; of more it is less work to hash all."""

_LONGEST = 200_000
"""Characters of a text that are looked at."""

_MARKS = re.compile(r"[\W_]+")
_FACTORS = (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9)


def find_reprints(articles: Sequence[DraftArticle], among: Collection[int] | None = None) -> dict[int, int]:
    """Return for each article that is a reprint the place of the first one that has its text.

    Places are those in the sequence, which is in the order of publication. Articles without a text are no reprints.
    With `among` it is only said of the articles at these places.
    """
    texts = [plain_text(article.body) for article in articles]
    same = [_identity(article, text) for article, text in zip(articles, texts, strict=True)]
    if among is None:
        return _find_first(texts, same, range(len(texts)))
    asked = frozenset(among)
    found = _find_first(texts, same, _kin(texts, same, asked))
    return {place: first for place, first in found.items() if place in asked}


def _find_first(texts: Sequence[str], same: Sequence[str], places: Sequence[int]) -> dict[int, int]:
    """Return for each place whose text stands at an earlier one of the places the first of these."""
    found: dict[int, int] = {}
    exactly: dict[str, int] = {}
    if len(places) < 2:
        return found
    nearly = _rensa().RMinHashLSH(0.5, _SLOTS, _BANDS)
    for place in places:
        text = texts[place]
        first = exactly.setdefault(same[place], place)
        if first == place and len(text) >= _SHORTEST:
            sketch = _sketch(text)
            others: list[int] = nearly.query(sketch)
            alike = {
                other: estimate for other in others if (estimate := sketch.jaccard(_sketch(texts[other]))) > _ALIKE
            }
            compared = nlargest(_COMPARED, alike, key=lambda other: alike[other])
            first = min((other for other in compared if is_reprint(texts[other], text)), default=place)
            if first == place:
                nearly.insert(place, sketch)
        if first != place and text:
            found[place] = found.get(first, first)
    return found


def _kin(texts: Sequence[str], same: Sequence[str], asked: Collection[int]) -> Sequence[int]:
    """Return the places of texts that are reprints and of what they are of, where some are asked about.

    What an earlier text is a reprint of counts too: only the first of several is compared with later ones. Where many
    would have to be looked for, these are the places of all texts.
    """
    kin: set[int] = set()
    waiting, seen = [*asked], {*asked}
    for place in waiting:
        if len(waiting) > _FEW:
            return range(len(texts))
        if earlier := set(_earlier(texts, same, place)):
            kin |= {place, *earlier}
            waiting += sorted(earlier - seen)
            seen |= earlier
    return sorted(kin)


def _earlier(texts: Sequence[str], same: Sequence[str], place: int) -> Iterator[int]:
    """Yield the places before one that have its text."""
    text = texts[place]
    if len(text) < _SHORTEST:
        yield from (other for other in range(place) if same[other] == same[place])
        return
    last = len(text) - RUN
    pieces = [text[at : at + RUN] for at in (last * piece // (_PIECES - 1) for piece in range(_PIECES))]
    for other, earlier in enumerate(texts[:place]):
        if _fits(len(earlier), len(text)) and _has_some(earlier, pieces) and is_reprint(earlier, text):
            yield other


def _has_some(text: str, pieces: Sequence[str]) -> bool:
    found = [piece for piece in pieces if piece in text]
    return len(found) >= _FOUND


def _identity(article: DraftArticle, text: str) -> str:
    """Return what two articles share that are the same to the letter; short texts are so by chance."""
    return text if len(text) >= _SHORTEST else f"{plain_text(article.title)} {text}"


def is_reprint(earlier: str, later: str) -> bool:
    """Tell whether a plain text is an earlier one, perhaps with some characters changed or a part left out."""
    if not _fits(len(earlier), len(later)):
        return False
    first, second = _runs(earlier), _runs(later)
    is_short = min(len(earlier), len(later)) < _SHORT
    shared = len(first & second) / max(1, min(len(first), len(second)))
    if shared < (_SHARED_OF_SHORT if is_short else _SHARED):
        return False
    numbers, others = _numbers(earlier), _numbers(later)
    count = min(numbers.total(), others.total())
    changed = count - (numbers & others).total()
    return changed <= max(not is_short, count * _NUMBERS[is_short, shared >= _SAME])


def _fits(earlier: int, later: int) -> bool:
    """Tell whether texts of so many characters may be one."""
    return later >= _PART * earlier and earlier >= _OLD * later


@lru_cache(maxsize=65536)
def plain_text(text: str) -> str:
    """Return the letters and figures of a text in normal form; of a very long one, those of its beginning."""
    return normal_form(_MARKS.sub("", text[:_LONGEST]))


@lru_cache(maxsize=65536)
def _sketch(text: str) -> Any:
    """Return the MinHash of a text's runs."""
    import numpy as np

    factor, mixer = (np.uint64(number) for number in _FACTORS)
    codes = np.frombuffer(text.encode("utf-32-le"), "<u4").astype(np.uint64)
    size = len(codes) - RUN + 1
    runs = np.zeros(size, np.uint64)
    for place in range(RUN):
        runs = runs * factor + codes[place : place + size]
    runs = (runs ^ (runs >> np.uint64(31))) * mixer
    sketch = _rensa().RMinHash(_SLOTS, _SEED)
    sketch.update(runs.view("S8").tolist())
    return sketch


def _rensa() -> Any:
    """Return the library, which has no types; like numpy it is imported where texts are hashed, for that takes time."""
    return import_module("rensa")


@lru_cache(maxsize=512)
def _runs(text: str) -> frozenset[str]:
    return frozenset(text[place : place + RUN] for place in range(len(text) - RUN + 1))


@lru_cache(maxsize=512)
def _numbers(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d+", text))
