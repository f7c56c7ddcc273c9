"""A new issue goes on where the one before it ended."""

from datetime import date

import pytest

from mediawatch.archive.next_issue import Names, draft_issue, next_period
from mediawatch.format.parse import parse_issue
from mediawatch.format.write import write_issue
from mediawatch.model import Issue, Period

JUNE = Period(date(2023, 6, 1), date(2023, 6, 30))


def after(period: Period, today: date) -> tuple[str, str]:
    following = next_period(Issue(523, "月报", period.end, period, ()), today)
    return str(following.start), str(following.end)


@pytest.mark.parametrize("today", [date(2023, 6, 15), date(2023, 7, 5), date(2023, 8, 20)])
def test_the_next_month_follows_a_month(today: date) -> None:
    assert after(JUNE, today) == ("2023-07-01", "2023-07-31")
    assert after(Period(date(2024, 1, 1), date(2024, 1, 31)), date(2024, 2, 3)) == ("2024-02-01", "2024-02-29")


def test_the_next_week_follows_a_week_across_new_year() -> None:
    week = Period(date(2008, 12, 22), date(2008, 12, 28))
    assert after(week, date(2009, 1, 6)) == ("2008-12-29", "2009-01-04")


def test_last_month_is_meant_where_the_issue_before_is_long_ago() -> None:
    assert after(JUNE, date(2026, 11, 25)) == ("2026-10-01", "2026-10-31")
    assert next_period(None, date(2024, 1, 3)) == Period(date(2023, 12, 1), date(2023, 12, 31))


def test_a_draft_lacks_nothing_but_its_article() -> None:
    text = write_issue(draft_issue(524, None, JUNE, date(2023, 7, 1), Names("月报", "中心", "全国")))
    parsed = parse_issue(text, "524.md")
    assert (parsed.draft.number, parsed.draft.period) == (524, JUNE)
    assert {finding.code for finding in parsed.findings} == {"MW302"}


def test_a_draft_takes_its_names_from_the_issue_before_and_else_those_of_the_project() -> None:
    names = Names("月报", "中心", "全国")
    last = Issue(523, "旧报", JUNE.end, JUNE, (), scope="北京")
    first = draft_issue(1, None, JUNE, JUNE.end, names)
    following = draft_issue(524, last, JUNE, JUNE.end, names)
    assert (first.series, first.publisher, first.scope) == ("月报", "中心", "全国")
    assert (following.series, following.publisher, following.scope) == ("旧报", "中心", "北京")
    assert draft_issue(1, None, JUNE, JUNE.end, Names()).publisher is None
