"""What tests of pages share: a plain file server, and what a search page says."""

import http.server
from collections.abc import Callable

from playwright.sync_api import Page

OpenPage = Callable[..., Page]
"""Opens a page in a browser, by its address."""


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
