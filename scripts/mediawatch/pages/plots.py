"""Columns of many values, drawn as one path a series: months, shares of a whole, what came and went, small rows.

Shapes stand in an inner SVG that is as wide as there is room; words and lines stand outside it, and keep their size.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mediawatch.pages.charts import round_up, tick_steps
from mediawatch.pages.markup import count

HEIGHT = 120
"""Of the shapes, in CSS pixels."""
SMALL = 24
"""Of those of a small row."""
_ROOM = 0.78
"""Of a column's place: how much the column takes."""


@dataclass(frozen=True, slots=True)
class Column:
    """A place from left to right; `tick` stands below it, where there is room; `href` leads to what was counted."""

    label: str
    tick: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """A value for each column."""

    label: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """A figure of columns. `says` is the sentence that a reader takes along; `of` heads what is counted by.

    `paths` has one for each series; `lines` are words and heights in pixels from above; `ground` is the height of
    nothing; `cells` are the words of the table, a row a column; `csv` is the address of the values as a file.
    """

    title: str
    says: str
    of: str
    columns: tuple[Column, ...]
    series: tuple[Series, ...]
    paths: tuple[str, ...]
    lines: tuple[tuple[str, float], ...]
    ground: float
    cells: tuple[tuple[str, ...], ...]
    csv: str = ""

    @property
    def ticks(self) -> tuple[tuple[str, str, bool], ...]:
        """Words below, where their middles are in per cent, and whether narrow screens show them too."""
        marked = [(place, column.tick) for place, column in enumerate(self.columns) if column.tick]
        wide, narrow = tick_steps(len(marked))
        return tuple(
            (tick, f"{100 * (place + 0.5) / len(self.columns):.3f}%", number % narrow == 0)
            for number, (place, tick) in enumerate(marked)
            if number % wide == 0
        )


def plot_counts(title: str, says: str, of: str, columns: Sequence[Column], series: Series, csv: str) -> Plot:
    """Draw one value a column."""
    top = round_up(max(series.values, default=0)) or 1
    values = (top, top // 2) if top > 1 and top % 2 == 0 else (top,)
    lines = tuple((count(value), HEIGHT * (1 - value / top)) for value in values)
    cells = tuple((count(value),) for value in series.values)
    path = _path((0, value / top) for value in series.values)
    return Plot(title, says, of, tuple(columns), (series,), (path,), lines, HEIGHT, cells, csv)


def plot_shares(title: str, says: str, of: str, columns: Sequence[Column], series: Sequence[Series], csv: str) -> Plot:
    """Draw what part of each column's whole each series has, one upon the other; the first one lowest."""
    totals = [sum(values) for values in zip(*(one.values for one in series), strict=True)]
    floors = [0.0] * len(columns)
    paths: list[str] = []
    for one in series:
        tops = [floor + share(n, total) for floor, n, total in zip(floors, one.values, totals, strict=True)]
        paths.append(_path(zip(floors, tops, strict=True), gap=1))
        floors = tops
    cells = tuple(
        tuple(f"{count(one.values[place])}（{per_cent(one.values[place], total)}）" if total else "0" for one in series)
        for place, total in enumerate(totals)
    )
    lines = (("100%", 0.0),)
    return Plot(title, says, of, tuple(columns), tuple(series), tuple(paths), lines, HEIGHT, cells, csv)


def plot_flow(title: str, says: str, of: str, columns: Sequence[Column], up: Series, down: Series, csv: str) -> Plot:
    """Draw what came above the ground, and what went below it."""
    most = (max(up.values, default=0), max(down.values, default=0))
    whole = sum(most) or 1
    ground = HEIGHT * most[0] / whole
    above, below = (most[0] / whole - 1, most[0] / whole)
    paths = (
        _path((-above, n / whole - above) for n in up.values),
        _path((1 - below - n / whole, 1 - below) for n in down.values),
    )
    lines = ((count(most[0]), 0.0), *([(count(most[1]), float(HEIGHT))] if most[1] else []))
    cells = tuple((count(came), count(gone)) for came, gone in zip(up.values, down.values, strict=True))
    return Plot(title, says, of, tuple(columns), (up, down), paths, lines, ground, cells, csv)


def small_path(values: Sequence[float]) -> str:
    """Return a small row of columns, whose highest is as high as there is room."""
    top = max(values, default=0) or 1
    return _path(((0, value / top) for value in values), height=SMALL)


def share(part: int, whole: int) -> float:
    """Return what part of a whole something is; nothing of nothing."""
    return part / whole if whole else 0.0


def per_cent(part: int, whole: int) -> str:
    """Return what part of a whole something is, in words."""
    return f"{100 * share(part, whole):.1f}%"


def _path(spans: Iterable[tuple[float, float]], *, height: int = HEIGHT, gap: int = 0) -> str:
    """Return a path of columns from a part of the height to another, a place of 1 each; below, a gap where it fits."""
    parts: list[str] = []
    for place, (low, high) in enumerate(spans):
        tall = height * (high - low)
        if tall <= 0:
            continue
        rest = max(tall - gap, min(tall, 0.5))
        left = place + (1 - _ROOM) / 2
        parts.append(f"M{_short(left)} {_short(height * (1 - high))}h{_ROOM}v{_short(rest)}h-{_ROOM}z")
    return "".join(parts)


def _short(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
