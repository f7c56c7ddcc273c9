"""What elements of a Word document say of themselves (WordprocessingML, ECMA-376 part 1)."""

import re
from collections.abc import Iterator

from docx.oxml.ns import qn

from mediawatch.intake.readers.markup import Element
from mediawatch.intake.readers.symbols import symbol_of
from mediawatch.intake.readers.word_parts import WordPart
from mediawatch.intake.readers.word_styles import is_on

ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DATA_COLUMNS, _DATA_CELL = 2, 100
"""A table of data has as many columns, and no cell with more characters."""
DELETED = (qn("w:del"), qn("w:moveFrom"))
ELSEWHERE = (*DELETED, qn("w:rPr"), qn("w:pPr"), qn("w:sectPr"), f"{ALTERNATE}Fallback")
"""What holds no text, or text that is not shown."""


def distinct_parts(parts: tuple[WordPart, ...]) -> Iterator[WordPart]:
    """Yield headers or footers that differ: sections often repeat them."""
    texts: set[str] = set()
    for part in parts:
        text = "".join(node.text or "" for node in part.root.iter(qn("w:t")))
        if text not in texts:
            texts.add(text)
            yield part


def has_lost_its_end(paragraph: Element) -> bool:
    """Tell whether a revision deleted what divides a paragraph from the next."""
    return any(paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{tag}") is not None for tag in DELETED)


def text_of(tag: str, node: Element) -> str:
    """Return the characters that a piece of a run stands for."""
    if tag == "sym":
        code = node.get(qn("w:char"), "")
        known = re.fullmatch("[0-9A-Fa-f]{2,4}", code) is not None
        return symbol_of(int(code, 16), node.get(qn("w:font"), "")) if known else "\ufffd"
    return {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}[tag]


def chosen_form(node: Element) -> Iterator[Element]:
    """Yield what stands in the first of several forms, the newest."""
    choice = node.find(f"{ALTERNATE}Choice")
    chosen = node.find(f"{ALTERNATE}Fallback") if choice is None else choice
    yield from () if chosen is None else chosen


def owner_of(node: Element, tag: str) -> Element | None:
    """Return the nearest element of a kind around one."""
    return next(node.iterancestors(qn(tag)), None)


def lays_out(table: Element) -> bool:
    """Tell whether a table with others in it lays out the page: it has one column, or a cell that is no figure or word.

    A table of data may have a small one in a cell as well.
    """
    if all(inner is table for inner in table.iter(qn("w:tbl"))):
        return False
    cells = [cell for cell in table.iter(qn("w:tc")) if owner_of(cell, "w:tbl") is table]
    columns = len(cells) / max(sum(owner_of(row, "w:tbl") is table for row in table.iter(qn("w:tr"))), 1)
    sizes = (sum(len(text.text or "") for text in cell.iter(qn("w:t"))) for cell in cells)
    return columns < _DATA_COLUMNS or max(sizes, default=0) > _DATA_CELL


def is_chosen(box: Element, drawing: Element) -> bool:
    """Tell whether a text box of a drawing is none that another one replaces, nor one inside another."""
    for above in box.iterancestors():
        if above is drawing:
            return True
        if above.tag in (f"{ALTERNATE}Fallback", qn("w:txbxContent")):
            return False
    return True


def is_printed(node: Element) -> bool:
    """Tell whether a text is printed: not deleted, hidden, or there for older programs."""
    for above in node.iterancestors():
        if above.tag in (*DELETED, f"{ALTERNATE}Fallback"):
            return False
        if above.tag == qn("w:r") and is_on(above.find(qn("w:rPr")), "w:vanish"):
            return False
    return True
