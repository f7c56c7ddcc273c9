"""The table of a topic's articles: what a spreadsheet makes of it."""

import csv
import io
from dataclasses import replace

from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.format.parse import parse_issue
from mediawatch.model import Source, Topic
from mediawatch.outputs.feeds import ATOM_FEEDS
from mediawatch.outputs.output import Publication
from mediawatch.outputs.topics import TABLES
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
    ((path, given),) = TABLES.inputs(publication(**said)).items()
    assert path == "topics/社区-卫生.csv"
    data = TABLES.make(given)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_table_says_of_each_article_where_it_stands_and_where_it_came_from() -> None:
    head, row = rows(section="全国", keywords=("甲", "乙"))
    assert dict(zip(head, row, strict=True)) == {
        "期号": "12",
        "篇序": "1",
        "日期": "2023-06-14",
        "来源": "新华网",
        "标题": "社区卫生信息系统升级",
        "栏目": "全国",
        "关键词": "甲、乙",
        "原文": "https://www.xinhuanet.com/a.html",
        "本站": "https://example.org/a/issues/12/#article-1",
    }


def test_no_cell_is_taken_for_a_formula_and_quotes_are_kept() -> None:
    for sign in "=+-@＝＋－＠":
        assert rows(title=f" {sign}社区")[1][4] == f"' {sign}社区"
    assert rows(title='社区"好"')[1][4] == '社区"好"'


def test_what_is_withdrawn_is_in_no_table_and_no_feed_of_a_topic() -> None:
    assert rows(withdrawn="应要求")[1:] == []
    for said, count in ({"withdrawn": "应要求"}, 0), ({}, 1):
        feed, _ = ATOM_FEEDS.inputs(publication(**said))["feeds/topics/社区-卫生.atom"]
        assert (feed.title, feed.page) == (
            "月报：社区/卫生",
            "https://example.org/a/topics/%E7%A4%BE%E5%8C%BA-%E5%8D%AB%E7%94%9F/",
        )
        assert len(feed.entries) == count
