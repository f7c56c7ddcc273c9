"""A table is one for the page: with a rule below its head, of upright strokes, with a place for every cell."""

import re
from collections.abc import Iterator, Sequence

from mediawatch.check.blocks import Kind, Line, issue_blocks
from mediawatch.check.registry import Breach, rule
from mediawatch.check.table_lines import (
    WIDE,
    begins_table,
    count_cells,
    is_between_strokes,
    is_drawn,
    is_rule,
    split_columns,
)
from mediawatch.codes import Example
from mediawatch.format.write import write_table
from mediawatch.model import Draft, Edit, Severity

_TABLE = "| 项 | 数 |\n| --- | --- |\n| 甲 | 1 |"
_NARROW = str.maketrans(f"{WIDE}－—：　", "|--: ")
_BAR = re.compile(r"\|")
_OTHER_RULE = re.compile(r"[|:： \t]*[-—–―－−─=＝_][-—–―－−─=＝_|:： \t]*")
"""The line below a head as other programs draw it, and as Word mends hyphens."""
_AS_TABLE = "各栏用 | 隔开，第二行写 | --- | --- |，一栏一个 ---"


@rule("MW322", Severity.WARNING, Example("| 项 | 数 |\n| 甲 | 1 |", _TABLE))
def tables_have_their_rule(issue: Draft) -> Iterator[Breach]:
    """表格的表头下面有一行 | --- | --- |，和表头一样多的栏；各行之间不空行。"""
    above: tuple[Line, ...] = ()
    told = False
    for block in issue_blocks(issue, least=1, having=_BAR):
        for run in block.runs(lambda line: line.kind is Kind.ROW and count_cells(line.text) > 0):
            texts = [line.text for line in run]
            if above and above[-1].number + 2 == run[0].number and _goes_on([one.text for one in above], texts):
                if not told:
                    yield Breach(run[0].number, "表格的各行之间有空行，会分成几处显示", "删掉表格里的空行")
                told = True
            else:
                told = False
            if not told and len(texts) > 1 and not begins_table(texts):
                yield _without_rule(texts, run[0].number)
            above = run if len(run) == len(block.texts) else ()


def _goes_on(above: Sequence[str], texts: Sequence[str]) -> bool:
    """Tell whether rows go on with a table above an empty line."""
    if len(texts) > 1 and _is_any_rule(texts[1]):
        return False  # a table of its own, if not a well written one
    if begins_table(texts) or not all(map(is_between_strokes, (*above, *texts))):
        return False
    return len(above) == 1 or len(texts) == 1 or begins_table(above)


def _without_rule(run: Sequence[str], first: int) -> Breach:
    """Return what is wrong with rows that are no table."""
    cells = count_cells(run[0])
    written = _rule_of(cells)
    if is_rule(run[0]):
        return Breach(first, "表格没有表头，不会显示成表格", f"在它上面加一行表头，{cells} 栏，写上各栏的名字")
    if _is_any_rule(run[1]):
        what = f"表头有 {cells} 栏，下面的线有 {count_cells(run[1])} 栏，不会显示成表格"
        what = what if is_rule(run[1]) else "表头下面的线不是半角短横，不会显示成表格"
        edits = (Edit(first + 1, run[1], written),) if all(count_cells(row) == cells for row in run[2:]) else ()
        return Breach(first + 1, what, f"写成 {written}", quoted=run[1], edits=edits)
    if any(map(is_rule, run)):
        return Breach(first, "表格的线不在表头下面，不会显示成表格", f"把 {written} 移到表头下面")
    edits = (Edit(first, run[0], f"{run[0]}\n{written}"),) if all(count_cells(row) == cells for row in run) else ()
    return Breach(first, "表格的表头下面没有线，不会显示成表格", f"在这一行下面加一行 {written}", edits=edits)


def _is_any_rule(text: str) -> bool:
    return is_rule(text) or _OTHER_RULE.fullmatch(text.strip()) is not None


