"""The commit that a site names."""

from pathlib import Path

from mediawatch.site.commit import read_commit
from pipeline import GitFolder


def test_a_commit_is_named_and_whether_something_changed_since(tmp_path: Path) -> None:
    folder = GitFolder(tmp_path)
    name = folder.commit({"mkdocs.yml": "a: 1", "issues/2023/1.md": "x", ".gitignore": "docs/*/\n"})
    assert read_commit(tmp_path) == {"name": name, "changed": False}
    (tmp_path / "docs" / "issues").mkdir(parents=True)
    (tmp_path / "docs" / "issues" / "1.md").write_text("made", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("of no page", encoding="utf-8")
    assert read_commit(tmp_path) == {"name": name, "changed": False}
    (tmp_path / "issues" / "2023" / "2.md").write_text("new", encoding="utf-8")
    assert read_commit(tmp_path) == {"name": name, "changed": True}


def test_a_project_in_the_folder_of_another_is_not_the_other(tmp_path: Path) -> None:
    folder = GitFolder(tmp_path)
    folder.commit({"mkdocs.yml": "a: 1", ".gitignore": ".cache\n"})
    inner = tmp_path / ".cache" / "demo"
    inner.mkdir(parents=True)
    (inner / "mkdocs.yml").write_text("a: 2", encoding="utf-8")
    assert read_commit(inner) == {}


def test_without_git_no_commit_is_named(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("a: 1", encoding="utf-8")
    assert read_commit(tmp_path) == {}


def test_a_repository_without_a_commit_names_none(tmp_path: Path) -> None:
    GitFolder(tmp_path).git("add", "--all")
    assert read_commit(tmp_path) == {}
