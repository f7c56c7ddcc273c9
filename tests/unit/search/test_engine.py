from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, cast

import pytest
from lunr.builder import Builder
from lunr.token import Token
from search_archive import Archive

from mediawatch.model import Source
from mediawatch.search.article import SearchArticle
from mediawatch.search.engine import Answer, Hit, search
from mediawatch.search.quality import KINDS, is_exact, measure_quality
from mediawatch.search.query import BACKWARDS, UNREADABLE, QueryError, Request, cover, parse_query
from mediawatch.search.reader import IndexReader
from mediawatch.search.scan import Scan
from mediawatch.text import article_tokens


def refs(answer: Answer) -> set[str]:
    return {hit.ref for hit in answer.hits}


@pytest.mark.parametrize("seed", range(4))
def test_every_random_query_finds_exactly_what_a_scan_finds(
    seed: int, make_archive: Callable[[int, int], Archive]
) -> None:
    archive = make_archive(seed, 90)
    quality = measure_quality(archive.reader, archive.articles, Scan(archive.articles), 240, seed)
    assert set(quality.tried) == set(KINDS)
    assert quality.failures == []
    assert quality.as_json()["exact"] == 240


@pytest.mark.parametrize(
    ("request_", "broken"),
    [
        (Request("医"), {"title": "无"}),
        (Request("", first="2023-02-01"), {"date": date(2000, 1, 1)}),
        (Request("", {"sections": ("全国",)}), {"section": "北京"}),
        (Request("", {"keywords": ("医保",)}), {"keywords": ()}),
    ],
)
def test_an_index_that_is_wrong_is_noticed(archive: Archive, request_: Request, broken: dict[str, Any]) -> None:
    assert is_exact(archive.reader, Scan(archive.articles), request_)
    changed = [replace(one, article=replace(one.article, **broken)) for one in archive.articles]
    assert not is_exact(archive.reader, Scan(changed), request_)


@pytest.mark.parametrize(
    ("request_", "broken"),
    [
        (Request("医"), {"blocks": ()}),
        (Request("", {"sources": ("甲报",)}), {"source": Source("乙网")}),
        (Request("来源:甲日报"), {"source": Source("甲报")}),
    ],
)
def test_an_index_of_other_texts_or_sources_is_noticed(
    archive: Archive, request_: Request, broken: dict[str, Any]
) -> None:
    assert is_exact(archive.reader, Scan(archive.articles), request_)
    assert not is_exact(archive.reader, Scan([replace(one, **broken) for one in archive.articles]), request_)


