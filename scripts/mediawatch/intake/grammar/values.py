"""The values of an article's labelled lines go into the article: dates with what stands beside them, addresses."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from mediawatch.intake import codes
from mediawatch.intake.claims import Ledger, Role
from mediawatch.intake.document import Line, cut_line
from mediawatch.intake.folding import fold
from mediawatch.intake.grammar.article_starts import WEB
from mediawatch.intake.grammar.outlets import PAGE, behind_outlet
from mediawatch.intake.grammar.piece import NO_ADDRESS, Piece, is_stand_in
from mediawatch.intake.grammar.printed import DAY, OTHER_DAY, TIME, PrintedDay, find_day, join_titles, read_day
from mediawatch.intake.labels import KEYS

_LAST_DAY = rf"(?:\s*(?:[-~～]|至|到)\s*(?:{DAY.pattern}|[0-9]{{1,2}}\s*日?))?"
_DATE_AT_END = re.compile(
    rf"[\s,(\[【'‘’]*(?:{OTHER_DAY.pattern}|{DAY.pattern}){_LAST_DAY}(?:[\s,()\[\]】]|{TIME}|{PAGE})*$", re.IGNORECASE
)
_BESIDE = re.compile(rf"(?P<time>{TIME})|(?P<page>{PAGE})|(?P<mark>[\s,;|()\[\]【】'‘’]+)", re.IGNORECASE)
"""What stands beside a date: a time of the day or a weekday, the page of a newspaper, marks between them."""

_NAMED = re.compile("《[^《》]+》|“[^“”]+”")
"""The name of an outlet between the marks of a title."""
_ANOTHER = re.compile(r"[\s;,|]+(?:https?://|www\.)", re.IGNORECASE)
_MARK = re.compile("[（），；。、！]")
"""What a typist puts behind an address."""


def add_value(piece: Piece, role: Role, line: Line, ledger: Ledger, ordinal: int) -> None:
    """Add a line to the title, the date or another value of an article, without what stands beside that in it."""
    if role is Role.DATE:
        _add_day(piece, line, ledger, ordinal)
        return
    if role is Role.ATTRIBUTE:
        ledger.take(line, role, ordinal)
        name, held = piece.extra[-1]
        joined = held.text + line.text if name == KEYS["archived"] else join_titles(held.text, line.text)
        piece.extra[-1] = name, replace(line, text=joined if held.full else f"{held.text} {line.text}".strip())
        return
    if role is Role.SOURCE and not piece.values[role]:
        line = _take_behind(piece, take_day(piece, line, ledger, ordinal), ledger, ordinal)
        if not line.text:
            return
        if _NAMED.fullmatch(line.text):
            ledger.take(line, Role.LABEL, ordinal, end=1)
            ledger.take(line, Role.LABEL, ordinal, start=len(line.text) - 1)
            line = cut_line(line, 1, len(line.text) - 1)
    if role is Role.URL:
        held = piece.values[role]
        goes_on = bool(held) and not is_stand_in(held[0].folded)
        line = _take_address(line, ledger, ordinal, goes_on=goes_on)
    else:
        ledger.take(line, role, ordinal)
    (piece.title if role is Role.TITLE else piece.values[role]).append(line)


def keep_attribute(piece: Piece, name: str, value: Line, ledger: Ledger, ordinal: int) -> None:
    """Keep a value under a label of no field; one that is there already is left to a person."""
    if any(name == one for one, _ in piece.extra):
        ledger.leave(value, f"文章开头写了两次{name}", ordinal)
        return
    piece.extra.append((name, value))
    ledger.take(value, Role.ATTRIBUTE, ordinal)


def take_again(line: Line, ledger: Ledger, ordinal: int, *, same: bool) -> None:
    """Say where a label's second line in a head went: it says the `same` again, or a person has to look."""
    if same:
        ledger.take(line, Role.REPEATED, ordinal)
    else:
        ledger.leave(line, "文章开头写了两次", ordinal)


def whole_day(line: Line) -> PrintedDay | None:
    """Return the day that a line is, where it is nothing else."""
    match = DAY.fullmatch(line.folded.strip(" ()[]【】"))
    return read_day(match) if match else None


