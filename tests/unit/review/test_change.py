"""A change goes from one run to another as JSON, which is judged as data."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediawatch.model import Severity, SourceKind
from mediawatch.review.change import (
    LARGEST,
    LONGEST,
    MOST,
    ArticleChange,
    Change,
    ChangeError,
    FindingLine,
    IssueChange,
    SourceChange,
    TopicChange,
    What,
    cut_line,
    read_change,
    write_change,
)

DAY = date(2023, 7, 31)


def full(text: str) -> Change:
    """Return the largest change that there may be, made of a text."""
    line = cut_line(text)
    article = ArticleChange(what=What.NEW, ordinal=1, title=line, source=line, date=DAY)
    issue = IssueChange(what=What.NEW, path=line, number=1, published=DAY, start=DAY, end=DAY)
    finding = FindingLine(path=line, line=1, code=line, message=line, hint=line, severity=Severity.WARNING)
    return Change(
        issues=(issue.model_copy(update={"articles": (article,) * MOST}), *(issue,) * (MOST - 1)),
        issue_count=10**12,
        sources=(SourceChange(what=What.GONE, name=line, kind=SourceKind.MAINSTREAM),) * MOST,
        topics=(TopicChange(what=What.GONE, name=line, query=line),) * MOST,
        findings=(finding,) * MOST,
    )


@pytest.mark.parametrize("text", ["界" * LONGEST, "𠀀" * LONGEST, '"' * LONGEST, "\\" * LONGEST])
def test_the_largest_change_can_be_read(text: str) -> None:
    change = full(text)
    data = write_change(change).encode()
    assert len(data) < LARGEST
    assert read_change(data) == change


@given(st.text(st.characters(), max_size=3 * LONGEST))
def test_a_cut_line_is_one_line_that_can_be_seen(text: str) -> None:
    line = cut_line(text)
    assert len(line) <= LONGEST
    assert line == cut_line(line)
    assert line.isprintable()
    assert len(line.splitlines()) <= 1


def test_what_cannot_be_seen_is_a_dot_also_where_another_program_wrote_it() -> None:
    issue = {"what": "new", "path": "a\u202e\n\u200bb\x1b", "number": 1, "published": None, "start": None, "end": None}
    assert read_change(json.dumps({"issues": [issue]}).encode()).issues[0].path == "a· ·b·"


def without(value: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: one for name, one in value.items() if name not in names}


ISSUE: dict[str, Any] = {
    "what": "new", "path": "a", "number": 1, "published": "2023-07-31", "start": None, "end": None
}  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\xff\xfe",
        b"[" * 100_000,
        b"[]",
        b'{"issues": 1}',
        b'{"issues": [{}]}',
        b'{"earlier": -1}',
        b'{"earlier": 1e400}',
        b'{"earlier": true}',
        b'{"earlier": "1"}',
        b'{"builds": "<img>"}',
        b'{"command": "rm"}',
        b'{"sources": [{"what": "new", "name": "\\ud800", "kind": "\\u5176\\u4ed6"}]}',
        json.dumps({"issues": [ISSUE] * (MOST + 1)}).encode(),
        json.dumps({"issues": [{**ISSUE, "path": "a" * (LONGEST + 1)}]}).encode(),
        json.dumps({"issues": [{**ISSUE, "what": "<img>"}]}).encode(),
        json.dumps({"issues": [{**ISSUE, "published": "](javascript:alert(1))"}]}).encode(),
        json.dumps({"issues": [{**ISSUE, "number": 10**400}]}).encode(),
        json.dumps({"issues": [without(ISSUE, "path")]}).encode(),
        b" " * (LARGEST + 1),
    ],
    ids=range(20),
)
def test_what_is_no_change_is_refused_in_one_line_that_quotes_nothing(said: bytes) -> None:
    with pytest.raises(ChangeError) as refused:
        read_change(said)
    assert len(str(refused.value).splitlines()) == 1
    assert not any(word in str(refused.value) for word in ("<img>", "javascript", "command", "aaa"))


def test_the_sample_that_the_refused_ones_change_is_well() -> None:
    assert read_change(json.dumps({"issues": [ISSUE]}).encode()).issues[0].published == DAY
