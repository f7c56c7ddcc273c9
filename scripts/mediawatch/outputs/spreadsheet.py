"""Rows as CSV that a spreadsheet opens right. Twin: `writeCsv` of `search/export.js`."""

import re
from collections.abc import Iterable

_FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠]")


def write_csv(head: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    """Return CSV (RFC 4180) with a byte order mark, by which Excel knows UTF-8.

    Nothing (None) is an empty cell, and a text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    lines = [",".join(map(_cell, row)) for row in (head, *rows)]
    return "\r\n".join(["\ufeff" + lines[0], *lines[1:], ""]).encode()


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    guarded = ("'" + text if _FORMULA.match(text) else text).replace('"', '""')
    return f'"{guarded}"'
