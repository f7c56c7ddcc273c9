"""The page 走势: what it counts is what search counts, and its address keeps it."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page, expect

from browser_pages import OpenPage, total, wait_until

QUERIES = ("健康", "字典|医療", "没有这样的句子")


def address(home: str, *more: str) -> str:
    return f"{home}trends/?" + "&".join([*(f"q={quote(query)}" for query in QUERIES), *more])


def ready(page: Page) -> None:
    page.wait_for_selector("#trends-status[data-shown]")


def table(page: Page, part: str = "tbody") -> list[list[str]]:
    """Return the texts of the table's cells, counts without their shares, row by row."""
    return page.evaluate(
        f"[...document.querySelectorAll('#trends-table {part} tr')]"
        ".map((row) => [...row.cells].map((cell) => cell.firstChild.textContent))"
    )


def counted(site: Path, query: str, size: int) -> dict[str, int]:
    """Return how many articles `mediawatch search` finds by year (4) or by month (7)."""
    command = [sys.executable, "-m", "mediawatch", "search", "--json", "--limit", "0", "--site", str(site), "--", query]
    answer = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    counts: dict[str, int] = {}
    for month, count in answer["facets"]["months"]:
        counts[month[:size]] = counts.get(month[:size], 0) + count
    return counts


def test_the_counts_are_those_of_mediawatch_search(home: str, site: Path, open_page: OpenPage) -> None:
    page = open_page(address(home))
    ready(page)
    found = [counted(site, query, 4) for query in (*QUERIES, "")]
    years = [str(year) for year in range(int(min(found[-1])), int(max(found[-1])) + 1)]
    assert len(years) > len(found[-1]), "there are years without an article"
    assert table(page) == [[f"{year}年", *(str(counts.get(year, 0)) for counts in found)] for year in years]
    assert table(page, "tfoot") == [["合计", *(str(sum(counts.values())) for counts in found)]]
    assert page.locator("#trends-chart polyline").count() == len(QUERIES)
    assert page.locator("#trends-chart .mw-trend-mark").count() == len(QUERIES) * len(years)


def test_a_year_shows_its_months_and_a_count_leads_to_its_articles(home: str, site: Path, open_page: OpenPage) -> None:
    page = open_page(address(home))
    ready(page)
    page.click("#trends-table button:has-text('2019年')")
    expect(page.locator("#trends-table tbody tr")).to_have_count(12)
    assert "year=2019" in page.url
    counts = counted(site, QUERIES[0], 7)
    months = [f"2019-{month:02}" for month in range(1, 13)]
    assert [row[1] for row in table(page)] == [str(counts.get(month, 0)) for month in months]
    link = page.locator("#trends-table td a").first
    number = int(link.inner_text())
    link.click()
    assert total(page) == number
    page.go_back()
    ready(page)
    page.go_back()
    expect(page.locator("#trends-table tbody tr").first).to_contain_text("2018年")


def test_the_keyboard_writes_words_and_the_address_keeps_them(home: str, open_page: OpenPage) -> None:
    page = open_page(f"{home}trends/")
    ready(page)
    page.focus("#trends-q1")
    page.keyboard.type("健康")
    page.keyboard.press("Tab")
    page.keyboard.type("AI")
    page.keyboard.press("Enter")
    page.wait_for_selector("#trends-status[data-shown='2']")
    assert page.url == f"{home}trends/?q={quote('健康')}&q=AI"
    page.focus("[value=count]")
    page.keyboard.press("ArrowRight")
    wait_until(page, "location.search.endsWith('by=share')")
    ready(page)
    expect(page.locator("#trends-chart svg > text").first).to_contain_text("%")


def test_table_and_picture_are_files(server: str, open_page: OpenPage) -> None:
    page = open_page(address(server))
    ready(page)
    with page.expect_download() as waiting:
        page.click("#trends-csv")
    assert waiting.value.suggested_filename == "走势-健康 字典 医療 没有这样的句子.csv"
    data = Path(waiting.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert head == ["年份", *(f"{query} {what}" for query in QUERIES for what in ("篇数", "占比%")), "全部文章"]
    assert [[row[0] + "年", *row[1:-1:2], row[-1]] for row in rows] == table(page)
    with page.expect_download() as waiting:
        page.click("#trends-png")
    assert Path(waiting.value.path()).read_bytes().startswith(b"\x89PNG\r\n")


def test_the_chart_takes_the_room_that_there_is(server: str, open_page: OpenPage) -> None:
    page = open_page(address(server), width=1280)
    ready(page)
    for width in (390, 800):
        page.set_viewport_size({"width": width, "height": 900})
        wait_until(
            page,
            "document.querySelector('#trends-chart svg').getBoundingClientRect().width"
            " === document.querySelector('#trends-chart').clientWidth",
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_it_says_what_it_needs_and_leads_to_the_topics(server: str, browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{server}trends/")
    expect(page.locator(".mw-note")).to_contain_text("需要启用 JavaScript")
    expect(page.locator("#trends-form")).to_be_hidden()
    page.click(".mw-note a")
    assert page.url == f"{server}topics/"
    page.click("text=健康数据")
    expect(page.locator("svg.mw-chart")).to_be_visible()


def test_a_topic_has_as_many_articles_as_the_search_that_it_leads_to(home: str, open_page: OpenPage) -> None:
    page = open_page(f"{home}topics/字典/")
    listed = page.locator(".mw-articles li").count()
    assert listed
    page.click(".mw-facts a:has-text('字典|行政区划')")
    assert total(page) == listed
