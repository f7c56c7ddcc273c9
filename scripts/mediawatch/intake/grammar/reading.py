"""One grammar for the reports of twenty years: a document becomes a draft, and every character has a place."""

import re
from dataclasses import dataclass
from typing import Any

from mediawatch.format.fields import read_attributes
from mediawatch.intake import codes
from mediawatch.intake.claims import PLACE_IT, Claim, Ledger, Role
from mediawatch.intake.document import Document, Line
from mediawatch.intake.grammar.article_starts import NUMBERED, ArticleStart, find_starts, has_labels
from mediawatch.intake.grammar.articles import read_head
from mediawatch.intake.grammar.body import compose_body, write_lead
from mediawatch.intake.grammar.closing import take_closing
from mediawatch.intake.grammar.contents import DETAILS, HEADER, Entry, read_contents
from mediawatch.intake.grammar.elsewhere import look_elsewhere
from mediawatch.intake.grammar.furniture import find_margins, lines_between
from mediawatch.intake.grammar.inline import note_plain
from mediawatch.intake.grammar.judging import (
    judge_articles,
    judge_lead,
    judge_masthead,
    list_unplaced,
    note_garbled,
    without_composed_lead,
)
from mediawatch.intake.grammar.masthead import Masthead, read_masthead
from mediawatch.intake.grammar.matching import match_entries, settle_section, settle_source
from mediawatch.intake.grammar.piece import Piece, links_of
from mediawatch.intake.grammar.printed import alike, days_of_address, visible
from mediawatch.intake.grammar.repeated import drop_repeated
from mediawatch.intake.grammar.sections import leave_empty_parts, listed_parts, read_part, shaped_parts, shared_parts
from mediawatch.intake.grammar.values import settle_day
from mediawatch.intake.grammar.website import leave_site
from mediawatch.model import Article, Draft, DraftArticle, Finding, Issue, Origin, Period

_SHORTEST_TITLE = 6
"""Characters of a title that tells by standing twice where the contents end."""
_OF_REPORTS = frozenset({Role.SERIES, Role.NUMBER, Role.PERIOD})


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as a draft, what became of its characters, and what a person should look at."""

    document: Document
    draft: Draft
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    joined: frozenset[int] = frozenset()
    """Where lines begin that were joined with the line before."""

    @property
    def is_report(self) -> bool:
        """Whether the document has what only a report has: articles, their list, or two of what its top says."""
        roles = {claim.role for claim in self.claims}
        return bool(self.draft.articles) or Role.CONTENTS in roles or len(roles & _OF_REPORTS) > 1


@dataclass(frozen=True, slots=True)
class _Parts:
    """The lines of a report: its top, its list of contents, its articles, and the headers of the last two."""

    top: list[Line]
    listed: list[Line]
    detailed: list[Line]
    headers: list[Line]


def read_document(document: Document) -> Reading:
    """Read a digest. Never raises: what is missing is blank, and a finding."""
    ledger = Ledger(document)
    lines, empty = leave_empty_parts(_without_layout(document, ledger), ledger)
    parts = _part(lines)
    masthead = read_masthead(parts.top, ledger)
    look_elsewhere(masthead, ledger)
    for header in parts.headers:
        ledger.take(header, Role.LABEL)
    entries, pieces = _read_articles(parts, empty, masthead.publisher, ledger)
    matched = match_entries(entries, pieces, ledger)
    articles = tuple(
        _article(ordinal, piece, matched.get(ordinal), masthead, ledger) for ordinal, piece in enumerate(pieces, 1)
    )
    judge_masthead(masthead, articles, ledger)
    judge_articles([piece.line for piece in pieces], articles, ledger)
    judge_lead(masthead, len(articles), ledger)
    note_plain(document.lines, ledger)
    note_garbled(document.lines, ledger)
    unplaced = list_unplaced(ledger, entries, matched)
    draft = Issue(
        number=masthead.number,
        series=masthead.series,
        published=masthead.published,
        period=Period(masthead.start, masthead.end),
        articles=articles,
        publisher=masthead.publisher,
        scope=masthead.scope,
        lead=write_lead(masthead.lead, marked=document.marked),
        origin=Origin(document.name, document.sha256, document.read_as, unplaced),
    )
    draft = without_composed_lead(draft)
    claims, findings = ledger.claims, tuple(sorted(ledger.findings))
    return Reading(document, draft, claims, findings, frozenset(ledger.joined))


def _without_layout(document: Document, ledger: Ledger) -> list[Line]:
    """Return the lines without what pages of paper and of web sites put around the text."""
    lines = lines_between(document, find_margins(document, ledger))
    starts = find_starts(lines, (), (), _headers(lines))
    return leave_site(lines, min(_find_parts(lines)), starts[-1].place if starts else None, ledger)


def _part(lines: list[Line]) -> _Parts:
    contents, details, first = _find_parts(lines)
    end = min(details, first)
    detailed = details + 1 if details < len(lines) else first
    return _Parts(
        top=lines[: min(contents, end)],
        listed=lines[contents + 1 : end],
        detailed=lines[detailed:],
        headers=[*lines[contents:end][:1], *lines[details : details + 1]],
    )


def _read_articles(
    parts: _Parts, empty: set[str], publisher: str | None, ledger: Ledger
) -> tuple[list[Entry], list[Piece]]:
    """Read the list of contents and the articles, each with what the other shows of it; `empty` are parts' names."""
    starts = find_starts(parts.detailed, (), ())
    titles = [_title_of(parts.detailed, start) for start in starts]
    before = _before(parts.detailed, starts)
    names = empty | listed_parts(before, parts.listed) | shared_parts(parts.detailed, parts.listed)
    names |= shaped_parts(before, parts.detailed)
    entries = read_contents(parts.listed, ledger, titles, names)
    names |= {alike(entry.section) for entry in entries if entry.section}
    places = {place for place, line in enumerate(parts.detailed) if read_part(line, names)}
    starts = find_starts(parts.detailed, [entry.title for entry in entries], titles, places)
    pieces = _read_pieces(parts.detailed, starts, names, ledger)
    if pieces:
        take_closing(pieces[-1], publisher, ledger)
        _take_parts(pieces[-1].body, names, ledger)
    return entries, pieces


