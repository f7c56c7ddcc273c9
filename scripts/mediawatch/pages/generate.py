"""Keeps the generated pages of a docs folder, and the Word files beside them, in step with the archive."""

import shutil
from pathlib import Path

from mediawatch.format.render import published_body
from mediawatch.outputs.word import write_word
from mediawatch.pages.catalogue import Published
from mediawatch.pages.compose import compose_pages
from mediawatch.progress import Stage, unwatched

FOLDERS = ("issues", "rules", "sources", "years")
"""Folders of the docs folder that the generator owns wholly, beside `index.md`."""


def generate(
    archive: Published, docs: Path, stage: Stage = unwatched, *, only_changed: bool = False
) -> frozenset[Path]:
    """Write the files that changed and remove those that are no more; return both.

    A file is left alone when it says the same already, so that a live server sees only what changed; with
    `only_changed` the Word file of an issue whose page says the same is not even made.
    """
    changed: set[Path] = set()
    current: set[Path] = set()
    for folder in FOLDERS:
        (docs / folder).mkdir(parents=True, exist_ok=True)
    step = stage("生成网页", len(archive.issues))
    issues = {f"issues/{issue.number}.md": issue for issue in archive.issues}
    for page in compose_pages(archive):
        path = docs / page.path
        current.add(path)
        new = _write(path, page.text.encode(), changed)
        if issue := issues.get(page.path):
            word = path.with_suffix(".docx")
            current.add(word)
            if new or not only_changed or not word.is_file():
                bodies = [published_body(one, archive.dictionary.resolve(one.source)) for one in issue.articles]
                _write(word, write_word(issue, bodies), changed)
            step()
    for folder in FOLDERS:
        stale = set((docs / folder).iterdir()) - current
        for path in stale:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        changed |= stale
    return frozenset(changed)


def _write(path: Path, data: bytes, changed: set[Path]) -> bool:
    """Write a file unless it holds just this; tell whether it was written."""
    if path.is_file() and path.read_bytes() == data:
        return False
    path.write_bytes(data)
    changed.add(path)
    return True
