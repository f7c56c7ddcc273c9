"""What other programs know as markup."""

import pytest

from mediawatch.check.mend import mend_text
from mediawatch.format.render import render_body
from mediawatch.model import Severity
from mediawatch.samples import ISSUE
from sample_issue import in_body, judge


def mended(text: str) -> str:
    """Return a body after all edits."""
    whole = ISSUE.text.replace(ISSUE.place, text)
    after = mend_text(whole, [edit for one in judge(text) for edit in one.edits])
    return after[ISSUE.text.index(ISSUE.place) : -1]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("甲&nbsp;&nbsp;乙", "甲 乙"),
        ("&nbsp;&nbsp; &emsp;甲", "甲"),
        ("AT&amp;T", "AT&T"),
        ("&#8220;甲&#x201D;", "“甲”"),
        ("&lt;b&gt;", "\\<b\\>"),
        ("a&#42;b&#42;c", "a\\*b\\*c"),
        ("1&#46; 甲", "1\\. 甲"),
        ("甲&shy;乙", "甲乙"),
        ("&amp;lt;", "\\&lt;"),
        ("| 甲 &#124; 乙 |", "| 甲 \\| 乙 |"),
    ],
)
def test_an_entity_is_written_out_as_it_shows(text: str, right: str) -> None:
    assert [code for _, code in in_body(text)] == ["MW334"]
    assert mended(text) == right
    before, after = ("".join("".join(render_body(one).blocks).split()) for one in (text, right))
    assert before.replace("\xad", "") == after


@pytest.mark.parametrize("text", ["\\&nbsp;", "`&nbsp;`", "&bogus;", "AT&T; 甲", "<https://a.cn/?a=1&copy=2>", "R&D"])
def test_what_is_no_entity_is_left_alone(text: str) -> None:
    assert in_body(text) == []


def test_an_entity_in_a_title_or_an_attribute_is_told_without_a_mend() -> None:
    [title] = judge("AT&amp;T", "社区卫生信息系统升级")
    [correction] = judge("- 日期：2023-06-14\n- 勘误：&quot;甲&quot;", "- 日期：2023-06-14")
    assert [(one.code, one.edits) for one in (title, correction)] == [("MW334", ())] * 2
    assert title.message == "“&amp;”是网页代码，代表“&”，会原样显示"
    assert (title.line, correction.line) == (13, 17)


def test_what_cannot_be_written_out_is_told_without_a_mend() -> None:
    [found] = judge("甲&#xe000;乙")
    assert (found.code, found.edits, found.message) == ("MW334", (), "“&#xe000;”是网页代码")


@pytest.mark.parametrize("fence", ["```", "~~~", "````"])
def test_a_fence_that_is_not_closed_is_deleted(fence: str) -> None:
    text = f"文。\n\n{fence}\n代码\n\n文。"
    assert in_body(text) == [(2, "MW333")]
    assert mended(text) == "文。\n\n\n代码\n\n文。"


def test_fences_of_a_pair_are_told_once() -> None:
    text = "```python\n代码\n```\n\n```\n又\n```"
    assert in_body(text) == [(0, "MW333"), (4, "MW333")]
    assert mended(text) == text
    assert in_body("文`代码`文，```代码```") == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("见[甲]（https://a.cn/b）。", "见[甲](https://a.cn/b)。"),
        ("见[甲] (https://a.cn/b)。", "见[甲](https://a.cn/b)。"),
        ("见[甲](https://a.cn/b）。", "见[甲](https://a.cn/b)。"),
    ],
)
def test_wide_brackets_of_a_link_are_made_narrow(text: str, right: str) -> None:
    assert in_body(text) == [(0, "MW332")]
    assert mended(text) == right
    assert "<a " in render_body(right).html
    assert "<a " not in render_body(text).html


@pytest.mark.parametrize(
    "text", ["[甲](https://a.cn/b)", "[甲]（乙）", "\\[甲]（https://a.cn）", "【甲】（https://a.cn）"]
)
def test_links_and_what_is_none_are_left_alone(text: str) -> None:
    assert in_body(text) == []


@pytest.mark.parametrize(
    "text", ["~~约~~三亿", "==高亮==", "文[^1]", "[^1]: https://a.cn", "- [ ] 任务", "文 $$x$$", "::: 注"]
)
def test_markup_of_others_is_worth_a_look(text: str) -> None:
    assert [(one.code, one.severity) for one in judge(text)] == [("MW337", Severity.HINT)]


@pytest.mark.parametrize("text", ["10~20 元", "a==b", "文[1]", "\\~~约~~", "`~~约~~`", "{甲}", "- [甲](https://a.cn)"])
def test_signs_of_a_text_are_not(text: str) -> None:
    assert in_body(text) == []


def test_a_link_without_words_is_found() -> None:
    assert in_body("见[](https://a.cn)。") == [(0, "MW338")]
    assert in_body("见[ ](https://a.cn)。") == [(0, "MW338")]
    assert in_body("见[甲](https://a.cn)。") == []
