"""Which issue an article goes to, and how its file is written."""

from datetime import date

import pytest

from draft_editor import DRAFT, OLD, PUBLISHED, TEXT, URL, WRITTEN, Editor
from mediawatch.format.parse import parse_issue
from mediawatch.intake.capture.page import CaptureError, PageBytes


def test_the_newest_draft_is_written_to(editor: Editor) -> None:
    (editor.folder / "2024").mkdir()
    (editor.folder / "2024" / "525.md").write_text(PUBLISHED + WRITTEN.replace(URL, OLD), "utf-8")
    (editor.folder / "2023" / "9.md").write_text(DRAFT, "utf-8")
    assert editor.capture("") == editor.draft


def test_articles_go_into_one_draft_until_the_month_that_it_is_published_in_is_over(editor: Editor) -> None:
    for number, day in enumerate((1, 15, 31)):
        editor.today = date(2023, 7, day)
        url = f"http://www.news.cn/202306{15 + number}/c.html"
        page = PageBytes(f"<title>第{number}篇文章</title><div>{TEXT}</div>".encode(), url)

        def fetch(_: str, page: PageBytes = page) -> PageBytes:
            return page

        assert editor.capture("", url=url, fetch=fetch) == editor.draft
    assert [one.ordinal for one in parse_issue(editor.draft.read_text("utf-8"), "").draft.articles] == [1, 2, 3]
    editor.today = date(2023, 8, 1)
    with pytest.raises(CaptureError, match=r"mediawatch new.*第 524 期发布日期是 2023-07-01.*--issue 524"):
        editor.capture()
    assert editor.capture("", issue=524) == editor.draft


def test_an_archive_without_issues_is_told_how_to_begin(editor: Editor) -> None:
    for path in editor.draft.parent.iterdir():
        path.unlink()
    with pytest.raises(CaptureError, match=r"没有还在写的一期（先运行 [^ ]*mediawatch new 新建一期）"):
        editor.capture()


@pytest.mark.parametrize(("issue", "words"), [(None, "--issue 524"), (530, "没有第 530 期")])
def test_without_a_draft_the_way_to_one_is_told(editor: Editor, issue: int | None, words: str) -> None:
    editor.draft.write_text(PUBLISHED + WRITTEN, "utf-8")
    with pytest.raises(CaptureError, match=words):
        editor.capture(issue=issue)


def test_an_issue_with_two_files_is_refused(editor: Editor) -> None:
    (editor.folder / "2024").mkdir()
    (editor.folder / "2024" / "524.md").write_text(DRAFT, "utf-8")
    with pytest.raises(CaptureError, match="两个文件"):
        editor.capture(issue=524)


def test_a_folder_that_is_none_is_told(editor: Editor) -> None:
    editor.folder /= "none"
    with pytest.raises(CaptureError, match="没有这个文件夹"):
        editor.capture()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "空的"),
        ("正文\n", "第 1 行：开头缺少"),
        ("---\nnumber: 524\n", "没有结束"),
        ("---\na: [\n---\n", "要加上英文引号"),
    ],
)
def test_a_broken_file_is_told_before_anything_is_asked(editor: Editor, text: str, words: str) -> None:
    editor.draft.write_text(text, "utf-8")
    with pytest.raises(CaptureError, match=words):
        editor.capture(issue=524)
    assert editor.asked == []


def test_a_file_that_cannot_be_written_is_told_before_anything_is_asked(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bool:
        return False

    monkeypatch.setattr("os.access", refuse)
    with pytest.raises(CaptureError, match="写不进去"):
        editor.capture()
    assert editor.asked == []


@pytest.mark.parametrize("fault", [OSError("disk full"), KeyboardInterrupt()])
def test_a_write_that_fails_leaves_the_draft_and_nothing_else(
    editor: Editor, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises((CaptureError, KeyboardInterrupt)):
        editor.capture("")
    assert editor.draft.read_text("utf-8") == DRAFT
    assert sorted(path.name for path in editor.draft.parent.iterdir()) == ["523.md", "524.md"]


def test_a_draft_that_is_not_utf_8_is_refused(editor: Editor) -> None:
    editor.draft.write_bytes(DRAFT.encode("gb18030"))
    with pytest.raises(CaptureError, match="UTF-8"):
        editor.capture()
