"""Issues by number, and which of them are out of order."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mediawatch.check.sequence import (
    LATE,
    Covered,
    Gap,
    gaps_among,
    in_order,
    jumps_among,
    neighbours_among,
    outliers_among,
    publications_of,
)
from mediawatch.model import Draft, Issue, Period

FIRST = date(2023, 6, 1)


def issue(number: int, day: int, start: int | None = None, end: int | None = None) -> Draft:
    """Return an issue that was published, and covers, so many days after the first; its period is that day alone."""
    first, last = (FIRST + timedelta(days=day if at is None else at) for at in (start, end))
    days = Period(first, last)
    return Issue(number, "月报", FIRST + timedelta(days=day), days, (), path=f"2023/{number}.md")


def test_gaps_are_what_lies_between_numbers_in_whatever_order_they_come() -> None:
    assert gaps_among([7, 1, 5]) == (Gap(2, 4), Gap(6, 6))
    assert [(gap.numbers, gap.count) for gap in gaps_among([7, 1, 5])] == [("2–4", 3), ("6", 1)]
    assert gaps_among([3, 4]) == gaps_among([523]) == gaps_among([]) == ()


def out_of_order(*days: int) -> set[int]:
    return outliers_among(publications_of([issue(number, day) for number, day in enumerate(days, 1)]))


def test_each_number_is_there_once_where_its_file_is_called_so() -> None:
    one, two = issue(1, 0), issue(10, 1)
    again, elsewhere = replace(one, path="2024/1.md"), replace(issue(3, 2), path="03.md")
    unnumbered: Draft = Issue(None, "月报", None, Period(None, None), (), path="5.md")
    assert in_order([two, one, again, elsewhere, unnumbered]) == [one, two]


@pytest.mark.parametrize(
    ("days", "numbers"),
    [
        ((), set[int]()),
        ((1,), set[int]()),
        ((1, 2, 3), set[int]()),
        ((1, 1, 1), set[int]()),
        ((9, 1, 2, 3), {1}),
        ((1, 2, 9, 3, 4), {3}),
        ((1, 2, 3, 0), {4}),
        ((1, 5, 3), {3}),
        ((2, 1), {2}),
        ((8, 1, 9, 2, 3), {1, 3}),
    ],
)
def test_the_fewest_issues_are_out_of_order_and_of_two_the_later(days: tuple[int, ...], numbers: set[int]) -> None:
    assert out_of_order(*days) == numbers


def test_an_issue_far_too_late_for_its_number_is_a_jump_from_the_one_before() -> None:
    first = issue(1, 0)
    assert jumps_among([first, issue(2, LATE)]) == {}
    (before,) = jumps_among([first, issue(2, LATE + 1)]).values()
    assert (before.issue, before.number, before.day) == (first, 1, FIRST)
    assert jumps_among([first, issue(3, 2 * LATE)]) == {}
    assert list(jumps_among([first, issue(3, 2 * LATE + 1)])) == [3]
    assert jumps_among([first, issue(2, 3 * LATE), issue(3, 10), issue(4, 20)]) == {}, "2 is out of order"


def test_neighbours_are_those_whose_days_may_be_compared() -> None:
    good, later = issue(1, 0), issue(5, 30, 20, 29)
    odd = [issue(2, 99), issue(3, 20, 19, 18), replace(issue(4, 25), period=Period(FIRST, None))]
    [(before, after)] = neighbours_among([later, *odd, good])
    assert (before.issue, after.issue) == (good, later)
    assert [one.length for one in (before, after)] == [1, 10]
    assert list(neighbours_among([good, issue(2, 2 * LATE)])) == []


@pytest.mark.parametrize(
    ("start", "end", "is_month"),
    [
        ("2023-06-01", "2023-06-30", True),
        ("2023-12-01", "2023-12-31", True),
        ("2024-02-01", "2024-02-29", True),
        ("2024-02-01", "2024-02-28", False),
        ("2023-06-02", "2023-06-30", False),
        ("2023-06-01", "2023-07-30", False),
    ],
)
def test_a_month_is_one_from_its_first_day_to_its_last(start: str, end: str, *, is_month: bool) -> None:
    assert Covered(issue(1, 0), 1, date.fromisoformat(start), date.fromisoformat(end)).is_month is is_month
