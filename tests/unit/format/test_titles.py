"""Marks in a title would show as they are; what is escaped is meant."""

import pytest

from mediawatch.check.mend import mend_text
from mediawatch.format.titles import judge_title


@pytest.mark.parametrize(
    "title",
    [
        "**医院升级**",
        "__医院升级__",
        "[医院升级](https://a.cn/a.html)",
        "<b>医院升级</b>",
        "医院升级 ##",
        "医院升级 #",
        "**医院**升级",
        "[医院](https://a.cn/a.html)升级",
        "<font color=red>医院</font>升级",
        "**医院升级** ##",
    ],
)
def test_a_title_with_marks_is_made_plain(title: str) -> None:
    found = judge_title(title, 2, "a.md")
    assert found is not None
    assert (found.code, found.path, found.line, found.quoted) == ("MW339", "a.md", 2, title)
    assert "“医院升级”" in found.hint
    assert mend_text(f"## 上一篇\n## {title}\n", found.edits) == "## 上一篇\n## 医院升级\n"


@pytest.mark.parametrize(
    "title",
    [
        "医院*升级*",
        "C# 与医院",
        "C ## 与医院",
        "与 C#",
        "p<b>q",
        "医院 #1",
        "【升级】（一）",
        "1 \\< 2",
        "[升级]医院",
        "\\*\\*医院\\*\\*",
        "医院 \\#",
    ],
)
def test_a_title_with_signs_is_left_alone(title: str) -> None:
    assert judge_title(title, 1, "a.md") is None
