"""What the items of a list begin with, as reports print it: bullets, numbers and brackets; one is read here.

Whoever looks for a list asks here for the signs, and adds what stands around them in its kind of document.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mediawatch.numerals import DIGITS, tens_chinese

BULLET = "•"
"""What readers call a bullet of any kind."""
HAN = f"[{DIGITS[1:]}十]"
COUNT = f"{HAN}{{1,3}}"
"""A number as Chinese lists count."""
CIRCLED = "①-⑳"
"""A range of signs, for a class of characters; so are the bullets."""
DRAWN = "•◦‣▪●○■□◆◇➢"
"""The bullets that programs draw."""
POINTED = "►➢✓★"
"""Further ones, which people take from a font of signs."""
TYPED = f"-·*{DRAWN}{POINTED}"
"""The bullets that people type, as a class of characters; a dash is the first."""
NUMBERED = f"{CIRCLED}㈠-㈩⑴-⒛"
"""Numbers that are one sign with what stands around them, as a class of characters."""
CHAPTER = f"第{HAN}+"
"""Begins the name of a chapter, which goes on with what chapters are called."""
ORDINAL = rf"[0-9]{{1,3}}|[{DIGITS}十百]{{1,4}}|[{CIRCLED}]|[㈠-㈩]"
"""The number of an article, as it stands before a title."""
COUNTED = rf"(?:[(]?(?:{COUNT}|[0-9]{{1,3}})[)]?\s*[、.:]?\s*)?"
"""The number of what a report itself counts, if any: its parts, the names of its columns."""
MARK = rf"(?:[(（]?(?:[0-9]{{1,3}}|{COUNT})[、.．)）](?![0-9])|[{TYPED}{NUMBERED}])"
"""What an item begins with, not folded."""

_CIRCLED = ("", *map(chr, range(ord("①"), ord("⑳") + 1)))
_CHINESE = ("", *map(tens_chinese, range(1, 100)))
_MARKER = re.compile(rf"([(\[]?)([0-9]{{1,3}}|[一二三四五六七八九]?十?{HAN})([、.)\]])(?![0-9])|([{CIRCLED}])")
_BULLET = re.compile(rf"[{TYPED}](?=\s*[^\s\d-])")
_DRAWN = re.compile(f"[{DRAWN}]")
_DRAWN_NUMBER = re.compile(r"[0-9]{1,2}\.")
_NUMBER = re.compile(r"[(（]?([0-9]+)[.、)）]+")


@dataclass(frozen=True, slots=True)
class Marker:
    """What an item begins with: signs around a number, which is counted in `numerals`; none of them for a bullet."""

    before: str
    number: int
    behind: str
    numerals: Sequence[str] = ()

    def step(self, by: int) -> "Marker":
        """Return the marker so many items further."""
        return Marker(self.before, self.number + by, self.behind, self.numerals)

    def __str__(self) -> str:
        numeral = self.numerals[self.number] if self.numerals else str(self.number)
        return f"{self.before}{numeral}{self.behind}"


def read_marker(folded: str) -> Marker | None:
    """Return the marker that a folded text begins with; a bullet is number 0."""
    folded = folded.lstrip()
    if match := _MARKER.match(folded):
        before, number, behind = match[1] or "", match[2] or match[4], match[3] or ""
        numerals = next((numerals for numerals in (_CHINESE, _CIRCLED) if number in numerals), ())
        if numerals or number.isascii():
            return Marker(before, numerals.index(number) if numerals else int(number), behind, numerals)
    bullet = _BULLET.match(folded)
    return Marker(bullet[0], 0, "") if bullet else None


def read_drawn(text: str, *, numbered: bool) -> str:
    """Return the bullet that a program drew at a text's beginning, or the number where `numbered` says so; or none."""
    match = (_DRAWN_NUMBER.match(text) if numbered else None) or _DRAWN.match(text)
    return match[0] if match else ""


def name_drawn(marker: str) -> str:
    """Return the mark of an item whose marker a program drew."""
    return BULLET if _DRAWN.fullmatch(marker) else marker


def number_mark(number: int) -> str:
    """Return the mark of an item that a list numbers."""
    return f"{number}."


def is_bullet(mark: str) -> bool:
    """Tell whether an item is of a list that does not count."""
    return mark in (BULLET, "")


def write_marker(mark: str) -> str:
    """Return what an item begins with: its number, as the document counts, or a dash; letters count for themselves."""
    number = _NUMBER.fullmatch(mark)
    if number:
        return f"{number[1]}."
    return "-" if is_bullet(mark) else "1."
