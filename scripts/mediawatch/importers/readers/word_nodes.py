"""What elements of a Word document say of themselves (WordprocessingML, ECMA-376 part 1)."""

import re
from collections.abc import Iterator

from docx.oxml.ns import qn

from mediawatch.importers.document import MarkKind
from mediawatch.importers.readers.markup import Element
from mediawatch.importers.readers.word_parts import Part
from mediawatch.importers.readers.word_styles import is_on

ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_HEIGHTS = {f"{FORMULA}sup": MarkKind.RAISED, f"{FORMULA}sub": MarkKind.LOWERED}
DELETED = (qn("w:del"), qn("w:moveFrom"))


def distinct_parts(parts: tuple[Part, ...]) -> Iterator[Part]:
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
        return chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{2,4}", code) else "\ufffd"
    return {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}.get(tag, node.text or "")


def kinds_in_formula(node: Element) -> list[MarkKind]:
    """Return what a text in a formula is set as: an exponent is raised, an index lowered."""
    around = next(node.iterancestors(*_HEIGHTS, f"{FORMULA}oMath"), None)
    return [] if around is None or around.tag not in _HEIGHTS else [_HEIGHTS[around.tag]]


def chosen_form(node: Element) -> Iterator[Element]:
    """Yield what stands in the first of several forms, the newest."""
    choice = node.find(f"{ALTERNATE}Choice")
    chosen = node.find(f"{ALTERNATE}Fallback") if choice is None else choice
    yield from () if chosen is None else chosen


def owner_of(node: Element, tag: str) -> Element | None:
    """Return the nearest element of a kind around one."""
    return next(node.iterancestors(qn(tag)), None)


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
