"""Feeds that other programs read: what they say of issues and articles, and what they keep back."""

import json
from dataclasses import replace
from datetime import date
from typing import Any, cast
from xml.etree import ElementTree

import feedparser
import jsonschema
import pytest

from frozen_archive import ROOT
from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.model import Article, Issue, Period, Rights, Source
from mediawatch.outputs.feeds import FEEDS
from mediawatch.outputs.output import Publication

HOME = "https://example.org/a/"
FEED_SCHEMA = ROOT / "tests" / "data" / "json-feed-1.1.schema.json"
ARTICLES_ID, ARTICLE_ID = (
    "urn:uuid:cd7aa770-92e8-5b44-9261-30decb76ea73",
    "urn:uuid:f81337bc-f3a3-5bbd-933e-31112e799b99",
)
ATOM = {"a": "http://www.w3.org/2005/Atom"}
DAY = date(2023, 6, 9)
PUBLISHED = date(2023, 6, 30)
LONG = "开头的话。" * 60 + "结尾的话"
SOURCES = (
    Source("HIT 专家网", aliases=("专家网",)),
    Source("只摘", rights=Rights.EXCERPT),
    Source("只列", rights=Rights.LINK),
    Source("没有"),
)


def article(title: str = "题", source: str = "专家网", body: str = "**正**文。", **said: Any) -> Article:
    return Article(0, 0, title, source, DAY, body, **said)


def issue(number: int, *articles: Article, published: date = PUBLISHED) -> Issue:
    numbered = tuple(replace(one, issue_number=number, ordinal=place) for place, one in enumerate(articles, 1))
    return Issue(number, "月报", published, Period(DAY, published), numbered)


def publication(*issues: Issue) -> Publication:
    return Publication(Analysis(Archive(issues, Dictionary(SOURCES))), "月报", "中心", HOME)


def made(given: Publication) -> dict[str, bytes]:
    return {path: FEEDS.make(value) for path, value in FEEDS.inputs(given).items()}


def atom(data: bytes) -> Any:
    parsed = cast(Any, feedparser).parse(data, sanitize_html=False, resolve_relative_uris=False)
    assert not parsed.bozo
    assert parsed.version == "atom10"
    return parsed


def both(given: Publication, path: str) -> list[tuple[str, str, str]]:
    """Return address, title and HTML of a feed's entries, which are the same in both formats."""
    files = made(given)
    said = json.loads(files[f"{path}.json"])
    items = [(one["url"], one["title"], one["content_html"]) for one in said["items"]]
    entries = [(one.link, one.title, one.content[0].value) for one in atom(files[f"{path}.atom"]).entries]
    assert entries == items
    return items


def test_there_is_a_feed_of_issues_of_articles_and_of_each_channel() -> None:
    labelled = article(section="全国 范围", keywords=("云", "云", "网"))
    given = publication(issue(1, labelled, labelled), issue(2, article(keywords=("云",))))
    sources = (f"sources/{name}" for name in ("HIT-专家网", "只列", "只摘", "没有"))
    names = ["articles", "issues", *sources, "sections/全国-范围", "keywords/云"]
    assert sorted(made(given)) == sorted(f"feeds/{name}{ending}" for name in names for ending in (".atom", ".json"))
    feed = json.loads(made(given)["feeds/sections/全国-范围.json"])
    assert feed["title"] == "月报：全国 范围"
    assert feed["home_page_url"] == f"{HOME}search/?section=%E5%85%A8%E5%9B%BD%20%E8%8C%83%E5%9B%B4"
    assert [one["url"] for one in feed["items"]] == [f"{HOME}issues/1/#article-{place}" for place in (1, 2)]
    assert [address for address, _, _ in both(given, "feeds/keywords/云")] == [
        f"{HOME}issues/{place}" for place in ("2/#article-1", "1/#article-1", "1/#article-2")
    ]


