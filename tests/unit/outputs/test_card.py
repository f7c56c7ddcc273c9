"""The picture beside a link: a PNG of the size that the pages' heads say."""

import re
import struct
import zlib
from typing import cast

from frozen_archive import ROOT
from mediawatch.outputs.card import CARD, HEIGHT, WIDTH
from mediawatch.outputs.output import Publication


def test_the_picture_is_a_png_as_large_as_pages_say_it_is() -> None:
    ((path, given),) = CARD.inputs(cast(Publication, None)).items()
    data = CARD.make(given)
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    place, chunks = 8, dict[bytes, bytes]()
    while place < len(data):
        (length,) = struct.unpack(">I", data[place : place + 4])
        kind, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        assert struct.unpack(">I", data[place + 8 + length : place + 12 + length]) == (zlib.crc32(kind + body),)
        chunks[kind], place = body, place + 12 + length
    assert list(chunks) == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    assert struct.unpack(">II", chunks[b"IHDR"][:8]) == (WIDTH, HEIGHT)
    assert len(zlib.decompress(chunks[b"IDAT"])) == (WIDTH + 1) * HEIGHT
    head = (ROOT / "overrides" / "partials" / "metadata.html").read_text(encoding="utf-8")
    assert path in head
    assert re.findall(r'og:image:\w+" content="(\d+)"', head) == [str(WIDTH), str(HEIGHT)]


def test_the_picture_shows_every_colour_of_its_table() -> None:
    (given,) = CARD.inputs(cast(Publication, None)).values()
    data = CARD.make(given)
    start = data.index(b"IDAT")
    assert set(zlib.decompress(data[start + 4 :])) == set(range(4))
