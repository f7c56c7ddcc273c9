"""What a body's first lines say again of its article is left out; a line that says more, or something else, stays."""

import pytest

from mediawatch.format.write import write_issue
from mediawatch.intake.account import take_account
from mediawatch.intake.claims import Role
from mediawatch.intake.grammar.reading import Reading, read_document
from mediawatch.intake.readers.text_file import read_text

REPORT = """北京市卫生信息化舆情监测周报
第3期
2009年1月6日
时间从12月29日至2009年1月4日。
二、具体内容
1、标题：甲新闻报道
来源：健康报 2009年1月2日
链接：http://a.example/a
主要内容：
{first}
正文是这样的一句话，说了很多很多。
"""
BODY = "正文是这样的一句话，说了很多很多。"


def read(first: str) -> Reading:
    reading = read_document(read_text("报告.txt", "0" * 64, REPORT.format(first=first).encode()))
    assert take_account(reading, write_issue(reading.draft)).findings == ()
    return reading


@pytest.mark.parametrize(
    "first",
    [
        "甲新闻报道",
        "《甲新闻报道》",
        "【甲新闻报道】",
        "标题：甲新闻报道\n日期：2009-1-2\n来源：健康报",
        "甲新闻报道\n2009-1-2 来源 健康报",
        "健康报",
        "健康报 2009年1月2日",
    ],
)
def test_what_is_said_again_is_left_out(first: str) -> None:
    reading = read(first)
    assert [(article.title, article.body) for article in reading.draft.articles] == [("甲新闻报道", BODY)]
    assert Role.REPEATED in {claim.role for claim in reading.claims}
    assert reading.findings == ()


@pytest.mark.parametrize(
    "first", ["卫生部发布《\n健康卡规范》", "《卫生部发布《健康卡规\n范》》", "卫生部发布《健康卡规范》"]
)
def test_a_title_with_marks_in_it_may_be_said_again_in_two_lines(first: str) -> None:
    text = REPORT.format(first=first).replace("甲新闻报道", "卫生部发布《健康卡规范》")
    (article,) = read_document(read_text("报告.txt", "0" * 64, text.encode())).draft.articles
    assert (article.title, article.body) == ("卫生部发布《健康卡规范》", BODY)


@pytest.mark.parametrize(
    "first", ["2009年1月2日 10:32　来源：健康报　作者：张三", "《甲新闻报道》摘要。", "健康报社发布消息。", "新华网"]
)
def test_a_line_that_says_more_stays(first: str) -> None:
    (article,) = read(first).draft.articles
    assert article.body.removeprefix("### ") == f"{first}\n\n{BODY}"


def test_a_line_of_day_and_source_is_no_heading() -> None:
    assert not read("2009年1月2日 10:32　来源：健康报　作者：张三").draft.articles[0].body.startswith("#")
