"""A page for each year, with its issues by month, and what is missing between them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from mediawatch.model import Issue
from mediawatch.pages.catalogue import neighbours
from mediawatch.pages.edition import Edition
from mediawatch.pages.kind import PageKind
from mediawatch.pages.missing import Missing
from mediawatch.pages.page import Page, make_page

_UNFOLDED = 200
"""So many articles of a year are few enough to show all its months unfolded."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """An issue, with what is missing before it, which stands below it; what follows it, where no other entry tells."""

    issue: Issue
    above: Missing | None
    below: Missing | None


def _compose(edition: Edition) -> Iterator[Page]:
    preceding = {one.after.number: one for one in edition.missing}
    following = {
        one.before.number: one for one in edition.missing if one.before.published.year != one.after.published.year
    }
    rows = {row.year: row for row in edition.grid}
    for newer, year, older in neighbours(edition.shelves.years):
        entries = [_Entry(one, following.get(one.number), preceding.get(one.number)) for one in year.issues]
        told = [one for entry in reversed(entries) for one in (entry.below, entry.above) if one]
        within = [one.gap for one in told if one.before.number not in following]
        around = [one.gap for one in told if one.before.number in following]
        months = [
            (month, tuple(members)) for month, members in groupby(entries, key=lambda one: one.issue.published.month)
        ]
        yield make_page(
            f"years/{year.year}.md",
            "year",
            "../../",
            year=year,
            row=rows[year.year],
            months=months,
            within=within,
            around=around,
            is_long=year.article_count > _UNFOLDED,
            newer=newer,
            older=older,
        )


YEARS = PageKind("years", _compose)
