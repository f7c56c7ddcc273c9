"""The width at which the lines of a text were broken, and which of them reach it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from mediawatch.intake.document import Hint, Line, width_of

_WIDEST = 160
"""Columns beyond which a line is a paragraph that was never broken."""
_NARROWEST = 20
_WIDEST_BY_HAND = 100
"""Columns of a line that somebody broke in a format that has paragraphs."""
_ENDS = re.compile(r"[。！？；：!?;:.…][”’」』）)]*$")
_UNIT = re.compile(
    r"[“‘「『《〈（【〔［(\[]*(?:(?:[^!-~]?[：，。；、]|[^!-~])(?=https?://|www\.))?"
    r"(?:[!-~\u00a1-\u024f\u0370-\u04ff]+|.)[，。、；：？！…”’」』》〉）】〕］,.;:?!)\]%％]*"
)
"""What a line's end does not part: a word or a character, the marks around it; programs move an address with what
it stands right behind."""


def find_width(lines: Sequence[str]) -> int | None:
    """Return the column at which lines were broken; None where paragraphs are whole."""
    widths = sorted(width_of(line.rstrip()) for line in lines if line.strip())
    widest = widths[len(widths) - 1 - len(widths) // 20] if widths else 0  # but for a few, such as addresses
    counts = Counter(widths)
    limits = (width for width in counts if widest <= width <= _WIDEST)
    near = {limit: sum(counts[limit - less] for less in range(4)) for limit in limits}
    if not near:
        return None
    limit = max(near, key=lambda one: (near[one], one))
    long = sum(0.7 * limit < width <= limit for width in widths)
    return limit if limit >= _NARROWEST and near[limit] >= max(5, long / 3) else None


def is_full(line: str, following: str, limit: int) -> bool:
    """Tell whether what begins the next line had no room any more; a character with its mark needs four columns."""
    needed = max(width_of(first_unit(following.strip())), 4)
    return width_of(line.rstrip()) + needed > limit


def is_broken(lines: Sequence[str], limit: int) -> bool:
    """Tell whether somebody broke lines at a width by hand: most of those that reach it do not end as sentences do."""
    near = [line for line in lines if limit - 4 < width_of(line) <= limit]
    return limit <= _WIDEST_BY_HAND and sum(_ENDS.search(line) is None for line in near) * 2 >= len(near)


def mark_broken(lines: Sequence[Line], text: str) -> tuple[tuple[Line, ...], bool]:
    """Return the lines of a format that has paragraphs, and whether they are such; `text` is the document's.

    Somebody may have broken them by hand, or a program that made it from a print: then many reach one width, most of
    those without the end of a sentence, and they are marked as in a plain text.
    """
    plain = (line for line in lines if line.cell is None and line.hint in (Hint.NONE, Hint.ITEM))
    loose = [text[text.rfind("\n", 0, line.start) + 1 : line.end] for line in plain]
    limit = find_width(loose) or _WIDEST
    if not is_broken(loose, limit):
        return tuple(lines), True
    return mark_lines(lines, text, limit), False


def mark_lines(lines: Sequence[Line], text: str, limit: int | None) -> tuple[Line, ...]:
    """Return the lines of a text with those marked that have an empty one before them, and those that reach a width."""
    marked = [*lines[:1]]
    for before, line in pairwise(lines):
        shown = text[text.rfind("\n", 0, before.start) + 1 : before.end]
        marked[-1] = replace(marked[-1], full=limit is not None and is_full(shown, line.text, limit))
        marked.append(replace(line, gap=text.count("\n", before.end, line.start) > 1))
    return tuple(marked)


def first_unit(text: str) -> str:
    """Return what begins a text and no line's end parts: a word or a character, and the marks around it."""
    unit = _UNIT.match(text)
    return unit[0] if unit else ""
