"""Issues follow each other: what their numbers, days and names say of each other."""

from datetime import date, timedelta

import pytest

from mediawatch.check.run import apply_rules
from mediawatch.model import Article, Draft, Finding, Issue, Period, Severity


def issue(
    number: int, start: str, end: str, published: str = "", series: str = "月报", publisher: str = "中心"
) -> Draft:
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    article = Article(
        number, 1, "标题", "新华网", first, "文。", lines={"title": 9, "来源": 11, "日期": 12, "body": 14}
    )
    day = date.fromisoformat(published or end)
    return Issue(
        number,
        series,
        day,
        Period(first, last),
        (article,),
        publisher=publisher,
        path=f"issues/{day.year}/{number}.md",
        lines={"number": 2, "series": 3, "publisher": 4, "published": 5, "period.start": 7},
    )


def months(*series: str, first: int = 1, publisher: str = "中心") -> list[Draft]:
    """Return issues of the months of 2023, with these names."""
    ends = [date(2023, month + 1, 1) - timedelta(days=1) for month in range(1, 12)]
    return [
        issue(first + place, str(end.replace(day=1)), str(end), series=name, publisher=publisher)
        for place, (name, end) in enumerate(zip(series, ends, strict=False))
    ]


def found(*issues: Draft) -> list[Finding]:
    return sorted(one for one in apply_rules(issues, None, "") if one.code != "MW368")  # their texts are alike


def codes(*issues: Draft) -> list[tuple[str, str]]:
    return [(one.path.rpartition("/")[2], one.code) for one in found(*issues)]


JUNE = issue(523, "2023-06-01", "2023-06-30")
JULY = issue(524, "2023-07-01", "2023-07-31")
AUGUST = issue(525, "2023-08-01", "2023-08-31")


def test_issues_that_follow_each_other_are_well() -> None:
    assert found(JUNE, JULY, AUGUST) == []
    assert found(AUGUST, JUNE, JULY) == []
    assert found(*months(*["月报"] * 11)) == []


def test_the_rhythm_may_change_and_two_issues_may_share_a_day() -> None:
    weeks = [issue(1 + n, f"2023-05-{1 + 7 * n:02}", f"2023-05-{8 + 7 * n:02}") for n in range(3)]
    rest = issue(4, "2023-05-22", "2023-05-31")
    assert found(*weeks, rest, issue(5, "2023-06-01", "2023-06-30")) == []


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        ("2023-06-15", "2023-07-31", "MW119"),
        ("2023-06-01", "2023-06-30", "MW119"),
        ("2023-04-01", "2023-04-30", "MW119"),
        ("2023-07-10", "2023-07-31", "MW120"),
        ("2023-08-01", "2023-08-31", "MW120"),
        ("2022-07-01", "2023-07-31", "MW118"),
    ],
)
def test_a_period_goes_on_where_the_one_before_ended(start: str, end: str, code: str) -> None:
    later = issue(524, start, end, max(end, "2023-07-31"))
    [first, *_] = found(JUNE, later)
    assert (first.path, first.line, first.code, first.severity) == (later.path, 7, code, Severity.WARNING)


def test_a_gap_is_found_where_the_rhythm_is_steady_and_is_a_hint_among_the_old() -> None:
    weeks = [
        issue(n + 1, str(date(2023, 5, 1) + timedelta(7 * n + late)), str(date(2023, 5, 7) + timedelta(7 * n + late)))
        for n, late in enumerate([0, 0, 0, 3, 3, 3])
    ]
    [gap] = found(*weeks)
    assert (gap.path, gap.code, gap.severity) == (weeks[3].path, "MW120", Severity.HINT)
    assert gap.message == "2023-05-22 至 2023-05-24 不在第 3 期里，也不在这一期里"
    apart = [
        issue(1, "2023-05-01", "2023-05-05"),
        issue(2, "2023-05-09", "2023-05-20"),
        issue(3, "2023-06-02", "2023-06-09"),
    ]
    assert found(*apart) == []


