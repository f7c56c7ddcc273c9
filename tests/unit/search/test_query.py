from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases_file import read_cases
from mediawatch.search.query import (
    Item,
    QueryError,
    UnreadableError,
    contains,
    cover,
    parse_day,
    parse_query,
)


def written(item: Item) -> str:
    """Write an item as the cases do."""
    field = f"{item.field}:" if item.field else ""
    return ("-" if item.excluded else "") + field + " ".join(item.tokens) + ("*" if item.prefix else "")


@pytest.mark.parametrize("case", read_cases("query"), ids=lambda case: case["typed"])
def test_a_query_is_read_as_groups_of_items(case: dict[str, Any]) -> None:
    if case.get("error"):
        with pytest.raises(UnreadableError):
            parse_query(case["typed"])
    else:
        assert [[written(item) for item in group] for group in parse_query(case["typed"])] == case["groups"]


def test_a_query_of_more_than_500_characters_is_refused() -> None:
    assert parse_query("𠮷" * 500)
    with pytest.raises(QueryError, match="500"):
        parse_query("健" * 501)


@given(st.text(max_size=500))
def test_any_text_is_a_query_or_says_why_not(text: str) -> None:
    try:
        groups = parse_query(text)
    except QueryError as error:
        assert str(error)
    else:
        assert all(item.tokens for group in groups for item in group)


@given(st.integers(min_value=2, max_value=60))
def test_a_cover_leaves_no_token_out(count: int) -> None:
    offsets = cover(count)
    assert {place for offset in offsets for place in (offset, offset + 1)} == set(range(count))
    assert len(offsets) == (count + 1) // 2


def test_words_match_whole_unless_a_star_follows() -> None:
    [[word], [prefix]] = parse_query("AI AI*")
    assert not contains(["aids"], word)
    assert contains(["aids"], prefix)


@pytest.mark.parametrize("value", ["2023-02-30", "2023-6-1", "昨天", "2023-06-01T00:00", "20230601"])
def test_a_day_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(QueryError, match=r"年-月-日"):
        parse_day(value)
