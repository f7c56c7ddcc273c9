"""The list of articles at the front of a report: titles, sources and parts, in whatever marks it was printed with."""

import re
from dataclasses import dataclass, field

from mediawatch.importers.claims import Ledger, Role
from mediawatch.importers.document import Hint, Line
from mediawatch.importers.printed import alike, fold

_COUNTED = r"(?:[(]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[)]?\s*[、.:]?\s*)?"
HEADER = re.compile(
    rf"\s*[【\[]?{_COUNTED}(?:本期|信息|内容|文章|重点)?\s*(?:信\s*息\s*)?目\s*[录次]\s*[】\]]?\s*:?\s*"
)
DETAILS = re.compile(
    rf"\s*[【\[]?{_COUNTED}(?:具体|详细|信息|监测|报道)\s*(?:信息)?(?:内容|分析|详情|报道)\s*[】\]]?\s*:?\s*"
)
PART = re.compile(r"\s*[【\[]?第\s*[一二三四五六七八九十0-9]{1,2}\s*部\s*分\s*[】\]]?\s*[:、.]?\s*(.{0,20}?)\s*")
_BULLET = re.compile(
    r"\s*(?:[-•·●■◆◇▪*►➢✓★]|[\uf000-\uf0ff]|[(]\s*[0-9]{1,3}\s*[)]|[0-9]{1,3}\s*[.、)]|[0-9]{1,3}\s+(?=\D)"
    r"|[①-⑳]|[(][一二三四五六七八九十]{1,3}[)]|[一二三四五六七八九十]{1,3}、)\s*"
)
_SOURCE = re.compile(r"\s*(?:[(\[【]\s*(?:来源\s*:\s*)?([^()\[\]【】]{1,30})\s*[)\]】]|-{2,}\s*([^()\-\s]{2,20}))\s*$")
_PAGE = re.compile(r"(?:\s*(?:[.·]{3,}|…+)\s*|\s{2,})[0-9]{1,4}\s*$")
_CHAPTER = re.compile(r"\s*[一二三四五六七八九十]{1,3}、\s*(\S.{0,11})")


@dataclass(slots=True)
class Entry:
    """What the contents say of an article."""

    line: Line
    title: str = ""
    source: str = ""
    section: str | None = None
    pieces: list[tuple[Line, int, int]] = field(default_factory=list[tuple[Line, int, int]])


def read_contents(lines: list[Line], ledger: Ledger, titles: list[str]) -> list[Entry]:
    """Read the lines of the list. Titles of articles, where known, tell where an entry without any mark ends."""
    entries: list[Entry] = []
    section: str | None = None
    marked = any(_BULLET.match(fold(line.text)) or line.hint is Hint.ITEM or line.label for line in lines)
    known = {alike(title) for title in titles}
    chapters = [_CHAPTER.fullmatch(fold(line.text)) for line in lines]
    mixed = 0 < sum(map(bool, chapters)) * 2 <= len(lines)
    for line, chapter in zip(lines, chapters, strict=True):
        folded = fold(line.text)
        part = PART.fullmatch(folded) or (chapter if mixed and not _SOURCE.search(folded) else None)
        if part:
            section = line.text[part.start(1) : part.end(1)].strip() or line.text.strip()
            ledger.take(line, Role.CONTENTS)
            continue
        ledger.take(line, Role.CONTENTS)
        bullet = _BULLET.match(folded)
        source = _SOURCE.search(folded)
        end = source.start() if source else len(folded)
        page = _PAGE.search(folded[:end])
        end = page.start() if page else end
        start = bullet.end() if bullet else 0
        name = line.text[slice(*source.span(1 if source[1] else 2))].strip() if source else ""
        title = line.text[start:end].strip()
        last = entries[-1] if entries else None
        if not title and name and last and not last.source:
            last.source = name
        elif bullet or line.label or line.hint is Hint.ITEM or not last or _is_new(last, title, marked, known):
            if alike(title) == alike(line.text) and name and alike(line.text) in known:
                title, name = line.text.strip(), ""
            entries.append(Entry(line, title, name, section))
        else:
            between = " " if last.title[-1:].isascii() and title[:1].isascii() and last.title and title else ""
            last.title += between + title
            last.source = last.source or name
    return entries


def _is_new(last: Entry, title: str, marked: bool, known: set[str]) -> bool:
    """Tell whether a line without a mark begins an entry of its own."""
    if alike(last.title + title) in known:
        return False
    if alike(title) in known or alike(last.title) in known:
        return True
    return not marked or bool(last.source)


def is_part(line: Line, parts: set[str]) -> str | None:
    """Return the name of the part that a line announces, among articles or in the contents."""
    folded = fold(line.text)
    match = PART.fullmatch(folded)
    if match:
        return line.text[match.start(1) : match.end(1)].strip() or line.text.strip()
    bare = re.sub(rf"^{_COUNTED}", "", folded).strip(" :【】[]")
    return next((part for part in parts if alike(part) == alike(bare)), None)
