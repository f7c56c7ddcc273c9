"""A request from a fork, from its commit to the comment on it: the steps of the workflows, one after the other."""

import shutil
from pathlib import Path

import pytest

from frozen_archive import ROOT
from mediawatch.samples import ISSUE
from pipeline import Repository, Runner, workflow

pytestmark = [pytest.mark.slow, pytest.mark.builds]

CONTENT = workflow("test.yml")["jobs"]["content"]["steps"]
COMPOSE = workflow("comment.yml")["jobs"]["compose"]["steps"]
SOURCES = (ROOT / "tests" / "archive" / "_dictionaries" / "sources.yml").read_text(encoding="utf-8")
RUN_URL = "https://github.com/o/r/actions/runs/1"


def issue(number: int, title: str = "社区卫生信息系统升级") -> str:
    return ISSUE.text.replace("number: 12", f"number: {number}").replace("社区卫生信息系统升级", title)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "project")


def judge(repository: Repository, first: str = "HEAD^1") -> tuple[bool, Runner]:
    """Run the content lane on what is checked out; tell whether it passes."""
    runner = Runner(repository.folder, repository.folder.parent / "temporary", FIRST=first)
    return runner.run(CONTENT), runner


def compose(repository: Repository, runner: Runner, **environment: str) -> str:
    """Return the comment that main's own code makes of what a run has left."""
    repository.git("switch", "--quiet", "main")
    temporary = repository.folder.parent / "trusted"
    shutil.copytree(Path(runner.environment["RUNNER_TEMP"]) / "reports", temporary / "review")
    assert Runner(repository.folder, temporary, RUN_URL=RUN_URL, **environment).run(COMPOSE)
    return (temporary / "comment.md").read_text(encoding="utf-8")


def test_a_good_request_passes_and_is_told_with_its_preview(repository: Repository) -> None:
    sources = SOURCES + "  - name: 健康界\n    kind: 行业媒体\n"
    repository.branch("fork", {"issues/2023/524.md": issue(524), "issues/_dictionaries/sources.yml": sources})
    repository.merge("fork")
    passed, runner = judge(repository)
    assert passed, runner.printed
    assert (repository.folder / "site" / "issues" / "524" / "index.html").is_file()
    assert runner.summary.startswith("## 校验结果")
    comment = compose(repository, runner)
    assert "新增 524-1 社区卫生信息系统升级" in comment
    assert "新增 健康界（行业媒体）" in comment
    assert f"[运行页面]({RUN_URL})" in comment
    assert "名叫 site" in comment


def test_every_finding_of_a_bad_request_is_shown_and_no_preview_is_made(repository: Repository) -> None:
    article = "\n## 没有来源\n\n- 日期：2023-06-15\n\n正文。\n"
    repository.branch("fork", {"issues/2023/524.md": issue(524) + article * 12})
    repository.merge("fork")
    passed, runner = judge(repository)
    assert not passed
    assert runner.printed.count("::error file=issues/2023/524.md,line=") >= 12
    assert runner.summary.count("| 错误 MW") >= 12
    assert not (repository.folder / "site").exists()
    assert "错误改正以后才能合并" in compose(repository, runner)


def test_a_hostile_request_runs_nothing_and_says_nothing(repository: Repository) -> None:
    mark = repository.folder.parent / "PWNED"
    words = f"](javascript:alert(1)) @all <img src=x> `touch {mark}` $(touch {mark}) ${{{{ github.token }}}}"
    stray = "不是一期"
    repository.branch(
        "fork",
        {
            "issues/2023/524.md": issue(524, words),
            "issues/2023/525.md": issue(525).replace("正文。", "很长的正文。" * 600_000),
            "issues/2023/a b/::error file=x::y.md": stray,
            "issues/2023/..%2f..%2fREADME.md": stray,
            f"issues/2023/$(touch {mark.name}).md": stray,
            "issues/2023/%0A::error::z.md": stray,
        },
    )
    (repository.folder / "issues" / "2023" / "526.md").symlink_to("/etc/passwd")
    repository.git("switch", "--quiet", "fork")
    repository.commit({})
    repository.merge("fork")
    passed, runner = judge(repository)
    assert not passed
    assert not [line for line in runner.printed.splitlines() if line.startswith("::") and " file=issues/" not in line]
    assert "Traceback" not in runner.printed
    comment = compose(repository, runner)
    assert f"新增 524-1 {words}"[:150] in comment
    assert "root:" not in comment + runner.printed
    assert not [*repository.folder.parent.rglob("PWNED*")]


def test_of_two_requests_with_one_number_the_second_is_told(repository: Repository) -> None:
    """Each is well alone, and both can be merged: only together they are wrong."""
    repository.branch("first", {"issues/2023/524.md": issue(524)})
    repository.branch("second", {"issues/2024/524.md": issue(524, "另一篇")})
    for name in ("second", "first"):
        queued = repository.merge(name)
        assert Runner(repository.folder, repository.folder.parent / "alone").shell("make check BASE=HEAD^1")
    repository.merge("first", "second")
    passed, runner = judge(repository, queued)
    assert not passed
    (error,) = [line for line in runner.printed.splitlines() if "MW108" in line]
    assert "2023/524.md" in error
    assert "2024/524.md" in error
    assert "合并以后没有发布" in compose(repository, runner, MERGED="1")


def test_an_error_on_main_reddens_no_other_request_but_its_site_is_not_built(repository: Repository) -> None:
    repository.commit({"issues/2023/522.md": issue(522).replace("- 来源：新华网\n", "")})
    repository.branch("fork", {"issues/2023/524.md": issue(524)})
    repository.merge("fork")
    passed, runner = judge(repository)
    assert passed, runner.printed
    assert "::notice file=issues/2023/522.md" in runner.printed
    assert "::error" not in runner.printed
    assert "以前就有的错误还没有改正" in runner.printed
    assert not (repository.folder / "site").exists()
    assert "不建网站的预览" in compose(repository, runner)
    assert not Runner(repository.folder, repository.folder.parent / "pages").shell("make site")
