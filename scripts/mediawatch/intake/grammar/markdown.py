"""Paragraphs as Markdown: tables, lists, quotations, code, rules and pictures, and what stands by itself."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from mediawatch.format.write import escape_start, write_table
from mediawatch.intake import codes
from mediawatch.intake.claims import Ledger, Role
from mediawatch.intake.document import Document, Hint, rows_of_table
from mediawatch.intake.grammar.inline import write_inline
from mediawatch.intake.grammar.paragraphs import Paragraph
from mediawatch.intake.list_marks import is_bullet, write_marker
from mediawatch.word_names import RULED, WordStyle

PICTURE_NOTE = "〔原文此处有图片〕"
"""Stands in a body where the document has a picture; the one thing in it that the document does not have."""

_CONTINUED = re.compile(r"List Continue(?: ([2-9]))?")
"""The style of a paragraph that goes on in an item of a list."""
_BREAK = "  \n"


def claim_paragraphs(paragraphs: Sequence[Paragraph], ledger: Ledger, role: Role, ordinal: int) -> None:
    """Say where the lines of paragraphs go that will be written; pictures are noted."""
    for (kind, _), members in _blocks(paragraphs, ledger.document):
        for line in (line for paragraph in members for line in paragraph.pieces):
            ledger.take(line, Role.LABEL if kind == "rule" else role, ordinal)
        if kind == "picture":
            hint = "图不会发布；图上有要紧的文字就写进正文"
            ledger.note(members[0].first, codes.PICTURE, "原文这里有图片，没有带过来", hint)


def write_paragraphs(
    paragraphs: Sequence[Paragraph], document: Document, write_text: Callable[[int], str] | None = None
) -> str:
    """Return paragraphs of a document as Markdown.

    `write_text` writes the one at a place that is neither of a list, a table or a quotation, nor a rule, code or a
    picture; without it such are headings and texts by their hints.
    """
    blocks: list[str] = []
    for (kind, place), members in _blocks(paragraphs, document):
        match kind:
            case "table":
                blocks.append(_table(members, styled=document.styled))
            case "items":
                blocks.append(_items(members))
            case "quote":
                blocks.append(write_quote("\n\n".join(map(write_paragraph, members))))
            case "rule":
                blocks.append("---")
            case "code":
                blocks.append(_code(members[0], document.text))
            case "picture":
                blocks += [PICTURE_NOTE, write_paragraph(members[0])]
            case _ if write_text:
                blocks.append(write_text(place))
            case _:
                blocks.append(write_marked(members[0], styled=document.styled))
    return "\n\n".join(filter(None, blocks))


def write_marked(paragraph: Paragraph, *, styled: bool) -> str:
    """Return a heading or a text by the document's own word; `styled` keeps what a heading's letters are set as."""
    if paragraph.first.hint is Hint.HEADING:
        return write_heading(paragraph, paragraph.first.level, styled=styled)
    return write_paragraph(paragraph)


def write_quote(markdown: str) -> str:
    """Return Markdown as a quotation."""
    return "\n".join(f"> {line}" if line else ">" for line in markdown.split("\n"))


def write_paragraph(paragraph: Paragraph, indent: str = "") -> str:
    """Return a paragraph as Markdown; where it is of several lines, each but the first has an indent."""
    lines = paragraph.pieces if "\n" in paragraph.glue else (paragraph,)
    return f"{_BREAK}{indent}".join(escape_start(write_inline(line.text, line.marks)) for line in lines)


def write_heading(paragraph: Paragraph, level: int, *, styled: bool) -> str:
    """Return a heading, of the level 3 to 6 that is nearest."""
    return f"{'#' * min(max(level, 3), 6)} {_in_one_line(paragraph, styled=styled)}"


def _blocks(paragraphs: Sequence[Paragraph], document: Document) -> Iterator[tuple[tuple[str, int], list[Paragraph]]]:
    """Yield what is one block: a table, a list, a quotation, or a paragraph; with its kind and the place it begins."""
    keys: list[tuple[str, int]] = []
    for place, paragraph in enumerate(paragraphs):
        last, begun = keys[-1] if keys else ("", 0)
        kind, number = _kind_of(paragraph, document, listed=last == "items"), place
        if kind == "table" and paragraph.first.cell:
            number = paragraph.first.cell.table
        elif kind == last and (kind == "quote" or (kind == "items" and _same_list(paragraphs[begun], paragraph))):
            number = begun
        keys.append((kind, number))
    for key, group in groupby(zip(keys, paragraphs, strict=True), key=lambda one: one[0]):
        yield key, [paragraph for _, paragraph in group]


def _kind_of(paragraph: Paragraph, document: Document, *, listed: bool) -> str:
    """Return what a paragraph is a part of; `listed` where it stands below an item."""
    line = paragraph.first
    if line.style == WordStyle.RULE or (document.marked and paragraph.text == RULED):
        return "rule"
    if line.cell is not None:
        return "table"
    if line.style == WordStyle.CODE:
        return "code"
    if listed and _continued_level(paragraph):
        return "items"
    return {Hint.ITEM: "items", Hint.QUOTE: "quote", Hint.PICTURE: "picture"}.get(line.hint, "text")


def _continued_level(paragraph: Paragraph) -> int:
    """Return how deep the item is that a paragraph goes on in; 0 for any other."""
    match = _CONTINUED.fullmatch(paragraph.first.style)
    return int(match[1] or 1) if match and paragraph.first.hint is Hint.NONE else 0


def _same_list(first: Paragraph, paragraph: Paragraph) -> bool:
    """Tell whether an item belongs to the list that an item began: deeper ones do, and those with the same marks."""
    deeper = paragraph.first.level > 1 or _continued_level(paragraph) > 0
    return deeper or is_bullet(first.first.list_mark) == is_bullet(paragraph.first.list_mark)


def _items(members: Sequence[Paragraph]) -> str:
    """Return a list. A paragraph that goes on in an item has blank lines around it."""
    out, before = "", 0
    for paragraph in members:
        continued = _continued_level(paragraph)
        indent = "    " * (continued or max(paragraph.first.level, 1))
        marker = "" if continued else f"{write_marker(paragraph.first.list_mark)} "
        between = "\n\n" if continued or before else "\n"
        out += f"{between}{indent if continued else indent[4:]}{marker}{write_paragraph(paragraph, indent)}"
        before = continued
    return out.strip("\n")


def _table(members: Sequence[Paragraph], *, styled: bool) -> str:
    """Return a table; its first row is the head, as Markdown wants one."""
    cells = ((one.first.cell, _in_one_line(one, styled=styled)) for one in members if one.first.cell)
    rows = rows_of_table(cells)
    return write_table(rows if styled else filter(any, rows))


def _code(paragraph: Paragraph, text: str) -> str:
    """Return a block of code with the spaces that its lines begin with."""
    start = text.rfind("\n", 0, paragraph.first.start) + 1
    lines = text[start : paragraph.pieces[-1].end].split("\n")
    return "\n".join(f"    {line}".rstrip() for line in lines)


def _in_one_line(paragraph: Paragraph, *, styled: bool) -> str:
    """Return what has to stand in one line; how letters look is layout there, unless the archive set them so."""
    return write_inline(paragraph.text.replace("\n", " "), paragraph.marks if styled else ())
