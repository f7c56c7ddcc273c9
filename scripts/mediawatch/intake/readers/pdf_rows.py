"""The lines of a PDF's page: glyphs put together by where they stand, with the spaces that only show as gaps."""

import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from mediawatch.intake.document import Cell, Mark, MarkKind
from mediawatch.intake.readers.markup import MarkedText
from mediawatch.intake.readers.pdf_glyphs import Glyph

_SAME_LINE = 0.45
"""How many ems apart the baselines of a line may be."""
_SMALLER = 0.87
"""How large raised and lowered glyphs are at most, beside others."""
_RAISED, _LOWERED = 0.1, -0.06
"""From how many ems above the others' line they are raised, and below it lowered."""
_NEAR = 0.8
"""How many of its own ems a raised or lowered glyph is away from others at most."""
_MOST_AHEAD = 4
"""How many raised glyphs a line may begin with."""
_SPACE = 0.2
"""From how many ems a gap between glyphs is a space, beyond what all gaps of the line have."""
_SET_APART = 0.35
"""The same between Chinese and Latin, where a program sets the two apart by a fourth of an em by itself."""
TAB = 2.0
"""The same for a gap that is wider than any space."""
_HANGING = "，。、；：？！”’」』》）】,."
_FEW = 3
"""Gaps that are too few to tell a stretched line by."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a page, `base` points from its top: its glyphs from left to right; none for a picture.

    - `spaced`: one space stands behind its last visible glyph
    - `slanted` holds what does not stand upright, such as a watermark, which belongs to no line
    - `room`: where the column or cell begins and ends that it stands in, where it does not have the page's width
    - `cell`: in which cell of a ruled table it stands
    - `shape`: the place of its first part where it is a row of a table that has no rules; `edges` divide its columns
    - `repeated`: it stands in a table's head that a page says again
    """

    page: int
    base: float
    glyphs: tuple[Glyph, ...] = ()
    spaced: bool = False
    slanted: bool = False
    room: tuple[float, float] | None = None
    cell: Cell | None = None
    shape: Cell | None = None
    edges: tuple[float, ...] = ()
    repeated: bool = False

    @property
    def place(self) -> Cell | None:
        """Where it stands in a table, ruled or not."""
        return self.cell or self.shape

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.glyphs[-1].right

    @property
    def firm(self) -> float:
        """Where it ends but for its last mark, which may hang over the edge."""
        *before, last = self.glyphs
        return before[-1].right if before and last.text in _HANGING else last.right

    @property
    def size(self) -> float:
        """The em of most of it."""
        return statistics.median(glyph.size for glyph in self.glyphs)


def group_lines(page: int, glyphs: Iterable[Glyph]) -> list[Row]:
    """Return upright glyphs of a page as lines from top to bottom."""
    return [row for base, line in _lines(glyphs) if (row := _trim(page, base, line)).glyphs]


def _lines(glyphs: Iterable[Glyph]) -> Iterator[tuple[float, list[Glyph]]]:
    """Yield the glyphs of each line, and where it stands: its largest do, others are raised or lowered."""
    line: list[Glyph] = []
    largest: Glyph | None = None
    for glyph in sorted(glyphs, key=lambda one: one.base):
        if largest and glyph.base - largest.base >= _SAME_LINE * max(largest.size, glyph.size):
            yield largest.base, line
            line, largest = [], None
        line.append(glyph)
        if largest is None or largest.size < _SMALLER * glyph.size:
            largest = glyph
    if largest:
        yield largest.base, line


def _trim(page: int, base: float, line: list[Glyph]) -> Row:
    """Return a line's glyphs from its first visible one to its last."""
    ordered = sorted(line, key=lambda one: one.left)
    shown = [place for place, glyph in enumerate(ordered) if glyph.text.strip()]
    if not shown:
        return Row(page, base)
    first, last = shown[0], shown[-1] + 1
    return Row(page, base, tuple(ordered[first:last]), spaced=[glyph.text for glyph in ordered[last:]] == [" "])


