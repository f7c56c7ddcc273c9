"""How much was published, month by month."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mediawatch.model import Issue


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """Return the month of a day."""
        return cls(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day."""
        return date(self.year, self.month, 1), date(self.year, self.month, monthrange(self.year, self.month)[1])

    def next(self) -> "Month":
        """Return the month after this one."""
        return Month(self.year + self.month // 12, self.month % 12 + 1)


def issues_by_month(issues: Iterable[Issue]) -> dict[Month, tuple[Issue, ...]]:
    """Return the issues by the month in which they were published, both in order. Months without one are left out."""
    found: dict[Month, list[Issue]] = {}
    for issue in sorted(issues, key=lambda one: (one.published, one.number)):
        found.setdefault(Month.of(issue.published), []).append(issue)
    return {month: tuple(members) for month, members in found.items()}
