"""What a body is made of stands apart, with an empty line between: otherwise the page shows it as one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from mediawatch.check.blocks import FENCE, GOING_ON, YEAR, Kind, Line, issue_blocks, item_number
from mediawatch.check.prose import all_lost_lists
from mediawatch.check.registry import Breach, rule
from mediawatch.check.table_lines import count_cells, is_rule
from mediawatch.codes import Example
from mediawatch.model import Draft, Edit, Severity

_NAMES = {Kind.TEXT: "文字", Kind.ITEM: "列表", Kind.ROW: "表格", Kind.QUOTE: "引文", Kind.EDGE: "小标题"}
_ENDED = re.compile(r"[。！？…；：!?;:][”’」』》）)】\]\"'*_]*[ \t\u3000]*$")
_HARD = ("  ", "\\")
_COUNTED = (
    r"(?:第?[（(]?[一二三四五六七八九十]{1,3}[、）)．，]"
    r"|[（(]?[0-9]{1,2}(?:[、．）)]|\.(?=[\u3400-\u9fff]))|[①-⑳㈠-㈩⑴-⒛])"
)
_BULLET = r"(?:[•◦‣●○■□◆◇▪►➢✓★]|·[ \t\u3000])"
"""What people type for a list, and the page does not know as one; a name may be broken at its dot."""
_BEGINS = re.compile(rf"[ \t]*\u3000|{_COUNTED}|{_BULLET}|[问答][：:]")
_COUNTED_LINE = re.compile(_COUNTED)
_SHORT = 20
"""A line of fewer characters is no line of a text that was broken at its width."""
_HEADING = 30
_FULL = 0.85
"""From which share of the longest line on a line is as long as the text is wide."""


@rule("MW320", Severity.WARNING, Example("有以下几项：\n- 甲\n- 乙", "有以下几项：\n\n- 甲\n- 乙"))
def blocks_stand_apart(issue: Draft) -> Iterator[Breach]:
    """列表、表格、引文和它们上下的文字之间空一行。"""
    lost = {one.line for one in all_lost_lists(issue)}  # told as such
    for block in issue_blocks(issue):
        lines = tuple(block.lines)
        told = False  # of a run of text, the first line that is swallowed
        for place, line in enumerate(lines):
            told = told and line.kind is Kind.TEXT
            if line.inside and not told and line.number not in lost and (breach := _glued(lines, place)):
                yield replace(breach, quoted=line.text.strip())
                told = line.kind is Kind.TEXT


def _glued(lines: Sequence[Line], place: int) -> Breach | None:
    """Return what is wrong with a line that the page takes for a part of what stands above it."""
    line, above = lines[place], lines[place - 1].text
    if line.inside is None or line.kind is Kind.INNER:
        return None
    around = _NAMES[line.inside]
    edits = (Edit(line.number, "", "\n"),)
    if line.inside is Kind.ROW and line.kind is Kind.TEXT:
        return Breach(line.number, "表格下面没有空行，这一行会变成表格的一行", "在它前面空一行", edits=edits)
    if line.kind is Kind.TEXT:
        what = f"{around}下面没有空行，这段文字会变成{around}的一部分"
        hint = f"不是{around}就在前面空一行；是的话接在上一行后面"
        own = not line.text.startswith(" ") and (_ENDED.search(above) or _BEGINS.match(line.text))
        return Breach(line.number, what, hint) if own else None
    what = f"{_NAMES[line.kind]}前面没有空行，会和上面的{around}连成一段"
    if line.kind is Kind.ITEM:
        items = list(_items(lines, place))
        number = item_number(line.text)
        sign = "行首的符号前加 \\" if number is None else f"数字后面加 \\，写成“{number}\\.”"
        sure = line.inside is Kind.TEXT and items[1:] and _counts_up(items)
        return Breach(line.number, what, f"在列表前面空一行；不是列表就在{sign}", edits=edits if sure else ())
    other = "；是列表的一部分就缩进四格" if line.kind is Kind.QUOTE else ""
    sure = not other and not is_rule(line.text) and _fits(lines, place)
    return Breach(line.number, what, f"在它前面空一行{other}", edits=edits if sure else ())


def _fits(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a table that begins at a line has more rows than one, and none with cells that its head lacks."""
    rows = list(takewhile(lambda line: line.kind is Kind.ROW, lines[place:]))
    fits = all(count_cells(row.text) <= count_cells(rows[0].text) for row in rows[1:])
    return not rows or (len(rows) > 1 and fits)


def _items(lines: Sequence[Line], place: int) -> Iterator[str]:
    """Yield the items of a list, those that stand below others apart."""
    while place < len(lines) and lines[place].kind in (Kind.ITEM, Kind.INNER):
        if lines[place].kind is Kind.ITEM:
            yield lines[place].text
        place += 1


def _counts_up(items: Sequence[str]) -> bool:
    """Tell whether a list would show the numbers that it is written with, and begins with none of a year."""
    numbers = [item_number(text) for text in items]
    if numbers[0] is None:
        return set(numbers) == {None}
    return numbers[0] < YEAR and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


@rule("MW321", Severity.WARNING, Example("第一段。\n第二段。", "第一段。\n\n第二段。"), also=Severity.HINT)
def paragraphs_stand_apart(issue: Draft) -> Iterator[Breach]:
    """段与段之间空一行。"""
    for block in issue_blocks(issue):
        if any(map(FENCE.match, block.texts)):
            continue
        for run in block.runs(lambda line: line.kind in (Kind.TEXT, Kind.INNER) and line.inside not in GOING_ON):
            if run[0].kind is Kind.TEXT:
                yield from _judge_run(run)


def _judge_run(run: Sequence[Line]) -> Iterator[Breach]:
    """Yield what is wrong with lines that the page shows as one paragraph."""
    widths = [len(line.text.strip()) for line in run]
    wide = max(widths, default=0)
    soft = [place for place, line in enumerate(run[:-1]) if not line.text.endswith(_HARD)]
    full = {place for place in soft if widths[place] >= wide * _FULL and wide > _SHORT}
    broken = any(not _ENDED.search(run[place].text) for place in full)
    """Whether it was broken at a width: then a line may end where a sentence does."""
    apart = [
        place + 1
        for place in soft
        if _BEGINS.match(run[place + 1].text)
        or (_ENDED.search(run[place].text) and not (broken and place in full))
        or (_COUNTED_LINE.match(run[place].text) and widths[place] <= min(_HEADING, wide / 2))
    ]
    if apart:
        indented = any(run[place].kind is Kind.INNER for place in apart)
        edits = () if indented else tuple(Edit(run[place].number, "", "\n") for place in apart)
        what = "和上一行之间没有空行，会连成一段" + (f"；往下还有 {len(apart) - 1} 处" if apart[1:] else "")
        how = "在前面空一行，行首不空格" if indented else "在前面空一行"
        first, hint = run[apart[0]], f"是新的一段就{how}；不是就接在上一行后面"
        yield Breach(first.number, what, hint, quoted=first.text.strip(), edits=edits)
    elif len(soft) > 1 and not broken and all(not _ENDED.search(run[place].text) for place in soft):
        hint = "要分行就在行尾加两个空格，或空一行；是一句话就接成一行"
        yield Breach(run[1].number, "换行不起作用，几行会连成一段", hint, Severity.HINT)
