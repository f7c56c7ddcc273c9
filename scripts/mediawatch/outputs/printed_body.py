"""A body as paper shows it, from its clean HTML: paragraphs one after another, which know how deep they are inside."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from html import unescape
from html.parser import HTMLParser

from mediawatch.format.render import CELL_CLASSES, RenderedBody

BREAK = "\n"
"""What a run is where a line ends within a paragraph."""
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEXT = "</p>\n<p>"
_WHITE = re.compile(r"[ \t\n\r\f]+")
_MARKS = frozenset(["strong", "em", "code"])
_HEADINGS = ("h3", "h4", "h5", "h6")
_NESTED = {
    "blockquote": "引文",
    "ul": "列表",
    "ol": "列表",
    "table": "表格",
    "pre": "代码",
    "hr": "横线",
    **dict.fromkeys(_HEADINGS, "小标题"),
}
"""What may stand inside a list or a quotation, where paper has only paragraphs."""
_SIDES = {name: side for side, name in CELL_CLASSES.items()}


class BlockKind(StrEnum):
    """What a paragraph is."""

    TEXT = "text"
    HEADING = "heading"
    CODE = "code"
    RULE = "rule"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Run:
    """A text, or BREAK, with its marks (`strong`, `em`, `code`) and the address that it leads to."""

    text: str
    marks: frozenset[str] = frozenset()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """The list that a paragraph is in: which of its body (from 1), how deep (from 0), where a numbered one starts.

    `number` is the item's own, None below a bullet; only the `first` paragraph of an item shows it.
    """

    order: int
    depth: int
    start: int | None
    number: int | None
    first: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `side` is where its column stands: center, right, or blank."""

    runs: tuple[Run, ...]
    side: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph; `level` is a heading's, `quotes` how deep it is quoted, `rows` are a table's, its head first."""

    kind: BlockKind
    runs: tuple[Run, ...] = ()
    level: int = 0
    quotes: int = 0
    item: Item | None = None
    rows: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedBody:
    """The paragraphs of a body; `nested` says what was inside a list or a quotation, and now stands beside it."""

    blocks: tuple[Block, ...] = ()
    nested: tuple[str, ...] = ()


def print_body(body: RenderedBody) -> PrintedBody:
    """Return a body as paragraphs."""
    inner = body.html.removeprefix("<p>").removesuffix("</p>")
    if "<" not in inner.replace(_NEXT, ""):  # nothing but paragraphs, as most bodies are: no need to read tags
        texts = (legible(_WHITE.sub(" ", unescape(text)).lstrip(" ")) for text in inner.split(_NEXT))
        return PrintedBody(tuple(Block(BlockKind.TEXT, (Run(text),)) for text in texts if text))
    return print_tags(body)


def print_tags(body: RenderedBody) -> PrintedBody:
    """Return a body as paragraphs, from its tags: what `print_body` gives, and spares itself where there are none."""
    writer = _BodyWriter()
    writer.feed(body.html)
    writer.close()
    writer.end()
    return PrintedBody(tuple(writer.blocks), tuple(dict.fromkeys(writer.nested)))


def legible(text: str) -> str:
    """Return a text without the characters that no file can hold (those that XML has none of)."""
    return text if text.isprintable() else _ILLEGAL.sub("", text)


@dataclass(slots=True)
class _List:
    """A list that is being written: `count` is the number of its last item."""

    order: int
    start: int | None
    count: int


@dataclass(slots=True)
class _Table:
    rows: list[list[Cell]] = field(default_factory=list[list[Cell]])
    side: str | None = None
    """Where the open cell stands; None where none is open."""


class _BodyWriter(HTMLParser):
    """Writes clean HTML as paragraphs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.nested: list[str] = []
        self._runs: list[Run] = []
        self._text = ""
        self._marks: list[str] = []
        self._address = ""
        self._heading = self._quotes = self._order = 0
        self._verbatim = False
        self._lists: list[_List] = []
        self._fresh: list[bool] = []
        self._table = _Table()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in _MARKS:
            self._end_run()
            self._marks.append(tag)
        elif tag == "a":
            self._end_run()
            self._address = values.get("href", "")
        elif tag == "br":
            self._end_run()
            self._runs.append(Run(BREAK))
        else:
            self.end()
            self._open(tag, values)

    def handle_endtag(self, tag: str) -> None:
        if tag in _MARKS:
            self._end_run()
            self._marks.remove(tag)
        elif tag == "a":
            self._end_run()
            self._address = ""
        elif tag != "br":
            self.end()
            self._close(tag)

    def handle_data(self, data: str) -> None:
        if self._verbatim:
            for place, line in enumerate(data.split("\n")):
                if place:
                    self._end_run()
                    self._runs.append(Run(BREAK))
                self._text += line
        else:
            self._text += data

    def _open(self, tag: str, values: dict[str, str]) -> None:
        if tag in _NESTED and (self._quotes or (self._lists and tag not in ("ul", "ol"))):
            self.nested.append(f"{'引文' if self._quotes else '列表'}里的{_NESTED[tag]}")
        match tag:
            case "ul" | "ol":
                start = int(values.get("start", "1")) if tag == "ol" else None
                self._order += 1
                self._lists.append(_List(self._order, start, (start or 1) - 1))
            case "li":
                self._lists[-1].count += 1
                self._fresh.append(True)
            case "blockquote":
                self._quotes += 1
            case "h3" | "h4" | "h5" | "h6":
                self._heading = int(tag[1])
            case "pre":
                self._verbatim = True
            case "hr":
                self._add(BlockKind.RULE)
            case "table":
                self._table = _Table()
            case "tr":
                self._table.rows.append([])
            case "td" | "th":
                self._table.side = _SIDES.get(values.get("class", ""), "")
            case _:
                pass

    def _close(self, tag: str) -> None:
        match tag:
            case "ul" | "ol":
                self._lists.pop()
            case "li":
                self._fresh.pop()
            case "blockquote":
                self._quotes -= 1
            case "h3" | "h4" | "h5" | "h6":
                self._heading = 0
            case "pre":
                self._verbatim = False
            case "td" | "th":
                self._end_cell()
            case "table":
                self._add(BlockKind.TABLE, rows=tuple(map(tuple, self._table.rows)))
            case _:
                pass

    def _end_run(self) -> None:
        text = self._text if self._verbatim else _WHITE.sub(" ", self._text)
        self._text = ""
        if not self._verbatim and not self._runs:
            text = text.lstrip(" ")
        if text := legible(text):
            self._runs.append(Run(text, frozenset(self._marks), self._address))

    def _end_cell(self) -> None:
        self._table.rows[-1].append(Cell(self._taken(), self._table.side or ""))
        self._table.side = None

    def end(self) -> None:
        """End the paragraph that is being written, if there is one."""
        self._end_run()
        if not self._runs or self._table.side is not None:
            return
        if self._heading:
            self._add(BlockKind.HEADING, self._taken(), level=self._heading)
        else:
            item = self._item()
            self._add(BlockKind.CODE if self._verbatim and not item else BlockKind.TEXT, self._taken(), item=item)

    def _taken(self) -> tuple[Run, ...]:
        runs, self._runs = tuple(self._runs), []
        return runs

    def _add(
        self,
        kind: BlockKind,
        runs: tuple[Run, ...] = (),
        *,
        level: int = 0,
        item: Item | None = None,
        rows: tuple[tuple[Cell, ...], ...] = (),
    ) -> None:
        self.blocks.append(Block(kind, runs, level, self._quotes, item, rows))

    def _item(self) -> Item | None:
        """Return where in its lists the paragraph stands that is being written."""
        if not self._lists:
            return None
        held = self._lists[-1]
        first, self._fresh[-1] = self._fresh[-1], False
        number = None if held.start is None else held.count
        return Item(held.order, len(self._lists) - 1, held.start, number, first)
