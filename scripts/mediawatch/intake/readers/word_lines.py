"""The lines of a Word document while it is read: a paragraph is one, or several where breaks divide it."""

from dataclasses import dataclass, field, replace

from mediawatch.intake.document import Cell, Hint, Line, LineWriter
from mediawatch.intake.readers.markup import Element, MarkedText
from mediawatch.intake.readers.word_parts import WordPart
from mediawatch.intake.readers.word_styles import Style


@dataclass(slots=True)
class WordParagraph:
    """A paragraph while it is read: where it stands, its line so far, and what follows it."""

    style: Style
    list_mark: str
    cell: Cell | None
    hint: Hint
    line: MarkedText = field(default_factory=MarkedText)
    soft: bool = False
    pages: str = ""
    notes: list[tuple[WordPart, Element]] = field(default_factory=list[tuple[WordPart, Element]])
    boxes: list[Element] = field(default_factory=list[Element])


class WordLines:
    """Collects lines with the page and the number of the paragraph they stand in."""

    def __init__(self) -> None:
        self.writer = LineWriter()
        self.page = 1
        self.paragraphs = 0

    def add(self, line: Line) -> None:
        """Add a line that stands here."""
        self.writer.add(replace(line, page=self.page, number=max(self.paragraphs, 1)))

    def end(self, paragraph: WordParagraph) -> None:
        """Add what a paragraph holds so far as a line; its number stands in the first that has text."""
        marked, paragraph.line = paragraph.line, MarkedText()
        style = paragraph.style
        text, list_mark = marked.text, paragraph.list_mark
        if list_mark and paragraph.cell and not text.strip() and not paragraph.soft:
            text, list_mark = list_mark, ""
        line = Line(
            text,
            hint=paragraph.hint,
            level=style.level if paragraph.hint is Hint.HEADING else style.list_level + 1 if list_mark else 0,
            list_mark=list_mark,
            indented=not paragraph.soft and (style.indented or text.startswith(("\u3000", "  "))),
            soft=paragraph.soft,
            style=style.name,
            cell=paragraph.cell,
            marks=marked.marks,
        )
        self.add(line)
        if text.strip() and paragraph.list_mark:  # what follows a line break has no number
            paragraph.list_mark = ""
            paragraph.hint = Hint.NONE if paragraph.hint is Hint.ITEM else paragraph.hint
