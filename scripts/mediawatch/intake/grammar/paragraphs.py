"""Lines become paragraphs: what a width or a page's end cut is joined again, and said to be so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from mediawatch.intake import codes
from mediawatch.intake.claims import Ledger
from mediawatch.intake.document import Hint, Line, Mark, MarkKind, width_of
from mediawatch.intake.folding import fold
from mediawatch.intake.grammar.items import Items
from mediawatch.intake.grammar.printed import ends_sentence, is_dateline
from mediawatch.intake.grammar.spacing import find_spacing
from mediawatch.intake.labels import words
from mediawatch.intake.list_marks import CHAPTER, MARK
from mediawatch.word_names import RULED

_GOES_ON = re.compile(r"[，、,“‘「『《（(—-]$")
_STARTS = re.compile(
    rf"\s*(?:[(（【\[]|{MARK}|{CHAPTER}[章节条部篇]|文/|{words('author', 'editor', 'source')}"
    r"|图\d|表\d|附[:：件]|注[:：])"
)
_BEGINS = re.compile(rf"{MARK}|[(（](?:记者.*|.*记者)[)）]|文/|编辑/")
"""What begins a paragraph also after a line that is full, where nothing is indented."""
_BRACKETED = re.compile(r"[(（][^()（）]{0,20}$")
"""Where a bracket is open, what looks like a marker only shuts it."""
_SIGNED = re.compile(r"[（(][^（()）]*(?:记者|通讯员|作者|文/|编辑)[^（()）]*[)）]")
_FINISHED = re.compile(r"[。！？!?][”’」』）)]*$")
_CLOSED = re.compile(r"[。！？!?…：:；;][”’」』）)]*$")
_CANNOT_START = re.compile(r"[，。、；：！？”’」』》）】,;:!?)\]]")
_TAIL = 40
"""Lines: no address is broken over more."""
_SHORTEST_CUT = 25
"""Characters: what a page's end cuts off has at least one full line."""
_SHORTEST_PAGED = 18
"""The same where paragraphs were whole before they were printed in pages."""
_SHORTEST_HUNG = 15
"""Such a line, where the first lines of paragraphs are indented, or have space before them, and the next is not."""
_SHORTEST_LATIN = 8
"""The same before small Latin letters."""
_ENOUGH = 5000
"""Lines that tell whether paragraphs have space before them."""
_LONGEST_WORD = 14
"""Columns by which a wrapped line is longer than the one before it, at most."""
_LONGEST_TITLE = 60
"""Characters: what is longer and ends in no sentence is no heading, no caption and no line of an address."""
_FULL = 0.9
"""Of the longest line: what a line has at least that a width cut."""


@dataclass(frozen=True)  # without slots: what is found of a paragraph stays with it
class Paragraph:
    """A paragraph and the lines, or parts of lines, that it was made from; `glue` stands between them."""

    pieces: tuple[Line, ...]
    glue: tuple[str, ...] = ()

    @property
    def first(self) -> Line:
        """The line it begins with: its hint, level and cell are the paragraph's."""
        return self.pieces[0]

    @cached_property
    def text(self) -> str:
        """Its text, in one line."""
        return _put_together(self.pieces, self.glue)

    @cached_property
    def folded(self) -> str:
        """Its text as the grammar reads it."""
        return fold(self.text)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """What parts of its text are set as; a mark goes on over a line's end, where at most a space stands."""
        marks: list[Mark] = []
        latest: dict[tuple[MarkKind, str], int] = {}
        at = 0
        for piece, between in zip(self.pieces, (*self.glue, ""), strict=True):
            for mark in piece.marks:
                moved = mark.moved(at)
                place = latest.get((mark.kind, mark.address))
                if place is not None and moved.start == at and marks[place].end in (at - 1, at):
                    marks[place] = replace(marks[place], end=moved.end)
                else:
                    latest[mark.kind, mark.address] = len(marks)
                    marks.append(moved)
            at += len(piece.text) + len(between)
        return tuple(marks)