def _rule_of(cells: int) -> str:
    """Return the line below the head of a table with so many cells."""
    return f"|{' --- |' * cells}"


@rule("MW323", Severity.WARNING, Example("项\t数\n甲\t1", _TABLE))
def tables_are_drawn_with_strokes(issue: Draft) -> Iterator[Breach]:
    """表格用半角的 | 分栏，不用制表符、空格、全角的｜或画出来的框。"""
    for block in issue_blocks(issue):
        for run in block.runs(lambda line: line.kind is Kind.ROW):
            texts = [line.text for line in run]
            if any(WIDE in text for text in texts) and all(map(is_between_strokes, texts)):
                yield _with_wide_strokes(run)
            elif any(map(is_drawn, texts)):
                yield Breach(run[0].number, "画出来的表格会连成一段", _AS_TABLE)
            elif len(run) > 1 and not any("|" in text for text in texts):
                yield _without_strokes(run)


def _with_wide_strokes(run: Sequence[Line]) -> Breach:
    """Return what is wrong with a table between wide strokes; its rule is mended with them."""
    texts: list[str] = []
    for line in run:
        narrow = line.text.translate(_NARROW)
        texts.append(narrow if is_rule(narrow) else line.text.replace(WIDE, "|"))
    cells = [count_cells(text) for text in texts]
    sure = not is_rule(texts[0]) and max(cells) == cells[0]
    if not begins_table(texts):
        sure = sure and len(texts) > 1 and min(cells) == cells[0] and not any(map(is_rule, texts))
        texts[0] += f"\n{_rule_of(cells[0])}"
    changed = zip(run, texts, strict=True) if sure else ()
    edits = tuple(Edit(line.number, line.text, text) for line, text in changed if text != line.text)
    what = "表格的竖线是全角的｜，不会显示成表格"
    return Breach(run[0].number, what, "换成半角的 |，第二行写 | --- | --- |", quoted=WIDE, edits=edits)


def _without_strokes(run: Sequence[Line]) -> Breach:
    """Return what is wrong with a table in lines whose cells stand apart by white space."""
    rows = [split_columns(line.text) for line in run]
    sure = len({len(row) for row in rows}) == 1 and all(
        line.text.strip().count("\t") == len(row) - 1 for line, row in zip(run, rows, strict=True)
    )
    head, below, *others = write_table(rows).split("\n") if sure else ("", "")
    written = [f"{head}\n{below}", *others] if sure else []
    edits = tuple(Edit(line.number, line.text, text) for line, text in zip(run, written, strict=False))
    return Breach(run[0].number, "用空格或制表符分栏的表格会连成一段", _AS_TABLE, edits=edits)


@rule("MW324", Severity.ERROR, Example(f"{_TABLE} 2 |", _TABLE))
def tables_have_a_place_for_every_cell(issue: Draft) -> Iterator[Breach]:
    """表格没有一行比表头的格多。"""
    for head, *rows in _tables(issue):
        cells = count_cells(head.text)
        for line in rows:
            filled = count_cells(line.text.rstrip("| \t") + "|")
            if filled > cells:
                what = f"这一行有 {filled} 格，表头只有 {cells} 格，多的不会显示"
                yield Breach(line.number, what, "给表头和它下面的线加上一栏；格里的竖线写成 \\|")


@rule("MW325", Severity.WARNING, Example(f"{_TABLE}\n\n| | |\n| --- | --- |\n| | |", _TABLE))
def tables_have_words(issue: Draft) -> Iterator[Breach]:
    """表格里有字。"""
    for table in _tables(issue):
        if not any(re.search(r"\w|!\[", row.text) for row in table):
            yield Breach(table[0].number, "表格里没有字", "填上表格里的字，或删掉表格")


def _tables(issue: Draft) -> Iterator[tuple[Line, ...]]:
    """Yield the lines of what the page shows as tables."""
    for block in issue_blocks(issue, having=_BAR):
        for run in block.runs(lambda line: line.kind is Kind.ROW):
            if begins_table([line.text for line in run]):
                yield run
