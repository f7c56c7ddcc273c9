"""What is no day as the files write it: which day is meant where that is certain, and what to do where it is not."""

from datetime import date

import pytest

from mediawatch.format.days import OddDay, explain_day, find_days

MEANT = date(2023, 6, 14)


@pytest.mark.parametrize(
    "text",
    [
        "2023.6.14",
        "2023/06/14",
        "2023年6月14日",
        "2023 年 6 月 14 号。",
        "20230614",
        "２０２３－０６－１４",
        "2023-06-14（星期三）",
        "2023-06-14 08:30",
        "2023-06-14T08:30:15",
        " 2023-06-14，周三 8:30；",
    ],
)
def test_a_day_that_is_written_otherwise_is_certain(text: str) -> None:
    assert explain_day(text) == OddDay(f"“{text}”的写法不对", "写成 2023-06-14", MEANT)


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("2023-02-29", "2023 年 2 月 29 日", "2 月只有 28 天，照原文改正"),
        ("2024.2.30", "2024 年 2 月 30 日", "2 月只有 29 天，照原文改正"),
        ("2023-01-32", "2023 年 1 月 32 日", "1 月只有 31 天，照原文改正"),
        ("2023-12-99", "2023 年 12 月 99 日", "12 月只有 31 天，照原文改正"),
        ("2023-06-00", "2023 年 6 月 0 日", "照原文改正"),
        ("0000-02-30", "0 年 2 月 30 日", "照原文改正"),
        ("2023-00-05", "2023 年 0 月 5 日", "照原文改正"),
        ("2023-13-00", "2023 年 13 月 0 日", "照原文改正"),
        ("2023-13-01", "2023 年 13 月 1 日", "看看月和日是不是写反了"),
        ("2023-31-12", "2023 年 31 月 12 日", "看看月和日是不是写反了"),
        ("2023-13-13", "2023 年 13 月 13 日", "照原文改正"),
    ],
)
def test_a_day_that_no_calendar_has_is_not_guessed(text: str, said: str, hint: str) -> None:
    assert explain_day(text) == OddDay(f"没有 {said}这一天", hint)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("2023-06", "没有写哪一日"),
        ("2023年6月", "没有写哪一日"),
        ("6月14日", "没有写哪一年"),
        ("23-06-14", "的年份只有两位"),
        ("六月", "不是日期"),
        ("2023-06-14 前后", "不是日期"),
        ("2023-06-14 至 2023-06-30", "不是日期"),
    ],
)
def test_what_is_no_whole_day_is_told_by_what_it_lacks(text: str, what: str) -> None:
    found = explain_day(text)
    assert (found.message, found.day) == (f"“{text}”{what}", None)
    assert "2023-06-14" in found.hint


def test_a_long_text_is_quoted_by_its_beginning() -> None:
    assert explain_day("长" * 1000).message == f"“{'长' * 40}”不是日期"
    assert explain_day(f"2023.6.14{' ' * 1000}").day == MEANT


def test_all_days_in_a_text_are_found_in_their_order_and_no_others() -> None:
    text = "２０２３年6月14日至20230630，其中 2023-02-30 和 2023-6 不算，1202306301 也不算"
    assert find_days(text) == [MEANT, date(2023, 6, 30)]
