"""Tables of a PDF come cell by cell and columns one after the other; what is neither stays as it is."""

from itertools import pairwise

import pytest

from mediawatch.format.write import write_issue
from mediawatch.intake.account import take_account
from mediawatch.intake.batch import read_report
from mediawatch.intake.document import Cell
from mediawatch.intake.grammar.reading import Reading
from mediawatch.intake.readers.pdf_glyphs import Rectangle
from mediawatch.intake.readers.pdf_rules import find_grids
from pdf_files import read, ruled, shown

LONG = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七"
HEAD = (
    "北京市卫生信息化舆情监测周报",
    "第146期",
    "2011年4月18日",
    "时间从2011年4月11日至4月17日",
    "1. 标题：发卡",
    "来源：重庆日报 4月12日",
    "主要内容：",
    LONG + "。",
)
LEFTS = [100.0, 250.0, 400.0]


def column(lines: tuple[str, ...], left: float = 72, top: float = 780, pitch: float = 18) -> str:
    return "".join(shown(text, left, top - pitch * n) for n, text in enumerate(lines))


def table(rows: list[tuple[str, ...]], lefts: list[float], top: float, pitch: float = 18) -> str:
    return "".join(
        shown(text, left, top - pitch * n)
        for n, row in enumerate(rows)
        for text, left in zip(row, lefts, strict=True)
        if text
    )


def read_body(*pages: str) -> tuple[str, Reading]:
    """Return the body of an article that goes on over pages; nothing of it is lost."""
    first, *others = pages
    document = read(column(HEAD) + first, *others)
    reading = read_report(document)
    assert document.unread == 0
    assert take_account(reading, write_issue(reading.draft)).findings == ()
    (article,) = reading.draft.articles
    return article.body, reading


def codes(reading: Reading) -> list[str]:
    return [finding.code for finding in reading.findings]


ROWS = [("年份", "建档数"), ("2008", "30 万"), ("2009", "")]
WRITTEN = "| 年份 | 建档数 |\n| --- | --- |\n| 2008 | 30 万 |\n| 2009 |  |"


def test_a_ruled_table_is_a_table_and_needs_nobody_to_look() -> None:
    grid = ruled(LEFTS, [594.0, 612.0, 630.0, 576.0])
    body, reading = read_body(table(ROWS, [105, 255], 615) + grid + column((LONG + "。",), top=500))
    assert body == f"{LONG}。\n\n{WRITTEN}\n\n{LONG}。"
    assert codes(reading) == []


def test_rows_that_stand_below_one_another_are_a_table_and_a_finding_at_its_first_line() -> None:
    body, reading = read_body(table([*ROWS[:2], ("2009", "120 万")], [105, 255], 615) + column((LONG + "。",), top=500))
    assert WRITTEN.replace("2009 |  |", "2009 | 120 万 |") in body
    (finding,) = reading.findings
    assert (finding.code, finding.line) == ("MW523", 9)


@pytest.mark.parametrize("right", [255, 225])
def test_the_lines_of_a_cell_are_one_text(right: float) -> None:
    """A line that has only one part goes on with the cell above it, whichever edge is in line."""
    cells = [("区县", "情况"), ("渝中", "一二三四五六七八九十"), ("", "一二三四五六七八。"), ("万州", "在建。")]
    body, _ = read_body(table(cells, [105, right], 615))
    assert "| 渝中 | 一二三四五六七八九十一二三四五六七八。 |\n| 万州 | 在建。 |" in body
    grid = ruled([100.0, right - 5, right + 120], [630.0, 612.0, 576.0, 558.0])
    body, _ = read_body(table(cells, [105, right], 615) + grid)
    assert "| 渝中 | 一二三四五六七八九十一二三四五六七八。 |\n| 万州 | 在建。 |" in body


def test_merged_cells_hold_their_text_once() -> None:
    rules = ruled([250.0, 400.0, 550.0], [594.0, 612.0]) + ruled([250.0, 550.0], [612.0, 630.0])
    rules += ruled([100.0, 250.0], [594.0, 630.0]) + ruled([100.0, 250.0, 400.0, 550.0], [576.0, 594.0])
    text = shown("区县", 105, 615) + shown("发卡一二三四五六七八九十一二", 300, 615)
    text += table([("", "2010", "2011"), ("渝中", "60", "70")], [105, 255, 405], 597)
    body, _ = read_body(text + rules)
    assert (
        "| 区县 | 发卡一二三四五六七八九十一二 |  |\n| --- | --- | --- |\n|  | 2010 | 2011 |\n| 渝中 | 60 | 70 |"
        in body
    )


