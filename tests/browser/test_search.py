"""Searching, as a reader does it."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Page, Route, expect

from cases_file import read_cases
from conftest import OpenPage
from mediawatch.search.engine import search
from mediawatch.search.query import Request
from mediawatch.search.reader import IndexReader

MODULES = "assets/javascripts/search"


def abort(route: Route) -> None:
    route.abort()


class Held:
    """Requests that are kept unanswered until they are let go."""

    def __init__(self, page: Page, files: str) -> None:
        self._routes: list[Route] | None = []
        page.route(files, self._take)

    def _take(self, route: Route) -> None:
        if self._routes is None:
            route.continue_()
        else:
            self._routes.append(route)

    def let_go(self) -> None:
        routes, self._routes = self._routes or [], None
        for route in routes:
            route.continue_()


def miss(route: Route) -> None:
    route.fulfill(status=404)


def total(page: Page) -> int:
    """Wait for the answer; return how many articles it says there are."""
    page.wait_for_selector("#search-status[data-total]")
    return int(page.get_attribute("#search-status", "data-total") or "")


def refs(page: Page) -> list[str | None]:
    return [hit.get_attribute("data-ref") for hit in page.query_selector_all("[data-ref]")]


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


def test_a_failed_fetch_keeps_the_query_and_can_be_retried(server: str, browser: Any) -> None:
    page = browser.new_context().new_page()
    page.route("**/shards/*", abort)
    page.goto(f"{server}search/?q=行政区划")
    page.wait_for_selector("#search-retry:visible")
    assert page.get_attribute("#search-status", "data-total") is None
    assert page.input_value("#search-text") == "行政区划"
    page.unroute("**/shards/*")
    page.click("#search-retry")
    assert total(page) == 1


@pytest.mark.parametrize("files", ["**/shards/*", "**/directory/*", "**/text/*", "**/articles-*", "**/sources-*"])
@pytest.mark.parametrize(("status", "headers"), [(404, {}), (403, {}), (200, {}), (200, {"Content-Encoding": "gzip"})])
def test_a_site_published_anew_is_followed(
    server: str, browser: Any, files: str, status: int, headers: dict[str, str]
) -> None:
    """A file is gone once: the server says so, or sends a page of its own."""
    page = browser.new_context().new_page()
    gone: list[str] = []

    def answer(route: Route) -> None:
        if gone:
            route.continue_()
        else:
            gone.append(route.request.url)
            route.fulfill(status=status, body="<p>not here</p>" * 20, headers=headers)

    page.route(files, answer)
    page.goto(f"{server}search/?q=行政区划")
    expect(page.locator("#search-status")).to_have_attribute("data-total", "1")
    assert refs(page) == ["523-3"]
    assert gone
    page.context.close()


def test_a_slow_answer_never_replaces_a_newer_one(server: str, browser: Any) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{server}search/")
    total(page)
    held: list[Route] = []

    def hold_first(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    page.route("**/text/523-3.bin*", hold_first)
    page.evaluate("history.pushState(null, '', '?q=行政区划'); dispatchEvent(new PopStateEvent('popstate'))")
    expect(page.locator("#search-status")).to_contain_text("正在检索")
    page.evaluate("history.pushState(null, '', '?q=独特的客户'); dispatchEvent(new PopStateEvent('popstate'))")
    expect(page.locator("[data-ref='523-1']")).to_be_visible()
    for route in held:
        route.continue_()
    expect(page.locator("[data-ref]")).to_have_count(1)
    assert refs(page) == ["523-1"]


@pytest.mark.parametrize("name", ["text", "numerals", "query"])
def test_the_twins_agree_on_every_vector(name: str, server: str, open_page: OpenPage) -> None:
    cases = read_cases(name)
    page = open_page(f"{server}about/")
    answers = page.evaluate(
        """async ([name, cases, folder]) => {
          const { normalForm, splitTokens } = await import(folder + "text.js");
          const { readIssueNumber } = await import(folder + "numerals.js");
          const { parseQuery } = await import(folder + "query.js");
          const { IndexReader } = await import(folder + "reader.js");
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
        [name, cases, f"/{MODULES}/"],
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
        queries = [quoted, quoted, f"{quoted} 健康", f"{quoted}|数据", f"标题:{quoted}", f"-{quoted}", "ai*", "期:5"]
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
                tuple(request.get("sources", ())),
                request.get("from"),
                None,
                request["sort"],
                request.get("limit"),
                tuple(request.get("sections", ())),
                tuple(request.get("keywords", ())),
            ),
        )
        assert answer == json.loads(json.dumps(expected.as_json())), request


