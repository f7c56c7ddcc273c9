"""Searching while files of the index are late, gone, or not what they should be."""

import random
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Page, Route, expect

from browser_pages import refs, total, wait_until
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
        if rng.random() < 0.3:  # pressed at once, as the next answer may take the button away
            page.evaluate("document.querySelector('#search-retry:not([hidden])')?.click()")
    page.evaluate("window.healed = true")
    page.evaluate("history.pushState(null, '', '?q=独特的客户'); dispatchEvent(new PopStateEvent('popstate'))")
    wait_until(page, "document.querySelector('#search-status[data-total], #search-retry:not([hidden])')")
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
    assert refs(page) == ["5-1", "5-2"]
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
