"""Signs that would be taken for emphasis, and emphasis that would not show."""

import pytest

from mediawatch.check.mend import mend_text
from mediawatch.format.render import render_body
from mediawatch.samples import ISSUE
from sample_issue import in_body, judge


@pytest.mark.parametrize(
    "text",
    [
        "3*4*5 厘米",
        "3**4**5",
        "a*b*c",
        "价格*1.2*数量",
        "(a+b)*(c)*d",
        "患者王*、李*说",
        "张**、李**说",
        "12.3%*，比去年*",
        "（*）和（*）",
        "甲：_____，乙：_____",
        "（___）年（___）月",
        "- 一项 2*3*4",
        "2*3\n4*5",
        "变量 __init__ 和 __all_names__",
        "文件 __init__.py",
    ],
)
def test_signs_that_are_lost_are_found_and_escaped(text: str) -> None:
    [found] = (one for one in judge(text) if one.code == "MW330")
    sign = "*" if "*" in text else "_"
    assert f"里的 {sign} 会当成强调" in found.message
    whole = ISSUE.text.replace(ISSUE.place, text)
    after = mend_text(whole, found.edits)[ISSUE.text.index(ISSUE.place) : -1]
    shown = "".join(render_body(after).blocks)
    assert shown == text.removeprefix("- ").replace("\n", " ")
    assert "".join(render_body(text).blocks) != shown


@pytest.mark.parametrize(
    "text",
    [
        "是*强调*的，*也是*。",
        "**重点。**下文",
        "是**“引”**的",
        "5 * 3 * 2",
        "5*3",
        "138****1234",
        "张**说",
        "a_b_c",
        "变量__init__和",
        "是 __重点__ 的",
        "`__init__`",
        "____年____月",
        "3\\*4\\*5",
        "`3*4*5`",
        "<https://a.cn/a*b*c>",
        "[甲](https://a.cn/a*b*c)",
        "***",
    ],
)
def test_emphasis_and_signs_that_show_are_left_alone(text: str) -> None:
    assert in_body(text, "MW330") == []


@pytest.mark.parametrize("text", ["**重点：互认", "文。 **重点：互认", "** 重点 ** 互认"])
def test_emphasis_that_would_not_show_is_worth_a_look(text: str) -> None:
    assert in_body(text) == [(0, "MW331")]
    assert "**" in "".join(render_body(text).blocks)


@pytest.mark.parametrize("text", ["**重点**：互认", "张**说", "138****1234", "`**`", "\\*\\*重点"])
def test_other_stars_are_not(text: str) -> None:
    assert in_body(text, "MW331") == []


@pytest.mark.parametrize("stroke", ["***", "*****", "*******", "* * *", "_____"])
def test_a_stroke_is_no_emphasis(stroke: str) -> None:
    assert in_body(f"上文。\n\n{stroke}\n\n下文。") == []
    assert "<hr>" in render_body(f"上文。\n\n{stroke}\n\n下文。").html
