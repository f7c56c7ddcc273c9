"""What a change must pass: one to issues alone is checked and built, any other is tested whole."""

import os
import subprocess
from pathlib import Path

import pytest

from frozen_archive import ROOT
from pipeline import ALONE, GitFolder, copy_files, workflow

pytestmark = pytest.mark.slow
BEGUN: dict[str, str | None] = {"README.md": "一", "issues/2023/523.md": "一", "scripts/a.py": "一"}


class Repository(GitFolder):
    """A repository with a copy of what decides."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        copy_files(folder, ".ci/lane", ".ci/base", "Makefile", "tests/javascript/targets.mk")
        self.commit(BEGUN)
        self.git("switch", "--quiet", "-c", "change")

    def lane(self, base: str = "main") -> str:
        command = ["make", "--silent", "lane", f"BASE={base}"]
        return subprocess.run(
            command, cwd=self.folder, env=ALONE, check=True, capture_output=True, text=True
        ).stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


@pytest.mark.parametrize(
    ("files", "lane"),
    [
        ({"issues/2023/524.md": "二"}, "content"),
        ({"issues/2023/523.md": "二", "issues/_dictionaries/sources.yml": "二"}, "content"),
        ({"issues/2023/523.md": None}, "content"),
        ({"issues/2023/第 524 期.md": "二"}, "content"),
        ({"issues/2023/524.md": "二", "README.md": "二"}, "code"),
        ({"scripts/a.py": "二"}, "code"),
        ({"issues.py": "二"}, "code"),
        ({"docs/issues/1.md": "二"}, "code"),
        ({"scripts/a.py": None, "issues/a.py": "一"}, "code"),
        ({}, "code"),
    ],
)
def test_a_change_to_issues_alone_needs_no_tests(
    repository: Repository, files: dict[str, str | None], lane: str
) -> None:
    repository.commit(files)
    assert repository.lane() == lane


def test_every_commit_of_a_change_counts_and_what_others_did_meanwhile_does_not(repository: Repository) -> None:
    repository.commit({"issues/2023/524.md": "二"})
    repository.git("switch", "--quiet", "main")
    repository.commit({"scripts/a.py": "二"})
    repository.git("switch", "--quiet", "change")
    assert repository.lane() == "content"
    repository.commit({"README.md": "二"})
    repository.commit({"issues/2023/525.md": "二"})
    assert repository.lane() == "code"


@pytest.mark.parametrize("base", ["", "0" * 40, "nothing", "--stat"])
def test_where_nobody_knows_what_changed_everything_is_tested(repository: Repository, base: str) -> None:
    repository.commit({"issues/2023/524.md": "二"})
    assert repository.lane(base) == "code"


def base(repository: Repository, named: str, **environment: str) -> str:
    """Return what a change is compared with."""
    return subprocess.run(
        [".ci/base", named],
        cwd=repository.folder,
        env={**ALONE, **environment},
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()


def test_a_change_is_compared_with_the_revision_that_is_named(repository: Repository) -> None:
    head = repository.commit({"issues/2023/524.md": "二"})
    assert base(repository, "HEAD") == head
    assert base(repository, "HEAD^1") == repository.git("rev-parse", "main")


@pytest.mark.parametrize("named", ["", "0" * 40, "nothing", "--all"])
def test_what_cannot_be_found_is_no_base(repository: Repository, named: str) -> None:
    assert base(repository, named) == ""


def test_a_push_is_compared_with_what_passed_last(repository: Repository, tmp_path: Path) -> None:
    """An error that came to main stays new there until it is mended, however often others push."""
    passed = repository.git("rev-parse", "HEAD")
    repository.commit({"issues/2023/524.md": "二"})
    programs = tmp_path / "programs"
    programs.mkdir()
    github = programs / "gh"
    github.write_text(f'#!/bin/sh\necho "$2" > {tmp_path}/asked\necho {passed}\n', encoding="utf-8")
    github.chmod(0o755)
    push = {
        "GITHUB_EVENT_NAME": "push",
        "GITHUB_REPOSITORY": "o/r",
        "GITHUB_REF_NAME": "main",
        "PATH": f"{programs}:{os.environ['PATH']}",
    }
    assert base(repository, "HEAD", **push) == passed
    asked = (tmp_path / "asked").read_text(encoding="utf-8").strip()
    assert asked == "repos/o/r/actions/workflows/test.yml/runs?branch=main&event=push&status=success&per_page=1"
    github.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    assert base(repository, "HEAD", **push) == ""


def test_the_workflow_takes_the_lane_that_was_decided() -> None:
    jobs = workflow("test.yml")["jobs"]
    assert jobs["code"]["if"] == "needs.lane.outputs.lane == 'code'"
    assert jobs["code"]["steps"][-1]["run"] == ".ci/run"
    assert not {"needs", "if"} & set(jobs["content"])  # issues are not tested: they are checked, whatever changed
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_what_contributing_calls_content_is_check_and_site() -> None:
    dry = subprocess.run(
        ["make", "--dry-run", "content", "FORMAT=json", "BASE=main"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert 'mediawatch check --base "main" --format json\n' in dry
    assert "mediawatch build\n" in dry
