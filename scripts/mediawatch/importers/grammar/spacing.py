"""What stands between two lines that are one paragraph: a space or nothing, as far as the document tells."""

import re
from dataclasses import dataclass
from functools import lru_cache

from mediawatch.importers.claims import Ledger
from mediawatch.importers.document import Document, Line

_WORD_END = re.compile(r"[A-Za-z0-9]+$")
_WORD_START = re.compile(r"[A-Za-z0-9]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]*$", re.IGNORECASE)
_BESIDE = r"(?<=[\u4e00-\u9fff])( ?)(?={0})|(?<={0})( ?)(?=[\u4e00-\u9fff])"
_NUMBERS, _LETTERS = re.compile(_BESIDE.format("[0-9]")), re.compile(_BESIDE.format("[A-Za-z]"))
"""Where Chinese stands beside numbers and beside Latin letters, and the space between."""
_SPACED = re.compile(r"[A-Za-z0-9)\]%](?:[,;:.!?]|[)\]][,;:.!?]?)\n[A-Za-z(\[]|[A-Za-z0-9]\n[(\[]")
"""Latin words that a line's end parts at a mark where a space belongs, the line's end as `\\n`."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """Where the lines of a document have spaces.

    - `beside`: of Chinese beside numbers, and beside Latin letters, those that mostly have a space between
    - `printed`: a space at a line's end is one of the text, and where there is room for one but none there was none
    """

    document: Document
    beside: tuple[re.Pattern[str], ...]
    printed: bool

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
        if ends == " " and (self.printed or any(beside.search(both) for beside in (_NUMBERS, _LETTERS))):
            return " "
        if self.printed and not before.packed:
            return ""
        spaced = any(beside.search(both) for beside in self.beside)
        return " " if spaced or _SPACED.search(f"{before.text[-3:]}\n{after.text[:1]}") else ""


def find_spacing(lines: list[Line], document: Document) -> Spacing:
    """Tell how lines of a document are spaced."""
    beside = tuple(one for one in (_NUMBERS, _LETTERS) if _has_spaces(one, lines))
    printed = document.read_as == "pdf" and any(
        line.full and document.text.startswith(" \n", line.end) for line in document.lines
    )
    return Spacing(document, beside, printed)


def _has_spaces(beside: re.Pattern[str], lines: list[Line]) -> bool:
    spaces = [match[0] for line in lines for match in beside.finditer(line.text)]
    return sum(map(bool, spaces)) * 2 > len(spaces)


def _is_cut(left: str, right: str, after: Line, ledger: Ledger) -> bool:
    """Tell whether a line's end cut a Latin word or a number in two; where that is not sure, it did not."""
    if (left + right).lower() in _words(ledger.document.text) or (left[-1].isdigit() and right[0].isdigit()):
        return True
    hint = "看看是一个词还是两个词"
    ledger.note(after, "MW514", f"在行末断开的词，当作两个词：{left} {right}", hint)
    return False


@lru_cache(maxsize=1)
def _words(text: str) -> frozenset[str]:
    """Return the Latin words and numbers of a document."""
    return frozenset(_WORD_START.findall(text.lower()))
