"""The commit that a project is at, as git says."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

_MADE_OF = ("issues", "docs", "overrides", "scripts", "mkdocs.yml", "pyproject.toml", "CONTRIBUTING.md")
"""What a site is made of."""


def read_commit(project: Path) -> dict[str, object]:
    """Return the `name` of the commit, and whether something `changed` since; nothing where git does not know."""
    try:
        _git(project, ["ls-files", "--error-unmatch", "mkdocs.yml"])  # a project in another's folder is not the other
        name = _git(project, ["rev-parse", "HEAD"])
        changed = _git(project, ["--no-optional-locks", "status", "--porcelain", "--", *_MADE_OF])
    except (OSError, subprocess.CalledProcessError, UnicodeDecodeError):
        return {}
    return {"name": name, "changed": bool(changed)}


def _git(project: Path, arguments: Sequence[str]) -> str:
    command = ["git", "-C", str(project), *arguments]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout.strip()
