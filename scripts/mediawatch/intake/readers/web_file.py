"""Reads a saved web page that holds a whole digest: all its visible text, block by block."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import cast

from lxml import html
from lxml.etree import LxmlError  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType]

from mediawatch.addresses import host_of
from mediawatch.intake.document import Cell, Document, Hint, Line, LineWriter, MarkKind, Note, UnreadableError
from mediawatch.intake.readers.markup import (
    SEPARATORS,
    Element,
    MarkedText,
    describe_picture,
    printed,
    refuse_marked_up,
)
from mediawatch.intake.readers.web_page import open_page
from mediawatch.intake.readers.web_places import WebPlaces
from mediawatch.intake.readers.web_styles import Hidden
from mediawatch.intake.readers.wrapped import find_width, is_full

_UNSEEN = re.compile("head|script|style|noscript|template|iframe|object|svg|select|textarea|title|button")
_BLOCK = re.compile(
    "address|article|aside|body|blockquote|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form"
    "|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_PART = re.compile("article|aside|center|div|footer|form|header|main|nav|section|td|th")
_SET = {
    "b": MarkKind.STRONG,
    "strong": MarkKind.STRONG,
    "i": MarkKind.EMPHASIS,
    "em": MarkKind.EMPHASIS,
    "del": MarkKind.DELETED,
    "s": MarkKind.DELETED,
    "strike": MarkKind.DELETED,
    "sup": MarkKind.RAISED,
    "sub": MarkKind.LOWERED,
}
_STYLED = (
    (MarkKind.STRONG, re.compile(r"(?<![\w-])font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)),
    (MarkKind.EMPHASIS, re.compile(r"(?<![\w-])font-style\s*:\s*italic", re.IGNORECASE)),
    (MarkKind.RAISED, re.compile(r"(?<![\w-])vertical-align\s*:\s*super", re.IGNORECASE)),
    (MarkKind.LOWERED, re.compile(r"(?<![\w-])vertical-align\s*:\s*sub", re.IGNORECASE)),
)
_PRINTED_MARGINS = ("header", "footer")
"""Titles that LibreOffice gives to what stood at the edges of the pages."""
_NO_TAG = re.compile(r"<(?![A-Za-z/!?])|<(?=https?:|www\.)", re.IGNORECASE)
"""What begins no tag, but text in angle brackets that nobody escaped."""
_INDENTED = re.compile(r"text-indent\s*:\s*(?!0(?:\D|$))[0-9.]", re.IGNORECASE)
_WIDE = ("\u3000", "\u2003", "\u00a0\u00a0", "\u00a0 \u00a0")
"""What a paragraph begins with that is indented by spaces."""
_WHITE = re.compile(r"[ \t\n\r\f]+")
_DEEPEST = 250
_DAMAGED = "网页文件损坏，读不出来：在浏览器里打开，另存后再导入"


def read_web(name: str, sha256: str, data: bytes) -> Document:
    """Read a saved page (.html, .mht). Raises UnreadableError."""
    page = open_page(data)
    refuse_marked_up(page.text.count("<"))
    text = _NO_TAG.sub("&lt;", re.sub(r"^\s*<\?xml[^>]*\?>", "", page.text).replace("\0", ""))
    try:
        root = cast(Element, html.document_fromstring(text))
        found = root.find("body")
        body = root if found is None else found
        hidden = Hidden("".join(sheet.itertext()) for sheet in root.iter("style"))
        reader = _Reader(page.host, hidden, _size_of(body))
        reader.read(body)
    except (LxmlError, ValueError, RecursionError):
        raise UnreadableError(_DAMAGED) from None
    document = reader.document(name, sha256, f"html（{page.encoding}）")
    if not document.lines:
        raise UnreadableError("网页里没有文字：换一份")
    return replace(document, unread=document.unread + page.lost)


class _Reader:
    def __init__(self, host: str, hidden: Hidden, size: int) -> None:
        self._host = host
        self._is_hidden = hidden.covers
        self._writer = LineWriter()
        self._line = MarkedText()
        self._kinds: list[MarkKind] = []
        self._address: str = ""
        self._hint = Hint.NONE
        self._level: int = 0
        self._label: str = ""
        self._indented: bool = False
        self._soft: bool = False
        self._verbatim: bool = False
        self._cell: Cell | None = None
        self._places = WebPlaces()
        self._gap: bool = True
        self._own: bool = False
        self._linked = self._loose = 0
        self._block = self._blocks = 0
        self._size = size
        self._hidden = self._held = 0
        self._notes: list[Note] = []

    def document(self, name: str, sha256: str, read_as: str) -> Document:
        """Return what was read."""
        hidden = [Note(f"有 {self._hidden} 个字在网页上看不见，没有读")] if self._hidden else []
        text = self._writer.text()
        lines, whole = _mark_full(self._writer.lines, text)
        read = sum(len(printed(line.text)) for line in lines if line.hint is not Hint.PICTURE)
        unread = max(self._held - read, 0)
        notes = (*hidden, *self._notes)
        return Document(name, sha256, read_as, text, lines, whole, unread=unread, notes=notes)

    def read(self, node: Element, depth: int = 0) -> None:
        """Read an element and what is in it."""
        if depth > _DEEPEST:
            raise UnreadableError("网页套得太深，不像月报，没有读")
        if not isinstance(cast(object, node.tag), str) or _UNSEEN.fullmatch(node.tag):
            return
        if self._is_hidden(node) and not self._is_shown_later(node):
            self._hidden += _size_of(node)
            return
        block = _BLOCK.fullmatch(node.tag) is not None
        if block:
            self._end_block()
        before = self._kinds, self._address, self._hint, self._level, self._label, self._indented, self._cell
        kept = self._verbatim, self._own, self._block
        self._enter(node)
        self._write(node.text)
        for place, child in enumerate(node):
            if place and node.tag == "mfrac":
                self._line.write("/")
            self.read(child, depth + 1)
            self._write(child.tail)
        if block:
            self._end_block()
        if node.tag in ("ul", "ol"):
            self._places.leave_list()
        self._kinds, self._address, self._hint, self._level, self._label, self._indented, self._cell = before
        self._verbatim, self._own, self._block = kept

    def _is_shown_later(self, node: Element) -> bool:
        """Tell whether what is hidden is most of the page: a script shows it once all has come."""
        shown = _size_of(node) * 2 > self._size
        if shown and not self._notes:
            self._notes.append(Note("正文在网页里设成先不显示，照样读了"))
        return shown

    def _enter(self, node: Element) -> None:
        """Take what an element says of the text in it."""
        tag = node.tag
        styled = [kind for kind, style in _STYLED if style.search(node.get("style", ""))]
        self._kinds = [*self._kinds, *styled, *([_SET[tag]] if tag in _SET else [])]
        if _PART.fullmatch(tag):
            self._blocks += 1
            self._block = self._blocks
        if _BLOCK.fullmatch(tag):
            self._indented = bool(_INDENTED.search(node.get("style", ""))) or (
                self._indented and tag not in ("div", "td", "li")
            )
        match tag:
            case "a":
                self._address = _web_address(node)
                self._own = self._stays(node.get("href", "").strip())
            case "pre":
                self._verbatim = True
            case "br":
                self._break_line()
            case "img":
                self._end_line()
                self._writer.add(Line(describe_picture(node.get("alt", "")), hint=Hint.PICTURE))
            case _:
                self._enter_block(node)

    def _enter_block(self, node: Element) -> None:
        match node.tag:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self._hint, self._level = Hint.HEADING, int(node.tag[1])
            case "blockquote":
                self._hint = Hint.QUOTE
            case "nav" | "header" | "footer" if not _is_inside(node):
                self._hint = Hint.MARGIN
            case "div" if node.get("title", "") in _PRINTED_MARGINS:
                self._hint = Hint.MARGIN
            case "ul" | "ol":
                self._places.enter_list(node)
            case "li":
                self._hint = Hint.ITEM
                self._level, self._label = self._places.enter_item(node)
            case "table":
                self._cell = self._places.enter_table(node)
            case "tr":
                self._places.enter_row()
            case "td" | "th" if self._cell is not None:
                self._cell = self._places.enter_cell(node, self._cell.table)
            case _:
                pass

    def _stays(self, href: str) -> bool:
        """Tell whether a link leads to another page of the site, or runs a script of it."""
        if not href or re.match(r"#|mailto:|www\.", href, re.IGNORECASE):
            return False
        return not re.match(r"(?:https?|ftp):|//", href, re.IGNORECASE) or host_of(href) == self._host != ""

    def _write(self, text: str | None) -> None:
        if not text:
            return
        self._held += len(printed(text))
        parts = text.split("\n") if self._verbatim else [_WHITE.sub(" ", text)]
        for place, part in enumerate(parts):
            if place:
                self._break_line()
            self._line.write(part, self._kinds, self._address)
            words = len(SEPARATORS.sub("", part))
            self._linked += words if self._own else 0
            self._loose += 0 if self._own else words

    def _break_line(self) -> None:
        """End a line inside a block; an empty one is space."""
        self._gap = self._gap or not self._line.text.strip()
        self._end_line()
        self._soft = True

    def _end_block(self) -> None:
        self._end_line()
        self._soft, self._gap = False, True

    def _end_line(self) -> None:
        line, self._line = self._line, MarkedText()
        linked, self._linked, self._loose = self._linked > 0 and not self._loose, 0, 0
        text = line.text
        if not text.strip():
            return
        blank = ("  ", "\t") if self._verbatim else ()
        shown = Line(
            text,
            hint=self._hint,
            level=self._level,
            label=self._label,
            indented=self._indented or text.startswith(blank) or text.lstrip(" \n").startswith(_WIDE),
            gap=self._gap,
            soft=self._soft,
            cell=self._cell,
            linked=linked,
            block=self._block,
            marks=line.marks,
        )
        self._writer.add(shown)
        self._soft = self._indented = self._gap = False
        self._label = ""


def _mark_full(lines: Sequence[Line], text: str) -> tuple[tuple[Line, ...], bool]:
    """Return the lines, those marked that were broken at a width, and whether none was: then lines are paragraphs."""
    shown = [text[text.rfind("\n", 0, line.start) + 1 : line.end] for line in lines]
    breaks = [place for place, (_, line) in enumerate(pairwise(lines)) if line.soft]
    limit = find_width([shown[place] for place in sorted({*breaks, *(place + 1 for place in breaks)})])
    if limit is None:
        return tuple(lines), True
    full = {place for place in breaks if is_full(shown[place], shown[place + 1], limit)}
    return tuple(replace(line, full=place in full) for place, line in enumerate(lines)), not full


def _size_of(node: Element) -> int:
    """Return how many characters stand in an element, but for those of scripts and the like."""
    read = (one for one in node.iter() if isinstance(cast(object, one.tag), str) and not _UNSEEN.fullmatch(one.tag))
    return sum(len(printed(one.text or "")) + sum(len(printed(child.tail or "")) for child in one) for one in read)


def _web_address(node: Element) -> str:
    address = node.get("href", "").strip()
    return address if address.lower().startswith(("http://", "https://")) else ""


def _is_inside(node: Element) -> bool:
    return any(above.tag in ("main", "article") for above in node.iterancestors())
