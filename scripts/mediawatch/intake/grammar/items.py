"""Where the items of a list and the turns of an interview begin, in lines that neither indents nor space tell apart."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from mediawatch.intake.document import Line
from mediawatch.intake.folding import fold
from mediawatch.intake.grammar.printed import ends_sentence
from mediawatch.intake.list_marks import Marker, read_marker

_SPEAKER = re.compile(r"[\u4e00-\u9fff]{1,6}:")
_LONGEST = 15
"""Lines that an item has, at most."""


@dataclass(slots=True)
class Items:
    """The markers and speakers that lines begin with, and those that have begun a paragraph so far."""

    lines: Sequence[Line]
    markers: list[Marker | None] = field(init=False)
    speakers: frozenset[str] = field(init=False)
    begun: set[Marker] = field(default_factory=set[Marker])

    def __post_init__(self) -> None:
        self.markers = [read_marker(line.folded) for line in self.lines]
        speakers = Counter(match[0] for line in self.lines if (match := _SPEAKER.match(line.folded)))
        self.speakers = frozenset(speaker for speaker, count in speakers.items() if count > 1)

    def begin(self, place: int) -> None:
        """Remember that a paragraph begins at a line."""
        marker = self.markers[place]
        if marker:
            self.begun.add(marker)

    def begins(self, place: int, before: str) -> bool:
        """Tell whether an item or a turn begins at a line, by those before and after it, and what stands before."""
        marker = self.markers[place]
        if not ends_sentence(before):
            return False
        if marker is None:
            speaker = _SPEAKER.match(self.lines[place].folded)
            return speaker is not None and speaker[0] in self.speakers
        if not marker.number:
            return True
        if marker.number > 1:
            return marker.step(-1) in self.begun
        return marker.step(1) in self.markers[place + 1 : place + 1 + _LONGEST]

    def runs_on(self, place: int, before: str) -> bool:
        """Tell whether a line begins with a marker of running text, where the one before it stands too."""
        marker = self.markers[place]
        if marker is None or marker.number < 2 or marker.step(-1) in self.begun:
            return False
        return str(marker.step(-1)) in fold(before)
