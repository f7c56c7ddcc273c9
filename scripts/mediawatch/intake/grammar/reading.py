"""One grammar for the reports of twenty years: a document becomes a draft, and every character has a place."""

from dataclasses import dataclass

from mediawatch.intake.claims import Claim, Ledger, Role
from mediawatch.intake.document import Document, Line
from mediawatch.intake.grammar.article_starts import NUMBERED, ArticleStart, find_starts, has_labels
from mediawatch.intake.grammar.articles import read_head
from mediawatch.intake.grammar.closing import take_closing
from mediawatch.intake.grammar.contents import DETAILS, HEADER, Entry, read_contents
from mediawatch.intake.grammar.drafting import Report, draft_issue
from mediawatch.intake.grammar.elsewhere import look_elsewhere
from mediawatch.intake.grammar.exported import read_exported
from mediawatch.intake.grammar.furniture import find_margins, lines_between
from mediawatch.intake.grammar.judging import judge_lead, note_garbled
from mediawatch.intake.grammar.masthead import read_masthead
from mediawatch.intake.grammar.piece import Piece
from mediawatch.intake.grammar.printed import alike
from mediawatch.intake.grammar.sections import leave_empty_parts, listed_parts, read_part, shaped_parts, shared_parts
from mediawatch.intake.grammar.website import leave_site
from mediawatch.model import Draft, Finding

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
    """Read a digest, by its styles where it has those. Never raises: what is missing is blank, and a finding."""
    ledger = Ledger(document)
    draft = draft_issue(read_exported(ledger) if document.styled else _read_report(ledger), ledger)
    return Reading(document, draft, ledger.claims, tuple(sorted(ledger.findings)), frozenset(ledger.joined))


def _read_report(ledger: Ledger) -> Report:
    lines, empty = leave_empty_parts(_without_layout(ledger.document, ledger), ledger)
    parts = _part(lines)
    masthead = read_masthead(parts.top, ledger)
    look_elsewhere(masthead, ledger)
    for header in parts.headers:
        ledger.take(header, Role.LABEL)
    entries, pieces = _read_articles(parts, empty, masthead.publisher, ledger)
    judge_lead(masthead, len(pieces), ledger)
    note_garbled(ledger.document.lines, ledger)
    return Report(masthead, entries, pieces)


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
            ledger.leave(line, "文章前面有一行看不懂")
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
