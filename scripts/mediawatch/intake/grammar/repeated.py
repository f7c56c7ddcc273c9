"""What a body's first lines say of the article: title, date and source again, and an address without a label."""

import re

from mediawatch.intake import codes
from mediawatch.intake.claims import Ledger, Role
from mediawatch.intake.document import Line, cut_line
from mediawatch.intake.folding import fold
from mediawatch.intake.grammar.article_starts import TITLE_MARK
from mediawatch.intake.grammar.outlets import PAGE
from mediawatch.intake.grammar.piece import Piece
from mediawatch.intake.grammar.printed import DAY, TIME, alike, is_dateline, read_day
from mediawatch.intake.labels import read_label, words

_AROUND = "《》【】"
"""What a title may stand between where it is repeated."""
_ADDRESS = re.compile(r"https?://[!-;=?-~]+")


def drop_repeated(piece: Piece, source: str, ledger: Ledger, ordinal: int) -> None:
    """Take title, date and source away where the body's first lines repeat them; date and address where none was."""
    for _ in range(5):
        taken = (
            _take_title(piece, ledger, ordinal)
            or _take_source(piece, source, ledger, ordinal)
            or _take_address(piece, ledger, ordinal)
        )
        if not taken:
            break
        piece.body = piece.body[taken:]
    _take_last_address(piece, ledger, ordinal)
    if piece.day is None and piece.body:
        _read_dateline(piece, piece.body[0], ledger)
    elif piece.body:
        _tell_otherwise(piece, source, piece.body[0], ledger)


def _read_dateline(piece: Piece, line: Line, ledger: Ledger) -> None:
    """Read the date of a line like those above articles on the web; the line stays in the body."""
    day = DAY.search(line.folded)
    printed = read_day(day) if day and day[1] else None
    if printed and is_dateline(line.text):
        piece.day, piece.day_line = printed, line
        ledger.note(line, codes.NO_DATE, f"日期取自正文的第一行：{line.text[:40]}", "看看对不对")


def _tell_otherwise(piece: Piece, source: str, line: Line, ledger: Ledger) -> None:
    """Tell where a line like those above articles on the web says another day or another source than the head."""
    if piece.day is None or not is_dateline(line.text):
        return
    day = DAY.search(line.folded)
    printed = read_day(day) if day else None
    hint = "看看哪个是对的；这一行留在正文里"
    if printed and (printed.month, printed.day) != (piece.day.month, piece.day.day):
        ledger.note(line, codes.NO_DATE, f"正文第一行的日期与前面不同：{line.text[:40]}", hint)
    elif source and re.search(words("source"), line.text) and alike(source) not in alike(line.text):
        ledger.note(line, codes.NO_SOURCE, f"正文第一行的来源与前面不同：{line.text[:40]}", hint)


def _take_title(piece: Piece, ledger: Ledger, ordinal: int) -> int:
    """Return how many lines at the body's beginning are the title again."""
    wanted = alike(piece.title_text).strip(_AROUND)
    text = ""
    for count, line in enumerate(piece.body[:3], 1):
        text += alike(line.text if text else TITLE_MARK.sub("", line.folded, count=1))
        if text.strip(_AROUND) == wanted and wanted:
            for taken in piece.body[:count]:
                ledger.take(taken, Role.REPEATED, ordinal)
            return count
        if not wanted.startswith(text.lstrip(_AROUND)):
            return 0
    return 0


def _take_address(piece: Piece, ledger: Ledger, ordinal: int) -> int:
    """Return 1 where the body begins with a line that is nothing but an address, and the article has none."""
    line = piece.body[0] if piece.body else None
    if line is None or Role.URL in piece.values or not _ADDRESS.fullmatch(line.text):
        return 0
    piece.values[Role.URL] = [line]
    ledger.take(line, Role.URL, ordinal)
    return 1


def _take_last_address(piece: Piece, ledger: Ledger, ordinal: int) -> None:
    """Take the address that a body ends with, alone in its line or labelled; not one that the text leads up to."""
    *before, line = piece.body or [piece.line]
    label = read_label(line.folded)
    address = cut_line(line, label.end if label and label.field == "url" else 0)
    if (
        not before
        or _ADDRESS.search(before[-1].text)
        or before[-1].folded.endswith(":")
        or Role.URL in piece.values
        or not _ADDRESS.fullmatch(address.text)
    ):
        return
    piece.body, piece.values[Role.URL] = before, [address]
    ledger.take(line, Role.LABEL, ordinal, end=address.start - line.start)
    ledger.take(address, Role.URL, ordinal)


def _take_source(piece: Piece, source: str, ledger: Ledger, ordinal: int) -> int:
    """Return how many lines at the body's beginning are date and source again, or one of them."""
    for count in (2, 1):
        lines = piece.body[:count]
        if len(lines) == count and all(line.full for line in lines[:-1]):
            day = _repeats(piece, source, "".join(line.text for line in lines))
            if day is not None:
                _take_repeated(piece, lines, day, ledger, ordinal)
                return count
    return 0


def _repeats(piece: Piece, source: str, text: str) -> tuple[int, int] | None:
    """Return where the day stands in a text that is date and source again, or one of them; an empty place for none."""
    folded = fold(text)
    if len(folded) > 80:
        return None
    day = DAY.search(folded)
    rest = folded[: day.start()] + " " + re.sub(rf"^\s*(?:{TIME}\s*)+", "", folded[day.end() :]) if day else folded
    rest = re.sub(rf"{words('source', 'date')}\s*:?", " ", rest)
    rest = re.sub(PAGE, " ", rest) if piece.attribute("版次") else rest
    named = _bare_name(rest)
    labelled = re.search(words("source"), folded) or alike(text) == alike(source)
    if named not in ("", _bare_name(source)) or (not day and not named) or (not day and not labelled):
        return None
    printed = read_day(day) if day else None
    if day and printed is None:
        return None
    if printed and piece.day is not None and (printed.month, printed.day) != (piece.day.month, piece.day.day):
        return None
    return day.span() if day else (0, 0)


def _bare_name(text: str) -> str:
    return re.sub(r"[()\[\]|,;]", "", alike(text))


def _take_repeated(piece: Piece, lines: list[Line], day: tuple[int, int], ledger: Ledger, ordinal: int) -> None:
    """Say where lines went that repeat date and source: the date is read where there was none, or none with a year."""
    match = DAY.match(fold("".join(line.text for line in lines)), day[0])
    printed = read_day(match) if match and day[1] else None
    wanted = printed is not None and (piece.day is None or piece.day.year is None)
    if wanted:
        piece.day, piece.day_line = printed, lines[0]
    at = 0
    for line in lines:
        start, end = (min(max(place - at, 0), len(line.text)) if wanted else 0 for place in day)
        ledger.take(line, Role.REPEATED, ordinal, end=start)
        if start < end:
            piece.dates.append(cut_line(line, start, end))
        ledger.take(line, Role.REPEATED, ordinal, start=end)
        at += len(line.text)
