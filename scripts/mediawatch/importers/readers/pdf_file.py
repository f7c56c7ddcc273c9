"""Reads a PDF: its lines say by where they stand, and how they are set, where paragraphs and headings begin."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mediawatch.importers.document import Document, Hint, Line, LineWriter, Note, UnreadableError
from mediawatch.importers.readers.markup import printed
from mediawatch.importers.readers.pdf_glyphs import LOST, Glyph
from mediawatch.importers.readers.pdf_items import read_items
from mediawatch.importers.readers.pdf_layout import name_pages, read_layout
from mediawatch.importers.readers.pdf_page import Page, open_pdf, read_keywords, read_pages
from mediawatch.importers.readers.pdf_rows import Row, sets_apart, write_row
from mediawatch.importers.readers.wrapped import first_unit
from mediawatch.outputs.word_package import MARK

_LARGER = 1.15
"""How much larger than most a line must be set to be a heading."""
_BRIM = 0.35
"""Of a letter's size: what a space takes at most."""
_OTHER_SIZE = 0.1
"""From how much larger or smaller on a line is no rest of the one above."""
_LEAST_SPACE = 0.3
"""Of a letter's size: the space between paragraphs, where it is the same between as many as `_AGAIN`."""
_AGAIN = 3
_QUOTED = 2.6
"""From how many letters on the lines of a quotation are indented in a report of the archive's own."""
_FEW = 20
"""Characters: a page with a picture all over it and fewer than these is scanned."""


def read_pdf(name: str, sha256: str, data: bytes) -> Document:
    """Read a PDF that has text. Raises UnreadableError where it has none, or cannot be read."""
    with open_pdf(data) as document:
        pages = list(read_pages(document))
        marked = MARK in read_keywords(document)
    shown = [glyph for page in pages for glyph in page.glyphs if glyph.text.strip()]
    unknown = [page.number for page in pages for glyph in page.glyphs if _is_unknown(glyph)]
    bare = [page for page in pages if page.covered and len(page.glyphs) < _FEW]
    if len(shown) < _FEW * len(bare) or not shown:
        scanned = "扫描件，没有文字层：请先用 OCR 识别成文字或 Word 再导入"
        pictured = any(page.pictures for page in pages)
        raise UnreadableError(scanned if pictured else "PDF 里没有文字：换一份")
    if len(unknown) > len(shown) / 2:
        raise UnreadableError("PDF 里的字没有编码，读不出来：请用 OCR 识别，或找原来的 Word 文件")
    writer = LineWriter()
    layout = read_layout(pages)
    _write_rows(layout.rows, writer, marked=marked)
    written = sum(len(printed(line.label + line.text)) for line in writer.lines)
    unread = sum(len(printed(glyph.text)) for glyph in shown) - written
    notes = (*_notes(pages, bare, unknown), *layout.notes)
    lines = tuple(writer.lines)
    return Document(name, sha256, "pdf", writer.text(), lines, whole=False, marked=marked, unread=unread, notes=notes)


def _is_unknown(glyph: Glyph) -> bool:
    return glyph.text == LOST or "\ue000" <= glyph.text <= "\uf8ff"


def _notes(pages: list[Page], bare: list[Page], unknown: list[int]) -> Iterator[Note]:
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
    body = Counter(round(glyph.size * 2) / 2 for glyph in glyphs).most_common(1)[0][0] if glyphs else 1.0
    sizes = sorted({round(row.size) for row in lines if row.size >= _LARGER * body}, reverse=True)
    wide = [row for row in lines if row.room is None]
    edges = _edges(wide or lines, body)
    pitch = _pitch(lines, edges, body)
    distances = Counter(_distance(row, above) for above, row in pairwise(lines) if _is_below(row, above))
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
        if row.slanted or row.repeated:
            writer.add(Line(text, page=row.page, hint=Hint.MARGIN))
            continue
        following = next((one for one in rows[place + 1 :] if one.glyphs and not one.slanted), None)
        level = sizes.index(round(row.size)) + 1 if row.size >= _LARGER * body else 0
        left, right = row.room or edges
        middle = abs((row.left - left) - (right - row.right)) < 2 * body and row.left - left > 2.5 * body
        quoted = marked and row.left - left > _QUOTED * body and not (middle or item.hangs or row.place)
        line = Line(
            text,
            page=row.page,
            hint=Hint.ITEM if item.label else Hint.HEADING if level else Hint.QUOTE if quoted else Hint.NONE,
            level=item.level or level,
            label=item.label,
            full=following is not None and following.cell == row.cell and _is_full(row, following, right, body),
            packed=right - row.right < _BRIM * row.size,
            indented=row.left - left > 1.2 * body and not (middle or item.hangs or (quoted and quotes)),
            gap=last is None or last.page != row.page or _is_apart(row, last, pitch, distances) or middle != centred,
            soft=item.hangs,
            cell=row.cell,
            shape=row.shape,
            marks=marks,
        )
        writer.add(line)
        last, centred, quotes = row, middle, quoted


def _is_below(row: Row, above: Row) -> bool:
    """Tell whether a line is the next one down the same page, column or cell."""
    return (row.page, row.room, row.cell) == (above.page, above.room, above.cell)


def _distance(row: Row, above: Row) -> float:
    """Return how far a line stands below another one, in points, to a half."""
    return round((row.base - above.base) * 2) / 2


def _is_apart(row: Row, above: Row, pitch: float, distances: Counter[float]) -> bool:
    """Tell whether space stands before a line, or it is set larger or smaller than the one above.

    Less space than usual is space where it comes again and again.
    """
    if abs(row.size - above.size) > _OTHER_SIZE * above.size:
        return True
    distance = _distance(row, above)
    often = sum(distances[distance + near] for near in (-0.5, 0, 0.5)) >= _AGAIN
    return distance > (pitch + _LEAST_SPACE * row.size if often else 1.4 * max(pitch, row.size))


def _edges(rows: list[Row], body: float) -> tuple[float, float]:
    """Return the left and right edge of the text: where lines begin most often, and what hardly any goes beyond."""
    lefts = Counter(round(row.left / (body / 2)) for row in rows if abs(row.size - body) < 0.15 * body or len(rows) < 5)
    often = [place for place, count in lefts.items() if count >= max(2, max(lefts.values()) / 5)] if lefts else []
    left = min(often or list(lefts) or [0]) * (body / 2)
    rights = sorted(row.firm for row in rows) or [0.0]
    return left, rights[min(int(len(rights) * 0.97), len(rights) - 1)]


def _pitch(lines: list[Row], edges: tuple[float, float], body: float) -> float:
    """Return the usual distance of a paragraph's lines: below full lines, as one-line paragraphs may be most."""
    below = ((above, row) for above, row in pairwise(lines) if _is_below(row, above))
    near = [(above, row) for above, row in below if row.base - above.base < 4 * body]
    inner = [pair for pair in near if _is_full(*pair, (pair[0].room or edges)[1], body)]
    counts = Counter(round((row.base - above.base) * 2) / 2 for above, row in inner or near)
    return min(counts, key=lambda pitch: (-counts[pitch], pitch), default=1.5 * body)


def _is_full(row: Row, following: Row, right: float, body: float) -> bool:
    """Tell whether what begins the next line had no room any more before the right edge."""
    return row.right + _needed(following) > right - 0.2 * body


def _needed(row: Row) -> float:
    """Return the width of what begins a line and cannot be parted."""
    unit = first_unit("".join(glyph.text[:1] for glyph in row.glyphs))
    last = row.glyphs[min(max(len(unit), 1), len(row.glyphs)) - 1]
    return max(last.right - row.left, row.size)