def _put_together(pieces: Sequence[Line], glue: Sequence[str]) -> str:
    return "".join(piece.text + between for piece, between in zip(pieces, (*glue, ""), strict=True))


@dataclass(slots=True)
class _Open:
    """A paragraph that may go on in the next line."""

    pieces: list[Line]
    glue: list[str] = field(default_factory=list[str])

    @property
    def first(self) -> Line:
        return self.pieces[0]

    @property
    def tail(self) -> str:
        """The end of its text: enough to tell how it goes on."""
        return _put_together(self.pieces[-_TAIL:], self.glue[-_TAIL + 1 :])


def join_lines(lines: list[Line], ledger: Ledger) -> list[Paragraph]:
    """Put lines together that are one paragraph."""
    paragraphs: list[_Open] = []
    longest = max((width_of(line.text) for line in lines), default=0)
    seen = ledger.document.lines[:_ENOUGH]
    gaps = sum(line.gap for line in seen) * 2 > len(seen)
    wrapped = _Wrapped(Items(lines), *_indents(lines), round(longest * _FULL), gaps)
    spacing = find_spacing(lines, ledger.document)
    for place, line in enumerate(lines):
        last = paragraphs[-1] if paragraphs else None
        if last is not None and _goes_on(last, place, wrapped, ledger):
            last.glue.append(spacing.between(last.tail, last.pieces[-1], line, ledger))
            last.pieces.append(line)
            ledger.joined.add(line.start)
        else:
            paragraphs.append(_Open([line]))
            wrapped.items.begin(place)
    return [Paragraph(tuple(one.pieces), tuple(one.glue)) for one in paragraphs]


def join_broken(lines: Sequence[Line]) -> list[Paragraph]:
    """Put lines together between which only a line's break stands; it stays one."""
    begins = [place for place, line in enumerate(lines) if not (place and line.soft)]
    parts = (lines[start:stop] for start, stop in pairwise([*begins, len(lines)]))
    return [Paragraph(tuple(pieces), ("\n",) * (len(pieces) - 1)) for pieces in parts]


@dataclass(frozen=True, slots=True)
class _Wrapped:
    """Lines that may have been broken; whether paragraphs are indented in them, and whether all are.

    `narrowest` is how many columns a line has at least that a width may have cut where nothing tells of a width;
    `gaps` whether most of the document's have space before them, so that those without may go on.
    """

    items: Items
    indents: bool
    all_indented: bool
    narrowest: int
    gaps: bool

    def stands_alone(self, place: int) -> bool:
        """Tell whether a line that is not indented ends as no paragraph does, where the next ones are: a heading."""
        line, following = self.items.lines[place], self.items.lines[place + 1 : place + 2]
        open_ended = not ends_sentence(line.text) or _SIGNED.fullmatch(line.text) is not None
        return self.indents and open_ended and not line.full and all(one.indented for one in following)


def _indents(lines: list[Line]) -> tuple[bool, bool]:
    """Tell whether paragraphs are indented, and whether all of more than one line are."""
    begun = [line for before, line in pairwise([None, *lines]) if line and line.full and not (before and before.full)]
    every = all(line.indented for line in begun)
    some = (every and len(begun) > 1) or sum(line.indented for line in lines) * 3 >= len(lines) > 0
    return some, some and every


def _goes_on(last: _Open, place: int, wrapped: _Wrapped, ledger: Ledger) -> bool:
    """Tell whether a paragraph goes on in the next line."""
    before, line = last.pieces[-1], wrapped.items.lines[place]
    if before.cell and before.cell == line.cell and before.full and not ledger.document.whole:
        return True
    quoted = before.hint is Hint.QUOTE and line.hint is Hint.QUOTE and not ledger.document.whole
    plain = before.hint in (Hint.NONE, Hint.ITEM) and line.hint is Hint.NONE
    ruled = ledger.document.marked and before.text == RULED
    sure = ledger.document.whole and line.indented and last.first.indented and not line.soft
    if before.cell or line.cell or ruled or sure or not (plain or quoted):
        return False
    paged = before.page != line.page
    if ledger.document.marked and plain and last.first.indented:
        return _hangs(line)
    if not line.indented and before.full and (paged or not line.gap) and not ledger.document.whole:
        return _fills_on(last, place, wrapped, ledger)
    hung = last.first.indented and not (line.indented or line.gap or paged or ledger.document.whole)
    hung = hung and not (ends_sentence(before.text) or _BEGINS.match(line.text))
    begun = line.indented and not (before.full or paged or ledger.document.whole)
    if begun or (_STARTS.match(line.text) and not hung):
        return False
    cut = hung or _was_cut(last.tail, line.text, _shortest_cut(last, line, wrapped, whole=ledger.document.whole))
    if cut and not hung:
        _tell_joined(before, line, ledger)
    return cut


