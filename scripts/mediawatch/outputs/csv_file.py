"""CSV that spreadsheets open right (RFC 4180). Twin of what `search/export.js` makes of a result."""

import csv
import io
import re
from collections.abc import Iterable

Row = tuple[str | int, ...]
"""The cells of a line."""

_FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠]")


def write_csv(rows: Iterable[Row]) -> bytes:
    """Return rows with a byte order mark, by which Excel knows UTF-8.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    file = io.StringIO(newline="")
    csv.writer(file).writerows([cell if isinstance(cell, int) else _plain(cell) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def _plain(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text
