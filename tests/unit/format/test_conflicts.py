"""Marks of git are told as what they are, and hide nothing else."""

import pytest

from mediawatch.archive.dictionary import parse_dictionary
from mediawatch.format.conflicts import LEFT_OUT, take_out_conflicts
from mediawatch.format.parse import parse_issue
from mediawatch.samples import ISSUE, SOURCES

FIRST = 1 + ISSUE.text[: ISSUE.text.index("- 日期")].count("\n")


def put(instead_of: str, words: str) -> str:
    assert instead_of in ISSUE.text
    return ISSUE.text.replace(instead_of, words, 1)


@pytest.mark.parametrize(
    "middle", ["=======\n- 日期：2023-06-15", "||||||| 9d1\n- 日期：2023-06-13\n=======\n- 日期：2023-06-15", "======="]
)
def test_a_conflict_among_attributes_is_one_finding_and_the_list_goes_on(middle: str) -> None:
    well = parse_issue(ISSUE.text, "12.md").draft
    text = put("- 日期：2023-06-14", f"<<<<<<< HEAD\n- 日期：2023-06-14\n{middle}\n>>>>>>> 九月")
    parsed = parse_issue(text, "12.md")
    assert [(finding.line, finding.code) for finding in parsed.findings] == [(FIRST, "MW114")]
    assert parsed.draft == well


def test_a_conflict_in_the_front_matter_and_in_a_body_are_two() -> None:
    text = put("number: 12", "<<<<<<< HEAD\nnumber: 12\n=======\nnumber: 13\n>>>>>>> b")
    text = text.replace("正文。", "<<<<<<< HEAD\n正文。\n=======\n另一种。\n>>>>>>> b")
    parsed = parse_issue(text, "12.md")
    assert [(finding.line, finding.code) for finding in parsed.findings] == [(2, "MW114"), (23, "MW114")]
    assert parsed.draft.number == 12
    assert parsed.draft.articles[0].body.strip() == "正文。"


def test_a_conflict_of_whole_files_is_one() -> None:
    text = f"<<<<<<< HEAD\n{ISSUE.text}=======\n{ISSUE.text}>>>>>>> b\n"
    parsed = parse_issue(text, "12.md")
    assert [(finding.line, finding.code) for finding in parsed.findings] == [(1, "MW114")]
    assert len(parsed.draft.articles) == 1


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", ">>>>>>> main", "||||||| 9d1", "=======", "<<<<<<<"])
def test_a_mark_that_was_forgotten_is_found(mark: str) -> None:
    text = put("正文。", f"正文。\n\n{mark}\n\n第二段。")
    assert [finding.code for finding in parse_issue(text, "12.md").findings] == ["MW114"]


@pytest.mark.parametrize("line", ["==========", "> > > 引文", "<<<<<<<甲", "1 < 2", "|||||", "a ======= b"])
def test_other_lines_are_no_marks(line: str) -> None:
    assert parse_issue(put("正文。", f"正文。\n\n{line}"), "12.md").findings == ()


def test_nested_conflicts_are_one() -> None:
    inner = "<<<<<<< a\n甲\n=======\n乙\n>>>>>>> a"
    text = put("正文。", f"<<<<<<< HEAD\n{inner}\n=======\n丙\n>>>>>>> b")
    assert [finding.code for finding in parse_issue(text, "12.md").findings] == ["MW114"]


def test_the_dictionary_is_read_as_the_first_change_has_it() -> None:
    last = "  - name: 北京日报\n"
    text = SOURCES.text.replace(last, f"<<<<<<< HEAD\n{last}=======\n  - name: 健康报\n>>>>>>> b\n")
    dictionary, findings = parse_dictionary(text, "sources.yml")
    assert [(finding.line, finding.code) for finding in findings] == [(5, "MW114")]
    assert dictionary is not None
    assert [source.name for source in dictionary.sources] == ["新华网", "北京日报"]


def lines_of(text: str) -> list[str]:
    """Return the lines of a text in which `_` stands for a line that is left out."""
    return [LEFT_OUT if line == "_" else line for line in text.split("\n")]


@pytest.mark.parametrize(
    ("text", "kept", "told"),
    [
        ("上\n<<<<<<< a\n甲\n=======\n乙\n>>>>>>> b\n下", "上\n_\n甲\n_\n_\n_\n下", [2]),
        ("<<<<<<< a\n甲\n||||||| 9d1\n乙\n=======\n丙\n>>>>>>> b\n下", "_\n甲\n_\n_\n_\n_\n_\n下", [1]),
        ("<<<<<<< a\n甲\n>>>>>>> b\n下", "_\n甲\n_\n下", [1]),
        ("<<<<<<< a\n甲\n========\n乙\n>>>>>>> b", "_\n甲\n_\n_\n_", [1]),
        (
            "<<<<<<< a\n甲\n<<<<<<< b\n乙\n=======\n丙\n>>>>>>> b\n=======\n丁\n>>>>>>> a\n下",
            "_\n甲\n_\n乙\n_\n_\n_\n_\n_\n_\n下",
            [1],
        ),
        ("<<<<<<< a\n甲\n=======\n乙", "_\n甲\n_\n乙", [1, 3]),
        (">>>>>>> b\n甲\n  ======= \n乙\n||||||| 9d1", "_\n甲\n_\n乙\n_", [1, 3, 5]),
        ("甲\n=======\n<<<<<<< a\n乙\n=======\n丙\n>>>>>>> b", "甲\n_\n_\n乙\n_\n_\n_", [2, 3]),
    ],
)
def test_the_first_way_is_kept_and_every_other_line_keeps_its_place(text: str, kept: str, told: list[int]) -> None:
    lines = text.split("\n")
    found, findings = take_out_conflicts(lines, "a.md")
    assert found == lines_of(kept)
    assert sorted(finding.line for finding in findings) == told
    for finding in findings:
        assert (finding.path, finding.quoted) == ("a.md", lines[finding.line - 1].strip())
