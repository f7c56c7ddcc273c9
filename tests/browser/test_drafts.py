"""A draft as an editor sees it before it is published: what is found is listed, and stands beside its words."""

import functools
import threading
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from browser_pages import FileServer, OpenPage, QuietFiles
from frozen_archive import issue_file, make_project
from mediawatch.site.live import LiveSite

DRAFT = """---
number: 524
series: 北京市卫生信息化舆情监测月报
published: 2023-06-31
period:
  start: 2023-06-01
  end: 2023-06-30
---

## 医院信息系统互联互通

- 来源：没有这一家的报纸
- 日期：2023-06-12

第一段正文。

第二段有 <b>标签</b>，会原样显示。

| 系统 | 医院 |
|---|---|
| 电子病历 ![图](a.png) | 第一医院 |

##

- 来源：新华网
- 日期：2023-06-12

正文。
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site that shows drafts; return its address."""
    project = tmp_path_factory.mktemp("project")
    archive = make_project(project)
    issue_file(archive, 524).write_text(DRAFT, encoding="utf-8")
    issue_file(archive, 525).with_suffix(".docx").touch()
    live = LiveSite(project, archive, project / "site", "http://127.0.0.1/", lambda _: None, drafts=True)
    assert live.build()
    with FileServer(("127.0.0.1", 0), functools.partial(QuietFiles, directory=str(live.site))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", ["", "issues/", "issues/524/"])
def test_axe_finds_nothing(path: str, width: int, scheme: str, server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}{path}", width=width, scheme=scheme)
    results = Axe().run(page, options={"resultTypes": ["violations"]})
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_editor_goes_from_the_list_to_the_words_that_are_wrong(server: str, open_page: OpenPage) -> None:
    page = open_page(server)
    page.click(".mw-proof a")
    expect(page.locator("#proof")).to_have_text("草稿，没有发布")
    line = DRAFT[: DRAFT.index("第二段")].count("\n") + 1
    page.click(f'.mw-proof a[href="#line-{line}"]')
    beside = page.locator(f"#line-{line}")
    expect(beside).to_be_in_viewport()
    expect(beside).to_contain_text("HTML 标签")
    expect(page.locator("p", has=beside)).to_contain_text("第二段有")
    expect(page.locator("td").first.locator(".mw-finding")).to_have_count(0)
    expect(page.locator("td .mw-finding")).to_contain_text("图片不会发布")


def test_every_finding_leads_to_its_rule(server: str, open_page: OpenPage) -> None:
    page = open_page(f"{server}issues/524/")
    rules = page.evaluate("[...document.querySelectorAll('.mw-finding a')].map((link) => link.href)")
    assert rules
    page.goto(f"{server}rules/")
    for address in rules:
        assert page.locator(f"#{address.partition('#')[2]}").count() == 1
