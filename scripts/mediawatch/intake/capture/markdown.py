"""Blocks of a page as a body in the project's Markdown: `render_body` gives back exactly their text. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from mediawatch.format.fields import KNOWN
from mediawatch.intake.document import Cell, Document, Hint, Line
from mediawatch.intake.grammar.markdown import write_paragraphs, write_quote
from mediawatch.intake.grammar.paragraphs import Paragraph
from mediawatch.intake.labels import word_of, words
from mediawatch.intake.list_marks import BULLET, ordinal_of

_LAST_LEVEL = 6
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
    setting = _Setting()
    lines = [
        line
        for block, following in zip(blocks, [*blocks, None][1:], strict=True)
        for line in setting.lines_of(
            replace(block, hint=Hint.HEADING, level=_SUBTITLE) if following and _is_subtitle(block) else block
        )
    ]
    parts: list[str] = []
    for quoted, group in groupby(lines, key=lambda line: line.quoted):
        text = write_paragraphs([Paragraph((line,)) for line in group], _PAGE)
        parts.append(write_quote(text) if quoted else text)
    return "\n\n".join(parts)


@dataclass(slots=True)
class _Setting:
    """Tells how deep headings and items are, as Markdown counts, from the beginning of a body to its end."""

    _levels: list[int] = field(default_factory=list[int])
    _lists: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    """The lists that are open: the depth that the page gives them, and the number of their last item."""
    _tables: int = 0
    _quoted: bool = False

    def lines_of(self, block: Line) -> Iterator[Line]:
        """Yield a block as the line that it is in Markdown; the cells of a table are lines."""
        if block.quoted != self._quoted:
            self._lists.clear()
        self._quoted = block.quoted
        if block.hint is Hint.ITEM and self._open_list(block):
            list_mark = block.list_mark if ordinal_of(block.list_mark) else BULLET
            yield replace(block, level=len(self._lists), list_mark=list_mark)
            return
        self._lists.clear()
        self._tables += 1
        if block.hint is Hint.HEADING:
            yield replace(block, level=self._mark_level(block.level))
        elif block.rows:
            cells = ((at, place, text) for at, row in enumerate(block.rows) for place, text in enumerate(row))
            yield from (replace(block, text=text, cell=Cell(self._tables, at, place)) for at, place, text in cells)
        else:
            numbered = f"{block.list_mark} " if ordinal_of(block.list_mark) else ""
            yield replace(block.wrapped(numbered), hint=Hint.NONE)

    def _mark_level(self, level: int) -> int:
        """Return how many marks a heading gets: the first ones three, those below them one more."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return min(len(self._levels) + 2, _LAST_LEVEL)

    def _open_list(self, item: Line) -> bool:
        """Tell whether an item can stand in a list, which is then the last one open: Markdown counts for itself."""
        if _ATTRIBUTE.match(item.text):  # it would look like an attribute of the article
            return False
        while len(self._lists) > 1 and self._lists[-1][0] > item.level:
            self._lists.pop()
        ordinal = ordinal_of(item.list_mark)
        if self._lists and self._lists[-1][0] >= item.level:
            _, last = self._lists.pop()
            follows = ordinal == (last + 1 if last else 0)
        else:
            follows = ordinal <= 1
        self._lists.append((item.level, ordinal))
        return follows


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
