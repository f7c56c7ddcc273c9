"""How a PDF's text is set: its size, edges and the distance of its lines, which tell where paragraphs begin and end."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mediawatch.intake.document import width_of
from mediawatch.intake.readers import wrapped
from mediawatch.intake.readers.pdf_rows import Row

_LARGER = 1.15
"""How much larger than most a line must be set to be a heading."""
_OTHER_SIZE = 0.1
"""From how much larger or smaller on a line is no rest of the one above."""
_LEAST_SPACE = 0.3
"""Of a letter's size: the space between paragraphs, where it is the same between as many as `_AGAIN`."""
_AGAIN = 3


@dataclass(frozen=True, slots=True)
class Setting:
    """How most of a document's text is set, in points.

    - `body`: its em; `sizes`: those of headings, largest first
    - `edges`: where lines begin most often, and what hardly any goes beyond
    - `pitch`: the usual distance of a paragraph's lines; `distances`: how often each one comes, to a half
    - `columns`: the width at which somebody broke the lines by hand before they were printed
    """

    body: float
    sizes: tuple[int, ...]
    edges: tuple[float, float]
    pitch: float
    distances: Counter[float]
    columns: int | None

    def level_of(self, row: Row) -> int:
        """Return the level of a heading by its size, 0 for what is none."""
        return self.sizes.index(round(row.size)) + 1 if row.size >= _LARGER * self.body else 0

    def is_full(self, row: Row, following: Row) -> bool:
        """Tell whether what begins the next line had no room any more before the right edge."""
        if self.columns and not row.room and wrapped.is_full(_text_of(row), _text_of(following), self.columns):
            return True
        return _fills(row, following, (row.room or self.edges)[1], self.body)

    def is_apart(self, row: Row, above: Row) -> bool:
        """Tell whether space stands before a line, or it is set larger or smaller than the one above.

        Less space than usual is space where it comes again and again.
        """
        if abs(row.size - above.size) > _OTHER_SIZE * above.size:
            return True
        distance = _distance(row, above)
        often = sum(self.distances[distance + near] for near in (-0.5, 0, 0.5)) >= _AGAIN
        usual = self.pitch + _LEAST_SPACE * row.size if often else 1.4 * max(self.pitch, row.size)
        return distance > usual


def measure(lines: Sequence[Row]) -> Setting:
    """Return how lines are set; they have glyphs, and stand upright."""
    glyphs = [glyph for row in lines for glyph in row.glyphs]
    body = Counter(round(glyph.size * 2) / 2 for glyph in glyphs).most_common(1)[0][0] if glyphs else 1.0
    sizes = sorted({round(row.size) for row in lines if row.size >= _LARGER * body}, reverse=True)
    wide = [row for row in lines if row.room is None]
    edges = _edges(wide or lines, body)
    below = [(above, row) for above, row in pairwise(lines) if _is_below(row, above)]
    distances = Counter(_distance(row, above) for above, row in below)
    pitch = _pitch(below, edges, body)
    return Setting(body, tuple(sizes), edges, pitch, distances, _columns(wide, edges[1], body))


def _is_below(row: Row, above: Row) -> bool:
    """Tell whether a line is the next one down the same page, column or cell."""
    return (row.page, row.room, row.cell) == (above.page, above.room, above.cell)


def _distance(row: Row, above: Row) -> float:
    """Return how far a line stands below another one, in points, to a half."""
    return round((row.base - above.base) * 2) / 2


def _edges(rows: Sequence[Row], body: float) -> tuple[float, float]:
    lefts = Counter(round(row.left / (body / 2)) for row in rows if abs(row.size - body) < 0.15 * body or len(rows) < 5)
    often = [place for place, count in lefts.items() if count >= max(2, max(lefts.values()) / 5)] if lefts else []
    left = min(often or list(lefts) or [0]) * (body / 2)
    rights = sorted(row.firm for row in rows) or [0.0]
    return left, rights[min(int(len(rights) * 0.97), len(rights) - 1)]


def _pitch(below: Sequence[tuple[Row, Row]], edges: tuple[float, float], body: float) -> float:
    """Return the usual distance of a paragraph's lines: below full lines, as one-line paragraphs may be most."""
    near = [(above, row) for above, row in below if row.base - above.base < 4 * body]
    inner = [pair for pair in near if _fills(*pair, (pair[0].room or edges)[1], body)]
    counts = Counter(_distance(row, above) for above, row in inner or near)
    return min(counts, key=lambda pitch: (-counts[pitch], pitch), default=1.5 * body)


def _columns(rows: Sequence[Row], right: float, body: float) -> int | None:
    """Return the width at which somebody broke lines before they were printed, None where only the print did.

    Then many reach it that have room for more, as letters are narrower than half a character.
    """
    limit = wrapped.find_width([_text_of(row) for row in rows])
    if limit is None:
        return None
    roomy = [_text_of(row) for row, following in pairwise(rows) if not _fills(row, following, right, body)]
    reach = [text for text in roomy if limit - 4 < width_of(text) <= limit]
    return limit if len(reach) >= _AGAIN and wrapped.is_broken(reach, limit) else None


def _fills(row: Row, following: Row, right: float, body: float) -> bool:
    return row.right + _needed(following) > right - 0.2 * body


def _needed(row: Row) -> float:
    """Return the width of what begins a line and cannot be parted."""
    unit = wrapped.first_unit("".join(glyph.text[:1] for glyph in row.glyphs))
    last = row.glyphs[min(max(len(unit), 1), len(row.glyphs)) - 1]
    return max(last.right - row.left, row.size)


def _text_of(row: Row) -> str:
    return "".join(glyph.text for glyph in row.glyphs)
