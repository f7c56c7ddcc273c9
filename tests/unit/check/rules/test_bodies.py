"""What a body would lose, or show as something else."""

import pytest

from mediawatch.model import Severity
from sample_issue import in_body, judge


@pytest.mark.parametrize("tag", ["<b>", "</b>", "<br/>", "<br />", '<a href="x">', "<h1>", "<my-tag>", "<!-- 注"])
def test_html_is_shown_as_it_is_written(tag: str) -> None:
    [found] = judge(f"文\n文{tag}文")
    assert (found.code, found.severity, tag[:20] in found.message or tag == "<!-- 注") == (
        "MW315",
        Severity.WARNING,
        True,
    )


def test_lines_of_tags_are_told_once_and_what_to_write_instead() -> None:
    table = judge("文。\n\n<table>\n<tr><td>甲</td></tr>\n</table>\n\n文。")[0]
    assert (table.line, table.hint) == (21, "表格用 | 分栏，第二行写 | --- | --- |；标签都删掉")
    [line] = judge("甲<br>乙")
    assert line.hint == "删掉它，要分段就空一行；要显示它就在 < 前面加 \\"
    [note] = judge("甲<!-- 待核实 -->")
    assert note.hint == "读者会看到注释，删到 --> 为止；要显示它就在 < 前面加 \\"


@pytest.mark.parametrize(
    "text", ["`<b>`", "`a` 与 `<b>`", "\\<b>", "P<0.05", "a < b > c", "<https://a.cn/>", "<甲>", "<1>"]
)
def test_what_is_no_html_or_stands_in_code_is_left_alone(text: str) -> None:
    assert in_body(text) == []


@pytest.mark.parametrize("text", ["`甲`<b>`乙`", "`甲` <b> `", "`甲\n<b>`"])
def test_html_between_pieces_of_code_is_found(text: str) -> None:
    assert [code for _, code in in_body(text)] == ["MW315"]


@pytest.mark.parametrize("address", ["/a.html", "www.a.cn", "ftp://a.cn", "javascript:x", "a.pdf", ""])
def test_a_link_that_leads_nowhere_is_named(address: str) -> None:
    [found] = judge(f"见[公告]({address})。")
    assert (found.code, found.severity, found.message) == (
        "MW317",
        Severity.WARNING,
        f"链接“{address}”不会发布",
    )


@pytest.mark.parametrize(
    "text",
    [
        "[甲](http://a.cn)",
        "[甲](HTTPS://a.cn)",
        "[甲](<https://a.cn/b c>)",
        "[甲]( https://a.cn)",
        "[甲](mailto:a@b.cn)",
        "\\[甲](乙)",
        "[甲]（乙）",
    ],
)
def test_a_link_that_is_whole_or_none_is_left_alone(text: str) -> None:
    assert in_body(text) == []


def test_each_link_of_a_line_is_looked_at() -> None:
    assert in_body("[甲](a)，[乙](https://b.cn)，[丙](c)") == [(0, "MW317"), (0, "MW317")]


def test_a_picture_is_not_published_unless_it_is_none() -> None:
    assert in_body("文![图](https://a.cn/1.png)") == [(0, "MW314")]
    assert in_body("文![](a.png)") == [(0, "MW314")]
    assert in_body("\\![图](https://a.cn/1.png)") == []
    assert in_body("好！[图](https://a.cn/1.png)") == []


@pytest.mark.parametrize("indent", ["    ", "     ", "\t", " \t", "   \t"])
def test_an_indented_paragraph_would_be_code(indent: str) -> None:
    assert in_body(f"文。\n\n{indent}文。\n{indent}文。") == [(2, "MW318")]


@pytest.mark.parametrize("text", ["文。\n\n   文。", "文。\n    文。", "文。\n\n　　　　文。", "文。\n\n    \n文。"])
def test_a_paragraph_that_is_indented_by_less_or_goes_on_is_none(text: str) -> None:
    assert in_body(text, "MW318") == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("- 甲\n  - 乙", [1]),
        ("- 甲\n    - 乙\n      - 丙", [2]),
        ("1. 甲\n   - 乙", [1]),
        ("100. 甲\n   * 乙", [1]),
        ("- 甲\n\n  + 乙", [2]),
        ("- 甲\n    - 乙\n        - 丙\n- 丁", []),
        ("- 甲\n\t- 乙", []),
        ("- 甲\n\t  - 乙", [1]),
        ("- 甲\n文。\n  - 乙", []),
        ("- 甲\n  还是甲\n  - 乙", [2]),
        ("- 甲\n 还是甲\n  - 乙", [2]),
        ("  - 甲\n  - 乙", []),
        ("- 甲\n  -乙", []),
        ("1000. 甲\n  - 乙", []),
    ],
)
def test_an_item_below_another_is_indented_by_four_more(text: str, wrong: list[int]) -> None:
    assert in_body(text, "MW319") == [(place, "MW319") for place in wrong]


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("文![图](a)", "正文里的图片不会发布", "把图上的文字写进正文，再删掉图片"),
        (
            f'<a href="{"x" * 30}">',
            f'HTML 标签“<a href="{"x" * 11}”不起作用，会原样显示',
            "删掉它；要显示它就在 < 前面加 \\",
        ),
        (f"[甲]({'x' * 50})", f"链接“{'x' * 40}”不会发布", "写成 https:// 开头的完整网址"),
        ("文。\n\n    文。", "行首空四格，会显示成程序代码", "删掉行首的空格；首行缩进不用写"),
        ("- 甲\n  - 乙", "列表的下一层缩进了 2 格，会和上一层排在一起", "每一层多缩进四格"),
    ],
)
def test_it_is_said_what_is_wrong_and_how_to_mend_it(text: str, said: str, hint: str) -> None:
    [found] = judge(text)
    assert (found.message, found.hint, found.severity) == (said, hint, Severity.WARNING)


def test_a_lead_is_looked_at_too() -> None:
    lead = "本期月报共收集 1 篇信息"
    found = judge(f"{lead}![图](https://a.cn/a.png)<b>", lead)
    assert [one.code for one in found] == ["MW314", "MW315"]
