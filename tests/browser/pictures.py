"""Take the pictures of the guide and of README anew: `make pictures`.

Those of the guide are of made-up texts and lie in docs/assets/pictures, those of README are of the demo and lie in
docs/dev.
"""

import functools
import tempfile
import threading
from collections.abc import Generator
from contextlib import chdir, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from browser_pages import FileServer, QuietFiles
from find_chromium import find_chromium
from frozen_archive import DOCUMENT, ROOT, issue_file, make_project
from mediawatch.cli import app
from mediawatch.demo.project import archive_of
from mediawatch.demo.project import make_project as make_demo
from mediawatch.site.build import build_site
from mediawatch.site.live import LiveSite

GUIDE = ROOT / "docs" / "assets" / "pictures"
README = ROOT / "docs" / "dev"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WIDTH = 960

DEMO = {"demo-home": "", "demo-source": "sources/松果新闻/", "demo-search": "search/?q=大模型 病历"}
"""Pages of the demo that README shows, by the name of the picture."""

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
    GUIDE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        _take_issue(browser, Path(folder, "draft"), DRAFT, "draft", 1150)
        _take_issue(browser, Path(folder, "mend"), PUBLISHED, "mend", 960)
        _take_report(browser, Path(folder))
        _take_demo(browser, Path(folder, "demo"))
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
    with _serving(live.site) as address:
        _take(browser, f"{address}issues/524/", GUIDE / name, height)


def _take_demo(browser: Browser, project: Path) -> None:
    make_project(project)
    demo, site = make_demo(project), project / "site"
    build_site(demo, archive_of(demo), site, say=print)
    with _serving(site) as address:
        for name, path in DEMO.items():
            _take(browser, f"{address}{path}", README / name, 720)


@contextmanager
def _serving(site: Path) -> Generator[str]:
    with FileServer(("127.0.0.1", 0), functools.partial(QuietFiles, directory=str(site))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


def _take_report(browser: Browser, folder: Path) -> None:
    (folder / "第523期.txt").write_bytes(DOCUMENT.read_bytes())
    with chdir(folder):
        app(["import", "第523期.txt", "--out", "issues", "--report", "报告.html"], standalone_mode=False)
    _take(browser, (folder / "报告.html").as_uri(), GUIDE / "report", 900)


def _take(browser: Browser, address: str, picture: Path, height: int) -> None:
    page = browser.new_page(viewport={"width": WIDTH, "height": height}, color_scheme="light")
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=picture.with_suffix(".png"))
    page.close()


if __name__ == "__main__":
    main()
