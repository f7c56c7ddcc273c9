"""Stretches of text in a Word document: marks, links, revisions, and what is drawn or set specially."""

from typing import cast

import pytest
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.styles.style import CharacterStyle, ParagraphStyle

from mediawatch.intake.document import MarkKind
from mediawatch.intake.readers.word_fields import read_link
from word_files import append, append_alone, read

MATH = "<m:r><m:t>{}</m:t></m:r>"


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


def test_what_was_deleted_or_hidden_is_no_text_and_what_was_inserted_is() -> None:
    xml = (
        "<w:p><w:ins><w:r><w:t>加</w:t></w:r></w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>"
    )
    document = read(lambda word: append_alone(word, xml))
    assert [line.text for line in document.lines] == ["加"]
    assert len(document.notes) == 2
    assert document.unread == 0


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
