"""What is missing between the issues that are there, and between which of them it lies."""

from collections.abc import Sequence
from dataclasses import dataclass

from mediawatch.analysis.months import Month
from mediawatch.check.sequence import Gap, gaps_among
from mediawatch.model import Issue


@dataclass(frozen=True, slots=True)
class Missing:
    """A gap in the numbers, with the issues on both sides of it."""

    gap: Gap
    before: Issue
    after: Issue

    @property
    def months(self) -> tuple[Month, Month]:
        """The months in which these two were published, the earlier one first."""
        before, after = Month.of(self.before.published), Month.of(self.after.published)
        return min(before, after), max(before, after)


def missing_among(issues: Sequence[Issue]) -> tuple[Missing, ...]:
    """Return what is missing, by number."""
    known = {issue.number: issue for issue in issues}
    return tuple(Missing(gap, known[gap.first - 1], known[gap.last + 1]) for gap in gaps_among(known))
