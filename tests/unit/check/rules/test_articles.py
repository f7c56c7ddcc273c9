"""An article has its words, and what looks like its attributes stands under its title."""

import pytest

from mediawatch.format.fields import KNOWN
from mediawatch.model import Severity
from mediawatch.samples import ISSUE
from sample_issue import in_body, judge

LINK = "- 链接：<https://www.xinhuanet.com/a.html>"
LEAD = "本期月报共收集 1 篇信息"


@pytest.mark.parametrize("name", KNOWN)
@pytest.mark.parametrize("form", ["- {}：", "{}", "  * {} : 甲", "+{}：甲"])
def test_a_line_that_looks_like_an_attribute_is_told_where_it_stands_in_a_text(name: str, form: str) -> None:
    line = form.format(name)
    wrong = [] if form == "{}" else [(2, "MW316")]
    assert in_body(f"文。\n\n{line}", "MW316") == wrong
    assert [one.code for one in judge(f"导语。\n\n{line}\n\n{LEAD}", LEAD) if one.code == "MW316"] == ["MW316"] * len(
        wrong
    )


@pytest.mark.parametrize("line", ["\\- 来源：甲", "来源：甲", "- 媒体：甲", "- 来源甲", "文 - 来源：甲"])
def test_what_is_no_attribute_is_left_alone(line: str) -> None:
    assert in_body(f"文。\n\n{line}") == []


def test_an_article_without_words_is_named_by_its_title_or_its_place() -> None:
    [found] = judge(LINK, f"{LINK}\n\n{ISSUE.place}")
    assert (found.code, found.line, found.severity) == ("MW310", 13, Severity.ERROR)
    assert found.message == "“社区卫生信息系统升级”没有正文"
    untitled = ISSUE.text[ISSUE.text.index("## ") :]
    [found] = judge(untitled.replace("社区卫生信息系统升级", "").replace(ISSUE.place, "——"), untitled)
    assert found.message == "第 1 篇文章没有正文"
    assert found.hint == "空一行，写上正文；撤下的文章加一行“- 撤回：原因”"


def test_it_is_said_where_attributes_belong() -> None:
    [found] = judge("文。\n\n- 来源：甲")
    assert found.message == "“来源”这一行离开了它的标题，会当成正文"
    assert found.hint == ("资料紧跟标题，各行之间不空行；新的一篇以“## 标题”开头；原文就是这样的话在短横前加 \\")
