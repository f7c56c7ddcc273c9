"""Keeps the generated pages of a docs folder in step with the archive."""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from mediawatch.pages.compose import compose_pages, find_kinds
from mediawatch.pages.edition import Edition
from mediawatch.pages.page import Page
from mediawatch.progress import Stage, unwatched


def generate(edition: Edition, docs: Path, stage: Stage = unwatched) -> frozenset[Path]:
    """Write the pages that changed and remove those that are no more; return both.

    A file is left alone when it says the same already, so that a live server sees only what changed.
    """
    changed: set[Path] = set()
    current: set[Path] = set()
    folders = [docs / kind.folder for kind in find_kinds() if kind.folder]
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
    issues = {f"issues/{issue.number}.md" for issue in edition.archive.issues}
    step = stage("生成网页", len(edition.archive.issues))
    for page in compose_pages(edition):
        path = docs / page.file
        current |= {path, path.parent}
        if write_page(page, docs):
            changed.add(path)
        if page.path in issues:
            step()
    for folder in folders:
        stale = {path for path in folder.rglob("*") if path not in current and path.parent in {folder, *current}}
        for path in stale:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        changed |= stale
    return frozenset(changed)


@contextmanager
def put_back_on_failure(docs: Path) -> Generator[None]:
    """Put the generated pages back as they were where what is done with them fails: they are those of the site."""
    before = {path: path.read_bytes() for path in _generated(docs)}
    try:
        yield
    except BaseException:
        for path in _generated(docs):
            if path not in before:
                path.unlink()
        for path, data in before.items():
            if not path.is_file() or path.read_bytes() != data:
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(data)
        raise


def _generated(docs: Path) -> list[Path]:
    found = [path for kind in find_kinds() if kind.folder for path in (docs / kind.folder).rglob("*.md")]
    return [path for path in (docs / "index.md", *found) if path.is_file()]


def write_page(page: Page, docs: Path) -> bool:
    """Write a page, unless its file says the same already; return whether it was written."""
    path, data = docs / page.file, page.text.encode()
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return True