@pytest.mark.parametrize("rules", [True, False])
def test_a_table_goes_on_on_the_next_page_and_its_head_stands_there_once(rules: bool) -> None:
    first, second = [("序", "区"), ("1", "甲"), ("2", "乙")], [("序", "区"), ("3", "丙"), ("4", "丁")]
    pages = [table(first, [105, 255], 615), table(second, [105, 255], 765)]
    if rules:
        edges = [12.0, -6.0, -24.0, -42.0]
        pages = [
            page + ruled(LEFTS, [top + edge for edge in edges]) for page, top in zip(pages, (615, 765), strict=True)
        ]
    body, reading = read_body(*pages)
    assert body.endswith("| 序 | 区 |\n| --- | --- |\n| 1 | 甲 |\n| 2 | 乙 |\n| 3 | 丙 |\n| 4 | 丁 |")
    assert codes(reading) == ["MW519"] if rules else ["MW519", "MW523"]
    (told,) = (finding for finding in reading.findings if finding.code == "MW519")
    assert "第 2 页开头的表格" in told.message
    assert told.line > 1


def test_numbers_of_a_table_are_no_page_numbers() -> None:
    rows = [(str(n), f"区{n}") for n in range(1, 9)]
    body, _ = read_body(table(rows, [105, 255], 615) + ruled(LEFTS, [627.0 - 18 * n for n in range(9)]))
    assert body.endswith("".join(f"\n| {n} | 区{n} |" for n in range(2, 9)))


def test_two_parts_on_one_line_alone_are_no_table() -> None:
    document = read(
        column((LONG,)) + table([("来源：北青网", "日期：2023-06-07")], [72, 400], 700) + column((LONG,), top=600)
    )
    assert [line.text for line in document.lines] == [LONG, "来源：北青网\t日期：2023-06-07", LONG]
    assert all(line.shape is None for line in document.lines)


def test_sources_at_the_right_edge_of_the_contents_stay_beside_their_titles() -> None:
    rows = [("1. 医保卡变身健康卡", "（重庆日报）"), ("2. 远程会诊覆盖牧区", "（青海日报）")]
    listed = column((*HEAD[:4], "一、信息目录")) + table(rows, [72, 450], 680) + column(("二、具体内容",), top=640)
    articles = "".join(
        column((f"{n}. 标题：{title[3:]}", f"来源：{source[1:-1]} 4月12日", "主要内容：", LONG), top=690 - 90 * n)
        for n, (title, source) in enumerate(rows, 1)
    )
    reading = read_report(read(listed + articles))
    assert [(one.title, one.source) for one in reading.draft.articles] == [
        ("医保卡变身健康卡", "重庆日报"),
        ("远程会诊覆盖牧区", "青海日报"),
    ]
    assert codes(reading) == []


def test_long_words_that_are_set_apart_to_fill_the_width_are_no_table() -> None:
    words = "".join(
        shown(first, 72, 600 - 18 * n, font="L") + shown(last, 300 - 7.2 * len(last), 600 - 18 * n, font="L")
        for n, (first, last) in enumerate([("international", "comprehend"), ("interoperable", "comprehend")])
    )
    assert all(line.shape is None for line in read(words).lines)


def test_columns_are_read_one_after_the_other_and_noted() -> None:
    left, right = (tuple(f"{side}{LONG[n : n + 15]}" for n in range(8)) for side in ("左", "右"))
    across = shown("横跨两栏的一行横跨两栏的一行横跨两栏的一行横跨两栏的一行", 100, 780) + shown("尾行" * 20, 72, 560)
    for shift in (0, 7):  # lines of two columns need not stand beside one another
        document = read(across + column(left, 72, 740) + column(right, 300, 740 - shift))
        first, *middle, last = document.lines
        assert [line.text for line in middle] == [*left, *right]
        assert (first.text[:2], last.text[:2]) == ("横跨", "尾行")
        assert all(line.full for line in middle[:-1])
        assert any("第 1 页的文字分栏" in note.text for note in document.notes)


def test_a_table_of_long_cells_is_no_page_in_columns() -> None:
    rows = [(f"区县{n}", LONG[n : n + 15]) for n in range(8)]
    document = read(column((LONG,)) + table(rows, [72, 250], 700))
    assert [line.shape for line in document.lines[1:]] == [Cell(0, n, 0) for n in range(8)]


