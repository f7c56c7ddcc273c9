"""The queries by which exactness is measured are of every kind that they are said to be, and each is counted."""

import random
import re
from collections import Counter
from datetime import date

import pytest
from search_archive import Archive

from mediawatch.model import Article, Source
from mediawatch.search.article import SearchArticle
from mediawatch.search.facets import LISTS
from mediawatch.search.quality import KINDS, measure_quality
from mediawatch.search.query import Request
from mediawatch.search.reader import IndexReader
from mediawatch.search.scan import Scan
from mediawatch.text import is_character, normal_form

QUOTED = re.compile('"([^"]*)"')


def draw(archive: Archive, kind: str, count: int = 300) -> list[Request]:
    rng = random.Random(1)
    return [KINDS[kind](rng, archive.articles) for _ in range(count)]


def texts(archive: Archive) -> str:
    """Return all that can be drawn from, with its quotes as they are drawn."""
    all_texts = (text for one in archive.articles for text in (one.title, *one.blocks))
    return "\n".join(all_texts).replace("“", "，")


@pytest.mark.parametrize(
    ("kind", "form", "sizes"),
    [
        ("one character", '""', [1]),
        ("substring", '""', [12]),
        ("two terms", '"" ""', [4, 2]),
        ("three terms", '"" "" ""', [2, 2, 2]),
        ("either", '""|""', [4, 4]),
        ("exclusion", '"" -""', [2, 2]),
        ("in titles", '标题:""', [4]),
    ],
)
def test_terms_of_every_size_are_cut_out_of_titles_and_texts(
    archive: Archive, kind: str, form: str, sizes: list[int]
) -> None:
    whole = texts(archive)
    seen: list[set[int]] = [set() for _ in sizes]
    for request in draw(archive, kind):
        assert request == Request(request.text)
        assert QUOTED.sub('""', request.text) == form
        for place, piece in enumerate(QUOTED.findall(request.text)):
            assert piece in whole
            seen[place].add(len(piece))
    assert seen == [set(range(1, most + 1)) for most in sizes]


def test_pieces_come_from_everywhere() -> None:
    articles = [
        SearchArticle(Article(number, 1, "甲乙丙", "源", date(2023, 1, 1)), Source("源"), ("丁", "戊己"))
        for number in (1, 2)
    ]
    rng = random.Random(1)
    drawn = {KINDS["substring"](rng, articles).text for _ in range(1000)}
    assert drawn == {f'"{piece}"' for piece in ("甲", "乙", "丙", "甲乙", "乙丙", "甲乙丙", "丁", "戊", "己", "戊己")}


def test_words_are_whole_words_and_their_beginnings() -> None:
    words = SearchArticle(
        Article(1, 1, "医AI，3.4 x", "源", date(2023, 1, 1)), Source("源"), ("machine learning", "疗")
    )
    rng = random.Random(1)
    drawn = {KINDS["word"](rng, [words]).text for _ in range(100)}
    assert drawn == {"AI", "3", "4", "x", "machine", "learning"}
    drawn = {KINDS["word prefix"](rng, [words]).text for _ in range(100)}
    assert drawn == {"AI*", "3*", "4*", "x*", "mac*", "lea*"}
    without = SearchArticle(Article(1, 1, "医，疗", "源", date(2023, 1, 1)), Source("源"), ())
    drawn = {KINDS["word"](rng, [without]).text for _ in range(100)}
    assert drawn == {'"医"', '"，"', '"疗"', '"医，"', '"，疗"'}


def test_mixed_terms_are_cut_where_a_character_and_a_word_meet() -> None:
    left, right = "甲乙丙丁戊己", "abcdef"
    mixed = SearchArticle(Article(1, 1, left + right, "源", date(2023, 1, 1)), Source("源"), ())
    rng = random.Random(1)
    drawn = {KINDS["mixed scripts"](rng, [mixed]).text for _ in range(1000)}
    assert drawn == {f'"{left[-before:]}{right[:after]}"' for before in range(1, 7) for after in range(1, 7)}
    apart = SearchArticle(Article(1, 1, "医 a，疗，ab", "源", date(2023, 1, 1)), Source("源"), ())
    drawn = {KINDS["mixed scripts"](rng, [apart]).text for _ in range(500)}
    assert {len(text) - 2 for text in drawn} == set(range(1, 9))


