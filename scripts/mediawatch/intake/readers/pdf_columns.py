"""Pages whose text stands in columns, as in a newspaper: read down one column, then the next."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from mediawatch.intake.readers.pdf_glyphs import Glyph
from mediawatch.intake.readers.pdf_rows import Row, group_lines, split_row

_GUTTER = 1.0
"""How many ems wide the empty space between columns is at least."""
_NARROWEST = 9.0
"""How many ems wide a column is at least; what is narrower is a column of a table, or a list of sources."""
_SHORTEST = 6
"""How many lines a column has at least."""
_FILLED = 0.8
"""How much of a column's width most of its lines fill: they are prose, and no cells."""
_ALIKE = 0.8
"""How wide the narrower one of columns is at least, beside the other, where short lines stand among the prose."""
_SOME_FILL = 0.25
"""How many of the lines of such columns reach the edge at least."""
_INDENT = 2.5
"""How many ems the first lines of paragraphs are indented at most."""
_AWAY = 2.2
"""From how many ems away from the columns a line at the page's head or foot is none of theirs,"""
_FURTHER = 1.3
"""and from how many times the widest space between their own lines."""


Room = tuple[float, float]
"""Where a column begins and ends."""


def find_columns(rows: list[Row]) -> Iterator[tuple[Room, Room]]:
    """Yield columns of prose that stand side by side in lines of one page, by their own evidence."""
    start, end, gutter = _longest(rows, ())
    if start == end:
        return
    left, right = _halves(rows[start:end], gutter)
    yield _room(left), _room(right)
    for part in (rows[:start], left, right, rows[end:]):
        yield from find_columns(part)


def read_columns(rows: list[Row], found: Sequence[tuple[Room, Room]] = ()) -> list[Row]:
    """Return lines of one page with those that stand in columns in reading order; they know their column's room.

    Columns that were found anywhere in the document may be short elsewhere, and hold short lines.
    """
    start, end, gutter = _longest(rows, found)
    if start == end:
        return rows
    halves = _halves(rows[start:end], gutter)
    rooms = next((rooms for rooms in found if _stand_in(halves, rooms)), tuple(map(_room, halves)))
    read = [_set(read_columns(half, found), room) for half, room in zip(halves, rooms, strict=True)]
    return [*read_columns(rows[:start], found), *read[0], *read[1], *read_columns(rows[end:], found)]


def _longest(rows: list[Row], found: Sequence[tuple[Room, Room]]) -> tuple[int, int, float]:
    """Return the longest stretch of lines in two columns, and the gutter between them; an empty one if none."""
    gutters = [*_gutters(rows), *((left[1] + right[0]) / 2 for left, right in found)]
    stretches = [(*_between(rows, gutter, found), gutter) for gutter in gutters]
    return max(stretches, key=lambda one: one[1] - one[0], default=(0, 0, 0.0))


def _gutters(rows: list[Row]) -> list[float]:
    """Return the middles of the gaps in lines and from one line's end to the next one's beginning, near ones once."""
    parts = [part for row in rows for part in split_row(row, _GUTTER)]
    middles = sorted(
        (before[-1].right + after[0].left) / 2
        for before, after in pairwise(parts)
        if after[0].left - before[-1].right > _GUTTER * after[0].size
    )
    return [next(group) for _, group in groupby(middles, key=lambda place: round(place / 4))]


def _between(rows: list[Row], gutter: float, found: Sequence[tuple[Room, Room]]) -> tuple[int, int]:
    """Return the longest stretch of lines that stand on both sides of a gutter, in columns of prose or found ones."""
    best = (0, 0)
    end = 0
    for free, group in groupby(rows, key=lambda row: not _crosses(row, gutter)):
        start, end = end, end + len(list(group))
        first, last = _without_margins(rows, start, end) if free else (end, end)
        if last - first <= best[1] - best[0]:
            continue
        halves = _halves(rows[first:last], gutter)
        if any(_stand_in(halves, rooms) for rooms in found) or _are_columns(halves):
            best = (first, last)
    return best


def _without_margins(rows: list[Row], start: int, end: int) -> tuple[int, int]:
    """Return a stretch without a running head or foot: further away from the columns than their paragraphs are."""
    gaps = [below.base - above.base for above, below in pairwise(rows[start:end])]
    if len(gaps) < _SHORTEST:
        return start, end
    away = max(_AWAY * rows[start].size, _FURTHER * max(gaps[1:-1]))
    return start + (start == 0 and gaps[0] > away), end - (end == len(rows) and gaps[-1] > away)


def _crosses(row: Row, gutter: float) -> bool:
    """Tell whether a line stands in a gutter."""
    before = max((glyph.right for glyph in row.glyphs if glyph.left < gutter), default=gutter - row.size)
    after = min((glyph.left for glyph in row.glyphs if glyph.left >= gutter), default=gutter + row.size)
    return before > gutter or after - before < _GUTTER * row.size


def _stand_in(halves: tuple[list[Row], list[Row]], rooms: tuple[Room, Room]) -> bool:
    """Tell whether lines on either side of a gutter begin where columns do, and fit in."""
    for half, (left, right) in zip(halves, rooms, strict=True):
        if not half or min(row.left for row in half) - left > _INDENT * half[0].size:
            return False
        if any(row.left < left - row.size / 2 or row.firm > right + row.size for row in half):
            return False
    return True


def _are_columns(halves: tuple[list[Row], list[Row]]) -> bool:
    """Tell whether lines on either side of a gutter are prose, or some of them, in columns of the same width."""
    if any(len(half) < _SHORTEST for half in halves):
        return False
    widths = [[row.right - row.left for row in half] for half in halves]
    narrowest = [_NARROWEST * median(row.size for row in half) for half in halves]
    if any(max(some) < least for some, least in zip(widths, narrowest, strict=True)):
        return False
    rooms = [max(row.firm for row in half) - min(row.left for row in half) for half in halves]
    alike = min(rooms) > _ALIKE * max(rooms)
    return all(median(some) >= _FILLED * max(some) for some in widths) or (alike and all(map(_has_prose, halves)))


def _has_prose(half: list[Row]) -> bool:
    edge = max(row.firm for row in half)
    return sum(edge - row.right < 1.5 * row.size for row in half) >= _SOME_FILL * len(half)


def _halves(rows: list[Row], gutter: float) -> tuple[list[Row], list[Row]]:
    """Return the lines on either side of a gutter."""
    halves: tuple[list[Glyph], list[Glyph]] = ([], [])
    for glyph in (glyph for row in rows for glyph in row.glyphs):
        halves[glyph.left >= gutter].append(glyph)
    left, right = (group_lines(rows[0].page, half) for half in halves)
    return left, right


def _room(column: list[Row]) -> Room:
    return min(row.left for row in column), max(row.firm for row in column)


def _set(column: list[Row], room: Room) -> list[Row]:
    """Return the lines of a column with its room; those of columns within it have theirs."""
    return [row if row.room else replace(row, room=room) for row in column]
