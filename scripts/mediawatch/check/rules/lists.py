"""Lists are meant as such, and show the numbers that they are written with."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mediawatch.check.blocks import YEAR, Kind, Line, issue_blocks, item_number
from mediawatch.check.registry import Breach, rule
from mediawatch.codes import Example
from mediawatch.model import Draft, Edit, Severity

_ITEMS = re.compile(r"^ {0,3}(?:[-*+]|[0-9]+\.)[ \t]", re.MULTILINE)
_SIGN = re.compile(r" {0,3}(?:(\+)[ \t]|(\*)[ \t]+(?:注|备注|说明|表示|数据)|(-)[ \t]+[0-9][0-9.,]*[ \t]*[%％‰℃])")
"""What hardly begins a list of one item: a plus, the mark of a note, a minus."""


@rule("MW335", Severity.WARNING, Example("+ 号开头的一段。", "\\+ 号开头的一段。"))
def lists_are_meant(issue: Draft) -> Iterator[Breach]:
    """一段文字开头的 +、*、负号和年份，没有变成列表的符号。"""
    for items, is_plain in _lists(issue):
        first = items[0]
        number = item_number(first.text)
        if number is not None and number >= YEAR:
            what = f"行首的“{number}.”会变成列表的编号，搜不到"
            apart = is_plain and all(item.number > above.number + 1 for above, item in pairwise(items))
            written = [str(item_number(item.text)) for item in items] if apart else []
            edits = tuple(Edit(at.number, f"{one}.", f"{one}\\.") for at, one in zip(items, written, strict=False))
            yield Breach(first.number, what, f"写成“{number}\\.”", quoted=f"{number}.", edits=edits)
        elif len(items) == 1 and (match := _SIGN.match(first.text)):
            sign = match[1] or match[2] or match[3]
            what = f"行首的 {sign} 会变成列表的圆点，看不到它了"
            yield Breach(first.number, what, f"写成“\\{sign}”；是只有一项的列表就写成“- ”", quoted=sign)


@rule("MW336", Severity.WARNING, Example("1. 甲\n3. 乙", "1. 甲\n2. 乙"))
def lists_show_their_numbers(issue: Draft) -> Iterator[Breach]:
    """列表的编号一个接一个；编号和圆点不混在一起。"""
    for items, _ in _lists(issue):
        numbers = [item_number(item.text) for item in items]
        start = numbers[0]
        if len(set(numbers)) == 1:  # all are written with 1., which Markdown counts
            continue
        for place, (item, number) in enumerate(zip(items, numbers, strict=True)):
            shown = None if start is None else start + place
            if number != shown:
                written = "圆点" if number is None else f"“{number}.”"
                what = f"列表的{written}会显示成{'圆点' if shown is None else f'“{shown}.”'}"
                hint = "编号写成连续的；要照原样显示，就在它前面空一行，" + (
                    "把上面的编号写成“1\\.”" if number is None else f"写成“{number}\\.”"
                )
                yield Breach(item.number, what, hint, quoted=item.text.split()[0])
                break


def _lists(issue: Draft) -> Iterator[tuple[Sequence[Line], bool]]:
    """Yield the items of each list, those that stand below others apart, and whether it has nothing but them.

    Empty lines do not end a list.
    """
    items: list[Line] = []
    is_plain = True
    for block in issue_blocks(issue, least=1, having=_ITEMS):
        if block.opens and items:
            yield items, is_plain
            items, is_plain = [], True
        for line in block.lines:
            if line.kind is Kind.ITEM and line.inside is None:
                if not items or _indent(line) <= _indent(items[0]):
                    items.append(line)
                else:
                    is_plain = False
            elif items and line.kind is not Kind.INNER and line.inside is not Kind.ITEM:
                yield items, is_plain
                items, is_plain = [], True
            elif items:
                is_plain = False
    if items:
        yield items, is_plain


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip())
