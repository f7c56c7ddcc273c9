"""Words: what holds together and has free ends, and in which years it stands."""

import random
from collections.abc import Iterable
from datetime import date
from math import log

import numpy as np
import pytest

from mediawatch.analysis.analysis import Analysis
from mediawatch.analysis.grams import LONGEST
from mediawatch.analysis.words import SIGNIFICANT, Words, compare_years, find_words
from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.model import Article, Issue, Period, Rights, Source
from mediawatch.search.corpus import collect_corpus
from mediawatch.search.query import Request
from mediawatch.search.scan import Scan

FREE = [chr(code) for code in range(0x5000, 0x5400)]
"""Characters that stand for all the words around."""


def texts(seed: int, count: int, *said: str, every: int = 1) -> list[str]:
    """Return texts of chance, of which each, or every so manieth, says something, each time among other characters."""
    rng = random.Random(seed)
    around = ["".join(rng.choices(FREE, k=40)) for _ in range(count)]
    return [
        text[:20] + "".join(f"{one}{rng.choice(FREE)}" for one in said) + text[20:] if place % every == 0 else text
        for place, text in enumerate(around)
    ]


def words(years: dict[int, Iterable[str]]) -> Words:
    articles = [(text, year) for year, of_year in years.items() for text in of_year]
    return find_words(collect_corpus(("题", (text,)) for text, _ in articles), [year for _, year in articles])


def rose(found: Words) -> list[list[str]]:
    return [[one.word.text for one in year.rose] for year in found.shifts]


def fell(found: Words) -> list[list[str]]:
    return [[one.word.text for one in year.fell] for year in found.shifts]


def test_a_word_that_comes_into_use_is_found_whole_and_no_part_of_it() -> None:
    found = words({2021: texts(1, 60), 2022: texts(2, 60, "电子病历", "互联网医院"), 2023: texts(3, 60)})
    assert rose(found) == [["互联网医院", "电子病历"], []]
    assert fell(found) == [[], ["互联网医院", "电子病历"]]
    assert [one.articles for one in found.clearest(9)] == [(0, 60, 0), (0, 60, 0)]
    assert (found.years, found.articles) == ((2021, 2022, 2023), (60, 60, 60))
    assert len(found.clearest(1)) == 1


def test_a_word_with_a_common_character_beside_it_is_no_word() -> None:
    rng = random.Random(5)
    common = ["".join(f"的{one}" for one in rng.sample(FREE, 20)) for _ in range(80)]
    found = words({2021: common[:40], 2022: [f"{text}的病历{rng.choice(FREE)}病历" for text in common[40:]]})
    assert rose(found) == [["病历"]]


def test_a_run_that_is_always_followed_by_the_same_character_is_no_word() -> None:
    found = words({2021: texts(1, 40), 2022: texts(2, 40, "信息平台")})
    assert not {"信息平", "息平台", "信息"} & set(rose(found)[0])


def test_a_mark_is_a_free_end_and_a_word_does_not_go_across_it() -> None:
    found = words({2021: texts(1, 40), 2022: [f"{text}，病历。" for text in texts(2, 40, "病，历")]})
    assert rose(found) == [["病历"]]


def test_a_word_of_letters_is_one_and_a_number_or_a_letter_is_none() -> None:
    found = words({2021: texts(1, 40), 2022: texts(2, 40, "，5G，", "，2022，", "，x，", f"，{'y' * 25}，")})
    assert rose(found) == [["5g"]]


def test_words_are_as_long_as_runs_are_counted() -> None:
    longest = "区域卫生信息平台"
    assert len(longest) == LONGEST
    found = words({2021: texts(1, 40), 2022: texts(2, 40, longest)})
    assert rose(found) == [[longest]]


def test_years_are_compared_by_shares_and_a_change_that_chance_makes_is_none() -> None:
    found = words({2021: texts(1, 200, "病历", every=4), 2022: texts(2, 40, "病历", every=4)})
    assert (rose(found), fell(found)) == ([[]], [[]])


def test_a_year_without_articles_is_passed_over_and_one_year_is_compared_with_nothing() -> None:
    found = words({2019: texts(1, 40), 2022: texts(2, 40, "病历")})
    assert [(one.year, one.earlier) for one in found.shifts] == [(2022, 2019)]
    assert words({2022: texts(2, 40, "病历")}) == Words((2022,), (40,))
    assert words({}) == Words()


def test_texts_without_marks_or_of_nothing_are_counted_too() -> None:
    bare = find_words(
        collect_corpus((text, ()) for text in texts(1, 20) + texts(2, 20, "病历")), [2021] * 20 + [2022] * 20
    )
    assert rose(bare) == [["病历"]]
    assert rose(find_words(collect_corpus([("", ()), ("", ())]), [2021, 2022])) == [[]]


def test_a_likelihood_is_that_of_the_whole_table() -> None:
    observed = [[12, 88], [3, 197]]
    total = sum(map(sum, observed))
    expected = [[sum(row) * (observed[0][cell] + observed[1][cell]) / total for cell in (0, 1)] for row in observed]
    by_hand = 2 * sum(
        n * log(n / e) for row, other in zip(observed, expected, strict=True) for n, e in zip(row, other, strict=True)
    )
    table, totals = np.array([[3, 12], [12, 3], [0, 0]]), np.array([200, 100])
    assert compare_years(table[:1], totals)[0, 0] == pytest.approx(by_hand)
    assert compare_years(table[2:], totals)[0, 0] == 0
    assert compare_years(table[1:2], totals[::-1])[0, 0] == pytest.approx(-by_hand)
    assert by_hand < SIGNIFICANT


def archive(*articles: Article, sources: tuple[Source, ...] = (Source("全文"),)) -> Archive:
    issue = Issue(1, "月报", date(2023, 1, 31), Period(date(2023, 1, 1), date(2023, 1, 31)), articles)
    return Archive((issue,), Dictionary(sources))


def bodies(source: str, withdrawn: str | None = None) -> list[Article]:
    said = [(2021, text) for text in texts(1, 40)] + [(2022, text) for text in texts(2, 40, "电子病历")]
    return [
        Article(1, place, "题", source, date(year, 5, 5), text, withdrawn=withdrawn)
        for place, (year, text) in enumerate(said, 1)
    ]


def test_as_many_articles_have_a_word_as_a_search_finds() -> None:
    analysis = Analysis(archive(*bodies("全文")))
    (word,) = analysis.words.clearest(9)
    found, _ = Scan(analysis.articles).find(Request(word.text, first="2022-01-01", last="2022-12-31"))
    assert (word.text, word.articles) == ("电子病历", (0, len(found)))


def test_what_rights_withhold_and_what_was_withdrawn_is_not_counted() -> None:
    kept = archive(*bodies("只列"), sources=(Source("只列", rights=Rights.LINK),))
    assert rose(Analysis(kept).words) == [[]]
    gone = archive(*bodies("全文", withdrawn="错了"))
    assert Analysis(gone).words == Words()
