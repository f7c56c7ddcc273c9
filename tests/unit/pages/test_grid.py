"""The table of all issues: what stands in a month, and where what is missing is named."""

from datetime import date

from mediawatch.analysis.months import issues_by_month
from mediawatch.check.sequence import Gap
from mediawatch.model import Issue, Period
from mediawatch.pages.grid import SHADES, Cell, Row, make_grid
from mediawatch.pages.missing import missing_among


def issue(number: int, day: str) -> Issue:
    published = date.fromisoformat(day)
    return Issue(number, "月报", published, Period(published, published), ())


def grid(*issues: Issue) -> tuple[Row, ...]:
    return make_grid(issues_by_month(issues), missing_among(issues))


def drawn(row: Row) -> str:
    """Return a year's months: how many issues, ? where some may be missing, · for none, nothing outside."""

    def one(cell: Cell) -> str:
        return str(cell.count) if cell.count else "?" if cell.is_missing else "·" if cell.is_inside else "_"

    return "".join(map(one, row.cells))


def test_a_month_has_the_number_of_its_issues_and_years_are_newest_first() -> None:
    rows = grid(issue(1, "2022-11-04"), issue(2, "2022-11-18"), issue(3, "2023-02-01"))
    assert [(row.year, drawn(row), row.count) for row in rows] == [
        (2023, "·1__________", 1),
        (2022, "__________2·", 2),
    ]


def test_a_single_issue_is_a_row_with_a_cell() -> None:
    (row,) = grid(issue(523, "2023-06-30"))
    assert (row.year, drawn(row), row.gaps, row.without) == (2023, "_____1______", (), None)


def test_an_archive_without_issues_has_no_row() -> None:
    assert grid() == ()


def test_months_between_the_issues_around_a_gap_may_have_had_what_is_missing() -> None:
    (row,) = grid(issue(1, "2023-01-31"), issue(3, "2023-04-30"), issue(4, "2023-06-30"))
    assert drawn(row) == "1??1·1______"
    assert row.has_missing
    assert row.gaps == (Gap(2, 2),)


def test_a_gap_within_a_month_is_named_and_has_no_cell() -> None:
    (row,) = grid(issue(1, "2023-01-03"), issue(3, "2023-01-24"), issue(4, "2023-03-01"))
    assert (drawn(row), row.gaps, row.has_missing) == ("2·1_________", (Gap(2, 2),), False)


def test_a_gap_between_months_that_follow_each_other_is_named_and_has_no_cell() -> None:
    (row,) = grid(issue(1, "2023-01-31"), issue(3, "2023-02-28"))
    assert (drawn(row), row.gaps, row.has_missing) == ("11__________", (Gap(2, 2),), False)


def test_a_gap_between_years_is_named_once_below_the_later_one() -> None:
    later, earlier = grid(issue(1, "2022-10-31"), issue(5, "2023-02-28"))
    assert (drawn(later), drawn(earlier)) == ("?1__________", "_________1??")
    assert (later.gaps, earlier.gaps) == ((Gap(2, 4),), ())


def test_years_without_issues_are_named_however_many_they_are() -> None:
    rows = grid(issue(1, "1023-06-30"), issue(2, "2021-06-30"), issue(3, "2023-06-30"))
    assert [(row.year, row.without) for row in rows] == [(2023, (2022, 2022)), (2021, (1024, 2020)), (1023, None)]


def test_the_numbers_around_a_gap_need_not_be_in_the_order_of_their_days() -> None:
    (row,) = grid(issue(1, "2023-05-31"), issue(3, "2023-02-28"))
    assert drawn(row) == "_1??1_______"


def test_gaps_that_overlap_each_end_at_their_own_issue() -> None:
    (row,) = grid(issue(1, "2023-01-31"), issue(3, "2023-05-31"), issue(5, "2023-02-28"), issue(7, "2023-08-31"))
    assert drawn(row) == "11??1??1____"
    assert row.gaps == (Gap(2, 2), Gap(4, 4), Gap(6, 6))


def test_a_month_is_as_dark_as_its_number_up_to_the_darkest() -> None:
    assert [Cell(1, count).shade for count in (0, 1, 3, SHADES, SHADES + 1, 99)] == [0, 1, 3, SHADES, SHADES, SHADES]
