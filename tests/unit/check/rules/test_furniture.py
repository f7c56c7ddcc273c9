"""What a page has around an article and no article says."""

import pytest

from mediawatch.model import Severity
from sample_issue import in_body, judge


@pytest.mark.parametrize(
    "line",
    [
        "责任编辑：王某",
        "（责编：王某、李某）",
        "【责任编辑：王某】",
        "**责任编辑：王某**",
        "编辑：张三 校对：李四 审核：王五",
        "编辑：张三 审签：李四 监制：王五",
        "当前栏目是：新闻中心",
        "精彩留言",
        "分享到：微信 微博 QQ空间",
        "微信 微博 QQ空间",
        "【相关阅读】",
        "延伸阅读：",
        "扫一扫关注我们",
        "长按识别二维码关注",
        "上一页 1 2 3 下一页",
        "上一篇：医院升级",
        "【打印】【关闭】",
        "[首页](https://a.cn/) | [打印](https://a.cn/p)",
        "字号：大 中 小",
        "浏览次数：123",
        "点击阅读原文",
        "返回首页",
        "首页 > 新闻 > 正文",
        "您的位置：新闻中心",
        "（原标题：医院升级）",
        "未经授权不得转载",
        "免责声明：本文来自网络，不代表本站观点",
        "本文版权归原作者所有，如有侵权请联系删除。",
        "图片来自网络，侵删",
        "文章观点仅供参考，不代表本平台立场。",
        "版权所有 © 某某网",
        "京ICP备12345678号",
    ],
)
def test_a_line_of_a_page_is_found(line: str) -> None:
    [found] = judge(f"正文。\n\n{line}")
    assert (found.code, found.severity, found.quoted) == ("MW343", Severity.WARNING, line)


@pytest.mark.parametrize(
    "line",
    [
        "微信",
        "评论：",
        "打印",
        "更多",
        "2023",
        "1 2 3",
        "编辑：这是怎样的一份工作",
        "编辑部认为，",
        "涉嫌侵权的软件一律删除。",
        "如有侵权行为的机构，将依法处理。",
        "平台对侵权内容及时删除，一年处理三千条。",
        "记者 王某",
        "相关报道显示，互认增加三成。",
        "下一步，各地要推进互认。",
        "上一年增加三成。",
        "扫码就诊增加三成。",
        "医院发布了免责声明：系统故障时人工办理。",
        "版权所有者是医院。",
        "声明：系统已经恢复。",
        "分享经济",
        "返回首页的按钮坏了。",
        "阅读率",
    ],
)
def test_what_an_article_says_is_left_alone(line: str) -> None:
    assert in_body(f"正文。\n\n{line}") == []


def test_an_editor_at_the_end_of_the_last_paragraph_is_found() -> None:
    [found] = judge("互认增加三成。（责任编辑：王某）")
    assert (found.code, found.quoted) == ("MW343", "（责任编辑：王某）")
    assert in_body("（责任编辑：王某）说，互认增加三成。") == []


@pytest.mark.parametrize("heading", ["延伸阅读", "### 更多阅读", "下一篇", "**相关阅读**"])
def test_a_heading_above_sentences_is_one_of_the_article(heading: str) -> None:
    assert in_body(f"{heading}\n\n下一篇讨论怎样在不同的机器之间同步。") == []
    assert in_body(f"{heading}\n\n医院信息系统升级") == [(0, "MW343")]
    assert in_body(heading, "MW343") == [(0, "MW343")]


@pytest.mark.parametrize("line", ["【延伸阅读】", "相关阅读：", "上一篇：医院升级"])
def test_the_words_of_a_page_with_its_marks_are_found_above_sentences_too(line: str) -> None:
    assert in_body(f"{line}\n\n下一篇讨论怎样在不同的机器之间同步。") == [(0, "MW343")]
