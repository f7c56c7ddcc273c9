"""Searching, as a reader does it."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from browser_pages import OpenPage, module, refs, total
from cases_file import read_cases
from mediawatch.search.engine import search
from mediawatch.search.query import Request
from mediawatch.search.reader import IndexReader


def test_a_reader_finds_an_article_and_lands_on_it(home: str, open_page: OpenPage) -> None:
    page = open_page(f"{home}search/")
    assert total(page) == 83
    page.fill("#search-text", "行政区划")
    expect(page.locator("#search-status")).to_have_attribute("data-total", "1")
    assert refs(page) == ["523-3"]
    expect(page.locator(".mw-hit-snippet mark").first).to_have_text("行政区划")
    page.click("[data-ref] a")
    assert page.url == f"{home}issues/523/#article-3"
    expect(page.locator("#article-3")).to_be_in_viewport()


def test_the_header_leads_to_search(home: str, open_page: OpenPage) -> None:
    page = open_page(f"{home}issues/523/")
    page.fill("header input[name=q]", "独特的客户")
    page.press("header input[name=q]", "Enter")
    assert total(page) == 1
    assert page.url.startswith(f"{home}search/?q=")
    assert refs(page) == ["523-1"]


def test_the_address_restores_the_whole_state(home: str, open_page: OpenPage) -> None:
    page = open_page(f"{home}search/?q=健康&source=新华网&from=2018-02-01&to=2023-06-30&sort=newest")
    assert total(page) > 1
    assert refs(page)[0] == "523-2"
    assert page.input_value("#search-text") == "健康"
    assert page.input_value("#search-from") == "2018-02-01"
    assert page.input_value("#search-to") == "2023-06-30"
    assert page.input_value("#search-sort") == "newest"
    assert page.is_checked("#search-sources input[value=新华网]")


def test_back_and_forward_work(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?q=行政区划")
    assert total(page) == 1
    page.fill("#search-text", "健康")
    page.press("#search-text", "Enter")
    expect(page.locator("#search-status")).not_to_have_attribute("data-total", "1")
    many = total(page)
    page.go_back()
    expect(page.locator("#search-status")).to_have_attribute("data-total", "1")
    assert page.input_value("#search-text") == "行政区划"
    page.go_forward()
    expect(page.locator("#search-status")).to_have_attribute("data-total", str(many))


def test_filters_narrow_and_clear(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?q=共同的正文")
    assert total(page) == 40
    page.fill("#search-to", "2019-01-31")
    expect(page.locator("#search-status")).to_have_attribute("data-total", "12")
    page.click("#search-reset")
    expect(page.locator("#search-status")).to_have_attribute("data-total", "40")
    assert page.input_value("#search-text") == "共同的正文"
    assert page.input_value("#search-to") == ""
    assert page.locator("#search-reset:visible").count() == 0


def test_more_hits_come_on_demand(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?q=共同的正文")
    assert total(page) == 40
    assert len(refs(page)) == 10
    page.click("#search-more")
    expect(page.locator("[data-ref]")).to_have_count(20)
    assert page.evaluate("document.activeElement.closest('[data-ref]') !== null")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("q=没有这样的句子", "没有找到"),
        ("q=。。。", "没有可检索的文字"),
        ("from=2023-02-30", "不是日期"),
        ("from=2023-03-01&to=2023-02-01", "开始日期晚于结束日期"),
        ("q=" + "健" * 501, "太长"),
        ("source=没有这家", "没有找到"),
    ],
)
def test_a_search_without_hits_says_why(server: str, open_page: OpenPage, query: str, words: str) -> None:
    page = open_page(f"{server}search/?{query}")
    assert total(page) == 0
    expect(page.locator("#search-status")).to_contain_text(words)
    assert refs(page) == []


def test_an_issue_is_offered_by_its_number(home: str, open_page: OpenPage) -> None:
    page = open_page(f"{home}search/?q=第五二三期")
    assert total(page) == 0
    page.click("#search-issues a")
    assert page.url == f"{home}issues/523/"


def test_hostile_text_shows_as_text(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?q=第5次出现")
    assert total(page) == 1
    expect(page.locator(".mw-hit h3")).to_have_text("第5期的<b>标题</b> & *星号* {#x}")
    expect(page.locator(".mw-hit-snippet")).to_contain_text("<img src=x onerror=alert(1)>")
    page.fill("#search-text", "<img src=x onerror=alert(1)>")
    expect(page.locator("#search-status")).to_have_attribute("data-total", "40")


def test_withdrawn_texts_are_not_found(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?q=不该出现的秘密")
    assert total(page) == 0


@pytest.mark.parametrize("name", ["text", "numerals", "query"])
def test_the_twins_agree_on_every_vector(name: str, site: Path, server: str, open_page: OpenPage) -> None:
    cases = read_cases(name)
    modules = {one: f"/{module(site, f'search/{one}')}" for one in ("text", "numerals", "query", "reader")}
    page = open_page(f"{server}about/")
    answers = page.evaluate(
        """async ([name, cases, modules]) => {
          const { normalForm, splitTokens } = await import(modules.text);
          const { readIssueNumber } = await import(modules.numerals);
          const { parseQuery } = await import(modules.query);
          const { IndexReader } = await import(modules.reader);
          const table = await (await IndexReader.open(new URL("/search/", location))).simplified();
          const written = (item) => (item.excluded ? "-" : "") + (item.field ? item.field + ":" : "")
            + item.tokens.join(" ") + (item.prefix ? "*" : "");
          return cases.map(({ typed }) => {
            if (name === "numerals") return { number: readIssueNumber(typed) };
            if (name === "text") {
              const normal = normalForm(typed, table);
              return { normal, tokens: splitTokens(normal) };
            }
            try { return { groups: parseQuery(typed, table).map((group) => group.map(written)) }; }
            catch (error) { return { error: error.constructor.name && "unreadable" }; }
          });
        }""",
        [name, cases, modules],
    )
    for case, answer in zip(cases, answers, strict=True):
        assert answer == {key: value for key, value in case.items() if key != "typed"}, case["typed"]


def test_the_browser_answers_as_the_command_line_does(site: Path, home: str, open_page: OpenPage) -> None:
    reader = IndexReader(lambda name: (site / "search" / name).read_bytes())
    rng = random.Random(7)
    refs = [reader.ref(article) for article in range(reader.count)]
    requests: list[dict[str, Any]] = []
    for _ in range(120):
        shown = reader.shown(rng.choice(refs))
        text = rng.choice([shown["title"], *shown["blocks"]])
        start = rng.randrange(len(text))
        quoted = '"' + text[start : start + rng.randint(1, 9)].replace('"', "") + '"'
        queries = [
            quoted,
            quoted,
            f"{quoted} 健康",
            f"{quoted}|数据",
            f"标题:{quoted}",
            f"-{quoted}",
            "ai*",
            "期:5",
            "期:“-第5期.”",
        ]
        request: dict[str, Any] = {"text": rng.choice(queries), "sort": rng.choice(["relevance", "newest", "oldest"])}
        if rng.random() < 0.3:
            request["sources"] = [shown["source"]]
        if rng.random() < 0.3:
            request["from"] = shown["date"]
        if rng.random() < 0.3:
            request["sections"] = rng.choice([["全国范围"], ["全国范围", "北京范围"], ["没有这个栏目"]])
        if rng.random() < 0.3:
            request["keywords"] = rng.choice([["慢病管理"], ["第7词", "第8词"]])
        if rng.random() < 0.5:
            request["limit"] = rng.choice([0, 1, 5, 10])
        requests.append(request)
    page = open_page(f"{home}about/")
    answers = page.evaluate(
        """async ([home, requests]) => {
          const { openArchive } = await import(home + "assets/javascripts/search/engine.js");
          const archive = await openArchive(home);
          return Promise.all(requests.map((request) => archive.search(request)));
        }""",
        [home, requests],
    )
    for request, answer in zip(requests, answers, strict=True):
        expected = search(
            reader,
            Request(
                request["text"],
                {name: tuple(request.get(name, ())) for name in ("sources", "sections", "keywords")},
                request.get("from"),
                None,
                request["sort"],
                request.get("limit"),
            ),
        )
        assert answer == json.loads(json.dumps(expected.as_json())), request


def test_a_long_match_is_shown_and_marked(server: str, open_page: OpenPage) -> None:
    sentence = "很长的句子" * 25
    page = open_page(f"{server}search/?q={sentence} 期:40")
    assert total(page) == 2
    marked = page.locator(".mw-hit-snippet mark").first.inner_text()
    assert marked.startswith("很长的句子" * 10)
