"""What runs together on the page for want of an empty line."""

import pytest

from mediawatch.format.render import render_body
from mediawatch.model import Severity
from sample_issue import in_body, judge

LEAD = "本期月报共收集 1 篇信息"

WRAPPED = """这是一段在宽度处折断的文字，每一行都差不多一样长，到了行
尾就换行，有时一行的末尾正好是一句话的末尾，就像这一行。
接着又是一行文字，它和前面的几行一样长，直到最后的一行为
止。"""


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("如下：\n- 甲\n- 乙", 1),
        ("如下\n* 甲", 1),
        ("如下\n1. 甲", 1),
        ("如下  \n- 甲", 1),
        ("一行\n又一行\n1. 甲\n2. 乙", 2),
        ("> 引。\n- 甲", 1),
        ("如下：\n| 项 | 数 |\n| --- | --- |\n| 甲 | 1 |", 1),
        ("如下：\n项 | 数\n--- | ---\n甲 | 1", 1),
        ("- 甲\n| 项 | 数 |\n| --- | --- |\n| 甲 | 1 |", 1),
        ("| 项 | 数 |\n| --- | --- |\n| 甲 | 1 |\n下文", 3),
        ("| 项 | 数 |\n| --- | --- |\n| 甲 | 1 |\n- 下文", 3),
        ("| 项 | 数 |\n| --- | --- |\n| 甲 | 1 |\n### 下文", 3),
        ("- 甲\n- 乙。\n下文", 2),
        ("- 甲：\n> 引文", 1),
        ("> 引文。\n下文", 1),
        ("- 甲\n（二）下文", 1),
        ("- 甲。\n　　下文", 1),
    ],
)
def test_what_is_glued_to_the_text_above_is_found(text: str, place: int) -> None:
    assert in_body(text, "MW320") == [(place, "MW320")]
    lines = text.split("\n")
    apart = "\n".join([*lines[:place], "", *lines[place:]])
    assert in_body(apart, "MW320") == []
    assert render_body(apart).html.split() != render_body(text).html.split()


@pytest.mark.parametrize(
    "text",
    [
        "- 甲\n- 乙\n    - 丙\n- 丁",
        "- 甲\n还是甲\n- 乙",
        "- 甲。\n  还是甲。",
        "1. 甲\n\n2. 乙",
        "### 标题\n- 甲\n- 乙\n### 又一个\n文",
        "文\n> 引文",
        "> 引文\n还是引文",
        "| 项 | 数 |\n| --- | --- |\n| 甲 | 1 |\n\n下文",
        "文\n***\n- 甲",
        "2023 年\n1.5 亿元",
        "文\n-甲",
        "文\n1、甲",
    ],
)
def test_what_the_page_shows_as_it_was_meant_is_left_alone(text: str) -> None:
    assert in_body(text, "MW320") == []


def test_it_is_said_what_becomes_of_it() -> None:
    said = [
        judge("如下：\n- 甲\n- 乙")[0],
        judge("如下：\n1. 甲\n2. 乙")[0],
        judge("- 甲。\n下文")[0],
        judge("| 项 | 数 |\n| --- | --- |\n| 甲 | 1 |\n下文")[0],
        judge("- 甲\n> 引")[0],
    ]
    assert [(one.message, one.hint) for one in said] == [
        ("列表前面没有空行，会和上面的文字连成一段", "在列表前面空一行；不是列表就在行首的符号前加 \\"),
        ("列表前面没有空行，会和上面的文字连成一段", "在列表前面空一行；不是列表就在数字后面加 \\，写成“1\\.”"),
        ("列表下面没有空行，这段文字会变成列表的一部分", "不是列表就在前面空一行；是的话接在上一行后面"),
        ("表格下面没有空行，这一行会变成表格的一行", "在它前面空一行"),
        ("引文前面没有空行，会和上面的列表连成一段", "在它前面空一行；是列表的一部分就缩进四格"),
    ]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("如下\n- 甲\n- 乙", True),
        ("如下\n- 甲", False),
        ("如下\n1. 甲\n3. 乙", False),
        ("如下\n2023. 甲\n2024. 乙", False),
    ],
)
def test_a_list_is_set_apart_where_it_is_one_for_sure(text: str, mended: bool) -> None:
    [found] = (one for one in judge(text) if one.code == "MW320")
    assert bool(found.edits) is mended


