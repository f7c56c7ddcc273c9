"""An outlet's name, and what stands behind it: a newspaper's page, who wrote, a page of the list of contents."""

from datetime import date

import pytest

from mediawatch.format.write import write_issue
from mediawatch.intake.account import take_account
from mediawatch.intake.grammar.reading import Reading, read_document
from mediawatch.intake.readers.text_file import read_text

REPORT = """北京市卫生信息化舆情监测周报
第35期
2011年6月6日
时间从2011年5月28日至6月3日。
一、信息目录
1、甲新闻标题{listed}
二、具体内容
1、标题：甲新闻标题
{head}
链接：http://a.example/b
主要内容：
正文。
"""


def read(head: str, listed: str = "（健康报）") -> Reading:
    reading = read_document(read_text("报告.txt", "0" * 64, REPORT.format(head=head, listed=listed).encode()))
    assert take_account(reading, write_issue(reading.draft)).findings == ()
    return reading


@pytest.mark.parametrize(
    ("source", "extra"),
    [
        ("健康报（3版）", {"版次": "3版"}),
        ("健康报（第3版）", {"版次": "第3版"}),
        ("健康报第3版", {"版次": "第3版"}),
        ("健康报  A12版", {"版次": "A12版"}),
        ("健康报 头版", {"版次": "头版"}),
        ("健康报 记者 王芳", {"记者": "王芳"}),
        ("健康报（记者：王芳、李明）", {"记者": "王芳、李明"}),
        ("健康报 第3版 记者 王芳", {"版次": "第3版", "记者": "王芳"}),
        ("健康报海外版", {}),
    ],
)
@pytest.mark.parametrize("between", ["\n日期：5月30日", " 2011-05-30"])
def test_what_stands_behind_an_outlet_is_a_value_of_its_own(source: str, extra: dict[str, str], between: str) -> None:
    reading = read(f"来源：{source}{between}", "")
    (article,) = reading.draft.articles
    assert article.source == ("健康报" if extra else source)
    assert (article.date, dict(article.extra)) == (date(2011, 5, 30), extra)
    assert reading.findings == ()


def test_a_page_may_stand_behind_the_day() -> None:
    (article,) = read("来源：健康报 2011-05-30（第3版）").draft.articles
    assert (article.source, dict(article.extra)) == ("健康报", {"版次": "第3版"})


@pytest.mark.parametrize(
    "listed", ["（健康报）\t2", "（健康报 第3版）", "（健康报）…………2", "（图）", "（健康报（3版））  2", "\t2"]
)
def test_the_contents_name_an_outlet_too(listed: str) -> None:
    reading = read("来源：健康报（3版） 5月30日", listed)
    assert [article.title for article in reading.draft.articles] == ["甲新闻标题"]
    assert reading.findings == ()


def test_a_page_of_a_newspaper_is_repeated_with_its_name() -> None:
    text = read("来源：健康报（3版） 5月30日").document.text.replace("正文。", "2011-05-30 健康报 第3版\n正文。")
    (article,) = read_document(read_text("报告.txt", "0" * 64, text.encode())).draft.articles
    assert article.body == "正文。"
