"""References after GB/T 7714—2025: what the official style makes of the same."""

from typing import Any

import pytest

from cases_file import read_cases
from mediawatch.citations.cited import Cited, CitedKind
from mediawatch.citations.reference import format_reference, split_reference

CASES = read_cases("references")


def cited(said: dict[str, Any]) -> Cited:
    return Cited("7-1", CitedKind(said["kind"]), **{name: value for name, value in said.items() if name != "kind"})


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_a_reference_is_what_the_official_style_makes_of_it(case: dict[str, Any]) -> None:
    assert format_reference(cited(case["cited"]), case["accessed"]) == case["right"]


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_the_day_of_access_belongs_between_both_parts_of_a_reference(case: dict[str, Any]) -> None:
    one = cited(case["cited"])
    before, after = split_reference(one)
    assert before + after == format_reference(one) or not one.url
    if one.kind is CitedKind.WEB_PAGE and one.issued and one.url:
        assert f"{before}[2026-01-05]{after}" == format_reference(one, "2026-01-05")


def test_what_has_a_page_in_the_site_is_online_though_nobody_knows_its_address() -> None:
    one = Cited("7-1", CitedKind.WEB_PAGE, "题", "甲报", issued="2023", page="issues/7/#article-1")
    assert format_reference(one) == "甲报. 题[EB/OL]. （2023）."
    assert split_reference(one) == ("甲报. 题[EB/OL]. （2023）", ".")