def test_an_id_is_the_same_wherever_the_site_lies_and_no_other_has_it() -> None:
    here = publication(issue(7, article(), article()))
    there = replace(here, address="http://moved.test/")
    ids: list[list[str]] = []
    for files in (made(here), made(there)):
        feeds = [atom(files[f"feeds/{name}.atom"]) for name in ("articles", "issues", "sources/没有")]
        ids.append([one.id for feed in feeds for one in (feed.feed, *feed.entries)])
        said = json.loads(files["feeds/articles.json"])
        assert [one["id"] for one in said["items"]] == [entry.id for entry in feeds[0].entries]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == len(ids[0]) == 6


def test_ids_stay_what_they_were() -> None:
    given = made(publication(issue(7, article())))
    feed = atom(given["feeds/articles.atom"])
    assert (feed.feed.id, feed.entries[0].id) == (ARTICLES_ID, ARTICLE_ID)


def test_every_json_feed_is_one_by_the_schema_and_every_atom_feed_has_what_it_must_have() -> None:
    full = article(section="栏", keywords=("云",) * 3, url="https://example.com/1", correction="改")
    files = made(publication(issue(7, *[full] * 3, article(withdrawn="")), issue(8, article(source="只列"))))
    schema = json.loads(FEED_SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    judge = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    assert not judge.is_valid({"version": "https://jsonfeed.org/version/1.1", "title": "无项"})
    for path, data in files.items():
        if path.endswith(".json"):
            judge.validate(json.loads(data))
            continue
        root = ElementTree.fromstring(data)  # noqa: S314 - our own
        for element in (root, *root.findall("a:entry", ATOM)):
            assert [len(element.findall(f"a:{one}", ATOM)) for one in ("id", "title", "updated")] == [1, 1, 1], path
        assert root.find("a:author", ATOM) is not None


def test_an_atom_feed_says_what_it_is() -> None:
    feed = atom(made(publication(issue(7, article(keywords=("云", "网")))))["feeds/sources/HIT-专家网.atom"])
    own = f"{HOME}feeds/sources/HIT-%E4%B8%93%E5%AE%B6%E7%BD%91.atom"
    assert feed.feed.title == "月报：HIT 专家网"
    assert {link.rel: link.href for link in feed.feed.links} == {
        "self": own,
        "alternate": f"{HOME}sources/HIT-%E4%B8%93%E5%AE%B6%E7%BD%91/",
    }
    assert (feed.feed.author, feed.feed.language) == ("中心", "zh-CN")
    assert feed.feed.updated == "2023-06-30T00:00:00+08:00"
    (entry,) = feed.entries
    assert entry.link == f"{HOME}issues/7/#article-1"
    assert (entry.published, entry.updated) == ("2023-06-09T00:00:00+08:00", "2023-06-30T00:00:00+08:00")
    assert entry.author == "专家网"
    assert [tag.term for tag in entry.tags] == ["云", "网"]
    assert entry.content[0].value == "<p><strong>正</strong>文。</p>"
    assert entry.content[0].type == "text/html"


def test_a_json_feed_says_what_it_is() -> None:
    given = publication(issue(7, article(keywords=("云",), url="https://example.com/1?a=1&b=2")))
    assert json.loads(made(given)["feeds/articles.json"]) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "月报：文章",
        "home_page_url": HOME,
        "feed_url": f"{HOME}feeds/articles.json",
        "language": "zh-CN",
        "authors": [{"name": "中心"}],
        "items": [
            {
                "id": ARTICLE_ID,
                "url": f"{HOME}issues/7/#article-1",
                "title": "题",
                "content_html": "<p><strong>正</strong>文。</p>"
                '<p><a href="https://example.com/1?a=1&amp;b=2" rel="noopener noreferrer external">原文</a></p>',
                "date_published": "2023-06-09T00:00:00+08:00",
                "date_modified": "2023-06-30T00:00:00+08:00",
                "authors": [{"name": "专家网"}],
                "external_url": "https://example.com/1?a=1&b=2",
                "tags": ["云"],
            }
        ],
    }


def test_the_newest_issues_come_first_with_lead_and_contents() -> None:
    issues = [issue(number, article(), published=date(2020, 1, number)) for number in range(1, 26)]
    items = both(publication(*issues), "feeds/issues")
    assert [title for _, title, _ in items] == [f"月报第{number}期" for number in range(25, 5, -1)]
    assert items[0][0] == f"{HOME}issues/25/"
    assert "<p>本期共收集 1 篇" in items[0][2]
    assert f'<li value="1"><a href="{HOME}issues/25/#article-1">题</a>（专家网）</li>' in items[0][2]


