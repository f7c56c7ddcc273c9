"""A front matter has the same bounds however its lines of `---` are written, and what is wrong with them is told."""

import pytest

from mediawatch.check.mend import mend_text
from mediawatch.format.conflicts import LEFT_OUT
from mediawatch.format.front_bounds import Bounds, find_front_matter


@pytest.mark.parametrize(
    ("text", "bounds", "told"),
    [
        ("---\na: 1\n---\n正文", Bounds(1, 2, 3), []),
        ("--- \na: 1\n---\t\n", Bounds(1, 2, 3), []),
        ("---\na: 1\n\nb: 2\n---\n", Bounds(1, 4, 5), []),
        ("---\na: 1\n\n***\n\nb: 2\n---", Bounds(1, 6, 7), []),
        (f"{LEFT_OUT}\n---\na: 1\n---", Bounds(2, 3, 4), []),
        ("\n---\na: 1\n---", Bounds(2, 3, 4), [1]),
        ("\n\n---\na: 1\n---", Bounds(3, 4, 5), [1]),
        ("```\n---\na: 1\n---\n```", Bounds(2, 3, 4), [1]),
        ("\n~~~ yaml\n\n---\na: 1\n---", Bounds(4, 5, 6), [2]),
    ],
)
def test_between_two_fences_is_the_front_matter(text: str, bounds: Bounds, told: list[int]) -> None:
    found, findings = find_front_matter(text.split("\n"), "a.md")
    assert found == bounds
    assert [(finding.path, finding.line) for finding in findings] == [("a.md", line) for line in told]


@pytest.mark.parametrize(
    ("text", "bounds", "told", "mended"),
    [
        ("-----\na: 1\n---\n", Bounds(1, 2, 3), [1], "---\na: 1\n---\n"),
        ("\n ——\na: 1\n===\n", Bounds(2, 3, 4), [2, 4], "\n---\na: 1\n---\n"),
        ("number: 1\n---\n", Bounds(0, 1, 2), [1], "---\nnumber: 1\n---\n"),
        ("\n\nnumber：1\n---\n", Bounds(2, 3, 4), [3], "\n\n---\nnumber：1\n---\n"),
        ("---\na: 1\n***\nb\n\n---\n", Bounds(1, 2, 3), [3], "---\na: 1\n---\nb\n\n---\n"),
        ("---\na: 1\n\n## 题\n", Bounds(1, 2, 2), [3], "---\na: 1\n---\n\n## 题\n"),
        ("---\na: 1\n\n***\n", Bounds(1, 2, 2), [3], "---\na: 1\n---\n\n***\n"),
        ("---\na: 1\n## 题\n- 来源：甲\n\n---\n", Bounds(1, 2, 2), [3], "---\na: 1\n---\n## 题\n- 来源：甲\n\n---\n"),
        ("---\na: 1\n\n- 日期：乙\n---\n", Bounds(1, 2, 2), [3], "---\na: 1\n---\n\n- 日期：乙\n---\n"),
    ],
)
def test_a_fence_that_is_odd_or_left_out_is_put_where_it_belongs(
    text: str, bounds: Bounds, told: list[int], mended: str
) -> None:
    found, findings = find_front_matter(text.split("\n"), "a.md")
    assert found == bounds
    assert [finding.line for finding in findings] == told
    assert mend_text(text, [edit for finding in findings for edit in finding.edits]) == mended


def test_a_front_matter_that_goes_on_to_the_end_is_told_at_the_last_line() -> None:
    found, [finding] = find_front_matter(["---", "a: 1"], "a.md")
    assert found == Bounds(1, 2, 2)
    assert (finding.line, finding.edits) == (2, ())


def test_a_line_of_a_conflict_that_is_left_out_ends_nothing() -> None:
    lines = ["---", "a: 1", LEFT_OUT, "b: 2", "", "- 来源：甲"]
    assert find_front_matter(lines, "a.md")[0] == Bounds(1, 4, 4)


@pytest.mark.parametrize("text", ["正文", "\n## 题", "```\n正文\n---", "---------", "title: 题", "-"])
def test_other_beginnings_are_no_front_matter(text: str) -> None:
    found, [finding] = find_front_matter(text.split("\n"), "a.md")
    assert found is None
    assert (finding.path, finding.line, finding.edits) == ("a.md", 1, ())