def _headers(lines: list[Line]) -> set[int]:
    """Return the places of the headers of the contents and of the articles."""
    folded = (line.folded for line in lines)
    return {place for place, text in enumerate(folded) if HEADER.fullmatch(text) or DETAILS.fullmatch(text)}


def _find_parts(lines: list[Line]) -> tuple[int, int, int]:
    """Return where the contents, the articles' part and the first article begin; the number of lines for none."""
    none = len(lines)
    contents = next((place for place, line in enumerate(lines) if HEADER.fullmatch(line.folded)), none)
    details = next(
        (place for place in range(0 if contents == none else contents, none) if DETAILS.fullmatch(lines[place].folded)),
        none,
    )
    starts = find_starts(lines, (), (), _headers(lines))
    between = [start for start in starts if contents < start.place < details < none]
    if not any(has_labels(lines, start) for start in between):  # the contents may say 标题 too
        starts = [start for start in starts if start not in between]
    first = starts[0].place if starts else _find_again(lines, contents)
    if details < first:
        return contents, details, first
    parts = shaped_parts(_before(lines, starts), lines) if contents == none else set[str]()
    while 0 < first < none and contents != first - 1 and read_part(lines[first - 1], parts):
        first -= 1
    return contents, none, first


def _find_again(lines: list[Line], contents: int) -> int:
    """Return where a line of the contents first stands again, as the articles begin; the number of lines for none."""
    seen: set[str] = set()
    for place in range(contents + 1, len(lines)):
        number = NUMBERED.match(lines[place].folded)
        text = alike(lines[place].text[number.end() if number else 0 :])
        if text in seen and len(text) >= _SHORTEST_TITLE:
            return place
        seen.add(text)
    return len(lines)


def _title_of(lines: list[Line], start: ArticleStart) -> str:
    unread = Ledger(Document("", "", "", "", ()))
    return read_head(lines[start.place : start.place + 8], start.title_at, start.rows, unread, 0).title_text


def _before(lines: list[Line], starts: list[ArticleStart]) -> list[Line | None]:
    """Return the line directly before each article, None where there is none."""
    return [lines[start.place - 1] if start.place else None for start in starts]


