"""All faults of a front matter come in one run, each at its own line, and what has one right answer is mended."""

import pytest

from mediawatch.archive.dictionary import parse_dictionary
from mediawatch.check.mend import mend_text
from mediawatch.format.parse import parse_issue
from mediawatch.model import Finding, Severity

FRONT = """---
number: 12
series: 卫生信息化舆情监测月报
published: 2023-06-30
period:
  start: 2023-06-01
  end: 2023-06-30
scope: 全国主流媒体及政府网站
accepted:
  - code: MW202
    reason: 原文就是这样
  - code: MW203
    reason: 原文也是这样
---
"""
BODY = "\n## 标题\n\n- 来源：新华网\n- 日期：2023-06-14\n\n正文。\n"
WELL = FRONT + BODY


def found(text: str) -> list[Finding]:
    return sorted(parse_issue(text, "2023/12.md").findings)


def changed(*pairs: tuple[str, str]) -> str:
    text = WELL
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def mended(text: str) -> str:
    for _ in range(3):
        text = mend_text(text, [edit for finding in found(text) for edit in finding.edits])
    return text


def test_quotes_around_a_value_are_a_warning_and_wide_brackets_of_a_list_an_error() -> None:
    quoted = parse_issue(changed(("全国主流媒体及政府网站", "“全国主流媒体”")), "2023/12.md")
    assert [(one.code, one.severity) for one in quoted.findings] == [("MW115", Severity.WARNING)]
    assert quoted.draft.scope == "全国主流媒体"
    _, [listed] = parse_dictionary("sources:\n  - name: 甲\n    aliases: ［乙，丙］\n", "sources.yml")
    assert (listed.code, listed.severity) == ("MW115", Severity.ERROR)


def test_of_two_names_that_may_be_meant_for_a_missing_one_the_other_is_told_too() -> None:
    told = found(changed(("number: 12", "期号: 12\nnumbr: 12")))
    assert [(one.line, one.code, one.quoted) for one in told] == [(2, "MW104", "期号"), (3, "MW106", "numbr")]


def test_the_text_that_is_changed_is_well() -> None:
    assert found(WELL) == []


@pytest.mark.parametrize(
    ("pairs", "lines"),
    [
        ([("number: ", "number：")], [2]),
        ([("number: ", "number：　"), ("series: ", "series："), ("scope: ", "scope：")], [2, 3, 8]),
        ([(": ", "：")] * 7 + [("period:", "period：")], [2, 3, 4, 5, 6, 7, 8, 10]),
        ([("  start", "\tstart")], [6]),
        ([("  start", "\tstart"), ("  end", "\tend")], [6, 7]),
        ([("  start: ", "\tstart：")], [6, 6]),
        ([("  start", "start"), ("  end", "end")], [6, 7]),
        ([("  end", "end")], [7]),
        ([("  end", " end")], [7]),
        ([("  start", "　　start")], [6]),
        ([("  start", "    start")], [6]),
        ([("series: ", "series:　")], [3]),
        ([("series: ", "series:")], [3]),
        ([("series: ", "series ")], [3]),
        ([("series: ", "series = ")], [3]),
        ([("period:", "period")], [5]),
        ([("series", " series")], [3]),
        ([("series: 卫生", 'series: "卫生')], [3]),
        ([("series: 卫生", 'series: "卫生'), ("scope: ", "scope：")], [3, 8]),
        ([("12", "“12”"), ("卫生信息化舆情监测月报", "“卫生信息化舆情监测月报”")], [2, 3]),
        ([("number: 12", "number: 第12期")], [2]),
        ([("number: 12", "number: １２")], [2]),
        ([("2023-06-30", "2023年6月30日"), ("2023-06-01", "2023/6/1")], [4, 6]),
        ([("2023-06-30", "２０２３－０６－３０")], [4]),
        ([("period:\n  start: 2023-06-01\n  end: 2023-06-30", "period: 2023-06-01 至 2023-06-30")], [5]),
        ([("  - code: MW203", "  code: MW203")], [12]),
        ([("  - code: MW203", "    code: MW203")], [12]),
        ([("  - code: MW203", "  -code: MW203")], [12]),
        ([("  - code: MW203", "  － code: MW203")], [12]),
        ([("    reason", "  reason")], [11]),
        ([("---\n", "")], [1]),
        ([("---\n\n", "\n")], [14]),
        ([("---\n\n", "－－－\n\n")], [14]),
        ([("---\n", "----\n")], [1]),
        ([("series: ", "Series: ")], [3]),
        ([("number: ", "期号: "), ("series: ", "刊名: ")], [2, 3]),
        ([("number: 12", "number: 十二。")], [2]),
        ([("number", "**number**")], [2]),
        ([("  start", "  - start"), ("  end", "  - end")], [6, 7]),
        ([("number", "- number"), ("series", "- series")], [2, 3]),
        ([("period:", "period: 2023 年 6 月")], [5]),
        ([("scope: 全国主流媒体及政府网站", 'scope: "全国主流媒体及政府网站”')], [8]),
        ([("scope: 全国主流媒体及政府网站", 'scope: “全国主流媒体及政府网站"')], [8]),
    ],
)
def test_what_has_one_right_answer_is_told_line_by_line_and_mended(
    pairs: list[tuple[str, str]], lines: list[int]
) -> None:
    text = changed(*pairs)
    assert [finding.line for finding in found(text)] == lines
    assert mended(text) == WELL
    assert [article.source for article in parse_issue(text, "2023/12.md").draft.articles] == ["新华网"]


