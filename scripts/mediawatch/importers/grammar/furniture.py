"""What the page layout added: page numbers, running heads and feet. It is named, and left out."""

import re
from collections import Counter
from dataclasses import replace

from mediawatch.importers.document import Document, Hint, Line
from mediawatch.importers.grammar.heads import role_of
from mediawatch.importers.grammar.printed import fold

_MARKED = re.compile(
    r"(?:第\s*\d{1,4}\s*页|共\s*\d{1,4}\s*页|page\s*\d{1,4}|\d{1,4}\s*/\s*\d{1,4}|-+\s*\d{1,4}\s*-+|of\s*\d{1,4}|[\s,，、/|·-])+",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,4}")
_OWN = re.compile(
    r"[(\[【]?(?:总|累计)?第?[0-9〇一二三四五六七八九十百]{1,8}期[)\]】]?|[0-9]{4}[年.-][0-9]{1,2}[月.-](?:[0-9]{1,2}日?)?"
    r"|第[0-9]{1,4}页|共[0-9]{1,4}页|-[0-9]{1,4}-|编号:[0-9]+|[-,|/·]"
)
"""What a running head has beside the report's name: its number, its day, the page's number."""
_NAME = re.compile(r"[^:]{4,}(?:[周月季年旬快简专通]报|动态|监测|监测报告)")
_FEW_ROWS = 2
"""As many lines may be a running head, though they have the shape of a table."""
_TOP = 8
_LONGEST_HEAD = 60
_LONGEST_NUMBER = 30
_OFTEN = 0.4
"""On which share of the pages a running head stands: those of left and right pages may differ."""


def find_margins(document: Document) -> frozenset[int]:
    """Return the places, among the lines, of page numbers and running heads; what a table holds is neither."""
    lines = document.lines
    rows = {shape.table for line in lines if (shape := line.shape) and shape.row >= _FEW_ROWS}
    tabled = [line.cell or (line.shape and line.shape.table in rows) for line in lines]
    folded = ["" if table else fold(line.text).strip() for line, table in zip(lines, tabled, strict=True)]
    found = {place for place, line in enumerate(lines) if line.hint is Hint.MARGIN}
    numbers = _page_numbers(folded)
    found |= numbers
    found |= _running_heads(lines, folded, found)
    found |= _names_again(folded, found)
    return frozenset(found)


def lines_between(document: Document, margins: frozenset[int]) -> list[Line]:
    """Return the other lines. Where nothing else tells pages apart, what the page layout added does."""
    unpaged = all(line.page == 1 for line in document.lines)
    page, lines = 1, list[Line]()
    for place, line in enumerate(document.lines):
        if place not in margins:
            lines.append(replace(line, page=page) if unpaged else line)
        elif place - 1 not in margins:
            page += 1
    return lines


def _page_numbers(folded: list[str]) -> set[int]:
    """Return lines that are page numbers: marked as such, or bare and counting up through the document."""
    marked = {
        place
        for place, text in enumerate(folded)
        if len(text) <= _LONGEST_NUMBER and any(map(str.isdigit, text)) and _MARKED.fullmatch(text)
    }
    marked = {place for place in marked if not re.fullmatch(r"\d{1,4}/\d{1,4}", folded[place])} or marked
    bare = [(place, int(text)) for place, text in enumerate(folded) if _BARE.fullmatch(text)]
    best = _longest_count(bare)
    first = int(folded[best[0]]) if best else 0
    if len(best) >= 2 and first <= 2:
        marked.update(best)
    return marked


def _longest_count(bare: list[tuple[int, int]]) -> list[int]:
    """Return the places of the longest run of numbers, each one more than the one before."""
    followed: dict[int, tuple[int, int]] = {}  # by value: how long the run from here is, and where it begins
    after: dict[int, int] = {}
    for place, value in reversed(bare):
        length, begin = followed.get(value + 1, (0, -1))
        after[place] = begin
        if length + 1 > followed.get(value, (0, -1))[0]:
            followed[value] = (length + 1, place)
    place = max(followed.values(), default=(0, -1))[1]
    run: list[int] = []
    while place >= 0:
        run.append(place)
        place = after[place]
    return run


def _running_heads(lines: tuple[Line, ...], folded: list[str], margins: set[int]) -> set[int]:
    """Return lines that come again on page after page: next to a page number, or at the edge of several pages."""
    same = [re.sub(r"\d+", "#", re.sub(r"\s+", "", text)) for text in folded]
    counts = Counter(text for place, text in enumerate(same) if text and len(folded[place]) <= _LONGEST_HEAD)
    repeated = {text for text, count in counts.items() if count >= 2}
    found: set[int] = set()
    ends = _ends(lines, folded)
    for place, text in enumerate(same):
        if place in margins or text not in repeated or role_of(folded[place]):
            continue
        beside = any(near in margins for near in (place - 1, place + 1))
        edge = place in ends or any(
            0 <= near < len(lines) and lines[near].page != lines[place].page for near in (place - 1, place + 1)
        )
        if (beside and margins) or edge:
            found.add(place)
    often = Counter(same[place] for place in found)
    pages = max(lines[-1].page, sum(place - 1 not in margins for place in margins)) if lines else 1
    return {
        place
        for place in found
        if often[same[place]] >= max(2, pages * _OFTEN)
        and (counts[same[place]] <= often[same[place]] + 1 or often[same[place]] >= 3)
    }


def _ends(lines: tuple[Line, ...], folded: list[str]) -> set[int]:
    """Return the first and the last line of a document in pages; not a first one that alone is the report's name."""
    if not lines or lines[-1].page == 1:
        return set()
    names = [place for place, text in enumerate(folded[:_TOP]) if _NAME.fullmatch(_OWN.sub("", "".join(text.split())))]
    return {len(lines) - 1} if names == [0] else {0, len(lines) - 1}


def _names_again(folded: list[str], margins: set[int]) -> set[int]:
    """Return lines that say the report's own name again: next to a page number, or with a number of their own."""
    plain = ["".join(text.split()) for text in folded]
    bare = [_OWN.sub("", text) for text in plain]
    names = {text for text in bare[:_TOP] if _NAME.fullmatch(text)}
    return {
        place
        for place in range(_TOP, len(folded))
        if bare[place] in names
        and place not in margins
        and (bare[place] != plain[place] or place - 1 in margins or place + 1 in margins)
    }
