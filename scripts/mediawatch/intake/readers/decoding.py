"""Bytes become text: by their mark, by what they can be, and by how usual the characters are that they then mean."""

import codecs
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from mediawatch.intake.document import UnreadableDocumentError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_TRIED = ("utf-8", "gb18030", "big5hkscs")
"""Encodings that are tried whatever was declared; GB 2312 and GBK are parts of the second."""
_PAIRS, _RESUME, _AHEAD = _TRIED[1:], "mediawatch.resume", 24
"""Encodings of two bytes a character, where one byte that is lost moves all that follow; how far to look ahead."""
_WIDE = ("utf-16-le", "utf-16-be")
_BELIEVED = ("euc_jp", "shift_jis", "cp932", "euc_kr", "cp949")
"""Encodings whose bytes would also be Chinese, of a kind: who declares one is believed, where all bytes fit."""
_WESTERN = ("ascii", "iso8859-1", "cp1252")
"""Encodings that fit all bytes, so that being declared proves little; all of them mean the last one (WHATWG)."""
_SAMPLE, _LEAST, _CLEAR = 20_000, 0.6, 0.9
_PUNCTUATION = "\u3000、。，．·：；？！“”‘’（）《》【】—…－～％／０１２３４５６７８９"
_LONGEST = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, its encoding's name, and how many of its characters stand for bytes that meant nothing."""

    text: str
    encoding: str
    lost: int = 0


def decode(data: bytes, declared: Iterable[str] = ()) -> Decoded:
    """Return what bytes say: by their mark, as UTF-8, as what was `declared` where that fits, or as what is most usual.

    Bytes that mean nothing become U+FFFD; zeros, which some programs pad with, are nothing. What is no text, or longer
    than any report, raises UnreadableDocumentError.
    """
    if len(data) > _LONGEST:
        raise UnreadableDocumentError(f"文字有 {len(data) >> 20} MB，不像月报，没有读")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    plain = data.replace(b"\0", b"")
    padded = len(plain) < len(data)
    with suppress(UnicodeDecodeError):
        text = plain.decode("utf-8")
        if not padded or _usual(text) > _CLEAR:
            return Decoded(text, "UTF-8")
    known = list(_known(declared))
    for encoding in (one for one in known if one in _BELIEVED):
        with suppress(UnicodeDecodeError):
            return Decoded(plain.decode(encoding), encoding.upper())
    western = _WESTERN[-1:] if any(one in _WESTERN for one in known) else ()
    found = [_decoded(plain, encoding) for encoding in (*western, *_TRIED)]
    found += [_decoded(data, encoding) for encoding in _WIDE if padded]
    best, worth = _best(found)
    if worth < _LEAST:
        raise UnreadableDocumentError("不是文字文件，或编码认不出：请用记事本打开，另存为 UTF-8 再导入")
    return best


def _known(declared: Iterable[str]) -> Iterable[str]:
    for word in declared:
        with suppress(LookupError, ValueError):
            yield codecs.lookup(word).name


def _decoded(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, _RESUME if encoding in _PAIRS else "replace")
    lost = max(text.count("\ufffd") - data.count("\ufffd".encode()), 0)
    return Decoded(text, encoding.removesuffix("-sig").upper(), lost)


def _resume(error: UnicodeError) -> tuple[str, int]:
    """Go on after a broken byte where what follows is most usual: the byte behind it may be half of a character too."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    places = range(error.start + 1, error.start + 3)
    rest = [error.object[place : place + _AHEAD].decode(error.encoding, "replace") for place in places]
    return "\ufffd", places[_usual(rest[1]) > _usual(rest[0])]


codecs.register_error(_RESUME, _resume)


def _best(found: Sequence[Decoded]) -> tuple[Decoded, float]:
    """Return the text with the most usual characters, the first of several, and how usual they are."""
    worth = [_usual(one.text) for one in found]
    place = max(range(len(found)), key=worth.__getitem__)
    return found[place], worth[place]


def _usual(text: str) -> float:
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
