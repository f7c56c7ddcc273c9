"""JSON-LD: an issue with its articles, which nothing in them can leave."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from cited_articles import IMPRINT, ODD, PAPER, PORTAL, article, issue
from mediawatch.citations.cited import Imprint
from mediawatch.citations.linked_data import write_linked_data
from mediawatch.model import Article


def read(*articles: Article, imprint: Imprint = IMPRINT, **said: Any) -> dict[str, Any]:
    sources = tuple(PAPER if one.source == "晚报" else PORTAL for one in articles)
    return json.loads(write_linked_data(issue(*articles, **said), sources, imprint))


def test_an_issue_is_part_of_its_series_and_has_its_articles() -> None:
    said = read(article(url="https://a.example/1"), article("平台", "专家网"))
    assert said["@context"] == "https://schema.org"
    assert (said["@type"], said["issueNumber"], said["datePublished"]) == ("PublicationIssue", "7", "2023-06-30")
    assert said["isPartOf"] == {"@type": "Periodical", "name": "舆情月报", "url": "https://archive.example.org/a/"}
    assert said["publisher"] == {"@type": "Organization", "name": "信息中心"}
    assert said["hasPart"] == [
        {
            "@type": "NewsArticle",
            "@id": "https://archive.example.org/a/issues/7/#article-1",
            "headline": "挂号不再排队",
            "datePublished": "2023-06-07",
            "publisher": {"@type": "Organization", "name": "晚报"},
            "isBasedOn": "https://a.example/1",
        },
        {
            "@type": "NewsArticle",
            "@id": "https://archive.example.org/a/issues/7/#article-2",
            "headline": "平台",
            "datePublished": "2023-06-07",
            "publisher": {"@type": "Organization", "name": "专家网"},
        },
    ]


def test_what_was_withdrawn_is_not_named_and_the_others_keep_their_places() -> None:
    said = read(replace(article("收回的"), body="", withdrawn=""), article("留下的"))
    assert [(one["headline"], one["@id"][-10:]) for one in said["hasPart"]] == [("留下的", "#article-2")]


def test_a_site_without_an_address_says_none() -> None:
    said = read(article(), imprint=Imprint("信息中心", "北京"))
    assert "url" not in said
    assert "@id" not in said
    assert "url" not in said["isPartOf"]
    assert "127.0.0.1" not in json.dumps(said)


@pytest.mark.parametrize("words", ODD)
def test_nothing_ends_the_element_that_it_stands_in(words: str) -> None:
    one = article(words, words)
    text = write_linked_data(issue(one, series=words), (PORTAL,), IMPRINT)
    assert not set("<>&\n\r\u2028\x02") & set(text)
    assert json.loads(text)["hasPart"][0]["headline"] == " ".join(re.sub("[\x00\x02]", "", words).split())
