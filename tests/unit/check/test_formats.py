"""Findings are shown to people, to programs and in pull requests; nothing they quote does anything there."""

import json
from dataclasses import replace

import pytest

from mediawatch.check.formats import (
    FORMATS,
    Lines,
    count_findings,
    format_github,
    format_json,
    format_lines,
    format_markdown,
    format_sarif,
    format_text,
)
from mediawatch.model import Edit, Finding, Severity

FINDING = Finding("issues/2023/1,2.md", 3, "MW101", "第一行\n100%", "改", Severity.WARNING)
HOSTILE = "](javascript:x) @all <img src=x> `a` |b| www.a.com https://a.com $x$"


def line_is(text: str) -> Lines:
    return lambda _path, _line: text


def test_a_line_says_where_what_and_how() -> None:
    assert format_lines([FINDING]) == "issues/2023/1,2.md:3: MW101 第一行 100%（改）"
    assert format_lines([replace(FINDING, accepted="原文如此")]).endswith("（改）［已接受：原文如此］")
    assert format_lines([replace(FINDING, earlier=True)]).endswith("（改）［以前就有］")
    assert json.loads(format_json([FINDING], line_is("")))[0]["severity"] == "warning"


def test_the_words_that_a_finding_is_about_are_marked_below_the_line() -> None:
    shown = format_text([replace(FINDING, quoted="新花网")], line_is("- 来源：新花网"))
    assert shown.split("\n")[1:] == ["     3 | - 来源：新花网", "       |         ^^^^^^"]
    assert format_text([FINDING], line_is("  ")).count("\n") == 0, "an empty line says nothing"
    assert "^" not in format_text([replace(FINDING, quoted="没有的")], line_is("- 来源：新花网"))


def test_of_a_long_line_the_part_is_shown_that_matters() -> None:
    shown = format_text([replace(FINDING, quoted="错")], line_is("字" * 400 + "错" + "字" * 400))
    _, line, marks = shown.split("\n")
    assert len(line) < 120
    assert line.startswith("     3 | …字")
    assert "错" in line
    assert marks.rstrip().endswith("^^")


def test_what_nobody_sees_is_seen_and_drives_nothing() -> None:
    shown = format_text([replace(FINDING, quoted="\u202e")], line_is("a\u202eb\x1b[31m"))
    assert shown.split("\n")[1:] == ["     3 | a·b [31m", "       |  ^"]


@pytest.mark.parametrize("form", ["text", "github", "sarif", "markdown"])
def test_nothing_in_a_message_turns_the_text_round_or_drives_a_terminal(form: str) -> None:
    odd = replace(FINDING, message="没有“新\u202e华\u2066网”", accepted="是\x1b[31m\u202e")
    shown = FORMATS[form]([replace(odd, accepted=""), odd], line_is(""))
    assert "新·华·网" in shown
    assert not any(one in shown for one in ("\u202e", "\u2066", "\x1b", "\\u001b"))


def test_github_shows_what_counts_first_and_the_rest_as_notices() -> None:
    odd = replace(FINDING, path="a:b", message="一\r二", severity=Severity.ERROR)
    hint = replace(FINDING, severity=Severity.HINT)
    shown = format_github([replace(odd, earlier=True), FINDING, hint, odd], line_is("")).split("\n")
    assert shown == [
        "::error file=a%3Ab,line=3,title=MW101 错误::一 二（改）",
        "::warning file=issues/2023/1%2C2.md,line=3,title=MW101 警告::第一行 100%25（改）",
        "::notice file=issues/2023/1%2C2.md,line=3,title=MW101 提示::第一行 100%25（改）",
        "::notice file=a%3Ab,line=3,title=MW101 错误::一 二（改）［以前就有］",
    ]


def test_a_summary_has_a_table_of_each_file_and_nothing_in_it_is_markup() -> None:
    hostile = replace(FINDING, path="issues/a|b.md", message=HOSTILE)
    shown = format_markdown([replace(FINDING, earlier=True), hostile], line_is(""))
    assert shown.startswith("## 校验结果\n\n0 个错误，1 个警告，1 个以前就有。")
    first, others = shown.split("<details>")
    assert "| 3 | 警告 MW101 |" in first
    assert "［以前就有］" in others
    row = next(line for line in first.split("\n") if line.startswith("| 3"))
    assert row.count("|") == len("|行||问题|怎样改|".replace("行", "").replace("问题", "").replace("怎样改", ""))
    assert not any(sign in row for sign in ("<", "@", "](", "`", "https:", "www."))


def test_a_sarif_log_has_rules_places_and_what_does_not_count() -> None:
    edits = (Edit(3, "花", "华"), Edit(3, "", "\n"))
    accepted = replace(FINDING, accepted="原文如此", quoted="新花网", severity=Severity.HINT, edits=edits)
    log = json.loads(format_sarif([accepted, replace(FINDING, earlier=True)], line_is("- 来源：新花网")))
    (run,) = log["runs"]
    assert (log["version"], "MW101" in [rule["id"] for rule in run["tool"]["driver"]["rules"]]) == ("2.1.0", True)
    first, second = run["results"]
    (change,) = first["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"] == {"uri": "issues/2023/1%2C2.md"}
    assert change["replacements"] == [
        {"deletedRegion": {"startLine": 3, "startColumn": 7, "endColumn": 8}, "insertedContent": {"text": "华"}},
        {"deletedRegion": {"startLine": 3, "startColumn": 1, "endColumn": 1}, "insertedContent": {"text": "\n"}},
    ]
    region = first["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 6, "endColumn": 9}
    assert (first["level"], first["suppressions"]) == (
        "note",
        [{"kind": "inSource", "justification": "原文如此"}],
    )
    assert (second["level"], second["baselineState"]) == ("warning", "unchanged")


def test_the_count_says_what_counts_and_what_does_not() -> None:
    odd = replace(FINDING, severity=Severity.ERROR)
    assert count_findings([FINDING, odd]) == "1 个错误，1 个警告。"
    some = [replace(odd, earlier=True), replace(FINDING, accepted="是"), replace(FINDING, severity=Severity.HINT)]
    assert count_findings(some) == "0 个错误，0 个警告，1 个提示，另有 1 个已经接受，1 个以前就有。"


def test_every_format_can_show_nothing() -> None:
    for form in FORMATS.values():
        assert isinstance(form([], line_is("")), str)
