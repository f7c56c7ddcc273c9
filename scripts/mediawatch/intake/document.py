"""A legacy document as its reader gives it: lines in reading order, and every character that was in the file."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from mediawatch.intake.folding import fold
from mediawatch.intake.raised import lower_text, raise_text


class Hint(StrEnum):
    """What a document's own format says of a line."""

    NONE = ""
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    NOTE = "note"
    """A footnote or endnote; it follows the paragraph that refers to it."""
    PICTURE = "picture"
    """A picture; the text is its description, often none."""
    MARGIN = "margin"
    """In a header or a footer of the page, by the format's own word."""


class MarkKind(StrEnum):
    """What a part of a line is set as."""

    STRONG = "strong"
    EMPHASIS = "em"
    DELETED = "del"
    RAISED = "sup"
    LOWERED = "sub"
    """Raised and lowered: in a line, only what has no characters of its own for that."""
    LINK = "a"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a line's text, `start` to `end`, that is set apart; a link has its address."""

    start: int
    end: int
    kind: MarkKind
    address: str = ""

    def moved(self, by: int) -> "Mark":
        """Return it so many characters further on."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in which table of the document a line stands, each counted from 0."""

    table: int
    row: int
    column: int


def rows_of_table(cells: Iterable[tuple[Cell, str]]) -> list[list[str]]:
    """Return a table's texts row by row, those of one cell together; all are of one length, and may be empty."""
    held: dict[tuple[int, int], list[str]] = {}
    for cell, text in cells:
        held.setdefault((cell.row, cell.column), []).append(text)
    rows, columns = (range(max(places, default=-1) + 1) for places in zip(*held, strict=True))
    return [[" ".join(held.get((row, column), ())) for column in columns] for row in rows]