def _shortest_cut(last: _Open, line: Line, wrapped: _Wrapped, *, whole: bool) -> int:
    """Return how many characters a paragraph that ends in no sentence has at least where it goes on in a line."""
    before = last.pieces[-1]
    tight = wrapped.gaps and not line.gap and width_of(line.text) < width_of(before.text) + _LONGEST_WORD
    if tight or (wrapped.indents and last.first.indented and not line.indented):
        return _SHORTEST_HUNG
    paged = before.page != line.page
    wide = paged or not whole or width_of(before.text) >= wrapped.narrowest
    shortest = _SHORTEST_PAGED if paged and whole else _SHORTEST_CUT if wide else _LONGEST_TITLE
    return shortest * (2 if line.indented else 1)


def _hangs(line: Line) -> bool:
    """Tell whether a line of a report of the archive's own is the rest of an indented one: others are set otherwise."""
    code = any(mark.kind is MarkKind.CODE for mark in line.marks)
    return not (line.indented or line.bold or code) and line.text != RULED


def _fills_on(last: _Open, place: int, wrapped: _Wrapped, ledger: Ledger) -> bool:
    """Tell whether a paragraph goes on after a full line; after a finished sentence only indents are sure to tell."""
    before, line, tail = last.pieces[-1], wrapped.items.lines[place], last.tail
    if wrapped.items.runs_on(place, tail):
        return True
    if _FINISHED.search(tail) and wrapped.stands_alone(place):
        return False
    if wrapped.items.begins(place, tail) or (
        not wrapped.indents and _BEGINS.match(line.text) and not _BRACKETED.search(tail)
    ):
        return False
    if before.page != line.page and not wrapped.indents and _CLOSED.search(tail) and not _parts_number(tail, line.text):
        return False
    if not wrapped.all_indented and _FINISHED.search(tail):
        _tell_joined(before, line, ledger)
    return True


def _tell_joined(before: Line, line: Line, ledger: Ledger) -> None:
    hint = "看看是不是一段；不是就在中间空一行"
    ledger.note(line, codes.JOINED, f"与上一段接成了一段：…{before.text[-8:]}｜{line.text[:8]}…", hint)


def _was_cut(before: str, after: str, shortest: int) -> bool:
    """Tell whether what stands apart is one paragraph that was cut in two, by a page's end as a rule."""
    if _CANNOT_START.match(after) or _parts_number(before, after) or _parts_latin(before, after):
        return True
    if ends_sentence(before) or is_dateline(before):
        return False
    return bool(_GOES_ON.search(before)) or len(before) >= shortest


def _parts_latin(before: str, after: str) -> bool:
    """Tell whether Latin letters go on in the next line, where no sentence begins."""
    long = len(before) >= _SHORTEST_LATIN
    return long and re.search(r"[a-z]-?$", before) is not None and re.match(r"[a-z]", after) is not None


def _parts_number(before: str, after: str) -> bool:
    """Tell whether a number's decimals stand in the next line."""
    return re.search(r"[0-9][.．]$", before) is not None and after[:1].isdigit()


def is_short(paragraph: Paragraph, longest: int = 32) -> bool:
    """Tell whether a paragraph is a line of its own that is no sentence, as a heading is."""
    text = paragraph.folded.strip()
    return 0 < len(text) <= longest and (not ends_sentence(text) or text.endswith(("】", "?", "!", "？", "！")))
