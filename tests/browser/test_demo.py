"""The demo, ten years of made-up issues: every kind of page with something on it, marked on the screen and on paper."""

import functools
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from browser_pages import FileServer, OpenPage, QuietFiles, refs, total
from frozen_archive import make_project
from mediawatch.demo.project import archive_of
from mediawatch.demo.project import make_project as make_demo
from mediawatch.site.build import build_site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the demo; return its folder."""
    project, built = tmp_path_factory.mktemp("project"), tmp_path_factory.mktemp("demo") / "site"
    make_project(project)
    demo = make_demo(project)
    build_site(demo, archive_of(demo), built, say=lambda _: None)
    return built


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """Serve the demo; return its address."""
    with FileServer(("127.0.0.1", 0), functools.partial(QuietFiles, directory=str(site))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


def fullest(site: Path) -> list[str]:
    """Return the path of the largest page of each depth of each folder: one of every kind of page."""
    found: dict[tuple[str, ...], Path] = {}
    for path in sorted(site.rglob("index.html"), key=lambda path: path.stat().st_size):
        place = path.parent.relative_to(site)
        found[*place.parts[:1], str(len(place.parts))] = place
    return ["404.html", *(f"{place.as_posix()}/".removeprefix("./") for place in found.values())]


def test_axe_finds_nothing_on_full_pages(site: Path, server: str, open_page: OpenPage) -> None:
    paths = fullest(site)
    assert {"", "issues/", "search/"} < {*paths}
    for path in paths:
        page = open_page(f"{server}{path}")
        found = Axe().run(page, options={"resultTypes": ["violations"]})
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"
        page.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_full_pages_fit_and_begin_with_the_mark(
    site: Path, server: str, open_page: OpenPage, width: int, scheme: str
) -> None:
    for path in fullest(site):
        page = open_page(f"{server}{path}", width=width, scheme=scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        expect(page.locator(".mw-demo")).to_be_in_viewport()
        page.close()


def test_paper_is_marked_too(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}issues/190/")
    page.emulate_media(media="print")
    expect(page.locator(".mw-running")).to_be_visible()
    expect(page.locator(".mw-running")).to_contain_text("演示数据")


def test_what_was_told_for_years_is_found_by_year_and_source(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?q=大模型")
    assert total(page) > 20
    page = open_page(f"{server}search/?q=区域卫生信息平台&sort=oldest")
    assert total(page) > 15
    numbers = [int((ref or "").split("-")[0]) for ref in refs(page)]
    assert numbers == sorted(numbers)
    page = open_page(f"{server}search/?q=云平台&source=松果新闻网")
    assert total(page) > 0


def test_the_footer_marks_the_page_that_one_is_on(server: str, open_page: OpenPage) -> None:
    for path in ("about/", "trends/", "data/", "corrections/", "feeds/"):
        page = open_page(f"{server}{path}")
        marked = page.locator(".mw-footer a[aria-current=page]")
        assert [link.evaluate("link => link.href") for link in marked.all()] == [f"{server}{path}"]
        page.close()


def test_every_plain_disclosure_looks_like_the_others(site: Path, server: str, open_page: OpenPage) -> None:
    looks: set[str] = set()
    for path in ("statistics/", "search/", "issues/120/"):
        page = open_page(f"{server}{path}", width=390)
        looks |= set(
            page.evaluate(
                """() => [...document.querySelectorAll(".mw-content details:not(.mw-fold) > summary")].map(one => {
                    const style = getComputedStyle(one);
                    const before = getComputedStyle(one, "::before");
                    return [style.color, style.listStyleType, style.fontWeight, style.padding, before.display].join();
                })"""
            )
        )
        page.close()
    assert len(looks) == 1, looks