@dataclass(frozen=True)  # without slots: what is found of a line stays with it
class Line:
    """A line, or a whole paragraph where the format has paragraphs.

    - `start`: the place of its first character in the text of the document; `text` has no space around it
    - `number`: for people, from 1: the line of a text, the paragraph of a Word document; `page` where there are any
    - `level`: of a heading from 1 (PDF: by size), of a list item from 1, by nesting
    - `list_mark`: a number or bullet that the format makes up and no character of the text holds, such as `1.`
    - `full`: it reaches the right edge, so that its paragraph may go on in the next line
    - `packed`: it has no room for even a space any more
    - `indented`: a paragraph begins here; `gap`: empty space stands before it
    - `quoted`: it stands in a quotation, whatever else it is
    - `soft`: what stands before it is a line break and no paragraph's end
    - `style`: the name of its paragraph style, where the format has such
    - `linked`: all its words are links that lead to other pages of the web site it was saved from
    - `box`: the number of the part of a web page that it stands in, 0 where there are none
    - `shape`: of a line that is a row of a table only by where its parts stand: the place of the first one; tabs
      divide it from the next
    - `rows`: the cells of a table that is one line as a whole
    """

    text: str
    start: int = 0
    number: int = 0
    page: int = 1
    hint: Hint = Hint.NONE
    level: int = 0
    list_mark: str = ""
    full: bool = False
    packed: bool = False
    indented: bool = False
    gap: bool = True
    soft: bool = False
    quoted: bool = False
    style: str = ""
    cell: Cell | None = None
    linked: bool = False
    box: int = 0
    shape: Cell | None = None
    marks: tuple[Mark, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def end(self) -> int:
        """The place after its last character."""
        return self.start + len(self.text)

    @cached_property
    def folded(self) -> str:
        """Its text as the grammar reads it."""
        return fold(self.text)

    @property
    def bold(self) -> bool:
        """Whether all of it is strong."""
        return any(
            mark.kind is MarkKind.STRONG and (mark.start, mark.end) == (0, len(self.text)) for mark in self.marks
        )

    @property
    def links(self) -> tuple[Mark, ...]:
        """The parts of its text that lead elsewhere."""
        return tuple(mark for mark in self.marks if mark.kind is MarkKind.LINK)

    @property
    def link_size(self) -> int:
        """How many of its characters are links."""
        return sum(mark.end - mark.start for mark in self.links)

    def wrapped(self, before: str, behind: str = "") -> "Line":
        """Return the line with something put before and behind it."""
        marks = tuple(mark.moved(len(before)) for mark in self.marks)
        return replace(self, text=f"{before}{self.text}{behind}", marks=marks)


@dataclass(frozen=True, slots=True)
class Note:
    """What a person should know of how a document was read, such as pictures left out, and on which page first."""

    text: str
    page: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """What was read of a file: `text` holds all its characters, `lines` say what stands where in it.

    `read_as` tells how, such as `txt（GB18030）`; `whole` whether lines are paragraphs, never broken to fit a width.
    `marked` whether it is the print of a report that the archive wrote: its paragraphs, headings and feet are known by
    how they look, so that a short line in plain letters is no heading. `styled` whether it is the Word file of such a
    report: a style says what each line is.
    `unread` counts characters that the file has and the reader could not place; `properties` are what users, or the
    archive, put beside the text.
    """

    name: str
    sha256: str
    read_as: str
    text: str
    lines: tuple[Line, ...]
    whole: bool = True
    marked: bool = False
    styled: bool = False
    unread: int = 0
    notes: tuple[Note, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()


class UnreadableDocumentError(Exception):
    """A file that is no document to import; the message says why and what to do, in Chinese."""


_MOST_LINES = 100_000
_MOST_TEXT = 8_000_000
"""Characters of a document, its lists' numbers apart."""


class LineWriter:
    """Collects lines into a text, for readers. Raises UnreadableDocumentError for more than a report can have."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._size = 0
        self.lines: list[Line] = []

    def add(self, line: Line) -> None:
        """Add a line with its text as the file has it: what is text, where it starts and its number are found here.

        Space around it is none of its text; marks are given by places in the text as it is passed. What is raised or
        lowered becomes characters that are so of themselves, where there are such.
        """
        text, marks = _shifted(line.text, line.marks)
        stripped = text.strip()
        if stripped or line.hint is Hint.PICTURE:
            before = text.index(stripped)
            number = line.number or len(self.lines) + 1
            marks = _fitting(marks, before, len(stripped))
            self.lines.append(replace(line, text=stripped, start=self._size + before, number=number, marks=marks))
        self._append(text)

    def copy(self, line: Line) -> None:
        """Add a line of another text."""
        self.lines.append(replace(line, start=self._size))
        self._append(line.text)

    def _append(self, text: str) -> None:
        if len(self._parts) >= _MOST_LINES:
            raise UnreadableDocumentError(f"文件有 {_MOST_LINES} 行以上，不像月报，没有读：请拆开，或只留文字再导入")
        self._parts.append(f"{text}\n")
        self._size += len(text) + 1
        if self._size > _MOST_TEXT:
            raise UnreadableDocumentError(f"文件有 {_MOST_TEXT // 10_000} 万字以上，不像月报，没有读：请拆开再导入")

    def text(self) -> str:
        """Return everything that was added."""
        return "".join(self._parts)


def _shifted(text: str, marks: tuple[Mark, ...]) -> tuple[str, tuple[Mark, ...]]:
    """Return a text with raised and lowered characters where its marks say so, and the marks that are left."""
    left: list[Mark] = []
    for mark in marks:
        part = text[mark.start : mark.end]
        shift = {MarkKind.RAISED: raise_text, MarkKind.LOWERED: lower_text}.get(mark.kind)
        shifted = shift(part) if shift else None
        if shifted is None:
            left.append(mark)
        else:
            text = text[: mark.start] + shifted + text[mark.end :]
    return text, tuple(left)


def _fitting(marks: tuple[Mark, ...], before: int, size: int) -> tuple[Mark, ...]:
    """Return the marks of a stretch of text that begins after some characters and has a size."""
    moved = (replace(mark, start=max(mark.start - before, 0), end=min(mark.end - before, size)) for mark in marks)
    return tuple(mark for mark in moved if mark.start < mark.end)


def cut_line(line: Line, start: int, end: int | None = None) -> Line:
    """Return a part of a line as a line of its own, without the space at its ends."""
    part = line.text[start:end]
    start += len(part) - len(part.lstrip())
    text = part.strip()
    full = line.full and (end is None or end >= len(line.text))
    return replace(line, text=text, start=line.start + start, full=full, marks=_fitting(line.marks, start, len(text)))


def width_of(text: str) -> int:
    """Return the columns that a text takes where Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