@pytest.mark.parametrize(
    ("old", "new", "series"),
    [
        ("卫生信息化舆情监测月报", "月报: 第二版", "月报: 第二版"),
        ("卫生信息化舆情监测月报", "@月报", "@月报"),
        ("卫生信息化舆情监测月报", "*月报", "*月报"),
        ("卫生信息化舆情监测月报", "[月报", "[月报"),
        ("卫生信息化舆情监测月报", "|月报", "|月报"),
        ("卫生信息化舆情监测月报", '"卫生"月报', '"卫生"月报'),
        ("卫生信息化舆情监测月报", "'it's'", "it's"),
        ("卫生信息化舆情监测月报", "%月报", "%月报"),
    ],
)
def test_a_value_that_yaml_takes_for_something_else_is_written_in_quotes(old: str, new: str, series: str) -> None:
    text = changed((f"series: {old}", f"series: {new}"))
    assert [(finding.line, finding.code) for finding in found(text)] == [(3, "MW102")]
    assert found(mended(text)) == []
    assert parse_issue(text, "").draft.series == parse_issue(mended(text), "").draft.series == series


def test_faults_of_different_kinds_hide_none_of_each_other() -> None:
    text = changed(
        ("number: ", "number："),
        ("卫生信息化舆情监测月报", "月报: 第二版"),
        ("published: 2023-06-30", "published: 2023-06-31"),
        ("  start", "\tstart"),
        ("网站\n", "网站\n和行业媒体\n"),
        ("  - code: MW203", "  code: MW203"),
    )
    assert [(finding.line, finding.message) for finding in found(text)] == [
        (2, "“number”后面的冒号是全角的"),
        (3, "值里有冒号，要给整个值加上英文引号"),
        (4, "published 的值不对：没有 2023 年 6 月 31 日这一天"),
        (6, "行首用了制表符（Tab 键）"),
        (9, "这一行没有写成“名字: 值”"),
        (13, "“code”前面少了短横"),
    ]


def test_a_line_that_is_given_up_is_not_called_missing() -> None:
    text = changed(("published: 2023-06-30", "published: x\n    - 2023-06-30: 1"))
    assert {finding.code for finding in found(text)} <= {"MW102", "MW105"}


def test_other_ways_to_write_yaml_are_left_alone() -> None:
    wide = FRONT.replace("  start", "      start").replace("  end", "      end").replace("number:", "number :")
    folded = "scope: >-\n  全国主流媒体\n  start：这是正文\n"
    for front in (
        wide,
        FRONT.replace("scope: 全国主流媒体及政府网站\n", folded),
        FRONT.replace("12\n", '"12" # 期\n', 1),
    ):
        assert found(front + BODY) == []
    inside = FRONT.replace("原文就是这样", "“原文”就是“这样”")
    assert found(inside + BODY) == []
    assert parse_issue(changed(("原文就是这样", '"“原文如此”"')), "").draft.accepted[0].reason == "“原文如此”"


def test_a_name_that_stands_twice_in_an_entry_may_begin_another() -> None:
    [one] = found(changed(("    reason: 原文就是这样", "    code: MW204\n    reason: 原文就是这样")))
    assert (one.line, one.code) == (11, "MW103")
    assert "另起一条" in one.hint


def test_words_behind_a_number_sign_are_lost_and_told() -> None:
    text = changed(("及政府网站", " # 及政府网站"))
    assert [(finding.line, finding.code, finding.quoted) for finding in found(text)] == [(8, "MW116", "# 及政府网站")]
    assert found(changed(("scope", "# 说明\nscope"))) == []