def write_row(row: Row, *, mark_bold: bool, set_apart: bool) -> tuple[str, tuple[Mark, ...]]:
    """Return a line's text, a space or a tab where glyphs stand apart, and its links and bold parts."""
    line = MarkedText()
    if row.slanted:
        return "".join(glyph.text for glyph in row.glyphs), ()
    stretch = _stretch(_gaps(row))
    for last, glyph, height in zip((None, *row.glyphs), row.glyphs, _heights(row), strict=False):
        bold = mark_bold and glyph.bold
        if last is not None and last.text.strip() and glyph.text.strip():
            mixed = _is_latin(last) != _is_latin(glyph)
            gap = _gap(last, glyph) - stretch[_is_latin(last) and _is_latin(glyph)]
            tab = gap > TAB or any(last.right <= edge <= glyph.left for edge in row.edges)
            space = "\t" if tab else " " if gap > (_SET_APART if mixed and set_apart else _SPACE) else ""
            both = last.address if last.address == glyph.address else ""
            line.write(space, (MarkKind.STRONG,) if bold and last.bold else (), both)
        line.write(glyph.text, (*((MarkKind.STRONG,) if bold else ()), *height), glyph.address)
    line.write(" " if row.spaced else "")
    return line.text, line.marks


def _heights(row: Row) -> Iterator[tuple[MarkKind, ...]]:
    """Yield, for each glyph, whether it is raised or lowered: smaller than one that it stands beside, and not in line.

    At a line's beginning that one may follow.
    """
    first = row.glyphs[0]
    ahead = next((one for one in row.glyphs[1 : _MOST_AHEAD + 1] if first.size < _SMALLER * one.size), None)
    beside, before = ahead, first
    for glyph in row.glyphs:
        near = glyph.left - before.right < _NEAR * glyph.size
        if beside and near and glyph.size < _SMALLER * beside.size and (kinds := _height(glyph, beside)):
            yield kinds
        else:
            yield ()
            beside = glyph if glyph.text.strip() else beside
        before = glyph if glyph.text.strip() else before


def _height(glyph: Glyph, beside: Glyph) -> tuple[MarkKind, ...]:
    raised = (beside.base - glyph.base) / beside.size
    return (MarkKind.RAISED,) if raised > _RAISED else (MarkKind.LOWERED,) if raised < _LOWERED else ()


def split_row(row: Row, narrowest: float) -> list[tuple[Glyph, ...]]:
    """Return the parts of a line between gaps that are wider than so many ems, beyond what all its gaps have."""
    stretch = _stretch(one for one in _gaps(row) if one[2] <= narrowest)
    parts: list[list[Glyph]] = [[]]
    last: Glyph | None = None
    for glyph in (one for one in row.glyphs if one.text.strip()):
        if last and _gap(last, glyph) - stretch[_is_latin(last) and _is_latin(glyph)] > narrowest:
            parts.append([])
        parts[-1].append(glyph)
        last = glyph
    return [tuple(part) for part in parts]


def _stretch(every_gap: Iterable[tuple[Glyph, Glyph, float]]) -> dict[bool, float]:
    """Return how far apart a line's glyphs are set to fill its width, in ems: Latin ones (True), and others."""
    gaps: dict[bool, list[float]] = {True: [], False: []}
    for last, glyph, gap in every_gap:
        gaps[_is_latin(last) and _is_latin(glyph)].append(gap)
    every = statistics.median([*gaps[True], *gaps[False]] or [0.0])
    return {latin: statistics.median(some) if len(some) > _FEW else every for latin, some in gaps.items()}


def sets_apart(rows: list[Row]) -> bool:
    """Tell whether Chinese and Latin always stand apart, so that a gap between them says nothing."""
    mixed = [
        gap
        for row in rows
        for last, glyph, gap in _gaps(row)
        if _is_latin(last) != _is_latin(glyph) and last.text.isalnum() and glyph.text.isalnum()
    ]
    return sum(gap < _SPACE / 2 for gap in mixed) * 20 < len(mixed)


def _is_latin(glyph: Glyph) -> bool:
    """Tell whether a glyph is set as Latin letters and figures are, with or without accents."""
    return glyph.text.isascii() or (glyph.text.isalpha() and glyph.text < "\u2e80")


def _gap(last: Glyph, glyph: Glyph) -> float:
    return (glyph.left - last.right) / glyph.size


def _gaps(row: Row) -> Iterator[tuple[Glyph, Glyph, float]]:
    for last, glyph in pairwise(row.glyphs):
        if last.text.strip() and glyph.text.strip():
            yield last, glyph, _gap(last, glyph)
