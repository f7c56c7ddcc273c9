"""Reads a Word document (.docx): paragraphs, tables, text boxes, notes, headers and footers, in reading order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from docx.oxml.ns import nsmap, qn

from mediawatch.importers.document import Cell, Document, Hint, Line, LineWriter, MarkKind, Note, UnreadableError
from mediawatch.importers.readers.markup import Element, MarkedText, describe_picture, printed
from mediawatch.importers.readers.symbols import count_symbols, show_symbols
from mediawatch.importers.readers.web_file import read_web
from mediawatch.importers.readers.word_fields import WordFields, read_link
from mediawatch.importers.readers.word_formula import FORMULA, kinds_in_formula, read_formula
from mediawatch.importers.readers.word_nodes import (
    ALTERNATE,
    DELETED,
    chosen_form,
    distinct_parts,
    has_lost_its_end,
    is_chosen,
    is_printed,
    lays_out,
    owner_of,
    text_of,
)
from mediawatch.importers.readers.word_parts import DAMAGED, Part, WordParts
from mediawatch.importers.readers.word_styles import Style, is_on, read_styles, value

_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_LETTERING = "{urn:schemas-microsoft-com:vml}textpath"
_GRAPHIC = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
_TEXTS = (qn("w:t"), f"{FORMULA}t")
_ELSEWHERE = (*DELETED, qn("w:rPr"), qn("w:pPr"), qn("w:sectPr"), f"{ALTERNATE}Fallback")


def read_word(name: str, sha256: str, data: bytes) -> Document:
    """Read a Word document. Raises UnreadableError."""
    try:
        return _Reader(WordParts(data)).read(name, sha256)
    except UnreadableError:
        raise
    except Exception as error:  # what a hostile file makes of the libraries below is not known
        raise UnreadableError(DAMAGED) from error


@dataclass(slots=True)
class _Paragraph:
    """A paragraph while it is read: where it stands, its line so far, and what follows it."""

    style: Style
    label: str
    cell: Cell | None
    hint: Hint
    line: MarkedText = field(default_factory=MarkedText)
    soft: bool = False
    pages: str = ""
    notes: list[tuple[Part, Element]] = field(default_factory=list[tuple[Part, Element]])
    boxes: list[Element] = field(default_factory=list[Element])


class _Reader:
    def __init__(self, parts: WordParts) -> None:
        self._parts = parts
        self._part: Part = parts.main
        self._styles = read_styles(parts)
        self._writer = LineWriter()
        self._page = 1
        self._tables = 0
        self._paragraphs = 0
        self._carried: MarkedText | None = None
        self._fields = WordFields()
        self._taken = 0
        self._embedded = self._lost = self._footnotes = 0
        self._left_out = {"del": 0, "vanish": 0}
        self._notes = {
            qn(f"w:{kind}"): {
                node.get(qn("w:id"), ""): (part, node) for part in parts.related(f"{kind}s") for node in part.root
            }
            for kind in ("footnote", "endnote")
        }

    def read(self, name: str, sha256: str) -> Document:
        """Return the document."""
        headers = self._parts.related("header")
        footers = self._parts.related("footer")
        self._read_margins(headers)
        self._read_blocks(self._parts.main, self._body(), None, Hint.NONE)
        self._read_margins(footers)
        text = self._writer.text()
        if not printed(text):
            raise UnreadableError("里面没有文字：换一份")
        lines, notes = tuple(self._writer.lines), tuple(self._told())
        return Document(
            name, sha256, "docx", text, lines, notes=notes, unread=self._unread(), properties=self._parts.properties()
        )

    def _told(self) -> Iterator[Note]:
        """Yield what a person should know."""
        comments = sum(bool(printed("".join(part.root.itertext()))) for part in self._parts.related("comments"))
        for count, what in (
            (self._left_out["del"], "修订中删去的字"),
            (self._left_out["vanish"], "隐藏文字"),
            (self._embedded, "嵌入的文件"),
        ):
            if count:
                yield Note(f"{what} {count} 处，没有读")
        if comments:
            yield Note("有批注，没有读")
        if self._footnotes:
            yield Note(f"脚注 {self._footnotes} 处，各放在所注的那一段后面")
        if symbols := count_symbols(self._writer.text()):
            yield Note(f"有 {symbols} 个符号只有符号字体才有，别处显示不出来")

    def _body(self) -> Element:
        body = self._parts.main.root.find(qn("w:body"))
        if body is None:
            raise UnreadableError(DAMAGED)
        return body

    def _read_margins(self, parts: tuple[Part, ...]) -> None:
        for part in distinct_parts(parts):
            self._read_blocks(part, part.root, None, Hint.MARGIN)

    def _read_blocks(self, part: Part, parent: Element, cell: Cell | None, hint: Hint) -> None:
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
            elif node.tag not in _ELSEWHERE:
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
                column += int(span) if span.isdecimal() else 1

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
            self._writer.copy(replace(line, cell=cell, hint=line.hint if hint is Hint.NONE else hint))
        self._tables += 1 + max((line.cell.table for line in chunk.lines if line.cell), default=-1)
        self._lost += chunk.unread

    def _read_paragraph(self, node: Element, cell: Cell | None, hint: Hint, *, goes_on: bool) -> None:
        style = self._styles.of(node)
        own = hint
        label = self._styles.label(style) if style.list_id else ""
        if hint is Hint.NONE:
            own = (
                Hint.HEADING if style.level else Hint.ITEM if label else Hint.QUOTE if style.quote else Hint.NONE
            )  # fmt: skip
        self._paragraphs += bool(printed("".join(one.text or "" for one in node.iter(qn("w:t")))))
        paragraph = _Paragraph(style, label, cell, own)
        if self._carried is not None:
            paragraph.line, self._carried = self._carried, None
        self._read_runs(node, paragraph, "")
        if goes_on:
            self._carried = paragraph.line
        else:
            self._end_line(paragraph)
        if paragraph.pages:
            self._add(Line(paragraph.pages, hint=Hint.MARGIN))
        for box in paragraph.boxes:
            self._read_blocks(self._part, box, cell, hint)
        for part, note in paragraph.notes:
            self._read_blocks(part, note, None, Hint.NOTE)

    def _read_runs(
        self,
        parent: Element,
        paragraph: _Paragraph,
        address: str,
    ) -> None:
        for node in parent:
            if node.tag == qn("w:r"):
                self._read_run(node, paragraph, address or self._fields.address)
            elif node.tag == qn("w:hyperlink"):
                target = self._target(node)
                self._read_runs(node, paragraph, target)
            elif node.tag == qn("w:fldSimple"):
                linked = read_link(node.get(qn("w:instr"), ""))
                self._read_runs(node, paragraph, linked or address)
            elif node.tag == f"{FORMULA}oMath":
                self._read_formula(node, paragraph, address)
            elif node.tag in DELETED:
                self._left_out["del"] += 1
            elif node.tag not in _ELSEWHERE and node.tag != qn("w:p"):
                self._read_runs(node, paragraph, address)

    def _read_formula(self, node: Element, paragraph: _Paragraph, address: str) -> None:
        for piece in read_formula(node):
            if isinstance(piece, str):
                paragraph.line.write(piece, [], address)
            else:
                self._write(piece, paragraph, kinds_in_formula(piece), address)

    def _target(self, node: Element) -> str:
        """Return where a hyperlink leads outside the document; the part of it that is aimed at has its own word."""
        relation = self._part.relations.get(node.get(qn("r:id"), ""))
        if relation is None or not relation.outside:
            return ""
        part = node.get(qn("w:anchor"), "")
        return f"{relation.target}#{part}" if part and "#" not in relation.target else relation.target

    def _read_run(
        self,
        run: Element,
        paragraph: _Paragraph,
        address: str,
    ) -> None:
        properties = run.find(qn("w:rPr"))
        if is_on(properties, "w:vanish"):
            self._left_out["vanish"] += 1
            return
        kinds = self._styles.kinds(paragraph.style, properties)
        for node in run:
            self._read_piece(node, paragraph, kinds, address)

    def _read_piece(
        self,
        node: Element,
        paragraph: _Paragraph,
        kinds: list[MarkKind],
        address: str,
    ) -> None:
        """Read what a run holds."""
        tag = node.tag.rpartition("}")[2] if node.tag.startswith(f"{{{nsmap['w']}}}") else node.tag
        match tag:
            case "t":
                self._write(node, paragraph, kinds, address)
            case "tab" | "ptab" | "noBreakHyphen" | "sym":
                paragraph.line.write(text_of(tag, node), kinds, address)
            case "ruby":
                self._read_ruby(node, paragraph, address)
            case "br" | "cr":
                self._end_line(paragraph)
                paged = node.get(qn("w:type"), "") == "page"
                self._page += paged
                paragraph.soft = not paged
            case "lastRenderedPageBreak":
                self._page += 1
            case "fldChar":
                self._fields.turn(node.get(qn("w:fldCharType"), ""))
            case "instrText":
                self._fields.instruct(node.text or "")
            case "footnoteReference" | "endnoteReference":
                note = self._notes[qn(f"w:{tag.removesuffix('Reference')}")].get(node.get(qn("w:id"), ""))
                paragraph.notes += [note] if note else []
                self._footnotes += note is not None
            case "drawing" | "pict" | "object":
                self._read_drawing(node, paragraph)
            case _ if tag == f"{ALTERNATE}AlternateContent":
                for inner in chosen_form(node):
                    self._read_piece(inner, paragraph, kinds, address)
            case _:
                pass

    def _read_ruby(
        self,
        node: Element,
        paragraph: _Paragraph,
        address: str,
    ) -> None:
        """Read characters with their pronunciation, which stands in brackets behind them."""
        for name, before, behind in (("w:rubyBase", "", ""), ("w:rt", "（", "）")):
            paragraph.line.write(before)
            for part in node.iter(qn(name)):
                self._read_runs(part, paragraph, address)
            paragraph.line.write(behind)

    def _write(self, node: Element, paragraph: _Paragraph, kinds: Iterable[MarkKind], address: str) -> None:
        """Write what a text element holds. The number of a page, in a table of contents, belongs to the layout."""
        text = show_symbols(node.text or "")
        self._taken += len(printed(text))
        if self._fields.numbers_a_page:
            paragraph.pages += text
        else:
            paragraph.line.write(text, kinds, address)

    def _read_drawing(self, node: Element, paragraph: _Paragraph) -> None:
        paragraph.boxes += [box for box in node.iter(qn("w:txbxContent")) if is_chosen(box, node)]
        for lettering in node.iter(_LETTERING):
            if is_chosen(lettering, node):
                self._end_line(paragraph)
                self._add(Line(lettering.get("string", "")))
        if any(True for _ in node.iter(_PICTURE, _IMAGE)) or any(
            one.get("uri", "").endswith(("/chart", "/diagram")) for one in node.iter(_GRAPHIC)
        ):
            self._end_line(paragraph)
            described = next((describe_picture(one.get("descr", "")) for one in node.iter(_DRAWN)), "")
            self._add(Line(described, hint=Hint.PICTURE))

    def _add(self, line: Line) -> None:
        self._writer.add(replace(line, page=self._page, number=max(self._paragraphs, 1)))

    def _end_line(self, paragraph: _Paragraph) -> None:
        marked, paragraph.line = paragraph.line, MarkedText()
        style = paragraph.style
        text, label = marked.text, paragraph.label
        if label and paragraph.cell and not text.strip() and not paragraph.soft:
            text, label = label, ""
        line = Line(
            text,
            hint=paragraph.hint,
            level=style.level if paragraph.hint is Hint.HEADING else style.list_level + 1 if label else 0,
            label=label,
            indented=not paragraph.soft and (style.indented or text.startswith(("\u3000", "  "))),
            soft=paragraph.soft,
            style=style.name,
            cell=paragraph.cell,
            marks=marked.marks,
        )
        self._add(line)
        if text.strip() and paragraph.label:  # what follows a line break has no number
            paragraph.label = ""
            paragraph.hint = Hint.NONE if paragraph.hint is Hint.ITEM else paragraph.hint

    def _unread(self) -> int:
        """Count, another way, what is printed in the file, and return how much of it was not read."""
        parts = [
            self._parts.main,
            *distinct_parts(self._parts.related("header")),
            *distinct_parts(self._parts.related("footer")),
        ]
        parts += [*self._parts.related("footnotes"), *self._parts.related("endnotes")]
        held = sum(
            len(printed(node.text or "")) for part in parts for node in part.root.iter(*_TEXTS) if is_printed(node)
        )
        return max(held - self._taken, 0) + self._lost