def _read_pieces(lines: list[Line], starts: list[ArticleStart], parts: set[str], ledger: Ledger) -> list[Piece]:
    """Cut the articles' part into articles; a line that names a part belongs to none."""
    section: str | None = None
    pieces: list[Piece] = []
    for line in lines[: starts[0].place if starts else len(lines)]:
        name = read_part(line, parts)
        if name:
            section = name
            ledger.take(line, Role.SECTION)
        else:
            ledger.take(line, Role.UNPLACED)
            ledger.error(line, codes.NOT_UNDERSTOOD, f"文章前面有一行看不懂：{line.text[:30]}", PLACE_IT)
    stops = [*(start.place for start in starts), len(lines)][1:]
    for ordinal, (start, stop) in enumerate(zip(starts, stops, strict=True), 1):
        held = lines[start.place : stop]
        rest = held[1:]
        upcoming = _take_parts(rest, parts, ledger) or section
        piece = read_head([*held[:1], *rest], start.title_at, start.rows, ledger, ordinal)
        piece.section = section
        section = upcoming
        pieces.append(piece)
    return pieces


def _take_parts(lines: list[Line], parts: set[str], ledger: Ledger) -> str | None:
    """Take away the names of parts that lines end with, and return the last one: what follows stands in it."""
    names: list[str] = []
    while lines and (name := read_part(lines[-1], parts)):
        names.append(name)
        ledger.take(lines.pop(), Role.SECTION)
    return names[0] if names else None


def _article(ordinal: int, piece: Piece, entry: Entry | None, masthead: Masthead, ledger: Ledger) -> DraftArticle:
    title = piece.title_text
    if entry and len(piece.title) > 1 and visible(entry.title) == visible(title):
        title = max(title, entry.title, key=len)  # a line's end hides a space
    named = f"“{title[:20]}”"
    source = settle_source(piece.value(Role.SOURCE), piece, entry, ledger)
    drop_repeated(piece, source, ledger, ordinal)
    day = piece.day.near(masthead.start, masthead.end) if piece.day else None
    settle_day(piece.dates, day, piece.day_line or piece.line, ledger, ordinal)
    if day is None:
        days = "、".join(map(str, sorted(days_of_address(piece.address or ""))))
        seen = f"（链接里有 {days}，请核对）" if days else ""
        ledger.error(piece.line, codes.NO_DATE, f"{named}没有日期{seen}", "在文件里填上日期")
    elif masthead.start and masthead.end and not masthead.start <= day <= masthead.end:
        hint = "原文就是这样的话不用改"
        ledger.note(piece.day_line or piece.line, codes.OUTSIDE_PERIOD, f"{named}的日期 {day} 不在监测时间内", hint)
    address = piece.address
    if address and not re.fullmatch(r"https?://[^\s<>\"\\]+", address):
        ledger.error(piece.line, codes.BAD_ADDRESS, f"{named}的链接不是网址：{address[:60]}", "在文件里改正链接")
    elif address and len(piece.values.get(Role.URL, [])) > 1 and address not in piece.linked:
        ledger.note(
            piece.values[Role.URL][1], codes.BAD_ADDRESS, f"{named}的链接断成几行，接上了：{address}", "看看对不对"
        )
    elif address is None and (hidden := _hidden_address(piece, entry)):
        address = hidden
        ledger.note(
            piece.line, codes.BAD_ADDRESS, f"{named}没有写链接，用了标题、来源或目录上的：{address}", "看看对不对"
        )
    elif address is None and (said := piece.value(Role.URL)):
        hint = "找得到原文就在文件里补上链接"
        ledger.note(piece.values[Role.URL][0], codes.BAD_ADDRESS, f"{named}没有链接，写的是“{said}”", hint)
    said = piece.value(Role.KEYWORDS)
    words = map(str.strip, re.split(r"[、，,;；]+" if re.search("[、，,;；]", said) else r"\s+", said))
    attributes, extra = read_attributes((name, line.text) for name, line in piece.extra)
    held: dict[str, Any] = {
        **attributes,
        "source": source,
        "date": day,
        "url": address,
        "section": settle_section(piece, entry, ledger),
        "keywords": tuple(word for word in words if word),
    }
    body = compose_body(piece.body, ledger, ordinal)
    return Article(masthead.number, ordinal, title, body=body, extra=extra, **held)


def _hidden_address(piece: Piece, entry: Entry | None) -> str | None:
    """Return where a link leads that an article has on other words than its address, or on its line of the contents.

    One with a fragment leads to a place in the document.
    """
    hidden = (*piece.hidden_links, *links_of([entry.line] if entry else []))
    return next((address for address in hidden if re.fullmatch(r"https?://[^\s<>\"\\#]+", address)), None)
