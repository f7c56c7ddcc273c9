"""The reading order of a PDF: columns one after the other, tables cell by cell, pictures where they stand."""

import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from mediawatch.intake.document import Cell, Note
from mediawatch.intake.readers.pdf_columns import Room, find_columns, read_columns
from mediawatch.intake.readers.pdf_glyphs import Glyph
from mediawatch.intake.readers.pdf_page import PdfPage
from mediawatch.intake.readers.pdf_rows import Row, group_lines
from mediawatch.intake.readers.pdf_rules import Grid
from mediawatch.intake.readers.pdf_shapes import find_shapes

_PICTURE = 36.0
"""Points; smaller pictures are rules and logos."""
_OUT_OF_LINE = 2.0
"""How many ems the columns of a table may be moved on the next page."""
_PAGES_NAMED = 10
_MARGIN_LINES = 2
"""How many lines, of the page's foot and of the next one's head, may part a table that goes on."""


@dataclass(frozen=True, slots=True)
class PdfLayout:
    """The lines of a PDF in reading order, and what a person should know of how they were put in order."""

    rows: tuple[Row, ...]
    notes: tuple[Note, ...]


def read_layout(pages: Iterable[PdfPage]) -> PdfLayout:
    """Return the lines of all pages; tables are numbered through, and go on over a page's end."""
    rows: list[Row] = []
    joined: list[int] = []
    columned: list[int] = []
    tables = 0
    placed = [(page, list(_place(page))) for page in pages]
    found = list(dict.fromkeys(rooms for _, groups in placed for group in groups for rooms in _find_columns(group)))
    for page, groups in placed:
        read = list(_read_page(page, groups, found))
        if any(row.room and not row.cell for row in read):
            columned.append(page.number)
        numbered = [_numbered(row, tables) for row in read]
        going_on = _go_on(rows, numbered)
        if going_on:
            joined.append(page.number)
        tables += len({at.table for row in read if (at := row.place)})
        rows += going_on or numbered
    notes: list[Note] = []
    if columned:
        notes.append(Note(f"{name_pages(columned)}的文字分栏，按从左到右一栏一栏地读", columned[0]))
    if joined:
        notes.append(Note(f"{name_pages(joined)}开头的表格接着上一页的，合成了一个", joined[0]))
    return PdfLayout(tuple(rows), tuple(notes))


def name_pages(numbers: Iterable[int]) -> str:
    """Return pages as a note names them, each once and the first ten of them."""
    distinct = list(dict.fromkeys(numbers))
    more = "等" if len(distinct) > _PAGES_NAMED else ""
    return f"第 {'、'.join(map(str, distinct[:_PAGES_NAMED]))}{more} 页"


def _numbered(row: Row, tables: int) -> Row:
    return _placed(row, replace(row.place, table=row.place.table + tables)) if row.place else row


def _place(page: PdfPage) -> Iterator[list[Row]]:
    """Yield the upright lines of a page, from top to bottom: those of tables and pictures, and what stands between."""
    blocks: list[tuple[float, list[Row]]] = []
    if not page.covered:
        blocks += [
            ((picture.top + picture.bottom) / 2, [Row(page.number, (picture.top + picture.bottom) / 2)])
            for picture in page.pictures
            if picture.right - picture.left > _PICTURE and picture.bottom - picture.top > _PICTURE
        ]
    upright = [glyph for glyph in page.glyphs if not glyph.slanted]
    tables = 0
    for grid in sorted(page.grids, key=lambda one: one.box.area):
        held = [glyph for glyph in upright if grid.box.holds(*glyph.middle)]
        table = _read_grid(grid, held, page.number, tables)
        if table:
            tables += 1
            blocks.append((table[0].base, table))
            upright = [glyph for glyph in upright if not grid.box.holds(*glyph.middle)]
    blocks += [(row.base, [row]) for row in group_lines(page.number, upright)]
    ordered = [rows for _, rows in sorted(blocks, key=lambda one: one[0])]
    for _, group in groupby(ordered, key=_is_plain):
        yield [row for block in group for row in block]


