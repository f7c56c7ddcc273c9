"""Whole builds: complete, the same twice, and harmless where they fail."""

import hashlib
import json
import re
import shutil
import sys
import urllib.error
from pathlib import Path
from socket import socket
from threading import Event, Thread
from typing import Any

import pytest

from frozen_archive import archive_of, issue_file, make_project
from mediawatch.outputs.pdf import typesetter
from mediawatch.pages.generate import generate
from mediawatch.search.engine import search
from mediawatch.search.query import Request
from mediawatch.search.reader import IndexReader
from mediawatch.site.build import Say, build_site
from mediawatch.site.errors import BuildStopped, SiteError
from mediawatch.site.search_index import PROOF_QUERIES
from serving import fetch, free_port, serving, wait_for

pytestmark = pytest.mark.builds
SENTENCE = "加快发展数字经济"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with issue 523."""
    folder = tmp_path / "project"
    make_project(folder)
    return folder


def build(project: Path, site: Path | None = None, *, strict: bool = False, say: Say = lambda _: None) -> Path:
    site = site or project / "site"
    build_site(project, archive_of(project), site, strict=strict, say=say)
    return site


def digests(site: Path) -> dict[str, str]:
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_build_gives_a_complete_site(project: Path) -> None:
    site = build(project)
    for name in (
        "index.html",
        "404.html",
        "sitemap.xml",
        "issues/index.html",
        "issues/523/index.html",
        "years/2023/index.html",
        "sources/新华网/index.html",
        "search/index.html",
        "search/manifest.json",
        "about/index.html",
        "contribute/index.html",
        "assets/javascripts/search/engine.js",
    ):
        assert (site / name).is_file(), name
    for name in ("search/page", "search/lunr", "frame"):
        assert list((site / "assets" / "javascripts").glob(f"{name}.*.js")), name
    for name in ("issue", "sources", "topics"):
        assert json.loads((site / "schema" / f"{name}.json").read_text(encoding="utf-8"))["properties"]
    reader = IndexReader(lambda name: (site / "search" / name).read_bytes())
    assert [hit.ref for hit in search(reader, Request("行政区划")).hits] == ["523-3"]


def test_a_build_proves_its_index_or_fails(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quality = json.loads((build(project) / "search" / "quality.json").read_text(encoding="utf-8"))
    assert quality["queries"]["tried"] == quality["queries"]["exact"] == PROOF_QUERIES
    assert quality["articles"] == 3
    before = digests(project / "site")
    monkeypatch.setattr("mediawatch.search.match.cover", lambda count: [0])  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
    with pytest.raises(SiteError, match="自检"):
        build(project)
    assert digests(project / "site") == before


def test_a_site_holds_nothing_that_no_page_loads(project: Path) -> None:
    files = digests(build(project))
    assert not [name for name in files if name.endswith(".map") or "/lunr/" in name or "/workers/" in name]
    assert not [name for name in files if name.startswith("dev/")]
    assert "search/search_index.json" not in files


def test_pages_load_nothing_from_other_hosts_and_work_anywhere(project: Path) -> None:
    for path in build(project).rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        loaded = re.findall(r'<(?:script|img|iframe|source)[^>]*\ssrc="?([^" >]+)', text)
        loaded += re.findall(r'<link[^>]*rel="?(?:stylesheet|icon|preload|preconnect)"?[^>]*href="?([^" >]+)', text)
        assert not [url for url in loaded if re.match(r"(?:https?:)?//", url)], path
        if path.name != "404.html":
            assert not re.findall(r'(?:src|href|action)="?/[^/]', text), path


def test_two_builds_give_the_same_bytes(project: Path, tmp_path: Path) -> None:
    again = tmp_path / "elsewhere" / "project"
    shutil.copytree(project, again)
    assert digests(build(project)) == digests(build(again))


def test_after_a_build_that_fails_the_generated_pages_are_those_of_the_site(project: Path) -> None:
    build(project)
    before = digests(project / "docs")
    path = issue_file(archive_of(project))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(SENTENCE, "改过的第一句"), encoding="utf-8")
    path.with_name("524.md").write_text(text.replace("number: 523", "number: 524"), encoding="utf-8")
    main = project / "overrides" / "main.html"
    main.write_text(main.read_text(encoding="utf-8") + "{% if ", encoding="utf-8")
    with pytest.raises(SiteError):
        build(project)
    assert digests(project / "docs") == before


def test_a_second_build_replaces_the_first(project: Path) -> None:
    site = build(project)
    (site / "stray.html").write_text("old", encoding="utf-8")
    before = digests(site)
    assert set(before) - set(digests(build(project))) == {"stray.html"}
    assert [path.name for path in project.iterdir() if path.name.startswith(".")] == [".cache"]


def test_two_builds_of_one_project_do_not_mix(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other"
    shutil.copytree(archive_of(project), other)
    text = issue_file(other).read_text(encoding="utf-8")
    issue_file(other).write_text(text.replace(SENTENCE, "另一个档案的第一句"), encoding="utf-8")
    waits = Event()
    second = Thread(target=lambda: build_site(project, other, tmp_path / "second", say=lambda _: waits.set()))

    def interrupted(*arguments: Any) -> frozenset[Path]:
        changed = generate(*arguments)
        if not second.ident:
            second.start()
            assert waits.wait(60), "the second must say that it waits"
        return changed

    monkeypatch.setattr("mediawatch.site.build.generate", interrupted)
    build(project, tmp_path / "first")
    second.join()
    for name, own in (("first", SENTENCE), ("second", "另一个档案的第一句")):
        shown = (tmp_path / name / "issues" / "523" / "index.html").read_text(encoding="utf-8")
        assert (SENTENCE in shown, "另一个档案的第一句" in shown) == (own == SENTENCE, own != SENTENCE)
    pages = (project / "docs" / "issues" / "523" / "index.md").read_text(encoding="utf-8")
    assert "另一个档案的第一句" in pages, "docs/ has the pages of what was published last"


def test_a_site_within_the_pages_is_refused(project: Path) -> None:
    with pytest.raises(SiteError, match="docs/ 里"):
        build(project, project / "docs" / "site")


@pytest.mark.parametrize("place", [".", "docs", "issues/2023/523.md"])
def test_a_build_never_replaces_what_is_no_site(project: Path, place: str) -> None:
    before = digests(project)
    with pytest.raises(SiteError, match="别的东西"):
        build(project, project / place)
    assert digests(project) == before


def test_a_site_folder_may_be_empty_or_a_link(project: Path, tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real)
    build(project, link)
    build(project, link)
    assert link.is_symlink()
    assert (real / "index.html").is_file()


def test_an_error_in_an_issue_stops_the_build_and_leaves_the_old_site(project: Path) -> None:
    before = digests(build(project))
    path = issue_file(archive_of(project))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("number: 523", "number: 五"), encoding="utf-8")
    with pytest.raises(BuildStopped) as stopped:
        build(project)
    assert stopped.value.findings
    assert digests(project / "site") == before


def test_warnings_stop_a_strict_build_only(project: Path) -> None:
    path = issue_file(archive_of(project))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("- 日期：2023-06-07", "- 日期：2023-05-07"), encoding="utf-8")
    build(project)
    with pytest.raises(BuildStopped):
        build(project, strict=True)


def test_a_mistake_in_a_template_leaves_the_old_site(project: Path) -> None:
    before = digests(build(project))
    with (project / "overrides" / "main.html").open("a", encoding="utf-8") as file:
        file.write("{% if ")
    with pytest.raises(SiteError):
        build(project)
    assert digests(project / "site") == before


@pytest.mark.parametrize(
    ("name", "added", "said"),
    [
        ("docs/about.md", "\n\n<![", "docs/about.md 读不懂"),
        ("CONTRIBUTING.md", "<![\n\n", "CONTRIBUTING.md 读不懂"),
        ("overrides/partials/header.html", "\n{{ 1 / 0 }}", "overrides/partials/header.html 第 "),
        ("docs/about.md", "---\ntemplate: nothing.html\n---\n\n", "about.md：没有 nothing.html 这个模板"),
        ("mkdocs.yml", "\nx: !!timestamp x\n", "mkdocs.yml 读不懂"),
        ("mkdocs.yml", "\ntheme: {name: material, custom_dir: 7}\n", "mkdocs.yml 里有不能用的设置"),
    ],
)
def test_what_breaks_a_program_of_others_is_named_in_one_line(project: Path, name: str, added: str, said: str) -> None:
    path = project / name
    text = path.read_text(encoding="utf-8")
    path.write_text(added + text if added.endswith("\n\n") else text.rstrip() + added, encoding="utf-8")
    with pytest.raises(SiteError, match=re.escape(said)) as raised:
        build(project)
    assert "\n" not in str(raised.value)
    assert not (project / "site").exists()


@pytest.mark.fonts
def test_a_site_has_pdfs_where_they_are_switched_on_and_fails_where_they_cannot_be_made(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("  pdf: false", "  pdf: true"), encoding="utf-8")
    site = build(project)
    assert (site / "issues" / "523.pdf").read_bytes().startswith(b"%PDF-")
    assert 'href="../523.pdf"' in (site / "issues" / "523" / "index.html").read_text(encoding="utf-8")
    before = digests(site)
    typesetter.cache_clear()
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(SiteError, match="缺 typst"):
        build(project)
    assert digests(site) == before


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("docs/about.md", "关于".encode("gbk")),
        ("overrides/404.html", "没有".encode("gbk")),
        ("overrides/assets/stylesheets/frame.css", "/* 样式 */".encode("gbk")),
        ("overrides/assets/javascripts/search/page.js", b"const a = ((("),
    ],
)
def test_a_file_that_cannot_be_read_is_named(project: Path, name: str, data: bytes) -> None:
    (project / name).write_bytes(data)
    with pytest.raises(SiteError, match=Path(name).name):
        build(project)


def test_the_address_of_the_site_can_be_set(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/some/path/")
    site = build(project)
    assert 'action="/some/path/search/"' in (site / "404.html").read_text(encoding="utf-8")
    assert "https://example.org/some/path/issues/523/" in (site / "sitemap.xml").read_text(encoding="utf-8")
    page = (site / "issues" / "523" / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://example.org/some/path/issues/523/">' in page
    assert 'type="application/opensearchdescription+xml"' in page.partition("</head>")[0]
    assert (site / "opensearch.xml").is_file()
    examples = (site / "data" / "index.html").read_text(encoding="utf-8")
    assert examples.count("https://example.org/some/path/") > 3
    assert "127.0.0.1" not in examples


def test_a_site_without_an_address_names_none(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    said: list[str] = []
    site = build(project, say=said.append)
    assert "没有设置 SITE_URL" in said[0]
    assert not (site / "opensearch.xml").exists()
    for page in site.rglob("index.html"):
        text = page.read_text(encoding="utf-8")
        assert 'rel="canonical"' not in text, page
        assert 'rel="search"' not in text, page
        assert "127.0.0.1" not in text.partition("</head>")[0], page


def test_a_live_site_follows_what_is_saved(project: Path) -> None:
    port = free_port()
    path = issue_file(archive_of(project))
    text = path.read_text(encoding="utf-8")
    with serving(project, port) as process:
        wait_for(process, f"http://127.0.0.1:{port}/")
        assert SENTENCE in fetch(port, "issues/523/")
        assert json.loads(fetch(port, "search/manifest.json"))["articles"] == 3

        path.write_text(text.replace(SENTENCE, "改过的第一句"), encoding="utf-8")
        wait_for(process, "已更新")
        assert "改过的第一句" in fetch(port, "issues/523/")

        path.write_text(text.replace("number: 523", "number: 五"), encoding="utf-8")
        said = wait_for(process, "网站保持上一次的样子")
        assert any("523.md:2: MW" in line for line in said)
        assert "改过的第一句" in fetch(port, "issues/523/")

        path.write_text(text, encoding="utf-8")
        wait_for(process, "已更新")
        assert SENTENCE in fetch(port, "issues/523/")

        header = project / "overrides" / "partials" / "header.html"
        header.write_text(header.read_text(encoding="utf-8") + "<!-- 新的页眉 -->", encoding="utf-8")
        wait_for(process, "已更新")
        assert "<!-- 新的页眉 -->" in fetch(port, "issues/523/")
        assert json.loads(fetch(port, "search/manifest.json"))["articles"] == 3

        styles = project / "overrides" / "assets" / "stylesheets" / "frame.css"
        kept = styles.read_bytes()
        styles.write_bytes("/* 样式 */".encode("gbk"))
        wait_for(process, "网站保持上一次的样子")
        styles.write_bytes(kept)
        wait_for(process, "已更新")

        another = path.with_name("524.md")
        another.write_text(text.replace("number: 523", "number: 524"), encoding="utf-8")
        wait_for(process, "已更新")
        assert SENTENCE in fetch(port, "issues/524/")
        another.unlink()
        wait_for(process, "已更新")
        with pytest.raises(urllib.error.HTTPError):
            fetch(port, "issues/524/")

        with pytest.raises(urllib.error.HTTPError) as missing:
            fetch(port, "nothing/here/")
        assert missing.value.code == 404
        assert "没有这个网页" in missing.value.read().decode()


def test_a_port_in_use_gets_one_clear_line(project: Path) -> None:
    with socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with serving(project, port) as process:
            assert process.wait() == 1
            assert process.stderr
            said = process.stderr.read()
    assert said.startswith(f"端口 {port} 已被占用")
    assert said.count("\n") == 1
