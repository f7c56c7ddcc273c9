"""Every field that is shown can be corrected, and given as an option."""

from datetime import date

import pytest

from draft_editor import DRAFT, OLD, TEXT, URL, Editor
from mediawatch.format.parse import parse_issue
from mediawatch.intake.capture.page import CaptureError, PageBytes
from mediawatch.model import Article


def test_each_field_that_is_shown_can_be_corrected_by_its_number(editor: Editor) -> None:
    old = editor.folder / "2023" / "523.md"
    old.write_text(old.read_text("utf-8").replace("- 链接", "- 栏目：全国范围\n- 链接"), "utf-8")
    answers = {
        "标题": "对的标题",
        "来源": "晚报",
        "日期": "2023-06-15",
        "作者与编辑": "文/王丹；编辑：李然",
        "链接": "http://paper.cn/对",
        "栏目": "北京市",
        "期号": "523",
    }
    given = [part for number, answer in enumerate(answers.values(), 1) for part in (str(number), answer)]
    assert editor.capture(*given, "", credit="作者：王珂") == old
    shown = [line.split("：")[0] for line in editor.heard if line[0].isdigit()]
    assert shown == [f"{number} {name}" for number, name in enumerate(answers, 1)]
    article = parse_issue(old.read_text("utf-8"), "").draft.articles[-1]
    assert article == Article(
        523,
        2,
        "对的标题",
        "晚报",
        date(2023, 6, 15),
        f"{TEXT}\n\n文/王丹 编辑：李然",
        url="http://paper.cn/%E5%AF%B9",
        section="北京市",
    )
    assert editor.draft.read_text("utf-8") == DRAFT


def test_a_correction_that_cannot_be_is_told_and_enter_keeps_what_was_there(editor: Editor) -> None:
    answers = ("日期", "昨天", "", "链接", "ftp://a.cn/", OLD, "期号", "十", "999", "523", "", "不")
    assert editor.capture("1", "", *answers) is None
    said = [line for line in editor.heard if line.endswith("请再写一次。")]
    assert [line[:5] for line in said] == ["“昨天”不", "ftp:/", "“十”不是", "没有第 9", "这一期已经"]
    assert f"链接：{OLD}" in editor.heard
    assert "524" in editor.asked[-1][0]


def test_an_article_that_the_named_issue_has_is_not_written_into_it(editor: Editor) -> None:
    assert editor.capture("期号", "523", "", "不", url=OLD) is None
    assert any(line.startswith("这一期已经有这一篇：523-1") for line in editor.heard)


def test_what_may_be_empty_is_emptied_by_saying_so(editor: Editor) -> None:
    editor.capture("4", "没有", "5", "没有", "", credit="作者：王丹")
    written = editor.draft.read_text("utf-8")
    assert "链接" not in written
    assert "王丹" not in written


def test_without_sections_in_the_archive_none_is_shown(editor: Editor) -> None:
    editor.capture("")
    assert not any("栏目" in line for line in editor.heard)


@pytest.mark.parametrize(
    ("url", "title", "words"),
    [
        (URL, "", "--title 写明"),
        ("http://paper.cn/20230614/c.html", "题", "--source 写明"),
        ("http://www.news.cn/c.html", "题", "--date 写明"),
        (URL, "题", "--yes"),
    ],
)
def test_where_nobody_is_there_to_ask_the_option_to_give_is_told(
    editor: Editor, url: str, title: str, words: str
) -> None:
    page = PageBytes(f"<title>{title}</title><div>{TEXT}</div>".encode(), url)
    with pytest.raises(CaptureError, match=words) as refused:
        editor.capture(url=url, alone=True, fetch=lambda _: page)
    assert "\n" not in str(refused.value)
    assert editor.draft.read_text("utf-8") == DRAFT


def test_options_answer_what_would_be_asked(editor: Editor) -> None:
    given = {
        "--title": "题",
        "--source": "晚报",
        "--date": "2023年6月15日",
        "--byline": "作者：王丹；编辑：李然",
        "--section": "北京市",
    }
    editor.capture(url="http://paper.cn/c.html", given=given, alone=True, agreed=True)
    article = parse_issue(editor.draft.read_text("utf-8"), "").draft.articles[0]
    body = f"{TEXT}\n\n作者：王丹 编辑：李然"
    assert article == Article(
        524, 1, "题", "晚报", date(2023, 6, 15), body, url="http://paper.cn/c.html", section="北京市"
    )
    assert editor.asked == []


@pytest.mark.parametrize(("option", "answer"), [("--date", "昨天"), ("--date", "2999-01-01"), ("--title", " ")])
def test_an_option_that_cannot_be_is_told(editor: Editor, option: str, answer: str) -> None:
    with pytest.raises(CaptureError, match=f"^{option}"):
        editor.capture(given={option: answer})