def _is_plain(rows: list[Row]) -> bool:
    """Tell whether lines stand in no table, and are no picture."""
    return bool(rows[0].glyphs) and rows[0].cell is None


def _find_columns(group: list[Row]) -> Iterator[tuple[Room, Room]]:
    return find_columns(group) if _is_plain(group) else iter(())


def _read_page(page: PdfPage, groups: list[list[Row]], found: list[tuple[Room, Room]]) -> Iterator[Row]:
    """Yield the lines of a page, and at its end what is slanted; tables are counted from 0."""
    tables = len({row.cell.table for group in groups for row in group if row.cell})
    for group in groups:
        made = list(find_shapes(read_columns(group, found), tables)) if _is_plain(group) else group
        tables = max((row.shape.table + 1 for row in made if row.shape), default=tables)
        yield from made
    if slanted := tuple(glyph for glyph in page.glyphs if glyph.slanted):
        yield Row(page.number, page.sheet.bottom, slanted, slanted=True)


def _read_grid(grid: Grid, held: list[Glyph], page: int, table: int) -> list[Row]:
    """Return the lines in a grid, cell by cell; none where less than two of its columns hold any."""
    cells: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in held:
        cells.setdefault(grid.place(*glyph.middle), []).append(glyph)
    rows: list[Row] = []
    for (row, column), glyphs in sorted(cells.items()):
        for line in group_lines(page, glyphs):
            room = grid.room(column, *line.glyphs[0].middle)
            rows.append(replace(line, room=room, cell=Cell(table, row, column)))
    if len({row.cell.column for row in rows if row.cell}) < 2:
        return []
    padding = min(row.left - row.room[0] for row in rows if row.room)
    return [replace(row, room=(row.room[0] + padding, row.room[1] - padding)) for row in rows if row.room]


def _go_on(before: list[Row], after: list[Row]) -> list[Row]:
    """Return a page's lines where it begins with the rest of the table that the page before ends with, else none.

    A head that the page repeats is no row of the table.
    """
    last = next((at for row in reversed(before[-_MARGIN_LINES - 1 :]) if (at := row.place)), None)
    first = next((at for row in after[: _MARGIN_LINES + 1] if (at := row.place)), None)
    if last is None or first is None:
        return []
    held, more = _rows_of(before, last.table), _rows_of(after, first.table)
    if not _same_columns(held, more):
        return []
    repeated = _first_row(held) == _first_row(more) and any(at.row > 0 for row in more if (at := row.place))
    made: list[Row] = []
    for row in after:
        at = row.place
        if at is None or at.table != first.table:
            made.append(row)
            continue
        moved = Cell(last.table, last.row + at.row + (0 if repeated else 1), at.column)
        made.append(_placed(row, moved, repeated=repeated and at.row == 0))
    return made


def _rows_of(rows: list[Row], table: int) -> list[Row]:
    return [row for row in rows if (at := row.place) and at.table == table]


def _placed(row: Row, place: Cell, *, repeated: bool = False) -> Row:
    if row.cell:
        return replace(row, cell=place, repeated=repeated)
    return replace(row, shape=place, repeated=repeated)


def _same_columns(held: list[Row], more: list[Row]) -> bool:
    """Tell whether two tables, ruled or not, have as many columns, which begin in about the same places."""
    one, other = _columns(held), _columns(more)
    size = statistics.median(row.size for row in more)
    return one.keys() == other.keys() and all(abs(one[at] - other[at]) < _OUT_OF_LINE * size for at in one)


def _columns(rows: list[Row]) -> dict[int, float]:
    """Return where the columns of a table begin; those of one without rules, where they part."""
    ruled = {row.cell.column: row.room[0] for row in rows if row.cell and row.room}
    return ruled or {-at: edge for row in rows for at, edge in enumerate(row.edges, 1)}


def _first_row(rows: list[Row]) -> list[tuple[int, str]]:
    """Return the words of a table's first row."""
    return [
        (at.column, "".join(glyph.text for glyph in row.glyphs if glyph.text.strip()))
        for row in rows
        if (at := row.place) and at.row == 0
    ]
