"""A topic finds what search finds."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mediawatch import Site
from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.format.parse import parse_issue
from mediawatch.model import Article, Issue, Rights, Source, Topic
from mediawatch.samples import ISSUE
from mediawatch.site.search_index import write_search

SOURCES = (Source("甲报", aliases=("甲日报",)), Source("乙网"), Source("只列", rights=Rights.LINK))
PARSED = parse_issue(ISSUE.text, "").issue


def article(ordinal: int, title: str, body: str, source: str = "甲报", day: int = 1, **said: str) -> Article:
    return Article(12, ordinal, title, source, date(2023, 6, day), body, **said)  # pyright: ignore[reportArgumentType]


ARTICLES = (
    article(1, "数据治理", "从**源**头做起。", day=3),
    article(2, "字典", "数据\n治理；AI 与 aids", "甲日报", day=5),
    article(3, "数据 治理", "", "乙网", day=5),
    article(4, "撤下的数据治理", "", withdrawn="应要求"),
    article(5, "无关", "数据治理", "只列"),
    article(6, "數據治理", "", day=1),
)


def archive(*queries: str) -> Archive:
    assert PARSED
    issues: tuple[Issue, ...] = (replace(PARSED, articles=ARTICLES),)
    topics = tuple(Topic(f"题{place}", query) for place, query in enumerate(queries))
    return Archive(issues, Dictionary(SOURCES), topics=topics)


def test_a_topic_has_its_articles_newest_first_its_first_report_and_its_sources() -> None:
    (shelf,) = Analysis(archive("数据治理")).topics
    assert [one.ref for one in shelf.articles] == ["12-2", "12-3", "12-1", "12-6"]
    assert shelf.first is shelf.articles[-1]
    assert [(source.name, count) for source, count in shelf.sources] == [("甲报", 3), ("乙网", 1)]


QUERIES = ("数据治理", "源头", "AI", "ai*", "来源:甲日报 -字典", "期:12", "标题:数据", "没有", "-数据")


def test_it_is_what_the_index_finds(tmp_path: Path) -> None:
    one = archive(*QUERIES)
    write_search(one, tmp_path)
    site = Site.open(tmp_path)
    for shelf in Analysis(one).topics:
        found = site.search(shelf.topic.query, sort="newest")
        assert [hit.ref for hit in found.hits] == [article.ref for article in shelf.articles]


@pytest.mark.parametrize("query", ["？！", "长" * 501])
def test_a_query_that_cannot_be_read_finds_nothing(query: str) -> None:
    (shelf,) = Analysis(archive(query)).topics
    assert (shelf.articles, shelf.first, shelf.sources) == ((), None, ())


def test_of_two_topics_of_one_name_the_first_has_a_page() -> None:
    one = archive("数据治理", "字典")
    twice = replace(one, topics=tuple(replace(topic, name="题") for topic in one.topics))
    (shelf,) = Analysis(twice).topics
    assert shelf.topic.query == "数据治理"


def test_a_name_of_marks_alone_is_called_a_topic() -> None:
    one = archive("数据治理")
    (shelf,) = Analysis(replace(one, topics=(Topic("？", "数据"),))).topics
    assert shelf.slug.startswith("topic-")
