"""The wire format of a shard. Twin: `search/shard.js`.

A shard is a gzip file. Inside: varint(number of bytes of the keys), the keys in code point order as UTF-8 with a line
feed between, for each key varint(number of bytes of its posting list), then the posting lists. A posting list is
described in `postings.py`. Servers need no compression of their own, and browsers unpack it themselves.
"""

import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from mediawatch.search.postings import PostingBatch
from mediawatch.search.varint import decode_varints, encode_varint, encode_varints

_SHARD_BYTES = 6_000
"""Bytes of keys and posting lists that close a shard, before compression."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One slice of a table: its first key and its bytes, before they are packed."""

    first: str
    data: bytes


@dataclass(frozen=True, slots=True)
class TermPosting:
    """A decoded posting list. `titles` is empty for pairs, `positions` for tokens.

    `articles`, `counts`, `titles` and `positions` run side by side; an article's positions ascend.
    """

    articles: list[int]
    counts: list[int]
    titles: list[int]
    positions: list[list[int]]


_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
"""How a gzip file begins (RFC 1952, 2.3): no time, and of an unknown system. Python's own differs by its version."""


def pack(data: bytes) -> bytes:
    """Compress; the same bytes always give the same file. Level 6 takes a third more time for 0.2 % fewer bytes."""
    packer = zlib.compressobj(5, zlib.DEFLATED, -zlib.MAX_WBITS)
    return b"".join((_HEAD, packer.compress(data), packer.flush(), struct.pack("<II", zlib.crc32(data), len(data))))


def cut_shards(batches: Iterable[PostingBatch]) -> Iterator[Shard]:
    """Cut a sorted table into shards."""
    for batch in batches:
        keys = [key.encode() for key in batch.keys]
        lists = np.diff(batch.starts)
        lengths, places = encode_varints(lists.astype(np.uint32))
        ends = np.cumsum(np.fromiter(map(len, keys), np.int64, len(keys)) + lists)
        start, size = 0, 0
        while start < len(keys):
            stop = max(start + 1, int(np.searchsorted(ends, size + _SHARD_BYTES, side="right")))
            names = b"\n".join(keys[start:stop])
            head = encode_varint(len(names))
            postings = batch.data[batch.starts[start] : batch.starts[stop]]
            data = b"".join((head, names, lengths[places[start] : places[stop]], postings))
            yield Shard(batch.keys[start], data)
            start, size = stop, int(ends[stop - 1])


def read_shard(raw: bytes) -> dict[str, bytes]:
    """Return a shard's posting lists, still encoded, by key; from its unpacked bytes."""
    head, size = _varint_at(raw, 0)
    keys = raw[head : head + size].decode().split("\n")
    place = head + size
    lengths: list[int] = []
    for _ in keys:
        place, length = _varint_at(raw, place)
        lengths.append(length)
    lists: dict[str, bytes] = {}
    for key, length in zip(keys, lengths, strict=True):
        lists[key] = raw[place : place + length]
        place += length
    return lists


def _varint_at(data: bytes, place: int) -> tuple[int, int]:
    """Decode the number at a place; return the place after it, and the number."""
    end = place
    while data[end] & 128:
        end += 1
    return end + 1, decode_varints(data[place : end + 1])[0]


def read_posting(data: bytes, *, pairs: bool) -> TermPosting:
    """Decode a posting list of the pairs table or of the tokens table."""
    numbers = decode_varints(data)
    n = numbers[0]
    articles: list[int] = []
    last = 0
    for delta in numbers[1 : n + 1]:
        last += delta
        articles.append(last)
    counts = numbers[n + 1 : 2 * n + 1]
    rest = numbers[2 * n + 1 :]
    if not pairs:
        return TermPosting(articles, counts, rest, [])
    positions: list[list[int]] = []
    place = 0
    for count in counts:
        last = 0
        run: list[int] = []
        for delta in rest[place : place + count]:
            last += delta
            run.append(last)
        positions.append(run)
        place += count
    return TermPosting(articles, counts, [], positions)
