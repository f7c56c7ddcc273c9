"""The top of a report: series, number, publisher, publication date, lead. Its templates changed over twenty years."""

import re
from dataclasses import dataclass, field
from datetime import date

from mediawatch.intake import codes
from mediawatch.intake.claims import Ledger, Role
from mediawatch.intake.document import Line, cut_line
from mediawatch.intake.grammar.masthead_parts import DATED, MastheadPart, number_at, part_at, publisher_at
from mediawatch.intake.grammar.paragraphs import Paragraph, join_lines
from mediawatch.intake.grammar.printed import DAY, PrintedDay, find_span, place_period, visible
from mediawatch.intake.grammar.title import SERIES, uncut_title
from mediawatch.intake.labels import words
from mediawatch.intake.list_marks import COUNTED

_LEAD_LABEL = re.compile(rf"{COUNTED}[【\[]?\s*{words('lead')}\s*[】\]]?\s*:?\s*")
_LEAD = re.compile(r"收[集录]|时间从|监测范围(?! *:)|本期[周月]报|本期共|共.{0,8}[0-9一二三四五六七八九十]\s*[篇条]")
_SCOPE = re.compile(r"监测范围(?:主要)?(?:包括了?|涵盖了?|覆盖了?|涉及|为|是|:)?\s*(.+?)等?\s*(?:[。;；.]|$)")


@dataclass(slots=True)
class Masthead:
    """What the top of a report says, as far as it could be read."""

    series: str = ""
    number: int | None = None
    glued: int | None = None
    glued_line: Line | None = None
    yearly: str | None = None
    unusual: str | None = None
    publisher: str | None = None
    published: date | None = None
    start: date | None = None
    end: date | None = None
    scope: str | None = None
    lead: list[Paragraph] = field(default_factory=list[Paragraph])
    span: tuple[PrintedDay, PrintedDay] | None = None


def read_masthead(lines: list[Line], ledger: Ledger) -> Masthead:
    """Read the lines before the contents. What fits nowhere is left for a person, with a finding."""
    masthead = Masthead()
    leading = False
    lead: list[Line] = []
    for line in uncut_title(lines, _is_value, _is_read, ledger):
        folded = line.folded
        if label := _LEAD_LABEL.match(folded):
            leading = True
            ledger.take(line, Role.LABEL, end=label.end())
            if label.end() < len(line.text):
                lead.append(cut_line(line, label.end()))
        elif not leading and _starts_lead(folded, named=bool(masthead.series)):
            leading = True
            lead.append(line)
        elif leading and not (masthead.published is None and _is_day(folded)):
            lead.append(line)
        elif _read_line(line, folded, masthead, ledger):
            continue
        elif line.linked:
            ledger.take(line, Role.SITE)
        elif _KEPT.fullmatch(folded):
            ledger.take(line, Role.MARGIN)
        else:
            ledger.leave(line, "刊头里有一行看不懂")
    _settle_number(masthead, ledger)
    masthead.lead = join_lines(lead, ledger)
    _read_lead(masthead)
    return masthead


def series_of(line: Line) -> str:
    """Return the name of a report that a line begins with; none for a sentence of a lead."""
    folded = line.folded
    match = None if _starts_lead(folded, named=True) else SERIES.match(folded)
    return line.text[: match.end()] if match else ""


def names_number(line: Line) -> bool:
    """Tell whether a line begins with an issue's number."""
    return number_at(line.folded.lstrip(), 0) is not None


def names_publisher(line: Line) -> bool:
    """Tell whether a line begins with the organisation that makes the report."""
    return publisher_at(line.folded.lstrip(), 0) is not None


def _is_value(folded: str) -> bool:
    """Tell whether a line begins with what a masthead says."""
    return part_at(folded, 0) is not None or _LEAD_LABEL.match(folded) is not None


def _is_read(folded: str) -> bool:
    """Tell whether all of a line can be read as what a masthead says."""
    return _parts_of(folded) is not None


