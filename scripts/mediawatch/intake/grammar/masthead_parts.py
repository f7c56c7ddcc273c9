"""What the lines at a report's top are made of: numbers, days, the publisher, the series, each read at its place."""

import re
from dataclasses import dataclass

from mediawatch.intake.claims import Role
from mediawatch.intake.grammar.printed import DAY, OTHER_DAY, TIME, find_day, find_span, read_day
from mediawatch.intake.grammar.title import GLUED, ISSUE_NO, NUMBER, SERIES
from mediawatch.intake.labels import words
from mediawatch.numerals import read_number

_CODE = re.compile(rf"[(\[【]?\s*{words('number')}\s*:?\s*(?:no\.?|№|第)?\s*([0-9]{{1,6}})\s*期?\s*[)\]】]?", re.I)
_NO = re.compile(r"[(\[]?\s*(?:no\s*[.:]?|№\s*:?)\s*([0-9]{1,6})\s*[)\]]?", re.IGNORECASE)
_OPEN, _SHUT = r"[(\[【]?\s*", r"\s*[)\]】]?"
_YEAR = r"(?:19|20)[0-9]{2}"
_YEARLY = re.compile(
    rf"{_OPEN}(?:编\s*号\s*:\s*)?(?:(?:{_YEAR}\s*年|第?\s*(?:{ISSUE_NO})\s*[卷年])\s*,?\s*第?\s*(?:{ISSUE_NO})\s*期"
    rf"|{_YEAR}\s*-\s*[0-9]{{1,3}}(?![0-9]|\s*-)){_SHUT}|第\s*(?:{ISSUE_NO})\s*期(?=\s*{_OPEN}(?:总|累计))"
)
"""A number within a year or a volume, or one beside which the total stands."""
_SEVERAL = rf"(?:总|累计)?\s*第\s*(?:{ISSUE_NO})\s*期?(?:\s*[-~、,/和至]\s*第?\s*(?:{ISSUE_NO})\s*期?)+(?<=期)"
_BESIDE_EXTRA = rf"(?:(?:总|累计)?\s*第\s*(?:{ISSUE_NO})\s*期|{_YEAR}\s*年)?"
_EXTRA = rf"{_BESIDE_EXTRA}\s*{_OPEN}[增副合]\s*刊\s*(?:第?\s*(?:{ISSUE_NO})\s*[期号]?)?"
_UNUSUAL = re.compile(rf"{_OPEN}(?:{_SEVERAL}\s*(?:{_OPEN}合\s*刊)?|{_EXTRA}|[专特]\s*[刊辑号])[)\]】\s]*(?!\S)")
"""Several issues in one, a supplement, or one theme: what number such an issue has in the archive a person has to say.

One on a theme has its own where that stands before the word.
"""
_BY_WORDS = "编|编[印制发写]|主办|承办|印发?"
_BY = re.compile(rf"\s*(?:{_BY_WORDS})(?!\S)")
DATED = re.compile(rf"[(\[【]?\s*(?:{words('published')}\s*:?\s*)?")
_SHORT_YEAR = re.compile(r"[0-4][0-9]\s*年")
_BESIDE = re.compile(rf"(?:[ )\]】]|{TIME})*")
_PUBLISHED_BY = re.compile(rf"{words('publisher')}\s*:\s*")
_KINDS = "(?:中心|委员会|委|局|公司|协会|学会|大学|[院部所厅处科室组站社])"
_ENDS = rf"(?=\s*(?:{_BY_WORDS})(?:\s|$)|$|[ ,;、|)(\[（【0-9]|第|二〇|日期|时间|编号)"
_ANOTHER = rf"(?!第)[^\s0-9():]{{2,30}}?{_KINDS}"
_ORGANISATION = re.compile(rf"\S.{{1,30}}?{_KINDS}{_ENDS}(?:\s*[(]{_ANOTHER}\s*[)]|[ 、]+{_ANOTHER}{_ENDS})*")
_PERIOD_LABEL = re.compile(rf"[(\[【]?\s*(?:{words('period')}\s*:?\s*)?")
_EDITION = re.compile(rf"{SERIES.pattern}\s*[(][^()0-9]{{1,8}}版[)]")
"""A series' name with its edition, such as `（网络版）`."""
_SCOPE_LINE = re.compile(rf"{words('scope')}\s*:\s*([^。]+?)\s*$")


