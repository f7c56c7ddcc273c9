"""Formulas of Word (Office Math Markup Language, ECMA-376 part 1, 22.1) as a line of text, as it would be typed."""

import re
from collections.abc import Iterator

from mediawatch.intake.document import MarkKind
from mediawatch.intake.readers.markup import Element

FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_HEIGHTS = {f"{FORMULA}sup": MarkKind.RAISED, f"{FORMULA}sub": MarkKind.LOWERED}
_COMPOUND = re.compile(r"[^\w.%]")


def read_formula(node: Element) -> Iterator[Element | str]:
    """Yield the text elements of a formula, and the signs that it draws: bars of fractions, roots, brackets."""
    match node.tag.removeprefix(FORMULA):
        case "t":
            yield node
        case "f":
            yield from _read_term(node.find(f"{FORMULA}num"))
            yield "/"
            yield from _read_term(node.find(f"{FORMULA}den"))
        case "rad":
            yield from _read_term(node.find(f"{FORMULA}deg"))
            yield "√"
            yield from _read_term(node.find(f"{FORMULA}e"))
        case "d":
            yield _sign(node, "begChr", "(")
            for place, part in enumerate(one for one in node if one.tag == f"{FORMULA}e"):
                yield _sign(node, "sepChr", "|") if place else ""
                yield from read_formula(part)
            yield _sign(node, "endChr", ")")
        case "nary":
            yield _sign(node, "chr", "∫")
            yield from _read_parts(node)
        case _:
            yield from _read_parts(node)


def kinds_in_formula(node: Element) -> list[MarkKind]:
    """Return what a text in a formula is set as: an exponent is raised, an index lowered."""
    around = next(node.iterancestors(*_HEIGHTS, f"{FORMULA}oMath"), None)
    return [] if around is None or around.tag not in _HEIGHTS else [_HEIGHTS[around.tag]]


def _read_parts(node: Element) -> Iterator[Element | str]:
    for part in node:
        yield from read_formula(part)


def _read_term(part: Element | None) -> Iterator[Element | str]:
    """Yield a part in brackets where it is more than one number or name."""
    if part is None:
        return
    compound = _COMPOUND.search("".join(part.itertext()).strip()) is not None
    yield "(" if compound else ""
    yield from _read_parts(part)
    yield ")" if compound else ""


def _sign(node: Element, name: str, default: str) -> str:
    """Return a sign that the properties of a part name, which may be none at all."""
    sign = node.find(f"{FORMULA}{node.tag.removeprefix(FORMULA)}Pr/{FORMULA}{name}")
    return default if sign is None else sign.get(f"{FORMULA}val", "")
