"""The blocks of a body as the page makes them: what each line is, and what it becomes a part of.

A block is a run of lines without an empty one between. Python-Markdown decides by its first line what it is; only
headings, quotes and strokes begin in the middle of one.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property, lru_cache

from mediawatch.check.table_lines import begins_table, is_between_strokes, is_drawn, is_in_columns
from mediawatch.model import Draft

_ITEM = re.compile(r" {0,3}(?:[-*+]|([0-9]{1,9})\.)[ \t]+(?=\S)")
_CHILD = re.compile(r" {4}| {0,3}\t")
_QUOTE = re.compile(r" {0,3}>")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[\w+-]*[ \t]*$")
"""Stands above and below code elsewhere."""
YEAR = 1000
"""A list counts no further; a number from here on is a year."""
_STROKE = re.compile(r" {0,3}([-*_])(?: {0,2}\1){2,}[ \t]*$")


class Kind(Enum):
    """What a line of a block is meant to be."""

    TEXT = auto()
    ITEM = auto()
    ROW = auto()
    QUOTE = auto()
    EDGE = auto()
    """A heading, a stroke or a fence: whatever stands around it ends there."""
    INNER = auto()
    """Indented: a part of what stands above it."""


GOING_ON = (Kind.ITEM, Kind.QUOTE)
"""What text goes on with on the next line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a block: its number in the file, its text, what it is, and inside of what the page shows it.

    `inside` is None where it begins something of its own or goes on with its like, as it should.
    """

    number: int
    text: str
    kind: Kind
    inside: Kind | None = None


@dataclass(frozen=True)
class Block:
    """A run of lines without an empty one between them: the first one's number, and whether a text begins with it."""

    first: int
    texts: tuple[str, ...]
    opens: bool = False

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Its lines. One that is where it should not be is taken for what it was meant to begin from there on.

        Text below an item or a quote may be the rest of it.
        """
        lines: list[Line] = []
        inside: Kind | None = None
        whole = False
        """Whether it is inside of what is a table for the page too."""
        for place, text in enumerate(self.texts):
            kind = Kind.ROW if inside is Kind.ROW and "|" in text else _kind(self.texts, place)
            whole = begins_table(self.texts, place) or (whole and inside is Kind.ROW)
            cuts = kind is Kind.EDGE and not whole
            free = cuts or kind is inside or (kind is Kind.QUOTE and inside is Kind.TEXT)
            lines.append(Line(self.first + place, text, kind, None if free else inside))
            if kind is Kind.EDGE:
                inside = None
            elif kind is not Kind.INNER and not (kind is Kind.TEXT and inside in GOING_ON):
                inside = kind
        return tuple(lines)

    def runs(self, fits: Callable[[Line], bool]) -> Iterator[tuple[Line, ...]]:
        """Yield the lines that follow one another and fit."""
        run: list[Line] = []
        for line in self.lines:
            if fits(line):
                run.append(line)
            elif run:
                yield tuple(run)
                run = []
        if run:
            yield tuple(run)


def issue_blocks(issue: Draft, *, least: int = 2, having: re.Pattern[str] | None = None) -> Iterator[Block]:
    """Yield the blocks of a lead and of all bodies that have so many lines, where anything in a text matches."""
    texts = [(issue.lead, issue.line_of("lead"))]
    texts += [(article.body, article.line_of("body")) for article in issue.articles]
    for text, first in texts:
        if having is None or having.search(text):
            yield from (block for block in _split(text, first) if len(block.texts) >= least)


@lru_cache(maxsize=128)
def _split(text: str, first: int) -> tuple[Block, ...]:
    """Return the blocks of a text. One rule after another asks for those of an issue."""
    blocks: list[Block] = []
    opens = True
    for part in text.split("\n\n"):
        texts = part.split("\n")
        empty = next((place for place, line in enumerate(texts) if line), len(texts))
        if empty < len(texts):
            blocks.append(Block(first + empty, tuple(texts[empty:]), opens=opens))
        first += len(texts) + 1
        opens = False
    return tuple(blocks)


def item_number(text: str) -> int | None:
    """Return the number that an item of a list is written with; None for a bullet and for what is no item."""
    match = _ITEM.match(text)
    return int(match[1]) if match and match[1] else None


def _kind(texts: Sequence[str], place: int) -> Kind:
    text = texts[place]
    if text.startswith("#") or _STROKE.match(text) or FENCE.match(text):
        return Kind.EDGE
    if _CHILD.match(text):
        return Kind.INNER
    if _ITEM.match(text):
        return Kind.ITEM
    if _QUOTE.match(text):
        return Kind.QUOTE
    is_row = is_between_strokes(text) or is_drawn(text) or begins_table(texts, place) or is_in_columns(texts, place)
    return Kind.ROW if is_row else Kind.TEXT
