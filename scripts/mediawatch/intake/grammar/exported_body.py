"""Bodies of a report that the archive wrote as Word, back to Markdown: styles and marks say what everything is."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from mediawatch.format.write import escape_start, write_table
from mediawatch.intake.claims import Ledger, Role
from mediawatch.intake.document import Hint, Line, rows_of_table
from mediawatch.intake.grammar.body import PICTURE_NOTE, note_picture
from mediawatch.intake.grammar.inline import write_inline
from mediawatch.intake.list_marks import write_marker
from mediawatch.word_names import WordStyle

_CONTINUED = re.compile(r"List Continue(?: ([2-9]))?")
_BREAK = "  \n"


def write_exported(lines: Sequence[Line], ledger: Ledger, ordinal: int, role: Role = Role.BODY) -> str:
    """Return the Markdown of a body or a lead."""
    paragraphs: list[list[Line]] = []
    for line in lines:
        ledger.take(line, Role.LABEL if line.style == WordStyle.RULE else role, ordinal)
        if line.hint is Hint.PICTURE:
            note_picture(line, ledger)
        if line.soft and paragraphs:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return "\n\n".join(
        block
        for (kind, _), members in groupby(paragraphs, key=_kind_of)
        for block in _write_blocks(kind, list(members), ledger.document.text)
    )


def _kind_of(paragraph: list[Line]) -> tuple[str, int]:
    """Return what a paragraph is a part of; tables are told apart by their number."""
    line = paragraph[0]
    if line.cell is not None:
        return "table", line.cell.table
    if line.hint is Hint.ITEM or _CONTINUED.fullmatch(line.style):
        return "items", 0
    if line.style in (WordStyle.RULE, WordStyle.CODE):
        return line.style, 0
    return line.hint, 0


def _write_blocks(kind: str, members: list[list[Line]], text: str) -> Iterator[str]:
    match kind:
        case "table":
            lines = [line for paragraph in members for line in paragraph]
            yield write_table(rows_of_table((one.cell, write_inline(one.text, one.marks)) for one in lines if one.cell))
        case "items":
            yield _write_items(members)
        case Hint.QUOTE:
            yield "\n>\n".join("> " + _marked(one).replace("\n", "\n> ") for one in members)
        case WordStyle.CODE:
            yield from (_write_code(one, text) for one in members)
        case WordStyle.RULE:
            yield from ("---" for _ in members)
        case Hint.PICTURE:
            yield from ("\n\n".join(filter(None, [PICTURE_NOTE, _marked(one)])) for one in members)
        case Hint.HEADING:
            yield from (
                f"{'#' * min(max(one[0].level, 3), 6)} {write_inline(one[0].text, one[0].marks)}" for one in members
            )
        case _:
            yield from (_marked(one) for one in members)


def _write_items(members: list[list[Line]]) -> str:
    """Return a list. A paragraph that goes on in an item has blank lines around it, and so has a second list."""
    out = ""
    before: list[Line] | None = None
    for paragraph in members:
        continued = _CONTINUED.fullmatch(paragraph[0].style)
        level = int(continued[1] or 1) if continued else paragraph[0].level
        inner = "    " * level
        if continued:
            out += f"\n\n{inner}{_marked(paragraph)}"
        else:
            marker = write_marker(paragraph[0].list_mark)
            apart = before is not None and _CONTINUED.fullmatch(before[0].style)
            out += ("\n\n" if apart else "\n" if out else "") + f"{inner[4:]}{marker} "
            out += _marked(paragraph).replace("\n", f"\n{inner}")
        before = paragraph
    return out.strip("\n")


def _write_code(paragraph: list[Line], text: str) -> str:
    """Return a block of code with the spaces that its lines begin with."""
    start = text.rfind("\n", 0, paragraph[0].start) + 1
    lines = text[start : paragraph[-1].end].split("\n")
    return "\n".join(f"    {line}".rstrip() for line in lines)


def _marked(paragraph: list[Line]) -> str:
    """Return a paragraph; its lines end with two spaces."""
    return _BREAK.join(escape_start(write_inline(line.text, line.marks)) for line in paragraph)
