"""Rare terms are pairs and words that a few articles have, weighed by how few, and by what they say of each."""

from mediawatch.analysis.rare_terms import MOST, RareTerms, find_rare_terms
from mediawatch.search.corpus import collect_corpus

FILLER = "".join(chr(code) for code in range(0x5000, 0x5600))


def found(*articles: tuple[str, str], others: int = 60) -> RareTerms:
    """Return the rare terms of articles, given by title and text, among others that share nothing."""
    rest = [("", (FILLER[place : place + 1],)) for place in range(others)]
    return find_rare_terms(collect_corpus([*((title, (text,)) for title, text in articles), *rest]))


def weights(terms: RareTerms) -> dict[str, dict[int, int]]:
    starts = terms.starts.tolist()
    return {
        name: dict(zip(terms.articles[start:end].tolist(), terms.weights[start:end].tolist(), strict=True))
        for name, start, end in zip(terms.names, starts, starts[1:], strict=False)
    }


def test_what_two_articles_have_is_rare_and_what_one_has_connects_nothing() -> None:
    assert weights(found(("", "量子，甲"), ("", "量子，乙"), ("", "丙丁"))) == {"量子": {0: 6, 1: 6}}


def test_a_term_says_more_where_it_comes_again_and_in_the_title() -> None:
    terms = found(("", "量子"), ("", "量子，量子，量子"), ("量子", ""), ("量子", "量子"))
    assert dict(zip(terms.articles.tolist(), terms.stress.tolist(), strict=True)) == {0: 1, 1: 2, 2: 2, 3: 3}
    assert weights(terms) == {"量子": {0: 5, 1: 10, 2: 10, 3: 15}}


def test_of_words_those_count_that_are_no_numbers_and_no_single_letters() -> None:
    assert weights(found(("", "kubernetes 2023 5G a 3.4"), ("", "Kubernetes，2023，5g，A，3.4"))).keys() == {
        "kubernetes",
        "5g",
    }


def test_pairs_do_not_go_over_marks_or_from_one_article_to_the_next() -> None:
    assert weights(found(("量", "子。论"), ("量", "子。论"))) == {}
    assert weights(found(("", "量"), ("", "子"), ("", "量"), ("", "子"))) == {}


def test_a_term_of_many_articles_is_not_rare() -> None:
    many = [("", "量子，" + FILLER[place]) for place in range(MOST)]
    assert list(weights(found(*many, others=8 * MOST))) == ["量子"]
    assert weights(found(*many, ("", "量子"), others=8 * MOST)) == {}


def test_rarity_goes_in_steps() -> None:
    assert [
        found(*[("", "量子")] * count, others=600).weights[0] for count in (2, 3, 4, 5, 8, 9, 16, 17, 32, 33, 64)
    ] == [6, 5, 5, 4, 4, 3, 3, 2, 2, 1, 1]


def test_in_a_small_archive_little_is_rare() -> None:
    shared = [("", "量子")] * 3
    assert list(weights(found(*shared, others=21))) == ["量子"]
    assert weights(found(*shared, others=20)) == {}
    assert weights(found(*shared, others=0)) == {}
    assert find_rare_terms(collect_corpus([])).names == []
    assert find_rare_terms(collect_corpus([("", ("",))])).names == []


def test_characters_that_meet_by_chance_are_no_term() -> None:
    alone = [("", "，".join("量子" * 20)) for _ in range(4)]
    assert weights(found(("", "量子"), ("", "量子"), *alone)) == {}
    assert found(("", "量子"), ("", "量子"), *alone).joined == frozenset()


def test_pairs_that_belong_together_are_known_also_where_they_are_not_rare() -> None:
    terms = found(*[("", "量子")] * (MOST + 1), others=1000)
    assert (terms.names, terms.joined) == ([], {"量子"})
