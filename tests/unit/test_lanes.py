"""What a change must pass: one to issues alone is checked and built, any other is tested whole."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from frozen_archive import ROOT

pytestmark = pytest.mark.slow
ALONE = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
BEGUN: dict[str, str | None] = {"README.md": "一", "issues/2023/523.md": "一", "scripts/a.py": "一"}


class Repository:
    """A repository with a copy of what decides."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "--quiet", "--initial-branch=main")
        for name in (".ci/lane", "Makefile", "tests/javascript/targets.mk"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
        self.commit(BEGUN)
        self.git("switch", "--quiet", "-c", "change")

    def git(self, *arguments: str) -> None:
        command = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments]
        subprocess.run(command, cwd=self.folder, env=ALONE, check=True)

    def commit(self, files: dict[str, str | None]) -> None:
        """Commit files with this content; none removes them."""
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                path.unlink()
            else:
                path.write_text(text, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", "x")

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


def test_the_workflow_takes_the_lane_that_was_decided() -> None:
    text = (ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8")
    jobs: dict[str, Any] = yaml.safe_load(text)["jobs"]
    assert jobs["code"]["if"] == "needs.lane.outputs.lane == 'code'"
    assert jobs["code"]["steps"][-1]["run"] == ".ci/run"
    assert not {"needs", "if"} & set(jobs["content"])  # issues are not tested: they are checked, whatever changed
    assert jobs["content"]["steps"][-1]["run"] == "make content FORMAT=github"
    dry = subprocess.run(
        ["make", "--dry-run", "content", "FORMAT=github"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    assert "mediawatch check --format github\n" in dry
    assert "mediawatch build\n" in dry
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
