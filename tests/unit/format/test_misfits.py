"""What does not fit in a front matter is told at its own line, with the word that is meant where that is certain."""

import pytest

from mediawatch.format.fields import ISSUE_FIELDS
from mediawatch.format.frontmatter import read_yaml
from mediawatch.format.misfits import explain_misfits
from mediawatch.format.record import read_record
from mediawatch.model import Finding

WELL = """number: 12
series: 月报
published: 2023-06-30
period:
  start: 2023-06-01
  end: 2023-06-30
accepted:
  - code: MW202
    reason: 甲
  - code: MW203
    reason: 乙
"""


def explain(old: str, new: str) -> list[Finding]:
    assert old in WELL
    front = read_yaml(WELL.replace(old, new, 1), "12.md")
    assert not front.findings
    return list(explain_misfits(read_record(front.values, ISSUE_FIELDS), front, "12.md"))


def changes(findings: list[Finding]) -> list[tuple[int, str, str]]:
    return [(edit.line, edit.old, edit.new) for finding in findings for edit in finding.edits]


def test_nothing_is_said_where_all_fits() -> None:
    assert explain("number", "number") == []


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("number: 12\n", "", 1, "缺少 number"),
        ("  start: 2023-06-01\n", "", 4, "缺少 period.start"),
        ("\n    reason: 甲", "", 8, "缺少 accepted 第 1 项的 reason"),
        ("code: MW203\n    ", "", 10, "缺少 accepted 第 2 项的 code"),
    ],
)
def test_what_is_missing_is_told_where_it_belongs(old: str, new: str, line: int, said: str) -> None:
    [one] = explain(old, new)
    assert (one.path, one.line, one.code, one.message) == ("12.md", line, "MW104", said)
    assert one.hint.startswith(f"加一行 {said[-6:].rsplit(maxsplit=1)[-1].rsplit('.', maxsplit=1)[-1]}: ……")


@pytest.mark.parametrize(
    ("old", "new", "line", "typed", "key"),
    [
        ("number:", "numbr:", 1, "numbr", "number"),
        ("number:", "Number:", 1, "Number", "number"),
        ("series:", "“series”:", 2, "“series”", "series"),
        ("published:", "发布日期:", 3, "发布日期", "published"),
        ("  start:", "  strat:", 5, "strat", "start"),
        ("    reason: 乙", "    reasom: 乙", 11, "reasom", "reason"),
    ],
)
def test_a_key_that_is_nearly_one_that_is_missing_is_one_finding_there(
    old: str, new: str, line: int, typed: str, key: str
) -> None:
    [one] = explain(old, new)
    assert (one.path, one.line, one.code) == ("12.md", line, "MW104")
    assert (one.quoted, one.hint) == (typed, f"改成“{key}”")
    assert changes([one]) == [(line, f"{typed}:", f"{key}:")]


@pytest.mark.parametrize(
    ("new", "hint"),
    [
        ("scop: 全国\nnumber", "改成“scope”；确实需要就不用管"),
        ("numbr: 1\nnumber", "检查拼写；确实需要就不用管"),
        ("thing: 1\nnumber", "检查拼写；确实需要就不用管"),
        ("start: 1\nnumber", "写在“period:”下面，前面空两格"),
        (f"{'长' * 60}: 1\nnumber", "检查拼写；确实需要就不用管"),
    ],
)
def test_another_key_is_left_to_who_wrote_it(new: str, hint: str) -> None:
    [one] = explain("number", new)
    key = new.partition(":")[0]
    assert (one.path, one.line, one.code, one.hint) == ("12.md", 1, "MW106", hint)
    assert (one.message, one.quoted, one.edits) == (f"不认识“{key[:40]}”", key, ())


@pytest.mark.parametrize(
    ("old", "new", "line", "message", "hint", "edits"),
    [
        ("12", "第十二期", 1, "number 的值不对", "写成 12", [(1, "第十二期", "12")]),
        ("12", "' 十二。'", 1, "number 的值不对", "写成 12", [(1, " 十二。", "12")]),
        ("12", "甲", 1, "number 的值不对", "写期号的阿拉伯数字，如 523", []),
        ("月报", "[甲, 乙]", 2, "series 的值不对", "写成一行文字", []),
        ("月报", "{甲: 乙}", 2, "series 的值不对", "写成一行文字", []),
        ("月报", "[]", 2, "series 的值不对", "不能是空的", []),
        ("月报", "", 2, "series 的值不对", "不能是空的", []),
        ("published: 2023-06-30", "published:", 3, "published 的值不对", "写成 2023-06-30 这样的日期", []),
        (
            "published: 2023-06-30",
            "published: 2023.6.30",
            3,
            "published 的值不对：“2023.6.30”的写法不对",
            "写成 2023-06-30",
            [(3, "2023.6.30", "2023-06-30")],
        ),
        (
            "  end: 2023-06-30",
            "  end: 六月",
            6,
            "period.end 的值不对：“六月”不是日期",
            "写成 2023-06-14 这样的日期",
            [],
        ),
        ("MW203", "mw 203。", 10, "accepted 第 2 项的 code 的值不对", "写成 MW203", [(10, "mw 203。", "MW203")]),
        ("MW203", "甲", 10, "accepted 第 2 项的 code 的值不对", "写校验规则的代码，如 MW202", []),
        ("code: MW203\n    reason: 乙", "MW203", 10, "accepted 第 2 项的值不对", "写成两行：- code: MW202", []),
    ],
)
def test_a_value_that_does_not_fit_is_told_and_mended_where_there_is_one_answer(
    old: str, new: str, line: int, message: str, hint: str, edits: list[tuple[int, str, str]]
) -> None:
    [one] = explain(old, new)
    assert (one.path, one.line, one.code, one.message) == ("12.md", line, "MW105", message)
    assert one.hint.startswith(hint)
    assert changes([one]) == edits
    assert all(one.quoted == edit.old for edit in one.edits)


@pytest.mark.parametrize(
    ("written", "edits"),
    [
        (
            "2023-06-01 至 2023-06-30",
            [(4, " 2023-06-01 至 2023-06-30", "\n  start: 2023-06-01\n  end: 2023-06-30")],
        ),
        ("2023 年 6 月", []),
        ("2023-06-01", []),
        ("2023-06-01、2023-06-15、2023-06-30", []),
    ],
)
def test_a_period_on_one_line_is_two_days_or_not_known(written: str, edits: list[tuple[int, str, str]]) -> None:
    [one] = explain("period:\n  start: 2023-06-01\n  end: 2023-06-30", f"period: {written}")
    assert (one.line, one.message, one.quoted) == (4, "period 的值不对", written)
    assert one.hint.startswith("下面缩进两格写两行：" if edits else "下面缩进两格写 start 和 end")
    assert changes([one]) == edits