def test_a_box_of_one_column_and_a_drawing_are_no_tables() -> None:
    def boxes(lefts: list[float], tops: list[float]) -> list[Rectangle]:
        level = [Rectangle(lefts[0], top, lefts[-1], top) for top in tops]
        return level + [Rectangle(left, tops[0], left, tops[-1]) for left in lefts]

    assert find_grids(boxes([0, 100], [0, 50, 100])) == []
    assert find_grids(boxes([float(n) for n in range(0, 9000, 8)], [0, 50])) == []
    (grid,) = find_grids(boxes([0, 100, 200], [0, 50, 100]))
    assert (grid.place(150, 20), grid.place(20, 80)) == ((0, 1), (1, 0))


def test_rules_that_are_drawn_in_pieces_are_one() -> None:
    pieces = [Rectangle(left, top, right, top) for top in (0, 50) for left, right in pairwise([0, 40, 41, 100, 200])]
    sides = [Rectangle(left + side, 0, left + side, 50) for left in (0, 100, 200) for side in (0, 0.5)]
    (grid,) = find_grids([*pieces, *sides])
    assert (len(grid.across), len(grid.down), len(grid.lefts)) == (2, 3, 3)


NARROW = "一二三四五六七八九十一二三四五六"


def lines_of(*pages: str) -> list[str]:
    return [line.text for line in read(*pages).lines]


def test_columns_with_headings_and_short_lines_among_their_prose_are_read_one_after_the_other() -> None:
    left = ("甲题", NARROW, NARROW, "甲。", "乙题", "来源：健康报", NARROW, NARROW, "乙。")
    right = (NARROW, "丙。", "丙题", NARROW, NARROW, NARROW, "丁。", NARROW)
    made = column(("报头" * 15,), top=780) + column(left, top=740) + column(right, left=310, top=738)
    assert lines_of(made) == ["报头" * 15, *left, *right]


def test_columns_that_a_wide_heading_parts_are_read_above_it_and_below_it() -> None:
    first, second = [(f"{n}{NARROW}",) * 7 for n in "甲乙"], [(f"{n}{NARROW}",) * 9 for n in "丙丁"]
    made = "".join(column(lines, left, 780) for lines, left in zip(first, (72, 310), strict=True))
    made += column((LONG,), top=640)
    made += "".join(column(lines, left, 600) for lines, left in zip(second, (72, 310), strict=True))
    assert lines_of(made) == [*first[0], *first[1], LONG, *second[0], *second[1]]


def test_columns_of_one_page_are_known_where_few_lines_of_them_stand_on_the_next() -> None:
    full = column((NARROW,) * 10) + column((NARROW,) * 10, left=310)
    document = read(full, column((f"甲{NARROW[1:]}", "甲。")) + column((f"乙{NARROW[1:]}", "乙。"), left=310, top=779))
    assert [line.text for line in document.lines][20:] == [f"甲{NARROW[1:]}", "甲。", f"乙{NARROW[1:]}", "乙。"]
    assert [line.full for line in document.lines][20:] == [True, False, True, False]


def test_the_last_lines_of_columns_belong_to_them_and_a_page_s_foot_does_not() -> None:
    places = [780, 762, 744, 714, 696, 678, 648]
    made = "".join(shown(NARROW, left, y) for left in (72, 310) for y in places)
    made += shown("左末", 72, 618) + shown("右末", 310, 618)
    assert lines_of(made + shown("页脚", 500, 540)) == [*[NARROW] * 7, "左末", *[NARROW] * 7, "右末", "页脚"]


def spaced(paragraphs: list[str], space: float) -> str:
    """Return paragraphs of full lines without indents, a space between them."""
    top, out = 600.0, ""
    for text in paragraphs:
        rows = [text[start : start + len(LONG)] for start in range(0, len(text), len(LONG))]
        out += column(tuple(rows), top=top)
        top -= 18 * len(rows) + space
    return out


def test_a_little_space_that_comes_again_divides_paragraphs_of_full_lines() -> None:
    paragraphs = [f"{LONG}{LONG[:-1]}。" for _ in range(5)]
    body, reading = read_body(spaced(paragraphs, 5))
    assert body.split("\n\n")[1:] == paragraphs
    assert codes(reading) == []


def test_a_little_more_space_below_one_line_divides_nothing() -> None:
    body, _ = read_body(column((LONG, LONG), top=600) + column((f"{LONG[:-1]}。",), top=600 - 36 - 5))
    assert body.split("\n\n")[1:] == [f"{LONG}{LONG}{LONG[:-1]}。"]
