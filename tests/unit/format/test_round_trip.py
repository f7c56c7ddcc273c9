"""Parse and write undo each other, whatever an issue holds."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mediawatch.format.fields import ADDRESS, ARTICLE_FIELDS, DAY, REASON, TEXT, WORDS, Field, Kind
from mediawatch.format.lead import compose_lead
from mediawatch.format.parse import parse_issue
from mediawatch.format.render import render_body
from mediawatch.format.write import escape, escape_paragraph, write_issue, write_link
from mediawatch.model import Acceptance, Article, Issue, Origin, Period

LINES = st.lists(
    st.characters(blacklist_categories=["C", "Zl", "Zp"]) | st.sampled_from(["&copy;", "&#35;", "&lt;", "&"]),
    min_size=1,
    max_size=30,
).map(lambda parts: " ".join("".join(parts).split())).filter(bool)  # fmt: skip
JUNE = date(2023, 6, 1)
DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


WORD = LINES.map(lambda line: re.sub(r"[、，,;；\s]", "", line)).filter(bool)
ADDRESSES = st.text("abc-./?=&%#()医", min_size=1, max_size=20).map("https://a.example/".__add__)
KEYS = st.text("abcdefgh", min_size=3, max_size=8).map("x-".__add__)
BODIES = st.lists(LINES.map(escape_paragraph), min_size=1, max_size=3).map("\n\n".join)
EXTRA = st.lists(st.tuples(KEYS, LINES), max_size=2, unique_by=lambda one: one[0]).map(tuple)
DRAWN: dict[Kind, st.SearchStrategy[Any]] = {
    TEXT: LINES,
    DAY: DAYS,
    ADDRESS: ADDRESSES,
    WORDS: st.lists(WORD, min_size=1, max_size=3).map(tuple),
    REASON: LINES | st.just(""),
}
"""What a field may hold, by its kind."""


def drawn(field: Field) -> st.SearchStrategy[Any]:
    return DRAWN[field.kind] if field.required else st.just(field.default) | DRAWN[field.kind]


@st.composite
def articles(draw: st.DrawFn, number: int, ordinal: int) -> Article:
    values: dict[str, Any] = {field.name: draw(drawn(field)) for field in ARTICLE_FIELDS}
    extra = draw(EXTRA)
    return Article(number, ordinal, draw(LINES), body=draw(st.just("") | BODIES), extra=extra, **values)


@st.composite
def issues(draw: st.DrawFn) -> Issue:
    number = draw(st.integers(1, 9999))
    digest = draw(st.text("0123456789abcdef", min_size=64, max_size=64))
    origin = Origin(draw(LINES), digest, "docx", draw(st.lists(LINES, max_size=2).map(tuple)), draw(EXTRA))
    return Issue(
        number,
        draw(LINES),
        draw(DAYS),
        Period(draw(DAYS), draw(DAYS)),
        tuple(draw(articles(number, ordinal)) for ordinal in range(1, draw(st.integers(2, 4)))),
        publisher=draw(st.none() | LINES),
        scope=draw(st.none() | LINES),
        lead=draw(st.just("") | BODIES),
        accepted=draw(st.lists(st.builds(Acceptance, st.just("MW202"), LINES, EXTRA), max_size=2).map(tuple)),
        origin=draw(st.none() | st.just(origin)),
        extra=draw(EXTRA),
    )


@given(issues())
def test_a_written_issue_is_read_back_the_same(issue: Issue) -> None:
    text = write_issue(issue)
    parsed = parse_issue(text, "1.md")
    assert parsed.issue is not None
    assert parsed.issue == issue
    assert write_issue(parsed.issue) == text


@given(st.text() | st.text("-#:\n 来源：日期<>[]&*!'\"\\\t|", max_size=200))
def test_any_text_is_an_issue_or_has_findings(text: str) -> None:
    for candidate in (text, f"---\n{text}\n---\n{text}", f"---\nnumber: 1\n---\n## a\n\n{text}"):
        parsed = parse_issue(candidate, "1.md")
        assert parsed.issue is not None or parsed.findings


@given(LINES)
def test_escaped_text_shows_as_it_is(line: str) -> None:
    assert "".join(render_body(f"文{escape(line)}文").blocks).split() == f"文{line}文".split()


@pytest.mark.parametrize(
    "tail",
    ["x", "x_(1)", "(", "b)", "a b", "\\a", "<a>", "`a`", "'a'\"b\"", "a|b", "?a=1&copy;=2", "*a*_b_", "[1]", "（医）"],
)
@pytest.mark.parametrize("shown", ["", "链接"])
def test_a_link_leads_where_it_was_written_to_lead(tail: str, shown: str) -> None:
    address = f"https://a.example/{tail}"
    rendered = render_body(f"见{write_link(escape(shown or address), address)}。")
    (href,) = re.findall('href="([^"]*)"', rendered.html)
    assert unquote(unescape(href)) == address
    assert rendered.blocks == (f"见{shown or address}。",)


def test_unknown_keys_and_attributes_are_kept() -> None:
    text = """---
number: 1
series: 月报
published: 2023-06-30
period:
  start: 2023-06-01
  end: 2023-06-30
printed:
  paper: "012: x"
  pages:
    - "1"
    - 二
---

## 标题

- 来源：新华网
- 日期：2023-06-14
- 关键词：大数据、慢病管理
- 勘误：改了：一处
- 颜色：红

正文。
"""
    parsed = parse_issue(text, "1.md")
    assert parsed.issue is not None
    assert write_issue(parsed.issue) == text.replace('- "1"', "- 1")


@given(LINES, st.text(max_size=20))
def test_unknown_values_are_written_so_that_they_read_back(key: str, value: str) -> None:
    issue = Issue(
        1, "月报", JUNE, Period(JUNE, JUNE, ((key, value),)), (), extra=(("x", [value, key]), ("y", {key: value}))
    )
    assume(key not in ("start", "end"))
    assert parse_issue(write_issue(issue), "1.md").issue == issue


@given(issues(), st.text("-#:\n 来源：日期<>[]&*!'\"\\\t|　1.", max_size=200))
def test_writing_what_was_read_is_a_fixed_point(issue: Issue, text: str) -> None:
    parsed = parse_issue(write_issue(issue) + text, "1.md").issue
    if parsed is not None:
        written = write_issue(parsed)
        again = parse_issue(written, "1.md").issue
        assert again is not None
        assert again == parsed
        assert write_issue(again) == written


def test_a_lead_like_the_composed_one_is_not_written() -> None:
    issue = Issue(1, "月报", JUNE, Period(JUNE, JUNE), ())
    assert write_issue(replace(issue, lead=compose_lead(issue))) == write_issue(issue)
    assert "原来的话" in write_issue(replace(issue, lead="原来的话"))
