"""What a masthead does not say is looked for around it: on the page's edges, on the web page, in the file's name."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from mediawatch.intake import codes
from mediawatch.intake.claims import Ledger, Role
from mediawatch.intake.document import Line
from mediawatch.intake.folding import fold
from mediawatch.intake.grammar.masthead import Masthead
from mediawatch.intake.grammar.masthead_parts import number_of
from mediawatch.intake.grammar.printed import DAY, alike, place_period, read_day
from mediawatch.intake.grammar.title import ISSUE_NO
from mediawatch.intake.labels import words

_NUMBER = re.compile(r"第\s*([0-9]{1,6})\s*期")
_ISSUE = re.compile(r"第.{1,12}期|[增副合专特]\s*[刊辑号]")
_CLOCK = ("今天", "现在")
_DAY = re.compile(
    rf"(?:{words('published')}|发布于)\s*:?\s*(?={DAY.pattern})|(?={DAY.pattern}\s*[0-9]{{1,2}}:[0-9]{{2}})"
)
"""Where a web page says when it was published: behind a label, or before a time of the day."""


def look_elsewhere(masthead: Masthead, ledger: Ledger) -> None:
    """Read the number and the day of publication that a masthead lacks, each with a finding."""
    if masthead.number is None:
        _find_number(masthead, ledger)
    if masthead.published is None:
        _find_day(masthead, ledger)


def _find_number(masthead: Masthead, ledger: Ledger) -> None:
    name = alike(masthead.series)
    titles = (line for line in _lines_of(Role.SITE, ledger) if name and name in alike(line.text))
    for where, lines in (("页眉或页脚", _lines_of(Role.MARGIN, ledger)), ("网页的标题", titles)):
        for line in lines:
            match = _NUMBER.search(line.folded)
            if match:
                masthead.number = int(match[1])
                ledger.note(line, codes.NO_NUMBER, f"期号 {match[1]} 取自{where}", "看看对不对")
                return
    if _is_unusual(ledger):
        return
    name = fold(PurePath(ledger.document.name).stem)
    match = re.search(r"第?\s*0*([1-9][0-9]{0,5})\s*期", name) or re.fullmatch(r"\D{0,20}?0*([1-9][0-9]{0,3})", name)
    within = re.findall(ISSUE_NO, masthead.yearly or "")[-1:]
    if match and int(match[1]) not in map(number_of, within):
        masthead.number = int(match[1])
        said = f"只写着 {masthead.yearly}" if masthead.yearly else "没有期号"
        ledger.note(1, codes.NO_NUMBER, f"里面{said}，{match[1]} 取自文件名", "看看对不对")


def _is_unusual(ledger: Ledger) -> bool:
    """Tell whether the masthead says something of a number that could not be read: the file's name is no better."""
    left = (claim for claim in ledger.claims if claim.role is Role.UNPLACED)
    return any(_ISSUE.search(fold(ledger.document.text[claim.start : claim.end])) for claim in left)


def _find_day(masthead: Masthead, ledger: Ledger) -> None:
    for line in _lines_of(Role.SITE, ledger):
        folded = line.folded
        said = _DAY.search(folded)
        match = DAY.match(folded, said.end()) if said and not folded.startswith(_CLOCK) else None
        printed = read_day(match) if match and match[1] else None
        if printed and (day := printed.on()):
            masthead.published = day
            ledger.note(line, codes.NO_MASTHEAD, f"刊头没有发布日期，{day} 取自网页", "看看对不对")
            if masthead.span is not None:
                masthead.start, masthead.end = place_period(*masthead.span, day)
            return


def _lines_of(role: Role, ledger: Ledger) -> Iterator[Line]:
    starts = {claim.start for claim in ledger.claims if claim.role is role}
    return (line for line in ledger.document.lines if line.start in starts)
