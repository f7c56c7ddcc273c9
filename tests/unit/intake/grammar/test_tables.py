"""Tables that lay out the page, list the contents or hold articles become lines; numbers of lists become text."""

from mediawatch.format.write import write_issue
from mediawatch.intake.account import take_account
from mediawatch.intake.document import Cell, Document, Hint, Line, LineWriter
from mediawatch.intake.grammar.numbering import print_numbers
from mediawatch.intake.grammar.reading import read_document
from mediawatch.intake.grammar.tables import arrange_tables


def table(*rows: tuple[str, ...], more: tuple[str, ...] = ()) -> Document:
    writer = LineWriter()
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            for line in text.split("\n"):
                writer.add(Line(line, cell=Cell(0, row, column)))
    for line in more:
        writer.add(Line(line))
    return Document("a", "0", "docx", writer.text(), tuple(writer.lines))


def texts(document: Document) -> list[str]:
    arranged = arrange_tables(document)
    assert all(arranged.text[line.start : line.end] == line.text for line in arranged.lines)
    return [line.text for line in arranged.lines if not line.cell and line.hint is not Hint.MARGIN]


def test_a_table_of_data_stays() -> None:
    document = table(("甲", "乙"), ("1", "2"))
    assert arrange_tables(document) == document


def test_a_table_of_one_column_or_with_a_long_cell_lays_out_the_page() -> None:
    assert texts(table(("一",), ("二\n三",))) == ["一", "二", "三"]
    assert texts(table(("栏", "正文" * 400))) == ["栏", "正文" * 400]


def test_a_cell_that_names_the_next_is_its_label() -> None:
    rows = ("标题", "题"), ("来源：", "报", "日期", "5月2日"), ("主要内容", "一。\n二。")
    assert texts(table(*rows)) == ["标题：题", "来源：报", "日期：5月2日", "主要内容：一。", "二。"]


def test_a_table_with_named_columns_is_the_contents_where_articles_stand_elsewhere() -> None:
    rows = ("序号", "标题", "来源", "页码"), ("1", "题", "报", "3")
    assert texts(table(*rows, more=("标题：题",))) == ["1. 题（报）", "标题：题"]


def test_a_table_with_named_columns_holds_articles_where_they_have_texts() -> None:
    rows = ("序号", "来源", "标题", "内容"), ("1", "报", "题", "文。\n完。")
    assert texts(table(*rows)) == ["1. 标题：题", "来源：报", "主要内容：文。", "完。"]


def listed(*items: tuple[str, int, str]) -> list[tuple[str, str, int]]:
    writer = LineWriter()
    for label, level, text in items:
        writer.add(Line(text, list_mark=label, level=level, hint=Hint.ITEM if level else Hint.NONE))
    document = print_numbers(Document("a", "0", "docx", writer.text(), tuple(writer.lines)))
    assert all(document.text[line.start : line.end] == line.text for line in document.lines)
    return [(line.list_mark, line.text, line.level if line.hint is Hint.ITEM else 0) for line in document.lines]


def test_a_list_that_counts_from_one_stays_a_list() -> None:
    items = [("1.", 1, "甲"), ("•", 2, "乙"), ("2.", 1, "丙")]
    assert listed(*items) == [(label, text, level) for label, level, text in items]


def test_any_other_number_is_text() -> None:
    assert listed(("1.", 1, "甲"), ("", 0, "文"), ("2.", 1, "乙")) == [
        ("", "1. 甲", 0),
        ("", "文", 0),
        ("", "2. 乙", 0),
    ]
    assert listed(("（一）", 1, "甲"), ("（二）", 1, "乙")) == [("", "（一）甲", 0), ("", "（二）乙", 0)]


def test_an_item_is_not_deeper_than_one_below_the_item_before() -> None:
    assert listed(("•", 3, "甲"), ("•", 3, "乙")) == [("•", "甲", 1), ("•", "乙", 2)]


def test_a_table_in_a_lead_is_a_table() -> None:
    writer = LineWriter()
    for text, cell in (("舆情监测月报", None), ("时间从2013年3月1日至3月31日，共收集1篇。", None)):
        writer.add(Line(text, cell=cell))
    for place, text in enumerate(("媒体", "篇数", "健康报", "41")):
        writer.add(Line(text, cell=Cell(0, place // 2, place % 2)))
    for text in ("二、具体内容", "标题：题", "来源：健康报", "主要内容：", "文字在这里。"):
        writer.add(Line(text))
    reading = read_document(arrange_tables(Document("a", "0", "docx", writer.text(), tuple(writer.lines))))
    assert reading.draft.lead.endswith("| 媒体 | 篇数 |\n| --- | --- |\n| 健康报 | 41 |")
    assert take_account(reading, write_issue(reading.draft)).findings == ()
