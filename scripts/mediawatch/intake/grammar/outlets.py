"""The name of an outlet as printed: the page of a newspaper and who wrote stand behind it, and are no part of it."""

import re
from dataclasses import dataclass

from mediawatch.intake.folding import fold

PAGE = r"(?:第?\s*[A-Z]?\s*[0-9一二三四五六七八九十]{1,3}\s*版|头版)"
_OPEN, _SHUT = r"\s*[(\[【]\s*", r"\s*[)\]】]?\s*"
_NAME = r"[\u4e00-\u9fff·]{2,4}"
_BEHIND = (
    ("版次", re.compile(rf"(?:{_OPEN}|\s+|(?=第)|(?=头版))({PAGE}){_SHUT}$", re.IGNORECASE)),
    ("记者", re.compile(rf"(?:{_OPEN}|[\s,]+)(?:本报)?记者\s*[:/]?\s*({_NAME}(?:[\s、]+{_NAME}){{0,3}}){_SHUT}$")),
)


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind a name: what it is called, where the name ends, and from where to where the value goes."""

    name: str
    outlet_end: int
    start: int
    end: int


def behind_outlet(text: str) -> Behind | None:
    """Return what stands last behind the name of an outlet, None where nothing does."""
    folded = fold(text)
    for name, pattern in _BEHIND:
        match = pattern.search(folded)
        if match and match.start():
            return Behind(name, match.start(), *match.span(1))
    return None


def bare_outlet(text: str) -> str:
    """Return the name of an outlet without what stands behind it."""
    while behind := behind_outlet(text):
        text = text[: behind.outlet_end]
    return text.strip()
