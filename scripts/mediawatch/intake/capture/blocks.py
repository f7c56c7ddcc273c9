"""A page as its blocks of text, in the order in which a reader sees them, and the boxes that hold them. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import groupby
from xml.etree.ElementTree import Element

from mediawatch.intake.capture.address import link_address
from mediawatch.intake.capture.tree import SPACE_AROUND, squeeze, trim, walk
from mediawatch.intake.raised import lower_text, raise_text

_GRIDS = ("table", "tbody", "thead", "tfoot", "tr", "td", "th")
_PARTS = ("body", "div", "section", "article", "main", "header", "form", "center", "fieldset", "hgroup", "address")
_ASIDES = ("figure", "figcaption", "details", "summary", "dl", "dt", "dd")
_BOXES = frozenset((*_GRIDS, *_PARTS, *_ASIDES))
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BREAKS = _BOXES | frozenset(("p", "pre", "br", "hr", "ul", "ol", "li", "blockquote", "caption", *_HEADINGS))
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_SHIFTS = {"sup": raise_text, "sub": lower_text}
_MOST_CELLS = 20_000
_LONGEST_CELL = 200
"""Characters of a cell beyond which a table is no table but a way to lay out a page."""


class Kind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    TABLE = "table"


class Mark(StrEnum):
    """How a part of a text is set."""

    NONE = ""
    STRONG = "**"
    EMPHASIS = "*"


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a block's text that is set alike, and leads to one address or none."""

    text: str
    mark: Mark = Mark.NONE
    target: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table, in the innermost box around it.

    `level` is a heading's (1 to 6) or an item's depth (from 1), `ordinal` an item's number in an ordered list, else 0.
    `rows` are a table's cells; its runs hold the same text.
    """

    kind: Kind
    runs: tuple[Run, ...]
    box: int = 0
    level: int = 0
    ordinal: int = 0
    quoted: bool = False
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def text(self) -> str:
        """All that a reader sees of it."""
        return "".join(run.text for run in self.runs)

    @property
    def linked(self) -> int:
        """How many of its characters are links."""
        return sum(len(run.text) for run in self.runs if run.target)


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a page. Boxes are numbered as they open; `parents` are the boxes around them, `names` their ids."""

    blocks: tuple[Block, ...]
    parents: tuple[int, ...]
    names: tuple[str, ...]


def read_layout(tree: Element, base: str | None) -> Layout:
    """Return the blocks of a page; links are read from its address."""
    reader = _Reader(base)
    body = tree.find("body")
    reader.read(tree if body is None else body)
    return Layout(tuple(reader.blocks), tuple(reader.parents), tuple(reader.names))


@dataclass(slots=True)
class _List:
    """An open list: the number of its last item, and whether that item waits for its first text."""

    ordered: bool
    count: int = 0
    waiting: bool = False


