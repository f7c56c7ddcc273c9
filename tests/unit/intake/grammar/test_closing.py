"""The end of a report: who made it is left out, what its makers say of it is kept for a person, and both are told."""

import pytest

from mediawatch.format.write import write_issue
from mediawatch.intake.account import take_account
from mediawatch.intake.claims import Role
from mediawatch.intake.grammar.reading import Reading, read_document
from mediawatch.intake.readers.text_file import read_text
from mediawatch.model import Severity

REPORT = """北京市卫生信息化舆情监测周报
第35期
2011年6月6日
时间从2011年5月28日至6月3日。
二、具体内容
1、标题：甲新闻标题
来源：健康报 5月30日
链接：http://a.example/b
主要内容：
正文。
{end}
"""


def read(end: str) -> Reading:
    reading = read_document(read_text("报告.txt", "0" * 64, REPORT.format(end=end).encode()))
    assert take_account(reading, write_issue(reading.draft)).findings == ()
    return reading


@pytest.mark.parametrize(
    "end",
    [
        "主编：李四　编辑：王五",
        "声明：本报所载信息均来自公开媒体，不代表本中心观点。",
        "注：本周报内容均来自公开媒体，不代表本中心观点。",
        "【免责声明】本期内容摘自各媒体，版权归原作者。\n主编：李四",
    ],
)
def test_who_made_a_report_and_what_it_disclaims_are_left_out(end: str) -> None:
    reading = read(end)
    assert reading.draft.articles[0].body == "正文。"
    assert [(finding.code, finding.severity) for finding in reading.findings] == [("MW521", Severity.WARNING)]
    assert {claim.role for claim in reading.claims if claim.start >= REPORT.index("正文")} == {Role.BODY, Role.CLOSING}


@pytest.mark.parametrize("heading", ["三、本期小结", "【本周综述】", "编后语：", "本期信息点评"])
def test_what_the_makers_say_of_what_they_collected_is_kept_for_a_person(heading: str) -> None:
    reading = read(f"{heading}\n以区域卫生信息化为主。\n主编：李四")
    assert reading.draft.articles[0].body == "正文。"
    assert reading.draft.origin
    assert reading.draft.origin.unplaced == (heading, "以区域卫生信息化为主。")
    told = {finding.severity for finding in reading.findings if finding.code == "MW521"}
    assert told == {Severity.WARNING, Severity.ERROR}


@pytest.mark.parametrize(
    "end", ["三、小结\n试点成效明显。", "声明：本网转载此文不代表同意其观点。", "注：本报记者另有报道。"]
)
def test_an_articles_own_end_stays_in_it(end: str) -> None:
    reading = read(end)
    assert end.splitlines()[-1] in reading.draft.articles[0].body
    assert not any(finding.code == "MW521" for finding in reading.findings)


@pytest.mark.parametrize(("count", "left_out"), [(1, 1), (15, 15), (16, 15)])
def test_a_closing_is_looked_for_in_the_last_fifteen_lines(count: int, left_out: int) -> None:
    reading = read("\n".join(f"送：第{one}个单位" for one in range(count)))
    closing = [claim for claim in reading.claims if claim.role is Role.CLOSING]
    assert len(closing) == left_out
