"""What tests and benchmarks read in place of the live archive: a frozen one, and projects that hold a copy of it.

Nothing under tests/ reads `issues/`, so that whatever contributors add there leaves the tests as they are.
"""

import shutil
from pathlib import Path

from mediawatch.pages.compose import find_kinds

ROOT = Path(__file__).parents[1]
ARCHIVE = ROOT / "tests" / "archive"
"""Issue 523 and its source dictionary, as they were when the tests were written."""
DOCUMENT = ROOT / "tests" / "data" / "523.txt"
"""The document that issue 523 came from, as text."""

_GENERATED = (*(kind.folder for kind in find_kinds()), "index.md")
"""What a build of the live archive leaves in docs/."""


def issue_file(archive: Path, number: int = 523, year: int = 2023) -> Path:
    """Return where an archive keeps an issue."""
    return archive / str(year) / f"{number}.md"


def dictionary_file(archive: Path) -> Path:
    """Return where an archive keeps its source dictionary."""
    return archive / "_dictionaries" / "sources.yml"


def topics_file(archive: Path) -> Path:
    """Return where an archive keeps its dictionary of topics."""
    return archive / "_dictionaries" / "topics.yml"


def make_project(folder: Path) -> Path:
    """Fill a folder with the project's pages and theme and the frozen archive; return its archive."""
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns(*_GENERATED))
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    for name in ("mkdocs.yml", "CONTRIBUTING.md"):
        shutil.copy(ROOT / name, folder)
    archive = archive_of(folder)
    shutil.copytree(ARCHIVE, archive)
    return archive


def archive_of(project: Path) -> Path:
    """Return the archive of a project's folder."""
    return project / "issues"
