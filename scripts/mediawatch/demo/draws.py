"""Draws that come out the same everywhere: of a name and a count, never of a clock or a library's own dice."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")


class Draws:
    """A row of draws. Those of one name are always the same, whatever was drawn elsewhere."""

    def __init__(self, *name: object) -> None:
        self._name = "/".join(str(part) for part in name)
        self._count = 0

    def within(self, low: int, high: int) -> int:
        """Return a number between two, both included."""
        self._count += 1
        digest = blake2b(f"{self._name}#{self._count}".encode(), digest_size=8).digest()
        return low + int.from_bytes(digest, "big") % (high - low + 1)

    def chance(self, percent: int) -> bool:
        """Tell whether something happens that does so in so many of a hundred cases."""
        return self.within(1, 100) <= percent

    def one(self, choices: Sequence[T]) -> T:
        """Return one of several."""
        return choices[self.within(0, len(choices) - 1)]

    def some(self, choices: Sequence[T], count: int) -> tuple[T, ...]:
        """Return so many different ones, in the order that they are in."""
        left = list(range(len(choices)))
        while len(left) > count:
            left.pop(self.within(0, len(left) - 1))
        return tuple(choices[place] for place in left)

    def weighed(self, weights: Mapping[T, float]) -> T:
        """Return one of several, the more often the more it weighs."""
        shares = {choice: round(1000 * weight) for choice, weight in weights.items()}
        drawn = self.within(1, sum(shares.values()))
        for choice, share in shares.items():
            drawn -= share
            if drawn <= 0:
                return choice
        raise AssertionError
