import pytest
from search_archive import Archive

from mediawatch.search.match import match_item
from mediawatch.search.query import parse_query
from mediawatch.search.score import score_articles


@pytest.mark.parametrize("typed", ["医", "医疗", "a*", "标题:医"])
def test_with_a_limit_only_what_can_be_among_the_first_is_scored(archive: Archive, typed: str) -> None:
    [[item]] = parse_query(typed)
    match = match_item(archive.reader, item)
    result = sorted(match.articles)
    scores = score_articles(archive.reader, match.terms, result)
    assert list(scores) == result
    for limit in (1, 3, len(result) - 1):
        least = sorted(scores.values(), reverse=True)[limit - 1]
        among = {article: score for article, score in scores.items() if score >= least - 1e-6}
        assert score_articles(archive.reader, match.terms, result, limit) == pytest.approx(among)
    assert score_articles(archive.reader, match.terms, result, 0) == {}


def test_what_no_term_scores_has_nothing(archive: Archive) -> None:
    assert score_articles(archive.reader, {}, [3, 1]) == {3: 0.0, 1: 0.0}