@dataclass(frozen=True, slots=True)
class MastheadPart:
    """A part of a line: which value it gives, where that stands, and where the part ends."""

    name: str
    value: object
    role: Role
    start: int
    end: int
    stop: int


def number_at(folded: str, place: int) -> MastheadPart | None:
    """Return the issue's number that stands at a place; `yearly` and `unusual` are none that the archive has."""
    for name, pattern, role in (("unusual", _UNUSUAL, Role.UNPLACED), ("yearly", _YEARLY, Role.LABEL)):
        if match := pattern.match(folded, place):
            return MastheadPart(name, match[0].strip(), role, *match.span(), match.end())
    for pattern in (NUMBER, _CODE, _NO):
        match = pattern.match(folded, place)
        number = number_of(match[1]) if match else None
        if match and number:
            return MastheadPart("number", number, Role.NUMBER, *match.span(1), match.end())
    return None


def _glued_at(folded: str, place: int) -> MastheadPart | None:
    """A number right behind the series' name, at the end of the line."""
    match = GLUED.fullmatch(folded.rstrip(), place) if place and SERIES.fullmatch(folded[:place].strip()) else None
    number = number_of(match[1]) if match else None
    return MastheadPart("glued", number, Role.NUMBER, *match.span(1), len(folded)) if match and number else None


def _period_at(folded: str, place: int) -> MastheadPart | None:
    label = _PERIOD_LABEL.match(folded, place)
    span = find_span(folded)
    if span is None or span[0] not in (place, label.end() if label else place):
        return None
    return MastheadPart("span", span[1:], Role.PERIOD, span[0], len(folded), len(folded))


def _published_at(folded: str, place: int) -> MastheadPart | None:
    label = DATED.match(folded, place)
    start = label.end() if label else place
    day = DAY.match(folded, start)
    printed = read_day(day) if day and day[1] else None
    if printed is None and _SHORT_YEAR.match(folded, start) and (found := find_day(folded[start:])):
        day, printed = OTHER_DAY.match(folded, start), found[2]
    value = printed.on() if printed else None
    if day is None or value is None:
        return None
    beside = _BESIDE.match(folded, day.end())
    stop = beside.end() if beside else day.end()
    return MastheadPart("published", value, Role.PUBLISHED, *day.span(), stop)


def publisher_at(folded: str, place: int) -> MastheadPart | None:
    """Return the organisations that stand at a place, one or several."""
    label = _PUBLISHED_BY.match(folded, place)
    match = _ORGANISATION.match(folded, label.end() if label else place)
    if match is None:
        return None
    by = _BY.match(folded, match.end())
    return MastheadPart("publisher", match[0].strip(), Role.PUBLISHER, *match.span(), by.end() if by else match.end())


def _series_at(folded: str, place: int) -> MastheadPart | None:
    match = _EDITION.match(folded, place) or SERIES.match(folded, place)
    return (
        MastheadPart("series", re.sub(r"\s+", "", match[0]), Role.SERIES, *match.span(), match.end()) if match else None
    )


def _scope_at(folded: str, place: int) -> MastheadPart | None:
    match = _SCOPE_LINE.match(folded, place)
    return MastheadPart("scope", match[1], Role.PERIOD, *match.span(1), match.end()) if match else None


_READERS = (number_at, _glued_at, _period_at, _scope_at, _published_at, publisher_at, _series_at)


def part_at(folded: str, place: int) -> MastheadPart | None:
    """Return the part that begins at a place of a folded line, None where nothing known does."""
    return next((part for read in _READERS if (part := read(folded, place))), None)


def number_of(numeral: str) -> int | None:
    """Return what a numeral of the masthead says, which may have spaces in it and noughts before it."""
    return read_number(numeral.replace(" ", "").lstrip("0"))
