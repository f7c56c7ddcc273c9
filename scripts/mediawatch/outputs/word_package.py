"""The parts of a Word file that are the same for every issue: page, styles, footer. Made once, with python-docx."""

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from typing import Any, cast

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Cm, Pt
from docx.styles.style import BaseStyle, CharacterStyle, ParagraphStyle

from mediawatch.word_names import MARK, WordStyle

_TEXT, _HEAD, _NAME, _LATIN = "仿宋", "黑体", "宋体", "Times New Roman"
_UNUSED = ("thumbnail", "customXml", "stylesWithEffects", "webSettings")
_KEPT = ("Normal", "Default Paragraph Font", "Normal Table", "No List", "footer", "List Bullet", "List Number")
_OLD = datetime(1980, 1, 1, tzinfo=UTC)
_PLAIN = (WordStyle.PUBLISHER, WordStyle.PUBLISHED, WordStyle.PERIOD, WordStyle.NUMBER)


@cache
def word_package(mark: str = "") -> dict[str, bytes]:
    """Return the parts of an empty report by their names in the file, `[Content_Types].xml` first.

    `mark`, where there is one, stands at the head of each page.
    """
    document = docx.Document()
    _set_page(document, mark)
    _set_styles(document)
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.keywords = MARK
    document.core_properties.created = document.core_properties.modified = _OLD
    for relations in (cast(Any, document.part.package).rels, document.part.rels):
        for name in [name for name, one in relations.items() if one.reltype.rpartition("/")[2] in _UNUSED]:
            del relations[name]
    file = io.BytesIO()
    document.save(file)
    with zipfile.ZipFile(file) as archive:
        names = sorted(archive.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        return {name: archive.read(name) for name in names}


def _set_page(document: Document, mark: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin = section.bottom_margin = Cm(2.54)
    section.left_margin = section.right_margin = Cm(2.8)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run("— ")
    field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    footer.paragraph_format.element.append(field)
    footer.add_run(" —")
    if mark:
        header = section.header.paragraphs[0]
        header.style = footer.style
        header.alignment = WD_ALIGN_PARAGRAPH.CENTER
        header.add_run(mark)


def _set_styles(document: Document) -> None:
    styles = document.styles
    kept = {
        *_KEPT,
        *(f"List Continue{level}" for level in ("", " 2", " 3")),
        "Quote",
        *(f"Heading {level}" for level in range(1, 7)),
    }
    for style in list(styles):
        for link in _element(style).findall(qn("w:link")):
            _element(style).remove(link)
        if style.name not in kept and style.name not in ("Footer", "List"):
            style.delete()
    normal = cast(ParagraphStyle, styles["Normal"])
    _set_font(normal, _TEXT, 12)
    for language in cast(Iterable[Any], styles.element.iter(qn("w:lang"))):
        language.set(qn("w:eastAsia"), "zh-CN")
    normal.paragraph_format.line_spacing = 1.5
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.widow_control = True
    span = cast(CharacterStyle, styles.add_style(WordStyle.CODE_SPAN, WD_STYLE_TYPE.CHARACTER))
    span.font.name = "Courier New"
    for name in (name for name in WordStyle if name is not WordStyle.CODE_SPAN):
        style = cast(ParagraphStyle, styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
        style.base_style = normal
        _shape(style, name)
    for level in range(1, 7):
        style = cast(ParagraphStyle, styles[f"Heading {level}"])
        _set_font(style, _HEAD, {1: 16, 2: 14}.get(level, 12), bold=level > 1)
        style.paragraph_format.space_before = Pt(12 if level < 3 else 6)
        style.paragraph_format.keep_with_next = True
    for name in ("List Bullet", "List Number"):  # their numbering is given by each paragraph
        properties = _element(styles[name]).get_or_add_pPr()
        for numbering in properties.findall(qn("w:numPr")):
            properties.remove(numbering)
    quote = cast(ParagraphStyle, styles["Quote"])
    _set_font(quote, "楷体", 12)
    quote.paragraph_format.left_indent = Pt(36)  # deeper than a paragraph's first line, so that a PDF shows it too


def _shape(style: ParagraphStyle, name: WordStyle) -> None:
    shape = style.paragraph_format
    if name is WordStyle.SERIES:
        _set_font(style, _NAME, 22, bold=True)
        shape.space_before = Pt(24)
    if name in (WordStyle.SERIES, WordStyle.RULE, *_PLAIN):
        shape.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif name in (WordStyle.LEAD, WordStyle.BODY):
        # Not justified: LibreOffice leaves out of a PDF what hangs over the edge of a justified line, such as a comma.
        shape.alignment = WD_ALIGN_PARAGRAPH.LEFT
        shape.first_line_indent = Pt(24)
        _element(style).pPr.find(qn("w:ind")).set(qn("w:firstLineChars"), "200")
    elif name in (WordStyle.LABEL, WordStyle.SECTION):
        _set_font(style, _HEAD, 12)
        shape.space_before = Pt(6)
        shape.keep_with_next = True
    elif name is WordStyle.CODE:
        _set_font(style, _TEXT, 10.5, latin="Courier New")


def _set_font(style: ParagraphStyle, font: str, size: float, *, bold: bool = False, latin: str = _LATIN) -> None:
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.italic = False
    style.font.name = latin
    properties = _element(style).get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), font)
    for color in properties.findall(qn("w:color")):
        properties.remove(color)


def _element(style: BaseStyle) -> Any:
    return style.element
