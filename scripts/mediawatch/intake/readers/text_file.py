"""Reads a plain text: its encoding, and the width at which its lines were broken, if they were."""

import codecs
import re
from collections import Counter
from contextlib import suppress

from mediawatch.intake.document import Document, Line, LineWriter, UnreadableError
from mediawatch.intake.readers.wrapped import find_width, is_full

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ENCODINGS = ("utf-8", "gb18030", "big5hkscs")
_SAMPLE, _LEAST, _CLEAR = 20_000, 0.6, 0.9
_PUNCTUATION = "\u3000、。，．·：；？！“”‘’（）《》【】—…－～％／０１２３４５６７８９"
_BROKEN = re.compile(r"\r\n|[\r\v\x85\u2028\u2029]")
_UNSEEN = dict.fromkeys((*range(9), *range(0x0E, 0x20), 0x7F))
"""Control characters that no text needs."""
_LONGEST = 16 * 1024 * 1024
_INDENT = re.compile(r"\u3000|\t|  ")


def read_text(name: str, sha256: str, data: bytes) -> Document:
    """Read a text. Raises UnreadableError where it is none."""
    text, encoding = decode(data)
    pages = _BROKEN.sub("\n", text.translate(_UNSEEN)).split("\f")
    rows = [(page, line) for page, part in enumerate(pages, 1) for line in part.split("\n")]
    limit = find_width([line for _, line in rows])
    writer = LineWriter()
    gap = True
    for place, (page, line) in enumerate(rows):
        following = rows[place + 1][1] if place + 1 < len(rows) else ""
        printed = Line(
            line,
            page=page,
            number=place + 1,
            full=limit is not None and is_full(line, following, limit),
            indented=_INDENT.match(line) is not None,
            gap=gap,
        )
        writer.add(printed)
        gap = not line.strip()
    lines = tuple(writer.lines)
    lost = count_lost(text, data)
    return Document(name, sha256, f"txt（{encoding}）", writer.text(), lines, limit is None, unread=lost)


def decode(data: bytes) -> tuple[str, str]:
    """Return a text and its encoding's name: by its mark, UTF-8, or the one that gives the most usual characters.

    Bytes that mean nothing become U+FFFD; zeros, which some programs pad with, are nothing.
    """
    refuse_long(data)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding.removesuffix("-sig").upper()
    plain = data.replace(b"\0", b"")
    with suppress(UnicodeDecodeError):
        text = plain.decode("utf-8")
        if len(plain) == len(data) or usual(text) > _CLEAR:
            return text, "UTF-8"
    wide = ("utf-16-le", "utf-16-be") if len(plain) < len(data) else ()
    candidates = [
        (data if encoding in wide else plain).decode(encoding, "replace") for encoding in (*_ENCODINGS, *wide)
    ]
    worth = [usual(text) for text in candidates]
    best = max(range(len(worth)), key=worth.__getitem__)
    if worth[best] < _LEAST:
        raise UnreadableError("不是文字文件，或编码认不出：请用记事本打开，另存为 UTF-8 再导入")
    return candidates[best], (*_ENCODINGS, *wide)[best].upper()


def refuse_long(data: bytes) -> None:
    """Raise UnreadableError for a text that is longer than any report."""
    if len(data) > _LONGEST:
        raise UnreadableError(f"文字有 {len(data) >> 20} MB，不像月报，没有读")


def count_lost(text: str, data: bytes) -> int:
    """Return how many characters of a text stand for bytes that meant nothing."""
    return max(text.count("\ufffd") - data.count("\ufffd".encode()), 0)


def usual(text: str) -> float:
    """Return which part of a text, by a sample, is usual in Chinese: 1 for all, less than 0 for garbage."""
    step = max(len(text) // _SAMPLE, 1)
    counts = Counter(text[::step])
    worth = sum(_worth(character) * count for character, count in counts.items())
    return worth / max(counts.total(), 1)


def _worth(character: str) -> float:
    if character in "\t\n\r\f\v\x1a" or character in _PUNCTUATION or "\x20" <= character < "\x7f":
        return 1
    if "\u4e00" <= character <= "\u9fff":
        return 1 if b"\xb0" <= character.encode("gb18030")[:1] <= b"\xd7" else 0.4
    return -3 if not character.isprintable() or character == "\ufffd" else 0.3
