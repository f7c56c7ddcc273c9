"""The top of a report: series, number, publisher, publication date, lead. Its templates changed over twenty years."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from mediawatch.importers.claims import PLACE_IT, Claim, Ledger, Role
from mediawatch.importers.document import Line, cut_line
from mediawatch.importers.grammar.paragraphs import Paragraph, join_lines
from mediawatch.importers.grammar.printed import (
    DAY,
    TIME,
    PrintedDay,
    find_span,
    fold,
    place_period,
    read_day,
    squeeze,
)
from mediawatch.importers.grammar.title import GLUED, NUMBER, NUMERAL, SERIES, uncut_title
from mediawatch.numerals import read_number

_CODE = re.compile(
    r"[(\[【]?\s*(?:编\s*号|期\s*号|期\s*数|总\s*期\s*数?)\s*:?\s*(?:no\.?|№|第)?\s*([0-9]{1,6})\s*期?\s*[)\]】]?", re.I
)
_NO = re.compile(r"[(\[]?\s*(?:no\.?|№)\s*([0-9]{1,6})\s*[)\]]?", re.IGNORECASE)
_YEARLY = re.compile(
    r"[(\[【]?\s*(?:编\s*号\s*:\s*)?(?:19|20)[0-9]{2}\s*(?:年\s*第\s*[0-9]{1,3}\s*期|-\s*[0-9]{1,3}(?![0-9]|\s*-))\s*[)\]】]?"
    rf"|第\s*(?:{NUMERAL})\s*期(?=\s*[(\[【]?\s*(?:总|累计)\s*第)"
)
"""A number within a year, or one beside which the total stands."""
_BY = re.compile(r"\s*(?:编|编[印制发写]|主办|印发?)\s*$")
_DATED = re.compile(r"[(\[【]?\s*(?:(?:发布|出版|印发|编发|编制|报告)?\s*(?:日\s*期|时\s*间)\s*:?\s*)?")
_BESIDE = re.compile(rf"(?:[ )\]】]|{TIME})*")
_PUBLISHED_BY = re.compile(r"(?:主办单位|编发单位|编制单位|编印单位|承办单位|发布单位|主办|编发|编制|编印|单位)\s*:\s*")
_ORGANISATION = re.compile(
    r"\S.{1,30}?(?:中心|委员会|委|局|公司|协会|学会|大学|[院部所厅处科室组站社])"
    r"(?=\s*(?:编|编[印制发写]|主办|印发?)\s*$|$|[ ,;|(\[（【0-9]|第|二〇|日期|时间|编号)"
)
_LEAD_LABEL = re.compile(r"[【\[]?\s*(?:本\s*期\s*)?导\s*[语读言]\s*[】\]]?\s*:?\s*")
_LEAD = re.compile(r"收[集录]|时间从|监测范围(?! *:)|本期[周月]报|本期共|共.{0,8}[0-9一二三四五六七八九十]\s*[篇条]")
_PERIOD_LABEL = re.compile(r"[(\[]?\s*(?:监测|报告|统计)?\s*(?:时间|时段|周期|期间)\s*:?\s*")
_SCOPE_LINE = re.compile(r"监测范围\s*:\s*([^。]+?)\s*$")
_SCOPE = re.compile(r"监测范围(?:主要)?(?:包括了?|涵盖了?|覆盖了?|涉及|为|是|:)?\s*(.+?)等?\s*(?:[。;；.]|$)")


@dataclass(slots=True)
class Masthead:
    """What the top of a report says, as far as it could be read."""

    series: str = ""
    number: int | None = None
    glued: int | None = None
    yearly: str | None = None
    publisher: str | None = None
    published: date | None = None
    start: date | None = None
    end: date | None = None
    scope: str | None = None
    lead: list[Paragraph] = field(default_factory=list[Paragraph])
    span: tuple[PrintedDay, PrintedDay] | None = None


def read_masthead(lines: list[Line], ledger: Ledger) -> Masthead:
    """Read the lines before the contents. What fits nowhere is left for a person, with a finding."""
    head = Masthead()
    leading = False
    lead: list[Line] = []
    for line in uncut_title(lines, _is_value, ledger):
        folded = fold(line.text)
        if label := _LEAD_LABEL.match(folded):
            leading = True
            ledger.take(line, Role.LABEL, end=label.end())
            if label.end() < len(line.text):
                lead.append(cut_line(line, label.end()))
        elif not leading and _starts_lead(folded, named=bool(head.series)):
            leading = True
            lead.append(line)
        elif leading and not (head.published is None and _is_day(folded)):
            lead.append(line)
        elif _read_line(line, folded, head, ledger):
            continue
        elif line.linked:
            ledger.take(line, Role.SITE)
        else:
            ledger.take(line, Role.UNPLACED)
            ledger.error(line, "MW503", f"刊头里有一行看不懂：{line.text[:30]}", PLACE_IT)
    _settle_number(head, ledger)
    head.lead = join_lines(lead, ledger)
    for paragraph in head.lead:
        for piece in paragraph.pieces:
            ledger.take(piece, Role.LEAD)
    _read_lead(head)
    return head


def series_of(line: Line) -> str:
    """Return the name of a report that a line begins with; none for a sentence of a lead."""
    folded = fold(line.text)
    match = None if _starts_lead(folded, named=True) else SERIES.match(folded)
    return line.text[: match.end()] if match else ""


def names_number(line: Line) -> bool:
    """Tell whether a line begins with an issue's number."""
    return _read_number(fold(line.text).lstrip(), 0) is not None


