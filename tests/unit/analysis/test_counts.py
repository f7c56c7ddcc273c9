"""Articles by month, source and kind, and the sources that came and went."""

from datetime import date

from mediawatch.analysis.counts import (
    Turnover,
    YearTable,
    count_kinds,
    count_months,
    count_sources,
    find_turnover,
)
from mediawatch.model import Article, Source, SourceKind
from mediawatch.search.article import SearchArticle

PAPER, SITE = Source("甲报", kind=SourceKind.MAINSTREAM), Source("乙网")


def articles(*said: tuple[Source, str]) -> list[SearchArticle]:
    days = [(source, date.fromisoformat(day)) for source, day in said]
    return [
        SearchArticle(Article(1, place, "题", source.name, day), source, ())
        for place, (source, day) in enumerate(days, 1)
    ]


def test_months_go_from_the_first_to_the_last_and_those_without_articles_are_there() -> None:
    found = count_months(articles((PAPER, "2024-01-31"), (SITE, "2023-11-01"), (PAPER, "2024-01-01")))
    assert [(str(month), n) for month, n in found] == [("2023-11", 1), ("2023-12", 0), ("2024-01", 2)]
    assert count_months(()) == ()


def test_sources_and_kinds_have_their_years_the_most_frequent_first() -> None:
    found = articles((SITE, "2021-05-01"), (PAPER, "2023-01-01"), (PAPER, "2021-02-02"))
    assert count_sources(found) == YearTable((2021, 2022, 2023), (("甲报", (1, 0, 1)), ("乙网", (1, 0, 0))))
    assert count_kinds(found).rows == (("主流媒体", (1, 0, 1)), ("其他", (1, 0, 0)))
    assert count_sources(found).totals == (2, 0, 1)
    assert count_sources(()) == YearTable((), ())


def test_of_sources_with_as_many_articles_the_first_name_is_first() -> None:
    found = count_sources(articles((PAPER, "2021-05-01"), (SITE, "2021-01-01")))
    assert [name for name, _ in found.rows] == ["乙网", "甲报"]


def test_a_source_comes_with_its_first_article_and_has_gone_after_a_year_without_one() -> None:
    found = find_turnover(
        articles((PAPER, "2021-06-01"), (SITE, "2020-05-01"), (SITE, "2021-05-31"), (PAPER, "2022-06-01"))
    )
    assert found == (
        Turnover(2020, ("乙网",), ()),
        Turnover(2021, ("甲报",), ("乙网",)),
        Turnover(2022, (), ()),
    )


def test_a_source_that_is_silent_for_a_year_to_the_day_has_not_gone() -> None:
    found = find_turnover(articles((SITE, "2021-06-01"), (PAPER, "2022-06-01")))
    assert [one.gone for one in found] == [(), ()]
    assert find_turnover(()) == ()
