"""All issues on one view: a row for each year, a cell for each month, and what is missing named where it may lie.

The day of an issue that is not there is unknown: months between its neighbours are those in which it may have been.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mediawatch.analysis.months import Month
from mediawatch.check.sequence import Gap
from mediawatch.model import Issue
from mediawatch.pages.missing import Missing

SHADES = 5
"""How many there are; a month with more issues has the darkest."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A month with the number of its issues.

    Where there are none, `is_missing` tells whether numbers are missing around it. Months before the first issue of all
    and after the last one are not `is_inside`.
    """

    month: int
    count: int
    is_inside: bool = True
    is_missing: bool = False

    @property
    def shade(self) -> int:
        """How dark it is, up to `SHADES`; the same for the same number in every archive."""
        return min(self.count, SHADES)


@dataclass(frozen=True, slots=True)
class Row:
    """A year that has issues. `gaps` are missing within it or between it and the year with issues that is before it.

    `without` are the first and the last of the years between those two.
    """

    year: int
    cells: tuple[Cell, ...]
    gaps: tuple[Gap, ...] = ()
    without: tuple[int, int] | None = None

    @property
    def count(self) -> int:
        """How many issues the year has."""
        return sum(cell.count for cell in self.cells)

    @property
    def has_missing(self) -> bool:
        """Whether there are months in which missing issues may have been published."""
        return any(cell.is_missing for cell in self.cells)


def make_grid(issues: Mapping[Month, Sequence[Issue]], missing: Sequence[Missing]) -> tuple[Row, ...]:
    """Return the rows, newest first; `issues` are those of each month that has any."""
    if not issues:
        return ()
    years = sorted({month.year for month in issues})
    gaps: dict[int, list[Gap]] = defaultdict(list)
    for one in missing:
        gaps[one.months[1].year].append(one.gap)
    months = [Month(year, month) for year in years for month in range(1, 13)]
    between = _months_between(months, missing)
    first, last = min(issues), max(issues)
    cells = {
        at: Cell(at.month, len(issues.get(at, ())), first <= at <= last, at in between and at not in issues)
        for at in months
    }
    without = {after: (before + 1, after - 1) for before, after in pairwise(years) if after > before + 1}
    return tuple(
        Row(
            year,
            tuple(cells[Month(year, month)] for month in range(1, 13)),
            tuple(gaps[year]),
            without.get(year),
        )
        for year in reversed(years)
    )


def _months_between(months: Sequence[Month], missing: Sequence[Missing]) -> set[Month]:
    """Return those of the months, in order, from the first issue beside any gap until before the second."""
    changes = sorted(
        ((month, change) for one in missing for month, change in zip(one.months, (1, -1), strict=True)), reverse=True
    )
    found: set[Month] = set()
    open_gaps = 0
    for month in months:
        while changes and changes[-1][0] <= month:
            open_gaps += changes.pop()[1]
        if open_gaps > 0:
            found.add(month)
    return found