def names_publisher(line: Line) -> bool:
    """Tell whether a line begins with the organisation that makes the report."""
    return _read_publisher(fold(line.text).lstrip(), 0) is not None


def _is_value(folded: str) -> bool:
    """Tell whether a line begins with what a masthead says."""
    return any(read(folded, 0) for read in _READERS) or _LEAD_LABEL.match(folded) is not None


def _settle_number(head: Masthead, ledger: Ledger) -> None:
    """A number that only stands behind the series' name gives way to one that is called a number."""
    if head.number is None or head.glued is None:
        head.number = head.glued if head.number is None else head.number
        return
    place = next(at for at, claim in enumerate(ledger.claims) if claim.role is Role.NUMBER and _is_glued(claim, ledger))
    claim = ledger.claims[place]
    same = head.glued == head.number
    ledger.claims[place] = replace(claim, role=Role.REPEATED if same else Role.UNPLACED)
    if not same:
        line = next(line for line in ledger.document.lines if line.start <= claim.start < line.end)
        message = f"刊名后面写的是 {ledger.document.text[claim.start : claim.end]}，另写的期号是 {head.number}"
        ledger.error(line, "MW504", message, "看看期号是哪一个；看好了就从 unplaced 下面删掉")


def _is_glued(claim: Claim, ledger: Ledger) -> bool:
    return any(one.role is Role.SERIES and one.end <= claim.start <= one.end + 2 for one in ledger.claims)


def _starts_lead(folded: str, *, named: bool) -> bool:
    return bool(_LEAD.search(folded)) or (named and len(folded) > 25 and folded.rstrip().endswith(("。", ";")))


