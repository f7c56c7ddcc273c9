"""Word documents become lines in reading order, with what their styles say."""

import pytest
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as OpcPart
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from mediawatch.intake.document import Cell, Hint
from mediawatch.intake.readers.word_counts import format_count
from word_files import append_alone, append_first, read


def test_paragraphs_and_tables_come_in_reading_order() -> None:
    def build(word: WordDocument) -> None:
        word.add_paragraph("前")
        table = word.add_table(2, 2)
        for row, column in ((0, 0), (0, 1), (1, 0), (1, 1)):
            table.cell(row, column).text = f"{row}{column}"
        word.add_paragraph("后")

    lines = read(build).lines
    assert [line.text for line in lines] == ["前", "00", "01", "10", "11", "后"]
    assert [line.cell for line in lines[1:5]] == [Cell(0, 0, 0), Cell(0, 0, 1), Cell(0, 1, 0), Cell(0, 1, 1)]


def test_a_merged_cell_is_read_once() -> None:
    def build(word: WordDocument) -> None:
        table = word.add_table(2, 2)
        table.cell(0, 0).merge(table.cell(1, 0)).text = "左"
        table.cell(0, 1).text, table.cell(1, 1).text = "上", "下"

    assert [(line.text, line.cell) for line in read(build).lines] == [
        ("左", Cell(0, 0, 0)),
        ("上", Cell(0, 0, 1)),
        ("下", Cell(0, 1, 1)),
    ]


def test_a_small_table_in_a_cell_of_a_table_of_data_belongs_to_that_cell() -> None:
    def build(word: WordDocument, filled: str = "") -> None:
        table = word.add_table(2, 2)
        table.cell(1, 0).text = f"区{filled}"
        table.cell(1, 1).add_table(1, 1).cell(0, 0).text = "内"

    assert [(line.text, line.cell) for line in read(build).lines] == [
        ("区", Cell(0, 1, 0)),
        ("内", Cell(0, 1, 1)),
    ]
    inner = read(lambda word: build(word, "文" * 100)).lines[-1]
    assert (inner.text, inner.cell) == ("内", Cell(1, 0, 0))


def test_styles_say_what_is_a_heading_an_item_or_a_quotation() -> None:
    def build(word: WordDocument) -> None:
        word.add_heading("题", 2)
        word.add_paragraph("点", style="List Bullet")
        word.add_paragraph("一", style="List Number")
        word.add_paragraph("二", style="List Number")
        word.add_paragraph("引", style="Quote")

    lines = read(build).lines
    assert [(line.text, line.hint, line.level, line.list_mark) for line in lines] == [
        ("题", Hint.HEADING, 2, ""),
        ("点", Hint.ITEM, 1, "•"),
        ("一", Hint.ITEM, 1, "1."),
        ("二", Hint.ITEM, 1, "2."),
        ("引", Hint.QUOTE, 0, ""),
    ]
    assert lines[0].style == "Heading 2" or lines[0].style == "heading 2"


@pytest.mark.parametrize(
    ("count", "form", "text"),
    [
        (3, "decimal", "3"),
        (12, "chineseCounting", "十二"),
        (20, "chineseCountingThousand", "二十"),
        (104, "chineseCountingThousand", "一百〇四"),
        (3, "chineseLegalSimplified", "叁"),
        (3, "ideographTraditional", "丙"),
        (27, "lowerLetter", "aa"),
        (4, "upperRoman", "IV"),
        (5, "decimalEnclosedCircleChinese", "⑤"),
        (2, "decimalEnclosedParen", "⑵"),
        (7, "decimalZero", "07"),
        (21, "decimalEnclosedCircle", "21"),
    ],
)
def test_numbers_of_lists_are_made_in_their_form(count: int, form: str, text: str) -> None:
    assert format_count(count, form) == text


