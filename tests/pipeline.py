"""What runs on a code host, run here: a copy of the project in a repository of its own, and a job's steps on it."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from frozen_archive import ROOT, make_project

_FOREIGN = ("CI_", "GH_", "GITHUB_", "MAKE", "MFLAGS", "RUNNER_")
ALONE = {
    **{name: value for name, value in os.environ.items() if not name.startswith(_FOREIGN)},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}
"""The environment, without what the host that runs these tests, its make and its git say."""
_COPIED = (
    "Makefile",
    "pyproject.toml",
    "requirements.txt",
    "tests/javascript/targets.mk",
    ".ci/base",
    ".ci/lane",
    "scripts/post_comment.py",
)


class GitFolder:
    """A folder in a repository of its own, on its branch main."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        """Run git; return what it prints."""
        command = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments]
        return subprocess.run(
            command, cwd=self.folder, env=ALONE, check=True, capture_output=True, text=True
        ).stdout.strip()

    def commit(self, files: Mapping[str, str | None]) -> str:
        """Commit files with this content, none removes them; return the commit."""
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                path.unlink()
            else:
                path.write_text(text, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", "x")
        return self.git("rev-parse", "HEAD")


def copy_files(folder: Path, *names: str) -> None:
    """Copy files of the project to where they are in it."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)


class Repository(GitFolder):
    """A copy of the project, with the frozen archive and what its jobs run."""

    def __init__(self, folder: Path) -> None:
        make_project(folder)
        copy_files(folder, *_COPIED)
        (folder / ".gitignore").write_text(".venv\nsite\ndocs/index.md\ndocs/*/\n", encoding="utf-8")
        super().__init__(folder)
        self.commit({})
        (folder / ".venv").symlink_to(ROOT / ".venv")
        for name in ("requirements.txt", "pyproject.toml"):
            os.utime(folder / name, (0, 0))  # older than the environment: make has nothing to fetch

    def branch(self, name: str, files: Mapping[str, str | None]) -> None:
        """Commit files on a branch of main, and go back."""
        self.git("switch", "--quiet", "-c", name, "main")
        self.commit(files)
        self.git("switch", "--quiet", "main")

    def merge(self, *names: str) -> str:
        """Go to main with branches merged into it, as a code host does to judge them; return the commit."""
        self.git("switch", "--quiet", "--detach", "main")
        for name in names:
            self.git("merge", "--quiet", "--no-ff", "-m", "x", name)
        return self.git("rev-parse", "HEAD")


def workflow(name: str) -> dict[str, Any]:
    """Return a workflow of this project; its `on` is under True, as YAML 1.1 has it."""
    return yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8"))


class Runner:
    """Runs the shell steps of a job, as GitHub's runner does: one that fails stops those that do not say otherwise."""

    def __init__(self, folder: Path, temporary: Path, **environment: str) -> None:
        self.folder = folder
        temporary.mkdir(exist_ok=True)
        self.files = {name: temporary / name for name in ("GITHUB_ENV", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for path in self.files.values():
            path.touch()
        self.environment = {**ALONE, "RUNNER_TEMP": str(temporary), **environment}
        self.environment |= {name: str(path) for name, path in self.files.items()}
        self.printed = ""

    @property
    def summary(self) -> str:
        """What the run's page says."""
        return self.files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")

    def run(self, steps: Iterable[Mapping[str, Any]]) -> bool:
        """Run the steps; tell whether all were well."""
        well = True
        for step in steps:
            if "run" in step and (well or "!cancelled()" in step.get("if", "")):
                well &= self.shell(step["run"])
        return well

    def shell(self, script: str) -> bool:
        """Run a script as a step; what it prints is kept."""
        told = dict(line.split("=", 1) for line in self.files["GITHUB_ENV"].read_text(encoding="utf-8").splitlines())
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.folder,
            env={**self.environment, **told},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        self.printed += done.stdout
        return done.returncode == 0
