"""Pages whose text stands in columns, as in a newspaper: read down one column, then the next."""

from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from mediawatch.importers.readers.pdf_glyphs import Glyph
from mediawatch.importers.readers.pdf_rows import Row, group_lines, split_row

_GUTTER = 1.0
"""How many ems wide the empty space between columns is at least."""
_NARROWEST = 9.0
"""How many ems wide a column is at least; what is narrower is a column of a table, or a list of sources."""
_SHORTEST = 6
"""How many lines a column has at least."""
_FILLED = 0.8
"""How much of a column's width most of its lines fill: they are prose, and no cells."""


def read_columns(rows: list[Row]) -> list[Row]:
    """Return lines of one page with those that stand in columns in reading order; they know their column's room."""
    if len(rows) < _SHORTEST:
        return rows
    stretches = [(_between(rows, gutter), gutter) for gutter in _gutters(rows)]
    (start, end), gutter = max(stretches, key=lambda one: one[0][1] - one[0][0], default=((0, 0), 0.0))
    if start == end:
        return rows
    left, right = _halves(rows[start:end], gutter)
    return [*rows[:start], *_set(left), *_set(right), *read_columns(rows[end:])]


def _gutters(rows: list[Row]) -> list[float]:
    """Return the middles of the gaps in lines and from one line's end to the next one's beginning, near ones once."""
    parts = [part for row in rows for part in split_row(row, _GUTTER)]
    middles = sorted(
        (before[-1].right + after[0].left) / 2
        for before, after in pairwise(parts)
        if after[0].left - before[-1].right > _GUTTER * after[0].size
    )
    return [next(group) for _, group in groupby(middles, key=lambda place: round(place / 4))]


def _between(rows: list[Row], gutter: float) -> tuple[int, int]:
    """Return the longest stretch of lines that stand on both sides of a gutter, in columns of prose."""
    best = (0, 0)
    start = 0
    for free, group in groupby(rows, key=lambda row: not _crosses(row, gutter)):
        size = len(list(group))
        if free and size > best[1] - best[0] and _is_prose(rows[start : start + size], gutter):
            best = (start, start + size)
        start += size
    return best


def _crosses(row: Row, gutter: float) -> bool:
    """Tell whether a line stands in a gutter."""
    before = max((glyph.right for glyph in row.glyphs if glyph.left < gutter), default=gutter - row.size)
    after = min((glyph.left for glyph in row.glyphs if glyph.left >= gutter), default=gutter + row.size)
    return before > gutter or after - before < _GUTTER * row.size


def _is_prose(rows: list[Row], gutter: float) -> bool:
    for half in _halves(rows, gutter):
        widths = [row.right - row.left for row in half]
        if len(half) < _SHORTEST or max(widths) < _NARROWEST * median(row.size for row in half):
            return False
        if median(widths) < _FILLED * max(widths):
            return False
    return True


def _halves(rows: list[Row], gutter: float) -> tuple[list[Row], list[Row]]:
    """Return the lines on either side of a gutter."""
    halves: tuple[list[Glyph], list[Glyph]] = ([], [])
    for glyph in (glyph for row in rows for glyph in row.glyphs):
        halves[glyph.left >= gutter].append(glyph)
    left, right = (group_lines(rows[0].page, half) for half in halves)
    return left, right


def _set(column: list[Row]) -> list[Row]:
    """Return the lines of a column, which may hold columns itself, with its room."""
    room = min(row.left for row in column), max(row.firm for row in column)
    inner = read_columns(column)
    return [row if row.room else replace(row, room=room) for row in inner]
