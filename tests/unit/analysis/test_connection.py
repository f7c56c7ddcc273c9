"""Words that connect two articles are joined from shared terms, as far as both texts go on alike, and can be read."""

from made_articles import make_article
from mediawatch.analysis.connection import Connections
from mediawatch.analysis.rare_terms import find_rare_terms
from mediawatch.model import Source
from mediawatch.search.article import SearchArticle
from mediawatch.search.corpus import collect_corpus

FILLER = "".join(chr(code) for code in range(0x5000, 0x5200))


def words(one: str, other: str) -> tuple[str, ...]:
    """Return the words that connect two texts, among others that share nothing."""
    texts = [one, other, *(FILLER[place] for place in range(100))]
    articles = [
        SearchArticle(make_article(1, place, "", title="题"), Source("源"), (text,)) for place, text in enumerate(texts)
    ]
    connections = Connections(articles, find_rare_terms(collect_corpus((one.title, one.blocks) for one in articles)))
    assert connections.words(0, 1) == connections.words(1, 0)
    return connections.words(0, 1)


def test_pairs_are_joined_to_the_word_that_both_texts_have() -> None:
    assert words("访问索马里海域", "来自索马里难民") == ("索马里",)


def test_a_word_ends_where_the_texts_differ_or_a_mark_stands() -> None:
    assert words("望闻，问切脉", "望闻，问切诊") == ("望闻", "问切")


def test_a_phrase_is_cut_and_named_once() -> None:
    phrase = "甲乙丙丁戊己庚辛壬癸"
    assert words(phrase, phrase) == ("甲乙丙丁戊己庚辛",)


def test_loose_characters_at_the_ends_are_left_out() -> None:
    assert words("在索马里的", "在索马里的") == ("索马里",)
    assert words("该扩", "该扩") == ("该扩",)


def test_the_most_telling_words_come_first_and_three_of_them() -> None:
    one = "望闻，问切，脉象，针灸，针灸"
    assert words(one, one) == ("针灸", "望闻", "脉象")


def test_words_stand_as_they_were_written() -> None:
    assert words("用 Kubernetes 编排", "学 kubernetes") == ("Kubernetes",)
    assert words("電子病歷。", "电子病历") == ("電子病歷",)
    assert words("㈱，電子病歷", "电子病历") == ("电子病历",)  # one character has become three


def test_terms_that_a_space_parts_stay_as_they_are() -> None:
    assert words("望 闻", "望闻") == ("望闻",)
