import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediawatch.search.columns import Columns, decode_columns, encode_columns, field_lengths

NUMBERS = st.integers(0, 60_000)


@given(
    st.lists(NUMBERS, max_size=4),
    st.lists(st.tuples(NUMBERS, NUMBERS, st.integers(-700_000, 700_000), NUMBERS, NUMBERS, NUMBERS), max_size=6),
)
def test_columns_are_read_as_they_were_written(numbers: list[int], rows: list[tuple[int, ...]]) -> None:
    columns = Columns(numbers, *([row[place] for row in rows] for place in range(6)))
    assert decode_columns(encode_columns(columns)) == columns


@pytest.mark.parametrize(
    ("title", "length", "fields"),
    [(0, 0, (0, 0)), (0, 1, (0, 1)), (1, 1, (1, 0)), (1, 3, (2, 3)), (3, 3, (5, 0)), (2, 3, (4, 1))],
)
def test_terms_are_tokens_and_the_pairs_that_begin_in_a_field(title: int, length: int, fields: tuple[int, int]) -> None:
    assert field_lengths(title, length) == fields
