"""The parts of a report: one that has no article says so, and that is neither an article nor a part of one."""

import pytest

from mediawatch.format.write import write_issue
from mediawatch.intake.account import take_account
from mediawatch.intake.claims import Role
from mediawatch.intake.grammar.reading import Reading, read_document
from mediawatch.intake.readers.text_file import read_text

REPORT = """北京市卫生信息化舆情监测周报
第35期
2011年6月6日
时间从2011年5月28日至6月3日。
一、信息目录
{first}
{nothing}
{second}
1、甲新闻标题（健康报）
{third}
{nothing}
二、具体内容
{first}
{nothing}
{second}
1、标题：甲新闻标题
来源：健康报
日期：5月30日
主要内容：
正文。
{third}
{nothing}
"""
PARTS = ("第一部分：全国范围", "第二部分：北京范围", "第三部分：其他")


def read(text: str) -> Reading:
    reading = read_document(read_text("报告.txt", "0" * 64, text.encode()))
    assert take_account(reading, write_issue(reading.draft)).findings == ()
    return reading


@pytest.mark.parametrize("parts", [PARTS, ("【全国范围】", "【北京范围】", "【其他】")])
@pytest.mark.parametrize("nothing", ["本周无相关信息。", "（本期暂无相关报道）", "未监测到相关舆情", "本部分无"])
def test_a_part_without_an_article_is_none(parts: tuple[str, ...], nothing: str) -> None:
    first, second, third = parts
    reading = read(REPORT.format(first=first, second=second, third=third, nothing=nothing))
    (article,) = reading.draft.articles
    assert (article.title, article.section, article.body) == ("甲新闻标题", "北京范围", "正文。")
    assert reading.findings == ()
    assert sum(claim.role is Role.EMPTY for claim in reading.claims) == 4


def test_below_a_counted_part_a_single_word_is_enough() -> None:
    first, second, third = PARTS
    reading = read(REPORT.format(first=first, second=second, third=third, nothing="无"))
    assert [article.body for article in reading.draft.articles] == ["正文。"]


@pytest.mark.parametrize("body", ["【背景】\n没有消息。", "三、其他\n无", "回顾如下：\n本周无相关信息。"])
def test_a_body_may_say_that_there_is_nothing(body: str) -> None:
    first, second, third = PARTS
    text = REPORT.format(first=first, second=second, third=third, nothing="无").replace("正文。", body)
    (article,) = read(text).draft.articles
    assert body.splitlines()[-1] in article.body


def test_a_sentence_that_begins_as_a_part_does_stays_in_its_body() -> None:
    first, second, third = PARTS
    text = REPORT.format(first=first, second=second, third=third, nothing="无")
    text = text.replace(f"{third}\n无\n", "", 1).replace("正文。", "正文。\n第二部分是地方实践。")
    more = "2、标题：乙新闻标题\n来源：健康报\n日期：5月31日\n主要内容：\n又一篇。\n"
    one, other = read(text.replace(f"{third}\n无\n", more)).draft.articles
    assert one.body == "正文。\n\n第二部分是地方实践。"
    assert (one.section, other.section) == ("北京范围", "北京范围")


def test_of_several_parts_before_an_article_it_stands_in_the_last() -> None:
    first, second, third = PARTS
    text = REPORT.format(first=first, second=second, third=third, nothing="无")
    more = "第四部分：境外\n2、标题：乙新闻标题\n来源：健康报\n日期：5月31日\n主要内容：\n又一篇。\n"
    _, other = read(f"{text}{more}").draft.articles
    assert (other.title, other.section) == ("乙新闻标题", "境外")


@pytest.mark.parametrize("end", ["", "主编：张三\n电话：010-12345678\n"])
@pytest.mark.parametrize("nothing", ["无", "暂无", "本期无相关信息"])
def test_a_part_without_an_article_may_be_the_last(nothing: str, end: str) -> None:
    first, second, third = "【全国范围】", "【北京范围】", "【其他】"
    listed, detailed = REPORT.format(first=first, second=second, third=third, nothing="本期无相关信息").split("二、")
    listed = listed.replace(f"{third}\n本期无相关信息", f"{third}\n{nothing}")
    reading = read(f"{listed}二、{detailed}{end}")
    assert [article.body for article in reading.draft.articles] == ["正文。"]
    assert [finding.code for finding in reading.findings] == (["MW521"] if end else [])
