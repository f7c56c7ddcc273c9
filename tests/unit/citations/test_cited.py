"""What an article, an issue and an article's place in it say of themselves when they are cited."""

from dataclasses import replace

import pytest

from cited_articles import IMPRINT, ODD, PAPER, PORTAL, article, issue
from mediawatch.citations.cited import CitedKind, Imprint, cite_article, cite_entry, cite_issue
from mediawatch.model import CitedAs, Source, SourceKind


def test_an_article_of_the_press_is_cited_by_its_newspaper_and_any_other_by_its_author() -> None:
    one = article(url="https://news.example.org/1")
    news = cite_article(one, PAPER, issue(one), IMPRINT)
    assert (news.kind, news.author, news.container) == (CitedKind.NEWSPAPER, "", "晚报")
    page = cite_article(one, PORTAL, issue(one), IMPRINT)
    assert (page.kind, page.author, page.container) == (CitedKind.WEB_PAGE, "晚报", "")
    assert cite_article(one, None, issue(one), IMPRINT).kind is CitedKind.WEB_PAGE


@pytest.mark.parametrize("kind", SourceKind)
def test_the_kind_of_a_source_says_whether_it_is_a_newspaper_unless_its_entry_does(kind: SourceKind) -> None:
    assert Source("甲", kind=kind).is_newspaper is (kind is SourceKind.MAINSTREAM)
    assert Source("甲", kind=kind, cited=CitedAs.NEWS).is_newspaper
    assert not Source("甲", kind=kind, cited=CitedAs.WEB).is_newspaper


def test_an_article_is_cited_by_its_own_address_and_without_one_by_the_archive_s() -> None:
    one = article(url="https://news.example.org/1")
    cited = cite_article(one, PAPER, issue(one), IMPRINT)
    assert (cited.url, cited.page) == ("https://news.example.org/1", "")
    for url in (None, "没有", "javascript:alert(1)"):
        bare = article(url=url)
        cited = cite_article(bare, PAPER, issue(bare), IMPRINT)
        assert (cited.url, cited.page) == ("https://archive.example.org/a/issues/7/#article-1", "issues/7/#article-1")
    assert cite_article(bare, PAPER, issue(bare), Imprint()).url == ""


def test_an_article_says_where_it_was_found() -> None:
    cited = cite_article(article(), PAPER, issue(article()), IMPRINT)
    assert (cited.id, cited.issued, cited.note) == ("7-1", "2023-06-07", "收录于《舆情月报》第 7 期，条目号 7-1")


def test_an_issue_is_a_report_of_the_publisher_that_it_prints_or_else_of_the_digest_s() -> None:
    cited = cite_issue(issue(), IMPRINT)
    assert (cited.kind, cited.author, cited.publisher, cited.place) == (
        CitedKind.REPORT,
        "信息中心",
        "信息中心",
        "北京",
    )
    assert (cited.id, cited.number, cited.issued) == ("7", "7", "2023-06-30")
    assert cited.url == "https://archive.example.org/a/issues/7/"
    assert cite_issue(issue(publisher="卫生局"), IMPRINT).author == "卫生局"


def test_an_article_s_place_in_the_digest_is_the_issue_with_its_address() -> None:
    entry = cite_entry(article(ordinal=2), issue(), IMPRINT)
    whole = cite_issue(issue(), IMPRINT)
    assert entry.url == "https://archive.example.org/a/issues/7/#article-2"
    assert replace(entry, id=whole.id, url=whole.url, page=whole.page) == whole


@pytest.mark.parametrize("words", ODD)
def test_what_is_cited_stands_on_one_line(words: str) -> None:
    one = article(words, words, keywords=(words,))
    cited = cite_article(one, PORTAL, issue(one), IMPRINT)
    for text in (cited.title, cited.author, *cited.keywords):
        assert text.isprintable()
