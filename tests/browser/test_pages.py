"""The pages, as a reader sees them: whole, quiet, and usable by everyone."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from browser_pages import OpenPage, module

PAGES = {
    "home": "",
    "issues": "issues/",
    "issue": "issues/523/",
    "issue with sections": "issues/5/",
    "year": "years/2018/",
    "sources": "sources/",
    "source": "sources/新华网/",
    "topics": "topics/",
    "topic": "topics/健康数据/",
    "trends": "trends/",
    "trends of five": "trends/?q=健康&q=字典&q=AI&q=医療&q=没有这样的句子",
    "trends of a year": "trends/?q=健康&q=字典&year=2019&by=share",
    "search": "search/?q=健康",
    "search without hits": "search/?q=没有这样的句子",
    "search help": "search-help/",
    "about": "about/",
    "contribute": "contribute/",
    "not found": "404.html",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing(path: str, width: int, scheme: str, server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}{path}", width=width, scheme=scheme)
    if path.startswith("search/"):
        page.wait_for_selector("#search-status[data-total]")
    if path.startswith("trends/"):
        page.wait_for_selector("#trends-status[data-shown]")
    results = Axe().run(page, options={"resultTypes": ["violations"]})
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", [path for path in PAGES.values() if path != "404.html"])
def test_every_link_of_a_page_leads_somewhere(path: str, home: str, open_page: OpenPage) -> None:
    page = open_page(f"{home}{path}")
    links = page.evaluate(
        "[...document.querySelectorAll('a[href]')].map((link) => new URL(link.getAttribute('href'), link.baseURI).href)"
    )
    ours = {link for link in links if link.startswith(home)}
    assert links
    for link in ours:
        assert page.request.get(link).status == 200, link


def test_where_nothing_is_the_masthead_leads_on(server: str, open_page: OpenPage) -> None:
    links = (
        "[...document.querySelectorAll('header :is(.mw-brand, .brand, nav a)')]"
        ".map((link) => [link.textContent, link.href])"
    )
    masthead = open_page(f"{server}issues/523/").evaluate(links)
    page = open_page(f"{server}404.html")
    assert len(masthead) > 1
    assert page.evaluate(links) == masthead
    for _, link in masthead:
        assert page.request.get(link).status == 200, link


def test_an_issue_reads_as_it_was_printed(home: str, open_page: OpenPage) -> None:
    page = open_page(f"{home}issues/523/")
    text = page.inner_text(".mw-content")
    for printed in (
        "北京市卫生信息化舆情监测月报",
        "（第五二三期）",
        "北京市卫生健康大数据与政策研究中心",
        "2023年6月30日",
        "本期周报共收集 3 篇卫生信息化相关信息",
        "让每一位独特的客户享受到",
        "HIT 专家网",
    ):
        assert printed in text
    assert page.locator("h2[id^=article-]").count() == 3
    assert page.get_attribute("a.mw-original >> nth=2", "href") == "https://www.hit180.com/62914.html"
    page.click(".mw-contents li:nth-child(2) a")
    expect(page.locator("#article-2")).to_be_in_viewport()


def test_titles_and_texts_of_contributors_show_as_text(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}issues/5/")
    expect(page.locator("#article-1")).to_contain_text("第5期的<b>标题</b> & *星号* {#x}")
    expect(page.locator(".mw-body").first).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator(".mw-content img").count() == 0


def test_a_withdrawn_article_keeps_its_heading_only(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}issues/5/#article-3")
    expect(page.locator("#article-3")).to_contain_text("撤下的文章")
    assert "不该出现的秘密" not in page.content()
    assert "应来源要求" in page.content()


def test_a_reader_walks_from_issue_to_issue(home: str, open_page: OpenPage) -> None:
    page = open_page(f"{home}issues/5/")
    page.click("a[rel=next]")
    assert page.url == f"{home}issues/6/"
    page.click("a[rel=prev]")
    assert page.url == f"{home}issues/5/"


def test_a_source_page_lists_its_articles_newest_first(home: str, open_page: OpenPage) -> None:
    page = open_page(f"{home}issues/523/")
    page.click("a:has-text('新华网')")
    days = page.evaluate("[...document.querySelectorAll('.mw-articles time')].map((time) => time.dateTime)")
    assert len(days) == 41 + 40  # withdrawn articles keep their line
    assert days == sorted(days, reverse=True)


def test_without_scripts_the_archive_can_still_be_read(server: str, browser: object) -> None:
    from playwright.sync_api import Browser

    assert isinstance(browser, Browser)
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{server}search/")
    expect(page.locator("noscript a, .mw-results a").first).to_be_visible()
    page.goto(f"{server}issues/523/")
    expect(page.locator("#article-3")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", ["search-help/", "guide/", "rules/", "status/"])
def test_tables_are_large_enough_to_read(path: str, width: int, server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}{path}", width=width)
    sizes = page.evaluate(
        "[...document.querySelectorAll('.mw-content :is(td, th)')]"
        ".map((cell) => parseFloat(getComputedStyle(cell).fontSize))"
    )
    assert sizes or path != "search-help/"
    assert all(size >= 14 for size in sizes)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", ["", "issues/", "sources/", "sources/新华网/", "years/2018/", "search/?q=标题"])
def test_a_count_and_what_it_counts_stand_on_one_line(path: str, server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}{path}")
    if path.startswith("search/"):
        expect(page.locator(".mw-hit").first).to_be_visible()
    for width in (320, 360, 390, 412, 480):
        page.set_viewport_size({"width": width, "height": 900})
        found, broken = page.evaluate("""() => {
            const walker = document.createTreeWalker(document.querySelector(".mw-content"), NodeFilter.SHOW_TEXT);
            const found = [], broken = [], range = document.createRange();
            while (walker.nextNode()) {
                const counts = /第\\s[\\d,]+\\s期|(?<!第\\s?)\\b[\\d,]+\\s[期篇个]/g;
                for (const match of walker.currentNode.data.matchAll(counts)) {
                    range.setStart(walker.currentNode, match.index);
                    range.setEnd(walker.currentNode, match.index + match[0].length);
                    const tops = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
                    (tops.size > 1 ? broken : found).push(match[0]);
                }
            }
            return [found, broken];
        }""")
        assert found
        assert broken == [], width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_was_read_already_is_told_from_what_was_not(scheme: str, server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}issues/", scheme=scheme)
    styles = "[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])"
    visiting = "(rule) => rule.selectorText?.includes(':visited')"
    rules = page.evaluate(f"{styles}.filter({visiting}).map((rule) => rule.cssText)")
    assert rules == [".mw-content a:visited { color: var(--mw-visited); }"]
    visited, link, paper, shade = (
        page.evaluate(f"getComputedStyle(document.body).getPropertyValue('--mw-{name}').trim()")
        for name in ("visited", "link", "paper", "shade")
    )
    assert visited != link
    for ground in (paper, shade):
        assert contrast(visited, ground) >= 4.5


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rgb` or `#rrggbb` (WCAG 2.2)."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_digits_are_spaced_from_characters_but_where_webkit_would_overprint_them(
    server: str, open_page: OpenPage
) -> None:
    page = open_page(f"{server}issues/523/")
    guard = """() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
        .filter((rule) => rule.cssText.includes("text-autospace: normal"))
        .map((rule) => rule.conditionText.replaceAll(" ", ""))"""
    assert page.evaluate(guard) == ["not(hanging-punctuation:first)"]
    assert page.evaluate("getComputedStyle(document.body).textAutospace") == "normal"


def test_the_search_page_is_told_of_exactly_the_modules_that_it_loads(
    site: Path, home: str, open_page: OpenPage
) -> None:
    page = open_page(f"{home}search/")
    page.wait_for_selector("#search-status[data-total]")
    loaded = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    modules = {name for name in loaded if name.startswith(f"{home}assets/javascripts/search/")}
    told = page.evaluate("[...document.querySelectorAll('link[rel=modulepreload]')].map((link) => link.href)")
    assert len(told) == len(set(told))
    assert {*told, f"{home}{module(site, 'search/page')}"} == modules


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_citations_are_open(width: int, scheme: str, server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}issues/523/", width=width, scheme=scheme)
    for summary in page.locator(".mw-cite > summary").all():
        summary.click()
    assert page.locator(".mw-cite[open]").count() == 4
    assert page.evaluate("document.documentElement.scrollWidth") == width
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert found.response["violations"] == []


def test_a_reader_takes_the_reference_and_the_data_of_an_article(home: str, open_page: OpenPage) -> None:
    page = open_page(f"{home}issues/523/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    row = page.locator(".mw-acts").nth(2)
    row.get_by_text("引用", exact=True).click()
    row.get_by_role("button", name="复制").first.click()
    expect(page.get_by_role("status")).to_have_text("已复制")
    today = page.evaluate("new Date().toLocaleDateString('sv')")
    assert page.evaluate("navigator.clipboard.readText()") == (
        "HIT 专家网. 数据治理从源头做起：基础信息字典[EB/OL]. "
        f"（2023-06-18）[{today}]. https://www.hit180.com/62914.html."
    )
    row.get_by_text("复制链接").click()
    expect(row.get_by_text("已复制")).to_have_count(2)
    assert page.evaluate("navigator.clipboard.readText()") == f"{home}issues/523/#article-3"
    with page.expect_download() as download:
        row.get_by_role("button", name="RIS").click()
    assert download.value.suggested_filename == "523-3.ris"
    assert download.value.path().read_text(encoding="utf-8").startswith("TY  - ELEC\n")
