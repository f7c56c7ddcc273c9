"""What lies among the issues and is not read is told in one line, and where it belongs; nothing leads out."""

from pathlib import Path

import pytest

from mediawatch.archive.archive import Archive
from mediawatch.archive.issue_folder import file_line, shown
from mediawatch.check.formats import format_line
from mediawatch.commands import name_command
from mediawatch.model import Finding, Severity
from mediawatch.samples import ISSUE, SOURCES

TEXT = ISSUE.text.replace("number: 12", "number: 524")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "issues"
    put(root / "_dictionaries" / "sources.yml", SOURCES.text)
    put(root / "2023" / "12.md", ISSUE.text)
    return root


def put(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def only(root: Path) -> Finding:
    [finding] = Archive.load(root).findings
    assert finding.line == 1
    assert "\n" not in format_line(finding)
    return finding


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("2023/第524期.md", "2023/524.md"),
        ("2023/第五二四期.md", "2023/524.md"),
        ("2023/524（终稿）.md", "2023/524.md"),
        ("2023/524 - 副本.md", "2023/524.md"),
        ("2023/524 .md", "2023/524.md"),
        ("2023/ 524.md", "2023/524.md"),
        ("2023/524.MD", "2023/524.md"),
        ("2023/524.md.txt", "2023/524.md"),
        ("2023/524.markdown", "2023/524.md"),
        ("2023/No.524.md", "2023/524.md"),
        ("2023/七月月报.md", "2023/524.md"),
        ("2023/2023-07-31.md", "2023/524.md"),
        ("2023/5\n24.md", "2023/524.md"),
        ("2023/５２４.md", "2023/524.md"),
        ("2023/.524.md", "2023/524.md"),
        ("2023/..524.md", "2023/524.md"),
        ("524.md", "2023/524.md"),
        ("第524期.md", "2023/524.md"),
    ],
)
def test_what_looks_like_an_issue_is_an_error_that_says_its_name(root: Path, name: str, place: str) -> None:
    put(root / name)
    found = only(root)
    assert (found.code, found.severity, found.hint) == ("MW006", Severity.ERROR, f"改名为 {place}")


@pytest.mark.parametrize("name", ["524.docx", "第524期.doc", "524.pdf", "北京市月报第五百二十四期.wps", "524.html"])
def test_a_document_is_to_be_imported(root: Path, name: str) -> None:
    put(root / "2023" / name, "x")
    found = only(root)
    assert (found.severity, found.message) == (Severity.ERROR, "像是第 524 期的文稿，不会发布")
    assert found.hint == f"先移到别处，再导入（{name_command('import')}），成为 2023/524.md"


@pytest.mark.parametrize("name", ["第12期.md", "12 - 副本.md", "12.docx", "12（1）.md"])
def test_a_copy_of_an_issue_that_is_there_loses_nothing(root: Path, name: str) -> None:
    put(root / "2023" / name, ISSUE.text)
    assert (only(root).severity, only(root).message) == (Severity.WARNING, "第 12 期已经有了，这个文件不会发布")


@pytest.mark.parametrize("name", ["2023/notes.txt", "README.md", "2023/12.md.bak", "2023/图 1.png", "2023/说明.md"])
def test_anything_else_is_a_warning(root: Path, name: str) -> None:
    put(root / name, "记事")
    assert (only(root).code, only(root).severity) == ("MW006", Severity.WARNING)


@pytest.mark.parametrize("name", ["2023/.DS_Store", "2023/._524.md", ".gitkeep", "2023/.524.md.swp", "2023/.#524.md"])
def test_what_systems_and_editors_leave_behind_is_no_news(root: Path, name: str) -> None:
    put(root / name)
    assert Archive.load(root).findings == ()


@pytest.mark.parametrize("name", [".gitignore", ".gitattributes", "2023/.gitignore"])
def test_a_file_by_which_git_keeps_issues_back_or_hides_changes_is_told(root: Path, name: str) -> None:
    put(root / name, "*\n")
    assert (only(root).severity, only(root).message[:11]) == (Severity.WARNING, "git 会照这个文件办")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("2024年/524.md", "把文件夹改名为 2024"),
        ("２０２４/524.md", "把文件夹改名为 2024"),
        ("2024 /524.md", "把文件夹改名为 2024"),
        ("2023年/524.md", "把里面的文件移到 2023/ 下面，文件名写成 期号.md"),
        ("2023/七月/524.md", "把里面的文件移到 2023/ 下面，文件名写成 期号.md"),
        ("新的/524.md", "把里面的文件移到 年份/ 下面，文件名写成 期号.md"),
    ],
)
def test_a_folder_that_is_not_read_and_holds_issues_is_an_error(root: Path, name: str, hint: str) -> None:
    put(root / name)
    found = only(root)
    assert (found.severity, found.message, found.hint) == (Severity.ERROR, "文件夹里的 1 个文件不会发布", hint)


def test_a_folder_without_issues_and_that_of_what_is_unsettled_are_warnings(root: Path) -> None:
    put(root / "未定" / "524.md")
    assert only(root).severity is Severity.WARNING
    (root / "未定").rename(root / "图")
    (root / "图" / "524.md").rename(root / "图" / "a.png")
    assert only(root).severity is Severity.WARNING


def test_a_link_that_leads_out_of_the_folder_is_not_followed(root: Path, tmp_path: Path) -> None:
    secret = put(tmp_path / "secret.md")
    link = root / "2023" / "524.md"
    link.symlink_to(secret)
    archive = Archive.load(root)
    assert [(f.code, f.message) for f in archive.findings] == [("MW001", "这是链接，指向文件夹外面")]
    assert [issue.number for issue in archive.issues] == [12]
    link.unlink()
    put(tmp_path / "elsewhere" / "524.md")
    (root / "2024").symlink_to(tmp_path / "elsewhere")
    assert only(root).message == "这是链接，指向文件夹外面"
    (root / "2024").unlink()
    (root / "_dictionaries" / "sources.yml").unlink()
    (root / "_dictionaries" / "sources.yml").symlink_to(secret)
    assert only(root).message == "这是链接，指向文件夹外面"


def test_nothing_of_what_a_link_leads_to_is_shown(root: Path, tmp_path: Path) -> None:
    link = root / "2023" / "524.md"
    link.symlink_to(put(tmp_path / "secret.md"))
    assert file_line(only(root).path, 1) == ""
    assert file_line(shown(put(root / "2023" / "525.md")), 1) == "---"


def test_a_link_within_the_folder_and_a_folder_that_is_a_link_are_read(root: Path, tmp_path: Path) -> None:
    put(root / "2023" / "524.md")
    (root / "2024").mkdir()
    (root / "2024" / "525.md").symlink_to(root / "2023" / "524.md")
    (tmp_path / "link").symlink_to(root)
    assert Archive.load(tmp_path / "link").findings == ()


def test_a_file_that_is_too_large_is_not_read(root: Path) -> None:
    put(root / "2023" / "13.md", "字" * 3_400_000)
    assert (only(root).code, only(root).message) == ("MW001", "文件太大：10.2 MB")
