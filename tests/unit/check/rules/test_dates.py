"""Days, numbers and what a lead says agree, or it is told where they do not."""

import pytest

from mediawatch.check.run import apply_rules
from mediawatch.format.parse import parse_issue
from mediawatch.model import Finding, Severity
from mediawatch.samples import ISSUE
from sample_issue import judge

DAYS = "published: 2023-06-30\nperiod:\n  start: 2023-06-01\n  end: 2023-06-30"


def told(words: str, instead_of: str) -> list[tuple[int, str, Severity]]:
    return [(one.line, one.code, one.severity) for one in judge(words, instead_of)]


def days(published: str, start: str, end: str) -> list[tuple[int, str]]:
    found = judge(f"published: {published}\nperiod:\n  start: {start}\n  end: {end}", DAYS)
    return [(one.line, one.code) for one in found if one.code == "MW109"]


def test_a_period_may_be_a_day_and_published_on_its_last() -> None:
    assert days("2023-06-14", "2023-06-14", "2023-06-14") == []


def test_a_period_that_ends_before_it_begins_and_an_issue_before_its_end_are_errors() -> None:
    assert days("2023-06-30", "2023-06-15", "2023-06-14") == [(6, "MW109")]
    assert days("2023-06-29", "2023-06-01", "2023-06-30") == [(4, "MW109")]
    assert days("2023-06-13", "2023-06-15", "2023-06-14") == [(4, "MW109"), (6, "MW109")]


@pytest.mark.parametrize(
    ("day", "inside"), [("2023-05-31", False), ("2023-06-01", True), ("2023-06-30", True), ("2023-07-01", False)]
)
def test_the_days_of_a_period_are_both_inside(day: str, inside: bool) -> None:
    assert told(f"日期：{day}", "日期：2023-06-14") == ([] if inside else [(16, "MW308", Severity.WARNING)])


def test_a_day_beside_a_period_of_one_day_is_outside() -> None:
    one_day = DAYS.replace("-01", "-14").replace("-30", "-14")
    assert [one.code for one in judge(one_day, DAYS) if one.code == "MW308"] == []
    assert [one.code for one in judge(one_day.replace("14", "15"), DAYS) if one.code == "MW308"] == ["MW308"]


def test_a_period_that_is_no_period_makes_no_article_lie_outside() -> None:
    assert {code for _, code, _ in told("start: 2023-07-01", "start: 2023-06-01")} == {"MW109", "MW203"}


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        ("archive/2023/12.md", []),
        ("12.md", []),
        ("anywhere/12.md", []),
        ("archive/20230/12.md", []),
        ("archive/2022/12.md", [(4, "MW110", Severity.WARNING)]),
        ("archive/2023/012.md", [(2, "MW107", Severity.ERROR)]),
        ("archive/2023/13.md", [(2, "MW107", Severity.ERROR)]),
    ],
)
def test_a_file_lies_where_its_number_and_year_say(path: str, codes: list[tuple[int, str, Severity]]) -> None:
    found: list[Finding] = list(apply_rules([parse_issue(ISSUE.text, path).draft], None, ""))
    assert [(one.line, one.code, one.severity) for one in found] == codes
    assert all(one.path == path for one in found)
    hints = {"MW107": "把文件改名为 12.md，或改正期号", "MW110": "发布日期对，就移到 2023 文件夹；不对，就改正发布日期"}
    assert all(one.hint == hints[one.code] for one in found)


def test_a_copy_with_the_number_of_another_file_is_not_told_to_take_its_name() -> None:
    paths = ("2023/11.md", "2023/12.md")
    found = list(apply_rules([parse_issue(ISSUE.text, path).draft for path in paths], None, ""))
    assert [(one.path, one.code, one.hint) for one in found] == [
        ("2023/11.md", "MW107", "改正期号：第 12 期已经在 2023/12.md 里")
    ]


def test_of_two_issues_with_one_number_the_second_is_told_and_names_the_first() -> None:
    paths = ("a/12.md", "b/12.md", "c/12.md")
    found = list(apply_rules([parse_issue(ISSUE.text, path).draft for path in paths], None, ""))
    assert [(one.path, one.line, one.code) for one in found] == [("b/12.md", 2, "MW108"), ("c/12.md", 2, "MW108")]
    assert {(one.message, one.hint) for one in found} == {("第 12 期已经在 a/12.md 里", "改正期号，或删掉多余的一份")}
    unnumbered = ISSUE.text.replace("number: 12\n", "")
    assert list(apply_rules([parse_issue(unnumbered, path).draft for path in paths], None, "")) == []


def test_a_lead_counts_its_articles_and_names_its_days() -> None:
    lead = "本期月报共收集 1 篇信息，时间从 2023 年 6 月 1 日至 2023 年 6 月 30 日。"
    assert told("本期月报收集了若干篇信息。", lead) == []
    assert told(lead.replace("1 篇", "2 篇"), lead) == [(11, "MW202", Severity.WARNING)]
    both = judge(lead.replace("6 月 1 日", "5 月 2 日").replace("6 月 30 日", "6 月 29 日"), lead)
    assert [(one.code, one.line, one.severity) for one in both] == [("MW203", 11, Severity.WARNING)] * 2
    assert [one.message for one in both] == [
        "导语说监测时间的最后一天是 2023 年 6 月 29 日，资料里是 2023-06-30",
        "导语说监测时间的第一天是 2023 年 5 月 2 日，资料里是 2023-06-01",
    ]
    assert {one.hint for one in both} == {"原文就是这样的话不用改；否则改正其中一处"}
    [short] = judge("本期月报共收集 1 篇信息，时间从 5 月 1 日至 6 月 30 日。", lead)
    assert short.message == "导语说监测时间的第一天是 5 月 1 日，资料里是 2023-06-01"


def test_what_was_not_placed_is_counted_and_the_first_of_it_shown() -> None:
    long = "一" * 40
    unplaced = f"number: 12\norigin:\n  file: a\n  sha256: {'0' * 64}\n  read_as: docx\n  unplaced: [{long}, 二]"
    [found] = judge(unplaced, "number: 12")
    assert (found.code, found.line, found.severity) == ("MW111", 7, Severity.ERROR)
    assert found.message == f"原文有 2 处还没有放进来：{'一' * 30}"
    assert found.hint == "对照原文件，放到该放的地方，或确认不要；再从 unplaced 下面删掉"


def test_it_is_said_how_to_mend_a_day() -> None:
    order, outside = (
        judge("start: 2023-07-01", "start: 2023-06-01")[0],
        judge("日期：2023-07-14", "日期：2023-06-14")[0],
    )
    assert (order.message, order.hint) == ("监测时间的第一天晚于最后一天", "看看 start 和 end 是不是写反了")
    assert (outside.message, outside.hint) == (
        "文章日期 2023-07-14 不在监测时间内",
        "原文就是这样的话不用改；否则改正日期",
    )
    [late] = judge("published: 2023-06-29", "published: 2023-06-30")
    assert (late.message, late.hint) == ("发布日期早于监测时间的最后一天", "改正 published 或 period")
