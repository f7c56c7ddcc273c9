"""What a whole report should have and has not is told: as many articles as its lead says, and a body in each."""

import pytest

from mediawatch.intake.grammar.reading import read_document
from mediawatch.intake.readers.text_file import read_text
from mediawatch.model import Severity

REPORT = """北京市卫生信息化舆情监测周报
第35期
2011年6月6日
本期周报共收集{count}篇卫生信息化相关信息，时间从2011年5月28日至6月3日。
二、具体内容
1、标题：甲新闻标题
来源：健康报 5月30日
链接：http://a.example/a
主要内容：
{body}
2、标题：乙新闻标题
来源：健康报 5月30日
链接：http://a.example/b
主要内容：
正文二。
"""


def told(count: str, body: str) -> list[tuple[str, int, Severity]]:
    reading = read_document(read_text("报告.txt", "0" * 64, REPORT.format(count=count, body=body).encode()))
    return [(finding.code, finding.line, finding.severity) for finding in reading.findings]


@pytest.mark.parametrize(("count", "wanted"), [("2", []), ("两", []), ("3", [("MW531", 4, Severity.WARNING)])])
def test_a_lead_that_counts_other_articles_is_told(count: str, wanted: list[tuple[str, int, Severity]]) -> None:
    assert told(count, "正文一。") == wanted


def test_an_article_without_a_body_is_told() -> None:
    assert told("2", "") == [("MW530", 6, Severity.ERROR)]


def test_one_article_twice_is_told() -> None:
    text = REPORT.format(count=2, body="正文一。").replace("乙新闻", "甲新闻").replace("/b", "/a")
    reading = read_document(read_text("报告.txt", "0" * 64, text.encode()))
    assert [(finding.code, finding.line) for finding in reading.findings] == [("MW533", 11)]


def test_articles_of_one_title_are_no_twins_where_they_have_no_address() -> None:
    text = REPORT.format(count=2, body="正文一。").replace("乙新闻", "甲新闻")
    text = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("链接"))
    reading = read_document(read_text("报告.txt", "0" * 64, text.encode()))
    assert [article.title for article in reading.draft.articles] == ["甲新闻标题"] * 2
    assert "MW533" not in {finding.code for finding in reading.findings}
