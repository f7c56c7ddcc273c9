"""What stands between two lines that are one paragraph: a space or nothing, as far as the document tells."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from mediawatch.intake import codes
from mediawatch.intake.claims import Ledger
from mediawatch.intake.document import Document, Line

_WORD_END = re.compile(r"[A-Za-z0-9]+$")
_WORD_START = re.compile(r"[A-Za-z0-9]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]*$", re.IGNORECASE)
_BESIDE = r"(?<=[\u4e00-\u9fff])( ?)(?={0})|(?<={0})( ?)(?=[\u4e00-\u9fff])"
_LATIN = {kind: re.compile(_BESIDE.format(kind)) for kind in ("[0-9]", "[A-Za-z]")}
"""Where Chinese stands beside numbers and beside Latin letters, and the space between."""
_SPACED = re.compile(r"[A-Za-z0-9)\]%](?:[,;:.!?]|[)\]][,;:.!?]?)\n[A-Za-z(\[]|[A-Za-z0-9]\n[(\[]")
"""Latin words that a line's end parts at a mark where a space belongs, the line's end as `\\n`."""

_ENOUGH = 5000
"""Lines that tell how a document is printed."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """Where the lines of a document have spaces.

    - `shown`: the lines that are put together
    - `printed`: a space at a line's end is one of the text, and where there is room for one but none there was none
    - `known`: what was found of Chinese beside Latin so far, by the pattern for it
    """

    document: Document
    shown: str
    printed: bool
    known: dict[str, bool | None] = field(default_factory=dict[str, bool | None])

    def between(self, tail: str, before: Line, after: Line, ledger: Ledger) -> str:
        """Return what stands between a paragraph that ends with `tail`, its last line, and the next one."""
        if _ADDRESS.search(tail):
            return ""
        text = self.document.text
        left, right = _WORD_END.search(before.text), _WORD_START.match(after.text)
        ends = text[before.end : after.start].split("\n")[0]
        if left and right:
            begins = text[after.start - 1 : after.start] == " "
            return " " if ends or begins or not _is_cut(left[0], right[0], after, ledger) else ""
        both = before.text[-1:] + after.text[:1]
        if ends == " " and (self.printed or any(beside.search(both) for beside in _LATIN.values())):
            return " "
        if self.printed and not before.packed:
            return ""
        parted = _SPACED.search(f"{before.text[-3:]}\n{after.text[:1]}")
        return " " if parted or self._mostly_spaced(both) else ""

    def _mostly_spaced(self, both: str) -> bool:
        """Tell whether a space mostly stands where this character, or any Chinese one, meets a number or a letter."""
        kind = next((kind for kind, beside in _LATIN.items() if beside.search(both)), None)
        if kind is None:
            return False
        here = "( ?)".join(kind if one.isascii() else one for one in both)
        near = self._majority(here)
        return (self._majority(_BESIDE.format(kind)) if near is None else near) or False

    def _majority(self, pattern: str) -> bool | None:
        """Tell whether most of what a pattern finds has a space, None where it finds nothing."""
        if pattern not in self.known:
            spaces = [any(match.groups()) for match in re.finditer(pattern, self.shown)]
            self.known[pattern] = sum(spaces) * 2 > len(spaces) if spaces else None
        return self.known[pattern]


def find_spacing(lines: list[Line], document: Document) -> Spacing:
    """Tell how lines of a document are spaced."""
    printed = document.read_as == "pdf" and any(
        line.full and document.text.startswith(" \n", line.end) for line in islice(document.lines, _ENOUGH)
    )
    return Spacing(document, "\n".join(line.text for line in lines), printed)


def _is_cut(left: str, right: str, after: Line, ledger: Ledger) -> bool:
    """Tell whether a line's end cut a Latin word or a number in two; where that is not sure, it did not."""
    if (left + right).lower() in _words(ledger.document.text) or (left[-1].isdigit() and right[0].isdigit()):
        return True
    hint = "看看是一个词还是两个词"
    ledger.note(after, codes.JOINED, f"在行末断开的词，当作两个词：{left} {right}", hint)
    return False


@lru_cache(maxsize=1)
def _words(text: str) -> frozenset[str]:
    """Return the Latin words and numbers of a document."""
    return frozenset(_WORD_START.findall(text.lower()))
