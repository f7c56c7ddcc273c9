"""What the page of an issue says for those who cite it."""

import html
import json
import re
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import parse_qs

from made_pages import make_pages
from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.check.proofs import Proof
from mediawatch.citations.cited import Imprint
from mediawatch.model import Article, Finding, Issue, Period, Source, SourceKind
from mediawatch.pages.repository import read_repository

SOURCES = (Source("晚报", kind=SourceKind.MAINSTREAM), Source("专家网"))
IMPRINT = Imprint("信息中心", "北京", "https://archive.example.org/")
DAY = date(2023, 6, 7)
NEWS = Article(7, 1, "挂号", "晚报", DAY, "正文。", url="https://a.example/1", archived="https://kept.example/1")
PAGE = Article(7, 2, "平台 <b> & {#x}", "专家网", DAY, "正文。")
GONE = Article(7, 3, "撤回的", "晚报", DAY, "正文。", withdrawn="来源要求")
ISSUE = Issue(7, "舆情月报", date(2023, 6, 30), Period(DAY, date(2023, 6, 30)), (NEWS, PAGE, GONE))
_COINS = re.compile(r'<span class="Z3988" title="([^"]*)"></span>')


def page(imprint: Imprint = IMPRINT, **more: Any) -> str:
    return make_pages(Archive((ISSUE,), Dictionary(SOURCES), ()), "舆情月报", imprint=imprint, **more)["issues/7.md"]


def acts(text: str) -> list[str]:
    """Return what stands below the titles of the articles."""
    return text.split('<div class="mw-acts">')[1:]


def references(text: str) -> list[str]:
    found = re.findall(r'<p class="mw-reference">(.*)</p>', text)
    return [html.unescape(re.sub(r"<[^>]+>", "", one)) for one in found]


def test_each_article_is_cited_as_it_was_published_and_by_its_place_in_the_issue() -> None:
    news, one, _ = map(references, acts(page()))
    entry = "信息中心. 舆情月报：7[R/OL]. 北京：信息中心，2023. https://archive.example.org/issues/7/#article-{}."
    assert news == ["挂号[N/OL]. 晚报，2023-06-07. https://a.example/1.", entry.format(1)]
    own = "https://archive.example.org/issues/7/#article-2"
    assert one == [f"专家网. 平台 <b> & {{#x}}[EB/OL]. （2023-06-07）. {own}.", entry.format(2)]


def test_the_day_of_access_has_its_place_where_a_web_page_is_cited() -> None:
    news, one, _ = acts(page())
    assert "<time></time>" not in news.partition('<div class="mw-body">')[0]
    assert one.count("（2023-06-07）<time></time>. ") == 1


def test_what_was_withdrawn_is_cited_by_its_place_alone() -> None:
    *_, gone = acts(page())
    assert len(references(gone)) == 1
    assert "撤回的" not in gone.partition("mw-note")[0]
    assert "Z3988" not in gone
    assert "mw-data" not in gone


def test_an_issue_is_cited_above_its_lead_and_leads_to_the_data_of_all() -> None:
    top = page().partition('class="mw-lead"')[0]
    assert references(top) == [
        "信息中心. 舆情月报：7[R/OL]. 北京：信息中心，2023. https://archive.example.org/issues/7/."
    ]
    assert re.findall(r'<a href="([^"]+)" download>', top)[-3:] == ["../7.bib", "../7.ris", "../7.csl.json"]


def test_every_article_is_an_item_for_reference_managers() -> None:
    coins = [parse_qs(html.unescape(one)) for one in _COINS.findall(page())]
    assert [one["rft.title"] for one in coins] == [["挂号"], ["平台 <b> & {#x}"]]
    assert [one["rft.type"] for one in coins] == [["newspaperArticle"], ["webpage"]]


def test_the_linked_data_of_a_page_are_those_of_its_issue() -> None:
    (text,) = re.findall(r'<script type="application/ld\+json">([^<]*)</script>', page())
    said = json.loads(text)
    assert (said["@type"], [one["headline"] for one in said["hasPart"]]) == (
        "PublicationIssue",
        ["挂号", "平台 <b> & {#x}"],
    )


def test_a_row_below_each_title_leads_to_all_that_one_can_do_with_an_article() -> None:
    text = page(repository=read_repository("https://github.com/a/b"))
    row = acts(text)[0].partition("</ul>")[0]
    assert re.findall(r'<li><a class="(mw-\w+)"', row) == ["mw-share", "mw-report", "mw-original", "mw-kept"]
    assert "<summary>引用</summary>" in row
    assert '<a class="mw-share" href="#article-1"><span>复制</span>链接</a>' in row


def test_without_an_address_a_page_says_none_but_where_it_belongs() -> None:
    news, one, _ = acts(page(Imprint("信息中心", "北京")))
    assert references(news)[1] == "信息中心. 舆情月报：7[R/OL]. 北京：信息中心，2023."
    assert 'data-anchor="#article-1">.</span>' in news
    assert re.search(r'（2023-06-07）<time></time><span data-anchor="#article-2">\.</span>', one)


def test_nobody_cites_a_draft() -> None:
    draft = Proof(replace(ISSUE, path="issues/2023/7.md"), (Finding("issues/2023/7.md", 1, "MW101", "错", "改"),))
    text = make_pages(Archive((), Dictionary(SOURCES), ()), "月报", imprint=IMPRINT, proofs=[draft])["issues/7.md"]
    assert "mw-share" in text
    assert not re.search("mw-cite|Z3988|ld.json|cited:", text)