def test_gaps_are_judged_by_the_two_issues_on_each_side() -> None:
    def weeks(*late: int, days: int = 7) -> list[Draft]:
        starts = [date(2023, 5, 1) + timedelta(days * n + more) for n, more in enumerate(late)]
        ends = [start + timedelta(days - 1) for start in starts]
        return [issue(n, str(start), str(end)) for n, (start, end) in enumerate(zip(starts, ends, strict=True), 1)]

    assert codes(*weeks(0, 3, 3, 3, 6, 6, 6)) == [("2.md", "MW120"), ("5.md", "MW120")]
    assert codes(*weeks(0, 0, 0, 3, 6, 6, 6)) == []
    assert codes(*weeks(0, 0, 0, 3)) == [("4.md", "MW120")]
    assert codes(*weeks(0, 0, 3)) == []
    assert codes(*weeks(0, 0, 0, 3, days=6)) == []
    assert codes(*weeks(0, 0, 0), issue(4, "2023-05-25", "2023-06-01")) == []


def test_a_gap_beside_a_month_is_told_with_its_days() -> None:
    [day] = found(JUNE, issue(524, "2023-07-02", "2023-07-31"))
    assert day.message == "2023-07-01 不在第 523 期里，也不在这一期里"
    [days] = found(issue(523, "2023-06-01", "2023-06-28"), JULY)
    assert days.message == "2023-06-29 至 2023-06-30 不在第 523 期里，也不在这一期里"


def test_a_day_out_of_order_is_told_with_the_one_that_it_disagrees_with() -> None:
    [early] = found(JUNE, issue(524, "2023-05-01", "2023-05-31"), AUGUST)
    assert (early.line, early.message) == (5, "发布日期 2023-05-31 早于第 523 期的 2023-06-30")
    [late] = found(issue(522, "2032-05-01", "2032-05-31"), JUNE, JULY)
    assert (late.line, late.message) == (5, "发布日期 2032-05-31 晚于第 523 期的 2023-06-30")


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2023-06-30", "2023-07-31", ""),
        ("2023-06-29", "2023-07-31", "和{} 重叠"),
        ("2023-04-01", "2023-06-01", "和{} 重叠"),
        ("2023-04-01", "2023-05-31", "早于{}"),
    ],
)
def test_a_period_that_begins_too_early_overlaps_or_is_before(start: str, end: str, said: str) -> None:
    told = [one.message for one in found(JUNE, issue(524, start, end, "2023-07-31"))]
    days = said.format("第 523 期的 2023-06-01 至 2023-06-30")
    assert told == ([f"监测时间{days}"] if said else [])


@pytest.mark.parametrize(
    ("start", "end", "published", "said"),
    [
        ("1990-01-01", "1990-01-31", "", None),
        ("1989-12-01", "1989-12-31", "", (5, "发布日期在 1989 年")),
        ("2023-06-01", "2023-06-30", "2024-08-03", None),
        ("2023-06-01", "2023-06-30", "2024-08-04", (5, "发布日期比监测时间的最后一天晚了 401 天")),
        ("2023-03-01", "2023-06-09", "", None),
        ("2023-03-01", "2023-06-10", "", (7, "监测时间有 102 天")),
    ],
)
def test_years_and_periods_may_be_so_odd(start: str, end: str, published: str, said: tuple[int, str] | None) -> None:
    assert [(one.line, one.message) for one in found(issue(523, start, end, published))] == ([said] if said else [])


def test_a_day_far_from_that_of_the_issue_before_is_told_with_it() -> None:
    assert found(JUNE, issue(524, "2023-07-01", "2023-07-31", "2024-08-03")) == []
    [late] = found(JUNE, issue(524, "2023-07-01", "2023-07-31", "2024-08-04"))
    assert (late.line, late.message) == (5, "发布日期 2024-08-04 比第 523 期的 2023-06-30 晚了太多")


def test_the_issue_that_is_out_of_order_is_named_not_its_neighbours() -> None:
    assert codes(JUNE, issue(524, "2023-05-01", "2023-05-31"), AUGUST) == [("524.md", "MW117")]
    assert codes(issue(522, "2032-05-01", "2032-05-31"), JUNE, JULY) == [("522.md", "MW117")]
    assert codes(JUNE, issue(524, "2023-05-01", "2023-05-31")) == [("524.md", "MW117")]


