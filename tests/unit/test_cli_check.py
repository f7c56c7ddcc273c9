"""`check` as an editor uses it: mending, and a judgement of what a change brings."""

import json
import subprocess
from pathlib import Path

import pytest

from command_line import run
from frozen_archive import archive_of, issue_file


def git(folder: Path, *arguments: str) -> None:
    names = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *names, *arguments], check=True, capture_output=True)


def test_mending_shows_what_it_changes_and_changes_nothing_twice(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = issue_file(archive_of(project))
    well = path.read_bytes()
    path.write_bytes(
        well.replace("- 来源：新华网".encode(), "- 来源：\u200b新\u200b华网".encode()).replace(b"\n", b"\r\n")
    )
    code, out, err = run(capsys, "check", "--fix")
    assert (code, out) == (0, "")
    assert "-- 来源：·新·华网" in err
    assert "+- 来源：新华网" in err
    assert path.read_bytes() == well.replace(b"\n", b"\r\n")
    assert run(capsys, "check", "--fix") == (0, "", "没有发现问题。\n")


def test_what_a_person_has_accepted_is_not_mended(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = issue_file(archive_of(project))
    starred = path.read_text(encoding="utf-8").rstrip("\n") + "\n\n规格是 3*4*5 厘米。\n"
    accepted = starred.replace("\n---\n", "\naccepted:\n  - code: MW330\n    reason: 原文就是强调\n---\n", 1)
    path.write_text(accepted, encoding="utf-8")
    assert run(capsys, "check", "--fix")[2] == "0 个错误，0 个警告，另有 1 个已经接受。\n"
    assert path.read_text(encoding="utf-8") == accepted
    path.write_text(starred, encoding="utf-8")
    assert "3\\*4\\*5" in run(capsys, "check", "--fix")[2]


def test_only_what_a_change_brings_is_an_error(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = issue_file(archive_of(project))
    well = path.read_text(encoding="utf-8")
    path.write_text(well.replace("新华网", "新花网"), encoding="utf-8")
    git(project, "init", "--quiet")
    git(project, "add", "issues")
    git(project, "commit", "--quiet", "-m", "one")
    assert run(capsys, "check")[0] == 1
    code, out, _ = run(capsys, "check", "--base", "HEAD", "--format", "json")
    assert (code, [(one["code"], one["earlier"]) for one in json.loads(out)]) == (0, [("MW307", True)])
    path.write_text(
        well.replace("\n## ", "\n## 新的标题\n\n- 来源：新华网\n- 日期：2023-06-07\n\n正文。\n\n## ", 1),
        encoding="utf-8",
    )
    code, out, _ = run(capsys, "check", "--base", "HEAD")
    assert code == 1
    assert out.count("MW602") == 3


@pytest.mark.parametrize(
    ("revision", "words"), [("HEAD", "不在 git 仓库里"), ("nothing", "不在 git 仓库里"), ("--help", "不在 git 仓库里")]
)
def test_a_base_that_is_none_gets_one_line(
    project: Path, capsys: pytest.CaptureFixture[str], revision: str, words: str
) -> None:
    code, _, err = run(capsys, "check", f"--base={revision}")
    assert (code, err.count("\n")) == (2, 1)
    assert words in err


@pytest.mark.parametrize("form", ["sarif", "markdown", "github", "json"])
def test_a_format_for_programs_is_all_that_is_printed(
    project: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    code, out, err = run(capsys, "check", "--format", form)
    assert (code, err) == (0, "")
    if form in {"sarif", "json"}:
        json.loads(out)


def test_status_says_what_comes_next_and_what_waits(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "status")
    assert (code, err) == (0, "")
    assert "档案有 1 期，3 篇文章。" in out
    assert "下一期：第 524 期，监测时间 2023-07-01 至 2023-07-31，已经可以编了。" in out
    path = issue_file(archive_of(project))
    path.write_text(path.read_text(encoding="utf-8").replace("新华网", "新花网"), encoding="utf-8")
    assert "错误 MW307：1 处，最早的在 2023-06-30 发布的一期：issues/2023/523.md:" in run(capsys, "status")[1]
