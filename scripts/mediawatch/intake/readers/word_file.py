"""Reads a Word document (.docx): paragraphs, tables, text boxes, notes, headers and footers, in reading order."""

import re
from collections.abc import Iterator
from dataclasses import replace

from docx.oxml.ns import qn

from mediawatch.intake.document import Cell, Document, Hint, Line, Note, UnreadableDocumentError
from mediawatch.intake.readers.markup import Element, MarkedText, unspaced
from mediawatch.intake.readers.symbols import count_symbols
from mediawatch.intake.readers.web_file import read_web
from mediawatch.intake.readers.word_formula import FORMULA
from mediawatch.intake.readers.word_lines import WordLines, WordParagraph
from mediawatch.intake.readers.word_nodes import (
    ELSEWHERE,
    distinct_parts,
    has_lost_its_end,
    is_printed,
    lays_out,
    owner_of,
)
from mediawatch.intake.readers.word_parts import DAMAGED, WordPart, WordParts
from mediawatch.intake.readers.word_runs import WordRuns
from mediawatch.intake.readers.word_styles import read_styles, value
from mediawatch.intake.readers.wrapped import mark_broken
from mediawatch.word_names import WordStyle

_SPAN = re.compile("[1-9][0-9]?")
"""How many columns a cell takes; Word itself has no more than 63 in a table."""
_TEXTS = (qn("w:t"), f"{FORMULA}t")


def read_word(name: str, sha256: str, data: bytes) -> Document:
    """Read a Word document. Raises UnreadableDocumentError."""
    try:
        return _Reader(WordParts(data)).read(name, sha256)
    except (UnreadableDocumentError, MemoryError):
        raise
    except Exception as error:  # what a hostile file makes of the libraries below is not known
        raise UnreadableDocumentError(DAMAGED) from error


