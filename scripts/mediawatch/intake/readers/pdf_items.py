"""The items of a PDF's lists: a bullet or a number stands apart from the first line, and other lines hang below it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from mediawatch.intake.list_marks import name_drawn, read_drawn
from mediawatch.intake.readers.pdf_rows import Row

_APART = 0.6
"""From how many ems behind a bullet or number, and any space, it is one that the program made, and no typed one."""
_BELOW = 0.4
"""How many ems the lines of an item begin apart from each other at most."""


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A line without the marker of an item that it begins with; `hangs` where it is a further line of an item.

    `list_mark` is the marker, a bullet of any kind `•`, and empty where there is none; `level` counts from 1.
    """

    row: Row
    list_mark: str = ""
    level: int = 0
    hangs: bool = False


def read_items(rows: Iterable[Row], *, numbered: bool) -> Iterator[ItemRow]:
    """Yield lines, and what they are in a list; lists of numbers are read where `numbered` says so."""
    lefts: list[float] = []
    for row in rows:
        size = _marker_size(row, numbered=numbered) if row.glyphs and not (row.slanted or row.place) else 0
        if size:
            rest = list(row.glyphs[size:])
            while not rest[0].text.strip():
                rest.pop(0)
            lefts = [left for left in lefts if left < rest[0].left - _BELOW * row.size]
            lefts.append(rest[0].left)
            list_mark = name_drawn("".join(glyph.text for glyph in row.glyphs[:size]))
            yield ItemRow(replace(row, glyphs=tuple(rest)), list_mark, len(lefts))
        elif lefts and row.glyphs and not row.slanted:
            away = (row.left - lefts[-1]) / row.size
            lefts = lefts if away > -_BELOW else []
            yield ItemRow(row, hangs=abs(away) < _BELOW)
        else:
            yield ItemRow(row)


def _marker_size(row: Row, *, numbered: bool) -> int:
    """Return how many glyphs of a line are the marker of an item, 0 where it begins with none."""
    text = "".join(glyph.text[:1] for glyph in row.glyphs)
    size = len(read_drawn(text, numbered=numbered))
    behind = next((at for at, glyph in enumerate(row.glyphs) if at >= size and glyph.text.strip()), None)
    if not size or behind is None:
        return 0
    typed = sum(space.right - space.left for space in row.glyphs[size:behind])
    apart = row.glyphs[behind].left - row.glyphs[size - 1].right - typed
    return size if apart > _APART * row.size else 0
