"""Tables that the page does not show as such, or not whole."""

import pytest

from mediawatch.check.mend import mend_text
from mediawatch.format.render import render_body
from mediawatch.model import Severity
from mediawatch.samples import ISSUE
from sample_issue import in_body, judge

HEAD = "| 项 | 数 |"
RULE = "| --- | --- |"
ROW = "| 甲 | 1 |"


def mended(text: str) -> str:
    """Return a body after all edits."""
    whole = ISSUE.text.replace(ISSUE.place, text)
    after = mend_text(whole, [edit for one in judge(text) for edit in one.edits])
    return after[ISSUE.text.index(ISSUE.place) : -1]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (f"{HEAD}\n{ROW}", f"{HEAD}\n{RULE}\n{ROW}"),
        (f"{HEAD}\n{ROW}\n{ROW}", f"{HEAD}\n{RULE}\n{ROW}\n{ROW}"),
        (f"{HEAD}\n|---|\n{ROW}", f"{HEAD}\n{RULE}\n{ROW}"),
        (f"{HEAD}\n|:-:|:-:|---|\n{ROW}", f"{HEAD}\n{RULE}\n{ROW}"),
        (f"{HEAD}\n| —— | —— |\n{ROW}", f"{HEAD}\n{RULE}\n{ROW}"),
        (f"{HEAD}\n|====|====|\n{ROW}", f"{HEAD}\n{RULE}\n{ROW}"),
        (f"见表：\n{HEAD}\n{ROW}\n下文", f"见表：\n\n{HEAD}\n{RULE}\n{ROW}\n\n下文"),
        ("｜项｜数｜\n｜---｜---｜\n｜甲｜1｜", "|项|数|\n|---|---|\n|甲|1|"),
        ("｜项｜数｜\n｜——｜：－｜\n｜甲｜1｜", "|项|数|\n|--|:-|\n|甲|1|"),
        ("｜项｜数｜\n｜甲｜1｜", f"|项|数|\n{RULE}\n|甲|1|"),
        ("项\t数\n甲\t1", f"{HEAD}\n{RULE}\n{ROW}"),
        ("见表：\n项\t数\n甲\t1", f"见表：\n\n{HEAD}\n{RULE}\n{ROW}"),
    ],
)
def test_a_table_of_another_shape_becomes_one(text: str, right: str) -> None:
    assert mended(text) == right
    assert "<table>" in render_body(right).html
    assert "<table>" not in render_body(text).html


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        (f"{HEAD}\n{ROW}\n{RULE}", 0, "MW322"),
        (f"{RULE}\n{ROW}", 0, "MW322"),
        (f"{HEAD}\n| 甲 | 1 | 2 |", 0, "MW322"),
        (f"{HEAD}\n|---|\n| 甲 | 1 | 2 |", 1, "MW322"),
        (f"{HEAD}\n\n{RULE}\n{ROW}", 2, "MW322"),
        (f"{HEAD}\n{RULE}\n\n{ROW}", 3, "MW322"),
        ("项    数\n甲      1", 0, "MW323"),
        ("项　　数\n甲　　　1", 0, "MW323"),
        ("项\t数\n甲\t\t1", 0, "MW323"),
        ("┌──┬──┐\n│项│数│\n└──┴──┘", 0, "MW323"),
        ("+---+---+\n| 项 | 数 |\n+---+---+", 0, "MW323"),
    ],
)
def test_a_table_that_a_person_must_mend_is_found(text: str, place: int, code: str) -> None:
    assert in_body(text, code) == [(place, code)]
    assert mended(text) == text


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}\n{RULE}\n{ROW}",
        f"{HEAD}\n{RULE}\n{ROW}\n\n{HEAD}\n{RULE}\n{ROW}",
        f"  {HEAD}\n  {RULE}\n  {ROW}",
        "项 | 数\n--- | ---\n甲 | 1",
        "| 项 |\n|---|\n| 甲 |",
        f"{HEAD}\n{RULE}\n| 甲 \\| 乙 | `a|b` |",
        f"{HEAD}\n{RULE}\n| 甲 |",
        f"{HEAD}\n{RULE}\n| 甲 | 1 | |",
        f"- 列表里：\n\n    {HEAD}\n    {RULE}\n    {ROW}",
        "这一行里有一个\t制表符",
        "中间  空两格",
        "甲|乙",
        "｜甲",
        "5 + 3",
    ],
)
def test_tables_and_what_is_none_are_left_alone(text: str) -> None:
    assert in_body(text) == []


def test_a_cell_that_would_be_lost_is_an_error() -> None:
    [found] = judge(f"{HEAD}\n{RULE}\n{ROW}\n| 乙 | 2 | 3 |")
    assert (found.code, found.severity) == ("MW324", Severity.ERROR)
    assert found.message == "这一行有 3 格，表头只有 2 格，多的不会显示"
    assert "3" not in "".join(render_body(f"{HEAD}\n{RULE}\n| 乙 | 2 | 3 |").blocks)


def test_a_table_without_words_is_found() -> None:
    assert in_body(f"文\n\n| | |\n{RULE}\n| | |") == [(2, "MW325")]
    assert in_body(f"文\n\n| | |\n{RULE}\n| | ![图](https://a.cn/a.png) |", "MW325") == []


def test_it_is_said_what_to_write() -> None:
    [found] = judge(f"{HEAD}\n{ROW}")
    assert (found.message, found.hint) == ("表格的表头下面没有线，不会显示成表格", f"在这一行下面加一行 {RULE}")
    [found] = judge(f"{HEAD}\n| —— | —— |\n{ROW}")
    assert (found.message, found.hint) == ("表头下面的线不是半角短横，不会显示成表格", f"写成 {RULE}")
    [found] = judge(f"{HEAD}\n|---|\n{ROW}")
    assert (found.message, found.hint, found.quoted) == (
        "表头有 2 栏，下面的线有 1 栏，不会显示成表格",
        f"写成 {RULE}",
        "|---|",
    )


def test_a_drawn_table_is_to_be_written_with_strokes() -> None:
    [found] = (one for one in judge("┌──┬──┐\n│项│数│\n└──┴──┘") if one.code == "MW323")
    assert (found.message, found.hint) == (
        "画出来的表格会连成一段",
        "各栏用 | 隔开，第二行写 | --- | --- |，一栏一个 ---",
    )


def test_a_single_line_with_columns_is_no_table() -> None:
    assert in_body("- 项\t数\n甲\t1", "MW323") == []


def test_a_table_with_empty_lines_between_its_rows_is_told_once() -> None:
    assert in_body(f"{HEAD}\n\n{RULE}\n\n{ROW}\n\n{ROW}") == [(2, "MW322")]


def test_a_table_below_another_does_not_go_on_with_it() -> None:
    whole = f"{HEAD}\n{RULE}\n{ROW}"
    assert mended(f"{whole}\n\n{HEAD}\n|——|——|\n{ROW}") == f"{whole}\n\n{whole}"
    assert mended(f"{whole}\n\n{HEAD}\n|——|——|") == f"{whole}\n\n{HEAD}\n{RULE}"
