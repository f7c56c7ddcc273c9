"""The lines of a web page as a reader sees them, one block after the other, and the boxes that they stand in."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from mediawatch.addresses import host_of
from mediawatch.intake.document import Cell, Hint, Line, LineWriter, MarkKind, UnreadableDocumentError
from mediawatch.intake.readers.markup import SEPARATORS, Element, MarkedText, describe_picture, unspaced
from mediawatch.intake.readers.web_places import WebPlaces

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
_INDENTED = re.compile(r"text-indent\s*:\s*(?!0(?:\D|$))[0-9.]", re.IGNORECASE)
_WIDE = ("\u3000", "\u2003", "\u00a0\u00a0", "\u00a0 \u00a0")
"""What a paragraph begins with that is indented by spaces."""
_DEEPEST = 250


@dataclass(frozen=True, slots=True)
class WebRules:
    """How a page is read: which elements are `unseen`, what a text looks like, where a link leads, what is hidden.

    `host` is where the page came from, for telling links to the site's own pages; none where nothing says so.
    """

    unseen: re.Pattern[str]
    show: Callable[[str], str]
    address_of: Callable[[Element], str]
    is_hidden: Callable[[Element], bool]
    host: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a page: the number of the one around it, its element, and the names that the page gives it."""

    parent: int
    tag: str = ""
    name: str = ""
    kinds: str = ""


