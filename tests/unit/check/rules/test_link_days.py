"""The day in an address against that of its article, and what is a habit of a site or of an archive."""

from datetime import date, timedelta

import pytest

from mediawatch.check.run import apply_rules
from mediawatch.model import Article, Issue, Period, Severity
from sample_issue import judge

DAY = date(2023, 6, 14)


@pytest.mark.parametrize(
    ("path", "severity"),
    [
        ("2023-06-14/c_1.htm", None),
        ("20230615/a.html", None),
        ("2023/0613/c1-2.html", None),
        ("202305/t20230614_1.html", None),
        ("20236014/a.html", None),
        ("a/202306141.html", None),
        ("a?day=20230624", None),
        ("2023/06/24/a.html", Severity.WARNING),
        ("2023-06/04/a.html", Severity.WARNING),
        ("2023/6/4/a.html", Severity.WARNING),
        ("2024/06/14/a.html", Severity.WARNING),
        ("2022/06/14/a.html", Severity.WARNING),
        ("2022/06/15/a.html", Severity.HINT),
        ("202306/a.html", None),
        ("2023-05/a.html", None),
        ("2023/06", None),
        ("202307/a.html", Severity.WARNING),
        ("202312/a.html", Severity.WARNING),
        ("202206/a.html", Severity.HINT),
    ],
)
def test_the_day_in_an_address_is_that_of_the_article(path: str, severity: Severity | None) -> None:
    expected = [("MW366", severity)] if severity else []
    assert [
        (one.code, one.severity) for one in judge(f"<https://a.cn/{path}>", "<https://www.xinhuanet.com/a.html>")
    ] == expected


def off(*articles: tuple[str, int]) -> list[int]:
    """Return which articles are told, each of a site and so many days after the day in its address."""
    made = [
        Article(12, place, f"第{place}篇", "某", DAY, "文", url=_address(site, late, place), lines={"链接": place})
        for place, (site, late) in enumerate(articles)
    ]
    issue = Issue(12, "月报", DAY, Period(DAY, DAY), tuple(made), path="2023/12.md")
    found = [one for one in apply_rules([issue], None, "") if one.code == "MW366"]
    assert all(one.path == "2023/12.md" for one in found)
    return [one.line for one in found]


def _address(site: str, late: int, place: int) -> str:
    return f"https://{site}/{DAY - timedelta(days=late):%Y/%m/%d}/{place}.html"


def test_a_later_day_is_told_while_it_is_no_habit() -> None:
    assert off(("a.cn", 5), ("b.cn", 6), ("c.cn", 0)) == [0, 1]


def test_a_site_whose_articles_come_later_by_habit_is_left_alone() -> None:
    few = [("a.cn", 5)] * 3
    assert off(*few) == [0, 1, 2]
    assert off(*few, ("a.cn", 5)) == []
    assert off(*few, ("a.cn", 5), ("b.cn", 5)) == [4]
    assert off(*few, ("a.cn", 5), *[("a.cn", 0)] * 36) == [0, 1, 2, 3]


def test_where_the_archive_takes_articles_up_later_a_site_is_told_whose_others_agree() -> None:
    habit = [(f"{letter}.cn", 5) for letter in "bcde"]
    assert off(("a.cn", 5), *habit) == []
    assert off(("a.cn", 5), *habit, *[("a.cn", 0)] * 9) == [0]


def test_a_page_that_is_younger_than_its_article_and_a_year_that_is_off_are_always_told() -> None:
    habit = [("a.cn", 5)] * 9
    assert off(*habit, ("a.cn", -5), ("a.cn", 365)) == [9, 10]
