"""Where paragraphs begin and end, in lines that are paragraphs and in lines that a width or a page's end cut."""

from dataclasses import replace

import pytest

from mediawatch.format.write import write_issue
from mediawatch.intake.account import take_account
from mediawatch.intake.grammar.reading import Reading, read_document
from mediawatch.intake.readers.text_file import read_text

REPORT = """北京市卫生信息化舆情监测周报
第146期
2011年4月18日
时间从2011年4月11日至4月17日
二、具体内容
1. 标题：发卡
来源：重庆日报 4月12日
链接：http://a.example/b
主要内容：
{body}
"""
LONG = "全市已有三百二十家医疗机构接入区域卫生信息平台，" * 4


def read(body: str) -> Reading:
    reading = read_document(read_text("报告.txt", "0" * 64, REPORT.format(body=body).encode()))
    assert take_account(reading, write_issue(reading.draft)).findings == ()
    return reading


def codes(reading: Reading) -> list[str]:
    return [finding.code for finding in reading.findings]


@pytest.mark.parametrize(
    "line",
    ["咨询电话：重庆市卫生局规划财务与信息化处六七七零六八三零", "（图为市民在自助机前查询电子健康档案）甲乙丙丁"],
)
def test_a_line_without_a_full_stop_stays_a_paragraph_among_paragraphs(line: str) -> None:
    reading = read(f"{LONG}共享数据。\n{line}\n各区县同步推进。")
    assert reading.draft.articles[0].body == f"{LONG}共享数据。\n\n{line}\n\n各区县同步推进。"
    assert codes(reading) == []


def test_a_long_paragraph_that_ends_in_no_sentence_was_cut() -> None:
    reading = read(f"{LONG}数据共\n享的范围还将扩大。")
    assert reading.draft.articles[0].body == f"{LONG}数据共享的范围还将扩大。"
    assert codes(reading) == ["MW514"]


def test_a_page_that_ends_in_a_bracket_ends_no_paragraph() -> None:
    row = "平台已经覆盖全国大多数省份和直辖市，各地数据按月报送，"
    above = [row, row, row, f"{row[:-10]}三十一个省（区、市）"]
    below = ["均已接入国家平台，并按月报送，上半年起各地陆续接通，", row, row, "完成验收。"]
    reading = read("\n".join([*above, "- 1 -", *below, "- 2 -"]))
    assert reading.draft.articles[0].body == "".join([*above, *below])


@pytest.mark.parametrize(
    ("top", "day"),
    [
        ("北京市公共卫生信息中心　　　　　　　日期：二〇一二年二月七\n日", "2012-02-07"),
        ("北京市公共卫生信息中心　　　　　　　日期：二〇一三年十月十\n二日", "2013-10-12"),
    ],
)
def test_a_day_that_a_width_cut_in_the_masthead_is_whole(top: str, day: str) -> None:
    row = "平台已经覆盖全国大多数省份和直辖市，各地数据按月报送，上下"
    report = REPORT.format(body="\n".join([row] * 9)).replace("2011年4月18日", top)
    reading = read_document(read_text("报告.txt", "0" * 64, report.encode()))
    assert str(reading.draft.published) == day
    assert reading.draft.publisher == "北京市公共卫生信息中心"
    assert reading.draft.origin
    assert reading.draft.origin.unplaced == ()
    assert take_account(reading, write_issue(reading.draft)).findings == ()


def test_long_paragraphs_show_that_all_are_indented() -> None:
    row = "平台已经覆盖全国大多数省份和直辖市，各地数据按月报送，"
    first, second = [f"　　{row[:-2]}", row, row, f"{row[:-1]}。"], [f"　　{row[:-2]}", row, "·卡恩出席会议并讲话。"]
    third = [f"　　{row[:-2]}", row, "会议闭幕。"]
    reading = read("\n".join([*first, "- 1 -", row, "完成。", *second, *third, "- 2 -"]))
    paragraphs = ["".join([*first, row, "完成。"]), "".join(second), "".join(third)]
    assert reading.draft.articles[0].body.split("\n\n") == [text.strip() for text in paragraphs]


