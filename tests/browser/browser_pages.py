"""What tests of pages share: a plain file server, and what a search page says."""

import http.server
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

OpenPage = Callable[..., Page]
"""Opens a page in a browser, by its address."""


MODULES = "assets/javascripts"


def module(site: Path, name: str) -> str:
    """Return the path of a module in a site, which carries a hash there, as in `search/text.0123456789ab.js`."""
    (found,) = (site / MODULES).glob(f"{name}.????????????.js")
    return found.relative_to(site).as_posix()


_PATIENCE = 30
"""Seconds after which what a page should come to is given up."""


class FileServer(http.server.ThreadingHTTPServer):
    daemon_threads = True


class QuietFiles(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep quiet."""


def total(page: Page) -> int:
    """Wait for the answer; return how many articles it says there are."""
    page.wait_for_selector("#search-status[data-total]")
    return int(page.get_attribute("#search-status", "data-total") or "")


def refs(page: Page) -> list[str | None]:
    """Return the refs of the hits in view."""
    return [hit.get_attribute("data-ref") for hit in page.query_selector_all("[data-ref]")]


def use_pages(address: str, open_page: OpenPage) -> None:
    """Do on the demo what readers do; whoever opens the pages sees to it that none complains."""
    use_issue(open_page(f"{address}issues/190/"))
    use_search(open_page(f"{address}search/"))
    use_trends(open_page(f"{address}trends/?q=远程医疗&q=人工智能"))
    page = open_page(f"{address}statistics/")
    for fold in page.locator("main details:not([open]) > summary").all():
        if fold.is_visible():
            fold.click()
    page.emulate_media(media="print")
    page.pdf()


def use_issue(page: Page) -> None:
    """Switch the scheme, open what tells how to cite, and follow it to the data."""
    before = page.get_attribute("body", "data-md-color-scheme")
    page.click(".mw-scheme")
    assert page.get_attribute("body", "data-md-color-scheme") != before
    page.locator("#cite > summary").click()
    article = page.locator(".mw-acts .mw-cite").first
    article.locator("summary").click()
    for button in article.locator("button").all():
        button.click()
    page.locator(".mw-share").first.click()
    page.fill(".mw-find input", "远程医疗")
    page.press(".mw-find input", "Enter")
    assert total(page) > 0


def use_search(page: Page) -> None:
    """Type a query, tick a source, change the order, and save the list."""
    page.locator("#search-text").press_sequentially("远程")
    page.press("#search-text", "Enter")
    page.wait_for_selector("#search-status[data-total]:not([data-total='0'])")
    page.locator("#search input[type=checkbox]:visible").first.click()
    assert total(page) > 0
    with page.expect_download() as saved:
        page.get_by_role("button", name="CSV").click()
    assert saved.value.path().stat().st_size > 100


def use_trends(page: Page) -> None:
    """Look at shares, and save the numbers and the picture."""
    page.wait_for_selector("#trends-result:not([hidden])")
    page.check("input[name=by][value=share]")
    for button in ("#trends-csv", "#trends-png"):
        with page.expect_download() as saved:
            page.click(button)
        assert saved.value.path().stat().st_size > 100


def wait_until(page: Page, expression: str) -> None:
    """Wait until something holds in a page. Playwright's own wait evaluates text there, which pages' policy refuses."""
    until = time.monotonic() + _PATIENCE
    while not page.evaluate(expression):
        assert time.monotonic() < until, f"this never held: {expression}"
        page.wait_for_timeout(20)
