"""The list of articles at the front of a report: titles, sources and parts, in whatever marks it was printed with."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from mediawatch.intake.claims import Ledger, Role
from mediawatch.intake.document import Hint, Line
from mediawatch.intake.folding import fold
from mediawatch.intake.grammar.outlets import bare_outlet
from mediawatch.intake.grammar.printed import DAY, alike, join_titles
from mediawatch.intake.grammar.sections import is_nothing, read_part
from mediawatch.intake.labels import words
from mediawatch.intake.list_marks import CIRCLED, COUNT, COUNTED, TYPED

HEADER = re.compile(rf"\s*[【\[]?{COUNTED}(?:本期|信息|内容|文章|重点)?\s*(?:信\s*息\s*)?目\s*[录次]\s*[】\]]?\s*:?\s*")
DETAILS = re.compile(
    rf"\s*[【\[]?{COUNTED}(?:具体|详细|信息|监测|报道)\s*(?:信息)?(?:内容|分析|详情|报道)\s*[】\]]?\s*:?\s*"
)
_BULLET = re.compile(
    rf"\s*(?:[{TYPED}]|[\uf000-\uf0ff]|[(]\s*[0-9]{{1,3}}\s*[)]|[0-9]{{1,3}}\s*[.、)]|(?P<bare>[0-9]{{1,3}})\s+(?=\D)"
    rf"|[{CIRCLED}]|[(]{COUNT}[)]|{COUNT}、)\s*(?:标\s*题\s*:\s*)?"
)
_DASHED = re.compile(r"\s*-{2,}\s*([^()\-\s]{1,18}(?:[报网社台刊委局厅]|杂志|新闻|频道|在线|网站|客户端|公众号))$")
_DASH = re.compile(r"\s*(?:[-—–―]{2,}|—)\s*([^-—–―()（）]{2,20})$")
"""What may be a source behind a dash, where the rest is a known title."""
_LABELLED = re.compile(rf"(?:^|\s+){words('source')}\s*:\s*(\S.{{0,38}})$")
_NO_SOURCE = re.compile(
    r"[上中下]|[一二三四五六七八九十]+期?|[组多]?图.?|试行|暂行|.*稿|草案|[0-9]+年?版|附.*|含.*|全文|[\W\d]*"
)
"""What stands in brackets at a title's end and belongs to it."""
_PAGE = re.compile(r"(?:\s*(?:[.·．]{3,}|…+)\s*|\s{2,}|\s*\t\s*)[0-9０-９]{1,4}\s*$")
_LED = re.compile(r"\s*(?:[.·．]{3,}|…+)\s*([(（【\[][^()（）]{1,40}[)）】\]])\s*[0-9０-９]{1,4}\s*$")
"""Dots that lead to a source in brackets, and the page behind that."""
_CHAPTER = re.compile(rf"\s*{COUNT}、\s*(\S.{{0,11}})")
_LONGEST_SOURCE = 40
_ENTRY_LINES = 5


