"""The top of a report: numbers within a year, supplements, several issues in one, several organisations."""

from dataclasses import replace
from datetime import date

import pytest

from mediawatch.format.write import write_issue
from mediawatch.intake.account import take_account
from mediawatch.intake.grammar.reading import Reading, read_document
from mediawatch.intake.readers.text_file import read_text
from mediawatch.intake.readers.web_file import read_web

REPORT = """北京市卫生信息化舆情监测月报
{number}
{publisher}
2010年11月30日
时间从2010年11月1日至11月30日。
二、具体内容
1、标题：甲新闻标题
来源：健康报
日期：11月16日
主要内容：
正文一句话。
"""


def read(number: str = "第45期", publisher: str = "北京市卫生局", name: str = "报告.txt") -> Reading:
    text = REPORT.format(number=number, publisher=publisher)
    reading = read_document(read_text(name, "0" * 64, text.encode()))
    assert take_account(reading, write_issue(reading.draft)).findings == ()
    return reading


@pytest.mark.parametrize(
    "number",
    ["第3卷第5期（总第45期）", "第三年第5期（总第45期）", "2009年第5期 总45期", "总第45期  第3卷第5期", "NO：45"],
)
def test_the_total_is_the_number(number: str) -> None:
    reading = read(number, name="月报第99期.txt")
    assert (reading.draft.number, reading.findings) == (45, ())


@pytest.mark.parametrize(
    "number", ["增刊", "第45期增刊", "（第45期 增刊）", "第45-46期合刊", "第45、46期合刊", "2010年增刊"]
)
def test_a_supplement_or_several_issues_in_one_ask_for_a_number(number: str) -> None:
    reading = read(number, name="月报第99期.txt")
    assert reading.draft.number is None
    assert reading.draft.origin is not None
    assert reading.draft.origin.unplaced == (number,)
    assert [(one.code, number in one.message) for one in reading.findings] == [("MW504", True), ("MW503", True)]


def test_a_supplement_behind_the_series_name_asks_too() -> None:
    text = REPORT.format(number="", publisher="北京市卫生局").replace("监测月报\n", "监测月报（第45期增刊）\n")
    reading = read_document(read_text("月报第99期.txt", "0" * 64, text.encode()))
    assert (reading.draft.series, reading.draft.number) == ("北京市卫生信息化舆情监测月报", None)


def test_a_supplement_is_told_where_a_number_stands_too() -> None:
    reading = read("第45期增刊 总第46期")
    assert reading.draft.number == 46
    assert [(one.code, "增刊" in one.message) for one in reading.findings] == [("MW503", True)]


def test_an_issue_on_one_theme_has_its_number_before_the_word() -> None:
    reading = read("第45期（专刊）")
    assert (reading.draft.number, [one.code for one in reading.findings]) == (45, ["MW503"])


@pytest.mark.parametrize("line", ["第45期，2010-11-30", "第45期、2010-11-30"])
def test_a_day_behind_a_number_is_no_second_number(line: str) -> None:
    reading = read(line)
    assert (reading.draft.number, reading.findings) == (45, ())


def test_a_number_within_a_year_is_not_taken_from_the_file_s_name_either() -> None:
    for number in ("2009年第5期", "（2009-05）", "第三年第五期"):
        assert read(number, name="月报第5期.txt").draft.number is None
    assert read("2009年第5期", name="月报第99期.txt").draft.number == 99


@pytest.mark.parametrize(
    ("line", "publisher", "left"),
    [
        ("北京市公共卫生信息中心（北京市医院管理研究所）", "北京市公共卫生信息中心（北京市医院管理研究所）", ()),
        ("北京市卫生局　北京市公共卫生信息中心", "北京市卫生局 北京市公共卫生信息中心", ()),
        ("北京市卫生局 2010-11-30 信息中心", "北京市卫生局", ("信息中心",)),
        ("承办：北京市公共卫生信息中心", "北京市公共卫生信息中心", ()),
        ("主办：北京市卫生局　承办：北京市公共卫生信息中心", "北京市卫生局", ("北京市公共卫生信息中心",)),
    ],
)
def test_several_organisations_are_kept(line: str, publisher: str, left: tuple[str, ...]) -> None:
    reading = read(publisher=line)
    assert reading.draft.publisher == publisher
    assert reading.draft.origin is not None
    assert reading.draft.origin.unplaced == left
    assert len(reading.findings) == len(left)


@pytest.mark.parametrize(
    "span",
    [
        "11月1日0时至11月30日24时",
        "11月1日（周一）至11月30日（周二）",
        "2010年11月1日0时起至30日",
        "11月1日（星期一）—30日",
    ],
)
def test_hours_and_weekdays_may_stand_beside_the_days_of_a_period(span: str) -> None:
    text = REPORT.format(number="第45期", publisher="北京市卫生局").replace("2010年11月1日至11月30日", span)
    reading = read_document(read_text("报告.txt", "0" * 64, text.encode()))
    assert (str(reading.draft.period.start), str(reading.draft.period.end)) == ("2010-11-01", "2010-11-30")
    assert reading.findings == ()


