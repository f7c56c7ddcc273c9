"""What becomes a list though it is none, and numbers that a list would show otherwise."""

import pytest

from mediawatch.check.mend import mend_text
from mediawatch.model import Severity
from mediawatch.samples import ISSUE
from sample_issue import in_body, judge


@pytest.mark.parametrize(
    ("text", "sign"), [("+ 号开头", "+"), ("* 注：本文", "*"), ("- 5%", "-"), ("2023. 这一年", "2023.")]
)
def test_a_sign_at_the_beginning_that_is_lost_is_found(text: str, sign: str) -> None:
    [found] = judge(f"文。\n\n{text}\n\n文。")
    assert (found.code, found.quoted, found.severity) == ("MW335", sign, Severity.WARNING)
    assert found.message.startswith(f"行首的“{sign}”会" if sign[0].isdigit() else f"行首的 {sign} 会")
    written = f"{sign[:-1]}\\." if sign[0].isdigit() else f"\\{sign}"
    assert written in found.hint
    assert in_body(text.replace(sign, written)) == []


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("2023. 这一年", "2023\\. 这一年"),
        ("2022. 那一年\n\n2023. 这一年", "2022\\. 那一年\n\n2023\\. 这一年"),
        ("2022. 那一年\n2023. 这一年", None),
        ("2023. 这一年\n\n    还有一段", None),
        ("2023. 这一年\n接着说", None),
    ],
)
def test_a_year_is_kept_as_written_where_that_leaves_the_rest_as_it_is(text: str, mended: str | None) -> None:
    whole = ISSUE.text.replace(ISSUE.place, text)
    [found] = (one for one in judge(text) if one.code == "MW335")
    assert mend_text(whole, found.edits) == ISSUE.text.replace(ISSUE.place, mended or text)


@pytest.mark.parametrize(
    "text",
    ["1.5 亿元", "+号", "- 一项", "* 甲\n* 乙", "+ 甲\n\n+ 乙", "- 5\n- 6", "5. 五", "12. 十二\n13. 十三"],
)
def test_lists_and_what_is_none_are_left_alone(text: str) -> None:
    assert in_body(text) == []


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("1. 甲\n3. 乙", 1, "列表的“3.”会显示成“2.”"),
        ("1. 甲\n\n3. 乙", 2, "列表的“3.”会显示成“2.”"),
        ("1. 甲\n    - 子\n3. 乙", 2, "列表的“3.”会显示成“2.”"),
        ("1. 甲\n- 乙", 1, "列表的圆点会显示成“2.”"),
        ("- 甲\n\n1. 乙", 2, "列表的“1.”会显示成圆点"),
        ("2. 甲\n2. 乙\n3. 丙", 1, "列表的“2.”会显示成“3.”"),
    ],
)
def test_a_number_that_a_list_would_show_otherwise_is_found(text: str, place: int, said: str) -> None:
    assert in_body(text) == [(place, "MW336")]
    assert judge(text)[0].message == said


def test_a_list_ends_with_the_text_that_it_is_in() -> None:
    next_one = "## 题\n\n- 来源：新华网\n- 日期：2023-06-14"
    assert in_body(f"+ 甲\n\n{next_one}\n\n+ 乙", "MW335") == [(0, "MW335"), (7, "MW335")]


@pytest.mark.parametrize("text", ["3. 甲\n4. 乙", "1. 甲\n1. 乙", "1. 甲\n\n文\n\n3. 乙", "1. 甲\n    1. 子\n2. 乙"])
def test_numbers_that_show_as_written_are_left_alone(text: str) -> None:
    assert in_body(text) == []
