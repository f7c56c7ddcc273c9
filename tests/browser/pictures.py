"""Take the pictures of the guide anew, of made-up texts: `make pictures`. They lie in docs/assets/pictures."""

import functools
import tempfile
import threading
from contextlib import chdir
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from browser_pages import FileServer, QuietFiles
from find_chromium import find_chromium
from frozen_archive import DOCUMENT, ROOT, issue_file, make_project
from mediawatch.cli import app
from mediawatch.site.live import LiveSite

PLACE = ROOT / "docs" / "assets" / "pictures"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WIDTH = 960

DRAFT = """---
number: 524
series: 北京市卫生信息化舆情监测月报
publisher: 北京市卫生健康大数据与政策研究中心
published: 2023-07-31
period:
  start: 2023-07-01
  end: 2023-07-31
---

## 医院检验结果开始互认

- 来源：新花网
- 日期：2023-07-12

第一段正文。

下面是<b>名单</b>：第一医院、第二医院。
"""

PUBLISHED = DRAFT.replace("新花网", "新华网").replace("<b>名单</b>", "名单")


def main() -> None:
    """Take all pictures."""
    PLACE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        _take_issue(browser, Path(folder, "draft"), DRAFT, "draft", 1150)
        _take_issue(browser, Path(folder, "mend"), PUBLISHED, "mend", 960)
        _take_report(browser, Path(folder))
        browser.close()


def _take_issue(browser: Browser, project: Path, text: str, name: str, height: int) -> None:
    project.mkdir()
    archive = make_project(project)
    issue_file(archive, 524).write_text(text, encoding="utf-8")
    settings = project / "mkdocs.yml"
    unset, address = '!ENV [REPOSITORY_URL, ""]', "https://github.com/a/b"
    settings.write_text(settings.read_text(encoding="utf-8").replace(unset, address), encoding="utf-8")
    live = LiveSite(project, Path("issues"), project / "site", "http://127.0.0.1/", print, drafts=True)
    with chdir(project):
        if not live.build():
            raise SystemExit("the site of the picture was not built")
    with FileServer(("127.0.0.1", 0), functools.partial(QuietFiles, directory=str(live.site))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        _take(browser, f"http://127.0.0.1:{running.server_port}/issues/524/", name, height)
        running.shutdown()


def _take_report(browser: Browser, folder: Path) -> None:
    (folder / "第523期.txt").write_bytes(DOCUMENT.read_bytes())
    with chdir(folder):
        app(["import", "第523期.txt", "--out", "issues", "--report", "报告.html"], standalone_mode=False)
    _take(browser, (folder / "报告.html").as_uri(), "report", 900)


def _take(browser: Browser, address: str, name: str, height: int) -> None:
    page = browser.new_page(viewport={"width": WIDTH, "height": height}, color_scheme="light")
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PLACE / f"{name}.png")
    page.close()


if __name__ == "__main__":
    main()
