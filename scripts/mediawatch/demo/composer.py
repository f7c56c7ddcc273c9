"""Sentences made of patterns.

A pattern has slots in braces: `{3-9}` is a number, `{甲|乙}` one of several, which may hold slots themselves, and a
name is a word or a sentence. A word stays the same in all of an article; a sentence is said once.
"""

import re

from mediawatch.demo.draws import Draws
from mediawatch.demo.material import Lists

_SLOT = re.compile(r"\{([^{}]*)\}")
_RANGE = re.compile(r"([0-9]+)-([0-9]+)")


class Composer:
    """Says sentences of one article, in words that it keeps to: those in `known`, and what is drawn of `words`."""

    def __init__(self, draws: Draws, words: Lists, sentences: Lists, known: dict[str, str]) -> None:
        self.known = dict(known)
        self._draws = draws
        self._words = words
        self._left = {sort: list(patterns) for sort, patterns in sentences.items()}

    def say(self, sort: str) -> str:
        """Return a sentence of a sort that was not said yet."""
        left = self._left[sort]
        return self.fill(left.pop(self._draws.within(0, len(left) - 1)))

    def say_all(self, sort: str) -> list[str]:
        """Return all sentences of a sort, in their order."""
        return [self.fill(pattern) for pattern in self._left[sort]]

    def fill(self, pattern: str) -> str:
        """Return a pattern with its slots filled, the inner ones first."""
        while slot := _SLOT.search(pattern):
            pattern = pattern[: slot.start()] + self._fill_slot(slot[1]) + pattern[slot.end() :]
        return pattern

    def _fill_slot(self, slot: str) -> str:
        if span := _RANGE.fullmatch(slot):
            return str(self._draws.within(int(span[1]), int(span[2])))
        if "|" in slot:
            return self._draws.one(slot.split("|"))
        if slot in self._left:
            return self.say(slot)
        if slot not in self.known:
            self.known[slot] = self.fill(self._draws.one(self._words[slot]))
        return self.known[slot]
