"""Lines come with their numbers in the file."""

from datetime import date

from mediawatch.check.prose import body_lines, lead_lines
from mediawatch.model import Article, Issue, Period

DAY = date(2023, 6, 30)
ARTICLE = Article(1, 1, "题", "源", DAY, body="甲\n#乙", lines={"body": 7})
ISSUE = Issue(1, "月报", DAY, Period(DAY, DAY), (), lead="甲\n乙", lines={"lead": 5})


def test_lines_are_counted_from_where_a_text_begins() -> None:
    assert list(body_lines(ARTICLE, "=", "#")) == [(7, "甲"), (8, "#乙")]
    assert list(lead_lines(ISSUE, "乙")) == [(5, "甲"), (6, "乙")]


def test_a_text_of_no_file_begins_at_line_one() -> None:
    assert list(body_lines(Article(1, 1, "题", "源", DAY, body="甲"), "甲")) == [(1, "甲")]
    assert list(lead_lines(Issue(1, "月报", DAY, Period(DAY, DAY), (), lead="甲"), "甲")) == [(1, "甲")]


def test_a_text_without_what_a_rule_looks_for_is_not_looked_at() -> None:
    assert list(body_lines(ARTICLE, "=")) == list(lead_lines(ISSUE, "#")) == []
