"""Page numbers, running heads and feet are left out whatever they look like; what a text has of the kind stays."""

from collections.abc import Callable

import pytest

from mediawatch.format.write import write_issue
from mediawatch.intake.account import take_account
from mediawatch.intake.claims import Ledger, Role
from mediawatch.intake.document import Document, Line, LineWriter
from mediawatch.intake.grammar.furniture import find_margins
from mediawatch.intake.grammar.reading import Reading, read_document
from mediawatch.intake.readers.text_file import read_text

NAME = "北京市卫生信息化舆情监测月报"
TOP = """北京市公共卫生信息中心
2012年12月4日
时间从2012年11月1日到2012年11月30日。
二、具体内容
标题：电子病历共享
来源：健康报 11月27日
主要内容：
"""
WIDTH = 26
PARAGRAPH = "{0}市卫生局有关负责人介绍全市二级以上医院的电子病历系统已经接入市级平台并按季度通报{0}地的进度。"
PAGES = 6
PLACES = [chr(0x4E00 + 7 * n) for n in range(6 * PAGES)]


def read(text: str) -> Reading:
    return read_document(read_text("报告.txt", "0" * 64, text.encode()))


def body() -> list[str]:
    """Return lines as a program breaks them, each paragraph indented."""
    size = WIDTH - 2
    return [line for text in paragraphs() for line in (f"　　{text[:size]}", text[size:])]


def paragraphs() -> list[str]:
    return [PARAGRAPH.format(place) for place in PLACES]


def printed(
    head: Callable[[int], str], foot: Callable[[int], str], between: str, title: str = f"{NAME}（第一二〇期）"
) -> str:
    """Return a report in pages with heads and feet; the top of the first page is the report's title alone."""
    lines = body()
    size = len(lines) // PAGES + 1  # pages end within paragraphs and after them
    pages: list[str] = []
    for page in range(1, PAGES + 1):
        text = "\n".join(lines[(page - 1) * size : page * size])
        first = f"{title}\n{TOP}" if page == 1 else f"{head(page)}\n" if head(page) else ""
        pages.append(f"{first}{text}\n{foot(page)}\n")
    return between.join(pages)


def margins(reading: Reading) -> list[str]:
    text = reading.document.text
    return [text[claim.start : claim.end] for claim in reading.claims if claim.role is Role.MARGIN]


def nothing(_: int) -> str:
    return ""


@pytest.mark.parametrize("between", ["", "\n", "\f"], ids=["no space", "space", "form feeds"])
@pytest.mark.parametrize(
    "dress",
    [
        "{}",
        "- {} -",
        "—{}—",
        "－{}－",
        "· {} ·",
        "• {} •",
        "・{}・",
        "（{}）",
        "~ {} ~",
        "～{}～",
        "[{}]",
        "【{}】",
        "<{}>",
        "〈{}〉",
        "* {} *",
        "| {} |",
        "P. {}",
        "p{}",
        "Pg {}",
        "第{}页",
        "第 {} 頁",
        "第{}页 共6页",
        "第{}页/共6页",
        "第{}/6页",
        "（第{}页，共6页）",
        "Page {} of 6",
        "Page {}/6",
        "9-{}",
        "{} / 6",
        "{}/6",
    ],
)
def test_page_numbers_are_left_out_in_every_dress(dress: str, between: str) -> None:
    reading = read(printed(nothing, dress.format, between))
    assert margins(reading) == [dress.format(page) for page in range(1, PAGES + 1)]
    assert reading.draft.articles[0].body.split("\n\n") == paragraphs()
    assert take_account(reading, write_issue(reading.draft)).findings == ()


@pytest.mark.parametrize("number", ["一", "二", "三"])
def test_page_numbers_may_be_chinese(number: str) -> None:
    feet = dict(enumerate("一二三四五六", 1))
    reading = read(printed(nothing, lambda page: f"第{feet[page]}页", ""))
    assert f"第{number}页" in margins(reading)
    assert reading.draft.articles[0].body.split("\n\n") == paragraphs()


@pytest.mark.parametrize("between", ["", "\f"], ids=["no space", "form feeds"])
@pytest.mark.parametrize("title", ["{}一百二十", "{}（第一二〇期）", "{}\n第120期", "{}\n（总第120期）", "{} 第120期"])
@pytest.mark.parametrize(
    "heads",
    [
        ("{name}",),
        ("{name}一百二十",),
        ("{name}（第一二〇期）",),
        ("{name}　第120期",),
        ("{name} 总第120期",),
        ("{name} 2012年第120期",),
        ("{name}    2012年11月",),
        ("舆情监测月报 总第120期",),
        ("{name}　　{page}",),
        ("{page}　　{name}",),
        ("· {page} ·  {name}", "{name}  · {page} ·"),
        ("北京市公共卫生信息中心　　{name}",),
        ("{name}", "北京市公共卫生信息中心"),
        ("北京市公共卫生信息中心",),
        ("{name}", "内部资料  注意保存"),
    ],
)
def test_running_heads_say_what_the_top_says_alone_or_together(
    heads: tuple[str, ...], title: str, between: str
) -> None:
    def head(page: int) -> str:
        return heads[page % len(heads)].format(name=NAME, page=page)

    reading = read(printed(head, "- {} -".format, between, title.format(NAME)))
    assert (reading.draft.series, reading.draft.number) == (NAME, 120)
    assert reading.draft.articles[0].body.split("\n\n") == paragraphs()
    assert head(2) in margins(reading)
    assert take_account(reading, write_issue(reading.draft)).findings == ()


