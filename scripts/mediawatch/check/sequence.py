"""Issues in the order of their numbers, and the days by which they can be compared."""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import PurePosixPath

from mediawatch.model import Draft

LATE = 400
"""More days than lie between two issues, or between the end of a period and its publication."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Issues that are not there: numbers from the first to the last, both included."""

    first: int
    last: int

    @property
    def count(self) -> int:
        """How many are missing."""
        return self.last - self.first + 1

    @property
    def numbers(self) -> str:
        """The numbers as readers write them: 8, or 120–123."""
        return f"{self.first}–{self.last}" if self.count > 1 else f"{self.first}"


@dataclass(frozen=True, slots=True)
class Publication:
    """An issue with the day of its publication."""

    issue: Draft
    number: int
    day: date


@dataclass(frozen=True, slots=True)
class Covered:
    """An issue with the days that it covers."""

    issue: Draft
    number: int
    start: date
    end: date

    @property
    def length(self) -> int:
        """How many days these are."""
        return (self.end - self.start).days + 1

    @property
    def is_month(self) -> bool:
        """Whether they are those of a month."""
        last = monthrange(self.start.year, self.start.month)[1]
        return self.start.day == 1 and self.end == self.start.replace(day=last)


@lru_cache(maxsize=16384)
def stem_of(path: str) -> str:
    """Return the name of an issue's file without its ending: its number, where all is well."""
    return PurePosixPath(path).stem


def gaps_among(numbers: Iterable[int]) -> tuple[Gap, ...]:
    """Return what is missing between the numbers that are there, in order."""
    return tuple(Gap(one + 1, other - 1) for one, other in pairwise(sorted(numbers)) if other > one + 1)


def in_order(issues: Sequence[Draft]) -> list[Draft]:
    """Return the issues whose number is that of their file, each once, by number."""
    known: dict[int, Draft] = {}
    for issue in issues:
        if issue.number is not None and stem_of(issue.path) == str(issue.number):
            known.setdefault(issue.number, issue)
    return [known[number] for number in sorted(known)]


def publications_of(issues: Sequence[Draft]) -> list[Publication]:
    """Return the issues whose day of publication is known, by number."""
    return [Publication(one, one.number, one.published) for one in in_order(issues) if one.number and one.published]


def outliers_among(days: Sequence[Publication]) -> set[int]:
    """Return the numbers of the fewest issues without which all others are in order; of two, the later one."""
    tails: list[int] = []  # of the longest order of each length, from the newest on: the last day, negated
    ends: list[int] = []
    before: list[int] = []
    for place in range(len(days) - 1, -1, -1):
        key = -days[place].day.toordinal()
        length = bisect_right(tails, key)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [key]
        ends[length : length + 1] = [place]
    kept: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(days[at].number)
        at = before[len(days) - 1 - at]
    return {one.number for one in days} - kept


def jumps_among(issues: Sequence[Draft]) -> dict[int, Publication]:
    """Return the issues that were published far too late after the one before, by number, with that one."""
    days = publications_of(issues)
    outliers = outliers_among(days)
    kept = [one for one in days if one.number not in outliers]
    return {
        after.number: before
        for before, after in pairwise(kept)
        if (after.day - before.day).days > LATE * (after.number - before.number)
    }


def neighbours_among(issues: Sequence[Draft]) -> Iterator[tuple[Covered, Covered]]:
    """Yield each two issues that follow each other, by number, where their days may be compared."""
    wrong = {*outliers_among(publications_of(issues)), *jumps_among(issues)}
    covered = [
        Covered(one, one.number, one.period.start, one.period.end)
        for one in in_order(issues)
        if one.number and one.period.start and one.period.end and one.period.start <= one.period.end
    ]
    yield from pairwise(one for one in covered if one.number not in wrong)
