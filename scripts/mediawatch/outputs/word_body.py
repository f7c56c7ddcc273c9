"""Paragraphs of a Word file (WordprocessingML, ECMA-376 part 1, 17), from those of a printed body."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from mediawatch.outputs.printed_body import BREAK, Block, BlockKind, Cell, Item, PrintedBody, Run, legible
from mediawatch.word_names import RULED, WordStyle

BULLETS = 1
"""The number of the one bulleted list; numbered lists are counted from it."""

_SIGNS = (
    ("code", f'<w:rStyle w:val="{WordStyle.CODE_SPAN}"/>'),
    ("strong", "<w:b/>"),
    ("em", "<w:i/>"),
)
LINKED = '<w:color w:val="0563C1"/><w:u w:val="single"/>'
"""How a link looks."""
_BREAK = "<w:r><w:br/></w:r>"


@dataclass(slots=True)
class Paper:
    """What is written: paragraphs, the addresses that they lead to, and the numbered lists."""

    blocks: list[str] = field(default_factory=list[str])
    addresses: dict[str, str] = field(default_factory=dict[str, str])
    lists: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    """Of each numbered list, how deep it is and what it begins at."""

    def add(self, style: str, runs: str, more: str = "") -> None:
        """Add a paragraph."""
        self.blocks.append(paragraph(style, runs, more))

    def link(self, address: str, runs: str) -> str:
        """Return runs that lead to an address."""
        name = self.addresses.setdefault(address, f"link{len(self.addresses) + 1}")
        return f'<w:hyperlink r:id="{name}">{runs}</w:hyperlink>'


def run(text: str, properties: str = "") -> str:
    """Return a text as a run."""
    shown = escape(legible(text))
    return f'<w:r>{properties}<w:t xml:space="preserve">{shown}</w:t></w:r>' if shown else ""


def paragraph(style: str, runs: str, more: str = "") -> str:
    """Return a paragraph; `more` are properties of its own. Python-docx leaves spaces out of the ids of styles."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style.replace(" ", "")}"/>{more}</w:pPr>{runs}</w:p>'


def add_body(body: PrintedBody, style: WordStyle, paper: Paper) -> None:
    """Add a body to a paper, plain paragraphs in a style."""
    numbers: dict[int, int] = {}
    for block in body.blocks:
        if block.kind is BlockKind.TABLE:
            paper.blocks.append(_table(block.rows, paper))
        elif block.kind is BlockKind.RULE:
            paper.add(WordStyle.RULE, run(RULED))
        elif block.item:
            _add_item(block, block.item, numbers, paper)
        else:
            paper.add(_style(block, style), _runs(block.runs, paper))


def _style(block: Block, plain: WordStyle) -> str:
    if block.kind is BlockKind.HEADING:
        return f"Heading {block.level}"
    if block.kind is BlockKind.CODE:
        return WordStyle.CODE
    return "Quote" if block.quotes else plain


def _add_item(block: Block, item: Item, numbers: dict[int, int], paper: Paper) -> None:
    """Add a paragraph of a list; `numbers` are the file's of the numbered lists of this body."""
    if item.start is not None and item.order not in numbers:
        paper.lists.append((item.depth, item.start))
        numbers[item.order] = BULLETS + len(paper.lists)
    number = numbers.get(item.order, BULLETS)
    listed = f'<w:numPr><w:ilvl w:val="{item.depth}"/><w:numId w:val="{number}"/></w:numPr>' if item.first else ""
    deeper = f" {min(item.depth, 2) + 1}" if item.depth else ""
    kind = "List Bullet" if number == BULLETS else "List Number"
    paper.add(kind if item.first else f"List Continue{deeper}", _runs(block.runs, paper), listed)


def _runs(runs: Sequence[Run], paper: Paper) -> str:
    return "".join(_BREAK if one.text == BREAK else _run(one, paper) for one in runs)


def _run(one: Run, paper: Paper) -> str:
    inner = "".join(sign for mark, sign in _SIGNS if mark in one.marks) + (LINKED if one.address else "")
    made = run(one.text, f"<w:rPr>{inner}</w:rPr>" if inner else "")
    return paper.link(one.address, made) if one.address else made


def _cell(cell: Cell, paper: Paper) -> str:
    aligned = f'<w:jc w:val="{cell.side}"/>' if cell.side else ""
    return paragraph(WordStyle.CELL, _runs(cell.runs, paper), aligned)


def _table(rows: Sequence[Sequence[Cell]], paper: Paper) -> str:
    """Return a table; its first row is repeated on each page."""
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    width = max(map(len, rows), default=0)
    grid = "<w:gridCol/>" * width
    lines = "".join(
        f"<w:tr>{'' if place else '<w:trPr><w:tblHeader/></w:trPr>'}"
        + "".join(f"<w:tc>{_cell(cell, paper)}</w:tc>" for cell in row)
        + "</w:tr>"
        for place, row in enumerate(rows)
    )
    properties = f'<w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>'
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl><w:p/>"
