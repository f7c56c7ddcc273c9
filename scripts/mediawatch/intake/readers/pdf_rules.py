"""The rules that are drawn on a PDF's page, and the grids that they make: tables with lines around their cells."""

import ctypes
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import cast

import pypdfium2 as pdfium
from pypdfium2 import raw

from mediawatch.intake.readers.pdf_glyphs import DEEPEST, Frame, Rectangle

_MOST_PATHS, _MOST_RULES = 5000, 1000
"""What has more than these is a drawing and no table."""
_SHORTEST = 6.0
"""Points; what is drawn shorter is a part of a letter."""
_THICK = 0.6
"""Points that an edge may be out of the straight."""
_MEETS = 2.5
"""Points from which rules meet, or are one: the two sides of a line are drawn apart."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rules that meet: `across` stand one below the other, `down` side by side; their edges part rows and columns."""

    across: tuple[Rectangle, ...]
    down: tuple[Rectangle, ...]
    tops: tuple[float, ...]
    lefts: tuple[float, ...]

    @property
    def box(self) -> Rectangle:
        """The rectangle around it."""
        return Rectangle(self.lefts[0], self.tops[0], self.lefts[-1], self.tops[-1])

    def place(self, x: float, y: float) -> tuple[int, int]:
        """Return row and column of the cell around a place; no rule parts cells that are merged into one."""
        above = max((one.top for one in self.across if one.top <= y and _within(one.left, x, one.right)), default=y)
        before = max((one.left for one in self.down if one.left <= x and _within(one.top, y, one.bottom)), default=x)
        return _index(self.tops, above), _index(self.lefts, before)

    def room(self, column: int, x: float, y: float) -> tuple[float, float]:
        """Return where the cell around a place begins and ends, in a column."""
        after = min((one.left for one in self.down if one.left > x and _within(one.top, y, one.bottom)), default=None)
        return self.lefts[column], self.lefts[-1] if after is None else after


def _within(start: float, place: float, end: float) -> bool:
    return start - _MEETS <= place <= end + _MEETS


def _index(edges: tuple[float, ...], place: float) -> int:
    return min(max(bisect_right(edges, place + _MEETS) - 1, 0), len(edges) - 2)


def read_rules(page: pdfium.PdfPage, frame: Frame) -> tuple[Rectangle, ...]:
    """Return the upright and level edges of what is drawn on a page, each as a box without width or height."""
    drawn = cast(Iterator[pdfium.PdfObject], page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=DEEPEST))
    paths = list(islice(drawn, _MOST_PATHS + 1))
    if len(paths) > _MOST_PATHS:
        return ()
    return tuple(rule for path in paths for rule in _read_path(path, frame))


def _read_path(path: pdfium.PdfObject, frame: Frame) -> Iterator[Rectangle]:
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    corners: list[tuple[float, float]] = []
    for number in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) != raw.FPDF_SEGMENT_LINETO:
            corners = []
        corners.append(matrix.on_point(x.value, y.value))
        closed = [corners[0]] if raw.FPDFPathSegment_GetClose(segment) else []
        for start, end in pairwise([*corners[-2:], *closed]):
            (left, right), (bottom, top) = sorted((start[0], end[0])), sorted((start[1], end[1]))
            if min(right - left, top - bottom) < _THICK and max(right - left, top - bottom) > _SHORTEST:
                yield frame.turn(left, bottom, right, top)


def find_grids(rules: Iterable[Rectangle]) -> list[Grid]:
    """Return the grids of at least two columns that rules make, from top to bottom."""
    every = list(rules)
    level = _join([one for one in every if _is_level(one)])
    upright = [_turned(one) for one in _join([_turned(one) for one in every if not _is_level(one)])]
    left = {*level, *upright}
    if len(left) > _MOST_RULES:
        return []
    grids: list[Grid] = []
    for first in level:
        group = [first] if first in left else []
        for one in group:  # which grows meanwhile
            left.discard(one)
            touching = [other for other in left if _touch(one, other)]
            left.difference_update(touching)
            group += touching
        grids += _grid(group)
    return sorted(grids, key=lambda grid: grid.tops[0])


def _is_level(rule: Rectangle) -> bool:
    return rule.right - rule.left > rule.bottom - rule.top


def _turned(box: Rectangle) -> Rectangle:
    return Rectangle(box.top, box.left, box.bottom, box.right)


def _join(level: list[Rectangle]) -> list[Rectangle]:
    """Put level rules together that go on in one another, or lie on one another."""
    joined: list[Rectangle] = []
    first = 0
    for rule in sorted(level, key=lambda one: (one.top, one.left)):
        while first < len(joined) and rule.top - joined[first].top >= _MEETS:
            first += 1
        beside = (place for place in range(first, len(joined)) if _touch(rule, joined[place]))
        place = next(beside, None)
        if place is None:
            joined.append(Rectangle(rule.left, rule.top, rule.right, rule.top))
        else:
            other = joined[place]
            joined[place] = replace(other, left=min(rule.left, other.left), right=max(rule.right, other.right))
    return joined


def _touch(one: Rectangle, other: Rectangle) -> bool:
    return (
        one.left <= other.right + _MEETS
        and other.left <= one.right + _MEETS
        and one.top <= other.bottom + _MEETS
        and other.top <= one.bottom + _MEETS
    )


def _grid(group: list[Rectangle]) -> list[Grid]:
    across = tuple(one for one in group if _is_level(one))
    down = tuple(one for one in group if not _is_level(one))
    tops = _distinct_places([edge for one in group for edge in (one.top, one.bottom)])
    lefts = _distinct_places([edge for one in group for edge in (one.left, one.right)])
    return [Grid(across, down, tops, lefts)] if down and len(lefts) > 2 and len(tops) > 1 else []


def _distinct_places(places: list[float]) -> tuple[float, ...]:
    """Return places in order, but one for those that lie together."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > 2 * _MEETS:
            kept.append(place)
    return tuple(kept)
