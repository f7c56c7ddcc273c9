"""The pages of topics: every article by month, where it came from, and the ways on."""

import html
import re
from dataclasses import replace
from datetime import date

from made_pages import make_pages
from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.format.parse import parse_issue
from mediawatch.model import EntryStatus, Source, Topic
from mediawatch.samples import ISSUE

PARSED = parse_issue(ISSUE.text, "").issue
TOPIC = Topic("社区 & <卫生>", '社区|标题:"a&b"', "社区<b>卫生</b>。")


def pages(*days: date, topic: Topic = TOPIC) -> dict[str, str]:
    assert PARSED
    first = PARSED.articles[0]
    articles = tuple(replace(first, ordinal=place, date=day) for place, day in enumerate(days, 1))
    issue = replace(PARSED, articles=articles)
    return make_pages(Archive((issue,), Dictionary((Source("新华网"),)), topics=(topic,)))


def test_a_topic_lists_its_articles_by_month_newest_first_with_a_chart_without_gaps() -> None:
    text = pages(date(2022, 11, 2), date(2023, 2, 3), date(2023, 2, 4))["topics/社区-卫生.md"]
    assert re.findall(r'id="(?:year|month)-([\d-]+)"', text) == ["2023", "2023-02", "2022", "2022-11"]
    assert re.findall(r'#article-(\d)">', text.partition('id="year-2023"')[2]) == ["3", "2", "1"]
    bars = re.findall(r"<title>([^<]+)：(\d+)", text)
    assert bars == [("2022年11月", "1"), ("2022年12月", "0"), ("2023年1月", "0"), ("2023年2月", "2")]
    assert "2022年11月至2023年2月，其中 2\u00a0个月没有；2023年2月最多，2\u00a0篇。" in text
    assert re.findall(r'href="#(year-\d+)"', text) == ["year-2023", "year-2022"]


def test_below_the_history_of_many_years_stand_years_alone() -> None:
    text = pages(date(2020, 11, 2), date(2023, 2, 3))["topics/社区-卫生.md"]
    assert re.findall(r'<text class="mw-chart-tick[^>]*>([^<]+)</text>', text) == ["2021", "2022", "2023"]


def test_a_topic_names_its_first_report_its_sources_and_the_ways_on() -> None:
    text = pages(date(2022, 11, 2), date(2023, 2, 3))["topics/社区-卫生.md"]
    facts = html.unescape(text.partition("</dl>")[0])
    assert re.search(r'最早的报道</dt><dd><a href="../../issues/12/#article-1">.*2022年11月2日', facts)
    assert 'href="../../search/?q=%E7%A4%BE%E5%8C%BA%7C%E6%A0%87%E9%A2%98%3A%22a%26b%22"' in facts
    assert 'href="../../trends/?q=%E7%A4%BE%E5%8C%BA%7C' in facts
    assert 'href="../%E7%A4%BE%E5%8C%BA-%E5%8D%AB%E7%94%9F.csv"' in facts
    assert 'href="../../feeds/topics/%E7%A4%BE%E5%8C%BA-%E5%8D%AB%E7%94%9F.atom"' in facts
    assert "&amp;source=%E6%96%B0%E5%8D%8E%E7%BD%91" in text
    assert "../../sources/%E6%96%B0%E5%8D%8E%E7%BD%91/" in text


def test_the_words_of_a_topic_stay_words() -> None:
    text = pages(date(2022, 11, 2))["topics/社区-卫生.md"]
    assert 'title: "社区 & <卫生>"' in text
    assert "# 社区 &#38; &#60;卫生&#62; {#page-title}" in text
    assert "社区&lt;b&gt;卫生&lt;/b&gt;。" in text


def test_a_topic_that_finds_nothing_yet_says_so_and_a_retired_one_is_marked() -> None:
    retired = replace(TOPIC, query="没有", status=EntryStatus.RETIRED)
    texts = pages(date(2022, 11, 2), topic=retired)
    assert "现在还没有这样的文章" in texts["topics/社区-卫生.md"]
    assert "编辑不再关注" in texts["topics/社区-卫生.md"]
    assert '<span class="mw-gone">停用</span>' in texts["topics/index.md"]


def test_the_list_of_topics_says_how_many_articles_each_has_and_compares_the_first_five() -> None:
    assert PARSED
    topics = tuple(Topic(f"题{place}", f"社区|词{place}") for place in range(6))
    text = make_pages(Archive((PARSED,), Dictionary((Source("新华网"),)), topics=topics))["topics/index.md"]
    assert re.findall(r'<li>\n<a href="([^"]+)/">题\d</a> <span class="mw-count">1', text) == [
        f"%E9%A2%98{place}" for place in range(6)
    ]
    assert len(re.findall(r"q=", text.partition("../trends/?")[2].partition('"')[0])) == 5
