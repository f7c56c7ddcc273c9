"""A report's title that a line's end cut is one again."""

import pytest

from mediawatch.format.write import write_issue
from mediawatch.intake.account import take_account
from mediawatch.intake.grammar.reading import Reading, read_document
from mediawatch.intake.readers.text_file import read_text

REST = """2012年12月4日
时间从2012年11月1日到2012年11月30日。
二、具体内容
标题：电子病历共享
来源：健康报 11月27日
链接：http://a.example/b
主要内容：
正文一。
"""
NAME = "北京市卫生信息化舆情监测月报"


def read(title: str) -> Reading:
    return read_document(read_text("报告.txt", "0" * 64, f"{title}\n{REST}".encode()))


@pytest.mark.parametrize(
    "number", ["一百二十", "（第一二〇期）", "第120期", " 第 120 期", "120", "（120）", "(总第一百二十期)"]
)
def test_a_title_is_read_wherever_it_is_cut(number: str) -> None:
    title = NAME + number
    for place in range(len("北京市卫生信息化"), len(title)):
        if title[place - 1] in "舆监" or title[place - 2 : place] == "舆情":  # neither half is a name, or a subject
            continue
        reading = read(f"{title[:place]}\n{title[place:]}")
        assert (reading.draft.series, reading.draft.number) == (NAME, 120), title[:place]
        assert take_account(reading, write_issue(reading.draft)).findings == ()
        assert [finding.code for finding in reading.findings] == []
