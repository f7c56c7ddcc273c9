"""Numbers that a format makes up are part of what was printed: they are put into the text, unless a list makes them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from mediawatch.intake.document import Document, Hint, Line
from mediawatch.intake.list_marks import BULLET, is_bullet, number_mark

_APART = "0123456789.)abcdefghijklmnopqrstuvwxyz"
"""What a list mark ends with that has a space behind it."""


def print_numbers(document: Document) -> Document:
    """Return a document whose text has the list marks that a list in Markdown would not make just so.

    A list keeps its bullets, and numbers such as `1.` that count from 1; the space behind one is added.
    """
    levels = dict(find_listed(document.lines, own=document.marked))
    parts: list[str] = []
    lines: list[Line] = []
    end = moved = 0
    for place, line in enumerate(document.lines):
        list_mark = "" if place in levels else line.list_mark
        list_mark += " " if list_mark and list_mark[-1].lower() in _APART else ""
        parts += [document.text[end : line.start], list_mark]
        end = line.start
        moved_line = replace(line, start=line.start + moved, level=levels.get(place, line.level))
        lines.append(_labelled(moved_line, list_mark) if list_mark else moved_line)
        moved += len(list_mark)
    return replace(document, text="".join([*parts, document.text[end:]]), lines=tuple(lines))


def _labelled(line: Line, list_mark: str) -> Line:
    """Return a line with its list mark in its text; what is set in one way from its beginning is so with that."""
    size = len(list_mark)
    marks = tuple(replace(mark, start=mark.start and mark.start + size, end=mark.end + size) for mark in line.marks)
    hint = Hint.NONE if line.hint is Hint.ITEM else line.hint
    return replace(line, text=list_mark + line.text, list_mark="", hint=hint, marks=marks)


def find_listed(lines: Sequence[Line], *, own: bool = False, lone: bool = False) -> Iterator[tuple[int, int]]:
    """Yield the places of items that stay in a list, and how deep: not deeper than one below the item before.

    In a report of the archive's `own` all do: it has no other numbers that stand apart. A number alone is no list,
    unless `lone` says so, as where the format itself has lists.
    """
    for (is_list, _), run in groupby(_items(lines), key=lambda one: (one[1], one[2].quoted)):
        members = [(place, line) for place, _, line in run if line.hint is Hint.ITEM] if is_list else []
        counted = own or _counts([line for _, line in members], lone=lone)
        level = 0
        for place, line in members:
            if counted or is_bullet(line.list_mark):
                level = min(line.level, level + 1)
                yield place, level


def _items(lines: Sequence[Line]) -> Iterator[tuple[int, bool, Line]]:
    """Yield lines with their places, and whether each is of a list: an item, or a further line of one."""
    listed = False
    for place, line in enumerate(lines):
        listed = line.cell is None and (line.hint is Hint.ITEM or (line.soft and listed))
        yield place, listed, line


def _counts(items: Sequence[Line], *, lone: bool) -> bool:
    """Tell whether a list counts as Markdown would."""
    counts: dict[int, int] = {}
    for item in (one for one in items if one.list_mark):
        counts = {level: count for level, count in counts.items() if level <= item.level}
        counts[item.level] = counts.get(item.level, 0) + 1
        if item.list_mark not in (BULLET, number_mark(counts[item.level])):
            return False
    return lone or sum(not is_bullet(item.list_mark) for item in items) != 1