@pytest.mark.parametrize(("path", "count"), [("articles", 3), ("sources/HIT-专家网", 2), ("keywords/云", 2)])
def test_a_feed_of_articles_holds_whole_issues(path: str, count: int) -> None:
    articles = [article(keywords=("云",))] * 19
    issues = [issue(number, *articles, published=date(2020, 1, number)) for number in range(1, 6)]
    addresses = [address for address, _, _ in both(publication(*issues), f"feeds/{path}")]
    newest = range(5, 5 - count, -1)
    assert addresses == [f"{HOME}issues/{number}/#article-{one}" for number in newest for one in range(1, 20)]


@pytest.mark.parametrize("path", ["feeds/articles", "feeds/sources/只摘"])
def test_an_excerpt_is_all_of_a_text_that_may_be_shown_by_its_beginning(path: str) -> None:
    ((_, _, html),) = both(publication(issue(1, article(source="只摘", body=LONG))), path)
    assert html.startswith("<p>开头的话。")
    assert html.endswith("…</p><p>这个来源的文章只显示开头。</p>")


def test_nothing_that_is_withheld_or_withdrawn_is_in_any_feed() -> None:
    gone = article(
        title="撤下的",
        body="秘密",
        withdrawn="重复<收录>",
        keywords=("密语",),
        url="https://example.com/秘密",
        correction="密改",
    )
    said = issue(1, article(source="只列", body="秘密"), article(source="只摘", body=f"{LONG}秘密"), *[gone] * 3)
    given = publication(said)
    said = b"".join(made(given).values()).decode()
    assert not [word for word in ("秘密", "密语", "密改", "结尾的话") if word in said]
    (listed, _, withdrawn, *_) = both(given, "feeds/articles")
    assert listed[2] == "<p>这个来源的文章只列标题与出处。</p>"
    assert withdrawn[1:] == ("撤下的", "<p>已撤回：重复&lt;收录&gt;</p>")
    assert "撤下的</a>（已撤回：重复&lt;收录&gt;）" in both(given, "feeds/issues")[0][2]


def test_a_correction_stands_before_the_text() -> None:
    ((_, _, html),) = both(publication(issue(1, article(correction="十<百"))), "feeds/articles")
    assert html == "<p>勘误：十&lt;百</p><p><strong>正</strong>文。</p>"


@pytest.mark.parametrize(
    "title", ["<script>alert(1)</script>", "]]></title><entry>", "&amp; & &lt;b&gt;", "\"'>", "😀 𠀀", "甲&#0;乙"]
)
def test_a_title_is_its_words_whatever_they_look_like(title: str) -> None:
    given = publication(issue(1, article(title=title, source=title)))
    files = made(given)
    (item,) = json.loads(files["feeds/articles.json"])["items"]
    assert (item["title"], item["authors"]) == (title, [{"name": title}])
    entry = ElementTree.fromstring(files["feeds/articles.atom"]).findall("a:entry", ATOM)  # noqa: S314 - our own
    assert [one.findtext("a:title", None, ATOM) for one in entry] == [title]
    assert len(atom(files["feeds/articles.atom"]).entries) == 1
    (contents,) = json.loads(files["feeds/issues.json"])["items"]
    assert "<script" not in contents["content_html"]


def test_what_xml_cannot_hold_is_left_out() -> None:
    odd = "甲\x00\x0b\ufffe乙"
    given = publication(issue(1, article(title=odd, source=odd, body=odd, keywords=(odd,))))
    (entry,) = atom(made(given)["feeds/articles.atom"]).entries
    assert (entry.title, entry.author, entry.tags[0].term) == ("甲乙", "甲乙", "甲乙")


def test_the_same_archive_gives_the_same_bytes_and_without_entries_too() -> None:
    given = publication(issue(1, article()))
    assert made(given) == made(publication(issue(1, article())))
    empty = atom(made(publication())["feeds/issues.atom"])
    assert (empty.entries, empty.feed.updated) == ([], "1970-01-01T00:00:00+00:00")