def test_a_front_matter_without_end_does_not_take_in_the_articles() -> None:
    text = WELL.replace("---\n\n", "\n").replace("正文。", "正文。\n\n---\n\n第二段。")
    assert [(finding.line, finding.code) for finding in found(text)] == [(14, "MW101")]
    assert len(parse_issue(text, "").draft.articles) == 1
    assert [(f.line, f.code) for f in found("\n\n" + WELL)] == [(1, "MW101")]


@pytest.mark.parametrize(
    "text", ["a: [" * 500, "- - - " * 300, "{" * 3000, "? " * 400, "'" * 999, "a: &a [*a]\n" * 300]
)
def test_hostile_text_comes_to_an_end(text: str) -> None:
    findings = found(f"---\n{text}\n---\n{BODY}")
    assert findings
    assert all(finding.message and finding.hint for finding in findings)


def test_anchors_and_aliases_are_one_fault_however_many() -> None:
    bomb = "a: &a [x, x]\n" + "\n".join(f"b{n}: &b{n} [*b{n - 1}, *b{n - 1}]" for n in range(1, 30))
    text = FRONT.replace("number: 12", f"{bomb}\nnumber: 12")
    assert [(finding.line, finding.code) for finding in found(text + BODY)] == [(2, "MW102")]


def test_a_long_text_is_not_repeated_whole() -> None:
    long = "长" * 100_000
    for text in (
        changed(("## 标题", f"## {long}"), ("- 来源：新华网\n", ""), ("- 日期：2023-06-14\n", "")),
        changed(("- 来源", f"- {long}")),
        changed(("scope", long)),
        changed(("number: 12", f"number: {long}")),
        changed(("2023-06-14", long)),
    ):
        assert found(text)
        assert max(len(finding.message) + len(finding.hint) for finding in found(text)) < 300


def test_a_value_of_two_lines_would_get_a_space() -> None:
    text = changed(("及政府网站", "\n  及政府网站"))
    assert [(finding.line, finding.message) for finding in found(text)] == [(8, "值写成了几行，读出来中间会多出空格")]


def test_names_that_left_what_they_belong_to_are_told_where_they_belong() -> None:
    findings = found(changed(("period:\n", ""), ("  start", "start"), ("  end", "end")))
    assert [finding.hint for finding in findings if finding.code == "MW106"] == ["写在“period:”下面，前面空两格"] * 2


def test_what_stands_below_an_unknown_name_is_its_own_affair() -> None:
    text = changed(("scope", "other:\n      start: 1\n      end：2\nscope"))
    assert [(finding.line, finding.code) for finding in found(text)][:1] == [(8, "MW106")]
    assert "多了空格" not in "".join(finding.message for finding in found(text))


@pytest.mark.parametrize(
    ("old", "new", "line", "message", "hint"),
    [
        ("\n    reason: 原文也是这样", "", 12, "缺少 accepted 第 2 项的 reason", "加一行 reason: ……（不能是空的）"),
        (
            "- code: MW203\n    reason: 原文也是这样",
            "- MW203",
            12,
            "accepted 第 2 项的值不对",
            "写成两行：- code: MW202，下面对齐了写 reason: 理由",
        ),
        ("MW203", "mw 203", 12, "accepted 第 2 项的 code 的值不对", "写成 MW203"),
    ],
)
def test_a_faulty_item_is_told_once_at_its_own_line(old: str, new: str, line: int, message: str, hint: str) -> None:
    [one] = found(changed((old, new)))
    assert (one.line, one.message, one.hint) == (line, message, hint)


def test_what_stands_around_an_example_that_was_copied_is_told() -> None:
    [one] = found(f"```markdown\n{WELL}```\n")
    assert (one.code, one.line) == ("MW101", 1)
    assert (one.message, one.hint) == ("--- 上面多了一行“```markdown”", "删掉它，末尾有和它配对的 ``` 也删掉")
    assert parse_issue(f"```markdown\n{WELL}```\n", "").draft.number == 12


def test_names_in_chinese_are_put_right() -> None:
    pairs = ("number: ", "期号："), ("series: ", "刊名： "), ("published: ", "发布日期："), ("period:", "监测时间：")
    text = changed(*pairs)
    assert [(one.line, one.message) for one in found(text)] == [
        (2, "“期号”在这里叫“number”"),
        (3, "“刊名”在这里叫“series”"),
        (4, "“发布日期”在这里叫“published”"),
        (5, "“监测时间”在这里叫“period”"),
    ]
    assert mended(text) == WELL
