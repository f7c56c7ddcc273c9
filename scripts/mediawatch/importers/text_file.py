"""Reads a plain text: its encoding, and the width at which its lines were broken, if they were."""

import codecs
import re
import unicodedata
from collections import Counter

from charset_normalizer import from_bytes

from mediawatch.importers.document import Document, LineWriter, UnreadableError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_WIDEST = 160
"""Columns beyond which a line is a paragraph that was never broken."""
_UNIT = re.compile(r"[!-~]+|.[，。、；：？！”’」』）》】,.;:?!)\]]*")
_INDENT = re.compile(r"\u3000|\t|  ")


def read_text(name: str, sha256: str, data: bytes) -> Document:
    """Read a text. Raises UnreadableError where it is none."""
    text, encoding = decode(data)
    pages = text.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    rows = [(page, line) for page, part in enumerate(pages, 1) for line in part.split("\n")]
    limit = _wrap_width([line for _, line in rows])
    writer = LineWriter()
    gap = True
    for place, (page, line) in enumerate(rows):
        following = rows[place + 1][1] if place + 1 < len(rows) else ""
        writer.add(
            line,
            page=page,
            number=place + 1,
            full=limit is not None and _is_full(line, following, limit),
            indented=_INDENT.match(line) is not None,
            gap=gap,
        )
        gap = not line.strip()
    return Document(name, sha256, f"txt（{encoding}）", writer.text(), tuple(writer.lines), limit is None)


def decode(data: bytes) -> tuple[str, str]:
    """Return a text and its encoding's name: by its mark, UTF-8, GB18030 (GBK is part of it), or what is likeliest."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding.removesuffix("-sig").upper()
            except UnicodeDecodeError:
                break
    for encoding in ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text, encoding.upper()
    best = from_bytes(data).best()
    if best is None or b"\0" in data.replace(b"\0\0", b"")[:1000]:
        raise UnreadableError("不是文字文件，或编码认不出：请用记事本打开，另存为 UTF-8 再导入")
    return str(best), best.encoding.upper()


def _wrap_width(lines: list[str]) -> int | None:
    """Return the column at which lines were broken; None where paragraphs are whole."""
    widths = [width_of(line.rstrip()) for line in lines if line.strip()]
    counts = Counter(width for width in widths if width <= _WIDEST)
    near = {limit: sum(counts[limit - less] for less in range(4)) for limit in counts}
    if not near:
        return None
    limit = max(near, key=lambda one: (near[one], one))
    wider = sum(width > limit for width in widths)
    enough = near[limit] >= max(5, len(widths) / 4) and wider <= len(widths) / 20
    return limit if enough and limit >= 20 else None


def _is_full(line: str, following: str, limit: int) -> bool:
    """Tell whether what begins the next line had no room any more; a character with its mark needs four columns."""
    unit = _UNIT.match(following.strip())
    needed = max(width_of(unit[0]) if unit else 0, 4)
    return width_of(line.rstrip()) + needed > limit


def width_of(text: str) -> int:
    """Return the columns that a text takes where Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