WRONG: dict[str, Callable[[Answer], Answer]] = {
    "total": lambda answer: replace(answer, total=answer.total + 1),
    "a hit missing": lambda answer: replace(answer, hits=answer.hits[1:]),
    "a hit twice": lambda answer: replace(answer, hits=(*answer.hits, answer.hits[0])),
    "a hit for another": lambda answer: replace(answer, hits=(answer.hits[0], *answer.hits[:-1])),
    "nothing": lambda answer: replace(answer, hits=(), total=0),
    "a choice missing": lambda answer: replace(answer, facets={**answer.facets, "months": answer.facets["months"][1:]}),
    "a facet too many": lambda answer: replace(answer, facets={**answer.facets, "regions": (("北京", 1),)}),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_every_part_of_an_answer_is_compared(archive: Archive, monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    def search_wrongly(reader: IndexReader, request: Request) -> Answer:
        return WRONG[wrong](search(reader, request))

    scan = Scan(archive.articles)
    assert is_exact(archive.reader, scan, Request("医"))
    monkeypatch.setattr("mediawatch.search.quality.search", search_wrongly)
    assert not is_exact(archive.reader, scan, Request("医"))


def test_a_limit_gives_the_first_hits_of_all(archive: Archive) -> None:
    for text in ("医", "医疗", "ai|医", "标题:医", "医*", "a*", "-医", ""):
        for sort in ("relevance", "newest", "oldest"):
            whole = search(archive.reader, Request(text, sort=sort))
            for limit in (0, 1, 7, max(whole.total - 1, 0), whole.total, 1000):
                some = search(archive.reader, Request(text, sort=sort, limit=limit))
                assert some.hits == whole.hits[:limit], (text, sort, limit)
                assert (some.total, some.facets) == (whole.total, whole.facets)


def test_a_term_may_run_from_the_title_into_the_body(archive: Archive) -> None:
    article = next(article for article in archive.articles if article.blocks)
    text = f'"{article.title}，{article.blocks[0]}"'.replace("“", "，")
    assert article.ref in refs(search(archive.reader, Request(text)))


def test_a_prefix_finds_every_word_that_begins_so(archive: Archive) -> None:
    assert refs(search(archive.reader, Request("ai*"))) == archive.scan("ai*") > archive.scan("ai")
    assert refs(search(archive.reader, Request('"医ai*"'))) == archive.scan('"医ai*"')


def test_traditional_and_simplified_find_each_other(archive: Archive) -> None:
    assert search(archive.reader, Request("醫療")) == search(archive.reader, Request("医疗"))


def test_scores_and_order_are_those_of_stock_lunr(archive: Archive) -> None:
    builder = Builder()
    builder.pipeline.reset()
    builder.search_pipeline.reset()
    builder.ref("ref")
    builder.field("title", boost=3)
    builder.field("body")
    for article in archive.articles:
        tokens, title = article_tokens(article.title, article.blocks)
        terms = [
            [
                Token(tokens[place]),
                *([Token(f"{tokens[place]} {tokens[place + 1]}")] if place + 1 < len(tokens) else []),
            ]
            for place in range(len(tokens))
        ]
        builder.add(
            {
                "ref": article.ref,
                "title": [term for place in terms[:title] for term in place],
                "body": [term for place in terms[title:] for term in place],
            }
        )
    stock = builder.build()
    for text in ("健康", "医", "医疗", "ai", "数据 字典", "标题:医"):
        query = stock.create_query()
        for [item] in parse_query(text):
            tokens = item.tokens
            keys = [f"{tokens[o]} {tokens[o + 1]}" for o in cover(len(tokens))] if len(tokens) > 1 else tokens
            for key in keys:
                query.term(key, fields=["title"] if item.field else ["title", "body"], use_pipeline=False)
        scores = {match["ref"]: match["score"] for match in cast(list[dict[str, Any]], stock.query(query))}
        answer = search(archive.reader, Request(text))
        assert answer.hits
        for hit in answer.hits:
            assert hit.score == pytest.approx(scores[hit.ref], abs=0.002)
        ranked = [hit.score for hit in answer.hits]
        assert ranked == sorted(ranked, reverse=True)


def test_ties_are_broken_by_date_then_issue_then_place(archive: Archive) -> None:
    by_ref = {one.ref: one.article for one in archive.articles}
    for sort in ("newest", "relevance"):
        found = [by_ref[hit.ref] for hit in search(archive.reader, Request("", sort=sort)).hits]
        keys = [(-a.date.toordinal(), -a.issue_number, a.ordinal) for a in found]
        assert keys == sorted(keys)
    found = [by_ref[hit.ref] for hit in search(archive.reader, Request("医", sort="oldest")).hits]
    keys = [(a.date.toordinal(), -a.issue_number, a.ordinal) for a in found]
    assert keys == sorted(keys)


def test_facets_ignore_their_own_filter(archive: Archive) -> None:
    request = Request("医", {"sources": ("甲日报",)}, first="2023-02-01", last="2023-02-28")
    answer = search(archive.reader, request)
    matching = [article for article in archive.articles if article.ref in archive.scan("医")]
    in_days = [a for a in matching if date(2023, 2, 1) <= a.article.date <= date(2023, 2, 28)]
    in_source = [a for a in matching if a.source.name == "甲报"]
    counts = Counter(article.source.name for article in in_days)
    assert answer.facets["sources"] == tuple(sorted(counts.items(), key=lambda row: (-row[1], row[0])))
    assert answer.facets["months"] == tuple(sorted(Counter(f"{a.article.date:%Y-%m}" for a in in_source).items()))
    assert refs(answer) == {a.ref for a in in_days if a.source.name == "甲报"}
    assert answer.total


def test_an_unknown_source_finds_nothing(archive: Archive) -> None:
    assert search(archive.reader, Request("医", {"sources": ("没有这家",)})).total == 0


def test_a_facet_that_is_none_is_refused(archive: Archive) -> None:
    with pytest.raises(KeyError, match="no facets to choose from: months, source'"):
        search(archive.reader, Request("医", {"source": ("甲报",), "months": (), "keywords": ()}))


def test_questions_without_an_answer_say_why(archive: Archive) -> None:
    assert search(archive.reader, Request("。。。")) == Answer(message=UNREADABLE)
    assert search(archive.reader, Request("-第5期", first="2023-02-01", last="2023-02-01")).message is None
    with pytest.raises(QueryError):
        search(archive.reader, Request("", first="2023-02-30"))
    with pytest.raises(QueryError):
        search(archive.reader, Request("医" * 501))


def test_an_answer_is_given_to_programs_whole() -> None:
    answer = Answer(2, (Hit("5-1", 1.5), Hit("4-2", 0.0)), (5,), {"sources": (("甲报", 2),), "months": ()})
    said: dict[str, object] = {
        "total": 2,
        "hits": [{"ref": "5-1", "score": 1.5}, {"ref": "4-2", "score": 0.0}],
        "issues": [5],
        "facets": {"sources": [["甲报", 2]], "months": []},
    }
    assert answer.as_json() == said
    assert replace(answer, message="无").as_json() == {**said, "message": "无"}


def test_an_issue_is_offered_by_its_number_and_not_counted(archive: Archive) -> None:
    assert search(archive.reader, Request("第五期")).issues == (5,)
    assert search(archive.reader, Request("第九百期")).issues == ()


def test_a_backward_range_finds_nothing_and_still_counts_the_months(
    make_archive: Callable[[int, int], Archive],
) -> None:
    archive = make_archive(1, 40)
    answer = search(archive.reader, Request(first="2023-02-01", last="2023-01-01"))
    assert answer.total == 0
    assert answer.message == BACKWARDS
    assert answer.facets["sources"] == ()
    assert sum(count for _, count in answer.facets["months"]) == len(archive.articles)


@pytest.mark.parametrize("typed", ["期:{}.", "期:“-{}”", "期:第{}期。"])
def test_marks_around_an_issue_number_are_dropped(make_archive: Callable[[int, int], Archive], typed: str) -> None:
    archive = make_archive(1, 40)
    number = archive.articles[0].article.issue_number
    expected = {one.ref for one in archive.articles if one.article.issue_number == number}
    assert {hit.ref for hit in search(archive.reader, Request(typed.format(number))).hits} == expected


def printed_place(one: SearchArticle) -> tuple[int, int]:
    return -one.article.issue_number, one.article.ordinal


def test_who_asks_for_issues_alone_gets_them_as_printed(make_archive: Callable[[int, int], Archive]) -> None:
    archive = make_archive(1, 40)
    numbers = sorted({one.article.issue_number for one in archive.articles}, reverse=True)[:2]
    printed = [one.ref for one in sorted(archive.articles, key=printed_place) if one.article.issue_number in numbers]

    def refs(text: str, sort: str = "relevance") -> list[str]:
        return [hit.ref for hit in search(archive.reader, Request(text, sort=sort)).hits]

    assert refs("|".join(f"期:{number}" for number in numbers)) == printed
    newest = sorted(archive.articles, key=lambda one: (-one.article.date.toordinal(), *printed_place(one)))
    by_day = [one.ref for one in newest]
    assert refs(f"期:{numbers[0]}", sort="newest") == [ref for ref in by_day if ref.startswith(f"{numbers[0]}-")]
    assert refs("-期:9999") == by_day
