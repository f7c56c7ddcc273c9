"""The made-up archive as a site: in a folder of its own, and marked wherever one looks."""

import hashlib
import re
from pathlib import Path

import pytest

from command_line import run
from frozen_archive import ROOT, make_project
from mediawatch.demo import project as demo
from mediawatch.demo.material import read_calendar
from mediawatch.site.errors import SiteError
from mediawatch.site.settings import read_settings

MARK = 'class="mw-demo"'


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.builds
def test_every_page_is_marked_and_the_project_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project, site = tmp_path / "project", tmp_path / "demo"
    make_project(project)
    monkeypatch.chdir(project)
    before = digests(project)
    code, _, err = run(capsys, "demo", "--site", str(site))
    assert (code, "网站建成：120 期" in err) == (0, True)
    after = digests(project)
    assert {path: after[path] for path in before} == before
    assert {path.split("/")[0] for path in after.keys() - before.keys()} == {".cache"}
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 160
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert text.count(MARK) == 1, page
        assert "演示数据" in re.findall("<title>(.*?)</title>", text)[0], page
        assert re.search(r'<meta name="?robots"? content="?noindex', text), page
    assert "（演示数据）" in (site / "feeds" / "issues.atom").read_text(encoding="utf-8")


def test_the_real_site_has_no_mark(built: Path) -> None:
    pages = sorted((built / "site").rglob("*.html"))
    assert len(pages) > 5
    for page in pages:
        assert MARK not in page.read_text(encoding="utf-8")
        assert "noindex" not in page.read_text(encoding="utf-8") or page.name == "404.html"


def test_the_demo_has_names_of_its_own_and_nothing_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("REPOSITORY_URL", "SITE_URL"):
        monkeypatch.setenv(name, "https://example.org/a/b/")
    monkeypatch.setenv("CONTACT", "someone@example.org")
    make_project(tmp_path)
    folder = demo.make_project(tmp_path)
    settings = read_settings(folder)
    assert (settings.names.series, settings.names.publisher) == (read_calendar().series, read_calendar().publisher)
    assert settings.repository is None
    assert settings.address == "https://example.org/a/b/"
    assert "CONTACT" not in (folder / "mkdocs.yml").read_text(encoding="utf-8")


def test_what_lay_in_the_folder_from_before_is_made_anew(tmp_path: Path) -> None:
    make_project(tmp_path)
    folder = demo.make_project(tmp_path)
    (issue,) = demo.archive_of(folder).glob("*/224.md")
    text = issue.read_bytes()
    issue.write_text("别的", encoding="utf-8")
    stray = issue.with_name("225.md")
    stray.touch()
    assert demo.make_project(tmp_path) == folder
    assert issue.read_bytes() == text
    assert not stray.exists()


def test_settings_that_do_not_name_the_digest_are_told() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    with pytest.raises(SiteError, match="site_name"):
        demo.demo_settings(text.replace("site_name:", "site-name:"), read_calendar())


def test_the_issues_alone_are_written_into_a_new_folder_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(capsys, "demo", "--archive", "made") == (0, "", "已写进 made：120 期，都是编出来的。\n")
    assert len(list((tmp_path / "made").glob("20*/*.md"))) == 120
    code, _, err = run(capsys, "demo", "--archive", "made")
    assert (code, err) == (2, "made 里有别的东西：请换一个新的或空的文件夹（--archive）\n")
