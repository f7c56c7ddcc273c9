"""The body of an article: its lines become paragraphs, headings, lists and tables in Markdown."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from mediawatch.intake import codes
from mediawatch.intake.claims import Ledger, Role
from mediawatch.intake.document import Hint, Line, cut_line
from mediawatch.intake.grammar.markdown import claim_paragraphs, write_heading, write_marked, write_paragraphs
from mediawatch.intake.grammar.paragraphs import Paragraph, is_short, join_broken, join_lines
from mediawatch.intake.grammar.printed import ends_sentence, is_dateline
from mediawatch.intake.labels import words
from mediawatch.intake.list_marks import CHAPTER, CIRCLED, COUNT

_RANKS = (
    (1, re.compile(rf"{CHAPTER}[章节部条]|{COUNT}(?:[、.．]|问[\s:：])")),
    (2, re.compile(rf"[(（]{COUNT}[)）]")),
    (3, re.compile(r"[0-9]{1,2}\s*[.、．](?![0-9])")),
    (4, re.compile(rf"[(（]?[0-9]{{1,2}}[)）]|[{CIRCLED}]")),
)
_NO_HEADING = re.compile(
    rf"[(（【\[]?\s*(?:文|原标题|编者按|本报|新华社|{words('author', 'writer', 'editor', 'picture', 'photographer')}"
    rf"|{words('source', 'url')}"
    rf"|注|附)\s*[/:：|丨(（\s]|[(（].*[)）]$|[-*•·—●■]|https?://|.*(?:{words('photographer')}|/文|[社网报者][^,，。]{{0,20}}电)[)）]?$"
    r"|.*[，,、：:]$|[\d\s.,%/:-]+$|〔|图\s*\d|表\s*\d|[【\[]?\s*(?:问|答|主持人|嘉宾|网友|专家)\s*[】\]:：]"
)


_NAMED = re.compile(r"(?:[0-9]{1,2}\s*[.、]\s*)?([^:,。;!?]{1,12}:)(?=.)")
"""Who speaks, or what a value is of."""


def compose_body(lines: list[Line], ledger: Ledger, ordinal: int) -> str:
    """Return an article's body as Markdown. Headings that nothing marks are found by their shape, and noted."""
    document = ledger.document
    paragraphs = join_broken(lines) if document.styled else join_lines(list(_cells(lines, ledger)), ledger)
    claim_paragraphs(paragraphs, ledger, Role.BODY, ordinal)
    if document.styled:
        return write_paragraphs(paragraphs, document)
    levels: list[int] = []
    speakers = Counter(filter(None, map(_speaker_of, paragraphs)))
    return write_paragraphs(paragraphs, document, lambda place: _as_shaped(paragraphs, place, levels, speakers, ledger))


def write_lead(paragraphs: Sequence[Paragraph], ledger: Ledger) -> str:
    """Return a lead as Markdown; what is set apart in it counts in a report of the archive's own alone."""
    document = ledger.document
    claim_paragraphs(paragraphs, ledger, Role.LEAD, 0)
    own = document.styled or document.marked
    return write_paragraphs(paragraphs if own else tuple(map(_plain, paragraphs)), document)


def _plain(paragraph: Paragraph) -> Paragraph:
    pieces = (replace(piece, hint=Hint.NONE, marks=()) for piece in paragraph.pieces)
    return replace(paragraph, pieces=tuple(pieces))


def _cells(lines: list[Line], ledger: Ledger) -> Iterator[Line]:
    """Yield lines, and each part of a line that has the shape of a table's row as a cell. Tables are noted."""
    for shape, group in groupby(lines, key=lambda line: line.shape and line.shape.table):
        members = list(group)
        if shape is None:
            yield from members
            continue
        rows = len({line.shape.row for line in members if line.shape})
        hint = "对照原文件看看行和列对不对；不是表格就改成段落"
        ledger.note(members[0], codes.TAKEN_FOR_TABLE, f"没有框线，按文字的位置当作表格：{rows} 行", hint)
        for line in members:
            start = 0
            for place, text in enumerate(line.text.split("\t")):
                if text.strip() and line.shape:
                    cell = replace(line.shape, column=line.shape.column + place)
                    yield replace(cut_line(line, start, start + len(text)), cell=cell, shape=None, full=True)
                start += len(text) + 1