@pytest.mark.parametrize("number", ["— 第45期 —", "－第45期－", "* 第45期 *"])
def test_a_number_may_stand_between_dashes(number: str) -> None:
    assert (read(number).draft.number, read(number).findings) == (45, ())


@pytest.mark.parametrize("label", ["编辑：", "编写单位：", "编辑单位："])
def test_the_publisher_may_be_called_the_editor(label: str) -> None:
    reading = read(publisher=f"{label}北京市公共卫生信息中心")
    assert (reading.draft.publisher, reading.findings) == ("北京市公共卫生信息中心", ())


@pytest.mark.parametrize("day", ["出刊日期：2010年12月1日", "10年12月1日"])
def test_the_day_may_have_other_labels_or_a_short_year(day: str) -> None:
    text = REPORT.format(number="第45期", publisher="北京市卫生局").replace("2010年11月30日", day, 1)
    reading = read_document(read_text("报告.txt", "0" * 64, text.encode()))
    assert (str(reading.draft.published), reading.findings) == ("2010-12-01", ())
    assert take_account(reading, write_issue(reading.draft)).findings == ()


@pytest.mark.parametrize("line", ["内部资料 注意保存", "（内部刊物，请勿外传）", "【仅供参考】"])
def test_how_a_report_is_to_be_kept_says_nothing_of_the_issue(line: str) -> None:
    reading = read(number=f"{line}\n第45期")
    assert (reading.draft.number, reading.findings) == (45, ())
    assert reading.draft.origin is not None
    assert reading.draft.origin.unplaced == ()


def test_an_edition_is_part_of_the_series_name() -> None:
    text = REPORT.format(number="第45期", publisher="北京市卫生局").replace("监测月报\n", "监测月报（网络版）\n")
    assert read_document(read_text("报告.txt", "0" * 64, text.encode())).draft.series.endswith("月报（网络版）")


def test_the_label_of_a_lead_may_be_numbered() -> None:
    text = REPORT.format(number="第45期", publisher="北京市卫生局").replace("时间从", "一、本期导语\n时间从")
    reading = read_document(read_text("报告.txt", "0" * 64, text.encode()))
    assert reading.findings == ()
    assert reading.draft.lead.startswith("时间从")


def test_a_number_within_a_year_is_told_beside_that_of_the_file_s_name() -> None:
    (finding,) = read("2010年第11期", name="45.txt").findings
    assert finding.message == "里面只写着 2010年第11期，45 取自文件名"


@pytest.mark.parametrize("cut", ["（星期\n二）", "（星\n期二）"])
def test_a_weekday_that_a_width_cut_belongs_to_its_day(cut: str) -> None:
    text = REPORT.format(number=f"第45期　　北京市公共卫生信息中心　　2010年11月30日{cut}", publisher="")
    document = read_text("报告.txt", "0" * 64, text.replace("\n\n2010年11月30日\n", "\n").encode())
    lines = tuple(replace(line, full=line.text.startswith("第45期")) for line in document.lines)
    draft = read_document(replace(document, lines=lines, whole=False)).draft
    assert (draft.number, str(draft.published), draft.publisher) == (45, "2010-11-30", "北京市公共卫生信息中心")


@pytest.mark.parametrize(
    "line",
    [
        "日期:2009-01-06         来源:",
        "来源： 日期：2009-01-06",
        "编辑：  审核：  日期：2009年1月6日",
        "日期：2009-01-06  来源：  编号：",
        "编号：        日期：2009年1月6日",
        "日期：\n2009-01-06",
    ],
)
def test_a_label_without_a_value_takes_nothing_along(line: str) -> None:
    top = f"北京市卫生信息化舆情监测周报\n第45期\n{line}\n时间从12月29日到1月4日。"
    text = f"{top}\n标题：题\n来源：健康报\n主要内容：\n文。\n"
    reading = read_document(read_text("报告.txt", "0" * 64, text.encode()))
    assert (reading.draft.published, reading.draft.number) == (date(2009, 1, 6), 45)
    assert reading.draft.origin is not None
    assert reading.draft.origin.unplaced == ()
    assert take_account(reading, write_issue(reading.draft)).findings == ()


def test_a_picture_in_a_lead_is_told_and_leaves_no_empty_paragraph() -> None:
    lines = ("卫生信息化月报", "第99期", "本期导语：本月收集两篇。", "<img src=a.png>", "另见附件。", "二、具体内容")
    page = "".join(f"<p>{line}</p>" for line in (*lines, "标题：题", "来源：新华网", "主要内容：", "文。"))
    reading = read_document(read_web("a.html", "0" * 64, f'<meta charset="utf-8">{page}'.encode()))
    assert reading.draft.lead == "本月收集两篇。\n\n另见附件。"
    assert "MW518" in [finding.code for finding in reading.findings]
