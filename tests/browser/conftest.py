"""A really built site, served by a plain file server, in a real Chromium whose console must stay empty."""

import functools
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from browser_pages import FileServer, OpenPage, QuietFiles
from find_chromium import find_chromium
from frozen_archive import dictionary_file, issue_file, make_project
from mediawatch.site.build import build_site

ISSUE = """---
number: {number}
series: 北京市卫生信息化舆情监测月报
published: {year}-{month:02}-28
period:
  start: {year}-{month:02}-01
  end: {year}-{month:02}-28
---

## 第{number}期的<b>标题</b> & \\*星号\\* {{#x}}

- 来源：{source}
- 日期：{year}-{month:02}-12
- 链接：<https://example.org/{number}>
- 栏目：全国范围

健康医疗大数据<img src=x onerror=alert(1)>第{number}次出现。AI 与 aids，科研、攻关。

| 系统 | 医院 | 上线 | 说明 |
|---|---|---|---|
| 电子病历系统 | 第一医院 | 2018年 | {cell} |

## 醫療標題 {number}

- 来源：新华网
- 日期：{year}-{month:02}-13
- 栏目：北京范围
- 关键词：慢病管理、第{number}词
- 勘误：已改

共同的正文，{rest}

## 撤下的文章

- 来源：新华网
- 日期：{year}-{month:02}-14
- 撤回：应来源要求

不该出现的秘密。
"""

TOPICS = {"健康数据": "健康", "字典": "字典|行政区划", "AI": "AI -字典"}
"""The topics of the archive, with their queries."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the frozen issue and forty made-up ones; return the folder of a web server that has them at two places."""
    project = tmp_path_factory.mktemp("project")
    archive = make_project(project)
    with dictionary_file(archive).open("a", encoding="utf-8") as file:
        file.writelines(f"  - name: 来源{n}\n    kind: 其他\n" for n in range(40))
    topics = "".join(f"  - name: {name}\n    query: {query}\n    note: 说明。\n" for name, query in TOPICS.items())
    dictionary_file(archive).with_name("topics.yml").write_text(f"topics:\n{topics}", encoding="utf-8")
    for number in range(1, 41):
        year, month = 2018 + number // 12, number % 12 + 1
        own = "".join(f"很长的{chr(0x5000 + 97 * number + place)}句子" for place in range(number + 12))
        long = own if number < 40 else "很长的句子" * number  # no text is a reprint of another
        cell = "健康" * (number % 7) + "。"
        texts = {"cell": cell if number < 40 else cell + long, "rest": cell + long}
        text = ISSUE.format(number=number, year=year, month=month, source=f"来源{number % 40}", **texts)
        path = issue_file(archive, number, year)
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    root = tmp_path_factory.mktemp("web")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mediawatch.search.files.PAGE_CARDS", 20)  # so that exports need several pages of them
        build_site(project, archive, root / "site", say=lambda _: None)
    web = root / "web"
    shutil.copytree(root / "site", web)
    shutil.copytree(root / "site", web / "some" / "path")
    return web


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """Serve the site; return its address at the root."""
    with FileServer(("127.0.0.1", 0), functools.partial(QuietFiles, directory=str(site))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


@pytest.fixture(params=["", "some/path/"], ids=["at the root", "under a sub-path"])
def home(request: pytest.FixtureRequest, server: str) -> str:
    """Return the address of the home page, at the root and under a sub-path."""
    return f"{server}{request.param}"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser."""
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=find_chromium(), args=flags)
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Browser, server: str) -> Iterator[OpenPage]:
    """Open pages that must neither complain in the console nor ask another host for anything."""
    complaints: list[str] = []

    def open_one(url: str, *, width: int = 1280, scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            locale="zh-CN",
        )
        page = context.new_page()
        page.on("console", lambda message: complaints.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on(
            "request",
            lambda request: None if request.url.startswith((server, "data:")) else complaints.append(request.url),
        )
        page.goto(url)
        return page

    yield open_one
    for context in browser.contexts:
        context.close()
    assert complaints == []
