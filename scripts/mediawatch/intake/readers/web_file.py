"""Reads a saved web page that holds a whole digest: all its visible text, block by block."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from mediawatch.intake.document import Document, Hint, Line, Note, UnreadableDocumentError
from mediawatch.intake.readers.markup import Element, unspaced
from mediawatch.intake.readers.web_lines import WebLines, WebRules
from mediawatch.intake.readers.web_page import open_page
from mediawatch.intake.readers.web_styles import Hidden
from mediawatch.intake.readers.web_tree import body_of, parse_html
from mediawatch.intake.readers.wrapped import find_width, is_full

_UNSEEN = re.compile("head|script|style|noscript|template|iframe|object|svg|select|textarea|title|button")
_WHITE = re.compile(r"[ \t\n\r\f]+")
_DAMAGED = "网页文件损坏，读不出来：在浏览器里打开，另存后再导入"


def read_web(name: str, sha256: str, data: bytes) -> Document:
    """Read a saved page (.html, .mht). Raises UnreadableDocumentError."""
    page = open_page(data)
    try:
        root = parse_html(page.text)
        hidden = Hidden("".join(sheet.itertext()) for sheet in root.iter("style"))
        rules = WebRules(_UNSEEN, lambda text: _WHITE.sub(" ", text), _web_address, hidden.covers, page.host)
        lines = WebLines(rules)
        lines.read(body_of(root))
    except (ValueError, RecursionError):
        raise UnreadableDocumentError(_DAMAGED) from None
    document = _document(lines, name, sha256, f"html（{page.encoding}）")
    if not document.lines:
        raise UnreadableDocumentError("网页里没有文字：换一份")
    return replace(document, unread=document.unread + page.lost)


def _document(found: WebLines, name: str, sha256: str, read_as: str) -> Document:
    hidden = [Note(f"有 {found.hidden} 个字在网页上看不见，没有读")] if found.hidden else []
    late = [Note("正文在网页里设成先不显示，照样读了")] if found.shown_later else []
    text = found.writer.text()
    lines, whole = _mark_full(found.writer.lines, text)
    read = sum(len(unspaced(line.text)) for line in lines if line.hint is not Hint.PICTURE)
    unread = max(found.held - read, 0)
    return Document(name, sha256, read_as, text, lines, whole, unread=unread, notes=(*hidden, *late))


def _web_address(node: Element) -> str:
    address = node.get("href", "").strip()
    return address if address.lower().startswith(("http://", "https://")) else ""


def _mark_full(lines: Sequence[Line], text: str) -> tuple[tuple[Line, ...], bool]:
    """Return the lines, those marked that were broken at a width, and whether none was: then lines are paragraphs."""
    shown = [text[text.rfind("\n", 0, line.start) + 1 : line.end] for line in lines]
    breaks = [place for place, (_, line) in enumerate(pairwise(lines)) if line.soft]
    limit = find_width([shown[place] for place in sorted({*breaks, *(place + 1 for place in breaks)})])
    if limit is None:
        return tuple(lines), True
    full = {place for place in breaks if is_full(shown[place], shown[place + 1], limit)}
    return tuple(replace(line, full=place in full) for place, line in enumerate(lines)), not full
