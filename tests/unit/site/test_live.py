"""A live site is brought up to date: what an output is made from decides what is made again."""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mediawatch.model import Issue
from mediawatch.outputs import word
from mediawatch.site.live import LiveSite


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the numbers of the issues whose Word files are made."""
    numbers: list[int] = []
    write = word.write_word

    def write_and_note(issue: Issue, *rest: Any) -> bytes:
        numbers.append(issue.number)
        return write(issue, *rest)

    monkeypatch.setattr(word, "write_word", write_and_note)
    return numbers


@pytest.fixture
def issue_file(project: Path) -> Path:
    """Return the file of issue 523; 524 is the same, and stands beside it."""
    path = project / "issues" / "2023" / "523.md"
    text = path.read_text(encoding="utf-8")
    path.with_name("524.md").write_text(text.replace("number: 523", "number: 524"), encoding="utf-8")
    return path


@pytest.fixture
def said() -> list[str]:
    """Return what the live site says."""
    return []


@pytest.fixture
def live(project: Path, issue_file: Path, made: list[int], said: list[str], tmp_path: Path) -> Iterator[LiveSite]:
    """Return a live site that has been built for the first time."""
    site = LiveSite(project, issue_file.parents[1], tmp_path / "live" / "site", "http://127.0.0.1:8000/", said.append)
    assert site.build()
    assert made == [523, 524]
    made.clear()
    yield site
    site.finish_index()


def test_what_is_saved_makes_only_its_own_outputs_again(live: LiveSite, issue_file: Path, made: list[int]) -> None:
    before = (live.site / "issues" / "523.docx").read_bytes()
    text = issue_file.read_text(encoding="utf-8")
    issue_file.write_text(text.replace("加快发展数字经济", "改过的第一句"), encoding="utf-8")
    live.rebuild()
    assert made == [523]
    assert (live.site / "issues" / "523.docx").read_bytes() != before


def test_a_new_look_makes_no_output_again_and_keeps_them_all(
    live: LiveSite, project: Path, made: list[int], said: list[str]
) -> None:
    files = {path.relative_to(live.site) for path in live.site.rglob("*") if path.is_file()}
    header = project / "overrides" / "partials" / "header.html"
    header.write_text(header.read_text(encoding="utf-8") + "<!-- 新的页眉 -->", encoding="utf-8")
    live.rebuild()
    assert (made, said[-1]) == ([], "已更新。")
    assert {path.relative_to(live.site) for path in live.site.rglob("*") if path.is_file()} == files
    assert "<!-- 新的页眉 -->" in (live.site / "index.html").read_text(encoding="utf-8")


def test_the_outputs_of_an_issue_that_is_gone_go_with_it(live: LiveSite, issue_file: Path, made: list[int]) -> None:
    issue_file.with_name("524.md").unlink()
    live.rebuild()
    assert made == []
    assert [path.name for path in sorted((live.site / "issues").glob("*.docx"))] == ["523.docx"]


def test_a_template_that_fails_leaves_outputs_and_index_as_they_were(
    live: LiveSite, project: Path, issue_file: Path, made: list[int], said: list[str]
) -> None:
    before = (live.site / "issues" / "523.docx").read_bytes()
    main = project / "overrides" / "main.html"
    kept = main.read_text(encoding="utf-8")
    main.write_text(kept + "{% if ", encoding="utf-8")
    text = issue_file.read_text(encoding="utf-8")
    issue_file.write_text(text.replace("加快发展数字经济", "改过的第一句"), encoding="utf-8")
    live.rebuild()
    assert "网站保持上一次的样子" in said[-1]
    assert (live.site / "issues" / "523.docx").read_bytes() == before
    main.write_text(kept, encoding="utf-8")
    live.rebuild()
    assert made == [523]
    assert (live.site / "search" / "manifest.json").is_file()
    assert "改过的第一句" in (live.site / "issues" / "523" / "index.html").read_text(encoding="utf-8")


def test_a_digest_that_is_renamed_has_its_new_name_on_every_page(live: LiveSite, project: Path) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("site_name: 北京市", "site_name: 天津市"), encoding="utf-8")
    live.rebuild()
    home = (live.site / "index.html").read_text(encoding="utf-8")
    assert "天津市卫生信息化舆情监测月报</h1>" in home
    assert "<title>天津市卫生信息化舆情监测月报</title>" in home


def test_settings_that_cannot_be_read_are_said(live: LiveSite, project: Path, said: list[str]) -> None:
    (project / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")
    live.rebuild()
    assert any("mkdocs.yml" in line and "读不懂" in line for line in said)
    assert (live.site / "index.html").is_file()


def test_an_issue_is_shown_before_all_that_hangs_on_it(live: LiveSite, issue_file: Path, said: list[str]) -> None:
    text = issue_file.read_text(encoding="utf-8")
    issue_file.write_text(text.replace("加快发展数字经济", "改过的第一句"), encoding="utf-8")
    live.rebuild(superseded=lambda: True)  # what comes after the page waits for the next change
    assert said[-1] == "第 523 期的网页已更新，检索和别的网页随后。"
    assert "改过的第一句" in (live.site / "issues" / "523" / "index.html").read_text(encoding="utf-8")
    issue_file.write_text(text, encoding="utf-8")
    live.rebuild()
    assert said[-1] == "已更新。"
    assert "改过的第一句" not in (live.site / "issues" / "523" / "index.html").read_text(encoding="utf-8")
    assert "改过的第一句".encode() not in (live.site / "issues" / "523.md").read_bytes()


def test_issues_that_were_away_are_back(live: LiveSite, issue_file: Path, said: list[str], tmp_path: Path) -> None:
    issues = issue_file.parents[1]
    issues.rename(tmp_path / "away")
    live.rebuild()
    assert "没有这个文件夹" in "".join(said)
    assert "网站保持上一次的样子" in said[-1]
    (tmp_path / "away").rename(issues)
    live.rebuild()
    assert said[-1] == "已更新。"


def test_a_site_that_somebody_has_wiped_is_made_anew(live: LiveSite, said: list[str]) -> None:
    files = {path.relative_to(live.site) for path in live.site.rglob("*") if path.is_file()}
    shutil.rmtree(live.site.parent)
    live.rebuild()
    live.finish_index()
    assert any("被清空了" in line for line in said)
    assert said[-1] == "已更新。"
    again = {path.relative_to(live.site) for path in live.site.rglob("*") if path.is_file()}
    assert files - again == {Path("search") / "quality.json"}  # the proof is that of the first build


def test_a_new_page_is_watched_and_shown(live: LiveSite, project: Path, said: list[str]) -> None:
    page = project / "docs" / "new.md"
    page.write_text("# 新的一页\n", encoding="utf-8")
    assert page in live.watched()
    live.rebuild()
    assert "新的一页" in (live.site / "new" / "index.html").read_text(encoding="utf-8")
    assert said[-1] == "已更新。"


def test_what_nobody_thought_of_is_said_in_one_line_and_the_next_change_is_shown(
    live: LiveSite, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    with monkeypatch.context() as broken:
        broken.setattr("mediawatch.site.live.generate", fail)
        live.rebuild()
    assert said[-1] == "网页没有建成，出了意料之外的错，请告诉维护者：ZeroDivisionError：division by zero"
    live.rebuild()
    assert said[-1] == "已更新。"


def test_however_often_something_is_saved_the_index_has_no_more_files_than_two(
    live: LiveSite, issue_file: Path
) -> None:
    text = issue_file.read_text(encoding="utf-8")
    counts: list[int] = []
    for save in range(6):
        issue_file.write_text(text.replace("加快发展数字经济", f"第{save}次保存"), encoding="utf-8")
        live.rebuild()
        live.finish_index()
        counts.append(len(list((live.site / "search").rglob("*.bin"))))
    assert max(counts[2:]) <= counts[1] + 2


def test_a_file_that_says_the_same_in_other_bytes_has_its_new_sum_on_its_page(live: LiveSite, issue_file: Path) -> None:
    text = issue_file.read_text(encoding="utf-8").replace("\n## ", "\n\n## ", 1)
    issue_file.write_text(text, encoding="utf-8")
    live.rebuild()
    page = (live.site / "issues" / "523" / "index.html").read_text(encoding="utf-8")
    assert hashlib.sha256(text.encode()).hexdigest() in page
