"""Tables that spreadsheets open right. Twin: `writeCsv` of `overrides/assets/javascripts/search/export.js`."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")


def write_csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return CSV (RFC 4180) with a byte order mark, by which Excel knows UTF-8.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    text = StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([_escape(cell) for cell in row] for row in (head, *rows))
    return ("\ufeff" + text.getvalue()).encode()


def _escape(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell
