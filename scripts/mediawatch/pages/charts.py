"""Bars by month or year, drawn as SVG in the page: in the reader's font and colours, with a table of the same values.

Places are shares of the width, so that a chart has its whole width and its words have their size on every screen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mediawatch.analysis.months import Month

_HEIGHT = 120
"""Of the bars, in CSS pixels."""
_ROOM = 0.78
"""Of a bar's place: how much the bar takes."""
_STEPS = (1, 2, 3, 4, 6, 8)


@dataclass(frozen=True, slots=True)
class Bar:
    """A value and what it is called; `href` is a page that shows what was counted.

    Below it stands `tick`, nothing where that is empty, and its label where it is not given.
    """

    label: str
    value: int
    href: str = ""
    tick: str | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars from left to right. `says` is the sentence that a reader takes along; `of` heads what is counted by.

    `csv` is the address of the same values as a file.
    """

    title: str
    says: str
    of: str
    unit: str
    bars: tuple[Bar, ...]
    csv: str = ""

    @property
    def top(self) -> int:
        """The highest value that the chart has room for, a round one."""
        return round_up(max((bar.value for bar in self.bars), default=0))

    @property
    def lines(self) -> tuple[tuple[int, float], ...]:
        """Values with a line across, and their heights in pixels from above."""
        values = (self.top, self.top // 2) if self.top > 1 and self.top % 2 == 0 else (self.top,)
        return tuple((value, self._height(value)) for value in values)

    @property
    def drawn(self) -> tuple[tuple[Bar, str, str, float, float], ...]:
        """Bars with left side and width in per cent, top and height in pixels."""
        place = 100 / max(len(self.bars), 1)
        width = f"{place * _ROOM:.3f}%"
        return tuple(
            (bar, f"{place * (number + (1 - _ROOM) / 2):.3f}%", width, top, _HEIGHT - top)
            for number, bar in enumerate(self.bars)
            for top in [self._height(bar.value)]
        )

    @property
    def ticks(self) -> tuple[tuple[str, str, bool], ...]:
        """Labels below, where their middles are in per cent, and whether narrow screens show them too."""
        place = 100 / max(len(self.bars), 1)
        named = ((at, bar.label if bar.tick is None else bar.tick) for at, bar in enumerate(self.bars))
        marked = [(at, tick) for at, tick in named if tick]
        wide, narrow = tick_steps(len(marked))
        return tuple(
            (tick, f"{place * (at + 0.5):.3f}%", number % narrow == 0)
            for number, (at, tick) in enumerate(marked)
            if number % wide == 0
        )

    def _height(self, value: int) -> float:
        return round(_HEIGHT * (1 - value / self.top), 1) if self.top else _HEIGHT


def round_up(value: int) -> int:
    """Return the least of 1, 2, 3, 4, 6, 8, 10, 20 … that is not less; 0 for nothing."""
    if value <= 0:
        return 0
    power = 10 ** (len(str(value)) - 1)
    return next(step * power for step in (*_STEPS, 10) if step * power >= value)


def tick_steps(count: int) -> tuple[int, int]:
    """Return which of so many bars has a label, every how manieth: on wide screens, and on narrow ones."""
    wide = -(-count // 16)
    return wide, wide * -(-count // (6 * wide)) if count else 1


def month_ticks(months: Sequence[Month]) -> list[str]:
    """Return what stands below each month: of more than two years only each January is named, by its year."""
    if len(months) <= 24:
        return [str(month) for month in months]
    return [str(month.year) if month.month == 1 else "" for month in months]


def year_bars(years: Iterable[int]) -> tuple[Bar, ...]:
    """Count by year, from the first to the last, those in between without any too."""
    counts: dict[int, int] = {}
    for year in years:
        counts[year] = counts.get(year, 0) + 1
    if not counts:
        return ()
    return tuple(Bar(str(year), counts.get(year, 0)) for year in range(min(counts), max(counts) + 1))