def _is_day(folded: str) -> bool:
    label = _DATED.match(folded)
    day = DAY.match(folded, label.end() if label else 0)
    return bool(day and day[1] and not folded[day.end() :].strip(" )]】"))


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a line: which value it gives, where that stands, and where the part ends."""

    name: str
    value: object
    role: Role
    start: int
    end: int
    stop: int


_BOOK_NAME = re.compile(r"《(?![^》]*》\s*(?:编|课题|工作|项目|杂志社|出版))")
"""The mark before a name; not where that is a part of another one: `《月报》编辑部`."""


def _read_line(line: Line, folded: str, head: Masthead, ledger: Ledger) -> bool:
    """Read a line of one or several parts: all of it, or nothing."""
    parts: list[_Part] = []
    values: dict[str, object] = {}
    place = 0
    while place < len(folded):
        if folded[place] in " ,;|【】》" or _BOOK_NAME.match(folded, place):
            place += 1
            continue
        part = next((part for read in _READERS if (part := read(folded, place))), None)
        known = part and (values.get(part.name) or getattr(head, part.name))
        if part is None or (known and known != _as_printed(part, line)):
            return False
        parts.append(replace(part, role=Role.REPEATED) if known else part)
        values[part.name] = _as_printed(part, line)
        place = part.stop
    for name, value in values.items():
        setattr(head, name, value)
    end = 0
    for part in parts:
        ledger.take(line, Role.LABEL, start=end, end=part.start)
        ledger.take(line, part.role, start=part.start, end=part.end)
        end = part.end
    ledger.take(line, Role.LABEL, start=end)
    return True


def _as_printed(part: _Part, line: Line) -> object:
    """Return a name as the line has it, not folded; other values as they are."""
    if not isinstance(part.value, str):
        return part.value
    text = line.text[part.start : part.end]
    return squeeze(text) if part.name == "series" else " ".join(text.split())


def _read_number(folded: str, place: int) -> _Part | None:
    yearly = _YEARLY.match(folded, place)
    if yearly:
        return _Part("yearly", yearly[0], Role.LABEL, *yearly.span(), yearly.end())
    for pattern in (NUMBER, _CODE, _NO):
        match = pattern.match(folded, place)
        number = _number(match[1]) if match else None
        if match and number:
            return _Part("number", number, Role.NUMBER, *match.span(1), match.end())
    return None


def _read_glued(folded: str, place: int) -> _Part | None:
    """A number right behind the series' name, at the end of the line."""
    match = GLUED.fullmatch(folded.rstrip(), place) if place and SERIES.fullmatch(folded[:place].strip()) else None
    number = _number(match[1]) if match else None
    return _Part("glued", number, Role.NUMBER, *match.span(1), len(folded)) if match and number else None


def _read_period(folded: str, place: int) -> _Part | None:
    label = _PERIOD_LABEL.match(folded, place)
    span = find_span(folded)
    if span is None or span[0] not in (place, label.end() if label else place):
        return None
    return _Part("span", span[1:], Role.PERIOD, span[0], len(folded), len(folded))


def _read_published(folded: str, place: int) -> _Part | None:
    label = _DATED.match(folded, place)
    day = DAY.match(folded, label.end() if label else place)
    printed = read_day(day) if day and day[1] else None
    value = printed.on() if printed else None
    if day is None or value is None:
        return None
    beside = _BESIDE.match(folded, day.end())
    stop = beside.end() if beside else day.end()
    return _Part("published", value, Role.PUBLISHED, *day.span(), stop)


def _read_publisher(folded: str, place: int) -> _Part | None:
    label = _PUBLISHED_BY.match(folded, place)
    match = _ORGANISATION.match(folded, label.end() if label else place)
    if match is None:
        return None
    by = _BY.match(folded, match.end())
    return _Part("publisher", match[0].strip(), Role.PUBLISHER, *match.span(), by.end() if by else match.end())


def _read_series(folded: str, place: int) -> _Part | None:
    match = SERIES.match(folded, place)
    return _Part("series", re.sub(r"\s+", "", match[0]), Role.SERIES, *match.span(), match.end()) if match else None


def _read_scope(folded: str, place: int) -> _Part | None:
    match = _SCOPE_LINE.match(folded, place)
    return _Part("scope", match[1], Role.PERIOD, *match.span(1), match.end()) if match else None


_READERS = (_read_number, _read_glued, _read_period, _read_scope, _read_published, _read_publisher, _read_series)


def _number(text: str) -> int | None:
    return read_number(text.replace(" ", "").lstrip("0"))


def _read_lead(head: Masthead) -> None:
    """Read period and scope from what the lead says, where the masthead did not."""
    for paragraph in head.lead:
        folded = fold(paragraph.text)
        if head.span is None and (span := find_span(folded)):
            head.span = span[1:]
        if head.scope is None and (scope := _SCOPE.search(folded)):
            head.scope = paragraph.text[scope.start(1) : scope.end(1)].strip(" ，,")
    if head.span is not None:
        head.start, head.end = place_period(*head.span, head.published)