def _settle_number(masthead: Masthead, ledger: Ledger) -> None:
    """A number that only stands behind the series' name gives way to one that is called a number."""
    if masthead.glued is None or masthead.glued_line is None:
        return
    known, line = masthead.number, masthead.glued_line
    if known is None:
        masthead.number = masthead.glued
    ledger.take(line, Role.NUMBER if known is None else Role.REPEATED if masthead.glued == known else Role.UNPLACED)
    if known not in (None, masthead.glued):
        message = f"刊名后面写的是 {line.text}，另写的期号是 {known}"
        printed = next(one for one in ledger.document.lines if one.start <= line.start < one.end)
        ledger.error(printed, codes.NO_NUMBER, message, "看看期号是哪一个；看好了就从 unplaced 下面删掉")


def _starts_lead(folded: str, *, named: bool) -> bool:
    return bool(_LEAD.search(folded)) or (named and len(folded) > 25 and folded.rstrip().endswith(("。", ";")))


def _is_day(folded: str) -> bool:
    label = DATED.match(folded)
    day = DAY.match(folded, label.end() if label else 0)
    return bool(day and day[1] and not folded[day.end() :].strip(" )]】"))


_KEPT = re.compile(
    r"[(【\[\s]*(?:(?:内部(?:资料|刊物|文件|参考|交流)|仅供(?:内部)?(?:参考|交流|领导参阅)|(?:请)?(?:注意|妥善)保[存管]|请勿(?:外传|转载|翻印)"
    r"|不得(?:外传|转载|翻印)|阅后[收退]回)[\s,、;。!·)】\]]*)+"
)
"""How a report is to be kept: it says nothing of the issue."""
_BOOK_NAME = re.compile(r"《(?![^》]*》\s*(?:编|课题|工作|项目|杂志社|出版))")
"""The mark before a name; not where that is a part of another one: `《月报》编辑部`."""

_NAMED = words("number", "publisher", "published", "period", "scope", "source", "editor", "proofreader", "approver")
_LABEL = rf"{_NAMED}\s*:"
_EMPTY = re.compile(rf"{_LABEL}(?=\s*$|\s+{_LABEL})")
"""A label that says nothing: the line ends behind it, or another one follows."""


def _read_line(line: Line, folded: str, masthead: Masthead, ledger: Ledger) -> bool:
    """Read a line of one or several parts, if all of it can be read; what says otherwise than before is left over."""
    parts = _parts_of(folded)
    if parts is None:
        return False
    end = 0
    for part in parts:
        ledger.take(line, Role.LABEL, start=end, end=part.start)
        value, known = _as_printed(part, line), getattr(masthead, part.name)
        role = part.role if not known else Role.REPEATED if known == value else Role.UNPLACED
        printed = cut_line(line, part.start, part.end)
        if not known:
            setattr(masthead, part.name, value)
        if not known and part.name == "glued":
            masthead.glued_line = printed
        elif role is Role.UNPLACED:
            ledger.leave(printed, "刊头里有几个字没有地方放")
        else:
            ledger.take(printed, role)
        end = part.end
    ledger.take(line, Role.LABEL, start=end)
    return True


def _parts_of(folded: str) -> list[MastheadPart] | None:
    """Return what a line is made of, None where some of it cannot be read."""
    parts: list[MastheadPart] = []
    place = 0
    while place < len(folded):
        if folded[place] in " \n,、;|【】》-·*" or _BOOK_NAME.match(folded, place):
            place += 1
        elif empty := _EMPTY.match(folded, place):
            place = empty.end()
        elif part := part_at(folded, place):
            parts.append(part)
            place = part.stop
        else:
            return None
    return parts


def _as_printed(part: MastheadPart, line: Line) -> object:
    """Return a name as the line has it, not folded; other values as they are."""
    if not isinstance(part.value, str):
        return part.value
    text = line.text[part.start : part.end]
    return visible(text) if part.name == "series" else " ".join(text.split())


def _read_lead(masthead: Masthead) -> None:
    """Read period and scope from what the lead says, where the masthead did not."""
    for paragraph in masthead.lead:
        folded = paragraph.folded
        if masthead.span is None and (span := find_span(folded)):
            masthead.span = span[1:]
        if masthead.scope is None and (scope := _SCOPE.search(folded)):
            masthead.scope = paragraph.text[scope.start(1) : scope.end(1)].strip(" ，,")
    if masthead.span is not None:
        masthead.start, masthead.end = place_period(*masthead.span, masthead.published)
