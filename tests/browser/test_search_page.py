"""What makes searching a pleasure: filters, histogram, suggestions, keyboard, exports, coming back."""

import csv
import io
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from browser_pages import OpenPage, module, total, wait_until
from mediawatch.site.search_index import PROOF_QUERIES as TRIED

STATUS = "#search-status"


def expect_total(page: Page, count: int) -> None:
    expect(page.locator(STATUS)).to_have_attribute("data-total", str(count))


def test_sources_sections_and_keywords_narrow_the_result(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/")
    assert total(page) == 83
    page.check("#search-sections input[value=北京范围]")
    expect_total(page, 40)
    page.fill("#search-keywords .mw-choices-find", "第7")
    page.check("#search-keywords input[value=第7词]")
    expect_total(page, 1)
    page.fill("#search-keywords .mw-choices-find", "")
    page.check("#search-keywords input[value=慢病管理]")
    expect_total(page, 40)
    assert "section=%E5%8C%97" in page.url
    assert "keyword=" in page.url
    page = open_page(f"{server}search/?section=北京范围")
    assert total(page) == 40
    page.check("#search-sections input[value=全国范围]")
    expect_total(page, 80)


def test_several_sources_are_any_of_them_and_their_counts_stay(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?q=健康医疗大数据")
    assert total(page) == 41
    page.fill("#search-sources .mw-choices-find", "来源1")
    page.check("#search-sources input[value=来源1]")
    expect_total(page, 1)
    page.check("#search-sources input[value=来源12]")
    expect_total(page, 2)
    assert page.locator("#search-sources .mw-facet", has_text="来源12").inner_text().split() == ["来源12", "1"]
    assert page.locator("#search-chips li").count() == 2
    page.click("#search-chips button >> nth=0")
    expect_total(page, 1)
    assert not page.is_checked("#search-sources input[value=来源1]")


def test_a_source_named_by_its_alias_can_be_unticked(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?source=HIT180")
    assert total(page) == 1
    page.uncheck("#search-sources input[value='HIT 专家网']")
    expect_total(page, 83)
    page = open_page(f"{server}search/?source=HIT180")
    assert total(page) == 1
    page.click(".mw-chip")
    expect_total(page, 83)


def test_a_source_may_be_named_in_traditional_characters(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?source=新華網")
    assert total(page) == 41


def test_years_and_months_can_be_read_and_clicked(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?q=共同的正文")
    assert total(page) == 40
    rows = page.locator("#search-months tbody tr")
    counts = [int(re.sub(r"\D", "", text)) for text in rows.locator("td").all_inner_texts()]
    assert sum(counts) == 40
    page.click("#search-months button:text-is('2019年')")
    expect_total(page, 12)
    expect(page.locator("#search-months .mw-month")).to_have_count(12)
    page.click("#search-months button:text-is('3月')")
    expect_total(page, 1)
    assert page.input_value("#search-from") == "2019-03-01"
    assert page.input_value("#search-to") == "2019-03-31"
    assert page.get_attribute("#search-months button:text-is('3月')", "aria-pressed") == "true"
    page.click("#search-months button:text-is('3月')")
    expect_total(page, 12)
    page.click("#search-months button:text-is('2019年')")
    expect_total(page, 40)


def test_hits_can_be_grouped_by_issue(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?q=健康")
    total(page)
    page.select_option("#search-view", "issues")
    expect(page.locator(".mw-group")).not_to_have_count(0)
    assert "view=issues" in page.url
    for group in page.locator(".mw-group").all():
        number = re.sub(r"\D", "", group.locator("h3 a").inner_text())
        for hit in group.locator("[data-ref]").all():
            assert (hit.get_attribute("data-ref") or "").startswith(f"{number}-")
    assert page.locator("[data-ref]").count() == 10


@pytest.mark.parametrize("view", ["", "&view=issues"])
def test_a_reader_who_comes_back_finds_the_place_again(server: str, open_page: OpenPage, view: str) -> None:
    page = open_page(f"{server}search/?q=健康{view}")
    total(page)
    page.click("#search-more")
    expect(page.locator("[data-ref]")).to_have_count(20)
    assert "show=20" in page.url
    link = page.locator("[data-ref] .mw-hit-title a").nth(17)
    link.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    link.click()
    page.wait_for_url("**/issues/**")
    page.go_back()
    total(page)
    assert page.locator("[data-ref]").count() == 20
    assert page.evaluate("scrollY") == pytest.approx(before, abs=2)


def test_suggestions_name_issue_sources_and_titles(home: str, open_page: OpenPage) -> None:
    page = open_page(f"{home}search/")
    total(page)
    page.fill("#search-text", "第5期")
    expect(page.locator("[role=option]").first).to_contain_text("第 5 期")
    page.fill("#search-text", "新华")
    expect(page.locator("[role=option]")).to_contain_text(["新华网"])
    page.fill("#search-text", "数据治理")
    expect(page.locator("[role=option]")).to_contain_text(["数据治理从源头做起：基础信息字典"])
    page.press("#search-text", "ArrowDown")
    assert page.get_attribute("#search-text", "aria-activedescendant") == "search-suggestion-0"
    page.press("#search-text", "Enter")
    page.wait_for_url("**/issues/523/#article-3")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_when_all_is_open(width: int, scheme: str, server: str, open_page: OpenPage) -> None:
    page = open_page(
        f"{server}search/?source=新华网&from=2019-01-01&to=2019-12-31&view=issues", width=width, scheme=scheme
    )
    total(page)
    page.evaluate("document.querySelectorAll('details').forEach((details) => (details.open = true))")
    page.fill("#search-text", "医疗")
    expect(page.locator("[role=option]").first).to_be_visible()
    page.press("#search-text", "ArrowDown")
    results = Axe().run(page, options={"resultTypes": ["violations"]})
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    "typed", ["\u202e\u200f", "</script><b>", "'\"-|*:", "标题:", "期:", "-", "\u0000\u0007", "🙂"]
)
def test_an_odd_query_gets_a_plain_answer(typed: str, server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/")
    total(page)
    page.fill("#search-text", typed)
    page.press("#search-text", "Enter")
    page.wait_for_selector(f"{STATUS}[data-total]")
    assert page.inner_text(STATUS)
    assert page.locator("#search-retry:visible").count() == 0


def test_a_suggested_source_becomes_a_filter(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/")
    total(page)
    page.fill("#search-text", "新华")
    page.click("[role=option]:has-text('新华网')")
    expect_total(page, 41)
    assert page.input_value("#search-text") == ""
    assert page.is_checked("#search-sources input[value=新华网]")


def test_escape_closes_suggestions_and_arrows_walk_the_hits(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?q=健康")
    total(page)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search-text"
    page.fill("#search-text", "数据")
    expect(page.locator("[role=option]").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[role=option]")).to_have_count(0)
    total(page)
    place = "[...document.querySelectorAll('[data-ref]')].indexOf(document.activeElement.closest('[data-ref]'))"
    for key, expected in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", -1)):
        page.keyboard.press(key)
        assert page.evaluate(place) == expected
    assert page.evaluate("document.activeElement.id") == "search-text"


def test_what_was_searched_is_marked_on_the_page_of_the_issue(home: str, open_page: OpenPage) -> None:
    page = open_page(f"{home}search/?q=每一位独特的客户|壹健康推动")
    total(page)
    page.click("[data-ref='523-1'] a")
    wait_until(page, "CSS.highlights.has('mw-found')")
    texts = page.evaluate("[...CSS.highlights.get('mw-found')].map(String)")
    assert texts == ["壹健康推动", "每一位独特的客户"]
    assert page.url == f"{home}issues/523/#article-1"
    page.reload()
    page.wait_for_load_state("networkidle")
    assert not page.evaluate("CSS.highlights.has('mw-found')")


def test_words_are_marked_where_a_browser_has_no_highlights(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?q=每一位独特的客户|壹健康推动")
    total(page)
    page.add_init_script("delete CSS.highlights; delete CSS.__proto__.highlights; delete globalThis.Highlight")
    page.click("[data-ref='523-1'] a")
    expect(page.locator("main mark")).to_have_text(["壹健康推动", "每一位独特的客户"])


def test_a_traditional_query_marks_simplified_words_and_the_other_way_round(server: str, open_page: OpenPage) -> None:
    for typed, marked in (("醫療標題", "醫療標題"), ("医疗标题", "醫療標題"), ("電子病歷系統", "电子病历系统")):
        page = open_page(f"{server}search/?q={typed} 期:5")
        assert total(page) == 1
        page.click("[data-ref] a")
        wait_until(page, "CSS.highlights.has('mw-found')")
        assert page.evaluate("[...CSS.highlights.get('mw-found')].map(String)") == [marked]


def test_the_whole_result_is_exported_as_csv(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?q=标题&sort=oldest")
    found = total(page)
    assert found > 10
    with page.expect_download() as download:
        page.click("#search-csv")
    data = Path(download.value.path()).read_bytes()
    assert re.fullmatch(r"检索结果-标题-\d{4}-\d\d-\d\d\.csv", download.value.suggested_filename)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0] == ["期号", "篇序", "日期", "来源", "标题", "栏目", "关键词", "原文", "本站"]
    assert len(rows) == found + 1
    first = rows[1]
    assert first[:5] == ["1", "1", "2018-02-12", "来源1", "第1期的<b>标题</b> & *星号* {#x}"]
    assert first[7:] == ["https://example.org/1", f"{server}issues/1/#article-1"]
    assert total(page) == found
    expect(page.locator("#search-saved")).to_have_text(f"已导出“标题”的 {found} 篇。")
    assert page.evaluate("document.activeElement.id") == "search-csv"


def test_the_whole_result_is_exported_as_citations(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?q=行政区划")
    assert total(page) == 1
    with page.expect_download() as download:
        page.click("#search-citations")
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert re.fullmatch(
        r"\[1\] HIT 专家网\. 数据治理从源头做起：基础信息字典\[EB/OL\]\. （2023-06-18）\[\d{4}-\d{2}-\d{2}\]\. "
        r"https://www\.hit180\.com/62914\.html\.\n",
        text,
    )


def test_spreadsheets_get_no_formula_from_a_hostile_title(site: Path, server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}about/")
    text = page.evaluate(
        """async (exporting) => {
          const { writeCsv } = await import(exporting);
          const card = { ref: "1-1", title: '=HYPERLINK("x")', source: " ＠a", date: "2020-01-01", url: "",
            sections: [], keywords: [] };
          return writeCsv([card], new URL(location));
        }""",
        f"/{module(site, 'search/export')}",
    )
    row = next(csv.reader(io.StringIO(text.splitlines()[1])))
    assert row[3:5] == ["' ＠a", '\'=HYPERLINK("x")']


def test_every_example_of_the_help_finds_something(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/")
    total(page)
    examples = page.evaluate("[...document.querySelectorAll('#search-help a[href^=\"?\"]')].map((a) => a.href)")
    page.goto(f"{server}search-help/")
    examples += page.evaluate("[...document.querySelectorAll('main a[href*=\"?q=\"]')].map((a) => a.href)")
    assert len(examples) > 10
    for url in examples:
        page.goto(url)
        assert total(page) > 0 or page.locator("#search-issues a").count() == 1, url


def test_the_about_page_says_how_the_index_was_proved(home: str, open_page: OpenPage) -> None:
    page = open_page(f"{home}about/")
    expect(page.locator("#search-quality")).to_contain_text(f"试了 {TRIED} 个检索词，{TRIED} 个完全一致")
    expect(page.locator("#search-quality")).to_contain_text("83 篇文章")


def test_filters_outlive_a_failure_and_a_mistake(server: str, browser: object, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?q=健康&source=新华网&from=2020-02-30")
    assert total(page) == 0
    page.fill("#search-from", "2020-02-01")
    page.press("#search-from", "Tab")
    expect(page.locator(STATUS)).to_contain_text("篇文章")
    assert "source=%E6%96%B0" in page.url
    assert page.locator("#search-chips li").count() == 2


def test_a_date_in_the_making_asks_nothing(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?q=共同的正文")
    assert total(page) == 40
    before = page.evaluate("history.length")
    page.focus("#search-from")
    page.keyboard.type("01012020", delay=30)
    page.keyboard.press("Tab")
    expect(page.locator(STATUS)).not_to_have_attribute("data-total", "40")
    assert "from=2020-01-01" in page.url
    assert page.evaluate("history.length") == before + 1


def test_a_search_whose_program_cannot_be_fetched_says_so(server: str, browser: object) -> None:
    from playwright.sync_api import Browser

    assert isinstance(browser, Browser)
    page = browser.new_context().new_page()

    def abort(route: Route) -> None:
        route.abort()

    page.route("**/search/engine.*.js", abort)
    page.goto(f"{server}search/?q=行政区划")
    page.wait_for_selector("#search-retry:visible")
    assert page.input_value("#search-text") == "行政区划"
    assert page.get_attribute(STATUS, "data-total") is None


def test_the_table_of_traditional_characters_is_fetched_only_where_it_is_needed(
    server: str, open_page: OpenPage
) -> None:
    page = open_page(f"{server}about/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for query, needed in (("共同的正文", False), ("医疗标题", True), ("醫療標題", True)):
        asked.clear()
        page.goto(f"{server}search/?q={query}")
        assert total(page) == 40
        assert page.locator(".mw-hit-title mark").count() == (10 if needed else 0)
        assert any("/simplified-" in url for url in asked) == needed
