"""A facet is a line in each of the two tables: index, proof, both engines, command line and search page take it."""

import functools
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browser_pages import FileServer, QuietFiles, total
from frozen_archive import ROOT, make_project

LINES = {
    "scripts/mediawatch/search/facets.py": (
        '    Facet("keywords", "关键词", "keyword", lambda one: one.article.keywords),\n',
        '    Facet("kinds", "种类", "kind", lambda one: [one.source.kind]),\n',
    ),
    "overrides/assets/javascripts/search/facets.js": (
        '  { name: "keywords", label: "关键词", parameter: "keyword", kind: "label" },\n',
        '  { name: "kinds", label: "种类", parameter: "kind", kind: "label" },\n',
    ),
}
"""The files that a new facet touches: after which line its own goes, and that line."""

TEXT = "健康|数据"


def run(project: Path, *arguments: str) -> str:
    """Run a command of the program as it is in the project."""
    environment = {**os.environ, "PYTHONPATH": str(project / "scripts")}
    command = [sys.executable, "-m", "mediawatch", *arguments]
    done = subprocess.run(command, cwd=project, env=environment, stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project whose program has a fourth facet, built by that program."""
    folder = tmp_path_factory.mktemp("project")
    make_project(folder)
    shutil.copytree(ROOT / "scripts", folder / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    for name, (before, own) in LINES.items():
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1
        path.write_text(text.replace(before, before + own), encoding="utf-8")
    run(folder, "build")
    return folder


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    """Serve the project's site; return its address."""
    with FileServer(("127.0.0.1", 0), functools.partial(QuietFiles, directory=str(project / "site"))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page in which nothing may fail."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []


def ask_browser(page: Page, address: str, request: dict[str, Any]) -> dict[str, Any]:
    return page.evaluate(
        """async ([address, request]) => {
          const { openArchive } = await import(address + "assets/javascripts/search/engine.js");
          return (await openArchive(address)).search(request);
        }""",
        [address, request],
    )


def test_both_engines_filter_and_count_by_it(project: Path, address: str, page: Page) -> None:
    page.goto(f"{address}about/")
    for kinds in ([], ["行业媒体"], ["行业媒体", "主流媒体"], ["没有这种"]):
        options = [option for kind in kinds for option in ("--kind", kind)]
        answer = json.loads(run(project, "search", TEXT, *options, "--json"))
        assert ask_browser(page, address, {"text": TEXT, "kinds": kinds}) == answer
        assert list(answer["facets"]) == ["sources", "months", "kinds"]
        counts = dict(answer["facets"]["kinds"])
        assert answer["total"] == sum(count for kind, count in counts.items() if kind in kinds or not kinds)
        assert len(counts) > 1
    assert "--kind TEXT" in run(project, "search", "--help")


def test_every_build_proves_it(project: Path) -> None:
    script = (
        "import random, sys; from pathlib import Path\n"
        "from mediawatch import Archive\n"
        "from mediawatch.search.quality import KINDS\n"
        "from mediawatch.search.scan import Scan\n"
        "from mediawatch.analysis.articles import search_articles\n"
        "archive = Archive.load(Path('issues'))\n"
        "articles = list(search_articles(archive.issues, archive.dictionary))\n"
        "drawn = [KINDS['filters'](random.Random(seed), articles) for seed in range(50)]\n"
        "assert any(request.chosen.get('kinds') for request in drawn)\n"
        "assert all('kinds' in Scan(articles).find(request)[1] for request in drawn)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(project / "scripts")}
    subprocess.run([sys.executable, "-c", script], cwd=project, env=environment, check=True)
    quality = json.loads((project / "site" / "search" / "quality.json").read_text(encoding="utf-8"))
    assert quality["queries"]["exact"] == quality["queries"]["tried"] > 0


def test_the_page_offers_it_and_its_address_keeps_it(address: str, page: Page) -> None:
    page.goto(f"{address}search/")
    everything = total(page)
    assert page.locator(".mw-choices:visible legend").all_inner_texts()[-1] == "种类"
    page.check("#search-kinds input[value=行业媒体]")
    expect(page.locator("#search-chips")).to_contain_text("种类：行业媒体")
    assert 0 < total(page) < everything
    assert page.url == f"{address}search/?kind=%E8%A1%8C%E4%B8%9A%E5%AA%92%E4%BD%93"
    page.reload()
    assert 0 < total(page) < everything
    assert page.is_checked("#search-kinds input[value=行业媒体]")
    page.click("#search-chips button")
    expect(page.locator("#search-status")).to_have_attribute("data-total", str(everything))