class _Reader:
    def __init__(self, parts: WordParts) -> None:
        self._parts = parts
        self._part: WordPart = parts.main
        self._styles = read_styles(parts)
        self._lines = WordLines()
        self._runs = WordRuns(parts, self._styles, self._lines)
        self._tables = 0
        self._carried: MarkedText | None = None
        self._embedded = self._lost = 0

    def read(self, name: str, sha256: str) -> Document:
        """Return the document."""
        headers = self._parts.related("header")
        footers = self._parts.related("footer")
        self._read_margins(headers)
        self._read_blocks(self._parts.main, self._body(), None, Hint.NONE)
        self._read_margins(footers)
        text = self._lines.writer.text()
        if not unspaced(text):
            raise UnreadableDocumentError("里面没有文字：换一份")
        lines, whole = mark_broken(self._lines.writer.lines, text)
        return Document(
            name,
            sha256,
            "docx",
            text,
            lines,
            whole,
            styled=any(line.style == WordStyle.SERIES for line in lines),
            unread=self._unread(),
            notes=tuple(self._told()),
            properties=self._parts.properties(),
        )

    def _told(self) -> Iterator[Note]:
        """Yield what a person should know."""
        comments = sum(bool(unspaced("".join(part.root.itertext()))) for part in self._parts.related("comments"))
        for count, what in (
            (self._runs.left_out["del"], "修订中删去的字"),
            (self._runs.left_out["vanish"], "隐藏文字"),
            (self._embedded, "嵌入的文件"),
        ):
            if count:
                yield Note(f"{what} {count} 处，没有读")
        if comments:
            yield Note("有批注，没有读")
        if self._runs.footnotes:
            yield Note(f"脚注 {self._runs.footnotes} 处，各放在所注的那一段后面")
        if symbols := count_symbols(self._lines.writer.text()):
            yield Note(f"有 {symbols} 个符号只有符号字体才有，别处显示不出来")

    def _body(self) -> Element:
        body = self._parts.main.root.find(qn("w:body"))
        if body is None:
            raise UnreadableDocumentError(DAMAGED)
        return body

    def _read_margins(self, parts: tuple[WordPart, ...]) -> None:
        for part in distinct_parts(parts):
            self._read_blocks(part, part.root, None, Hint.MARGIN)

    def _read_blocks(self, part: WordPart, parent: Element, cell: Cell | None, hint: Hint) -> None:
        """Read paragraphs and tables, also those in content controls and the like."""
        before, self._part = self._part, part
        nodes = list(parent)
        for node, following in zip(nodes, [*nodes, None][1:], strict=True):
            if node.tag == qn("w:p"):
                goes_on = following is not None and following.tag == qn("w:p")
                self._read_paragraph(node, cell, hint, goes_on=goes_on and has_lost_its_end(node))
            elif node.tag == qn("w:tbl"):
                self._read_table(node, cell, hint)
            elif node.tag == qn("w:altChunk"):
                self._read_chunk(node, hint)
            elif node.tag not in ELSEWHERE:
                self._read_blocks(part, node, cell, hint)
        self._part = before

    def _read_table(self, table: Element, within: Cell | None, hint: Hint) -> None:
        """Read a table; one in a cell of a table of data belongs to that cell."""
        number, self._tables = self._tables, self._tables + 1
        plain = lays_out(table)
        for row, line in enumerate(node for node in table.iter(qn("w:tr")) if owner_of(node, "w:tbl") is table):
            column = 0
            for cell in (node for node in line.iter(qn("w:tc")) if owner_of(node, "w:tr") is line):
                merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
                if merged is None or merged.get(qn("w:val"), "") == "restart":
                    place = None if plain else Cell(number, row, column)
                    self._read_blocks(self._part, cell, within or place, hint)
                span = value(cell, "w:tcPr/w:gridSpan")
                column += int(span) if _SPAN.fullmatch(span) else 1

    def _read_chunk(self, node: Element, hint: Hint) -> None:
        """Read another file that stands here, where it is a web page; Word shows it in place."""
        relation = self._part.relations.get(node.get(qn("r:id"), ""))
        data = self._parts.data(relation.target) if relation and not relation.outside else None
        if data is None or data.startswith((b"PK", b"{\\rtf")):
            self._embedded += 1
            return
        chunk = read_web("", "", data)
        for line in chunk.lines:
            cell = replace(line.cell, table=line.cell.table + self._tables) if line.cell else None
            self._lines.writer.copy(replace(line, cell=cell, hint=line.hint if hint is Hint.NONE else hint))
        self._tables += 1 + max((line.cell.table for line in chunk.lines if line.cell), default=-1)
        self._lost += chunk.unread

    def _read_paragraph(self, node: Element, cell: Cell | None, hint: Hint, *, goes_on: bool) -> None:
        style = self._styles.of(node)
        own = hint
        list_mark = self._styles.list_mark(style) if style.list_id else ""
        if hint is Hint.NONE:
            own = (
                Hint.HEADING if style.level else Hint.ITEM if list_mark else Hint.QUOTE if style.quote else Hint.NONE
            )  # fmt: skip
        self._lines.paragraphs += bool(unspaced("".join(one.text or "" for one in node.iter(qn("w:t")))))
        paragraph = WordParagraph(style, list_mark, cell, own)
        if self._carried is not None:
            paragraph.line, self._carried = self._carried, None
        self._runs.read(node, paragraph, self._part)
        if goes_on:
            self._carried = paragraph.line
        else:
            self._lines.end(paragraph)
        if paragraph.pages:
            self._lines.add(Line(paragraph.pages, hint=Hint.MARGIN))
        for box in paragraph.boxes:
            self._read_blocks(self._part, box, cell, hint)
        for part, note in paragraph.notes:
            self._read_blocks(part, note, None, Hint.NOTE)

    def _unread(self) -> int:
        """Count, another way, what is printed in the file, and return how much of it was not read."""
        parts = [
            self._parts.main,
            *distinct_parts(self._parts.related("header")),
            *distinct_parts(self._parts.related("footer")),
        ]
        parts += [*self._parts.related("footnotes"), *self._parts.related("endnotes")]
        held = sum(
            len(unspaced(node.text or "")) for part in parts for node in part.root.iter(*_TEXTS) if is_printed(node)
        )
        return max(held - self._runs.taken, 0) + self._lost
