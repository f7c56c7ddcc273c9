"""Reads a saved web page that holds a whole digest: all its visible text, block by block."""

import codecs
import email
import email.policy
import re
from dataclasses import replace
from typing import cast

from lxml import html
from lxml.etree import LxmlError  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType]

from mediawatch.importers.document import Cell, Document, Hint, LineWriter, MarkKind, UnreadableError
from mediawatch.importers.markup import Element, MarkedText, describe_picture, printed, refuse_marked_up
from mediawatch.importers.text_file import count_lost, decode, refuse_long

_UNSEEN = re.compile("head|script|style|noscript|template|iframe|object|svg|select|textarea|title|button")
_BLOCK = re.compile(
    "address|article|aside|body|blockquote|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form"
    "|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
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
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_STYLED = (
    (MarkKind.STRONG, re.compile(r"(?<![\w-])font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)),
    (MarkKind.EMPHASIS, re.compile(r"(?<![\w-])font-style\s*:\s*italic", re.IGNORECASE)),
    (MarkKind.RAISED, re.compile(r"(?<![\w-])vertical-align\s*:\s*super", re.IGNORECASE)),
    (MarkKind.LOWERED, re.compile(r"(?<![\w-])vertical-align\s*:\s*sub", re.IGNORECASE)),
)
_NO_TAG = re.compile(r"<(?![A-Za-z/!?])|<(?=https?:|www\.)", re.IGNORECASE)
"""What begins no tag, but text in angle brackets that nobody escaped."""
ARCHIVED = re.compile(
    rb"\s*(?:[\w-]+\s*:[^\n]*\n(?:[ \t][^\n]*\n)*){0,30}?(?:MIME-Version|Content-Type)\s*:", re.IGNORECASE
)
"""How a page begins that a browser saved with its pictures, as a letter."""
_INDENTED = re.compile(r"text-indent\s*:\s*(?!0(?:\D|$))[0-9.]", re.IGNORECASE)
_WHITE = re.compile(r"[ \t\n\r\f]+")
_DEEPEST = 250
_HEAD = 8192
_DAMAGED = "网页文件损坏，读不出来：在浏览器里打开，另存后再导入"


def read_web(name: str, sha256: str, data: bytes) -> Document:
    """Read a saved page (.html, .mht). Raises UnreadableError."""
    if ARCHIVED.match(data[:_HEAD]):
        data, declared = _unpack(data)
    else:
        declared = ""
    text, encoding = decode_page(data, declared)
    refuse_marked_up(text.count("<"))
    page = _NO_TAG.sub("&lt;", re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\0", ""))
    try:
        root = cast(Element, html.document_fromstring(page))
        body = root.find("body")
        reader = _Reader()
        reader.read(root if body is None else body)
    except (LxmlError, ValueError, RecursionError):
        raise UnreadableError(_DAMAGED) from None
    document = reader.document(name, sha256, f"html（{encoding}）")
    if not document.lines:
        raise UnreadableError("网页里没有文字：换一份")
    return replace(document, unread=document.unread + count_lost(text, data))


def decode_page(data: bytes, declared: str = "") -> tuple[str, str]:
    """Return a page's text and its encoding: by its mark, by its own word where that is true, or by its bytes."""
    refuse_long(data)
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data)
    found = _DECLARED.search(data[:4096])
    named = declared or (found[1].decode("ascii") if found else "")
    wanted = "gb18030" if named.lower().replace("_", "-") in ("gb2312", "gbk", "gb-2312", "x-gbk") else named
    try:
        return data.decode(wanted), wanted.upper()
    except (UnicodeDecodeError, LookupError):
        return decode(data)


def _unpack(data: bytes) -> tuple[bytes, str]:
    """Return the page of a web archive, and its charset."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return content, str(part.get_content_charset() or "")
    raise UnreadableError("网页档案里没有网页：在浏览器里打开，另存为 .html 再导入")


class _Reader:
    def __init__(self) -> None:
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
        self._tables = 0
        self._row = self._column = 0
        self._covered: dict[int, int] = {}
        self._lists: list[int | None] = []
        self._hidden = self._held = 0

    def document(self, name: str, sha256: str, read_as: str) -> Document:
        """Return what was read."""
        notes = (f"有 {self._hidden} 个字在网页上看不见，没有读",) if self._hidden else ()
        lines = tuple(self._writer.lines)
        read = sum(len(printed(line.text)) for line in lines if line.hint is not Hint.PICTURE)
        return Document(
            name, sha256, read_as, self._writer.text(), lines, unread=max(self._held - read, 0), notes=notes
        )  # fmt: skip

    def read(self, node: Element, depth: int = 0) -> None:
        """Read an element and what is in it."""
        if depth > _DEEPEST:
            raise UnreadableError("网页套得太深，不像月报，没有读")
        if not isinstance(cast(object, node.tag), str) or _UNSEEN.fullmatch(node.tag):
            return
        if node.get("hidden", "no") != "no" or _HIDDEN.search(node.get("style", "")):
            self._hidden += len(printed("".join(node.itertext())))
            return
        block = _BLOCK.fullmatch(node.tag) is not None
        if block:
            self._end_line()
        before = self._kinds, self._address, self._hint, self._level, self._label, self._indented, self._cell
        kept = self._verbatim
        self._enter(node)
        self._write(node.text)
        for child in node:
            self.read(child, depth + 1)
            self._write(child.tail)
        if block:
            self._end_line()
        if node.tag in ("ul", "ol"):
            self._lists.pop()
        self._kinds, self._address, self._hint, self._level, self._label, self._indented, self._cell = before
        self._verbatim = kept

    def _enter(self, node: Element) -> None:
        """Take what an element says of the text in it."""
        tag = node.tag
        styled = [kind for kind, style in _STYLED if style.search(node.get("style", ""))]
        self._kinds = [*self._kinds, *styled, *([_SET[tag]] if tag in _SET else [])]
        if _BLOCK.fullmatch(tag):
            self._indented = bool(_INDENTED.search(node.get("style", ""))) or (
                self._indented and tag not in ("div", "td", "li")
            )
        match tag:
            case "a":
                self._address = _web_address(node)
            case "pre":
                self._verbatim = True
            case "br":
                self._end_line()
                self._soft = True
            case "img":
                self._end_line()
                self._writer.add(describe_picture(node.get("alt", "")), hint=Hint.PICTURE)
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
            case "ul" | "ol":
                start = node.get("start", "1")
                self._lists.append(None if node.tag == "ul" else int(start) - 1 if start.isdecimal() else 0)
            case "li":
                self._enter_item(node)
            case "table":
                self._enter_table(node)
            case "tr":
                self._row, self._column = self._row + 1, 0
            case "td" | "th" if self._cell is not None:
                self._cell = self._enter_cell(node, self._cell.table)
            case _:
                pass

    def _enter_item(self, node: Element) -> None:
        count = self._lists[-1] if self._lists else None
        if count is not None:
            number = node.get("value", "")
            count = int(number) if re.fullmatch(r"\d{1,6}", number) else count + 1
            self._lists[-1] = count
        self._hint, self._level = Hint.ITEM, max(len(self._lists), 1)
        self._label = "•" if count is None else f"{count}."

    def _enter_table(self, node: Element) -> None:
        """Number a table. One that holds others lays out the page, and its cells are none."""
        nested = sum(1 for _ in node.iter("table")) > 1
        self._cell = None if nested else Cell(self._tables, 0, 0)
        self._tables += 1
        self._row, self._covered = -1, {}

    def _enter_cell(self, node: Element, table: int) -> Cell:
        """Return where a cell stands: after those before it, and those of rows above that reach down beside it."""
        wide, high = (_count_of(node, name) for name in ("colspan", "rowspan"))
        while self._covered.get(self._column, -1) >= self._row:
            self._column += 1
        column, self._column = self._column, self._column + wide
        self._covered.update(dict.fromkeys(range(column, self._column), self._row + high - 1))
        return Cell(table, self._row, column)

    def _write(self, text: str | None) -> None:
        if not text:
            return
        self._held += len(printed(text))
        parts = text.split("\n") if self._verbatim else [_WHITE.sub(" ", text)]
        for place, part in enumerate(parts):
            if place:
                self._end_line()
                self._soft = True
            self._line.write(part, self._kinds, self._address)

    def _end_line(self) -> None:
        line, self._line = self._line, MarkedText()
        text = line.text
        if not text.strip():
            return
        self._writer.add(
            text,
            hint=self._hint,
            level=self._level,
            label=self._label,
            indented=self._indented or text.lstrip(" \n").startswith(("\u3000", "\u00a0\u00a0")),
            soft=self._soft,
            cell=self._cell,
            marks=line.marks,
        )
        self._soft = self._indented = False
        self._label = ""


def _web_address(node: Element) -> str:
    address = node.get("href", "").strip()
    return address if address.lower().startswith(("http://", "https://")) else ""


def _is_inside(node: Element) -> bool:
    return any(above.tag in ("main", "article") for above in node.iterancestors())


def _count_of(node: Element, name: str) -> int:
    """Return how many columns or rows a cell takes."""
    said = node.get(name, "")
    return max(int(said), 1) if re.fullmatch(r"\d{1,3}", said) else 1
