"""Old addresses never break: the table of them is read, and what would lead nowhere is told."""

from datetime import date

import pytest

from mediawatch.archive.dictionary import Dictionary
from mediawatch.archive.redirects import read_redirects
from mediawatch.model import Issue, Period, Redirect, Source

DAY = date(2023, 6, 30)
ISSUES = (Issue(523, "月报", DAY, Period(DAY, DAY), ()),)
DICTIONARY = Dictionary((Source("新华网"),))


def read(text: str) -> tuple[tuple[Redirect, ...], list[tuple[int, str]]]:
    made, findings = read_redirects(text, "_redirects.yml", ISSUES, DICTIONARY)
    return made, [(one.line, one.code) for one in findings]


def test_old_addresses_are_read_with_where_they_lead() -> None:
    text = "issue-523.html: issues/523/#article-2\n旧/页/: sources/新华网/\na/: years/2023/\nb.htm: about/\n"
    made, findings = read(text)
    assert findings == []
    assert made[0] == Redirect("issue-523.html", "issues/523/#article-2")
    assert [one.old for one in made] == ["issue-523.html", "旧/页/", "a/", "b.htm"]


@pytest.mark.parametrize("text", ["", "# 还没有\n"])
def test_an_empty_table_is_no_fault(text: str) -> None:
    assert read(text) == ((), [])


@pytest.mark.parametrize(
    "line",
    [
        "/a.html: issues/523/",
        "\u202ea/: issues/523/",
        "a/: issues/523/#\u200b1",
        "a: issues/523/",
        "https://example.com/: issues/523/",
        "../a.html: issues/523/",
        "./a/: issues/523/",
        "a.html?b=1: issues/523/",
        "a.html: https://example.com/",
        "a.html: //example.com/",
        "a.html: javascript:alert(1)",
        "a.html: issues/523/#",
        "a.html: ../issues/523/",
        "a.html:",
        "a.html: [issues/523/]",
        "a.html: issues/524/",
        "a.html: years/2024/",
        "a.html: sources/新花网/",
        "a.html: a.html",
        "issues/523/: about/",
        '"a\\">.html": about/',
    ],
)
def test_what_is_no_way_from_an_old_address_to_a_page_is_told(line: str) -> None:
    made, findings = read(f"well.html: issues/523/\n{line}\n")
    assert [one.old for one in made] == ["well.html"]
    assert findings == [(2, "MW010")]


def test_a_circle_and_a_chain_are_told() -> None:
    made, findings = read("a.html: b.html\nb.html: a.html\nc.html: d.html\nd.html: issues/523/\n")
    assert [one.old for one in made] == ["d.html"]
    assert findings == [(1, "MW010"), (2, "MW010"), (3, "MW010")]
