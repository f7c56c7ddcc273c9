from typing import Any

import pytest

from cases_file import read_cases
from mediawatch.numerals import digits_chinese, read_issue_number, read_number, tens_chinese


@pytest.mark.parametrize("case", read_cases("numerals"), ids=lambda case: case["typed"])
def test_an_issue_is_named_in_any_usual_way(case: dict[str, Any]) -> None:
    assert read_issue_number(case["typed"]) == case["number"]


def test_printed_digits_are_read_back() -> None:
    assert digits_chinese(523) == "五二三"
    assert all(read_number(digits_chinese(number)) == number for number in range(1, 4000))


def test_a_list_counts_in_tens() -> None:
    assert [tens_chinese(number) for number in (1, 10, 11, 20, 99)] == ["一", "十", "十一", "二十", "九十九"]
    assert all(read_number(tens_chinese(number)) == number for number in range(1, 100))