@dataclass(slots=True)
class _Reader:
    """Walks a tree once and collects its blocks."""

    base: str | None
    blocks: list[Block] = field(default_factory=list[Block])
    parents: list[int] = field(default_factory=lambda: [0])
    names: list[str] = field(default_factory=lambda: [""])
    _runs: list[Run] = field(default_factory=list[Run])
    _open: list[int] = field(default_factory=lambda: [0])
    _lists: list[_List] = field(default_factory=list[_List])
    _marks: list[Mark] = field(default_factory=list[Mark])
    _targets: list[str] = field(default_factory=list[str])
    _level: int = 0
    _quotes: int = 0
    _table: Element | None = None

    def read(self, root: Element) -> None:
        """Collect the blocks of an element."""
        for event, element, text in walk(root):
            if self._table is not None:
                if event == "end" and element is self._table:
                    self._table = None
            elif event == "text":
                self._add(element, text)
            elif event == "end":
                self._leave(element)
            elif element.tag == "table" and (rows := _read_rows(element)):
                self._table = element
                self._flush()
                for caption in element.iter("caption"):
                    self._runs.append(Run(trim(_text_of(caption))))
                    self._flush()
                runs = tuple(Run(f"{cell} ") for row in rows for cell in row if cell)
                self.blocks.append(Block(Kind.TABLE, runs, self._open[-1], quoted=self._quotes > 0, rows=rows))
            else:
                self._enter(element)
        self._flush()

    def _enter(self, element: Element) -> None:
        tag = element.tag
        if tag in _BREAKS:
            self._flush()
        if tag in _BOXES:
            self.parents.append(self._open[-1])
            self.names.append("articleBody" if element.get("itemprop") == "articleBody" else element.get("id", ""))
            self._open.append(len(self.parents) - 1)
        if tag in ("ul", "ol"):
            start = element.get("start", "1")
            self._lists.append(_List(tag == "ol", int(start) - 1 if re.fullmatch(r"[0-9]{1,4}", start) else 0))
        elif tag == "li" and self._lists:
            self._lists[-1].count += 1
            self._lists[-1].waiting = True
        elif tag == "blockquote":
            self._quotes += 1
        elif tag in _HEADINGS:
            self._level = int(tag[1])
        elif tag == "a":
            self._targets.append(link_address(self.base, element.get("href", "")) or "")
        self._marks.append(_mark_of(element))

    def _leave(self, element: Element) -> None:
        tag = element.tag
        if tag in _BREAKS:
            self._flush()
        if tag in _BOXES:
            self._open.pop()
        if tag in ("ul", "ol"):
            self._lists.pop()
        elif tag == "blockquote":
            self._quotes -= 1
        elif tag in _HEADINGS:
            self._level = 0
        elif tag == "a":
            self._targets.pop()
        self._marks.pop()

    def _add(self, element: Element, text: str) -> None:
        if shift := _SHIFTS.get(element.tag):
            text = shift(text) or text
        mark = next((mark for mark in (Mark.STRONG, Mark.EMPHASIS) if mark in self._marks), Mark.NONE)
        target = self._targets[-1] if self._targets else ""
        lines = text.split("\n") if element.tag == "pre" else [text]
        for place, line in enumerate(lines):
            if place:
                self._flush()
            self._runs.append(Run(line, mark, target))

    def _flush(self) -> None:
        """End a block here, if there is any text."""
        runs = _join_runs(self._runs)
        self._runs.clear()
        if not runs:
            return
        block = Block(Kind.PARAGRAPH, runs, self._open[-1], quoted=self._quotes > 0)
        if self._level:
            block = replace(block, kind=Kind.HEADING, level=self._level)
        elif self._lists and self._lists[-1].waiting:
            last = self._lists[-1]
            block = replace(block, kind=Kind.ITEM, level=len(self._lists), ordinal=last.count if last.ordered else 0)
        if self._lists:
            self._lists[-1].waiting = False
        self.blocks.append(block)


def _mark_of(element: Element) -> Mark:
    if element.tag in ("b", "strong") or _BOLD.search(element.get("style", "")):
        return Mark.STRONG
    return Mark.EMPHASIS if element.tag in ("i", "em") else Mark.NONE


def _join_runs(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return the runs of a block without space around it or twice inside it, those that are set alike as one."""
    joined: list[Run] = []
    for (mark, target), alike in groupby(runs, lambda run: (run.mark, run.target)):
        text = squeeze("".join(run.text for run in alike))
        text = text.removeprefix(" ") if joined and joined[-1].text.endswith(" ") else text
        text = text if joined else text.lstrip(SPACE_AROUND)
        if text:
            joined.append(Run(text, mark, target))
    while joined:
        last = joined.pop()
        if text := last.text.rstrip(SPACE_AROUND):
            return (*joined, replace(last, text=text))
    return ()


def _read_rows(table: Element) -> tuple[tuple[str, ...], ...]:
    """Return the cells of a table, each row as long as the others; none where it only lays out the page."""
    if any(inner is not table for inner in table.iter("table")):
        return ()
    rows = [list(_read_cells(row)) for row in table.iter("tr")]
    rows = [row for row in rows if any(row)]
    width = max(map(len, rows), default=0)
    longest = max((len(cell) for row in rows for cell in row), default=0)
    if width < 2 or len(rows) < 2 or longest > _LONGEST_CELL or width * len(rows) > _MOST_CELLS:
        return ()
    return tuple((*row, *[""] * (width - len(row))) for row in rows)


def _read_cells(row: Element) -> Iterator[str]:
    for cell in row:
        if cell.tag in ("td", "th"):
            yield trim(_text_of(cell))
            span = cell.get("colspan", "1")
            yield from [""] * (min(int(span), 100) - 1 if re.fullmatch(r"[0-9]{1,4}", span) else 0)


def _text_of(element: Element) -> str:
    """Return what a reader sees of an element on one line."""
    return "".join(" " if event != "text" and at.tag in _BREAKS else text for event, at, text in walk(element))
