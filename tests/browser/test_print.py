"""Pages on paper, as Chromium prints them: whose they are, numbered, nothing stranded, nothing to click."""

import re
from typing import Any, cast

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Page

from browser_pages import OpenPage, total

FOOT = 60
"""Points: below stands the number of the page."""

MAKE = """const make = (tag, text = "", more = {}) =>
  Object.assign(document.createElement(tag), { textContent: text, ...more });"""
"""Makes an element; pages take no HTML from text."""


def paper(page: Page) -> list[list[str]]:
    """Print a page; return the lines of each sheet, from top to bottom, without spaces."""
    with pdfium.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True)) as document:
        return [_lines(sheet.get_textpage()) for sheet in document]


def _lines(text: pdfium.PdfTextPage) -> list[str]:
    rows: dict[int, str] = {}
    for place in range(text.count_chars()):
        character = text.get_text_range(place, 1)
        if character.strip():
            _, bottom, _, top = cast(Any, text).get_charbox(place, loose=True)
            middle = round((bottom + top) / 2)
            row = next((one for one in rows if abs(one - middle) <= 4), middle)
            rows[row] = rows.get(row, "") + character
    return [rows[row] for row in sorted(rows, reverse=True)]


def whole(sheets: list[list[str]]) -> str:
    return "".join("".join(lines) for lines in sheets)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_issue_has_its_title_on_each_sheet_but_the_first_and_all_are_numbered(
    scheme: str, server: str, open_page: OpenPage
) -> None:
    sheets = paper(open_page(f"{server}issues/523/", scheme=scheme))
    assert len(sheets) > 3
    for number, lines in enumerate(sheets, 1):
        assert lines[-1] == f"—{number}—"
        if number > 1:
            assert lines[0] == "北京市卫生信息化舆情监测月报第523期（2023年6月30日）"
            assert len(lines) > 3


def test_paper_is_white_and_its_ink_black_in_the_dark_scheme_too(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}issues/523/", scheme="dark")
    page.emulate_media(media="print")
    of = "(name) => [...document.querySelectorAll(name)].map((one) => getComputedStyle(one).%s)"
    assert set(page.evaluate(of % "color", ".mw-body p, .mw-title, .mw-body h3")) == {"rgb(0, 0, 0)"}
    assert set(page.evaluate(of % "backgroundColor", "body, .mw-note")) == {"rgb(255, 255, 255)"}


def test_what_is_only_to_be_clicked_is_not_printed(server: str, open_page: OpenPage) -> None:
    text = whole(paper(open_page(f"{server}issues/5/")))
    assert "撤下的文章" in text
    for word in ("跳到正文", "下载Word版", "上一期", "下一期", "全部各期", "关于本站与版权", "订阅："):
        assert word not in text


def test_where_links_lead_is_spelled_out_once_and_not_for_those_within_the_site(
    server: str, open_page: OpenPage
) -> None:
    page = open_page(f"{server}issues/5/")
    page.evaluate(
        MAKE
        + """document.querySelector(".mw-body p").append(make("a", "见此", { href: "https://a.example/x" }),
          make("a", "https://b.example/", { href: "https://b.example/", className: "mw-bare" }))"""
    )
    text = whole(paper(page))
    assert "原文：https://example.org/5" in text
    assert "见此〔https://a.example/x〕" in text
    assert text.count("https://b.example/") == 1
    assert "sources/" not in text


def test_the_links_of_an_article_stand_in_lines_of_their_own_from_the_edge_on(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}issues/5/")
    page.emulate_media(media="print")
    original, kept, edge, line = page.evaluate(
        f"() => {{ {MAKE}"
        + """
        const acts = document.querySelector(".mw-acts:has(.mw-original)");
        const original = acts.querySelector(".mw-original");
        if (!acts.querySelector(".mw-kept")) {
            const item = make("li", "");
            item.append(make("a", "存档", { className: "mw-kept", href: "https://a.example/x" }));
            acts.querySelector("ul").append(item);
        }
        const at = (one) => { const { left, top } = one.getBoundingClientRect(); return { left, top }; };
        const line = parseFloat(getComputedStyle(acts).lineHeight);
        return [at(original), at(acts.querySelector(".mw-kept")), at(document.querySelector(".mw-title")), line];
    }"""
    )
    assert abs(original["left"] - edge["left"]) < 1
    assert abs(kept["left"] - edge["left"]) < 1
    assert 0 < kept["top"] - original["top"] < 1.5 * line


def test_a_title_stays_with_what_is_said_of_the_article_and_its_first_lines(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}issues/5/")
    stranded = re.compile(r"第5期的<b>|醫療標題5$|撤下的文章$|来源：|日期：|原文：|条目号：|[全北][国京]范围$|勘误")
    for count in range(12):
        sheets = paper(page)
        for lines in sheets[:-1]:
            assert not stranded.search(lines[-2]), (count, lines)
        page.evaluate(f"{MAKE} document.querySelector('.mw-lead div').append(make('p', '又一段'))")


def test_a_table_repeats_its_head_and_breaks_no_row(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}issues/5/")
    page.evaluate(
        f"() => {{ {MAKE}"
        """const row = document.querySelector(".mw-table-grid tbody tr");
        for (let count = 0; count < 60; count++) {
          const copy = row.cloneNode(true);
          copy.cells[0].textContent = `始${count}`;
          copy.cells[3].replaceChildren("一", make("br"), "二", make("br"), "三", make("br"), `终${count}`);
          row.after(copy);
        } }"""
    )
    sheets = paper(page)
    rows = [[re.findall(f"{end}([0-9]+)", "".join(lines)) for end in ("始", "终")] for lines in sheets]
    assert [sorted(begun) for begun, _ in rows] == [sorted(ended) for _, ended in rows]
    holding = [lines for lines, (begun, _) in zip(sheets, rows, strict=True) if begun]
    assert len(holding) > 1
    assert all("系统医院上线说明" in lines for lines in holding)


def test_folded_parts_are_printed_open(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}years/2018/")
    page.evaluate(
        MAKE
        + """const folded = make("details"); folded.append(make("summary", "折着"), make("p", "里面的话"));
        document.querySelector(".mw-intro").after(folded)"""
    )
    assert "里面的话" in whole(paper(page))


def test_printed_results_say_how_many_there_are_and_how_many_are_printed(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?q=健康")
    found = total(page)
    text = whole(paper(page))
    shown = page.locator("[data-ref]").count()
    assert shown < found
    assert f"找到{found}篇文章（检索词：健康），这里印的是前{shown}篇" in text
    assert "导出CSV" not in text
    assert "筛选" not in text
    page = open_page(f"{server}search/?q=字典")
    found = total(page)
    assert f"找到{found}篇文章（检索词：字典）" in whole(paper(page))
    assert "这里印的" not in whole(paper(page))


@pytest.mark.parametrize("path", ["", "issues/", "years/2018/", "sources/", "sources/新华网/", "search-help/"])
def test_lists_say_whose_they_are_and_lose_nothing_at_the_edge(path: str, server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}{path}")
    sheets = paper(page)
    assert all(lines[0].startswith("北京市卫生信息化舆情监测月报") for lines in sheets)
    page.set_viewport_size({"width": 643, "height": 900})  # as wide as what is printed on
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= 643
