"""A page as its blocks of text, in the order in which a reader sees them, and the boxes that hold them. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from mediawatch.intake.capture.address import link_address
from mediawatch.intake.capture.page import CaptureError
from mediawatch.intake.capture.tree import SPACE_AROUND, as_seen
from mediawatch.intake.document import Hint, Line, UnreadableDocumentError, cut_line, rows_of_table
from mediawatch.intake.readers.markup import Element
from mediawatch.intake.readers.web_lines import Box, WebLines, WebRules
from mediawatch.intake.readers.web_styles import Hidden
from mediawatch.intake.readers.web_tree import body_of

_UNSEEN = re.compile(
    "head|script|style|noscript|template|iframe|object|svg|canvas|audio|video|map|title"
    "|nav|footer|aside|button|select|textarea|input|rp|rt"
)
"""What holds no text of an article: what is not shown, what stands around it, fields of forms, glosses."""
_MOST_CELLS = 20_000
_LONGEST_CELL = 200
"""Characters of a cell beyond which a table is no table but a way to lay out a page."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a page: a line each, a table too. Boxes are numbered as they open; each knows the one around it.

    The `level` of a line is a heading's (1 to 6) or an item's depth (from 1).
    """

    blocks: tuple[Line, ...]
    boxes: tuple[Box, ...]


def lay_out(tree: Element, base: str | None) -> Layout:
    """Return the blocks of a page; links are read from its address. Raises CaptureError where it goes too deep."""
    hidden = Hidden(("".join(sheet.itertext()) for sheet in tree.iter("style")), loosely=True)
    lines = WebLines(
        WebRules(_UNSEEN, as_seen, lambda node: link_address(base, node.get("href", "")) or "", hidden.covers)
    )
    try:
        lines.read(body_of(tree))
    except UnreadableDocumentError as error:
        raise CaptureError(str(error)) from error
    return Layout(tuple(_blocks(lines.writer.lines, lines.boxes)), tuple(lines.boxes))


def _blocks(lines: Sequence[Line], boxes: Sequence[Box]) -> Iterator[Line]:
    shown = (line for line in map(_as_seen, lines) if line.text and line.hint is not Hint.PICTURE)
    for table, group in groupby(shown, key=lambda line: line.cell and line.cell.table):
        members = list(group)
        rows = _rows(members) if table is not None else ()
        if rows:
            text = " ".join(cell for row in rows for cell in row if cell)
            yield Line(text, box=_box_of_table(members[0].box, boxes), quoted=members[0].quoted, rows=rows)
        else:
            yield from map(_block, members)


def _as_seen(line: Line) -> Line:
    """Return a line without what nobody sees in it, which text that is set as it was typed may still have."""
    start = len(line.text) - len(line.text.lstrip(SPACE_AROUND))
    line = cut_line(line, start, len(line.text.rstrip(SPACE_AROUND)))
    text = as_seen(line.text)
    return line if text == line.text else replace(line, text=text, marks=())


def _block(line: Line) -> Line:
    listed = line.hint is Hint.ITEM and line.list_mark
    hint = line.hint if listed or line.hint is Hint.HEADING else Hint.NONE
    list_mark = line.list_mark if listed else ""
    return replace(line, hint=hint, level=line.level if hint else 0, list_mark=list_mark, soft=False, cell=None)


def _rows(lines: Sequence[Line]) -> tuple[tuple[str, ...], ...]:
    """Return the cells of a table; none where it only lays out the page."""
    rows = len({line.cell.row for line in lines if line.cell})
    columns = max((line.cell.column + 1 for line in lines if line.cell), default=0)
    if columns < 2 or rows < 2 or columns * rows > _MOST_CELLS:
        return ()
    cells = rows_of_table((line.cell, line.text) for line in lines if line.cell)
    longest = max(len(cell) for row in cells for cell in row)
    return tuple(map(tuple, filter(any, cells))) if longest <= _LONGEST_CELL else ()


def _box_of_table(box: int, boxes: Sequence[Box]) -> int:
    """Return the box that a table stands in, by one in a cell of it."""
    while box and boxes[box].tag not in ("td", "th"):
        box = boxes[box].parent
    return boxes[box].parent
