"""Tables without rules: lines whose parts stand below one another, with wide gaps between them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from mediawatch.intake.document import Cell
from mediawatch.intake.readers.pdf_glyphs import Glyph
from mediawatch.intake.readers.pdf_rows import TAB, Row, split_row

_APART = 0.5
"""How many ems columns stand apart at least."""
_ALIGNED = 0.6
"""How many ems the edges, or the middles, of a column's parts are out of line at most."""
_FAR = 2.6
"""How many ems the next row of a table is below at most."""
_NEAR = 1.7
"""How many ems the next line of one cell is below at most."""

_Parts = list[tuple[Glyph, ...]]


@dataclass(slots=True)
class _Table:
    """Rows of parts, and from where to where each of its columns reaches."""

    columns: list[tuple[float, float]]
    lines: list[tuple[Row, _Parts]] = field(default_factory=list[tuple[Row, _Parts]])

    def place(self, part: tuple[Glyph, ...]) -> int:
        """Return the column of a part."""
        return next(at for at, (left, right) in enumerate(self.columns) if left <= part[0].left <= right)

    def take(self, row: Row, parts: _Parts) -> bool:
        """Add a line where it fits into the columns, perhaps with one more; tell whether it does."""
        columns = self.columns
        for part in parts:
            left, right = part[0].left, part[-1].right
            met = [one for one in columns if one[0] < right + _APART * row.size and left < one[1] + _APART * row.size]
            if len(met) > 1:
                return False
            reach = min([left, *(one[0] for one in met)]), max([right, *(one[1] for one in met)])
            columns = sorted([*(one for one in columns if one not in met), reach])
        if any(after[0] - before[1] < _APART * row.size for before, after in pairwise(columns)):
            return False
        self.columns = columns
        self.lines.append((row, parts))
        return True

    @property
    def holds(self) -> bool:
        """Whether it is a table: two rows of several cells at least, and every column in line."""
        rows = [parts for _, parts in self.lines if len(parts) > 1]
        in_line = all(self._is_in_line(column) for column in range(len(self.columns)))
        return len(rows) > 1 and in_line and not _is_stretched(rows)

    def _is_in_line(self, column: int) -> bool:
        parts = [part for _, parts in self.lines for part in parts if self.place(part) == column]
        edges = ([part[0].left for part in parts], [part[-1].right for part in parts])
        middles = [(left + right) / 2 for left, right in zip(*edges, strict=True)]
        return any(_agree(places, parts[0][0].size) for places in (*edges, middles))


def _agree(places: list[float], size: float) -> bool:
    return max(places) - min(places) < _ALIGNED * size


def _is_stretched(rows: list[_Parts]) -> bool:
    """Tell whether lines are a few long words that are set apart to fill the width."""
    words = all(glyph.text.isascii() and not glyph.text.isdigit() for parts in rows for part in parts for glyph in part)
    edges = [parts[0][0].left for parts in rows], [parts[-1][-1].right for parts in rows]
    return words and all(_agree(places, rows[0][0][0].size) for places in edges)


def find_shapes(rows: list[Row], tables: int) -> Iterator[Row]:
    """Yield the lines of one page; those that are rows of a table say so. Tables are counted from `tables` on."""
    place = 0
    while place < len(rows):
        table = _table_at(rows, place)
        if table is None:
            yield rows[place]
            place += 1
        else:
            yield from _shaped(table, tables)
            tables += 1
            place += len(table.lines)


def _table_at(rows: list[Row], place: int) -> _Table | None:
    """Return the table that begins with a line."""
    parts = split_row(rows[place], TAB)
    if len(parts) < 2 or rows[place].room:
        return None
    table = _Table([(part[0].left, part[-1].right) for part in parts], [(rows[place], parts)])
    found: _Table | None = None
    for row in rows[place + 1 :]:
        last = table.lines[-1][0]
        parts = split_row(row, TAB)
        far = row.base - last.base > (_FAR if len(parts) > 1 else _NEAR) * row.size
        if row.room or far or (len(parts) == 1 and not _goes_on(table, parts[0])) or not table.take(row, parts):
            break
        if (len(parts) > 1 or table.place(parts[0])) and table.holds:
            found = _Table(table.columns, list(table.lines))
    return found


def _goes_on(table: _Table, part: tuple[Glyph, ...]) -> bool:
    """Tell whether a line of one part may be the rest of a cell: it is no longer than its column."""
    return any(left - 1 <= part[0].left and part[-1].right <= right + part[0].size for left, right in table.columns)


def _shaped(table: _Table, number: int) -> Iterator[Row]:
    """Yield a table's lines with their place: a line of one part goes on with the cell above it."""
    edges = tuple((before[1] + after[0]) / 2 for before, after in pairwise(table.columns))
    at = -1
    for row, parts in table.lines:
        at += len(parts) > 1
        yield replace(row, shape=Cell(number, at, table.place(parts[0])), edges=edges)
