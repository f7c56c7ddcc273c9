"""A citation as text, after GB/T 7714—2025, numeric. Twin: `search/reference.js`.

What the official style makes of the same is in `tests/cases/references.yml`.
"""

import re

from mediawatch.citations.cited import Cited, CitedKind

_LETTERS = {CitedKind.NEWSPAPER: "N", CitedKind.WEB_PAGE: "EB", CitedKind.REPORT: "R"}
_STOPS = (".", "!", "?", ":", ";")
"""Marks behind which no full stop is put."""
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_QUOTED = re.compile(r'(?<![^\s（(])"([^"]+)"(?!\w)')


def format_reference(cited: Cited, accessed: str = "") -> str:
    """Return the reference without its number. `accessed` is the day on which a web page was read, where it is said."""
    mark = "/".join(filter(None, (_LETTERS[cited.kind], "OL" if cited.url or cited.page else "")))
    title = f"{'：'.join(filter(None, (_curl(cited.title), cited.number)))}[{mark}]"
    parts = (_curl(cited.author), title, _published(cited, accessed), cited.url)
    text = ""
    for part in filter(None, parts):
        text += f"{_stop(text)} {part}" if text else part
    return text + _stop(text)


def split_reference(cited: Cited) -> tuple[str, str]:
    """Return the reference in two parts: between them stands `[day]`, where a web page is cited that has a date."""
    text = format_reference(cited)
    end = f". {cited.url}{_stop(cited.url)}" if cited.url else "."
    return text.removesuffix(end), end


def _published(cited: Cited, accessed: str) -> str:
    """Return when and, of what has a publisher or is part of something, where it was published."""
    if cited.kind is CitedKind.WEB_PAGE:
        return (f"（{cited.issued}）" if cited.issued else "") + (f"[{accessed}]" if accessed else "")
    day = cited.issued or (f"[{accessed[:4]}]" if accessed else "")
    if cited.kind is CitedKind.NEWSPAPER:
        return "，".join(filter(None, (_curl(cited.container).replace(".", ""), day)))
    if not cited.publisher:
        return day
    return "，".join(filter(None, ("：".join(filter(None, (cited.place, cited.publisher))), day.partition("-")[0])))


def _curl(text: str) -> str:
    """Return a text with the quotation marks of print, where straight ones stand around words or in one."""
    return _APOSTROPHE.sub("’", _QUOTED.sub(r"“\1”", text))


def _stop(text: str) -> str:
    return "" if text.endswith(_STOPS) else "."
