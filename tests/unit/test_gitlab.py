"""The example for GitLab: what its jobs run is run here, on a copy of the project."""

from pathlib import Path
from string import Template
from typing import Any

import pytest
import yaml

from frozen_archive import ROOT
from mediawatch.samples import ISSUE
from pipeline import Repository, Runner

JOBS: dict[str, Any] = yaml.safe_load((ROOT / ".ci" / "gitlab-ci.example.yml").read_text(encoding="utf-8"))
NEW = {"issues/2023/12.md": ISSUE.text}

pytestmark = [pytest.mark.slow, pytest.mark.builds]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "project")


def run(repository: Repository, job: str, **environment: str) -> tuple[bool, str]:
    """Run the script of a job as GitLab does; tell whether it passes, and what it prints."""
    runner = Runner(repository.folder, repository.folder.parent / "temporary", **environment)
    return runner.shell("\n".join(JOBS[job]["script"])), runner.printed


def test_a_merge_request_is_judged_and_leaves_reports_and_a_preview(repository: Repository) -> None:
    repository.branch("fork", NEW)
    repository.merge("fork")
    passed, printed = run(repository, "content", FIRST=repository.git("rev-parse", "main"))
    assert passed, printed
    for path in JOBS["content"]["artifacts"]["paths"]:
        assert (repository.folder / path).is_dir()
    assert {one.name for one in (repository.folder / "reports").iterdir()} == {"findings.md", "review.json"}


def test_a_bad_one_fails_and_its_reports_are_kept(repository: Repository) -> None:
    repository.branch("fork", {"issues/2023/12.md": ISSUE.text.replace("- 来源：新华网\n", "")})
    repository.merge("fork")
    passed, _ = run(repository, "content", FIRST=repository.git("rev-parse", "main"))
    assert not passed
    assert "错误" in (repository.folder / "reports" / "findings.md").read_text(encoding="utf-8")
    assert JOBS["content"]["artifacts"]["when"] == "always"


@pytest.mark.parametrize(("files", "tested"), [(NEW, False), ({"README.md": "x"}, True)])
def test_code_alone_is_tested(repository: Repository, files: dict[str, str | None], tested: bool) -> None:
    repository.branch("fork", files)
    repository.merge("fork")
    script = repository.folder / ".ci" / "run"
    script.write_text("#!/bin/sh\necho tested\n", encoding="utf-8")
    script.chmod(0o755)
    passed, printed = run(repository, "code", FIRST=repository.git("rev-parse", "main"))
    assert passed
    assert ("tested" in printed) == tested


def test_main_is_published_once_both_have_passed(repository: Repository) -> None:
    assert JOBS["pages"]["needs"] == ["content", "code"]
    addresses = {"CI_PAGES_URL": "https://o.gitlab.io/r", "CI_PROJECT_URL": "https://code.example.org/o/r"}
    given = {name: Template(value).substitute(addresses) for name, value in JOBS["pages"]["variables"].items()}
    passed, printed = run(repository, "pages", **given)
    assert passed, printed
    site = repository.folder / JOBS["pages"]["pages"]["publish"]
    assert "https://o.gitlab.io/r/" in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "https://code.example.org/o/r/-/edit/main/issues/" in (site / "issues" / "523" / "index.html").read_text(
        encoding="utf-8"
    )
