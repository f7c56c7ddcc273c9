"""An article has its words, and what looks like its attributes stands under its title."""

import pytest

from mediawatch.check.mend import mend_text
from mediawatch.check.run import apply_rules
from mediawatch.format.fields import KNOWN
from mediawatch.format.parse import parse_issue
from mediawatch.model import Severity
from mediawatch.samples import ISSUE, PATH
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


@pytest.mark.parametrize("line", ["\\- 来源：甲", "来源：甲", "- 媒体：甲", "- 来源甲", "文 - 来源：甲", "*来源：*甲"])
def test_what_is_no_attribute_is_left_alone(line: str) -> None:
    assert in_body(f"文。\n\n{line}") == []


@pytest.mark.parametrize("name", ["来源", "日期"])
def test_attributes_before_the_first_title_are_told_without_their_marks_too(name: str) -> None:
    [found] = judge(f"导语。\n\n{name}：甲\n\n{LEAD}", LEAD)
    assert (found.code, found.severity, found.line, found.quoted) == ("MW316", Severity.WARNING, 13, name)
    assert judge(f"监测的{name}：甲\n\n勘误：甲\n\n{LEAD}", LEAD) == []


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
    assert found.hint == "资料紧跟标题，各行之间不空行；原文就是这样的话在短横前加 \\"
    [below] = judge("来源：甲\n\n- 链接：<https://a.cn/a>\n\n文。")
    assert below.hint.startswith("第 19 行也是资料，写成“- 来源：…”；")
    [titled] = judge("文。\n\n**新的一篇**\n\n- 来源：新华网\n- 日期：2023-06-14\n\n文。")
    assert titled.hint.startswith("第 21 行是标题，就写成“## 新的一篇”；")


@pytest.mark.parametrize(
    ("heading", "start"),
    [
        ("一、小标题", "上一篇里的小标题要写成“### 一、小标题”；"),
        ("（二）小标题", "上一篇里的小标题要写成“### （二）小标题”；"),
        ("小标题", "是上一篇里的小标题，就写成“### 小标题”；"),
    ],
)
def test_a_heading_without_attributes_is_told_as_one_fault(heading: str, start: str) -> None:
    issue = parse_issue(ISSUE.text.replace(ISSUE.place, f"文。\n\n## {heading}\n\n文。"), PATH.text)
    [found] = issue.findings
    assert (found.code, found.line, found.message) == ("MW302", 21, f"“{heading}”下面没有来源和日期")
    assert found.hint.startswith(start)
    assert "在标题下面写“- 来源：……”和“- 日期：……”，如 新华网、2023-06-14" in found.hint
    assert in_body(f"文。\n\n## {heading}\n\n文。") == []


def test_a_counted_heading_above_all_articles_is_hardly_an_article() -> None:
    issue = parse_issue(ISSUE.text.replace("## 社区", "## 一、小标题\n\n文。\n\n## 社区"), PATH.text)
    assert issue.findings[0].hint.startswith("是小标题，就写成“### 一、小标题”，放在它那一篇里；")


def test_a_heading_with_nothing_below_may_be_a_section() -> None:
    issue = parse_issue(ISSUE.text.replace("## 社区", "## 一、全国范围\n\n## 社区"), PATH.text)
    assert [finding.hint.split("；")[0] for finding in issue.findings] == [
        "是栏目名，就删掉这一行，在它下面每一篇写“- 栏目：全国范围”"
    ]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("日期：2023-06-14", "- 日期：2023-06-14"),
        ("-日期：2023-06-14", "- 日期：2023-06-14"),
        ("• 日期：2023-06-14", "- 日期：2023-06-14"),
        ("2. 日期：2023-06-14", "- 日期：2023-06-14"),
        ("－ 日期：2023-06-14", "- 日期：2023-06-14"),
        ("- **日期**：2023-06-14", "- 日期：2023-06-14"),
        ("- **日期：** 2023-06-14", "- 日期：2023-06-14"),
        ("- 【日期】：2023-06-14", "- 日期：2023-06-14"),
        ("- 日期：2023年6月14日", "- 日期：2023-06-14"),
        ("- 日期：2023/06/14 10:30", "- 日期：2023-06-14"),
        ("- 日期：2023-06-14。", "- 日期：2023-06-14"),
        ("- 日期：２０２３－６－１４（星期三）", "- 日期：2023-06-14"),
    ],
)
def test_an_attribute_that_is_written_otherwise_is_mended(wrong: str, right: str) -> None:
    text = ISSUE.text.replace("- 日期：2023-06-14", wrong)
    [found] = parse_issue(text, PATH.text).findings
    assert found.line == 16
    assert mend_text(text, found.edits) == ISSUE.text.replace("- 日期：2023-06-14", right)


