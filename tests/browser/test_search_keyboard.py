"""The search page by keyboard alone, and what a screen reader is told."""

import pytest
from playwright.sync_api import Page, Route, expect

from browser_pages import OpenPage, wait_until

STATUS = "#search-status"
ACTIVE = "document.activeElement"


def expect_total(page: Page, count: int) -> None:
    expect(page.locator(STATUS)).to_have_attribute("data-total", str(count))


def expect_focus(page: Page, selector: str) -> None:
    expect(page.locator(selector)).to_be_focused()


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(120):
        if page.evaluate(f"{ACTIVE}.matches({selector!r})"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} is not reached with Tab")


def test_a_condition_taken_back_leaves_the_focus_on_the_next(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?source=新华网&section=北京范围&from=2019-01-01")
    expect_total(page, 29)
    tab_to(page, ".mw-chip")
    page.keyboard.press("Enter")
    expect_focus(page, ".mw-chip:text-is('栏目：北京范围')")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect_focus(page, ".mw-chip:text-is('栏目：北京范围')")
    page.keyboard.press("Enter")
    expect_focus(page, "#search-results-title")
    expect_total(page, 83)


def test_a_source_stays_in_its_place_when_it_is_chosen(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/")
    expect_total(page, 83)
    tab_to(page, ".mw-facet-all")
    page.keyboard.press("Enter")
    names = page.locator("#search-sources .mw-facet-name").all_inner_texts()
    assert len(names) == 43
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(".mw-chip")).to_have_count(1)
    assert page.locator("#search-sources .mw-facet-name").all_inner_texts() == names
    assert page.evaluate(f"{ACTIVE}.value") == names[13]
    page.keyboard.press("Space")
    expect_total(page, 83)
    assert page.evaluate(f"{ACTIVE}.value") == names[13]


def test_arrows_walk_the_years_and_months(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?q=共同的正文")
    expect_total(page, 40)
    tab_to(page, "#search-months button")
    page.keyboard.press("End")
    assert page.evaluate(f"{ACTIVE}.textContent") == "2018年"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect_total(page, 12)
    assert page.evaluate(f"{ACTIVE}.ariaLabel") == "2019年，12\u00a0篇"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect_total(page, 1)
    assert page.evaluate(f"{ACTIVE}.ariaLabel") == "2019年1月，1\u00a0篇"
    page.keyboard.press("Enter")
    expect_total(page, 12)
    page.keyboard.press("Tab")
    assert not page.evaluate(f"{ACTIVE}.matches('#search-months *')")


def test_a_date_taken_out_part_by_part_is_no_condition_any_more(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?q=共同的正文&from=2019-01-01")
    expect_total(page, 29)
    tab_to(page, "#search-from")
    for _ in range(3):
        page.keyboard.press("Backspace")
        page.keyboard.press("ArrowRight")
    expect_total(page, 40)
    assert "from" not in page.url
    assert page.locator(".mw-chip").count() == 0


def test_half_a_date_is_told_when_it_is_left_and_stops_nothing_else(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/")
    expect_total(page, 83)
    tab_to(page, "#search-from")
    page.keyboard.type("0230")
    expect(page.locator("#search-from-problem")).to_be_hidden()
    page.fill("#search-text", "新华")
    expect(page.locator("#search-from-problem")).to_have_text("日期不完整，或没有这一天。")
    assert page.get_attribute("#search-from", "aria-invalid") == "true"
    expect(page.locator("[role=option]").first).to_contain_text("新华网")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect_total(page, 41)
    assert page.evaluate("document.querySelector('#search-from').validity.badInput")
    page.click("#search-reset")
    expect(page.locator("#search-from-problem")).to_be_hidden()


@pytest.mark.parametrize(
    ("query", "problems", "months"),
    [
        ("from=2020-03-01&to=2019-02-01", ["晚于结束日期。", "早于开始日期。"], 6),
        ("to=2020-02-30", ["", "“2020-02-30”不是日期。"], 0),
        ("from=1850-01-01", ["请填 1900 年到 2199 年之间的日期。", ""], 6),
    ],
)
def test_what_is_wrong_with_a_date_stands_beside_it(
    server: str, open_page: OpenPage, query: str, problems: list[str], months: int
) -> None:
    page = open_page(f"{server}search/?q=健康&{query}")
    page.wait_for_selector(f"{STATUS}[data-total]")
    assert page.locator(".mw-problem").all_text_contents() == problems
    expect(page.locator("#search-months tbody tr")).to_have_count(months)


@pytest.mark.parametrize("key", ["Escape", "Enter"])
def test_suggestions_on_their_way_do_not_come_after_all(server: str, open_page: OpenPage, key: str) -> None:
    page = open_page(f"{server}search/")
    expect_total(page, 83)
    page.evaluate(
        """(async () => {
          const { fetch } = window;
          window.fetch = async (...asked) => (await new Promise((go) => setTimeout(go, 200)), fetch(...asked));
        })()"""
    )
    page.fill("#search-text", "行政区划")
    wait_until(page, "location.search.includes('q=')")
    page.keyboard.press(key)
    expect_total(page, 1)
    page.evaluate("new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))")
    assert page.get_attribute("#search-text", "aria-expanded") == "false"


def test_a_screen_reader_hears_one_message_for_one_question(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/")
    expect(page.locator("#search-spoken")).to_have_text("共 83 篇文章，最新的在前")
    page.evaluate(
        """() => {
          window.heard = [];
          const spoken = document.querySelector("#search-spoken");
          new MutationObserver(() => heard.push(spoken.textContent)).observe(spoken, { childList: true });
        }"""
    )
    page.focus("#search-text")
    page.keyboard.type("健康医疗大数据", delay=30)
    expect(page.locator("#search-spoken")).to_have_text("找到 41 篇文章")
    page.check("#search-sections input[value=全国范围]")
    expect(page.locator("#search-spoken")).to_have_text("找到 40 篇文章")
    assert page.evaluate("heard") == ["找到 41\u00a0篇文章", "找到 40\u00a0篇文章"]
    assert page.get_attribute("#search-spoken", "role") == "status"


def test_a_copied_link_is_said_and_named(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?q=行政区划")
    expect_total(page, 1)
    page.evaluate("() => void (navigator.clipboard.writeText = () => Promise.reject(new Error('plain HTTP')))")
    tab_to(page, ".mw-copy")
    page.keyboard.press("Enter")
    expect(page.locator("#search-spoken")).to_have_text("已复制链接")
    expect_focus(page, ".mw-copy")
    assert page.inner_text(".mw-copy").startswith("已复制")


def test_trying_again_leaves_the_focus_at_the_results(server: str, browser: object) -> None:
    from playwright.sync_api import Browser

    assert isinstance(browser, Browser)
    page = browser.new_context().new_page()

    def abort(route: Route) -> None:
        route.abort()

    page.route("**/shards/*", abort)
    page.goto(f"{server}search/?q=行政区划")
    page.wait_for_selector("#search-retry:visible")
    page.focus("#search-retry")
    page.keyboard.press("Enter")
    expect(page.locator(STATUS)).to_contain_text("没有取到")
    expect_focus(page, "#search-retry")
    page.unroute("**/shards/*")
    page.keyboard.press("Enter")
    expect_total(page, 1)
    expect_focus(page, "#search-results-title")
    page.context.close()


def test_arrows_go_from_the_last_hit_to_more_and_from_any_part_of_a_hit(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?q=健康")
    page.wait_for_selector(f"{STATUS}[data-total]")
    page.locator(".mw-copy:visible").nth(-2).focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".mw-hit-title a:visible").last).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect_focus(page, "#search-more")
    page.keyboard.press("Enter")
    expect(page.locator(".mw-hit-title a").nth(10)).to_be_focused()


def test_a_slash_leads_to_the_box_from_a_choice(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/")
    expect_total(page, 83)
    page.focus("#search-sections input")
    page.keyboard.press("/")
    expect_focus(page, "#search-text")
    page.focus("#search-skip")
    page.keyboard.press("Enter")
    expect_focus(page, "#search-results-title")


def test_moving_within_the_page_asks_nothing(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?q=健康")
    page.wait_for_selector(f"{STATUS}[data-total]")
    page.evaluate("document.querySelector('.mw-hit').id = 'kept'; location.hash = 'search-help'")
    page.go_back()
    assert page.locator("#kept").count() == 1


SLOW_FETCH = """(async () => {
  const { fetch } = window;
  window.fetch = async (...asked) => (await new Promise((go) => setTimeout(go, window.slow ?? 0)), fetch(...asked));
})()"""


@pytest.mark.parametrize("control", ["#search-sort", "#search-more", "#search-view"])
def test_the_focus_is_never_lost_while_an_answer_is_late(server: str, open_page: OpenPage, control: str) -> None:
    page = open_page(f"{server}search/?q=健康")
    page.wait_for_selector(f"{STATUS}[data-total]")
    page.evaluate(SLOW_FETCH)
    page.focus(control)
    page.evaluate(
        "window.slow = 3000; history.pushState(null, '', '?q=独特的客户'); dispatchEvent(new PopStateEvent('popstate'))"
    )
    expect(page.locator("[data-ref]")).to_have_count(0)  # the older hits go before the answer is there
    assert page.evaluate(f"{ACTIVE} !== document.body")
    page.evaluate("window.slow = 0")
    expect_total(page, 1)
    assert page.evaluate(f"{ACTIVE} !== document.body && {ACTIVE}.getClientRects().length > 0")


def test_going_back_closes_what_was_suggested(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?q=健康")
    page.wait_for_selector(f"{STATUS}[data-total]")
    page.fill("#search-text", "新华")
    expect(page.locator("[role=option]").first).to_be_visible()
    page.go_back()
    expect(page.locator("#search-text")).to_have_value("健康")
    expect(page.locator("[role=option]")).to_have_count(0)


def test_arrows_enter_the_hits_from_headings(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?q=健康&view=issues")
    page.wait_for_selector(f"{STATUS}[data-total]")
    page.focus("#search-results-title")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".mw-hit-title a").first).to_be_focused()
    page.locator(".mw-group-title a").nth(1).focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".mw-group").first.locator(".mw-hit-title a").last).to_be_focused()


def test_more_hits_that_cannot_be_had_are_said_to_be_missing(server: str, browser: object) -> None:
    from playwright.sync_api import Browser

    assert isinstance(browser, Browser)
    page = browser.new_context().new_page()
    page.goto(f"{server}search/?q=健康")
    page.wait_for_selector(f"{STATUS}[data-total]")

    def abort(route: Route) -> None:
        route.abort()

    page.route("**/text/*", abort)
    page.focus("#search-more")
    page.keyboard.press("Enter")
    expect(page.locator("#search-more")).to_have_text("没有取到，再试一次")
    expect_focus(page, "#search-more")
    assert page.locator("[data-ref]").count() == 10
    page.unroute("**/text/*")
    page.keyboard.press("Enter")
    expect(page.locator("[data-ref]")).to_have_count(20)
    page.context.close()
