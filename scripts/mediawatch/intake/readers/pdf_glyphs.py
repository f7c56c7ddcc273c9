"""The characters of a PDF's page as PDFium gives them: what each is, where it stands, how it is set."""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, cast

import pypdfium2 as pdfium
from pypdfium2 import raw

from mediawatch.files import decode_name
from mediawatch.intake.readers.symbols import show_symbols

DEEPEST = 3
"""Drawings within drawings that are looked into."""
LOST = "\ufffd"
"""Stands for a character whose font does not say which one it is."""
_BOLD = re.compile(r"bold|heavy|black|hei|黑", re.IGNORECASE)
"""Names of fonts that are dark: bold ones, and the black faces (黑体) that Chinese headings are set in."""
_BOLD_WEIGHT = 600
_NO_ROOM = 0.01
"""Points: text that is narrower is none to PDFium."""
_LINE_END_HYPHEN = 2
"""What PDFium gives for a hyphen at a line's end, whether it is hard or soft."""


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle in points. Places count from the upper left corner of the page, held so that its text is upright."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        """Its width times its height."""
        return (self.right - self.left) * (self.bottom - self.top)

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a place is inside."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Frame:
    """A page in its own measure: its edges, and how many quarters to the left its text is turned."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int = 0

    def turn(self, left: float, bottom: float, right: float, top: float) -> Rectangle:
        """Return a rectangle of the page as the reader sees it."""
        match self.quarters:
            case 1:
                return Rectangle(bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
            case 2:
                return Rectangle(self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
            case 3:
                return Rectangle(self.top - top, self.right - right, self.top - bottom, self.right - left)
            case _:
                return Rectangle(left - self.left, self.top - top, right - self.left, self.top - bottom)

    @property
    def sheet(self) -> Rectangle:
        """The whole page as the reader sees it."""
        return self.turn(self.left, self.bottom, self.right, self.top)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character where it stands, in points.

    `right` is where the next one would begin, `base` the line it stands on, `size` its em, `slanted` whether it does
    not stand upright as most do; `address` is what a link leads to.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    slanted: bool
    address: str = ""

    @property
    def middle(self) -> tuple[float, float]:
        """A place inside it."""
        return (self.left + self.right) / 2, self.base - 0.3 * self.size


@dataclass(frozen=True, slots=True)
class _Look:
    """What characters that are drawn together share; `width` is what a width of 1 comes to, `angle` in degrees.

    `blank` tells that the file's own font has no ink for them.
    """

    drawn: int
    font: object
    size: float
    width: float
    bold: bool
    angle: int
    blank: bool


def read_glyphs(page: pdfium.PdfPage, edges: Frame) -> tuple[list[Glyph], Frame]:
    """Return the characters of a page in the file's order, and the page turned as most of them are."""
    bare = _edge_bare(page)
    texts = page.get_textpage()
    try:
        looks = list(_read_looks(texts, bare))
        turns = Counter(look.angle // 90 for _, look in looks if look.angle % 90 == 0)
        frame = replace(edges, quarters=max(turns, key=lambda quarters: turns[quarters], default=0))
        return _join_halves([_read_glyph(texts, place, look, frame) for place, look in looks]), frame
    finally:
        texts.close()


def _edge_bare(page: pdfium.PdfPage) -> frozenset[int]:
    """Give text without ink an outline, and return which it was: PDFium leaves out what takes no room at all.

    Spaces that are drawn by themselves are such, and, where the machine's fonts stand for those that the file does not
    hold, any character that they do not have.
    """
    drawings = cast(Iterator[Any], page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,), max_depth=DEEPEST))
    bare: set[int] = set()
    for drawing in drawings:
        left, _, right, _ = drawing.get_bounds()
        if right - left < _NO_ROOM:
            bare.add(_address(drawing.raw))
            raw.FPDFTextObj_SetTextRenderMode(drawing.raw, raw.FPDF_TEXTRENDERMODE_STROKE)
            raw.FPDFPageObj_SetStrokeWidth(drawing.raw, 1.0)
            raw.FPDFPageObj_TransformF(drawing.raw, raw.FS_MATRIX(1, 0, 0, 1, 0, 0))  # its room is measured anew
    return frozenset(bare)


def _address(drawing: Any) -> int:
    """Return what tells a drawing of PDFium's from others."""
    return ctypes.cast(drawing, ctypes.c_void_p).value or 0


def _read_looks(texts: pdfium.PdfTextPage, bare: frozenset[int]) -> Iterator[tuple[int, _Look]]:
    """Yield the places of characters, and how each is drawn. What PDFium made up, such as line ends, is left out."""
    bold: dict[int, bool] = {}
    latest: _Look | None = None
    count = cast(int, texts.count_chars())
    for place in range(count):
        if raw.FPDFText_IsGenerated(texts, place) == 1 and raw.FPDFText_GetUnicode(texts, place) != _LINE_END_HYPHEN:
            continue
        drawing = raw.FPDFText_GetTextObject(texts, place)
        drawn = _address(drawing)
        if latest is None or latest.drawn != drawn:
            latest = _read_look(texts, place, drawing, drawn, bold, bare=drawn in bare)
        yield place, latest


def _read_look(
    texts: pdfium.PdfTextPage, place: int, drawing: object, drawn: int, bold: dict[int, bool], *, bare: bool
) -> _Look:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(texts, place, matrix)
    size = raw.FPDFText_GetFontSize(texts, place)
    font = raw.FPDFTextObj_GetFont(drawing)
    identity = ctypes.cast(font, ctypes.c_void_p).value or 0
    if identity not in bold:
        heavy = raw.FPDFText_GetFontWeight(texts, place) >= _BOLD_WEIGHT
        bold[identity] = heavy or bool(_BOLD.search(_read_name(font)))
    stroked = raw.FPDFTextObj_GetTextRenderMode(drawing) == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
    return _Look(
        drawn=drawn,
        font=font,
        size=abs(size * math.hypot(matrix.c, matrix.d)) or 1.0,
        width=size * math.hypot(matrix.a, matrix.b),
        bold=stroked or bold[identity],
        angle=round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360,
        blank=bare and raw.FPDFFont_GetIsEmbedded(font) == 1,
    )


def _read_name(font: object) -> str:
    size = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(size + 1)
    raw.FPDFFont_GetBaseFontName(font, buffer, size)
    return decode_name(buffer.value)


def _read_glyph(texts: pdfium.PdfTextPage, place: int, look: _Look, frame: Frame) -> Glyph:
    x, y, room = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    raw.FPDFText_GetCharOrigin(texts, place, x, y)
    raw.FPDFText_GetLooseCharBox(texts, place, room)
    text = _read_character(texts, place)
    text = " " if text == LOST and look.blank else text
    origin = frame.turn(x.value, y.value, x.value, y.value)
    box = frame.turn(room.left, room.bottom, room.right, room.top)
    # Where a font does not say how high it is, PDFium gives the box of the ink alone.
    width = _read_width(text, look) if box.left > origin.left + 0.01 * look.size else 0
    return Glyph(
        text=text,
        left=origin.left,
        right=max(box.right, origin.left + width),
        base=origin.bottom,
        size=look.size,
        bold=look.bold,
        slanted=look.angle != 90 * frame.quarters,
    )


def _read_width(text: str, look: _Look) -> float:
    width = ctypes.c_float()
    raw.FPDFFont_GetGlyphWidth(look.font, ord(text), 1.0, width)
    return width.value * look.width


def _read_character(texts: pdfium.PdfTextPage, place: int) -> str:
    code = raw.FPDFText_GetUnicode(texts, place)
    if code == _LINE_END_HYPHEN:
        return "-"
    shown = show_symbols(chr(code))
    unknown = code == 0 or (raw.FPDFText_HasUnicodeMapError(texts, place) == 1 and shown == chr(code))
    return LOST if unknown else shown


def _join_halves(glyphs: list[Glyph]) -> list[Glyph]:
    """Put together the two halves (surrogates) in which rare characters may come; a half alone is a lost character."""
    joined: list[Glyph] = []
    for glyph in glyphs:
        if joined and "\ud800" <= joined[-1].text < "\udc00" <= glyph.text < "\ue000":
            both = (joined[-1].text + glyph.text).encode("utf-16", "surrogatepass").decode("utf-16")
            joined[-1] = replace(joined[-1], text=both, right=glyph.right)
        else:
            joined.append(glyph)
    return [replace(glyph, text=LOST) if "\ud800" <= glyph.text < "\ue000" else glyph for glyph in joined]
