"""Long lists that are folded by year, the table of all issues, and what both are on paper and without scripts."""

from io import BytesIO

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from browser_pages import OpenPage

OLDEST = "#year-2018"


def unfolded(page: Page) -> list[str]:
    return page.evaluate("[...document.querySelectorAll('details.mw-fold[open]')].map((fold) => fold.id)")


def printed(page: Page) -> str:
    document = pypdfium2.PdfDocument(BytesIO(page.pdf()))
    return "".join(sheet.get_textpage().get_text_bounded() for sheet in document)


def test_only_the_newest_year_of_a_long_list_is_unfolded(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}sources/新华网/")
    assert unfolded(page) == ["year-2023"]
    expect(page.locator(f"{OLDEST} .mw-articles")).to_be_hidden()
    page.click(f"{OLDEST} summary")
    expect(page.locator(f"{OLDEST} .mw-articles")).to_be_visible()


@pytest.mark.parametrize("way", ["address", "list of years", "bar of the chart", "address, typed"])
def test_who_is_led_to_a_folded_year_finds_it_unfolded(way: str, server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}sources/新华网/{OLDEST if way == 'address' else ''}")
    if way == "list of years":
        page.click(f".mw-jump a[href='{OLDEST}']")
    elif way == "bar of the chart":
        page.locator(f"svg a[href='{OLDEST}']").first.dispatch_event("click")
    elif way == "address, typed":
        page.evaluate(f"location.hash = '{OLDEST}'")
    expect(page.locator(f"{OLDEST} .mw-articles")).to_be_visible()
    expect(page.locator(f"{OLDEST} summary")).to_be_in_viewport()


def test_who_folds_a_year_again_is_led_to_it_again(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}sources/新华网/{OLDEST}")
    page.click(f"{OLDEST} summary")
    expect(page.locator(f"{OLDEST} .mw-articles")).to_be_hidden()
    page.click(f".mw-jump a[href='{OLDEST}']")
    expect(page.locator(f"{OLDEST} .mw-articles")).to_be_visible()


def test_one_button_unfolds_all_years_and_folds_them_again(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}sources/新华网/")
    button = page.locator(".mw-jump button")
    expect(button).to_have_text("全部展开")
    button.click()
    expect(button).to_have_text("全部收起")
    assert len(unfolded(page)) == page.locator("details.mw-fold").count() > 1
    button.click()
    expect(button).to_have_text("全部展开")
    assert unfolded(page) == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_on_paper_all_years_are_unfolded(scripts: bool, server: str, browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=scripts).new_page()
    page.goto(f"{server}sources/新华网/")
    assert "醫療標題12018年2月13日" in "".join(printed(page).split())
    page.context.close()


def test_browsers_that_print_what_they_show_are_shown_all_years_while_they_print(
    server: str,
    open_page: OpenPage,
) -> None:
    page = open_page(f"{server}sources/新华网/")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(unfolded(page)) == page.locator("details.mw-fold").count()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert unfolded(page) == ["year-2023"]


def test_without_scripts_every_article_of_a_source_is_in_its_page_and_a_year_can_be_unfolded(
    server: str, browser: Browser
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{server}sources/新华网/{OLDEST}")
    assert page.locator(".mw-articles li").count() == 41 + 40
    assert page.locator(".mw-jump button").count() == 0
    expect(page.locator(f"{OLDEST} summary")).to_be_in_viewport()
    page.click(f"{OLDEST} summary")
    expect(page.locator(f"{OLDEST} .mw-articles")).to_be_visible()
    page.context.close()


@pytest.mark.parametrize("start", ["", "issues/"])
def test_a_month_of_the_table_leads_to_its_issues(start: str, home: str, open_page: OpenPage) -> None:
    page = open_page(f"{home}{start}")
    page.click("[aria-label^='2019年3月']")
    assert page.url == f"{home}years/2019/#month-3"
    expect(page.locator("#month-3 summary")).to_be_in_viewport()
    expect(page.locator("#issue-14")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_number_in_the_table_can_be_read_on_every_shade(scheme: str, server: str, open_page: OpenPage) -> None:
    page = open_page(server, scheme=scheme)
    for shade in range(1, 6):
        page.evaluate(f"document.querySelector('.mw-grid td a').parentElement.className = 'mw-shade-{shade}'")
        ratio = page.evaluate("""() => {
            const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
            const cell = document.querySelector(".mw-grid td a");
            const ink = numbers(getComputedStyle(cell).color);
            const [paper, tone] = [document.body, cell.parentElement].map((one) =>
                numbers(getComputedStyle(one).backgroundColor));
            const ground = paper.slice(0, 3).map((part, at) => part + (tone[at] - part) * tone[3]);
            const light = (colour) => colour.slice(0, 3).map((part) => part / 255)
                .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
                .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
            const [one, other] = [light(ink), light(ground)].sort((a, b) => b - a);
            return (one + 0.05) / (other + 0.05);
        }""")
        assert ratio >= 4.5, shade
