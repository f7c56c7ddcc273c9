"""Word documents become lines in reading order, with what their styles say; hostile ones one clear refusal."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import cast

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as OpcPart
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.styles.style import CharacterStyle, ParagraphStyle

from mediawatch.importers.document import Cell, Document, Hint, MarkKind, UnreadableError
from mediawatch.importers.readers.word_counts import format_count
from mediawatch.importers.readers.word_fields import read_link
from mediawatch.importers.readers.word_file import read_word


def saved(word: WordDocument) -> bytes:
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def read(build: Callable[[WordDocument], object]) -> Document:
    word = docx.Document()
    build(word)
    return read_word("a.docx", "0" * 64, saved(word))


def packed(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


def append(word: WordDocument, xml: str) -> None:
    """Append an element, with the namespaces of Word's own XML."""
    spaces = nsdecls("w", "r") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    spaces += ' xmlns:v="urn:schemas-microsoft-com:vml"'
    spaces += ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    word.paragraphs[-1].paragraph_format.element.addnext(parse_xml(xml.replace(">", f" {spaces}>", 1)))


def append_first(word: WordDocument, xml: str) -> None:
    """Put an element before all others."""
    spaces = nsdecls("w", "r")
    word.element.body.insert(0, parse_xml(re.sub(r"(?=[/>])", f" {spaces} ", xml, count=1)))


def append_alone(word: WordDocument, xml: str) -> None:
    """Append an element to a document that has an empty paragraph alone."""
    word.add_paragraph()
    append(word, xml)


MATH = "<m:r><m:t>{}</m:t></m:r>"


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
    assert [(line.text, line.hint, line.level, line.label) for line in lines] == [
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


def test_bold_italic_and_links_are_marked() -> None:
    def build(word: WordDocument) -> None:
        paragraph = word.add_paragraph("甲")
        paragraph.add_run("乙").bold = True
        paragraph.add_run("丙").bold = True
        paragraph.add_run("丁").italic = True
        address = word.part.relate_to("http://a.example/", RELATIONSHIP_TYPE.HYPERLINK, True)
        append(word, f'<w:p><w:hyperlink r:id="{address}"><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>')

    first, second = read(build).lines
    assert [(first.text[mark.start : mark.end], mark.kind) for mark in first.marks] == [
        ("乙丙", MarkKind.STRONG),
        ("丁", MarkKind.EMPHASIS),
    ]
    assert [(mark.start, mark.end, mark.kind, mark.address) for mark in second.marks] == [
        (0, 2, MarkKind.LINK, "http://a.example/")
    ]


def test_a_field_that_is_a_link_leads_where_its_instruction_says() -> None:
    xml = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "http://b.example/" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>看</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>完</w:t></w:r></w:p>'
    )
    (line,) = read(lambda word: append_alone(word, xml)).lines
    assert line.text == "看完"
    assert [(mark.start, mark.end, mark.address) for mark in line.marks] == [(0, 1, "http://b.example/")]


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


def test_what_was_deleted_or_hidden_is_no_text_and_what_was_inserted_is() -> None:
    xml = (
        "<w:p><w:ins><w:r><w:t>加</w:t></w:r></w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>"
    )
    document = read(lambda word: append_alone(word, xml))
    assert [line.text for line in document.lines] == ["加"]
    assert len(document.notes) == 2
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
    assert [(line.label, line.text) for line in lines] == [
        ("第一部分：", "全国"),
        ("1、", "甲"),
        ("", "（报）"),
        ("第二部分：", "北京"),
        ("2、", "乙"),
    ]


def test_bold_by_a_style_is_bold_unless_both_styles_say_so() -> None:
    def build(word: WordDocument) -> None:
        strong = cast(ParagraphStyle, word.styles.add_style("黑", WD_STYLE_TYPE.PARAGRAPH))
        strong.font.bold = True
        inherits = cast(ParagraphStyle, word.styles.add_style("更黑", WD_STYLE_TYPE.PARAGRAPH))
        inherits.base_style = strong
        word.add_paragraph("粗", style=inherits).add_run("细", style="Strong")
        word.add_paragraph("细").add_run("粗", style="Strong")

    first, second = read(build).lines
    assert [(mark.start, mark.end, mark.kind) for mark in first.marks] == [(0, 1, MarkKind.STRONG)]
    assert [(mark.start, mark.end, mark.kind) for mark in second.marks] == [(1, 2, MarkKind.STRONG)]


def test_a_revision_that_deletes_the_end_of_a_paragraph_joins_it_with_the_next() -> None:
    xml = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>上</w:t></w:r></w:p>"
    document = read(lambda word: (word.add_paragraph("下"), append_first(word, xml)))
    assert [line.text for line in document.lines] == ["上下"]
    assert document.unread == 0


