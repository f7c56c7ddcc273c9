"""Word documents become lines in reading order, with what their styles say; hostile ones one clear refusal."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from mediawatch.importers.document import Cell, Document, Hint, MarkKind, UnreadableError
from mediawatch.importers.word_file import read_word
from mediawatch.importers.word_styles import format_count


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
    word.paragraphs[-1].paragraph_format.element.addnext(parse_xml(xml.replace(">", f" {spaces}>", 1)))


def append_alone(word: WordDocument, xml: str) -> None:
    """Append an element to a document that has an empty paragraph alone."""
    word.add_paragraph()
    append(word, xml)


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
        (27, "lowerLetter", "a"),
        (4, "upperRoman", "IV"),
        (5, "decimalEnclosedCircleChinese", "⑤"),
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
        (saved(docx.Document()), "没有文字"),
    ],
    ids=["cut", "cut short", "xlsx", "pptx", "zip", "locked", "entities", "bomb", "empty"],
)
def test_what_is_no_readable_word_document_is_refused_in_one_line(data: bytes, word: str) -> None:
    with pytest.raises(UnreadableError, match=word) as refused:
        read_word("a.docx", "0" * 64, data)
    assert "\n" not in str(refused.value)