@dataclass(slots=True)
class Entry:
    """What the contents say of an article."""

    line: Line
    title: str = ""
    source: str = ""
    section: str | None = None


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of one line of the list, or of several: its mark, title and source apart, the page number dropped."""

    bullet: bool
    title: str
    source: str


def read_contents(lines: Sequence[Line], ledger: Ledger, titles: Sequence[str], parts: set[str]) -> list[Entry]:
    """Read the lines of the list. Titles of articles, where known, tell where an entry ends; `parts` are names."""
    entries: list[Entry] = []
    section: str | None = None
    marked = any(_BULLET.match(line.folded) or line.hint is Hint.ITEM or line.list_mark for line in lines)
    known = {alike(title) for title in titles}
    chapters = [_CHAPTER.fullmatch(line.folded) is not None for line in lines]
    mixed = 0 < sum(chapters) * 2 <= len(lines)
    for line in lines:
        ledger.take(line, Role.CONTENTS)
    place = 0
    while place < len(lines):
        line = lines[place]
        chapter = mixed and chapters[place] and not _split(line.text, len(entries)).source
        name = None if alike(line.text) in known else read_part(line, parts, chapter=chapter)
        if name:
            section = name
            place += 1
            continue
        if place and is_nothing(line) and read_part(lines[place - 1], parts, chapter=True):
            place += 1
            continue
        exact = _as_known(lines[place : place + _ENTRY_LINES], known)
        if exact:
            count, text = exact
            entries.append(Entry(line, text.title, text.source, section))
            place += count
            continue
        count = _open_lines(lines[place:])
        text = _split(_joined(lines[place : place + count]), len(entries))
        last = entries[-1] if entries else None
        new = text.bullet or line.list_mark or line.hint is Hint.ITEM or not last
        if last and not (text.title.strip(".·．… ") or text.source):
            pass  # dots and a page's number that a width cut off
        elif last and text.source and not text.title and not last.source:
            last.source = text.source
        elif last is None or new or _is_new(last, text.title, marked, known):
            entries.append(Entry(line, text.title or text.source, text.source if text.title else "", section))
        else:
            last.title = join_titles(last.title, text.title)
            last.source = last.source or text.source
        place += count
    return entries


def _as_known(lines: Sequence[Line], known: set[str]) -> tuple[int, _Text] | None:
    """Return how many lines are an entry whose title an article has, and what they say."""
    for count in range(1, len(lines) + 1):
        text = _joined(lines[:count])
        for one in _splits(text, cut=lines[count - 1].full):
            if alike(one.title) in known:
                return count, one
    return None


def _splits(text: str, *, cut: bool) -> Iterator[_Text]:
    """Yield the ways to read a text, the whole of it as a title first; `cut` where it may go on in the next line."""
    text = _LED.sub(r"\1", text)
    folded = fold(text)
    bullet = _BULLET.match(folded)
    page = _PAGE.search(text)
    end = page.start() if page else len(folded)
    for start in dict.fromkeys((0, bullet.end() if bullet else 0)):
        yield _Text(start > 0, text[start:].strip(), "")
        yield _Text(start > 0, text[start:end].strip(), "")
        at, name = _find_source(text[:end])
        yield _Text(start > 0, text[start:at].strip(), "" if _NO_SOURCE.fullmatch(fold(name)) else name)
        if not cut and (dashed := _DASH.search(text[:end])):
            yield _Text(start > 0, text[start : dashed.start()].strip(), dashed[1])


def _split(text: str, before: int) -> _Text:
    """Return the likeliest way to read a text; a bare number before a title is one near the entry's own."""
    text = _LED.sub(r"\1", text)
    folded = fold(text)
    bullet = _BULLET.match(folded)
    if bullet and bullet["bare"] and int(bullet["bare"]) > before + 2:
        bullet = None
    start = bullet.end() if bullet else 0
    page = _PAGE.search(text)
    end = page.start() if page else len(folded)
    at, name = _find_source(text[:end])
    if at > start and _NO_SOURCE.fullmatch(fold(name)):
        at, name = end, ""
    return _Text(start > 0, text[start:at].strip(), name)


def _find_source(text: str) -> tuple[int, str]:
    """Return where a source in brackets, or after a dash, begins at a text's end, and its name."""
    folded = fold(text).rstrip()
    dashed = _LABELLED.search(folded) or _DASHED.search(folded)
    if dashed:
        return dashed.start(), _bare_source(text[slice(*dashed.span(1))])
    depth = 0
    for place in range(len(folded) - 1, -1, -1):
        depth += (folded[place] in ")]】") - (folded[place] in "([【")
        if depth == 0:
            inner = text[place + 1 : len(folded) - 1].strip()
            name = re.sub(rf"^{words('source')}\s*:\s*", "", fold(inner))
            bracketed = folded[-1] in ")]】" and 0 < len(name) <= _LONGEST_SOURCE
            return (place, _bare_source(inner[len(inner) - len(name) :])) if bracketed else (len(text), "")
    return len(text), ""


def _bare_source(name: str) -> str:
    """Return a source's name without a date, a page or a writer behind it."""
    day = re.search(rf"[\s,]+(?:{DAY.pattern})\s*$", fold(name))
    return bare_outlet(name[: day.start()] if day else name)


def _joined(lines: Sequence[Line]) -> str:
    return reduce(join_titles, (line.text for line in lines))


def _open_lines(lines: Sequence[Line]) -> int:
    """Return how many lines an entry has whose bracket is closed in a later one."""
    for count in range(1, min(len(lines), 3) + 1):
        text = fold("".join(line.text for line in lines[:count]))
        if sum(map(text.count, "([【")) <= sum(map(text.count, ")]】")):
            return count
    return 1


def _is_new(last: Entry, title: str, marked: bool, known: set[str]) -> bool:
    """Tell whether a line without a mark begins an entry of its own."""
    if alike(last.title) in known:
        return True
    return not marked or bool(last.source)
