"""Items of a list that nothing sets apart are paragraphs; a number in running text is not one's begin."""

import pytest

from mediawatch.intake.grammar.reading import Reading, read_document
from mediawatch.intake.readers.text_file import read_text

TOP = """舆情监测月报（第一二〇期）
2012年12月4日
时间从2012年11月1日到2012年11月30日。
二、具体内容
标题：电子病历共享
来源：健康报 11月27日
主要内容：
"""
PROSE = "市卫生局有关负责人介绍全市二级以上医院的电子病历接入市级平台。"
WIDTH = 20


def body_of(paragraphs: list[str], indent: str) -> Reading:
    """Read an article whose prose is indented, broken at a width; `indent` stands before the other paragraphs."""
    lines = [*(f"　　{PROSE}" for _ in range(8)), *(f"{indent}{text}" for text in paragraphs), f"　　{PROSE}"]
    broken = [line[at : at + WIDTH] for line in lines for at in range(0, len(line), WIDTH)]
    return read_document(read_text("报告.txt", "0" * 64, (TOP + "\n".join(broken)).encode()))


def item(marker: str) -> str:
    return marker + "市级信息平台向各家医院开放共享服务接口。"[len(marker) - WIDTH :]


@pytest.mark.parametrize("indent", ["", "　　"], ids=["not indented", "indented"])
@pytest.mark.parametrize(
    "markers",
    [
        "1. 2. 3.",
        "1、 2、 3、",
        "1． 2． 3．",
        "（1） （2） （3）",
        "(1) (2) (3)",
        "1) 2) 3)",
        "① ② ③",
        "一、 二、 三、",
        "九、 十、 十一、 十二、 十三、",
        "（十九） （二十） （二十一）",
        "- - -",
        "• • •",
    ],
)
def test_items_of_a_list_that_fill_their_lines_are_paragraphs(markers: str, indent: str) -> None:
    items = [item(marker) for marker in markers.split()]
    body = body_of(items, indent).draft.articles[0].body.replace("\\", "")
    assert body.split("\n\n")[8:-1] == items


def test_turns_of_an_interview_that_fill_their_lines_are_paragraphs() -> None:
    turns = [item(speaker) for speaker in ("记者：", "王才有：", "记者：", "王才有：")]
    assert body_of(turns, "").draft.articles[0].body.split("\n\n")[8:-1] == turns


@pytest.mark.parametrize(
    "text",
    [
        "一是（1）甲院全部接入市级平台各项服务；（2）乙院全部接入平台。",
        "一是1.甲院全部接入市级平台的各项服务；2.乙院全部接入平台。",
    ],
)
def test_numbers_in_running_text_begin_no_paragraph(text: str) -> None:
    assert body_of([text], "").draft.articles[0].body.split("\n\n")[8:-1] == [text]


@pytest.mark.parametrize(("indent", "told"), [("　　", 0), ("", 1)])
def test_what_is_joined_after_a_finished_sentence_is_told_unless_indents_are_sure(indent: str, told: int) -> None:
    first = "市级信息平台向各家医院开放共享服务接口。"[len(indent) :]
    reading = body_of([first + "次日各院接入。"], indent)
    assert [finding.code for finding in reading.findings].count("MW514") == told
    assert f"{first}次日各院接入。" in reading.draft.articles[0].body


@pytest.mark.parametrize("marker", ["1)", "1）", "（1）", "1.", "一、", "①", "●"])
def test_where_nothing_is_indented_a_mark_begins_a_paragraph_though_the_line_before_is_full(marker: str) -> None:
    lines = [PROSE[:WIDTH]] * 8 + ["市级信息平台向各家医院开放共享服务的接口，", f"{marker}甲院接入"]
    reading = read_document(read_text("报告.txt", "0" * 64, (TOP + "\n".join(lines)).encode()))
    body = reading.draft.articles[0].body.replace("\\", "")
    assert body.endswith(f"接口，\n\n{marker}甲院接入")


def test_a_bracket_that_a_lines_end_cut_is_no_mark_of_a_list() -> None:
    lines = [PROSE[:WIDTH]] * 8 + ["市级信息平台向各家医院开放的服务（见附图表", "1）已经上线"]
    reading = read_document(read_text("报告.txt", "0" * 64, (TOP + "\n".join(lines)).encode()))
    assert reading.draft.articles[0].body.endswith("（见附图表1）已经上线")