def test_a_line_that_hangs_below_an_indented_one_goes_on() -> None:
    reading = read("　　上海“医联工程”覆盖23家市级医院，患者就诊信\n息实现共享。\n　　医院将继续扩大范围。")
    assert (
        reading.draft.articles[0].body
        == "上海“医联工程”覆盖23家市级医院，患者就诊信息实现共享。\n\n医院将继续扩大范围。"
    )
    assert codes(reading) == ["MW514"]


def test_latin_words_go_on_in_the_next_line() -> None:
    reading = read("推广 electronic\nmedical record。\n继续完善。")
    assert reading.draft.articles[0].body == "推广 electronic medical record。\n\n继续完善。"
    assert set(codes(reading)) == {"MW514"}


@pytest.mark.parametrize("note", ["[1]", "[1][2]", "¹", ""])
def test_a_sentence_with_the_number_of_a_note_is_no_heading(note: str) -> None:
    first, second = f"大数据中心落户南京。{note}", "中心将汇集全省医疗机构的数据，为科研与管理服务。"
    reading = read(f"{first}\n{second}")
    assert not reading.draft.articles[0].body.startswith("#")
    assert codes(reading) == []


@pytest.mark.parametrize(
    ("heading", "shown"), [("单点故障频发", "### 单点故障频发"), ("（记者 孙梦）", "（记者 孙梦）")]
)
def test_a_line_below_a_full_one_that_ends_as_no_paragraph_does_stands_alone(heading: str, shown: str) -> None:
    """The paragraph before it ends just at the width, and all paragraphs are indented."""
    row = "平台已经覆盖全国大多数省份和直辖市，各地数据按月报送情况如下。"
    part = [f"　　{row[:-2]}", row, row[:-1] + "，", "完成了验收。"]
    reading = read("\n".join([*part, *part[:2], heading, *part]))
    paragraphs = reading.draft.articles[0].body.split("\n\n")
    assert paragraphs[1:3] == [row[:-2] + row, shown]


def test_lines_without_space_between_go_on_where_paragraphs_have_it() -> None:
    """Somebody pasted an article whose lines were broken, the last one before a numeral."""
    pasted = "各家急救车的设备接口并不统\n一，标准在院前急救领域还\n不充分。"
    spaced = REPORT.replace("\n", "\n\n").format(body=f"开头一句。\n\n不过，专家同时指出，{pasted}\n\n中间一句。")
    reading = read_document(read_text("报告.txt", "0" * 64, spaced.encode()))
    assert reading.draft.articles[0].body.split("\n\n")[1] == "不过，专家同时指出，" + pasted.replace("\n", "")
    assert codes(reading) == ["MW514", "MW514"]


@pytest.mark.parametrize(
    "lines",
    [
        ["HIT专家网：上线以后效果如何？", "赵韡：接口收敛了。", "HIT专家网：有什么建议？", "赵韡：先治理，再集成。"],
        ["电子病历：普及率63.2%", "远程医疗：覆盖率28.7%", "规范的出台使电子病历有了准生证，业内人士这样认为。"],
        ["前面一句话到此为止。", "【责任编辑：谭啸】", "规范的出台使电子病历有了准生证，业内人士这样认为。"],
    ],
)
def test_turns_figures_and_editors_are_no_headings(lines: list[str]) -> None:
    reading = read("\n\n".join(["", *lines]))
    assert reading.draft.articles[0].body == "\n\n".join(lines)


def test_a_short_line_that_a_pages_end_cut_goes_on() -> None:
    reading = read(
        "\n".join(["\n开头一句。", "- 1 -", "截至目前，我国已经有20多个省份先后启", "- 2 -", "动了建设。", "- 3 -"])
    )
    assert reading.draft.articles[0].body == "开头一句。\n\n截至目前，我国已经有20多个省份先后启动了建设。"
    assert codes(reading) == ["MW514"]