@pytest.mark.parametrize(
    ("day", "message", "hint"),
    [
        ("2023-06-31", "没有 2023 年 6 月 31 日这一天", "6 月只有 30 天，照原文改正"),
        ("2023-02-29", "没有 2023 年 2 月 29 日这一天", "2 月只有 28 天，照原文改正"),
        ("2023-14-06", "没有 2023 年 14 月 6 日这一天", "看看月和日是不是写反了"),
        ("2023-13-40", "没有 2023 年 13 月 40 日这一天", "照原文改正"),
        ("6月14日", "“6月14日”没有写哪一年", "年、月、日都写，如 2023-06-14"),
        ("2023年6月", "“2023年6月”没有写哪一日", "年、月、日都写，如 2023-06-14"),
        ("23-06-14", "“23-06-14”的年份只有两位", "年份写四位，如 2023-06-14"),
        ("昨天", "“昨天”不是日期", "写成 2023-06-14 这样的日期"),
    ],
)
def test_a_day_that_is_none_is_explained(day: str, message: str, hint: str) -> None:
    [found] = parse_issue(ISSUE.text.replace("2023-06-14", day), PATH.text).findings
    assert (found.code, found.message, found.hint, found.edits) == ("MW306", f"日期不对：{message}", hint, ())


def test_a_lead_does_not_count_what_is_told_as_a_heading_written_wrong() -> None:
    assert in_body("文。\n\n## 一、小标题\n\n文。") == []
    assert in_body("文。\n\n## 又一篇\n\n- 来源：新华网\n- 日期：2023-06-14\n\n文。")[0][1] == "MW202"


def test_two_attributes_on_a_line_are_told_apart() -> None:
    text = ISSUE.text.replace("- 来源：新华网\n- 日期：2023-06-14", "- 来源：新华网 日期：2023-06-14")
    issue = parse_issue(text, PATH.text)
    [found] = issue.findings
    assert (found.line, found.code, found.message) == (15, "MW303", "“日期”要另起一行")
    assert mend_text(text, found.edits) == ISSUE.text
    assert issue.draft.articles == parse_issue(ISSUE.text, PATH.text).draft.articles


def test_an_attribute_behind_an_empty_line_is_not_called_missing() -> None:
    issue = parse_issue(ISSUE.text.replace("- 日期", "\n- 日期"), PATH.text)
    assert issue.findings == ()
    assert [found.code for found in apply_rules([issue.draft], None, "")] == ["MW316"]


def test_an_attribute_without_its_mark_behind_an_empty_line_is_to_be_moved() -> None:
    issue = parse_issue(ISSUE.text.replace("- 日期", "\n日期"), PATH.text)
    [found] = issue.findings
    assert (found.code, found.message) == ("MW302", "“社区卫生信息系统升级”没有日期")
    assert found.hint == "把下面的“日期：”移到标题下面，写成“- 日期：…”，各行之间不空行"


def test_a_key_that_is_nearly_that_of_what_is_missing_is_to_be_changed() -> None:
    issue = parse_issue(ISSUE.text.replace("- 日期", "- 发布日期"), PATH.text)
    assert "把第 16 行的“发布日期”改成“日期”" in [found.hint for found in issue.findings]


@pytest.mark.parametrize("body", ["![图 1](https://a.cn/a.png)", "![](a.png)\n\n![](b.png)"])
def test_a_body_of_pictures_alone_has_no_text(body: str) -> None:
    found = [one for one in judge(body) if one.code == "MW310"]
    assert [one.message for one in found] == ["“社区卫生信息系统升级”的正文只有图片，图片不会发布"]


def test_an_address_alone_is_no_text() -> None:
    assert "MW310" in [one.code for one in judge("[](https://a.cn/a.html)")]
    assert "MW310" not in [one.code for one in judge("[甲](https://a.cn/a.html)\n\n![](a.png)")]


def test_words_that_are_glued_to_the_attributes_are_the_body() -> None:
    glued = f"{LINK}\n名单昨天公布。\n\n第二段。"
    assert judge(glued, f"{LINK}\n\n{ISSUE.place}") == []
    wrong = ISSUE.text.replace(f"{LINK}\n\n{ISSUE.place}", glued)
    found = parse_issue(wrong, PATH.text).findings
    assert [(one.code, one.line, one.message) for one in found] == [("MW303", 18, "资料下面没有空行，这一行看不懂")]
    mended = mend_text(wrong, found[0].edits)
    assert f"{LINK}\n\n名单昨天公布。\n\n第二段。" in mended
    assert parse_issue(mended, PATH.text).findings == ()


def test_an_attribute_that_is_glued_to_the_text_is_told_once() -> None:
    assert in_body("文。\n- 勘误：应为三家") == [(1, "MW316")]
