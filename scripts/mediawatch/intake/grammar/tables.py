"""Tables that hold no data: they lay out the page, they list the contents, or they hold articles, field by field."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from mediawatch.intake.document import Document, Hint, Line, LineWriter
from mediawatch.intake.grammar.article_starts import TITLE_MARK
from mediawatch.intake.grammar.paragraphs import Paragraph
from mediawatch.intake.labels import field_of, word_of
from mediawatch.intake.list_marks import COUNTED
from mediawatch.intake.readers.markup import unspaced

_LARGEST_CELL = 600

Rows = Mapping[int, Mapping[int, Sequence[Line]]]


def arrange_tables(document: Document) -> Document:
    """Return a document in which only tables of data are tables: what others hold stands line by line."""
    tables: dict[int, dict[int, dict[int, list[Line]]]] = {}
    for line in document.lines:
        if line.cell:
            rows = tables.setdefault(line.cell.table, {})
            rows.setdefault(line.cell.row, {}).setdefault(line.cell.column, []).append(line)
    titled = [line.cell for line in document.lines if TITLE_MARK.match(line.folded)] if tables else []
    made: dict[int, list[Line]] = {}
    for table, rows in tables.items():
        headed = any(cell is None or cell.table != table for cell in titled)
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
    if len(names) > 1 and "title" in names.values() and None not in names.values():
        return dict(_read_grid(rows, {column: name or "" for column, name in names.items()}, headed=headed))
    if any(len(row) > 1 and _is_title(next(iter(row.values()))) for row in rows.values()):
        return {number: list(_plain(_joined(row.values()))) for number, row in rows.items()}
    cells = (cell for row in rows.values() for cell in row.values())
    large = any(sum(len(unspaced(line.text)) for line in cell) > _LARGEST_CELL for cell in cells)
    if large or all(len(row) == 1 and 0 in row for row in rows.values()):
        return {number: list(_plain(line for cell in row.values() for line in cell)) for number, row in rows.items()}
    return {}


def _read_grid(rows: Rows, names: dict[int, str], *, headed: bool) -> Iterator[tuple[int, list[Line]]]:
    """Yield the lines of a table whose first row names its columns: contents, or articles."""
    first, *others = rows
    listing = headed or not {"url", "body"} & set(names.values())
    yield first, [replace(_put_together(" ", [cell[0] for cell in rows[first].values()]), hint=Hint.MARGIN)]
    for number in others:
        held: dict[str, list[Line]] = {}
        for column, cell in rows[number].items():
            held.setdefault(names.get(column, ""), []).extend(cell)
        if "title" not in held:
            yield number, list(_plain(line for cell in held.values() for line in cell))
        else:
            yield number, list(_plain(_entry(held) if listing else _article(held)))


def _entry(held: Mapping[str, list[Line]]) -> Iterator[Line]:
    """Yield a row of the contents as an entry is printed; what else it says belongs to the layout."""
    title = _put_together("", [*_numbers(held), *held["title"]])
    source = held.get("source")
    yield _put_together("", [title, _put_together("", source).wrapped("（", "）")]) if source else title
    for name, lines in held.items():
        if name not in ("ordinal", "title", "source"):
            yield from (replace(line, hint=Hint.MARGIN) for line in lines)


def _article(held: Mapping[str, list[Line]]) -> Iterator[Line]:
    """Yield a row that is an article as labelled lines."""
    for field in ("title", "source", "date", "url", "section", "keywords", "page", "", "body"):
        lines = held.get(field, [])
        if lines:
            label = lines[0].wrapped(f"{word_of(field)}：" if field else "")
            numbered = [*_numbers(held), label] if field == "title" else [label]
            yield _put_together("", numbered)
            yield from lines[1:]


def _numbers(held: Mapping[str, list[Line]]) -> list[Line]:
    number = _put_together("", held["ordinal"]) if "ordinal" in held else None
    return [number.wrapped("", "" if number.text[-1] in ".、．" else ". ")] if number else []


def _joined(cells: Iterable[Sequence[Line]]) -> Iterator[Line]:
    """Yield the lines of a row; a cell that only names what the next one holds is put before it."""
    label: Line | None = None
    for cell in cells:
        lines = list(cell)
        named = _name_of(cell) is not None
        if label is not None:
            closed = label.folded.rstrip().endswith(":")
            before = label if closed else label.wrapped("", "：")
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
    word = re.sub(f"^{COUNTED}", "", unspaced(cell[0].folded))
    return field_of(word.strip("【】[]:"))


def _is_title(cell: Sequence[Line]) -> bool:
    return _name_of(cell) == "title"


def _plain(lines: Iterable[Line]) -> Iterator[Line]:
    return (replace(line, cell=None) for line in lines)


def _put_together(between: str, lines: Sequence[Line]) -> Line:
    """Return lines as one, a plain one."""
    both = Paragraph(tuple(lines), (between,) * (len(lines) - 1))
    return replace(lines[0], text=both.text, marks=both.marks, list_mark="", hint=Hint.NONE, full=lines[-1].full)
