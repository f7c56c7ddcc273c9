"""Reads a plain text: its lines, and the width at which its lines were broken, if they were."""

import re

from mediawatch.intake.document import Document, Line, LineWriter
from mediawatch.intake.readers.decoding import decode
from mediawatch.intake.readers.wrapped import find_width, mark_lines

_BROKEN = re.compile(r"\r\n|[\r\v\x85\u2028\u2029]")
_UNSEEN = dict.fromkeys((*range(9), *range(0x0E, 0x20), 0x7F))
"""Control characters that no text needs."""
_INDENT = re.compile(r"\u3000|\t|  ")


def read_text(name: str, sha256: str, data: bytes) -> Document:
    """Read a text. Raises UnreadableDocumentError where it is none."""
    decoded = decode(data)
    pages = _BROKEN.sub("\n", decoded.text.translate(_UNSEEN)).split("\f")
    rows = [(page, line) for page, part in enumerate(pages, 1) for line in part.split("\n")]
    limit = find_width([line for _, line in rows])
    writer = LineWriter()
    for number, (page, line) in enumerate(rows, 1):
        writer.add(Line(line, page=page, number=number, indented=_INDENT.match(line) is not None))
    text = writer.text()
    lines = mark_lines(writer.lines, text, limit)
    return Document(name, sha256, f"txt（{decoded.encoding}）", text, lines, limit is None, unread=decoded.lost)
