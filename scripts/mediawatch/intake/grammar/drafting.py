"""What was read of a report becomes a draft: its parts are settled with one another, and judged."""

import re
from dataclasses import dataclass
from typing import Any

from mediawatch.format.fields import read_attributes
from mediawatch.intake import codes
from mediawatch.intake.claims import Ledger, Role
from mediawatch.intake.grammar.body import compose_body, write_lead
from mediawatch.intake.grammar.contents import Entry
from mediawatch.intake.grammar.inline import note_plain
from mediawatch.intake.grammar.judging import judge_articles, judge_masthead, list_unplaced, without_composed_lead
from mediawatch.intake.grammar.masthead import Masthead
from mediawatch.intake.grammar.matching import match_entries, settle_section, settle_source
from mediawatch.intake.grammar.piece import Piece, links_of
from mediawatch.intake.grammar.printed import days_of_address, visible
from mediawatch.intake.grammar.repeated import drop_repeated
from mediawatch.intake.grammar.values import settle_day
from mediawatch.model import Article, Draft, DraftArticle, Issue, Origin, Period


@dataclass(frozen=True, slots=True)
class Report:
    """A report taken apart: its top, what its contents list, and its articles.

    `extra` are front matter keys that the format does not know, of the issue; `days` those of its period.
    """

    masthead: Masthead
    entries: list[Entry]
    pieces: list[Piece]
    extra: tuple[tuple[str, object], ...] = ()
    days: tuple[tuple[str, object], ...] = ()


def draft_issue(report: Report, ledger: Ledger) -> Draft:
    """Return the issue that a report is; what is missing is blank, and a finding."""
    document, masthead, pieces = ledger.document, report.masthead, report.pieces
    matched = match_entries(report.entries, pieces, ledger)
    articles = tuple(
        _article(ordinal, piece, matched.get(ordinal), masthead, ledger) for ordinal, piece in enumerate(pieces, 1)
    )
    judge_masthead(masthead, articles, ledger)
    judge_articles([piece.line for piece in pieces], articles, ledger)
    lead = write_lead(masthead.lead, ledger)
    note_plain(document.lines, ledger)
    unplaced = list_unplaced(ledger, report.entries, matched)
    return without_composed_lead(
        Issue(
            number=masthead.number,
            series=masthead.series,
            published=masthead.published,
            period=Period(masthead.start, masthead.end, report.days),
            articles=articles,
            publisher=masthead.publisher,
            scope=masthead.scope,
            lead=lead,
            origin=Origin(document.name, document.sha256, document.read_as, unplaced),
            extra=report.extra,
        )
    )


def _article(ordinal: int, piece: Piece, entry: Entry | None, masthead: Masthead, ledger: Ledger) -> DraftArticle:
    title = piece.title_text
    if entry and len(piece.title) > 1 and visible(entry.title) == visible(title):
        title = max(title, entry.title, key=len)  # a line's end hides a space
    named = f"“{title[:20]}”"
    source = settle_source(piece, entry, ledger)
    if not ledger.document.styled:
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
    attributes, extra = read_attributes((name, line.text) for name, line in piece.extra)
    address = attributes.get("url") or piece.address
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
    held: dict[str, Any] = {
        "keywords": tuple(word for word in words if word),
        **attributes,
        "source": source,
        "date": day,
        "url": address,
        "section": settle_section(piece, entry, ledger),
    }
    body = compose_body(piece.body, ledger, ordinal)
    return Article(masthead.number, ordinal, title, body=body, extra=extra, **held)


def _hidden_address(piece: Piece, entry: Entry | None) -> str | None:
    """Return where a link leads that an article has on other words than its address, or on its line of the contents.

    One with a fragment leads to a place in the document.
    """
    hidden = (*piece.hidden_links, *links_of([entry.line] if entry else []))
    return next((address for address in hidden if re.fullmatch(r"https?://[^\s<>\"\\#]+", address)), None)