def test_a_running_head_without_page_numbers_is_known_by_coming_again() -> None:
    reading = read(printed(lambda _: NAME, lambda _: "", ""))
    assert margins(reading) == [NAME] * (PAGES - 1)


def test_a_title_is_no_running_head_though_the_next_pages_have_it_too() -> None:
    reading = read(f"{NAME}\n{TOP}正文一。\n- 1 -\f{NAME}\n正文二。\n- 2 -\n")
    assert reading.draft.series == NAME
    assert margins(reading) == ["- 1 -", NAME, "- 2 -"]


def test_a_running_head_is_known_though_the_title_stands_between_marks() -> None:
    reading = read(f"《{NAME}》第120期\n{TOP}正文一。\n- 1 -\n{NAME}\n正文二。\n- 2 -\n")
    assert margins(reading) == ["- 1 -", NAME, "- 2 -"]


@pytest.mark.parametrize(
    "line", ["王处长强调：“改善服务才是目的。”", "主要做法如下：", "记者了解到，平台运行平稳。", "运行平稳，未见异常"]
)
@pytest.mark.parametrize("edge", ["- {} -\n{line}", "{line}\n- {} -"])
def test_a_sentence_that_comes_again_at_the_edges_of_pages_stays(line: str, edge: str) -> None:
    pages = [
        f"{edge.format(page, line=line)}\n　　正文第{'一二三'[page - 1]}段讲的是别的事情。\n" for page in (1, 2, 3)
    ]
    reading = read(f"{NAME}\n第120期\n{TOP}开头。\n{''.join(pages[:2])}{pages[2].replace(line, '没有了。')}")
    assert reading.draft.articles[0].body.count(line) == 2


def test_what_was_taken_for_a_running_head_is_told_unless_the_top_says_it() -> None:
    def told(foot: str) -> list[str]:
        reading = read(printed(lambda _: foot, "- {} -".format, ""))
        assert foot in margins(reading)
        return [finding.code for finding in reading.findings if finding.code == "MW532"]

    assert told(NAME) == []
    assert told("内部资料  注意保存") == ["MW532"]
    assert told("本刊内容摘自公开媒体，仅供参考。") == ["MW532"]


def test_a_publisher_with_a_pages_number_is_a_foot_wherever_it_stands() -> None:
    foot = "北京市公共卫生信息中心    {}"
    before, after = "平台采用两级架构、三级应用的模式，全市的市级平台负责主索", "引和数据交换。"
    text = f"{NAME}\n第120期\n{TOP}{before}\n\n{foot.format(1)}\n\n{after}\n\n结束。\n"
    reading = read(text)
    assert margins(reading) == [foot.format(1)]
    assert (
        reading.draft.articles[0].body
        == "平台采用两级架构、三级应用的模式，全市的市级平台负责主索引和数据交换。\n\n结束。"
    )


def test_a_figure_alone_may_be_a_pages_number() -> None:
    reading = read(f"{NAME}\n第120期\n{TOP}平台采用两级架构。\n\n1\n\n结束。\n")
    assert "MW527" in [finding.code for finding in reading.findings]


def test_a_running_head_has_the_name_that_stands_in_two_lines() -> None:
    head = f"{NAME}（第120期）"
    paragraphs = [f"　　正文第{n}段讲的是别的事情。" for n in "一二三四"]
    text = (
        f"{NAME[:8]}\n\n{NAME[8:]}\n\n第120期\n{TOP}{paragraphs[0]}\n{head}\n{paragraphs[1]}\n{head}\n{paragraphs[2]}\n"
    )
    reading = read(text)
    assert (reading.draft.series, margins(reading)) == (NAME, [head, head])


def test_a_single_page_has_its_number_apart_at_its_end() -> None:
    assert margins(read(f"{NAME}\n第120期\n{TOP}正文一。\n\n1\n")) == ["1"]
    assert margins(read(f"{NAME}\n第120期\n{TOP}正文一。\n1\n")) == []


@pytest.mark.parametrize("byline", ["文/本报记者 王五", "（记者 王五）", "编辑/王五", "责编：王五"])
def test_bylines_that_come_again_at_the_edges_of_pages_are_none_of_them(byline: str) -> None:
    article = "标题：健康卡\n来源：健康报\n日期：11月{}日\n链接：http://a.example/{}\n主要内容：\n正文。\n" + byline
    pages = [f"{article.format(day, day)}\n- {day} -\n" for day in (1, 2, 3)]
    reading = read(
        f"{NAME}\n第120期\n2012年12月4日\n时间从2012年11月1日到2012年11月30日。\n二、具体内容\n{''.join(pages)}"
    )
    assert [article.body for article in reading.draft.articles] == [f"正文。\n\n{byline}"] * 3


