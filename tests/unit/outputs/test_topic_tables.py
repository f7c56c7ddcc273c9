"""The table of a topic's articles: what a spreadsheet makes of it."""

import csv
import io
from dataclasses import replace

from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.format.parse import parse_issue
from mediawatch.model import Source, Topic
from mediawatch.outputs.feeds import FEEDS
from mediawatch.outputs.output import Publication
from mediawatch.outputs.topic_tables import TOPIC_TABLES
from mediawatch.samples import ISSUE

PARSED = parse_issue(ISSUE.text, "").issue


def publication(**said: object) -> Publication:
    assert PARSED
    article = replace(PARSED.articles[0], **said)  # pyright: ignore[reportArgumentType]
    archive = Archive(
        (replace(PARSED, articles=(article,)),), Dictionary((Source("新华网"),)), topics=(Topic("社区/卫生", "社区"),)
    )
    return Publication(Analysis(archive), "月报", "中心", "https://example.org/a/")


def rows(**said: object) -> list[list[str]]:
    ((path, given),) = TOPIC_TABLES.inputs(publication(**said)).items()
    assert path == "topics/社区-卫生.csv"
    data = TOPIC_TABLES.make(given)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_table_says_of_each_article_where_it_stands_and_where_it_came_from() -> None:
    head, row = rows(section="全国", keywords=("甲", "乙"))
    said = dict(zip(head, row, strict=True))
    assert (said["期号"], said["篇序"], said["日期"], said["来源"]) == ("12", "1", "2023-06-14", "新华网")
    assert (said["标题"], said["栏目"], said["关键词"]) == ("社区卫生信息系统升级", "全国", "甲、乙")
    assert {"https://www.xinhuanet.com/a.html", "https://example.org/a/issues/12/#article-1"} <= {*row}


def test_no_cell_is_taken_for_a_formula_and_quotes_are_kept() -> None:
    for sign in "=+-@＝＋－＠":
        assert f"' {sign}社区" in rows(title=f" {sign}社区")[1]
    assert '社区"好"' in rows(title='社区"好"')[1]


def test_what_is_withdrawn_is_in_no_table_and_no_feed_of_a_topic() -> None:
    assert rows(withdrawn="应要求")[1:] == []
    for said, count in ({"withdrawn": "应要求"}, 0), ({}, 1):
        feed = FEEDS.inputs(publication(**said))["feeds/topics/社区-卫生.atom"].feed
        page = "https://example.org/a/topics/%E7%A4%BE%E5%8C%BA-%E5%8D%AB%E7%94%9F/"
        assert (feed.title, feed.page, len(feed.entries)) == ("月报：社区/卫生", page, count)
