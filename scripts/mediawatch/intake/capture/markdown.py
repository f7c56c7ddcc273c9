"""Blocks of a page as a body in the project's Markdown: `render_body` gives back exactly their text. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from mediawatch.format.fields import KNOWN
from mediawatch.format.write import escape, escape_paragraph, escape_start, write_table
from mediawatch.intake.capture.blocks import Block
from mediawatch.intake.document import Hint
from mediawatch.intake.grammar.inline import write_inline
from mediawatch.intake.labels import word_of, words
from mediawatch.intake.list_marks import BULLET, number_mark, write_marker

_LAST_LEVEL = 6
_SUBTITLE = 7
"""The level of a line that is bold and no heading, as Chinese news pages set their subtitles: below all headings."""
_LONGEST_SUBTITLE = 30
_CREDIT = re.compile(rf"[（(【]?(?:文|本报|{word_of('source')}|{words('author', 'editor', 'picture', 'photographer')})")
_SENTENCE_END = re.compile(r"[。！？；，：、.!?;,:…—]$")
_ATTRIBUTE = re.compile(rf"(?:{'|'.join(KNOWN)})\s*[：:]")


def write_blocks(blocks: Iterable[Block]) -> str:
    """Return the Markdown of an article's blocks."""
    blocks = tuple(blocks)
    if all(block.quoted for block in blocks):  # the page's way to indent: nobody is quoted
        blocks = tuple(replace(block, quoted=False) for block in blocks)
    writer = _Writer()
    for block, following in zip(blocks, [*blocks, None][1:], strict=True):
        writer.add(replace(block, hint=Hint.HEADING, level=_SUBTITLE) if following and _is_subtitle(block) else block)
    return "\n\n".join(writer.parts)


@dataclass(slots=True)
class _Writer:
    """Collects the parts of a body, which blank lines will separate."""

    parts: list[str] = field(default_factory=list[str])
    _levels: list[int] = field(default_factory=list[int])
    _lists: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    """The lists that are open: the depth that the page gives them, and the number of their last item."""
    _quoted: bool = False

    def add(self, block: Block) -> None:
        """Write a block."""
        if block.quoted != self._quoted:
            self._lists.clear()
        self._quoted = block.quoted
        listed = bool(self._lists)
        if block.hint is Hint.ITEM and self._open_list(block):
            marker = write_marker(number_mark(block.ordinal) if block.ordinal else BULLET)
            line = f"{'    ' * (len(self._lists) - 1)}{marker} {_line(block)}"
            self._put(line, beside=listed)
            return
        self._lists.clear()
        if block.hint is Hint.HEADING:
            self._put(f"{'#' * self._mark_level(block.level)} {escape_paragraph(block.text)}")
        elif block.rows:
            self._put(write_table([map(escape, row) for row in block.rows]))
        elif block.ordinal:
            self._put(_line(block.behind(f"{number_mark(block.ordinal)} ")))
        else:
            self._put(_line(block))

    def _put(self, text: str, *, beside: bool = False) -> None:
        if self._quoted:
            text = "\n".join(f"> {line}" for line in text.split("\n"))
        if beside:
            self.parts[-1] += f"\n{text}"
        else:
            self.parts.append(text)

    def _mark_level(self, level: int) -> int:
        """Return how many marks a heading gets: the first ones three, those below them one more."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return min(len(self._levels) + 2, _LAST_LEVEL)

    def _open_list(self, item: Block) -> bool:
        """Tell whether an item can stand in a list, which is then the last one open: Markdown counts for itself."""
        if _ATTRIBUTE.match(item.text):  # it would look like an attribute of the article
            return False
        while len(self._lists) > 1 and self._lists[-1][0] > item.level:
            self._lists.pop()
        if self._lists and self._lists[-1][0] >= item.level:
            _, last = self._lists.pop()
            follows = item.ordinal == (last + 1 if last else 0)
        else:
            follows = item.ordinal <= 1
        self._lists.append((item.level, item.ordinal))
        return follows


def _line(block: Block) -> str:
    """Return the Markdown of a paragraph's or an item's text."""
    return escape_start(write_inline(block.text, block.marks))


def _is_subtitle(block: Block) -> bool:
    return (
        block.hint is Hint.NONE
        and not block.rows
        and not block.quoted
        and block.bold
        and len(block.text) <= _LONGEST_SUBTITLE
        and not _SENTENCE_END.search(block.text)
        and not _CREDIT.match(block.text)
    )
