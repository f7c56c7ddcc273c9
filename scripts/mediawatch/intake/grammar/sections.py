"""The parts of a report: lines among the contents and the articles that name what follows."""

import re
from collections.abc import Sequence

from mediawatch.intake.claims import Ledger, Role
from mediawatch.intake.document import Line
from mediawatch.intake.grammar.printed import alike, ends_sentence
from mediawatch.intake.labels import read_label
from mediawatch.intake.list_marks import COUNT, COUNTED

_PART = re.compile(
    r"\s*[【\[]?第\s*[一二三四五六七八九十0-9]{1,2}\s*部\s*分\s*[】\]]?\s*[:、.]?\s*(.{0,30}?)\s*[】\]]?\s*"
)
_SHAPES = (
    re.compile(rf"{COUNT}\s*[、.]\s*(.{{1,19}})"),
    re.compile(rf"[(]{COUNT}[)]\s*[、.]?\s*(.{{1,19}})"),
    re.compile(r"【(.{1,18})】"),
    re.compile(r"\[(.{1,18})\]"),
)
_NOTHING = re.compile(
    r"[(]?\s*(?P<when>本[周月期]|本部分|本栏目?|近期)?\s*(?:暂?无|没有|未(?:收集|监测|检索|发现|见)到?)\s*"
    r"(?P<which>(?:(?:相关|有关|此类|新|重要)的?)*)\s*(?:信息|内容|报道|新闻|文章|舆情|动态|消息)?\s*[)]?\s*[。.]?"
)
"""What stands in a part that has no article; below `第N部分` it may be `无` alone."""
_LONGEST = 24


def read_part(line: Line, parts: set[str], *, chapter: bool = False) -> str | None:
    """Return the name of the part that a line announces; `chapter` takes any that is counted as one."""
    folded = line.folded
    match = _PART.fullmatch(folded)
    if match and folded.rstrip()[-1] not in "。!?;":
        return line.text[match.start(1) : match.end(1)].strip() or line.text.strip()
    name = _bare(line)
    return name if name and (chapter or alike(name) in parts) else None


def is_nothing(line: Line) -> bool:
    """Tell whether a line may say of a part that it has no article."""
    return _NOTHING.fullmatch(line.folded) is not None


def leave_empty_parts(lines: Sequence[Line], ledger: Ledger) -> tuple[list[Line], set[str]]:
    """Return the lines without those that say of a part that it has no article, and the names of such parts."""
    left: list[Line] = []
    names: set[str] = set()
    for line in lines:
        nothing = _NOTHING.fullmatch(line.folded)
        above = left[-1].folded if left else ""
        said = nothing and (nothing["when"] or nothing["which"]) and any(shape.fullmatch(above) for shape in _SHAPES)
        if nothing and (said or _PART.fullmatch(above)):
            names.add(alike(_bare(left[-1])))
            ledger.take(line, Role.EMPTY)
        else:
            left.append(line)
    return left, names


def _bare(line: Line) -> str:
    folded = line.folded
    counted = re.match(COUNTED, folded)
    start = counted.end() if counted else 0
    return line.text[start:].strip(" :：【】[]")


def shaped_parts(before: Sequence[Line | None], lines: Sequence[Line]) -> set[str]:
    """Return the parts' names among the lines before the articles: the first has one, others are marked the same way.

    `before` are the lines directly before each article, None for the first where nothing stands there; `lines` are
    all, among which some may stand before an article whose title nothing marks.
    """
    first = before[0] if before else None
    shape = next((shape for shape in _SHAPES if first and shape.fullmatch(first.folded)), None)
    if shape is None:
        return set()
    named = (*before, *_above_titles(lines))
    return {alike(_bare(line)) for line in named if line and shape.fullmatch(line.folded) and _can_name(line)}


def listed_parts(before: Sequence[Line | None], listed: Sequence[Line]) -> set[str]:
    """Return names that stand directly before an article and in the contents too."""
    names = {alike(_bare(line)) for line in before if line and _can_name(line)}
    return names & {alike(_bare(line)) for line in listed} - {""}


def shared_parts(lines: Sequence[Line], listed: Sequence[Line]) -> set[str]:
    """Return names marked as parts that stand in the contents, and above what may be a title."""
    named = {alike(_bare(line)) for line in listed if _is_marked(line)} - {""}
    return {alike(_bare(line)) for line in _above_titles(lines) if _is_marked(line)} & named


def _above_titles(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without a label above one without, which has one below it."""
    labelled = [read_label(line.folded) is not None for line in lines]
    triples = zip(labelled, labelled[1:], labelled[2:], strict=False)
    return [lines[place] for place, triple in enumerate(triples) if triple == (False, False, True)]


def _is_marked(line: Line) -> bool:
    folded = line.folded
    return _can_name(line) and any(shape.fullmatch(folded) for shape in (_PART, *_SHAPES))


def _can_name(line: Line) -> bool:
    return len(line.text) <= _LONGEST and not ends_sentence(line.text.rstrip("】])）"))
