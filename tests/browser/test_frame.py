"""What every page has around it: light and dark, a way past it, the list beside the text, and little to load."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser_pages import OpenPage

LIGHT, DARK = "rgb(255, 255, 255)", "rgb(21, 25, 29)"
MOST, MOST_GZIP = 120_000, 35_000
"""Bytes of theme and own files, beside the text, that an issue's page may load."""


def paper(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_changing_between_light_and_dark_stays_where_the_reader_is_and_holds(
    width: int, scheme: str, server: str, open_page: OpenPage
) -> None:
    page = open_page(f"{server}issues/523/", width=width, scheme=scheme)
    first, other = (LIGHT, DARK) if scheme == "light" else (DARK, LIGHT)
    assert paper(page) == first
    button = page.get_by_role("button", name="换成深色" if scheme == "light" else "换成浅色")
    button.click()
    assert (paper(page), page.evaluate("scrollY")) == (other, 0)
    page.goto(f"{server}sources/")
    assert paper(page) == other
    page.get_by_role("button", name="换成浅色" if scheme == "light" else "换成深色").click()
    assert paper(page) == first


@pytest.mark.parametrize("path", ["", "issues/523/", "search/"])
def test_the_switch_of_light_and_dark_stands_at_the_edge_of_the_page(
    path: str, server: str, open_page: OpenPage
) -> None:
    page = open_page(f"{server}{path}")
    for width in (390, 700, 760, 850, 960, 1100):
        page.set_viewport_size({"width": width, "height": 900})
        gap = page.evaluate("""() => {
            const header = document.querySelector(".mw-header-inner");
            const button = header.querySelector(".mw-scheme");
            const padding = parseFloat(getComputedStyle(header).paddingRight);
            return header.getBoundingClientRect().right - padding - button.getBoundingClientRect().right;
        }""")
        assert abs(gap) <= 1, width


@pytest.mark.parametrize("path", ["", "issues/523/", "search/"])
def test_the_names_of_all_parts_stand_in_one_line(path: str, server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}{path}")
    for width in (360, 390, 700, 850, 1024, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        tops = page.evaluate(
            "[...document.querySelectorAll('.mw-nav a')].map((one) => one.getBoundingClientRect().top)"
        )
        assert len(tops) > 5
        assert len(set(tops)) == 1, width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_scripts_the_page_is_as_the_system_is_and_shows_no_form_that_does_nothing(
    scheme: str, server: str, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    for path in ("", "issues/523/", "search/?q=健康"):
        page.goto(f"{server}{path}")
        assert paper(page) == (DARK if scheme == "dark" else LIGHT)
        assert page.locator("form:visible, .mw-scheme:visible, .mw-toc:visible").count() == 0
    expect(page.locator("noscript a").first).to_be_visible()
    context.close()


def test_the_first_stop_of_the_keyboard_leads_past_the_header(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}issues/523/")
    link = page.get_by_role("link", name="跳到正文")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("path", ["", "issues/523/", "sources/"])
def test_a_stroke_leads_to_the_search_box_of_every_page(path: str, server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}{path}")
    page.keyboard.press("/")
    box = page.get_by_role("searchbox", name="检索全部文章")
    expect(box).to_be_focused()
    page.keyboard.type("a/b")
    expect(box).to_have_value("a/b")


def test_the_list_beside_the_text_comes_when_the_contents_are_gone_and_follows_the_reader(
    server: str, open_page: OpenPage
) -> None:
    page = open_page(f"{server}issues/523/")
    beside = page.locator(".mw-toc")
    expect(beside).not_to_be_visible()
    page.goto(f"{server}issues/523/#article-2")
    expect(beside).to_be_visible()
    expect(beside.locator("[aria-current]")).to_have_attribute("href", "#article-2")
    page.evaluate("scrollTo(0, 0)")
    expect(beside).not_to_be_visible()


def test_an_issue_loads_little_beside_its_text(site: Path, server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}issues/523/")
    urls = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    loaded = [(site / url.removeprefix(server)).read_bytes() for url in urls if url.startswith(server)]
    head, _, rest = (site / "issues" / "523" / "index.html").read_bytes().partition(b'<div class="mw-content')
    frame = head + rest.rpartition(b"</main>")[2]
    assert len(loaded) > 5
    assert len(frame) + sum(map(len, loaded)) <= MOST
    assert len(gzip.compress(frame)) + sum(len(gzip.compress(one)) for one in loaded) <= MOST_GZIP
