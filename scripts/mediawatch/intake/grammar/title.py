"""The title of a report: its name and its number, put together again where a line's end cut them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from mediawatch.intake.claims import Ledger
from mediawatch.intake.document import Line
from mediawatch.intake.folding import fold
from mediawatch.intake.grammar.printed import CHINESE

ISSUE_NO = rf"(?:[0-9] ?){{1,6}}|(?:[{CHINESE}] ?){{1,8}}"
SERIES = re.compile(r"([^|>]{2,40}(?:[周月季年日旬简快专通]\s*报|监测报告|监测(?= *$)|动态))")
NUMBER = re.compile(rf"[(\[【]?\s*(?:(?:总|累计)\s*第?|第)\s*({ISSUE_NO})\s*期\s*[)\]】]?")
GLUED = re.compile(rf"[(\[]?\s*({ISSUE_NO})\s*[)\]]?")
"""A number behind the name that nothing calls a number."""
_REST = re.compile(rf"[(\[【]?\s*(?:(?:总|累计)?\s*第\s*)?(?:{ISSUE_NO})\s*期?\s*[)\]】]?|期?\s*[)\]】]|期")
"""What a line's end cuts off the number, or all of a number that nothing calls so."""
_OPEN = re.compile(r"[(\[【][^)\]】]*$")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_KIND = re.compile(r"[周月季旬简快]\s*报")
_SUBJECT = re.compile("卫生|健康|医疗|医药|信息")
_LONGEST_HALF = 20


def uncut_title(
    lines: Sequence[Line], is_value: Callable[[str], bool], is_read: Callable[[str], bool], ledger: Ledger
) -> Iterator[Line]:
    """Yield a masthead's lines, of which two are one that a width cut within the title or another value.

    `is_value` tells whether a line, folded, begins with anything that a masthead says beside its title, `is_read`
    whether it is nothing but that.
    """
    text = ledger.document.text
    taken = False
    for line, following in zip(lines, [*lines[1:], None], strict=False):
        if taken:
            taken = False
            continue
        if following is None or text[line.end : following.start].strip():
            yield line
            continue
        both = text[line.start : following.end]
        if _is_cut(line.folded, following.folded, is_value):
            both = both.replace("\n", " ")
        elif not (line.full and not is_value(following.folded) and is_read(fold(both))):
            yield line
            continue
        taken = True
        ledger.joined.add(following.start)
        yield replace(line, text=both, marks=())


def _is_cut(folded: str, following: str, is_value: Callable[[str], bool]) -> bool:
    """Tell whether the title begins in one line and ends in the next, which is nothing else."""
    joined = f"{folded} {following}"
    if _REST.fullmatch(following) and (_OPEN.search(folded) or not is_value(following)):
        named = SERIES.match(folded) and _is_title(joined)
        year = SERIES.fullmatch(folded) and _YEAR.fullmatch(following)
        return bool(named and not year) or bool(NUMBER.fullmatch(joined))
    if not _is_title(joined):
        return False
    if _KIND.match(following) or _KIND.match(f"{folded[-1:]}{following[:1]}"):
        return True
    half = len(folded) <= _LONGEST_HALF and _SUBJECT.search(folded) and not is_value(folded)
    return bool(half) and _is_title(following)


def _is_title(folded: str) -> bool:
    """Tell whether a line is a report's name and no more than its number behind that."""
    name = SERIES.match(folded)
    rest = folded[name.end() :].strip() if name else ""
    return name is not None and (not rest or bool(NUMBER.fullmatch(rest) or GLUED.fullmatch(rest)))