FIGURES = [
    ["1", "协和医院", "300", "2", "同仁医院", "200", "3", "友谊医院", "100"],
    ["（1）", "协和医院", "（2）", "同仁医院"],
    ["3/6"],
    ["1."],
    ["42"],
    ["～7～"],
    ["3-5"],
]


@pytest.mark.parametrize("figures", FIGURES, ids="".join)
def test_figures_of_a_text_stay_in_it(figures: list[str]) -> None:
    lines = body()
    middle = len(lines) // 2
    lines[middle:middle] = figures
    reading = read(f"{NAME}\n{TOP}" + "\n".join(lines))
    assert margins(reading) == []
    kept = "".join(reading.draft.articles[0].body.split()).replace("\\", "")
    assert "".join(figures) in kept.replace("#", "")


@pytest.mark.parametrize("end", ["2。", "2，其中", "“2”", "2%"])
def test_the_end_of_a_sentence_at_a_pages_edge_is_no_page_number(end: str) -> None:
    reading = read(f"{NAME}\n{TOP}正文一共有\f{end}\n正文二。")
    assert margins(reading) == []


@pytest.mark.parametrize("end", ["?div=-", "/list?page=", "/a?b&"])
def test_a_figure_that_completes_an_address_is_no_page_number(end: str) -> None:
    lines = [line for page in "12" for line in (*body()[:9], f"http://a.example{end}", page, f"正文{page}句。", page)]
    reading = read(f"{NAME}\n{TOP}" + "\n".join(lines))
    assert margins(reading) == ["1", "2"]
    assert f"{end}1" in reading.draft.articles[0].body.replace("\\", "")


def test_the_rest_of_an_address_at_a_pages_begin_is_no_running_head() -> None:
    address = "链接：<http://a.example/2012/\n- {0} -\nVIDE{0}00.shtml>"
    article = f"标题：健康卡\n来源：健康报\n日期：11月{{0}}日\n{address}\n主要内容：\n正文。\n"
    top = f"{NAME}\n第120期\n2012年12月4日\n时间从2012年11月1日到2012年11月30日。\n二、具体内容\n"
    reading = read(top + "".join(article.format(day) for day in (1, 2, 3)))
    assert [one.url for one in reading.draft.articles] == [
        f"http://a.example/2012/VIDE{day}00.shtml" for day in (1, 2, 3)
    ]


def test_figures_that_may_be_page_numbers_are_told() -> None:
    lines = body()
    lines[8:8], lines[14:14] = ["· 1 ·"], ["· 2 ·"]
    reading = read(f"{NAME}\n{TOP}" + "\n".join(lines))
    assert [finding.message for finding in reading.findings if finding.code == "MW527"] == [
        "像是页码，留在文字里了：· 1 ·、· 2 ·"
    ]


def test_a_number_said_twice_is_one_number() -> None:
    reading = read(f"{NAME}　第120期\n{NAME}一百二十\n{TOP}正文一。\n")
    assert (reading.draft.number, reading.draft.series) == (120, NAME)
    assert take_account(reading, write_issue(reading.draft)).findings == ()
    other = read(f"{NAME}　第120期\n{NAME}一百二十一\n{TOP}正文一。\n")
    assert (other.draft.number, [finding.code for finding in other.findings]) == (120, ["MW504"])


def test_the_name_of_a_part_is_no_running_head_though_pages_begin_with_it() -> None:
    article = "标题：健康卡\n来源：健康报\n日期：11月{0}日\n主要内容：\n正文。\n- {0} -\n"
    top = f"{NAME}\n第120期\n2012年12月4日\n时间从2012年11月1日到2012年11月30日。\n二、具体内容\n第一部分：全国范围\n"
    text = f"{top}{article.format(1)}第二部分：北京范围\n{article.format(2)}第二部分：北京范围\n{article.format(3)}"
    assert [one.section for one in read(text).draft.articles] == ["全国范围", "北京范围", "北京范围"]


@pytest.mark.parametrize(
    ("line", "times", "removed"),
    [("每页都有的话", 3, True), ("每页都有的话", 2, False), ("这是一句话。", 6, True), ("这是一句话。", 5, False)],
)
def test_a_running_head_stands_on_a_share_of_the_pages(line: str, times: int, *, removed: bool) -> None:
    writer = LineWriter()
    for page in range(1, 11):
        texts = (line,) if page <= times else ()
        for text in (*texts, *(f"第{PLACES[3 * page + n]}段的文字，各不相同。" for n in range(3))):
            writer.add(Line(text, page=page))
    document = Document("a", "0", "pdf", writer.text(), tuple(writer.lines))
    found = find_margins(document, Ledger(document))
    assert {document.lines[place].text for place in found} == ({line} if removed else set())
