"""The glyphs of a PDF's pages: what each is, where it stands, and how big. All that touches PDFium is here."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

import pypdfium2 as pdfium
from pypdfium2 import raw

from mediawatch.importers.document import UnreadableError

_MOST_PAGES = 2000
_PICTURE = 50.0
"""Points; smaller pictures are rules and logos."""
_BOLD = 600
_NAME = 128
_HYPHEN = 2
"""What PDFium gives for a hyphen at a line's end."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character with its box in points from the page's lower left corner; `y` is its baseline, `size` its em."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows. `pictures` are the middles of its pictures' heights; `covered`: one fills most of the page."""

    number: int
    glyphs: tuple[Glyph, ...]
    pictures: tuple[float, ...]
    covered: bool


def read_pages(data: bytes) -> Iterator[Page]:
    """Yield the pages of a PDF. Raises UnreadableError for what is none, or locked."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableError("PDF 有密码：请打开它，去掉密码另存，再导入") from None
        raise UnreadableError("PDF 文件损坏，读不出来：换一份，或打开后另存再导入") from None
    try:
        count = len(document)
        if not 0 < count <= _MOST_PAGES:
            raise UnreadableError(f"PDF 有 {count} 页，不像一期月报：请拆开，或换一份")
        for number in range(count):
            yield _read_page(document, number)
    except pdfium.PdfiumError:
        raise UnreadableError("PDF 里有一页损坏，读不出来：打开后另存再导入") from None
    finally:
        document.close()


def _read_page(document: pdfium.PdfDocument, number: int) -> Page:
    page = document[number]
    try:
        width, height = page.get_size()
        text = page.get_textpage()
        try:
            glyphs = tuple(_read_glyphs(text.raw, text.count_chars()))
        finally:
            text.close()
        pictures: list[float] = []
        covered = False
        for one in cast(Iterator[pdfium.PdfObject], page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3)):
            left, bottom, right, top = one.get_bounds()
            if (right - left) * (top - bottom) > 0.7 * width * height:
                covered = True
            elif right - left > _PICTURE and top - bottom > _PICTURE:
                pictures.append((bottom + top) / 2)
        return Page(number + 1, glyphs, tuple(pictures), covered)
    finally:
        page.close()


def _read_glyphs(text: object, count: int) -> Iterator[Glyph]:
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for place in range(count):
        code = raw.FPDFText_GetUnicode(text, place)
        if raw.FPDFText_IsGenerated(text, place) == 1 and code != _HYPHEN:
            continue
        character = "-" if code == _HYPHEN else chr(code) if 0 < code < 0x110000 else "\ufffd"
        if 0xD800 <= code < 0xE000:
            character = "\ufffd"
        raw.FPDFText_GetLooseCharBox(text, place, box)
        raw.FPDFText_GetCharOrigin(text, place, x, y)
        size = raw.FPDFText_GetFontSize(text, place)
        height = box.top - box.bottom
        em = min(size, height) if size > 1 and height > 1 else max(size, height)
        yield Glyph(character, box.left, box.right, y.value, em, _is_bold(text, place))


def _is_bold(text: object, place: int) -> bool:
    """Tell by its weight, or by its font's name, where the font does not say its weight."""
    if (weight := raw.FPDFText_GetFontWeight(text, place)) > 0:
        return weight >= _BOLD
    name = ctypes.create_string_buffer(_NAME)
    raw.FPDFText_GetFontInfo(text, place, name, _NAME, ctypes.c_int())
    return b"bold" in name.value.lower()
