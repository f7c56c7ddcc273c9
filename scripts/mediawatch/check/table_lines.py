"""Which lines of a body are rows of a table, or were meant to be: by strokes of any width, by white space, or drawn."""

import re
from collections.abc import Sequence

from mediawatch.check.prose import CODE

_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_BAR = re.compile(r"(?<!\\)\|")
_DRAWN = re.compile(r"[ \t]*(?:[│┃║┌├└╔╠╚]|\+(?:[-=]{2,}\+)+)")
_BETWEEN = re.compile(r"(?<=\S)(?:\t+| {2,}|\u3000+)(?=\S)")
_FIRST_COLUMN = 30
"""The first column of a table has no more characters; a line of more is a sentence."""
WIDE = "｜"


def count_cells(text: str) -> int:
    """Return how many cells a line of a table has; 0 where it is none."""
    row = CODE.sub("", text).strip()
    bars = len(_BAR.findall(row))
    outer = row.startswith("|") + (bars > 1 and row.endswith("|") and not row.endswith("\\|"))
    return bars + 1 - outer if bars else 0


def is_rule(text: str) -> bool:
    """Tell whether a line is the one below the head of a table."""
    return "-" in text and "|" in text and _RULE.fullmatch(text.strip()) is not None


def begins_table(texts: Sequence[str], place: int = 0) -> bool:
    """Tell whether the page shows a table from a place on: its head and the line below, of as many cells."""
    below = texts[place + 1] if place + 1 < len(texts) else ""
    return is_rule(below) and count_cells(texts[place]) == count_cells(below) > 0


def is_between_strokes(text: str) -> bool:
    """Tell whether a line stands between strokes, as a row of a table does."""
    row = text.strip()
    return len(row) > 1 and row[0] in f"|{WIDE}" and row[-1] in f"|{WIDE}"


def split_columns(text: str) -> list[str]:
    """Return what stands apart in a line by tabs or wide spaces; one text where it is a sentence or has strokes."""
    columns = _BETWEEN.split(text.strip())
    return columns if "|" not in text and len(columns[0]) <= _FIRST_COLUMN else [text.strip()]


def is_drawn(text: str) -> bool:
    """Tell whether a line is a part of a table that was drawn with signs for lines."""
    return _DRAWN.match(text) is not None


def is_in_columns(texts: Sequence[str], place: int) -> bool:
    """Tell whether a line and one beside it have as many columns, which stand apart by white space."""
    count = len(split_columns(texts[place]))
    return count > 1 and any(
        len(split_columns(texts[other])) == count for other in (place - 1, place + 1) if 0 <= other < len(texts)
    )
