"""Reads a PDF: glyphs become lines by where they stand, and the lines say where paragraphs begin and end."""

import re
import statistics
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from mediawatch.importers.document import Document, Hint, LineWriter, Mark, MarkKind, UnreadableError
from mediawatch.importers.glyphs import Glyph, Page, read_pages

_LARGER = 1.15
"""How much larger than most a line must be set to be a heading."""
_UNIT = re.compile(r"[!-~]+|.[，。、；：？！”’」』》）】,.;:?!)\]]*")
_SPACE = 0.2
"""From how many ems a gap between glyphs is a space, beyond what all gaps of the line have."""
_SET_APART = 0.35
"""The same between Chinese and Latin, where a program sets the two apart by a fourth of an em by itself."""
_SCANNED = "扫描件，没有文字层：请先用 OCR 识别成文字或 Word 再导入"


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a page: its glyphs from left to right; none for a picture."""

    page: int
    y: float
    glyphs: tuple[Glyph, ...] = ()

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return self.glyphs[-1].right

    @property
    def size(self) -> float:
        return statistics.median(glyph.size for glyph in self.glyphs)


def read_pdf(name: str, sha256: str, data: bytes) -> Document:
    """Read a PDF that has text. Raises UnreadableError where it has none, or cannot be read."""
    pages = list(read_pages(data))
    visible = [glyph for page in pages for glyph in page.glyphs if not glyph.text.isspace()]
    unknown = sum(glyph.text == "\ufffd" or "\ue000" <= glyph.text <= "\uf8ff" for glyph in visible)
    bare = [page.number for page in pages if page.covered and len(page.glyphs) < 20]
    if len(visible) < 20 * len(bare) or not visible:
        raise UnreadableError(_SCANNED if bare else "PDF 里没有文字：换一份")
    if unknown > len(visible) / 2:
        raise UnreadableError("PDF 里的字没有编码，读不出来：请用 OCR 识别，或找原来的 Word 文件")
    rows = [row for page in pages for row in _rows_of(page)]
    writer = LineWriter()
    _write_rows(rows, writer)
    emitted = sum(len("".join(line.text.split())) for line in writer.lines)
    notes = tuple(_notes(pages, unknown, bare))
    unread = sum(len("".join(glyph.text.split())) for glyph in visible) - emitted
    return Document(name, sha256, "pdf", writer.text(), tuple(writer.lines), whole=False, unread=unread, notes=notes)


def _notes(pages: list[Page], unknown: int, bare: list[int]) -> list[str]:
    notes: list[str] = []
    if bare:
        notes.append(f"第 {'、'.join(map(str, bare))} 页是图片，没有文字")
    if unknown:
        notes.append(f"有 {unknown} 个字没有编码，认不出来")
    return notes


def _rows_of(page: Page) -> list[_Row]:
    """Return the lines of a page from top to bottom, pictures among them."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(page.glyphs, key=lambda one: (-one.y, one.left)):
        row = rows[-1] if rows else []
        if row and row[0].y - glyph.y < 0.45 * max(row[0].size, glyph.size):
            row.append(glyph)
        else:
            rows.append([glyph])
    made = [
        _Row(page.number, row[0].y, tuple(sorted(_trimmed(row), key=lambda one: one.left)))
        for row in rows
        if any(not glyph.text.isspace() for glyph in row)
    ]
    made += [_Row(page.number, y) for y in page.pictures]
    return sorted(made, key=lambda row: -row.y)


def _trimmed(row: list[Glyph]) -> list[Glyph]:
    """Return a row's glyphs from its first visible one to its last."""
    ordered = sorted(row, key=lambda one: one.left)
    shown = [place for place, glyph in enumerate(ordered) if not glyph.text.isspace()]
    return ordered[shown[0] : shown[-1] + 1]


def _write_rows(rows: list[_Row], writer: LineWriter) -> None:
    printed = [row for row in rows if row.glyphs]
    body = Counter(round(glyph.size * 2) / 2 for row in printed for glyph in row.glyphs).most_common(1)[0][0]
    sizes = sorted({round(row.size) for row in printed if row.size >= _LARGER * body}, reverse=True)
    left, right = _edges(printed, body)
    pitches = [above.y - row.y for above, row in pairwise(printed) if above.page == row.page]
    pitch = _usual(pitches, body)
    bold = sum(glyph.bold for row in printed for glyph in row.glyphs) * 2 > sum(len(row.glyphs) for row in printed)
    set_apart = _sets_apart(printed)
    last: _Row | None = None
    for place, row in enumerate(rows):
        if not row.glyphs:
            writer.add("", page=row.page, hint=Hint.PICTURE)
            last = None
            continue
        following = next((one for one in rows[place + 1 :] if one.glyphs), None)
        text, marks = _text_of(row, mark_bold=not bold, set_apart=set_apart)
        level = sizes.index(round(row.size)) + 1 if row.size >= _LARGER * body else 0
        middle = abs((row.left - left) - (right - row.right)) < 2 * body and row.left - left > 2.5 * body
        writer.add(
            text,
            page=row.page,
            hint=Hint.HEADING if level else Hint.NONE,
            level=level,
            full=following is not None and row.right + _needed(following) > right - 0.2 * body,
            indented=row.left - left > 1.2 * body and not middle,
            gap=last is None or last.page != row.page or last.y - row.y > 1.4 * max(pitch, row.size),
            marks=marks,
        )
        last = row


def _edges(rows: list[_Row], body: float) -> tuple[float, float]:
    """Return the left and right edge of the text: where lines begin most often, and what hardly any goes beyond."""
    lefts = Counter(round(row.left / (body / 2)) for row in rows if abs(row.size - body) < 0.15 * body or len(rows) < 5)
    often = [place for place, count in lefts.items() if count >= max(2, max(lefts.values()) / 5)] if lefts else []
    left = min(often or list(lefts) or [0]) * (body / 2)
    rights = sorted(row.right for row in rows)
    return left, rights[min(int(len(rights) * 0.97), len(rights) - 1)]


def _usual(pitches: list[float], body: float) -> float:
    counts = Counter(round(pitch * 2) / 2 for pitch in pitches if 0 < pitch < 4 * body)
    return counts.most_common(1)[0][0] if counts else 1.5 * body


def _needed(row: _Row) -> float:
    """Return the width of what begins a line and cannot be parted: a character with its marks, or a word."""
    text = "".join(glyph.text[:1] for glyph in row.glyphs)
    unit = _UNIT.match(text)
    last = row.glyphs[min(len(unit[0]) if unit else 1, len(row.glyphs)) - 1]
    return max(last.right - row.left, row.size)


def _text_of(row: _Row, *, mark_bold: bool, set_apart: bool) -> tuple[str, tuple[Mark, ...]]:
    """Return a line's text, a space or a tab where the glyphs stand apart, and its bold parts."""
    text = ""
    marks: list[Mark] = []
    last: Glyph | None = None
    stretch = statistics.median([gap for _, _, gap in _gaps(row)] or [0.0])
    for glyph in row.glyphs:
        if last is not None and not glyph.text.isspace() and not last.text.isspace():
            mixed = last.text.isascii() != glyph.text.isascii()
            gap = _gap(last, glyph) - stretch
            text += "\t" if gap > 2 else " " if gap > (_SET_APART if mixed and set_apart else _SPACE) else ""
        if mark_bold and glyph.bold and not glyph.text.isspace():
            if marks and marks[-1].end >= len(text.rstrip()):
                marks[-1] = replace(marks[-1], end=len(text) + len(glyph.text))
            else:
                marks.append(Mark(len(text), len(text) + len(glyph.text), MarkKind.STRONG))
        text += glyph.text
        last = glyph
    return text, tuple(marks)


def _gap(last: Glyph, glyph: Glyph) -> float:
    return (glyph.left - last.right) / max(glyph.size, 1)


def _gaps(row: _Row) -> Iterator[tuple[Glyph, Glyph, float]]:
    for last, glyph in pairwise(row.glyphs):
        if not last.text.isspace() and not glyph.text.isspace():
            yield last, glyph, _gap(last, glyph)


def _sets_apart(rows: list[_Row]) -> bool:
    """Tell whether Chinese and Latin always stand apart, so that a gap between them says nothing."""
    mixed = [
        gap
        for row in rows
        for last, glyph, gap in _gaps(row)
        if last.text.isascii() != glyph.text.isascii() and last.text.isalnum() and glyph.text.isalnum()
    ]
    return sum(gap < _SPACE / 2 for gap in mixed) * 20 < len(mixed)
