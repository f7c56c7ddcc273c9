"""Blocks of a page as a body in the project's Markdown: `render_body` gives back exactly their text. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from mediawatch.format.fields import KNOWN
from mediawatch.intake.document import Cell, Document, Hint, Line
from mediawatch.intake.grammar.markdown import write_paragraphs, write_quote
from mediawatch.intake.grammar.numbering import find_listed
from mediawatch.intake.grammar.paragraphs import Paragraph
from mediawatch.intake.labels import word_of, words
from mediawatch.intake.list_marks import is_bullet

_SUBTITLE = 7
"""The level of a line that is bold and no heading, as Chinese news pages set their subtitles: below all headings."""
_LONGEST_SUBTITLE = 30
_CREDIT = re.compile(rf"[（(【]?(?:文|本报|{word_of('source')}|{words('author', 'editor', 'picture', 'photographer')})")
_SENTENCE_END = re.compile(r"[。！？；，：、.!?;,:…—]$")
_PAGE = Document("", "", "html", "", ())
"""How the lines of a page are written: as those of a document that is none of the archive's own."""
_ATTRIBUTE = re.compile(rf"(?:{'|'.join(KNOWN)})\s*[：:]")


def write_blocks(blocks: Iterable[Line]) -> str:
    """Return the Markdown of an article's blocks."""
    blocks = tuple(blocks)
    if all(block.quoted for block in blocks):  # the page's way to indent: nobody is quoted
        blocks = tuple(replace(block, quoted=False) for block in blocks)
    parts: list[str] = []
    for quoted, group in groupby(_lines(blocks), key=lambda line: line.quoted):
        text = write_paragraphs([Paragraph((line,)) for line in group], _PAGE)
        parts.append(write_quote(text) if quoted else text)
    return "\n\n".join(parts)


def _lines(blocks: Sequence[Line]) -> Iterator[Line]:
    """Yield blocks as Markdown has them: items in lists that count as it does, headings one below the other.

    The cells of a table are lines. What would look like an attribute of the article is no item.
    """
    items = [replace(block, hint=Hint.NONE) if _ATTRIBUTE.match(block.text) else block for block in blocks]
    depths = dict(find_listed(items, lone=True))
    levels: list[int] = []
    for place, (block, following) in enumerate(zip(blocks, [*blocks, None][1:], strict=True)):
        if place in depths:
            yield replace(block, level=depths[place])
        elif block.hint is Hint.HEADING:
            yield replace(block, level=_open_level(levels, block.level))
        elif following and _is_subtitle(block):
            yield replace(block, hint=Hint.HEADING, level=_open_level(levels, _SUBTITLE))
        elif block.rows:
            cells = ((row, column, text) for row, texts in enumerate(block.rows) for column, text in enumerate(texts))
            yield from (replace(block, text=text, cell=Cell(place, row, column)) for row, column, text in cells)
        else:
            number = "" if is_bullet(block.list_mark) else f"{block.list_mark} "
            yield replace(block.wrapped(number), hint=Hint.NONE)


def _open_level(levels: list[int], level: int) -> int:
    """Return how many marks a heading gets, below those that are open: the first ones three, others one more."""
    while levels and levels[-1] >= level:
        levels.pop()
    levels.append(level)
    return len(levels) + 2


def _is_subtitle(block: Line) -> bool:
    return (
        block.hint is Hint.NONE
        and not block.rows
        and not block.quoted
        and block.bold
        and not block.links
        and len(block.text) <= _LONGEST_SUBTITLE
        and not _SENTENCE_END.search(block.text)
        and not _CREDIT.match(block.text)
    )
