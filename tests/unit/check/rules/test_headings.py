"""Which lines are headings, and which look like one or should have been one."""

import pytest

from mediawatch.model import Severity
from mediawatch.samples import ISSUE
from sample_issue import in_body, judge

LEAD = "本期月报共收集 1 篇信息"


@pytest.mark.parametrize("line", ["# 标题", "#"])
def test_a_heading_in_a_body_is_not_higher_than_the_third_level(line: str) -> None:
    assert in_body(f"文。\n\n{line}") == [(2, "MW311")]


@pytest.mark.parametrize(
    ("levels", "wrong"),
    [
        ((3, 4, 5, 6), []),
        ((3, 4, 3, 4, 5, 3), []),
        ((4,), [0]),
        ((3, 5), [1]),
        ((3, 4, 6), [2]),
        ((3, 5, 6), [1]),  # what stands below one that jumped does not jump again
        ((5, 4, 3), [0]),
        ((3, 4, 5, 3, 5), [4]),
    ],
)
def test_headings_go_down_one_level_at_a_time(levels: tuple[int, ...], wrong: list[int]) -> None:
    text = "\n\n".join(f"{'#' * level} 标题" for level in levels)
    assert in_body(text) == [(2 * place, "MW313") for place in wrong]


def test_a_jump_says_from_where_and_what_to_write() -> None:
    [jump] = judge("### 一\n\n##### 二")
    assert (jump.message, jump.hint) == ("小标题从 ### 跳到了 #####", "写成 ####")
    [first] = judge("##### 一")
    assert (first.message, first.hint) == ("小标题从 ## 跳到了 #####", "写成 ###")


def test_a_heading_that_is_too_high_or_written_wrong_does_not_make_the_next_one_jump() -> None:
    assert in_body("# 一\n\n#### 二") == [(0, "MW311")]
    assert in_body("####一\n\n##### 二") == [(0, "MW312")]


@pytest.mark.parametrize("underline", ["==", "=", "--", "---", "---  ", "-\t"])
def test_a_line_below_words_makes_a_heading_of_them(underline: str) -> None:
    assert in_body(f"标题\n{underline}") == [(1, "MW311")]


@pytest.mark.parametrize("underline", ["=-", "- -", "=x", " ---", "――", "***"])
def test_other_lines_do_not(underline: str) -> None:
    assert in_body(f"标题\n{underline}", "MW311") == []


@pytest.mark.parametrize(
    "before", ["### 标题", "| 甲 | 乙 |", "- 一项", "* 一项", "> 引文", "", "　", "  | 甲 |", "---"]
)
def test_a_line_below_what_is_no_words_is_only_a_line(before: str) -> None:
    assert in_body(f"文。\n\n{before}\n---", "MW311") == []


def test_a_line_of_a_body_s_end_is_looked_at_as_well_as_that_of_its_beginning() -> None:
    assert in_body("标题\n---\n文\n又一个\n---") == [(1, "MW311"), (4, "MW311")]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (" ### 标题", "### 前面不能有空格"),
        ("\u3000\u3000### 标题", "### 前面不能有空格"),
        ("\u200b### 标题", "### 前面不能有空格"),
        ("###\u3000标题", "### 后面要空一个半角的格"),
        ("###标题", "### 后面没有空格"),
        ("#标题", "# 后面没有空格"),
    ],
)
def test_marks_that_make_no_heading_are_an_error_which_says_how_to_write_them(line: str, what: str) -> None:
    [found] = judge(f"文。\n\n{line}")
    assert (found.code, found.severity, found.message) == ("MW312", Severity.ERROR, what)
    assert found.hint == "写成“### 标题”；不是标题就在前面加 \\"


@pytest.mark.parametrize("marks", ["＃＃＃", "＃#", "＃＃"])
def test_full_width_marks_may_be_meant(marks: str) -> None:
    [found] = judge(f"文。\n\n{marks} 标题")
    assert (found.code, found.severity) == ("MW312", Severity.WARNING)
    assert found.hint == "写成“### 标题”；原文就是这样的话不用改"


@pytest.mark.parametrize("line", ["＃话题", "文 ### 文", "\\### 文", "### 标题", "###", "###\t标题", "####### 七个"])
def test_what_is_no_heading_or_a_good_one_is_left_alone(line: str) -> None:
    assert in_body(f"文。\n\n{line}") == ([(2, "MW312")] if line.startswith("#######") else [])


def test_each_heading_of_a_body_is_told() -> None:
    assert in_body("###小标题\n\n# 又一个\n\n＃＃ 再一个", "MW311", "MW312") == [
        (0, "MW312"),
        (2, "MW311"),
        (4, "MW312"),
    ]
    assert [one.quoted for one in judge("＃＃ 再一个")] == ["＃＃"]


def test_a_lead_has_no_headings() -> None:
    assert [(one.line, one.code) for one in judge(f"导语。\n\n### 小标题\n###小标题\n\n{LEAD}", LEAD)] == [
        (13, "MW311"),
        (14, "MW312"),
    ]


def test_it_is_said_what_a_heading_that_may_not_be_there_should_be() -> None:
    lead, high, underlined = (
        judge("# 导语里的", LEAD),
        judge("## 题\n\n# 太大"),
        judge("标题\n---"),
    )
    assert [(one.message, one.hint) for one in (lead[0], high[-1], underlined[0])] == [
        ("第一篇文章前面不能有小标题", "文章以“## 标题”开头，导语里不写 #"),
        ("正文里的小标题要从 ### 开始", "小标题写成“### 太大”；是新的一篇就写成“## …”，下面写来源和日期"),
        ("下面画线的写法不能用来写小标题", "小标题前写 ###；只想画一条线就在前面空一行"),
    ]


def test_of_a_long_heading_only_its_beginning_is_repeated() -> None:
    [found] = judge(f"###{'长' * 40}")
    assert found.hint.startswith(f"写成“### {'长' * 30}…”")


ATTRIBUTES = "\n\n- 来源：新华网\n- 日期：2023-06-14\n\n文。"


@pytest.mark.parametrize("heading", ["# 标题", "### 标题", "##标题", "###标题", "　## 标题", "＃＃ 标题", "#标题"])
@pytest.mark.parametrize("place", [ISSUE.place, LEAD])
def test_a_heading_with_attributes_below_is_that_of_an_article(heading: str, place: str) -> None:
    [found, *others] = judge(f"文。\n\n{heading}{ATTRIBUTES}\n\n", place)
    assert (found.severity, others) == (Severity.ERROR, [])
    assert found.hint.startswith("写成“## 标题")
    assert [heading.replace(edit.old, edit.new, 1) for edit in found.edits] == ["## 标题"]


def test_the_name_of_the_series_has_its_place() -> None:
    [found] = judge(f"# 卫生信息化舆情监测月报\n\n{LEAD}", LEAD)
    assert "删掉这一行" in found.hint