@pytest.mark.parametrize(
    ("inner", "texts"),
    [
        ('<w:r><w:pict><v:shape><v:textpath string="月报"/></v:shape></w:pict></w:r>', ["月报"]),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>àn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>案</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            ["案（àn）"],
        ),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", ["x=1"]),
        (
            f"<m:oMath><m:f><m:num>{MATH.format('12')}</m:num><m:den>{MATH.format('a+37')}</m:den></m:f></m:oMath>",
            ["12/(a+37)"],
        ),
        (f"<m:oMath><m:rad><m:deg/><m:e><m:d><m:e>{MATH.format('x')}</m:e></m:d></m:e></m:rad></m:oMath>", ["√(x)"]),
        (
            '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t>是</w:t><w:sym w:font="Symbol" w:char="61"/></w:r>',
            ["✓是α"],
        ),
        (
            '<w:r><w:sym w:font="Arial" w:char="0041"/><w:sym w:font="Arial" w:char="D800"/></w:r>',
            ["A\ufffd"],
        ),
    ],
    ids=["lettering", "pronunciation", "formula", "fraction", "root", "symbols", "codes"],
)
def test_text_that_is_drawn_or_set_specially_is_text(inner: str, texts: list[str]) -> None:
    document = read(lambda word: append_alone(word, f"<w:p>{inner}</w:p>"))
    assert [line.text for line in document.lines] == texts
    assert document.unread == 0


def test_a_symbol_that_only_its_font_shows_is_told() -> None:
    document = read(lambda word: append_alone(word, '<w:p><w:r><w:sym w:font="Webdings" w:char="F0FC"/></w:r></w:p>'))
    assert any("1 个符号" in note.text for note in document.notes)


def test_the_number_of_a_page_in_a_table_of_contents_belongs_to_the_margin() -> None:
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    xml = (
        f"<w:p><w:r><w:t>题</w:t><w:tab/></w:r>{field.format('begin')}"
        f"<w:r><w:instrText> PAGEREF _Toc1 </w:instrText></w:r>{field.format('separate')}"
        f"<w:r><w:t>3</w:t></w:r>{field.format('end')}</w:p>"
    )
    lines = read(lambda word: append_alone(word, xml)).lines
    assert [(line.text, line.hint) for line in lines] == [("题", Hint.NONE), ("3", Hint.MARGIN)]


@pytest.mark.parametrize(
    ("instruction", "address"),
    [
        ('HYPERLINK "http://a.example/" \\t "_blank"', "http://a.example/"),
        ("HYPERLINK http://a.example/", "http://a.example/"),
        ('hyperlink "http://a.example/" \\l "部"', "http://a.example/#部"),
        ('HYPERLINK \\l "_Toc1"', ""),
    ],
)
def test_an_instruction_says_where_a_link_leads(instruction: str, address: str) -> None:
    assert read_link(instruction.replace("\\\\", "\\")) == address


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


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"PK\x03\x04rest", "不完整"),
        (saved(docx.Document())[:3000], "不完整"),
        (packed({"xl/workbook.xml": b"<a/>"}), "Excel"),
        (packed({"ppt/presentation.xml": b"<a/>"}), "PowerPoint"),
        (packed({"a.txt": b"a"}), "压缩包"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (packed({"_rels/.rels": BOMB}), "损坏"),
        (packed({"word/document.xml": b"0" * (301 * 1024 * 1024)}), "太大"),
        (packed({"_rels/.rels": b"<a/>" * 2_000_001}), "标记"),
        (packed({"OFD.xml": b"<a/>"}), "OFD"),
        (saved(docx.Document()), "没有文字"),
    ],
    ids=["cut", "cut short", "xlsx", "pptx", "zip", "locked", "entities", "bomb", "tags", "ofd", "empty"],
)
def test_what_is_no_readable_word_document_is_refused_in_one_line(data: bytes, word: str) -> None:
    with pytest.raises(UnreadableError, match=word) as refused:
        read_word("a.docx", "0" * 64, data)
    assert "\n" not in str(refused.value)


def test_raised_and_lowered_characters_are_those_of_unicode_and_what_has_none_keeps_its_mark() -> None:
    def build(word: WordDocument) -> None:
        index = cast(CharacterStyle, word.styles.add_style("下标", WD_STYLE_TYPE.CHARACTER))
        index.font.subscript = True
        paragraph = word.add_paragraph("10")
        paragraph.add_run("4").font.superscript = True
        paragraph.add_run(" CO")
        paragraph.add_run("2", "下标")
        paragraph.add_run(" PM")
        for part in ("2", ".5"):
            paragraph.add_run(part, "下标")
        baseline = '<w:rStyle w:val="下标"/><w:vertAlign w:val="baseline"/>'
        append(word, f"<w:p><w:r><w:rPr>{baseline}</w:rPr><w:t>30</w:t></w:r></w:p>")

    line, level = read(build).lines
    assert (line.text, level.text, level.marks) == ("10⁴ CO₂ PM2.5", "30", ())
    assert [(line.text[mark.start : mark.end], mark.kind) for mark in line.marks] == [("2.5", MarkKind.LOWERED)]


def test_exponents_and_indexes_of_formulas_are_raised_and_lowered() -> None:
    document = read(
        lambda word: append_alone(
            word,
            "<w:p><m:oMath><m:sSubSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sub><m:r><m:t>1</m:t></m:r></m:sub>"
            "<m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSubSup><m:r><m:t>+3</m:t></m:r></m:oMath></w:p>",
        )
    )
    assert (document.lines[0].text, document.unread) == ("x₁²+3", 0)
