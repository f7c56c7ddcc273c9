"""What an article's list says is read as it was meant."""

import pytest

from mediawatch.check.mend import mend_text
from mediawatch.samples import ISSUE
from sample_issue import judge

LINK = "- 链接：<https://www.xinhuanet.com/a.html>"


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("大数据 慢病管理 互认", "大数据、慢病管理、互认"),
        ("大数据　慢病管理", "大数据、慢病管理"),
        ("大数据 | 慢病管理", "大数据、慢病管理"),
        ("大数据/慢病管理", "大数据、慢病管理"),
        ("互认、大数据 慢病管理", "互认、大数据、慢病管理"),
    ],
)
def test_keywords_that_run_together_are_told_apart(words: str, right: str) -> None:
    [found] = judge(f"{LINK}\n- 关键词：{words}", LINK)
    assert (found.code, found.line) == ("MW350", 18)
    text = ISSUE.text.replace(LINK, f"{LINK}\n- 关键词：{words}")
    assert mend_text(text, found.edits) == text.replace(words, right)
    assert judge(f"{LINK}\n- 关键词：{right}", LINK) == []


@pytest.mark.parametrize("words", ["AI 医疗、5G 应用", "HIT 专家网", "大数据、 慢病", "A/B 测试", "大数据"])
def test_a_space_beside_latin_letters_tells_nothing_apart(words: str) -> None:
    assert judge(f"{LINK}\n- 关键词：{words}", LINK) == []


@pytest.mark.parametrize(
    "line", ["- 链接：", "- 链接：<>", "- 链接：< >", "- 关键词：", "- 栏目： ", "- 存档：<>", "- 勘误："]
)
def test_an_attribute_that_says_nothing_is_found(line: str) -> None:
    assert [(found.line, found.code) for found in judge(line, LINK)] == [(17, "MW351")]
