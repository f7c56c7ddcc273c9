from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases_file import read_cases
from mediawatch.text import (
    BREAK,
    article_tokens,
    normal_form,
    simplified_table,
    split_tokens,
    term_tokens,
)


@pytest.mark.parametrize("case", read_cases("text"), ids=lambda case: case["typed"])
def test_text_has_its_normal_form_and_tokens(case: dict[str, Any]) -> None:
    assert normal_form(case["typed"]) == case["normal"]
    assert split_tokens(case["normal"]) == case["tokens"]


@given(st.text(st.characters(exclude_characters="薴")))
def test_normal_form_is_idempotent(text: str) -> None:
    once = normal_form(text)
    assert normal_form(once) == once


def test_simplified_characters_are_not_mapped_further() -> None:
    table = simplified_table()
    assert len(table) > 3000
    # 薴 (níng) is 苧 in Simplified; 苧 (zhù), a Traditional character of its own, is 苎. Two words, so no chain.
    assert [value for value in table.values() if ord(value) in table] == ["苧"]
    assert all(len(value) == 1 for value in table.values())


@given(st.text())
def test_no_two_breaks_stand_next_to_each_other(text: str) -> None:
    tokens = split_tokens(normal_form(text))
    assert all(pair != (BREAK, BREAK) for pair in zip(tokens, tokens[1:], strict=False))


def test_a_term_has_no_break_at_its_ends() -> None:
    assert term_tokens("“停用”。") == ("停", "用")
    assert term_tokens("。") == ()


def test_title_body_and_blocks_are_parted_by_one_break() -> None:
    tokens, title = article_tokens("《标题》", ("“第一段。", "第二段"))
    assert tokens == ["标", "题", "|", "第", "一", "段", "|", "第", "二", "段"]
    assert title == 2


def test_an_article_without_body_is_its_title() -> None:
    assert article_tokens("标题", ()) == (["标", "题"], 2)
    assert article_tokens("！", ("正文",)) == (["正", "文"], 0)
