"""BibTeX that BibTeX can read: entries, keys, braces and what is special in LaTeX."""

import re

import pytest

from cited_articles import IMPRINT, ODD, PORTAL, article, cite_three, issue
from mediawatch.citations.bibtex import write_bibtex
from mediawatch.citations.cited import Cited, CitedKind, cite_article

FIELD = re.compile(r"^  (\w+) = \{(.*)\},$")


def read_entries(text: str) -> list[tuple[str, str, dict[str, str]]]:
    """Return type, key and fields of entries, as they are written: one line a field."""
    entries: list[tuple[str, str, dict[str, str]]] = []
    for lines in (entry.splitlines() for entry in text.split("\n\n")):
        head = re.fullmatch(r"@(\w+)\{([\w-]+),", lines[0])
        assert head
        assert lines[-1] == "}"
        fields = [FIELD.fullmatch(line) for line in lines[1:-1]]
        entries.append((head[1], head[2], {field[1]: field[2] for field in fields if field}))
        assert all(fields)
    return entries


def test_an_issue_and_its_articles_are_entries_of_bibtex_s_own_types() -> None:
    report, news, page = read_entries(write_bibtex(cite_three()))
    assert report[:2] == ("techreport", "7")
    assert report[2]["institution"] == "信息中心"
    assert report[2]["number"] == "7"
    assert news[:2] == ("article", "7-1")
    assert (news[2]["journal"], news[2]["keywords"]) == ("晚报", "慢病, 基层")
    assert page[:2] == ("misc", "7-2")
    assert page[2] == {
        "author": "{专家网}",
        "title": "{平台}",
        "year": "2023",
        "date": "2023-06-07",
        "url": "https://a.example/1?b=1&c",
        "langid": "chinese",
        "language": "zh-CN",
        "annote": "收录于《舆情月报》第 7 期，条目号 7-2",
    }


@pytest.mark.parametrize("words", ODD)
def test_no_title_ends_its_field_or_begins_another(words: str) -> None:
    one = article(words, words, keywords=(words,))
    ((_, _, fields),) = read_entries(write_bibtex([cite_article(one, PORTAL, issue(one), IMPRINT)]))
    for value in fields.values():
        depth = 0
        for mark in value:
            depth += {"{": 1, "}": -1}.get(mark, 0)
            assert depth >= 0
        assert depth == 0
        bare = re.sub(r"\\(?:[#$%&_]|text\w+\{\})", "", value)
        assert not re.search(r"[\\#$%&~^]", bare) or value == fields["url"]


def test_what_is_special_in_latex_is_written_by_name() -> None:
    cited = Cited("7-1", CitedKind.WEB_PAGE, "50% of A&B #1 $5 x_y {z} ~^\\")
    ((_, _, fields),) = read_entries(write_bibtex([cited]))
    assert fields["title"] == (
        r"{50\% of A\&B \#1 \$5 x\_y \textbraceleft{}z\textbraceright{} "
        r"\textasciitilde{}\textasciicircum{}\textbackslash{}}"
    )


def test_an_address_is_taken_as_it_is_but_for_what_no_address_has() -> None:
    cited = Cited("7-1", CitedKind.WEB_PAGE, "题", url="https://a.example/x_y?a=%20&b=#c{d}中")
    ((_, _, fields),) = read_entries(write_bibtex([cited]))
    assert fields["url"] == "https://a.example/x_y?a=%20&b=#c%7Bd%7D%E4%B8%AD"
