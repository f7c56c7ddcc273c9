"""Pages of finished HTML, which are spared Markdown: each is what plain MkDocs makes of the same file."""

from pathlib import Path

import pytest

from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.archive import Archive
from mediawatch.demo.project import archive_of, make_project
from mediawatch.pages.edition import Edition
from mediawatch.pages.finished import FinishedHeading, finish_page
from mediawatch.pages.generate import generate
from mediawatch.site import mkdocs_adapter
from mediawatch.site.build import render_site

ROOT = Path(__file__).resolve().parents[3]


def pages(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.html")}


@pytest.mark.builds
def test_every_page_of_the_demo_is_what_plain_mkdocs_makes_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docs").mkdir()
    for name in ("overrides", "mkdocs.yml", "CONTRIBUTING.md"):
        (tmp_path / name).symlink_to(ROOT / name)
    for path in (ROOT / "docs").iterdir():
        if path.name == "assets" or (path.suffix == ".md" and path.name != "index.md"):
            (tmp_path / "docs" / path.name).symlink_to(path)
    project = make_project(tmp_path)
    archive = Archive.load(archive_of(project))
    generate(Edition(Analysis(archive), "月报", guide="# 指南\n"), project / "docs")
    render_site(project, tmp_path / "quick", archive)
    asked: list[str] = []
    monkeypatch.setattr(mkdocs_adapter, "finish_page", asked.append)
    render_site(project, tmp_path / "plain", archive)
    assert pages(tmp_path / "quick") == pages(tmp_path / "plain")
    assert len(asked) > 100


def test_headings_and_finished_html_need_no_markdown() -> None:
    page = finish_page(
        '\n# 甲&#46;<span class="a">乙</span> {#x}\n\n<!-- html -->\n<p>*</p>\n<!-- /html -->\n\n## 丙 {#y .z}\n'
    )
    assert page is not None
    assert page.html == '<h1 id="x">甲&#46;<span class="a">乙</span></h1>\n<p>*</p>\n<h2 class="z" id="y">丙</h2>'
    assert page.headings == (FinishedHeading(1, "x", "甲&#46;乙"), FinishedHeading(2, "y", "丙"))


@pytest.mark.parametrize(
    "text", ["文", "# 甲", "# *甲* {#x}", "# 甲 {#x}\n- 乙", "# <b>甲</b> {#x}", "# 甲\u3000 {#x}", "# 甲\x02 {#x}"]
)
def test_what_takes_markdown_is_left_to_it(text: str) -> None:
    assert finish_page(text) is None