def settle_day(dates: Sequence[Line], day: date | None, line: Line, ledger: Ledger, ordinal: int) -> None:
    """Say where the printed dates of an article went: to a person where they turned out to be no day.

    Its year has no such day, or cannot be told. `line` is where a person finds it.
    """
    for printed in dates:
        ledger.take(printed, Role.DATE if day else Role.UNPLACED, ordinal)
        if day is None:
            message = f"日期定不下来，没有年份或没有这一天：{printed.text[:20]}"
            ledger.error(line, codes.NO_DATE, message, "写成 2023-06-14 这样的日期")


def _ask_for_day(line: Line, text: str, ledger: Ledger) -> None:
    ledger.error(line, codes.NO_DATE, f"日期看不懂：{text.strip()[:20]}", "写成 2023-06-14 这样的日期")


def _add_day(piece: Piece, line: Line, ledger: Ledger, ordinal: int) -> None:
    found = find_day(line.folded)
    if found is None or found[2] is None:
        ledger.take(line, Role.UNPLACED, ordinal)
        _ask_for_day(line, line.text, ledger)
        return
    start, end, piece.day = found
    piece.day_line = line
    _take_beside(piece, cut_line(line, 0, start), ledger, ordinal)
    piece.dates.append(cut_line(line, start, end))
    _take_beside(piece, cut_line(line, end), ledger, ordinal)


def take_day(piece: Piece, line: Line, ledger: Ledger, ordinal: int) -> Line:
    """Read a date that ends a line of another value, such as a source; return the line without it."""
    folded = line.folded
    match = _DATE_AT_END.search(folded)
    if match is None or piece.day is not None:
        return line
    dated = cut_line(line, match.start())
    ledger.take(line, Role.LABEL, ordinal, match.start(), dated.start - line.start)
    _add_day(piece, dated, ledger, ordinal)
    return cut_line(line, 0, match.start())


def _take_behind(piece: Piece, line: Line, ledger: Ledger, ordinal: int) -> Line:
    """Keep what stands behind an outlet's name as other values of the article; return the line without it."""
    while behind := behind_outlet(line.text):
        ledger.take(line, Role.LABEL, ordinal, behind.outlet_end, behind.start)
        keep_attribute(piece, behind.name, cut_line(line, behind.start, behind.end), ledger, ordinal)
        ledger.take(line, Role.LABEL, ordinal, start=behind.end)
        line = cut_line(line, 0, behind.outlet_end)
    return line


def _take_beside(piece: Piece, line: Line, ledger: Ledger, ordinal: int) -> None:
    """Say where went what stands beside a date."""
    folded, place = line.folded, 0
    while place < len(folded) and (part := _BESIDE.match(folded, place)):
        if part.lastgroup == "page":
            keep_attribute(piece, "版次", cut_line(line, *part.span()), ledger, ordinal)
        else:
            role = Role.TIME if part.lastgroup == "time" else Role.LABEL
            ledger.take(line, role, ordinal, *part.span())
        place = part.end()
    if cut_line(line, place).text:
        ledger.leave(line, "日期旁边还有字", ordinal, place, codes.NO_DATE)


def _take_address(line: Line, ledger: Ledger, ordinal: int, *, goes_on: bool) -> Line:
    """Say where a line of an address went; return it without words that follow. A word instead of one is a label.

    In a line that an address `goes_on` in, a link's text is the rest of it.
    """
    folded = line.folded
    if folded in NO_ADDRESS or (line.links and not goes_on and is_stand_in(folded)):
        ledger.take(line, Role.LABEL, ordinal)
        return line
    opened = re.match(r"<\s*", folded)
    start = opened.end() if opened else 0
    shut = folded.find(">") + 1 if opened else 0
    stop = shut or start + _address_end(line.text[start:])
    if stop < len(folded):
        ledger.leave(line, "链接后面还有字", ordinal, stop, codes.BAD_ADDRESS)
        line, folded = cut_line(line, 0, stop), folded[:stop]
    closed = re.search(r"\s*>$", folded[start:])
    end = start + closed.start() if closed else len(folded)
    ledger.take_value(line, Role.URL, ordinal, start, end)
    return replace(line, text=f"{line.text[:start].strip()}{line.text[start:end]}{line.text[end:].strip()}")


def _address_end(text: str) -> int:
    """Return where an address ends in a line: before another one, a wide mark, or other words; spaces may cut it."""
    folded = fold(text)
    address = WEB.match(folded)
    if address is None:
        return len(text)
    ends = [found.start() for found in (_ANOTHER.search(folded, 1), text[:1].isascii() and _MARK.search(text)) if found]
    ends += [] if folded[address.end() :].isascii() else [address.end()]
    return min(ends, default=len(text))
