"""Reads a Word document (.docx): paragraphs, tables, text boxes, notes, headers and footers, in reading order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import nsmap, qn

from mediawatch.importers.document import Cell, Document, Hint, LineWriter, MarkKind, UnreadableError
from mediawatch.importers.markup import Element, MarkedText, describe_picture, printed
from mediawatch.importers.word_parts import DAMAGED, Part, WordParts
from mediawatch.importers.word_styles import Style, is_on, read_styles, value

_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_ADDRESS = re.compile(r'HYPERLINK\s+"([^"]+)"', re.IGNORECASE)
_SWITCHES = (("w:b", MarkKind.STRONG), ("w:i", MarkKind.EMPHASIS), ("w:strike", MarkKind.DELETED))
_RAISED = {"superscript": MarkKind.RAISED, "subscript": MarkKind.LOWERED}
_ELSEWHERE = (qn("w:del"), qn("w:moveFrom"), qn("w:rPr"), qn("w:pPr"), qn("w:sectPr"), f"{_ALTERNATE}Fallback")


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
    """A paragraph while it is read: where it stands, and the lines it has so far."""

    style: Style
    label: str
    cell: Cell | None
    hint: Hint
    line: MarkedText = field(default_factory=MarkedText)
    soft: bool = False


class _Reader:
    def __init__(self, parts: WordParts) -> None:
        self._parts = parts
        self._part: Part = parts.main
        self._styles = read_styles(parts)
        self._writer = LineWriter()
        self._page = 1
        self._tables = 0
        self._paragraphs = 0
        self._field: list[str] = []
        self._instructions: list[str] = []
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
        notes = [f"{what} {count} 处，没有读" for kind, what in (("del", "删除线修订"), ("vanish", "隐藏文字"))
                 if (count := self._left_out[kind])]  # fmt: skip
        if self._parts.related("comments"):
            notes.append("有批注，没有读")
        return Document(
            name, sha256, "docx", text, tuple(self._writer.lines), notes=tuple(notes), unread=self._unread()
        )

    def _body(self) -> Element:
        body = self._parts.main.root.find(qn("w:body"))
        if body is None:
            raise UnreadableError(DAMAGED)
        return body

    def _read_margins(self, parts: tuple[Part, ...]) -> None:
        seen: set[str] = set()
        for part in parts:
            text = "".join(node.text or "" for node in part.root.iter(qn("w:t")))
            if text not in seen:
                seen.add(text)
                self._read_blocks(part, part.root, None, Hint.MARGIN)

    def _read_blocks(self, part: Part, parent: Element, cell: Cell | None, hint: Hint) -> None:
        """Read paragraphs and tables, also those in content controls and the like."""
        before, self._part = self._part, part
        for node in parent:
            if node.tag == qn("w:p"):
                self._read_paragraph(node, cell, hint)
            elif node.tag == qn("w:tbl"):
                self._read_table(node, hint)
            elif node.tag not in _ELSEWHERE:
                self._read_blocks(part, node, cell, hint)
        self._part = before

    def _read_table(self, table: Element, hint: Hint) -> None:
        number, self._tables = self._tables, self._tables + 1
        for row, line in enumerate(node for node in table.iter(qn("w:tr")) if _owner(node, "w:tbl") is table):
            column = 0
            for cell in (node for node in line.iter(qn("w:tc")) if _owner(node, "w:tr") is line):
                merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
                if merged is None or merged.get(qn("w:val"), "") == "restart":
                    self._read_blocks(self._part, cell, Cell(number, row, column), hint)
                span = value(cell, "w:tcPr/w:gridSpan")
                column += int(span) if span.isdecimal() else 1

    def _read_paragraph(self, node: Element, cell: Cell | None, hint: Hint) -> None:
        style = self._styles.of(node)
        own = hint
        label = self._styles.label(style) if style.list_id else ""
        if hint is Hint.NONE:
            own = (
                Hint.HEADING if style.level else Hint.ITEM if label else Hint.QUOTE if style.quote else Hint.NONE
            )  # fmt: skip
        self._paragraphs += bool(printed("".join(one.text or "" for one in node.iter(qn("w:t")))))
        paragraph = _Paragraph(style, label, cell, own)
        after: list[tuple[Part, Element]] = []
        boxes: list[Element] = []
        self._read_runs(node, paragraph, "", after, boxes)
        self._end_line(paragraph)
        for box in boxes:
            self._read_blocks(self._part, box, cell, hint)
        for part, note in after:
            self._read_blocks(part, note, None, Hint.NOTE)

    def _read_runs(
        self,
        parent: Element,
        paragraph: _Paragraph,
        address: str,
        after: list[tuple[Part, Element]],
        boxes: list[Element],
    ) -> None:
        for node in parent:
            if node.tag == qn("w:r"):
                self._read_run(node, paragraph, address or self._linked(), after, boxes)
            elif node.tag == qn("w:hyperlink"):
                relation = self._part.relations.get(node.get(qn("r:id"), ""))
                target = relation.target if relation and relation.outside else ""
                self._read_runs(node, paragraph, target, after, boxes)
            elif node.tag == qn("w:fldSimple"):
                found = _ADDRESS.search(node.get(qn("w:instr"), ""))
                self._read_runs(node, paragraph, found[1] if found else address, after, boxes)
            elif node.tag == qn("w:del"):
                self._left_out["del"] += 1
            elif node.tag not in _ELSEWHERE and node.tag != qn("w:p"):
                self._read_runs(node, paragraph, address, after, boxes)

    def _linked(self) -> str:
        """Return where the field leads whose result is being read."""
        return next((one for one in reversed(self._field) if one), "")

    def _read_run(
        self,
        run: Element,
        paragraph: _Paragraph,
        address: str,
        after: list[tuple[Part, Element]],
        boxes: list[Element],
    ) -> None:
        properties = run.find(qn("w:rPr"))
        if is_on(properties, "w:vanish"):
            self._left_out["vanish"] += 1
            return
        kinds = [kind for name, kind in _SWITCHES if is_on(properties, name)]
        raised = "" if properties is None else value(properties, "w:vertAlign")
        if raised in _RAISED:
            kinds.append(_RAISED[raised])
        if paragraph.hint is Hint.HEADING:
            kinds = []
        for node in run:
            self._read_piece(node, paragraph, kinds, address, after, boxes)

    def _read_piece(
        self,
        node: Element,
        paragraph: _Paragraph,
        kinds: list[MarkKind],
        address: str,
        after: list[tuple[Part, Element]],
        boxes: list[Element],
    ) -> None:
        """Read what a run holds."""
        tag = node.tag.rpartition("}")[2] if node.tag.startswith(f"{{{nsmap['w']}}}") else node.tag
        match tag:
            case "t" | "tab" | "ptab" | "noBreakHyphen" | "sym":
                paragraph.line.write(_text_of(tag, node), kinds, address)
            case "br" | "cr":
                self._end_line(paragraph)
                paged = node.get(qn("w:type"), "") == "page"
                self._page += paged
                paragraph.soft = not paged
            case "lastRenderedPageBreak":
                self._page += 1
            case "fldChar":
                self._turn_field(node.get(qn("w:fldCharType"), ""))
            case "instrText":
                self._instructions.append(node.text or "")
            case "footnoteReference" | "endnoteReference":
                note = self._notes[qn(f"w:{tag.removesuffix('Reference')}")].get(node.get(qn("w:id"), ""))
                after += [note] if note else []
            case "drawing" | "pict" | "object":
                self._read_drawing(node, paragraph, boxes)
            case _ if tag == f"{_ALTERNATE}AlternateContent":
                for inner in _choice(node):
                    self._read_piece(inner, paragraph, kinds, address, after, boxes)
            case _:
                pass

    def _turn_field(self, kind: str) -> None:
        """Follow a field from its beginning over its instructions and its result to its end."""
        if kind == "begin":
            self._field.append("")
            self._instructions = []
        elif kind == "separate" and self._field:
            found = _ADDRESS.search("".join(self._instructions))
            self._field[-1] = found[1] if found else ""
        elif kind == "end" and self._field:
            self._field.pop()

    def _read_drawing(self, node: Element, paragraph: _Paragraph, boxes: list[Element]) -> None:
        boxes += [box for box in node.iter(qn("w:txbxContent")) if _chosen(box, node)]
        if any(True for _ in node.iter(_PICTURE, _IMAGE)):
            self._end_line(paragraph)
            described = next((describe_picture(one.get("descr", "")) for one in node.iter(_DRAWN)), "")
            self._writer.add(described, page=self._page, hint=Hint.PICTURE, number=max(self._paragraphs, 1))

    def _end_line(self, paragraph: _Paragraph) -> None:
        line, paragraph.line = paragraph.line, MarkedText()
        style = paragraph.style
        text = line.text
        self._writer.add(
            text,
            page=self._page,
            hint=paragraph.hint,
            level=style.level if paragraph.hint is Hint.HEADING else style.list_level + 1 if paragraph.label else 0,
            label=paragraph.label,
            indented=not paragraph.soft and (style.indented or text.startswith(("\u3000", "  "))),
            soft=paragraph.soft,
            style=style.name,
            cell=paragraph.cell,
            marks=line.marks,
            number=max(self._paragraphs, 1),
        )

    def _unread(self) -> int:
        """Count, another way, what is printed in the file, and return how much of it was not read."""
        parts = [self._parts.main, *_distinct(self._parts.related("header")), *_distinct(self._parts.related("footer"))]
        parts += [*self._parts.related("footnotes"), *self._parts.related("endnotes")]
        held = sum(
            len(printed(node.text or "")) for part in parts for node in part.root.iter(qn("w:t")) if _counts(node)
        )
        read = "".join(line.text for line in self._writer.lines if line.hint is not Hint.PICTURE)
        return max(held - len(printed(read)), 0)


def _distinct(parts: tuple[Part, ...]) -> Iterator[Part]:
    texts: set[str] = set()
    for part in parts:
        text = "".join(node.text or "" for node in part.root.iter(qn("w:t")))
        if text not in texts:
            texts.add(text)
            yield part


def _text_of(tag: str, node: Element) -> str:
    """Return the characters that a piece of a run stands for."""
    if tag == "sym":
        code = node.get(qn("w:char"), "")
        return chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{2,4}", code) else "\ufffd"
    return {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}.get(tag, node.text or "")


def _choice(node: Element) -> Iterator[Element]:
    """Yield what stands in the first of several forms, the newest."""
    choice = node.find(f"{_ALTERNATE}Choice")
    chosen = node.find(f"{_ALTERNATE}Fallback") if choice is None else choice
    yield from () if chosen is None else chosen


def _owner(node: Element, tag: str) -> Element | None:
    return next(node.iterancestors(qn(tag)), None)


def _chosen(box: Element, drawing: Element) -> bool:
    """Tell whether a text box of a drawing is none that another one replaces, nor one inside another."""
    for above in box.iterancestors():
        if above is drawing:
            return True
        if above.tag in (f"{_ALTERNATE}Fallback", qn("w:txbxContent")):
            return False
    return True


def _counts(node: Element) -> bool:
    """Tell whether a text is printed: not deleted, hidden, or there for older programs."""
    for above in node.iterancestors():
        if above.tag in (qn("w:del"), qn("w:moveFrom"), f"{_ALTERNATE}Fallback"):
            return False
        if above.tag == qn("w:r") and is_on(above.find(qn("w:rPr")), "w:vanish"):
            return False
    return True