@pytest.mark.parametrize(
    ("number", "start", "end", "published"),
    [
        (524, "2032-07-01", "2032-07-31", ""),
        (524, "2023-07-01", "2023-07-31", "2032-07-31"),
        (524, "2203-07-01", "2203-07-31", ""),
        (1, "1923-07-01", "1923-07-31", ""),
    ],
)
def test_a_year_that_cannot_be_is_found(number: int, start: str, end: str, published: str) -> None:
    codes_of = [code for name, code in codes(JUNE, issue(number, start, end, published)) if name == f"{number}.md"]
    assert codes_of == ["MW118"]


def test_what_is_published_in_the_future_is_found_alone_too_and_a_month_ahead_it_is_begun() -> None:
    ahead = issue(523, "2023-12-01", "2023-12-31", "2024-01-31")
    told = [list(apply_rules([ahead], None, "", today=date(2023, 12, day))) for day in (30, 31)]
    assert [[(one.line, one.code) for one in found] for found in told] == [[(5, "MW118")], []]
    assert told[0][0].message == "发布日期 2024-01-31 还早，今天是 2023-12-30"


def test_years_between_old_issues_that_are_not_there_are_no_jump() -> None:
    assert {code for _, code in codes(issue(100, "2012-07-01", "2012-07-07"), JUNE)} == {"MW121"}


def test_missing_numbers_are_one_finding_and_old_ones_a_hint() -> None:
    old = issue(100, "2012-07-01", "2012-07-07")
    later = issue(534, "2023-07-01", "2023-07-31")
    assert [(one.path, one.line, one.message, one.severity) for one in found(old, JUNE, later)] == [
        (JUNE.path, 2, "前面缺第 101 至 522 期", Severity.HINT),
        (later.path, 2, "前面缺第 524 至 533 期", Severity.WARNING),
    ]
    assert found(JUNE, AUGUST)[0].message == "前面缺第 524 期"


def test_a_name_that_only_one_issue_has_is_odd() -> None:
    assert codes(*months("舆情", "與情")) == [("2.md", "MW122")]
    assert codes(*months("舆情", "舆情", "與情", "與情")) == [("3.md", "MW122"), ("4.md", "MW122")]
    assert codes(*months("舆情", "舆情", "與情", "舆情")) == [("3.md", "MW122")]
    assert codes(*months("舆情", "與情", "舆情")) == [("2.md", "MW122")]
    assert codes(*months("與情", "舆情", "舆情", "舆情")) == [("1.md", "MW122")]
    assert codes(*months("與情", "舆情", "舆情")) == []
    assert codes(*months("舆情", "與情", "與情")) == []
    odd = codes(*months("舆情", "舆情", "與情", "與情", "周刊", "周刊"))
    assert odd == [("5.md", "MW122"), ("6.md", "MW122")]
    [odd] = found(*months("舆情", "舆情", "與情"))
    assert (odd.line, odd.message) == (3, "刊名“與情”和第 2 期的“舆情”不同：是“與”，不是“舆”")


def test_names_that_differ_in_more_than_a_character_are_shown_alone() -> None:
    assert [one.message for one in found(*months("月报", "周刊", "月报"))] == ["刊名“周刊”和第 1 期的“月报”不同"]
    assert [one.message for one in found(*months("月报", "月报一", "月报"))] == ["刊名“月报一”和第 1 期的“月报”不同"]
    [odd] = found(*months("月" * 50, "周" * 50, "月" * 50))
    assert odd.message == f"刊名“{'周' * 40}”和第 1 期的“{'月' * 40}”不同"
    assert [one.message for one in found(*months("周报", "月报", "月报", "月报"))] == [
        "刊名“周报”和第 2 期的“月报”不同：是“周”，不是“月”"
    ]


def test_a_new_name_is_one_once_it_has_settled() -> None:
    assert codes(*months("周报", "周报", "周报", "月报", "月报", "月报")) == []


def test_the_publisher_is_compared_too_where_it_is_known() -> None:
    other = months("月报", first=3, publisher="中 心")
    [odd] = [one for one in found(*months("月报", "月报"), *other) if one.code == "MW122"]
    assert (odd.path.rpartition("/")[2], odd.line) == ("3.md", 4)
    assert "MW122" not in {one.code for one in found(*months("月报", "月报"), *months("月报", first=3, publisher=""))}


def test_the_last_day_that_there_is_stops_nothing() -> None:
    assert found(JUNE, issue(524, "9999-12-01", "9999-12-31"))