FAULTY_FETCH = """(seed) => {
  const { fetch } = window;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  window.fetch = async (...asked) => {
    const [wait, luck] = [200 * random() ** 2, random()];
    await new Promise((go) => setTimeout(go, wait));
    if (window.healed || luck > 0.2) return fetch(...asked);
    if (luck < 0.05) throw new TypeError("no connection");
    if (luck < 0.1) return new Response("<p>not here</p>", { status: 404 });
    return new Response(luck < 0.15 ? "<p>welcome</p>" : "", { status: luck < 0.15 ? 200 : 503 });
  };
}"""


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_faulty_late_and_reordered_files_never_show_a_wrong_answer(
    site: Path, server: str, browser: Any, seed: int
) -> None:
    rng = random.Random(seed)
    reader = IndexReader(lambda name: (site / "search" / name).read_bytes())
    texts = ["行政区划", "独特的客户", "健康", "共同的正文", "第7次出现", "没有这样的句子", "标题", "AI"]
    expected = {text: search(reader, Request(text)) for text in texts}
    page = browser.new_context().new_page()
    problems: list[str] = []

    def complain(error: Error) -> None:
        problems.append(error.message)

    page.on("pageerror", complain)
    page.add_init_script(f"({FAULTY_FETCH})({seed})")
    page.goto(f"{server}search/?q=行政区划")
    page.evaluate(
        """(expected) => {
          window.wrong = [];
          const check = () => {
            const total = document.querySelector("#search-status").dataset.total;
            const asked = new URLSearchParams(location.search).get("q");
            const shown = [...document.querySelectorAll("[data-ref]")].map((hit) => hit.dataset.ref);
            const right = expected[asked];
            const strange = shown.some((ref) => !right.refs.includes(ref));
            if (total !== undefined && (Number(total) !== right.total || strange)) wrong.push([asked, total, shown]);
          };
          const whole = { subtree: true, childList: true, attributes: true };
          new MutationObserver(check).observe(document.querySelector("#search"), whole);
        }""",
        {text: {"total": answer.total, "refs": [hit.ref for hit in answer.hits]} for text, answer in expected.items()},
    )
    for _ in range(30):
        text = rng.choice(texts)
        page.evaluate(
            "(text) => { history.pushState(null, '', `?q=${text}`); dispatchEvent(new PopStateEvent('popstate')); }",
            text,
        )
        page.evaluate("(wait) => new Promise((go) => setTimeout(go, wait))", rng.choice([0, 0, 50, 150, 400]))
        if rng.random() < 0.3 and page.locator("#search-retry:visible").count():
            page.click("#search-retry")
    page.evaluate("window.healed = true")
    page.evaluate("history.pushState(null, '', '?q=独特的客户'); dispatchEvent(new PopStateEvent('popstate'))")
    page.wait_for_function("document.querySelector('#search-status[data-total], #search-retry:not([hidden])')")
    if page.locator("#search-retry:visible").count():
        page.click("#search-retry")
    expect(page.locator("#search-status")).to_have_attribute("data-total", "1")
    assert refs(page) == ["523-1"]
    assert page.evaluate("wrong") == []
    assert problems == []
    page.context.close()


def test_more_is_not_taken_from_an_older_question(server: str, browser: Any) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{server}search/?q=健康")
    total(page)
    page.click("#search-more")
    expect(page.locator("[data-ref]")).to_have_count(20)
    held = Held(page, "**/shards/*")
    page.fill("#search-text", "共同的正文")
    expect(page.locator("#search-status")).to_have_text("正在检索…")
    page.evaluate("document.querySelector('#search-more').click()")
    expect(page.locator("[data-ref]")).to_have_count(0)  # after a while the older hits go
    held.let_go()
    expect(page.locator("#search-status")).to_have_attribute("data-total", "40")
    assert len(refs(page)) == 10
    assert "show" not in page.url
    page.context.close()


def test_one_text_that_is_gone_takes_only_itself_away(server: str, browser: Any) -> None:
    page = browser.new_context().new_page()
    page.route("**/text/5-1.bin*", miss)
    page.goto(f"{server}search/?q=期:5")
    assert total(page) == 2
    assert refs(page) == ["5-2", "5-1"]
    expect(page.locator("[data-ref='5-1']")).to_contain_text("第 5 期第 1 篇")
    expect(page.locator("[data-ref='5-1']")).to_contain_text("没有取到")
    page.context.close()


def test_a_file_that_never_comes_is_given_up(server: str, browser: Any) -> None:
    page = browser.new_context().new_page()
    page.clock.install()
    page.add_init_script(
        "AbortSignal.timeout = (wait) => { const one = new AbortController(); "
        "setTimeout(() => one.abort(new DOMException('', 'TimeoutError')), wait); return one.signal; }"
    )
    page.goto(f"{server}search/")
    page.clock.run_for(1000)
    total(page)
    held = Held(page, "**/shards/*")
    with page.expect_request("**/shards/*"):
        page.fill("#search-text", "行政区划")
        page.clock.run_for(1000)
    page.clock.run_for(20_000)
    expect(page.locator("#search-status")).to_contain_text("没有取到")
    held.let_go()
    page.click("#search-retry")
    expect(page.locator("#search-status")).to_have_attribute("data-total", "1")
    page.context.close()


def test_a_new_format_of_the_index_asks_for_a_new_page(server: str, browser: Any) -> None:
    page = browser.new_context().new_page()

    def answer(route: Route) -> None:
        route.fulfill(json={"format": 99})

    page.route("**/manifest.json", answer)
    page.goto(f"{server}search/?q=行政区划")
    expect(page.locator("#search-status")).to_have_text("网站已经更新，请刷新网页。")
    assert page.locator("#search-retry:visible").count() == 0
    page.context.close()


def test_files_that_a_server_calls_compressed_are_read(site: Path, server: str, browser: Any) -> None:
    page = browser.new_context().new_page()

    def unpacked(route: Route) -> None:
        name = route.request.url.split("?")[0].removeprefix(server)
        body = (site / name).read_bytes()
        route.fulfill(body=body, headers={"Content-Encoding": "gzip"})

    page.route("**/search/**/*.bin*", unpacked)
    page.goto(f"{server}search/?q=行政区划")
    assert total(page) == 1
    page.context.close()


def test_a_long_match_is_shown_and_marked(server: str, open_page: OpenPage) -> None:
    sentence = "很长的句子" * 25
    page = open_page(f"{server}search/?q={sentence} 期:40")
    assert total(page) == 2
    marked = page.locator(".mw-hit-snippet mark").first.inner_text()
    assert marked.startswith("很长的句子" * 10)
