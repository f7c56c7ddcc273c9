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
    for limit in (1, 3, len(result) - 1, len(result), len(result) + 1):
        least = sorted(scores.values(), reverse=True)[:limit][-1]
        among = {article: score for article, score in scores.items() if score >= least - 1e-6}
        assert score_articles(archive.reader, match.terms, result, limit) == pytest.approx(among)
    assert score_articles(archive.reader, match.terms, result, 0) == {}


@pytest.mark.parametrize("limit", [None, 0, 1, 2, 3])
def test_what_no_term_scores_has_nothing_and_nothing_is_said_of_it(
    archive: Archive, caplog: pytest.LogCaptureFixture, limit: int | None
) -> None:
    assert score_articles(archive.reader, {}, [3, 1], limit) == ({} if limit == 0 else {3: 0.0, 1: 0.0})
    assert score_articles(archive.reader, {}, [], limit) == {}
    [[item]] = parse_query("医")
    assert score_articles(archive.reader, match_item(archive.reader, item).terms, [], limit) == {}
    assert caplog.messages == []


def test_lunr_reads_the_terms_of_a_query_without_a_word(archive: Archive, caplog: pytest.LogCaptureFixture) -> None:
    [[item]] = parse_query("医")
    match = match_item(archive.reader, item)
    scores = score_articles(archive.reader, match.terms, sorted(match.articles))
    assert min(scores.values()) > 0
    assert caplog.messages == []
