"""The archive at a revision of git: read whole, with the paths of today; a check against it tells what is new."""

import subprocess
from pathlib import Path

import pytest

from frozen_archive import dictionary_file, issue_file
from mediawatch.archive.archive import Archive
from mediawatch.archive.revision import RevisionError, load_revision
from mediawatch.check.run import check_archive, check_files
from mediawatch.samples import ISSUE, SOURCES

LATE = ISSUE.text.replace("- 日期：2023-06-14", "- 日期：2023-07-14")
ANOTHER = "\n## 电子病历\n\n- 来源：北京日报\n- 日期：2023-07-15\n\n名单公布。\n"


def git(folder: Path, *arguments: str) -> None:
    names = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *names, *arguments], check=True, capture_output=True)


@pytest.fixture
def issues(tmp_path: Path) -> Path:
    folder = tmp_path / "档案" / "issues"
    for path, text in ((dictionary_file(folder), SOURCES.text), (issue_file(folder, 12, 2023), LATE)):
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    git(folder.parent, "init", "--quiet")
    git(folder.parent, "add", ".")
    git(folder.parent, "commit", "--quiet", "-m", "one")
    return folder


def test_a_revision_is_read_with_the_paths_of_today(issues: Path) -> None:
    now = Archive.load(issues)
    issue_file(issues, 12, 2023).unlink()
    assert load_revision(issues, "HEAD") == now


def test_what_was_wrong_before_is_an_older_fault(issues: Path) -> None:
    path = issue_file(issues, 12, 2023)
    path.write_text(LATE.replace("共收集 1", "共收集 2") + ANOTHER, encoding="utf-8")
    found = check_archive(Archive.load(issues), load_revision(issues, "HEAD"))
    late = [(one.line, one.earlier) for one in found if one.code == "MW308"]
    assert [earlier for _, earlier in late] == [True, False]


def test_of_a_file_that_was_moved_the_old_faults_are_known(issues: Path) -> None:
    old, new = issue_file(issues, 12, 2023), issue_file(issues, 12, 2024)
    new.parent.mkdir()
    old.rename(new)
    found = check_files(issues, [new], load_revision(issues, "HEAD"))
    assert [(one.code, one.earlier) for one in found] == [("MW110", False), ("MW308", True)]


def test_a_revision_without_the_folder_is_an_empty_archive(issues: Path) -> None:
    git(issues.parent, "rm", "-r", "--quiet", "issues")
    (issues.parent / "README").touch()
    git(issues.parent, "add", ".")
    git(issues.parent, "commit", "--quiet", "-m", "two")
    issues.mkdir()
    assert load_revision(issues, "HEAD").drafts == ()


@pytest.mark.parametrize("revision", ["nothing", "--help", "", "HEAD~9", "a b"])
def test_a_revision_that_is_none_is_told(issues: Path, revision: str) -> None:
    with pytest.raises(RevisionError, match="找不到"):
        load_revision(issues, revision)


def test_a_folder_outside_of_git_is_told(tmp_path: Path) -> None:
    with pytest.raises(RevisionError, match="git 仓库"):
        load_revision(tmp_path, "HEAD")
    with pytest.raises(RevisionError, match="没有这个文件夹"):
        load_revision(tmp_path / "none", "HEAD")