def test_text_boxes_are_read_once_where_they_are_anchored() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"
    xml = (
        "<w:p><w:r><w:t>锚</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing>"
        + box.format("新")
        + "</w:drawing></mc:Choice><mc:Fallback><w:pict>"
        + box.format("旧")
        + "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    document = read(lambda word: append_alone(word, xml))
    assert [line.text for line in document.lines] == ["锚", "新"]
    assert document.unread == 0


def test_a_footnote_follows_its_paragraph_and_is_told() -> None:
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote>'
    notes = f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>"

    def build(word: WordDocument) -> None:
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        part = OpcPart(PackURI("/word/footnotes.xml"), kind, notes.encode(), word.part.package)
        word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        append_alone(word, '<w:p><w:r><w:t>文</w:t><w:footnoteReference w:id="2"/></w:r></w:p>')
        word.add_paragraph("后")

    document = read(build)
    assert [(line.text, line.hint) for line in document.lines] == [
        ("文", Hint.NONE),
        ("注", Hint.NOTE),
        ("后", Hint.NONE),
    ]
    assert any("脚注 1 处" in note.text for note in document.notes)
    assert document.unread == 0


def test_headers_and_footers_are_margins_and_line_breaks_are_soft() -> None:
    def build(word: WordDocument) -> None:
        word.sections[0].header.paragraphs[0].text = "眉"
        word.sections[0].footer.paragraphs[0].text = "脚"
        word.add_paragraph("上\n下")

    lines = read(build).lines
    assert [(line.text, line.hint, line.soft) for line in lines] == [
        ("眉", Hint.MARGIN, False),
        ("上", Hint.NONE, False),
        ("下", Hint.NONE, True),
        ("脚", Hint.MARGIN, False),
    ]


def test_a_list_counts_on_under_the_next_part_where_it_says_so_and_a_line_break_has_no_number() -> None:
    def level(depth: int, form: str, text: str, more: str = "") -> str:
        values = f'<w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
        return f'<w:lvl w:ilvl="{depth}">{values}</w:lvl>'

    def build(word: WordDocument) -> None:
        lists = word.part.numbering_part.element
        lists.clear()
        levels = level(0, "chineseCounting", "第%1部分：") + level(1, "decimal", "%2、", '<w:lvlRestart w:val="0"/>')
        spaces = nsdecls("w")
        lists.append(parse_xml(f'<w:abstractNum {spaces} w:abstractNumId="0">{levels}</w:abstractNum>'))
        lists.append(parse_xml(f'<w:num {spaces} w:numId="1"><w:abstractNumId w:val="0"/></w:num>'))
        for depth, text in reversed([(0, "全国"), (1, "甲</w:t><w:br/><w:t>（报）"), (0, "北京"), (1, "乙")]):
            listed = f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
            append_first(word, f"<w:p>{listed}<w:r><w:t>{text}</w:t></w:r></w:p>")

    lines = read(build).lines
    assert [(line.list_mark, line.text) for line in lines] == [
        ("第一部分：", "全国"),
        ("1、", "甲"),
        ("", "（报）"),
        ("第二部分：", "北京"),
        ("2、", "乙"),
    ]


def test_a_level_that_prints_nothing_is_no_label() -> None:
    """Such levels stand in every heading of a .doc that LibreOffice has made into a .docx."""

    def build(word: WordDocument) -> None:
        lists = word.part.numbering_part.element
        lists.clear()
        nothing = '<w:numFmt w:val="none"/><w:lvlText w:val=""/>'
        spaces = nsdecls("w")
        shape = f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{nothing}</w:lvl>'
        lists.append(parse_xml(f'<w:abstractNum {spaces} w:abstractNumId="0">{shape}</w:abstractNum>'))
        lists.append(parse_xml(f'<w:num {spaces} w:numId="1"><w:abstractNumId w:val="0"/></w:num>'))
        listed = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        append_first(word, f"<w:p>{listed}<w:r><w:t>题</w:t></w:r></w:p>")

    assert [(line.list_mark, line.text) for line in read(build).lines] == [("", "题")]


def test_a_revision_that_deletes_the_end_of_a_paragraph_joins_it_with_the_next() -> None:
    xml = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>上</w:t></w:r></w:p>"
    document = read(lambda word: (word.add_paragraph("下"), append_first(word, xml)))
    assert [line.text for line in document.lines] == ["上下"]
    assert document.unread == 0


def test_the_number_of_a_page_in_a_table_of_contents_belongs_to_the_margin() -> None:
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    xml = (
        f"<w:p><w:r><w:t>题</w:t><w:tab/></w:r>{field.format('begin')}"
        f"<w:r><w:instrText> PAGEREF _Toc1 </w:instrText></w:r>{field.format('separate')}"
        f"<w:r><w:t>3</w:t></w:r>{field.format('end')}</w:p>"
    )
    lines = read(lambda word: append_alone(word, xml)).lines
    assert [(line.text, line.hint) for line in lines] == [("题", Hint.NONE), ("3", Hint.MARGIN)]


def test_a_page_that_is_embedded_is_read_where_it_stands() -> None:
    def build(word: WordDocument) -> None:
        page = OpcPart(PackURI("/word/a.htm"), "text/html", b"<p>\xe4\xb8\xad", word.part.package)
        name = word.part.relate_to(page, RELATIONSHIP_TYPE.A_F_CHUNK)
        word.add_paragraph("后")
        append_first(word, f'<w:altChunk r:id="{name}"/>')
        append_first(word, "<w:p><w:r><w:t>前</w:t></w:r></w:p>")

    assert [line.text for line in read(build).lines] == ["前", "中", "后"]


def test_text_that_the_reader_does_not_reach_is_counted() -> None:
    document = read(
        lambda word: append_alone(word, "<w:p><w:pPr><w:r><w:t>漏了</w:t></w:r></w:pPr><w:r><w:t>字</w:t></w:r></w:p>")
    )
    assert document.unread == 2


ROW = "平台已经覆盖全国大多数省份和直辖市，各地医疗机构的数据"


def test_lines_that_were_broken_by_hand_are_marked_as_such() -> None:
    rows = [*[ROW] * 5, "按月报送。", "", *[ROW] * 4, "均已接入。"]

    def build(word: WordDocument) -> None:
        for row in rows:
            word.add_paragraph(row)

    document = read(build)
    assert not document.whole
    assert [line.full for line in document.lines] == [*[True] * 5, False, *[True] * 4, False]
    assert [place for place, line in enumerate(document.lines) if place and line.gap] == [6]


def test_paragraphs_of_one_length_are_paragraphs() -> None:
    assert read(lambda word: [word.add_paragraph(f"{ROW[:-1]}。") for _ in range(12)]).whole
