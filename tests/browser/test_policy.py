"""Pages under their own Content-Security-Policy: nothing that they do is refused, and what they do not do is."""

import functools
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from test_demo import fullest

from browser_pages import FileServer, OpenPage, QuietFiles, use_pages
from frozen_archive import make_project
from mediawatch.demo.project import archive_of
from mediawatch.demo.project import make_project as make_demo
from mediawatch.site.build import build_site

OLD = "old/issue.html"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the demo, with an address of the past; return its folder."""
    project, built = tmp_path_factory.mktemp("project"), tmp_path_factory.mktemp("demo") / "site"
    make_project(project)
    demo = make_demo(project)
    (archive_of(demo) / "_redirects.yml").write_text(f"{OLD}: issues/190/\n", encoding="utf-8")
    build_site(demo, archive_of(demo), built, say=lambda _: None)
    return built


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """Serve the demo; return its address."""
    with FileServer(("127.0.0.1", 0), functools.partial(QuietFiles, directory=str(site))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


def test_every_kind_of_page_is_whole_under_its_policy(site: Path, server: str, open_page: OpenPage) -> None:
    for path in fullest(site):
        page = open_page(f"{server}{path}")
        page.wait_for_load_state("networkidle")
        page.close()


def test_pages_are_used_under_their_policy(server: str, open_page: OpenPage) -> None:
    use_pages(server, open_page)


def test_an_old_address_leads_on_under_its_policy(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}{OLD}")
    page.wait_for_url("**/issues/190/")


def test_the_page_of_a_wrong_address_has_its_style(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}404.html")
    expect(page.locator("body")).to_have_css("border-top-style", "solid")


ATTACKS = {
    "an inline script": "const s = document.createElement('script'); s.text = 'ran = 1'; document.body.append(s)",
    "a handler": "document.body.setAttribute('onclick', 'window.ran = 1'); document.body.click()",
    "HTML from text": "document.body.innerHTML = '<img src=x onerror=\"window.ran = 1\">'",
    "evaluated text": "setTimeout(() => eval('window.ran = 1'), 0)",
    "another host's picture": "new Image().src = 'http://127.0.0.2:9/x.png'",
    "a style": "document.body.setAttribute('style', 'color: red')",
    "a request elsewhere": "fetch('http://127.0.0.2:9/').catch(() => {})",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_no_page_does_is_refused(attack: str, server: str, browser: Browser) -> None:
    page = browser.new_context().new_page()
    for path in ("issues/190/", "404.html", "search/"):
        page.goto(f"{server}{path}")
        assert refused(page, ATTACKS[attack]), path
        assert page.evaluate("window.ran") is None
    page.context.close()


def refused(page: Page, script: str) -> bool:
    """Run a script as a page's own would; tell whether the policy refused what it did."""
    return page.evaluate(
        """(script) => new Promise((tell) => {
          document.addEventListener("securitypolicyviolation", () => tell(true));
          setTimeout(() => tell(false), 2000);
          ATTACK
        })""".replace("ATTACK", f"try {{ {script} }} catch {{ }}"),
        script,
    )