def _as_shaped(
    paragraphs: list[Paragraph], place: int, levels: list[int], speakers: Counter[str], ledger: Ledger
) -> str:
    """Return what a paragraph is by its shape and its place; `levels` are the ranks of the headings above it."""
    paragraph = paragraphs[place]
    turn = _is_turn(paragraph, paragraphs[place - 1] if place else None, speakers)
    rank = None if turn else _rank_of(paragraphs, place, levels, marked=ledger.document.marked)
    if rank is None:
        return write_marked(paragraph, styled=False)
    while levels and levels[-1] >= rank:
        levels.pop()
    levels.append(rank)
    if paragraph.first.hint is not Hint.HEADING and not paragraph.first.bold:
        hint = "看看是不是小标题；不是就去掉前面的 #"
        ledger.note(paragraph.first, codes.TAKEN_FOR_HEADING, f"当作小标题：{paragraph.text[:20]}", hint)
    return write_heading(paragraph, 2 + len(levels), styled=False)


def _rank_of(paragraphs: list[Paragraph], place: int, levels: list[int], *, marked: bool) -> int | None:
    """Return how deep a heading is by its number (0 without one), None for what is no heading."""
    paragraph = paragraphs[place]
    text = paragraph.folded.strip()
    rank = next((rank for rank, pattern in _RANKS if pattern.match(text)), 0)
    own = marked and paragraph.first.bold and not paragraph.first.indented
    if paragraph.first.hint is Hint.HEADING or (own and paragraph.first.hint is Hint.NONE):
        return rank
    if paragraph.first.hint is not Hint.NONE or not is_short(paragraph) or _NO_HEADING.match(text) or is_dateline(text):
        return None
    before = paragraphs[place - 1] if place else None
    after = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
    if after is None or not _is_heading(paragraph, rank, before, after, goes_on=rank in levels, marked=marked):
        return None
    return rank


def _is_turn(paragraph: Paragraph, before: Paragraph | None, speakers: Counter[str]) -> bool:
    """Tell whether a line is what somebody says, who speaks again, or one of several with a value behind a colon."""
    speaker = _speaker_of(paragraph)
    if speaker is None or paragraph.first.hint is Hint.HEADING:
        return False
    return speakers[speaker] > 1 or (before is not None and is_short(before) and _speaker_of(before) is not None)


def _speaker_of(paragraph: Paragraph) -> str | None:
    named = _NAMED.match(paragraph.folded)
    return named[1] if named else None


def _is_heading(
    paragraph: Paragraph, rank: int, before: Paragraph | None, after: Paragraph, *, goes_on: bool, marked: bool
) -> bool:
    """Tell whether a short line is a heading by what stands around it; `goes_on` where one of its rank is above."""
    if before is not None and not rank and not _closed(before):
        return False
    if rank and any(one and _same_kind(one, rank) and is_short(one) for one in (before, after)):
        return False
    if paragraph.first.bold:
        return True
    if marked or len(paragraph.pieces) > 1:
        return False
    if rank and goes_on:
        return True
    deeper = (rank > 0 or is_short(after)) and rank < next(
        (r for r, pattern in _RANKS if pattern.match(after.folded)), 0
    )
    return deeper or _is_prose(after)


def _closed(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph leaves nothing open that a short line after it could belong to."""
    if paragraph.first.hint is not Hint.NONE or paragraph.first.cell is not None:
        return True
    text = paragraph.folded.rstrip()
    return not text.endswith((":", ",", "、", ";")) and (ends_sentence(text) or is_short(paragraph))


def _is_prose(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return len(text) > 32 or (ends_sentence(text) and len(text) > 8)


def _same_kind(paragraph: Paragraph, rank: int) -> bool:
    return any(rank == one and pattern.match(paragraph.folded.strip()) for one, pattern in _RANKS)