def test_headings_of_one_rank_are_such_whatever_the_items_below_end_with() -> None:
    reading = read(
        "\n\n".join(["开头一句。", "一、准备阶段", "1. 调研；", "2. 招标；", "二、实施阶段", "1. 上线", "2. 验收"])
    )
    assert [line for line in reading.draft.articles[0].body.split("\n") if line.startswith("#")] == [
        "### 一、准备阶段",
        "### 二、实施阶段",
    ]


@pytest.mark.parametrize(
    ("line", "heading"), [("双路保障医院供电", True), ("新华社北京6月14日电", False), ("本报记者王丹上海电", False)]
)
def test_a_dateline_is_no_heading_and_another_line_that_ends_alike_is(line: str, heading: bool) -> None:
    reading = read(f"\n开头一句。\n\n{line}\n\n{LONG}共享数据。")
    assert (f"### {line}" in reading.draft.articles[0].body) == heading


def test_a_number_that_a_line_s_end_cuts_is_one_and_needs_nobody_to_look() -> None:
    text = "　　全市二级以上医院已经有12\n34家接入平台。\n　　第二段的文字也断成了两行，这\n一行是后一半。"
    document = read_text("报告.txt", "0" * 64, REPORT.format(body=text).encode())
    lines = tuple(replace(line, full=line.text.endswith(("12", "这"))) for line in document.lines)
    reading = read_document(replace(document, lines=lines, whole=False))
    assert "已经有1234家接入平台。" in reading.draft.articles[0].body
    assert "MW514" not in codes(reading)


@pytest.mark.parametrize("mark", ["●", "○", "■", "◆", "▪", "•", "◦", "‣", "□", "➢", "►", "✓", "★", "①", "㈠", "⑴", "⒈"])
def test_what_begins_with_a_mark_of_a_list_begins_a_paragraph_after_a_full_line(mark: str) -> None:
    full = "各地的做法有以下几种分别介绍如下文所述的内容大家可以参考"
    item = f"{mark}试点医院的信息系统今年全部完成了升级改造工作并通过验收"[: len(full)]
    head = ["二、具体内容", "标题：题", "来源：健康报", "日期：2010-03-09", "主要内容："]
    text = "\n".join([*head, full, full, f"{full[:-1]}。", item, item, f"{item[:-1]}。"])
    draft = read_document(read_text("报告.txt", "0" * 64, text.encode())).draft
    assert len(draft.articles[0].body.split("\n\n")) == 4


def test_an_indented_paragraph_of_a_format_that_has_paragraphs_stays_one() -> None:
    assert "查看日志，\n\ntail -f log" in read("　　用下面的命令查看日志，\n　　tail -f log").draft.articles[0].body


def test_a_bracket_below_an_indented_line_goes_on_though_the_line_had_room() -> None:
    line = "全市二级以上医院的电子病历接入市级平台，"
    lines = [f"　　{line}", *[f"{line}甲乙"] * 8, "下个月向社会", "（包括三类系统）公布。"]
    assert "社会（包括三类系统）公布。" in read("\n".join(lines)).draft.articles[0].body


def test_text_that_was_read_in_a_wrong_encoding_is_told() -> None:
    garbled = "他建议同行每年至少真停一次机".encode().decode("gb18030", "replace")
    findings = [one for one in read(f"{LONG}。\n{garbled}").findings if "像是乱码" in one.message]
    assert [(one.code, "他建议" in one.message) for one in findings] == [("MW519", True)]
    assert not [one for one in read(f"{LONG}。\nElectronic €10 ©").findings if "像是乱码" in one.message]


def test_a_latin_line_of_a_text_is_no_button() -> None:
    assert "top" in read("运行下面的命令。\ntop\n它显示最忙的程序。").draft.articles[0].body