@pytest.mark.parametrize(
    ("rows", "mended"),
    [
        ("| 项 | 数 |\n| --- | --- |\n| 甲 | 1 |", True),
        ("| 项 | 数 |\n| --- | --- |\n| 甲 | 1 | 2 |", False),
        ("| 项 | 数 |", False),
    ],
)
def test_a_table_is_set_apart_where_no_row_is_cut(rows: str, *, mended: bool) -> None:
    [found] = (one for one in judge(f"如下：\n又一行：\n{rows}") if one.code == "MW320")
    assert bool(found.edits) is mended


def test_two_paragraphs_that_run_together_are_told_with_how_they_stand() -> None:
    said = [judge("第一段。\n第二段。")[0], judge("第一段。\n第二段。\n第三段。")[0], judge("第一段。\n    第二段")[0]]
    assert [(one.message, one.hint) for one in said] == [
        ("和上一行之间没有空行，会连成一段", "是新的一段就在前面空一行；不是就接在上一行后面"),
        ("和上一行之间没有空行，会连成一段；往下还有 1 处", "是新的一段就在前面空一行；不是就接在上一行后面"),
        ("和上一行之间没有空行，会连成一段", "是新的一段就在前面空一行，行首不空格；不是就接在上一行后面"),
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("第一段。\n第二段。", 1),
        ("他说：“好。”\n第二段", 1),
        ("　　第一段\n　　第二段", 1),
        ("没有完的一行\n　　第二段", 1),
        ("问：怎样\n答：这样", 1),
        ("一、总的要求\n各地要加强平台建设，推动数据互联互通，提升服务", 1),
        ("要做到\n（一）互认", 1),
        ("要做到\n2、互认", 1),
        ("要做到\n2.互认", 1),
        ("一行\n又一行。\n第三行", 2),
        ("> 引。\n\n第一段！\n第二段", 3),
        ("### 标题\n第一段。\n第二段", 2),
        ("第一段。\n    第二段", 1),
    ],
)
def test_paragraphs_that_run_together_are_found(text: str, place: int) -> None:
    assert in_body(text, "MW321") == [(place, "MW321")]
    [found] = (one for one in judge(text) if one.code == "MW321")
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        WRAPPED,
        "第一行。  \n第二行",
        "第一行。\\\n第二行",
        "一行\n又一行",
        "增加了\n2.5亿元",
        "第一段。\n\n第二段。",
        "### 标题\n文",
        "```\n第一行。\n第二行。\n```",
        "- 甲。\n  还是甲",
    ],
)
def test_lines_that_are_one_paragraph_are_left_alone(text: str) -> None:
    assert in_body(text, "MW321") == []


def test_a_block_of_paragraphs_is_told_once_and_mended_whole() -> None:
    [found] = judge("第一段。\n第二段。\n第三段。\n第四段。")
    assert (found.message, len(found.edits)) == ("和上一行之间没有空行，会连成一段；往下还有 2 处", 3)


@pytest.mark.parametrize("text", ["主要有\n· 完善系统\n· 加强培训", "主要有：\n●完善系统\n●加强培训"])
def test_items_behind_other_bullets_are_paragraphs_of_their_own(text: str) -> None:
    [found] = judge(text)
    assert (found.code, len(found.edits)) == ("MW321", 2)
    assert in_body(text.replace("\n", "\n\n")) == []


def test_a_name_that_is_broken_at_its_dot_is_one() -> None:
    assert in_body("作者是艾伦\n·图灵", "MW321") == []


def test_short_lines_that_run_together_are_worth_a_look() -> None:
    [found] = judge("甲医院：12\n乙医院：34\n丙医院：5")
    assert (found.code, found.severity, found.edits) == ("MW321", Severity.HINT, ())


def test_a_lead_is_looked_at_too() -> None:
    assert [one.code for one in judge(f"第一段。\n第二段。\n\n{LEAD}", LEAD)] == ["MW321"]
    assert [one.code for one in judge(f"如下：\n- 甲\n\n{LEAD}", LEAD)] == ["MW320"]


def test_of_a_text_that_a_list_swallows_the_first_line_is_told() -> None:
    assert in_body("- 甲。\n第一段。\n第二段。\n第三段。") == [(1, "MW320")]
    assert in_body("- 甲。\n第一段。\n- 乙。\n第二段。", "MW320") == [(1, "MW320"), (3, "MW320")]
