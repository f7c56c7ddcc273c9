"""Citations as BibTeX: entries of its own types, which every program takes, in UTF-8.

BibTeX counts braces, escaped or not, so none stands in a value. What stands in `url` is taken as it is.
"""

import re
from collections.abc import Iterable
from urllib.parse import quote

from mediawatch.citations.cited import LANGUAGE, Cited, CitedKind

_TYPES = {CitedKind.NEWSPAPER: "article", CitedKind.WEB_PAGE: "misc", CitedKind.REPORT: "techreport"}
_NAMES = {
    "\\": r"\textbackslash ",
    "{": r"\textbraceleft ",
    "}": r"\textbraceright ",
    "~": r"\textasciitilde ",
    "^": r"\textasciicircum ",
    **{mark: f"\\{mark}" for mark in "#$%&_"},
}
_OF_ADDRESSES = "!#$%&'()*+,/:;=?@[]"
_SPECIAL = re.compile(r"[\\{}~^#$%&_]")


def write_bibtex(cited: Iterable[Cited]) -> str:
    """Return entries, an empty line between them; their keys are refs, and an issue's is its number."""
    return "\n".join(map(_entry, cited))


def _entry(one: Cited) -> str:
    fields = {
        "author": _whole(one.author),
        "title": _whole(one.title),
        "journal": _escape(one.container),
        "entrysubtype": "newspaper" if one.kind is CitedKind.NEWSPAPER else "",
        "institution": _escape(one.publisher),
        "address": _escape(one.place),
        "number": one.number,
        "year": one.issued[:4],
        "date": one.issued,
        "url": quote(one.url, safe=_OF_ADDRESSES),
        "langid": "chinese",
        "language": LANGUAGE,
        "keywords": _escape(", ".join(one.keywords)),
        "annote": _escape(one.note),
    }
    said = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{_TYPES[one.kind]}{{{one.id},\n{said}}}\n"


def _whole(text: str) -> str:
    """Return a value whose letters and words stay as they are: nothing is made small, no name is taken apart."""
    return text and f"{{{_escape(text)}}}"


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda mark: _NAMES[mark[0]].replace(" ", "{}"), text)
