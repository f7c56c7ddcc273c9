"""What developers are told to run is there to be run."""

import re
import shlex
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from frozen_archive import ROOT

DOCUMENTS = (
    "README.md",
    "README.zh-CN.md",
    "CONTRIBUTING.md",
    "docs/dev/design.md",
    "docs/dev/maintaining.md",
    "docs/dev/publishing.md",
    ".ci/gitlab-ci.example.yml",
    ".github/pull_request_template.md",
    ".github/PULL_REQUEST_TEMPLATE/code.md",
    ".github/workflows/comment.yml",
    ".github/workflows/test.yml",
)


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def targets() -> set[str]:
    """Return what make can make."""
    names = re.findall(
        r"^([\w$().-]+(?:/[.\w]+)?):(?!=)", text_of("Makefile") + text_of("tests/javascript/targets.mk"), re.MULTILINE
    )
    return {name.replace("$(VENV)", ".venv") for name in names}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_target_that_a_document_names_exists(name: str) -> None:
    named = re.findall(r"(?:`|^|run: |- |\()make (?:--silent )?([a-z./-]+)", text_of(name), re.MULTILINE)
    assert set(named) <= targets()


@pytest.mark.parametrize("name", [*DOCUMENTS, "docs/dev/command-line.md"])
def test_every_variable_that_a_document_gives_to_make_is_one(name: str) -> None:
    given = {
        word.partition("=")[0]
        for line in re.findall(r"\bmake [a-z][^`\n]*", text_of(name))
        for word in line.split()
        if re.match(r"[A-Z_]+=", word)
    }
    assert given <= set(re.findall(r"^(\w+) [?:]=", text_of("Makefile") + text_of("tests/javascript/targets.mk"), re.M))


def test_developers_are_told_of_every_way_to_test() -> None:
    section = text_of("CONTRIBUTING.md").partition("## 开发者")[2]
    assert all(f"`make {name}`" in section for name in ("quick", "lint", "unit", "browser", "test", "content"))
    markers = tomllib.loads(text_of("pyproject.toml"))["tool"]["pytest"]["ini_options"]["markers"]
    assert all(f"`{marker.partition(':')[0]}`" in section for marker in markers)


def test_the_tests_that_contributing_runs_exist() -> None:
    lines = re.findall(r"^\.venv/bin/pytest (.+)$", text_of("CONTRIBUTING.md"), re.MULTILINE)
    assert len(lines) == 3
    for line in lines:
        path, _, test = shlex.split(line)[0].partition("::")
        assert (ROOT / path).exists()
        assert not test or f"def {test}(" in text_of(path)


def test_what_make_quick_leaves_out_make_test_runs() -> None:
    makefile = text_of("Makefile")
    (left_out,) = re.findall(r'-m "not \(([a-z ]+)\)"', makefile)
    markers = tomllib.loads(text_of("pyproject.toml"))["tool"]["pytest"]["ini_options"]["markers"]
    assert left_out.split(" or ") == [marker.partition(":")[0] for marker in markers]
    unit = makefile.partition("\nunit:")[2].partition("\n\n")[0]
    assert "pytest tests/unit" in unit
    assert " -m " not in unit
    assert "quick" not in unit


def test_hooks_before_a_commit_fetch_nothing() -> None:
    hooks: dict[str, Any] = yaml.safe_load(text_of(".pre-commit-config.yaml"))
    assert [repository["repo"] for repository in hooks["repos"]] == ["local"]
    for hook in hooks["repos"][0]["hooks"]:
        assert hook["language"] == "system"
        assert Path(hook["entry"].split()[0]).parent == Path(".venv/bin")


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="no checkout")
def test_nothing_that_a_build_makes_is_kept_by_git() -> None:
    command = ["git", "-c", "safe.directory=*", "ls-files", "--cached", "--ignored", "--exclude-standard"]
    assert subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout == ""
