"""RIS: lines, tags and ends of records."""

import re

import pytest

from cited_articles import IMPRINT, ODD, PORTAL, article, cite_three, issue
from mediawatch.citations.cited import cite_article
from mediawatch.citations.ris import write_ris

LINE = re.compile(r"([A-Z][A-Z0-9])  - (.*)")


def read_records(text: str) -> list[list[tuple[str, str]]]:
    """Return the tags and values of records."""
    records: list[list[tuple[str, str]]] = [[]]
    assert text.endswith("\r\n")
    for line in text.removesuffix("\r\n").split("\r\n"):
        if not line:
            continue
        match = LINE.fullmatch(line)
        assert match, line
        if match[1] == "TY":
            records.append([])
        records[-1].append((match[1], match[2]))
    return records[1:]


def test_an_issue_and_its_articles_are_records_of_the_right_types() -> None:
    report, news, page = read_records(write_ris(cite_three()))
    assert report[:4] == [("TY", "RPRT"), ("ID", "7"), ("AU", "信息中心"), ("TI", "舆情月报")]
    assert ("SN", "7") in report
    assert news[:4] == [("TY", "NEWS"), ("ID", "7-1"), ("TI", "挂号不再排队"), ("T2", "晚报")]
    assert [value for tag, value in news if tag == "KW"] == ["慢病", "基层"]
    assert page == [
        ("TY", "ELEC"),
        ("ID", "7-2"),
        ("AU", "专家网"),
        ("TI", "平台"),
        ("PY", "2023"),
        ("DA", "2023/06/07"),
        ("UR", "https://a.example/1?b=1&c"),
        ("LA", "zh-CN"),
        ("N1", "收录于《舆情月报》第 7 期，条目号 7-2"),
        ("ER", ""),
    ]


@pytest.mark.parametrize("words", ODD)
def test_no_title_ends_its_line_or_its_record(words: str) -> None:
    one = article(words, words, keywords=(words,))
    (record,) = read_records(write_ris([cite_article(one, PORTAL, issue(one), IMPRINT)]))
    assert [tag for tag, _ in record] == ["TY", "ID", "AU", "TI", "PY", "DA", "UR", "LA", "KW", "N1", "ER"]
