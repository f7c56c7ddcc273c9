"""What the lines of a block are, and what the page makes them a part of."""

import pytest

from mediawatch.check.blocks import Block, Kind, item_number

TEXT, ITEM, ROW, QUOTE, EDGE, INNER = Kind.TEXT, Kind.ITEM, Kind.ROW, Kind.QUOTE, Kind.EDGE, Kind.INNER


def kinds(*texts: str) -> list[Kind]:
    return [line.kind for line in Block(1, texts).lines]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("文字", TEXT),
        ("- 项", ITEM),
        ("   12. 项", ITEM),
        ("-项", TEXT),
        ("- ", TEXT),
        ("1234567890. 项", TEXT),
        ("| 格 | 格 |", ROW),
        ("｜格｜", ROW),
        ("├─┤", ROW),
        ("> 引", QUOTE),
        ("### 小标题", EDGE),
        ("* * *", EDGE),
        ("---", EDGE),
        ("```", EDGE),
        ("~~~ python", TEXT),
        ("~~~python", EDGE),
        ("    缩进", INNER),
        ("\t- 缩进", INNER),
        ("    ```", INNER),
    ],
)
def test_a_line_is_of_a_kind(text: str, kind: Kind) -> None:
    assert kinds(text) == [kind]


def test_rows_are_known_by_the_lines_around_them() -> None:
    assert kinds("项 | 数", "--- | ---", "甲 | 1", "- 乙 | 2", "文字") == [ROW, ROW, ROW, ROW, TEXT]
    assert kinds("项\t数", "甲\t1") == [ROW, ROW]
    assert kinds("项 | 数", "甲 | 1") == [TEXT, TEXT]


@pytest.mark.parametrize(
    ("texts", "inside"),
    [
        (("文字", "文字"), [None, None]),
        (("文字", "- 项", "- 项"), [None, TEXT, None]),
        (("- 项", "文字", "- 项"), [None, ITEM, None]),
        (("- 项", "    里面", "- 项"), [None, ITEM, None]),
        (("文字", "> 引"), [None, None]),
        (("- 项", "> 引"), [None, ITEM]),
        (("文字", "### 小标题", "文字"), [None, None, None]),
        (("项 | 数", "--- | ---", "### 小标题", "文字"), [None, None, ROW, None]),
        (("| 项 |", "### 小标题"), [None, None]),
    ],
)
def test_a_line_that_the_page_shows_inside_of_another_is_known(
    texts: tuple[str, ...], inside: list[Kind | None]
) -> None:
    lines = list(Block(7, texts).lines)
    assert [line.inside for line in lines] == inside
    assert [line.number for line in lines] == list(range(7, 7 + len(texts)))


def test_lines_that_follow_each_other_and_fit_are_a_run() -> None:
    block = Block(1, ("文字", "- 甲", "- 乙", "### 小标题", "- 丙"))
    runs = block.runs(lambda line: line.kind is ITEM)
    assert [[line.number for line in run] for run in runs] == [[2, 3], [5]]


@pytest.mark.parametrize(("text", "number"), [("12. 项", 12), ("- 项", None), ("文字", None), ("1.5 倍", None)])
def test_the_number_of_an_item_is_known(text: str, number: int | None) -> None:
    assert item_number(text) == number
