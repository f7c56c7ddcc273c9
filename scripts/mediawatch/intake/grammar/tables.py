"""Tables that hold no data: they lay out the page, they list the contents, or they hold articles, field by field."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from mediawatch.intake.document import Document, Hint, Line, LineWriter, Mark
from mediawatch.intake.grammar.articles import HEAD
from mediawatch.intake.readers.markup import printed

_TITLE, _NUMBER, _SOURCE, _URL, _BODY = "标题", "序号", "来源", "链接", "主要内容"
_NAMES = {
    _NUMBER: "序号|编号|序|号",
    _TITLE: "标题|文章标题|信息标题|新闻标题|信息题目|题目|篇名",
    _SOURCE: "来源|信息来源|来源媒体|媒体来源|媒体名称|发布媒体|刊发媒体|媒体|出处|稿源",
    "日期": "日期|发布时间|发布日期|报道时间|报道日期|刊发日期|时间",
    _URL: "链接|原文链接|网页链接|链接地址|原文地址|原文网址|网址|url",
    "栏目": "栏目|所属栏目",
    "关键词": "关键词|关键字",
    "页码": "页码|页|页次|备注",
    _BODY: "主要内容|内容摘要|详细内容|内容|正文|摘要",
}
_NAMED = {word: name for name, words in _NAMES.items() for word in words.split("|")}
_LARGEST_CELL = 600

Rows = Mapping[int, Mapping[int, Sequence[Line]]]


def arrange_tables(document: Document) -> Document:
    """Return a document in which only tables of data are tables: what others hold stands line by line."""
    tables: dict[int, dict[int, dict[int, list[Line]]]] = {}
    for line in document.lines:
        if line.cell:
            rows = tables.setdefault(line.cell.table, {})
            rows.setdefault(line.cell.row, {}).setdefault(line.cell.column, []).append(line)
    heads = [line.cell for line in document.lines if HEAD.match(line.folded)] if tables else []
    made: dict[int, list[Line]] = {}
    for table, rows in tables.items():
        headed = any(cell is None or cell.table != table for cell in heads)
        for row, lines in _arrange(rows, headed=headed).items():
            first, *others = (line.start for cell in rows[row].values() for line in cell)
            made.update({first: lines, **{start: [] for start in others}})
    if not made:
        return document
    writer = LineWriter()
    for line in document.lines:
        for one in made.get(line.start, [line]) if line.cell else [line]:
            writer.copy(one)
    return replace(document, text=writer.text(), lines=tuple(writer.lines))


def _arrange(rows: Rows, *, headed: bool) -> dict[int, list[Line]]:
    """Return the lines of each row; nothing for a table of data. `headed`: articles with heads stand elsewhere."""
    names = {column: _name_of(cell) for column, cell in next(iter(rows.values())).items()}
    if len(names) > 1 and _TITLE in names.values() and None not in names.values():
        return dict(_read_grid(rows, {column: name or "" for column, name in names.items()}, headed=headed))
    if any(len(row) > 1 and _is_title(next(iter(row.values()))) for row in rows.values()):
        return {number: list(_plain(_joined(row.values()))) for number, row in rows.items()}
    cells = (cell for row in rows.values() for cell in row.values())
    large = any(sum(len(printed(line.text)) for line in cell) > _LARGEST_CELL for cell in cells)
    if large or all(len(row) == 1 and 0 in row for row in rows.values()):
        return {number: list(_plain(line for cell in row.values() for line in cell)) for number, row in rows.items()}
    return {}


def _read_grid(rows: Rows, names: dict[int, str], *, headed: bool) -> Iterator[tuple[int, list[Line]]]:
    """Yield the lines of a table whose first row names its columns: contents, or articles."""
    first, *others = rows
    listing = headed or not {_URL, _BODY} & set(names.values())
    yield first, [replace(_put_together(" ", [cell[0] for cell in rows[first].values()]), hint=Hint.MARGIN)]
    for number in others:
        held: dict[str, list[Line]] = {}
        for column, cell in rows[number].items():
            held.setdefault(names.get(column, ""), []).extend(cell)
        if _TITLE not in held:
            yield number, list(_plain(line for cell in held.values() for line in cell))
        else:
            yield number, list(_plain(_entry(held) if listing else _article(held)))


def _entry(held: Mapping[str, list[Line]]) -> Iterator[Line]:
    """Yield a row of the contents as an entry is printed; what else it says belongs to the layout."""
    title = _put_together("", [*_numbers(held), *held[_TITLE]])
    source = held.get(_SOURCE)
    yield _around(_put_together("", [title, _around(_put_together("", source), "（", "）")]) if source else title, "")
    for name, lines in held.items():
        if name not in (_NUMBER, _TITLE, _SOURCE):
            yield from (replace(line, hint=Hint.MARGIN) for line in lines)


def _article(held: Mapping[str, list[Line]]) -> Iterator[Line]:
    """Yield a row that is an article as labelled lines."""
    for name in (_TITLE, *(name for name in _NAMES if name not in (_TITLE, _NUMBER, _BODY)), "", _BODY):
        lines = held.get(name, [])
        if lines:
            label = _around(lines[0], f"{name}：" if name else "")
            numbered = [*_numbers(held), label] if name == _TITLE else [label]
            yield _put_together("", numbered)
            yield from lines[1:]


def _numbers(held: Mapping[str, list[Line]]) -> list[Line]:
    number = _put_together("", held[_NUMBER]) if _NUMBER in held else None
    return [_around(number, "", "" if number.text[-1] in ".、．" else ". ")] if number else []


def _joined(cells: Iterable[Sequence[Line]]) -> Iterator[Line]:
    """Yield the lines of a row; a cell that only names what the next one holds is put before it."""
    label: Line | None = None
    for cell in cells:
        lines = list(cell)
        named = _name_of(cell) is not None
        if label is not None:
            closed = label.folded.rstrip().endswith(":")
            before = label if closed else _around(label, "", "：")
            if named:
                yield before
            else:
                lines[0] = _put_together("", [before, lines[0]])
        label = lines[0] if named else None
        yield from () if named else lines
    if label is not None:
        yield label


def _name_of(cell: Sequence[Line]) -> str | None:
    """Return what a cell names, or None where it names nothing."""
    if len(cell) != 1:
        return None
    word = re.sub(r"^[(]?[0-9]{1,3}[)]?[.、]?", "", printed(cell[0].folded))
    return _NAMED.get(word.strip("【】[]:").lower())


def _is_title(cell: Sequence[Line]) -> bool:
    return _name_of(cell) == _TITLE


def _plain(lines: Iterable[Line]) -> Iterator[Line]:
    return (replace(line, cell=None) for line in lines)


def _around(line: Line, before: str, behind: str = "") -> Line:
    """Return a line with something put before and behind it."""
    size = len(before)
    marks = tuple(replace(mark, start=mark.start + size, end=mark.end + size) for mark in line.marks)
    return replace(line, text=f"{before}{line.text}{behind}", marks=marks)


def _put_together(between: str, lines: Sequence[Line]) -> Line:
    """Return lines as one, a plain one."""
    text = ""
    marks: list[Mark] = []
    for line in lines:
        text += between if text else ""
        marks += [replace(mark, start=mark.start + len(text), end=mark.end + len(text)) for mark in line.marks]
        text += line.text
    return replace(lines[0], text=text, marks=tuple(marks), label="", hint=Hint.NONE, full=lines[-1].full)
