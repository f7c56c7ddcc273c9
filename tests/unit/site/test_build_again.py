"""A build that takes what the one before made gives what a clean one gives, whatever was changed between them."""

import hashlib
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from frozen_archive import archive_of, dictionary_file, issue_file, make_project
from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.archive import Archive
from mediawatch.model import Issue
from mediawatch.outputs import word
from mediawatch.outputs.registry import find_outputs
from mediawatch.site.build import build_site, publication
from mediawatch.site.earlier import LISTING, read_earlier
from mediawatch.site.settings import read_settings

Edit = Callable[[Path, random.Random], None]
SEQUENCES = int(os.environ.get("EDIT_SEQUENCES", "2"))
"""How many sequences of edits are tried; in the suite few, for each takes seconds."""


def build(project: Path, site: Path) -> dict[str, str]:
    """Build a project; return the sums of the site's files, without those of builds before."""
    build_site(project, archive_of(project), site, say=lambda _: None)
    earlier = {site / path for path in (LISTING, *read_earlier(site))}
    files = sorted(path for path in site.rglob("*") if path.is_file() and path not in earlier)
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def replace(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def some_issue(project: Path, rng: random.Random) -> Path:
    return rng.choice(sorted(archive_of(project).glob("2*/*.md")))


def edit_words(project: Path, rng: random.Random) -> None:
    path = some_issue(project, rng)
    path.write_text(f"{path.read_text(encoding='utf-8')}\n改了{rng.randrange(1000)}。\n", encoding="utf-8")


def add_issue(project: Path, rng: random.Random) -> None:
    number = rng.randrange(524, 900)
    text = issue_file(archive_of(project)).read_text(encoding="utf-8").replace("number: 523", f"number: {number}")
    issue_file(archive_of(project), number).write_text(text, encoding="utf-8")


def remove_issue(project: Path, rng: random.Random) -> None:
    path = some_issue(project, rng)
    if path.stem != "523":
        path.unlink()


def rename_issue(project: Path, rng: random.Random) -> None:
    path, number = some_issue(project, rng), rng.randrange(901, 999)
    if path.stem != "523":
        text = path.read_text(encoding="utf-8").replace(f"number: {path.stem}", f"number: {number}")
        path.with_stem(str(number)).write_text(text, encoding="utf-8")
        path.unlink()


def edit_dictionary(project: Path, rng: random.Random) -> None:
    path = dictionary_file(archive_of(project))
    path.write_text(f"{path.read_text(encoding='utf-8')}\n  - name: 新的来源{rng.random()}\n", encoding="utf-8")


def edit_template(project: Path, rng: random.Random) -> None:
    replace(project / "overrides" / "partials" / "footer.html", "</footer>", f"{rng.randrange(100)}</footer>")


def edit_style(project: Path, rng: random.Random) -> None:
    path = project / "overrides" / "assets" / "stylesheets" / "frame.css"
    path.write_text(f"{path.read_text(encoding='utf-8')}\np {{ margin: {rng.randrange(9)}px }}\n", encoding="utf-8")


def edit_page(project: Path, rng: random.Random) -> None:
    path = project / "docs" / "about.md"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n\n又一句{rng.randrange(9)}。\n", encoding="utf-8")


def edit_settings(project: Path, rng: random.Random) -> None:
    replace(project / "mkdocs.yml", "site_description: ", f"site_description: {rng.randrange(9)}")


def switch_back(project: Path, _: random.Random) -> None:
    """Switch to a branch that has the first issue alone, as all was."""
    shutil.rmtree(project)
    make_project(project)


EDITS: tuple[Edit, ...] = (
    edit_words,
    add_issue,
    remove_issue,
    rename_issue,
    edit_dictionary,
    edit_template,
    edit_style,
    edit_page,
    edit_settings,
    switch_back,
)


@pytest.mark.slow
@pytest.mark.builds
@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_after_any_edits_a_build_is_what_a_clean_one_is(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    project, site = tmp_path / "project", tmp_path / "site"
    make_project(project)
    add_issue(project, rng)
    build(project, site)
    for _ in range(4):
        for edit in rng.sample(EDITS, rng.randint(1, 2)):
            edit(project, rng)
        again = build(project, site)
        ledger = (project / ".cache").rename(tmp_path / "ledger")
        clean = build(project, tmp_path / "clean")
        shutil.rmtree(project / ".cache")
        ledger.rename(project / ".cache")
        shutil.rmtree(tmp_path / "clean")
        assert again == clean


@pytest.mark.builds
def test_only_what_changed_is_made_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    write = word.write_word

    def write_and_note(issue: Issue, *rest: Any) -> bytes:
        made.append(issue.number)
        return write(issue, *rest)

    build(project, project / "site")
    monkeypatch.setattr(word, "write_word", write_and_note)
    add_issue(project, random.Random(1))
    build(project, project / "site")
    build(project, project / "site")
    assert made == [592]


def test_what_an_output_is_made_from_is_told_in_full(project: Path) -> None:
    archive = Archive.load(archive_of(project))
    given = publication(Analysis(archive), read_settings(project))
    for output in find_outputs():
        for path, made_from in output.inputs(given).items():
            assert " object at 0x" not in repr(made_from), path
            assert " at 0x" not in repr(made_from), path
            assert "array(" not in repr(made_from), path
            assert "frozenset({" not in repr(made_from), path  # in another order each time
