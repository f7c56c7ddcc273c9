import pytest
from search_archive import Archive


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ((), None),
        (("没有这家",), set[int]()),
        (("乙网",), {1}),
        (("乙网", "丙刊", "没有这家"), {1, 2}),
        (("甲日报",), {0}),
        ((" 甲日報\u3000",), {0}),
        (("甲日",), set[int]()),
        (("hit180",), {3}),
        (("ＨＩＴ180",), {0}),
        (("Hit180",), {0, 3}),
    ],
)
def test_a_source_is_chosen_by_name_or_alias_and_what_is_written_alike_only_where_nothing_is_the_same(
    archive: Archive, typed: tuple[str, ...], numbers: set[int] | None
) -> None:
    assert archive.reader.resolve_sources(typed) == numbers