class WebLines:
    """Reads the elements of a page in order. `boxes` are numbered as they open, and lines name theirs by number.

    `held` counts the printed characters that were read, `hidden` those that nobody sees; `shown_later` tells whether
    most of the page is hidden until a script shows it.
    """

    def __init__(self, rules: WebRules) -> None:
        self._rules = rules
        self.writer = LineWriter()
        self.boxes = [Box(0)]
        self.held = self.hidden = 0
        self.shown_later = False
        self._size = 0
        self._sizes: dict[Element, int] = {}
        self._line = MarkedText()
        self._kinds: list[MarkKind] = []
        self._address: str = ""
        self._hint = Hint.NONE
        self._quoted: bool = False
        self._level: int = 0
        self._list_mark: str = ""
        self._indented: bool = False
        self._soft: bool = False
        self._verbatim: bool = False
        self._cell: Cell | None = None
        self._places = WebPlaces()
        self._gap: bool = True
        self._own: bool = False
        self._linked = self._loose = 0
        self._box = 0

    def read(self, root: Element) -> None:
        """Read an element and what is in it. Raises UnreadableDocumentError where it goes too deep."""
        self._root = root
        self._size = self._size_of(root)
        self._read(root, 0)

    def _read(self, node: Element, depth: int) -> None:
        if depth > _DEEPEST:
            raise UnreadableDocumentError("网页套得太深，不像月报，没有读")
        if not self._is_read(node):
            return
        if self._rules.is_hidden(node) and not self._is_shown_later(node):
            self.hidden += self._sizes[node]
            return
        block = _BLOCK.fullmatch(node.tag) is not None
        if block:
            self._end_block()
        before = self._kinds, self._address, self._hint, self._level, self._indented, self._cell
        kept = self._verbatim, self._own, self._box, self._quoted
        self._enter(node)
        self._write(node.text)
        for place, child in enumerate(node):
            if place and node.tag == "mfrac":
                self._line.write("/")
            self._read(child, depth + 1)
            self._write(child.tail)
        if block:
            self._end_block()
        if node.tag in ("ul", "ol"):
            self._places.leave_list()
        if node.tag == "li":
            self._list_mark = ""
        self._kinds, self._address, self._hint, self._level, self._indented, self._cell = before
        self._verbatim, self._own, self._box, self._quoted = kept

    def _is_read(self, node: Element) -> bool:
        return isinstance(cast(object, node.tag), str) and not self._rules.unseen.fullmatch(node.tag)

    def _size_of(self, node: Element) -> int:
        """Return how many characters stand in an element, but for those of scripts and the like."""
        read = filter(self._is_read, node.iter())
        texts = (text for one in read for text in (one.text, *(child.tail for child in one)))
        return sum(len(unspaced(text or "")) for text in texts)

    def _sizes_within(self) -> dict[Element, int]:
        """Return how many characters stand in each element, for pages that hide elements within elements."""
        sizes: dict[Element, int] = {}
        for node in reversed(list(self._root.iter())):
            own = (node.text, *(child.tail for child in node)) if self._is_read(node) else ()
            sizes[node] = sum(len(unspaced(text or "")) for text in own) + sum(sizes[child] for child in node)
        return sizes

    def _is_shown_later(self, node: Element) -> bool:
        """Tell whether what is hidden is most of the page: a script shows it once all has come."""
        if not self._sizes:
            self._sizes = self._sizes_within()
        shown = self._sizes[node] * 2 > self._size
        self.shown_later = self.shown_later or shown
        return shown

    def _enter(self, node: Element) -> None:
        """Take what an element says of the text in it."""
        tag = node.tag
        styled = [kind for kind, style in _STYLED if style.search(node.get("style", ""))]
        self._kinds = [*self._kinds, *styled, *([_SET[tag]] if tag in _SET else [])]
        if _PART.fullmatch(tag):
            name = "articleBody" if node.get("itemprop", "") == "articleBody" else node.get("id", "")
            self.boxes.append(Box(self._box, tag, name, node.get("class", "")))
            self._box = len(self.boxes) - 1
        if _BLOCK.fullmatch(tag):
            self._indented = bool(_INDENTED.search(node.get("style", ""))) or (
                self._indented and tag not in ("div", "td", "li")
            )
        match tag:
            case "a":
                self._address = self._rules.address_of(node)
                self._own = self._stays(node.get("href", "").strip())
            case "pre":
                self._verbatim = True
            case "br":
                self._break_line()
            case "img":
                self._end_line()
                self.writer.add(Line(describe_picture(node.get("alt", "")), hint=Hint.PICTURE))
            case _:
                self._enter_block(node)

    def _enter_block(self, node: Element) -> None:
        match node.tag:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self._hint, self._level = Hint.HEADING, int(node.tag[1])
            case "blockquote":
                self._hint, self._quoted = Hint.QUOTE, True
            case "nav" | "header" | "footer" if not _is_inside(node):
                self._hint = Hint.MARGIN
            case "div" if node.get("title", "") in _PRINTED_MARGINS:
                self._hint = Hint.MARGIN
            case "ul" | "ol":
                self._places.enter_list(node)
            case "li":
                self._hint = Hint.ITEM
                self._level, self._list_mark = self._places.enter_item(node)
            case "table":
                self._cell = self._places.enter_table(node)
            case "caption":
                self._cell = None
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
        return not re.match(r"(?:https?|ftp):|//", href, re.IGNORECASE) or host_of(href) == self._rules.host != ""

    def _write(self, text: str | None) -> None:
        if not text:
            return
        self.held += len(unspaced(text))
        parts = text.split("\n") if self._verbatim else [self._rules.show(text)]
        for place, part in enumerate(parts):
            if place:
                self._break_line()
            twice = self._line.is_spaced and not self._verbatim
            self._line.write(part.removeprefix(" ") if twice else part, self._kinds, self._address)
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
            hint=self._hint if self._list_mark or self._soft or self._hint is not Hint.ITEM else Hint.NONE,
            quoted=self._quoted,
            level=self._level,
            list_mark=self._list_mark,
            indented=self._indented or text.startswith(blank) or text.lstrip(" \n").startswith(_WIDE),
            gap=self._gap,
            soft=self._soft,
            cell=self._cell,
            linked=linked,
            box=self._box,
            marks=line.marks,
        )
        self.writer.add(shown)
        self._soft = self._indented = self._gap = False
        self._list_mark = ""


def _is_inside(node: Element) -> bool:
    return any(above.tag in ("main", "article") for above in node.iterancestors())
