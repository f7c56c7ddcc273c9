"""`review` on the command line: what a change brings, and a comment made of what another run has told."""

import json
from pathlib import Path

import pytest

from command_line import run
from frozen_archive import dictionary_file, issue_file
from mediawatch.samples import ISSUE, SOURCES
from pipeline import GitFolder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a repository with one issue committed and another one new."""
    repository = GitFolder(tmp_path)
    issues = tmp_path / "issues"
    for path, text in ((dictionary_file(issues), SOURCES.text), (issue_file(issues, 12, 2023), ISSUE.text)):
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    repository.commit({})
    issue_file(issues, 13, 2023).write_text(ISSUE.text.replace("number: 12", "number: 13"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_a_change_brings_can_be_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "review", "--issues", "issues", "--base", "HEAD")
    assert code == 0
    assert "### 第 13 期（新增）\n\n```text\nissues/2023/13.md\n" in out


def test_another_run_reads_it_as_data(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, told, _ = run(capsys, "review", "--issues", "issues", "--base", "HEAD")
    _, data, _ = run(capsys, "review", "--issues", "issues", "--base", "HEAD", "--format", "json")
    Path("review.json").write_text(data, encoding="utf-8")
    assert run(capsys, "review", "--from", "review.json") == (0, told, "")
    assert json.loads(run(capsys, "review", "--from", "review.json", "--format", "json")[1]) == json.loads(data)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--issues", "issues", "--base", "nothing"], 2, "找不到"),
        (["--from", "nothing.json"], 2, "nothing.json：没有这个文件"),
        (["--from", "issues"], 2, "不是普通文件"),
        (["--from", "linked.json"], 2, "不是普通文件"),
        (["--from", "hostile.json"], 1, "hostile.json：不是 JSON。"),
        (["--from", "large.json"], 1, "large.json：大于 2 MB。"),
        (["--from", "well.json", "--run", "https://a/b)](javascript:x)"], 2, "--run"),
    ],
)
def test_a_mistake_gets_one_clear_line(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, words: str
) -> None:
    Path("well.json").write_text("{}", encoding="utf-8")
    Path("linked.json").symlink_to("well.json")
    Path("hostile.json").write_text("::error::<img>\n" * 3, encoding="utf-8")
    Path("large.json").write_text(" " * 2_000_001, encoding="utf-8")
    found, out, err = run(capsys, "review", *arguments)
    assert (found, out) == (code, "")
    assert words in err
    assert len(err.splitlines()) == 1
