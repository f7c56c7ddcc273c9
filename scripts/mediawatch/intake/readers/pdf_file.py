"""Reads a PDF: its lines say by where they stand, and how they are set, where paragraphs and headings begin."""

from collections.abc import Iterator, Sequence

from mediawatch.intake.document import Document, Hint, Line, LineWriter, Mark, MarkKind, Note, UnreadableDocumentError
from mediawatch.intake.readers.markup import unspaced
from mediawatch.intake.readers.pdf_glyphs import LOST, Glyph
from mediawatch.intake.readers.pdf_items import read_items
from mediawatch.intake.readers.pdf_layout import name_pages, read_layout
from mediawatch.intake.readers.pdf_measure import measure
from mediawatch.intake.readers.pdf_page import PdfPage, open_pdf, read_keywords, read_pages
from mediawatch.intake.readers.pdf_rows import Row, sets_apart, write_row
from mediawatch.word_names import HOUSE_MARK, MARK

_BRIM = 0.35
"""Of a letter's size: what a space takes at most."""
_CODE = 0.92
"""How large what is code is set at most in a report of the archive's own, beside the rest."""
_QUOTED = 2.6
"""From how many letters on the lines of a quotation are indented in a report of the archive's own."""
_FEW = 20
"""Characters: a page with a picture all over it and fewer than these is scanned."""


def read_pdf(name: str, sha256: str, data: bytes) -> Document:
    """Read a PDF that has text. Raises UnreadableDocumentError where it has none, or cannot be read."""
    with open_pdf(data) as document:
        pages = list(read_pages(document))
        marked = MARK in read_keywords(document)
    shown = [glyph for page in pages for glyph in page.glyphs if glyph.text.strip()]
    unknown = [page.number for page in pages for glyph in page.glyphs if _is_unknown(glyph)]
    bare = [page for page in pages if page.covered and len(page.glyphs) < _FEW]
    if len(shown) < _FEW * len(bare) or not shown:
        scanned = "扫描件，没有文字层：请先用 OCR 识别成文字或 Word 再导入"
        pictured = any(page.pictures for page in pages)
        raise UnreadableDocumentError(scanned if pictured else "PDF 里没有文字：换一份")
    if len(unknown) > len(shown) / 2:
        raise UnreadableDocumentError("PDF 里的字没有编码，读不出来：请用 OCR 识别，或找原来的 Word 文件")
    writer = LineWriter()
    layout = read_layout(pages)
    _write_rows(layout.rows, writer, marked=marked)
    written = sum(len(unspaced(line.list_mark + line.text)) for line in writer.lines)
    unread = sum(len(unspaced(glyph.text)) for glyph in shown) - written
    notes = (*_notes(pages, bare, unknown), *layout.notes)
    lines = tuple(writer.lines)
    return Document(name, sha256, "pdf", writer.text(), lines, whole=False, marked=marked, unread=unread, notes=notes)


def _is_unknown(glyph: Glyph) -> bool:
    return glyph.text == LOST or "\ue000" <= glyph.text <= "\uf8ff"


def _notes(pages: list[PdfPage], bare: list[PdfPage], unknown: list[int]) -> Iterator[Note]:
    recognised = [page for page in pages if page.covered and page not in bare]
    if bare:
        yield Note(f"{name_pages(page.number for page in bare)}是图片，没有文字", bare[0].number)
    if recognised:
        named = name_pages(page.number for page in recognised)
        yield Note(f"{named}是图片，文字在图片下面，多半是识别出来的，会有错字", recognised[0].number)
    if unknown:
        yield Note(f"{name_pages(unknown)}有 {len(unknown)} 个字没有编码，认不出来", unknown[0])


def _write_rows(rows: Sequence[Row], writer: LineWriter, *, marked: bool) -> None:
    lines = [row for row in rows if row.glyphs and not row.slanted]
    glyphs = [glyph for row in lines for glyph in row.glyphs]
    setting = measure(lines)
    body = setting.body
    mark_bold = sum(glyph.bold for glyph in glyphs) * 2 <= len(glyphs)
    set_apart = sets_apart(lines)
    last: Row | None = None
    centred = quotes = False
    for place, item in enumerate(read_items(rows, numbered=marked)):
        row = item.row
        if not row.glyphs:
            writer.add(Line("", page=row.page, hint=Hint.PICTURE))
            last = None
            continue
        text, marks = write_row(row, mark_bold=mark_bold, set_apart=set_apart)
        if row.slanted or row.repeated or (marked and text == HOUSE_MARK):
            writer.add(Line(text, page=row.page, hint=Hint.MARGIN))
            continue
        following = next((one for one in rows[place + 1 :] if one.glyphs and not one.slanted), None)
        level = setting.level_of(row)
        left, right = row.room or setting.edges
        middle = abs((row.left - left) - (right - row.right)) < 2 * body and row.left - left > 2.5 * body
        if marked and row.size < _CODE * body:
            marks = (*marks, Mark(0, len(text), MarkKind.CODE))
        quoted = (
            marked and row.left - left > _QUOTED * body and not (middle or item.list_mark or item.hangs or row.place)
        )
        line = Line(
            text,
            page=row.page,
            hint=Hint.ITEM if item.list_mark else Hint.HEADING if level else Hint.QUOTE if quoted else Hint.NONE,
            level=item.level or level,
            list_mark=item.list_mark,
            full=following is not None and following.cell == row.cell and setting.is_full(row, following),
            packed=right - row.right < _BRIM * row.size,
            indented=row.left - left > 1.2 * body and not (middle or item.hangs or (quoted and quotes)),
            gap=last is None or last.page != row.page or setting.is_apart(row, last) or middle != centred,
            soft=item.hangs,
            cell=row.cell,
            shape=row.shape,
            marks=marks,
        )
        writer.add(line)
        last, centred, quotes = row, middle, quoted