def test_terms_outside_the_basic_plane_hold_such_a_character(archive: Archive) -> None:
    for request in draw(archive, "outside the basic plane"):
        [piece] = QUOTED.findall(request.text)
        assert piece in texts(archive)
        assert "𠮷" in piece
    around = SearchArticle(Article(1, 1, "甲", "源", date(2023, 1, 1)), Source("源"), ("乙丙丁𠮷戊己庚辛",))
    rng = random.Random(1)
    drawn = {KINDS["outside the basic plane"](rng, [around]).text for _ in range(300)}
    assert drawn == {f'"{"乙丙丁"[3 - before :]}{"𠮷戊己庚"[:after]}"' for before in range(4) for after in range(1, 5)}
    without = SearchArticle(Article(1, 1, "甲乙丙丁", "源", date(2023, 1, 1)), Source("源"), ())
    drawn = {KINDS["outside the basic plane"](rng, [without]).text for _ in range(100)}
    assert drawn == {f'"{piece}"|𠮷' for piece in ("甲", "乙", "丙", "丁", "甲乙", "乙丙", "丙丁", "甲乙丙", "乙丙丁")}


def test_other_kinds_are_what_they_are_called(archive: Archive) -> None:
    for request in draw(archive, "source"):
        assert re.fullmatch('来源:(甲报|乙网|丙刊) "[^"]{1,2}"', request.text)
    for request in draw(archive, "issue"):
        assert re.fullmatch(r'-?期:([1-9]|[1-3][0-9]|40)\|"[^"]{1,3}"', request.text)
    assert {one.text[0] for one in draw(archive, "issue")} == {"-", "期"}
    drawn = draw(archive, "traditional")
    assert any("療" in one.text for one in drawn)
    assert all("疗" not in one.text for one in drawn)
    assert all(QUOTED.findall(normal_form(one.text)) for one in drawn)
    for request in draw(archive, "word"):
        assert request.text.startswith('"') or not any(map(is_character, request.text))


def test_filters_are_drawn_alone_and_together_and_some_article_passes_each(archive: Archive) -> None:
    said = {facet.name: Counter(value for one in archive.articles for value in facet.of(one)) for facet in LISTS}
    drawn = draw(archive, "filters")
    for request in drawn:
        for name, values in request.chosen.items():
            assert set(values) <= set(said[name])
        assert (request.first or "") <= (request.last or "9")
        assert (request.first is None) == (request.last is None)
    days = {one.article.date.isoformat() for one in archive.articles}
    assert {one.first for one in drawn} | {one.last for one in drawn} <= days | {None}
    for name in said:
        assert {len(one.chosen.get(name, "none")) for one in drawn} >= {1, 2, 4}
    assert {len(one.chosen) for one in drawn} == set(range(len(LISTS) + 1))
    assert {len(one.text) for one in drawn} == {0, 3, 4}
    assert 0.5 < sum(one.first is not None for one in drawn) / len(drawn) < 0.7


def test_queries_are_drawn_from_a_seed_and_each_is_a_step(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[Request] = []

    def remember(_reader: IndexReader, _scan: Scan, request: Request) -> bool:
        tried.append(request)
        return not request.text.startswith("标题:")

    monkeypatch.setattr("mediawatch.search.quality.is_exact", remember)
    steps: list[None] = []
    scan = Scan(archive.articles)
    count = 2 * len(KINDS) + 2
    quality = measure_quality(archive.reader, archive.articles, scan, count, 7, lambda: steps.append(None))
    first = tried.copy()
    assert (len(first), len(steps)) == (count, count)
    assert quality.failures == [one for one in first if one.text.startswith("标题:")]
    kinds = {kind: 2 + (place < 2) for place, kind in enumerate(KINDS)}
    assert quality.as_json() == {
        "tried": count,
        "exact": count - 2,
        "kinds": {kind: {"tried": n, "exact": 0 if kind == "in titles" else n} for kind, n in kinds.items()},
    }
    tried.clear()
    measure_quality(archive.reader, archive.articles, scan, count, 7)
    assert tried == first
    tried.clear()
    measure_quality(archive.reader, archive.articles, scan, count, 8)
    assert tried != first


def test_a_query_that_cannot_be_read_is_drawn_again_and_an_archive_of_nothing_tries_nothing(archive: Archive) -> None:
    marks = SearchArticle(Article(1, 1, "，，，，，，，，，，，，医", "甲报", date(2023, 1, 1)), Source("甲报"), ())
    quality = measure_quality(archive.reader, [marks], Scan(archive.articles), 2 * len(KINDS), 1)
    assert quality.tried == dict.fromkeys(KINDS, 2)
    assert measure_quality(archive.reader, [], Scan(()), 28, 1).tried.total() == 0
