"""A story that several outlets have: folded among the hits, and beside each of its articles."""

import functools
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from browser_pages import FileServer, OpenPage, QuietFiles, refs, total
from frozen_archive import issue_file, make_project
from mediawatch.site.build import build_site

HEAD = """---
number: {number}
series: 月报
published: 2018-0{number}-28
period:
  start: 2018-0{number}-01
  end: 2018-0{number}-28
---
"""
ARTICLE = """
## {title}

- 来源：{source}
- 日期：2018-0{number}-{day:02}

{body}
"""
STORY = "区域影像中心昨天揭牌，首批接入医院三十家，患者转院不必再拍片。" * 3
OTHER = "互联网诊疗监管平台上线，处方流转全程留痕，药师审方提前到开方之前。" * 3
REPRINTS = [(1, 26, "新华网"), (1, 27, "北青网"), (2, 1, "人民网")]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build two issues that share a story; return the site's folder."""
    project = tmp_path_factory.mktemp("project")
    archive = make_project(project)
    told = [(number, day, source, "区域影像中心揭牌", STORY) for number, day, source in REPRINTS]
    told += [(2, 20, "新华网", "监管平台上线", OTHER)]
    for number in (1, 2):
        articles = (
            ARTICLE.format(number=number, day=day, source=source, title=title, body=body)
            for issue, day, source, title, body in told
            if issue == number
        )
        path = issue_file(archive, number, 2018)
        path.parent.mkdir(exist_ok=True)
        path.write_text(HEAD.format(number=number) + "".join(articles), encoding="utf-8")
    known = archive / "_dictionaries" / "sources.yml"
    names = [
        name for name in ("新华网", "北青网", "人民网") if f"name: {name}\n" not in known.read_text(encoding="utf-8")
    ]
    with known.open("a", encoding="utf-8") as file:
        file.writelines(f"  - name: {name}\n" for name in names)
    built = tmp_path_factory.mktemp("web") / "site"
    build_site(project, archive, built, say=lambda _: None)
    return built


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """Serve the site; return its address."""
    with FileServer(("127.0.0.1", 0), functools.partial(QuietFiles, directory=str(site))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


def test_reprints_are_folded_under_the_first_hit_and_unfold_by_keyboard(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}search/?q=影像中心&sort=oldest")
    assert total(page) == 3
    assert refs(page) == ["1-1", "1-2", "2-1"]
    fold = page.get_by_role("button", name="另有 2 家转载")
    expect(fold).to_have_attribute("aria-expanded", "false")
    expect(page.locator("[data-ref]:visible")).to_have_count(1)
    page.locator(".mw-hit-title a").first.focus()
    while not fold.evaluate("button => button === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(fold).to_be_focused()
    expect(fold).to_have_attribute("aria-expanded", "true")
    expect(page.locator("[data-ref]:visible")).to_have_count(3)
    assert refs(page) == ["1-1", "1-2", "2-1"]
    page.keyboard.press("Tab")
    expect(page.locator("[data-ref='1-2'] .mw-hit-title a")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(page.locator("[data-ref]:visible")).to_have_count(1)


def test_an_article_leads_to_the_others_of_its_story_and_to_its_days(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}issues/1/")
    beside = page.locator(".mw-beside").first
    beside.get_by_text("同一报道：另有 2 家").click()
    expect(beside.locator("li")).to_have_count(3)
    beside.get_by_role("link", name="人民网").click()
    page.wait_for_url(f"{server}issues/2/#article-1")
    beside = page.locator(".mw-beside").first
    beside.get_by_text("同一报道").click()
    expect(beside.get_by_text("晚 6 天")).to_be_visible()
    assert page.locator(".mw-beside").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_all_is_unfolded(server: str, open_page: OpenPage, scheme: str) -> None:
    page = open_page(f"{server}issues/1/", width=390, scheme=scheme)
    page.evaluate("document.querySelectorAll('.mw-beside details').forEach(part => part.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    results = [Axe().run(page)]
    page = open_page(f"{server}search/?q=影像中心", width=390, scheme=scheme)
    page.get_by_role("button", name="另有 2 家转载").click()
    results.append(Axe().run(page))
    assert [result.generate_report() for result in results if result.violations_count] == []
