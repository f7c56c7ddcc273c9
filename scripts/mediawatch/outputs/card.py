"""The picture that messengers show beside a link to the site: a page under a red masthead, without a word in it.

A digest with another name needs no other picture. It is a PNG (ISO/IEC 15948) of four colours, made of rectangles.
"""

import struct
import zlib

from mediawatch.outputs.output import Output, Publication

WIDTH, HEIGHT = 1200, 630
_PATH = "assets/images/card.png"

_GROUND, _SEAL, _PAPER, _INK = range(4)
_COLOURS = bytes.fromhex("f6f6f3 a3231c ffffff c9ccd0")
_LINES = (376, 420, 464)
_RECTANGLES = (
    (0, 0, WIDTH, 84, _SEAL),
    (300, 132, 900, HEIGHT, _PAPER),
    (364, 188, 836, 236, _SEAL),
    (520, 262, 680, 276, _INK),
    (364, 312, 836, 318, _SEAL),
    *((364, top, 836, top + 16, _INK) for top in _LINES),
    (364, 508, 684, 524, _INK),
    (364, 572, 836, 588, _INK),
)
"""Left, top, right, bottom and colour, each over those before it."""


def _inputs(_: Publication) -> dict[str, tuple[tuple[int, ...], ...]]:
    return {_PATH: _RECTANGLES}


def write_png(rectangles: tuple[tuple[int, ...], ...]) -> bytes:
    """Return the picture; a point is one byte, the place of its colour in the table."""
    rows = [bytearray([_GROUND]) * WIDTH for _ in range(HEIGHT)]
    for left, top, right, bottom, colour in rectangles:
        for row in rows[top:bottom]:
            row[left:right] = bytes([colour]) * (right - left)
    points = b"".join(b"\0" + row for row in rows)
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", _COLOURS), (b"IDAT", zlib.compress(points, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


CARD = Output(_inputs, write_png)
