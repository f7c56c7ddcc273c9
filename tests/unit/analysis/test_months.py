"""Issues by month."""

from dataclasses import replace
from datetime import date

from mediawatch.analysis.months import Month, issues_by_month
from mediawatch.format.parse import parse_issue
from sample_issue import ISSUE

PARSED = parse_issue(ISSUE.text, "issues/2023/12.md").issue


def test_a_month_has_its_issues_by_day_and_number_and_an_empty_one_is_left_out() -> None:
    assert PARSED
    days = {3: date(2023, 12, 31), 2: date(2023, 12, 31), 5: date(2023, 12, 1), 7: date(2024, 2, 1)}
    found = issues_by_month(replace(PARSED, number=number, published=day) for number, day in days.items())
    assert [(str(month), [one.number for one in members]) for month, members in found.items()] == [
        ("2023-12", [5, 2, 3]),
        ("2024-02", [7]),
    ]


def test_january_comes_after_december() -> None:
    assert [str(Month(2023, month).next()) for month in (1, 11, 12)] == ["2023-02", "2023-12", "2024-01"]
