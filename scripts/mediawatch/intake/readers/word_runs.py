"""Reads what a paragraph of Word holds: runs of text, links, formulas, notes, drawings; into lines."""

from collections.abc import Iterable

from docx.oxml.ns import nsmap, qn

from mediawatch.intake.document import Hint, Line, MarkKind
from mediawatch.intake.readers.markup import Element, describe_picture, unspaced
from mediawatch.intake.readers.symbols import show_symbols
from mediawatch.intake.readers.word_fields import WordFields, read_link
from mediawatch.intake.readers.word_formula import FORMULA, kinds_in_formula, read_formula
from mediawatch.intake.readers.word_lines import WordLines, WordParagraph
from mediawatch.intake.readers.word_nodes import ALTERNATE, DELETED, ELSEWHERE, chosen_form, is_chosen, text_of
from mediawatch.intake.readers.word_parts import WordPart, WordParts
from mediawatch.intake.readers.word_styles import WordStyles, is_on

_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_LETTERING = "{urn:schemas-microsoft-com:vml}textpath"
_GRAPHIC = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"


class WordRuns:
    """Reads the paragraphs of a document one after the other.

    `taken` counts the printed characters that were read, `left_out` what was not, by kind, `footnotes` references.
    """

    def __init__(self, parts: WordParts, styles: WordStyles, lines: WordLines) -> None:
        self._styles = styles
        self._lines = lines
        self._part = parts.main
        self._fields = WordFields()
        self.taken = self.footnotes = 0
        self.left_out = {"del": 0, "vanish": 0}
        self._notes = {
            qn(f"w:{kind}"): {
                node.get(qn("w:id"), ""): (part, node) for part in parts.related(f"{kind}s") for node in part.root
            }
            for kind in ("footnote", "endnote")
        }

    def read(self, node: Element, paragraph: WordParagraph, part: WordPart) -> None:
        """Read a paragraph of a part of the file; its last line is left open."""
        self._part = part
        self._read_runs(node, paragraph, "")

    def _read_runs(self, parent: Element, paragraph: WordParagraph, address: str) -> None:
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
                self.left_out["del"] += 1
            elif node.tag not in ELSEWHERE and node.tag != qn("w:p"):
                self._read_runs(node, paragraph, address)

    def _read_formula(self, node: Element, paragraph: WordParagraph, address: str) -> None:
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

    def _read_run(self, run: Element, paragraph: WordParagraph, address: str) -> None:
        properties = run.find(qn("w:rPr"))
        if is_on(properties, "w:vanish"):
            self.left_out["vanish"] += 1
            return
        kinds = self._styles.kinds(paragraph.style, properties)
        for node in run:
            self._read_piece(node, paragraph, kinds, address)

    def _read_piece(self, node: Element, paragraph: WordParagraph, kinds: list[MarkKind], address: str) -> None:
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
                self._lines.end(paragraph)
                paged = node.get(qn("w:type"), "") == "page"
                self._lines.page += paged
                paragraph.soft = not paged
            case "lastRenderedPageBreak":
                self._lines.page += 1
            case "fldChar":
                self._fields.turn(node.get(qn("w:fldCharType"), ""))
            case "instrText":
                self._fields.instruct(node.text or "")
            case "footnoteReference" | "endnoteReference":
                note = self._notes[qn(f"w:{tag.removesuffix('Reference')}")].get(node.get(qn("w:id"), ""))
                paragraph.notes += [note] if note else []
                self.footnotes += note is not None
            case "drawing" | "pict" | "object":
                self._read_drawing(node, paragraph)
            case _ if tag == f"{ALTERNATE}AlternateContent":
                for inner in chosen_form(node):
                    self._read_piece(inner, paragraph, kinds, address)
            case _:
                pass

    def _read_ruby(self, node: Element, paragraph: WordParagraph, address: str) -> None:
        """Read characters with their pronunciation, which stands in brackets behind them."""
        for name, before, behind in (("w:rubyBase", "", ""), ("w:rt", "（", "）")):
            paragraph.line.write(before)
            for part in (one for one in node if one.tag == qn(name)):
                self._read_runs(part, paragraph, address)
            paragraph.line.write(behind)

    def _write(self, node: Element, paragraph: WordParagraph, kinds: Iterable[MarkKind], address: str) -> None:
        """Write what a text element holds. The number of a page, in a table of contents, belongs to the layout."""
        text = show_symbols(node.text or "")
        self.taken += len(unspaced(text))
        if self._fields.numbers_a_page:
            paragraph.pages += text
        else:
            paragraph.line.write(text, kinds, address)

    def _read_drawing(self, node: Element, paragraph: WordParagraph) -> None:
        paragraph.boxes += [box for box in node.iter(qn("w:txbxContent")) if is_chosen(box, node)]
        for lettering in node.iter(_LETTERING):
            if is_chosen(lettering, node):
                self._lines.end(paragraph)
                self._lines.add(Line(lettering.get("string", "")))
        if any(True for _ in node.iter(_PICTURE, _IMAGE)) or any(
            one.get("uri", "").endswith(("/chart", "/diagram")) for one in node.iter(_GRAPHIC)
        ):
            self._lines.end(paragraph)
            described = next((describe_picture(one.get("descr", "")) for one in node.iter(_DRAWN)), "")
            self._lines.add(Line(described, hint=Hint.PICTURE))
