from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediawatch.model import Article, Source
from mediawatch.search.article import SearchArticle
from mediawatch.search.columns import Columns, collect_columns, decode_columns, encode_columns, field_lengths
from mediawatch.search.corpus import collect_corpus

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


def test_columns_have_what_each_article_is_and_the_sizes_of_its_texts() -> None:
    sources = Source("甲报"), Source("乙网")
    articles = (
        SearchArticle(Article(7, 2, "医疗", "乙", date(1970, 1, 3)), sources[1], ("数据", "AI")),
        SearchArticle(Article(9, 1, "字典", "甲报", date(1969, 12, 31)), sources[0], ()),
        SearchArticle(Article(9, 3, "一", "甲报", date(2023, 6, 14)), sources[0], ("二三",)),
    )
    corpus = collect_corpus((one.title, one.blocks) for one in articles)
    assert collect_columns(iter(articles), sources, {9, 7, 8}, corpus) == Columns(
        numbers=[7, 8, 9],
        issues=[7, 9, 9],
        ordinals=[2, 1, 3],
        days=[2, -1, 19522],
        sources=[1, 0, 0],
        titles=[2, 2, 1],
        lengths=[7, 2, 4],
    )
