"""The pages of a PDF as PDFium gives them: characters, links, pictures and ruled tables where they stand."""

import ctypes
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import cast

import pypdfium2 as pdfium
from pypdfium2 import raw

from mediawatch.files import decode_name
from mediawatch.intake.document import UnreadableDocumentError
from mediawatch.intake.readers.pdf_glyphs import DEEPEST, Frame, Glyph, Rectangle, read_glyphs
from mediawatch.intake.readers.pdf_rules import Grid, find_grids, read_rules

_MOST_PAGES = 2000


@dataclass(frozen=True, slots=True)
class PdfPage:
    """What a page shows, counted from 1 and held so that its text is upright."""

    number: int
    sheet: Rectangle
    glyphs: tuple[Glyph, ...]
    pictures: tuple[Rectangle, ...]
    grids: tuple[Grid, ...] = ()

    @property
    def covered(self) -> bool:
        """Whether a picture fills most of it, as on a scanned page."""
        return any(picture.area > 0.7 * self.sheet.area for picture in self.pictures)


@contextmanager
def open_pdf(data: bytes) -> Generator[pdfium.PdfDocument]:
    """Open a PDF for a while. Raises UnreadableDocumentError for what is none, or locked, or has a damaged page."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
            raise UnreadableDocumentError("PDF 有密码：请打开它，去掉密码另存，再导入") from None
        raise UnreadableDocumentError("PDF 文件损坏，读不出来：换一份，或打开后另存再导入") from None
    try:
        yield document
    except pdfium.PdfiumError:
        raise UnreadableDocumentError("PDF 里有一页损坏，读不出来：打开后另存再导入") from None
    finally:
        document.close()


def read_keywords(document: pdfium.PdfDocument) -> str:
    """Return the keywords that a PDF says it is about."""
    return document.get_metadata_value("Keywords")


def read_pages(document: pdfium.PdfDocument) -> Iterator[PdfPage]:
    """Yield the pages of a PDF."""
    count = len(document)
    if not 0 < count <= _MOST_PAGES:
        raise UnreadableDocumentError(f"PDF 有 {count} 页，不像一期月报：请拆开，或换一份")
    for number in range(1, count + 1):
        yield _read_page(document, number)


def _read_page(document: pdfium.PdfDocument, number: int) -> PdfPage:
    page = document[number - 1]
    try:
        edges: tuple[float, float, float, float] = page.get_bbox()
        glyphs, frame = read_glyphs(page, Frame(*edges))
        links = list(_read_links(document, page, frame))
        linked = tuple(_link(glyph, links) for glyph in glyphs) if links else tuple(glyphs)
        images = cast(Iterator[pdfium.PdfObject], page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=DEEPEST))
        pictures = tuple(frame.turn(*image.get_bounds()) for image in images)
        return PdfPage(number, frame.sheet, linked, pictures, tuple(find_grids(read_rules(page, frame))))
    finally:
        page.close()


def _read_links(document: pdfium.PdfDocument, page: pdfium.PdfPage, frame: Frame) -> Iterator[tuple[Rectangle, str]]:
    """Yield where the page leads to web addresses."""
    position, link, box = ctypes.c_int(), raw.FPDF_LINK(), raw.FS_RECTF()
    while raw.FPDFLink_Enumerate(page, position, link):
        action = raw.FPDFLink_GetAction(link)
        size = raw.FPDFAction_GetURIPath(document, action, None, 0)
        buffer = ctypes.create_string_buffer(size + 1)
        raw.FPDFAction_GetURIPath(document, action, buffer, size)
        address = decode_name(buffer.value).strip()
        if address.lower().startswith(("http://", "https://")) and raw.FPDFLink_GetAnnotRect(link, box):
            yield frame.turn(box.left, box.bottom, box.right, box.top), address


def _link(glyph: Glyph, links: list[tuple[Rectangle, str]]) -> Glyph:
    address = next((address for box, address in links if box.holds(*glyph.middle)), "")
    return replace(glyph, address=address) if address else glyph
