"""CSL-JSON: types and names of variables as the schema of CSL 1.0.2 has them."""

import json

import pytest

from cited_articles import IMPRINT, ODD, PORTAL, article, cite_three, issue
from mediawatch.citations.cited import Cited, CitedKind, cite_article
from mediawatch.citations.csl_json import csl_item, write_csl_json


def test_an_issue_is_a_report_and_its_articles_news_or_web_pages() -> None:
    report, news, page = json.loads(write_csl_json(cite_three()))
    assert (report["type"], report["number"], report["publisher-place"]) == ("report", "7", "北京")
    assert (news["type"], news["container-title"]) == ("article-newspaper", "晚报")
    assert news["keyword"] == "慢病, 基层"
    assert "author" not in news
    assert page == {
        "id": "7-2",
        "type": "webpage",
        "title": "平台",
        "author": [{"literal": "专家网"}],
        "issued": {"date-parts": [[2023, 6, 7]]},
        "URL": "https://a.example/1?b=1&c",
        "language": "zh-CN",
        "note": "收录于《舆情月报》第 7 期，条目号 7-2",
    }


def test_what_is_not_known_is_left_out() -> None:
    assert csl_item(Cited("1", CitedKind.WEB_PAGE, "题")) == {
        "id": "1",
        "type": "webpage",
        "title": "题",
        "language": "zh-CN",
    }


@pytest.mark.parametrize("words", ODD)
def test_each_item_stands_on_a_line(words: str) -> None:
    one = article(words, words)
    cited = cite_article(one, PORTAL, issue(one), IMPRINT)
    text = write_csl_json([cited, cited])
    assert text.count("\n") == 4
    assert json.loads(text)[0]["title"] == cited.title
