"""Bodies of a report that the archive wrote as Word, back to Markdown: styles and marks say what everything is."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from mediawatch.importers.claims import Ledger, Role
from mediawatch.importers.document import Hint, Line, MarkKind
from mediawatch.outputs.word_package import WordStyle
from mediawatch.write import escape, escape_start

_CONTINUED = re.compile(r"List Continue(?: ([2-9]))?")
_SIGNS = {MarkKind.STRONG: "**", MarkKind.EMPHASIS: "*"}
_ORDER = (MarkKind.STRONG, MarkKind.EMPHASIS, MarkKind.LINK)
_BREAK = "  \n"

Set = tuple[MarkKind, str]
"""What a stretch of text is set as; a link has its address."""
Stretch = tuple[str, frozenset[Set]]


def write_exported(lines: Sequence[Line], ledger: Ledger, ordinal: int, role: Role = Role.BODY) -> str:
    """Return the Markdown of a body or a lead."""
    paragraphs: list[list[Line]] = []
    for line in lines:
        ledger.take(line, Role.LABEL if line.style == WordStyle.RULE else role, ordinal)
        if line.soft and paragraphs:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return "\n\n".join(
        block
        for (kind, _), members in groupby(paragraphs, key=_kind_of)
        for block in _write_blocks(kind, list(members), ledger.document.text)
    )


def _kind_of(paragraph: list[Line]) -> tuple[str, int]:
    """Return what a paragraph is a part of; tables are told apart by their number."""
    line = paragraph[0]
    if line.cell is not None:
        return "table", line.cell.table
    if line.hint is Hint.ITEM or _CONTINUED.fullmatch(line.style):
        return "items", 0
    if line.style in (WordStyle.RULE, WordStyle.CODE):
        return line.style, 0
    return line.hint, 0


def _write_blocks(kind: str, members: list[list[Line]], text: str) -> Iterator[str]:
    match kind:
        case "table":
            yield _write_table(members)
        case "items":
            yield _write_items(members)
        case Hint.QUOTE:
            yield "\n>\n".join("> " + _marked(one).replace("\n", "\n> ") for one in members)
        case WordStyle.CODE:
            yield from (_write_code(one, text) for one in members)
        case WordStyle.RULE:
            yield from ("---" for _ in members)
        case Hint.HEADING:
            yield from (f"{'#' * min(max(one[0].level, 3), 6)} {_inline(one[0])}" for one in members)
        case _:
            yield from (_marked(one) for one in members)


def _write_items(members: list[list[Line]]) -> str:
    """Return a list. A paragraph that goes on in an item has blank lines around it, and so has a second list."""
    out = ""
    before: list[Line] | None = None
    for paragraph in members:
        continued = _CONTINUED.fullmatch(paragraph[0].style)
        level = int(continued[1] or 1) if continued else paragraph[0].level
        inner = "    " * level
        if continued:
            out += f"\n\n{inner}{_marked(paragraph)}"
        else:
            marker = "-" if paragraph[0].label == "•" else "1."
            apart = before is not None and _CONTINUED.fullmatch(before[0].style)
            out += ("\n\n" if apart else "\n" if out else "") + f"{inner[4:]}{marker} "
            out += _marked(paragraph).replace("\n", f"\n{inner}")
        before = paragraph
    return out.strip("\n")


def _write_code(paragraph: list[Line], text: str) -> str:
    """Return a block of code with the spaces that its lines begin with."""
    start = text.rfind("\n", 0, paragraph[0].start) + 1
    lines = text[start : paragraph[-1].end].split("\n")
    return "\n".join(f"    {line}".rstrip() for line in lines)


def _write_table(members: list[list[Line]]) -> str:
    cells: dict[tuple[int, int], list[str]] = {}
    for line in (line for paragraph in members for line in paragraph):
        if line.cell is not None:
            cells.setdefault((line.cell.row, line.cell.column), []).append(_inline(line))
    columns = range(max(column for _, column in cells) + 1)
    rows = ["| " + " | ".join(" ".join(cells.get((row, column), [])) for column in columns) + " |"
            for row in range(max(row for row, _ in cells) + 1)]  # fmt: skip
    return "\n".join([rows[0], "|" + " --- |" * len(columns), *rows[1:]])


def _marked(paragraph: list[Line]) -> str:
    """Return a paragraph; its lines end with two spaces."""
    return _BREAK.join(escape_start(_inline(line)) for line in paragraph)


def _inline(line: Line) -> str:
    """Return a line with its marks in one another."""
    edges = sorted({0, len(line.text), *(edge for mark in line.marks for edge in (mark.start, mark.end))})
    return _nested(
        [
            (
                line.text[start:end],
                frozenset((mark.kind, mark.address) for mark in line.marks if mark.start <= start and end <= mark.end),
            )
            for start, end in pairwise(edges)
        ]
    )


def _nested(stretches: list[Stretch]) -> str:
    """Put what reaches farthest around the rest; code is innermost."""
    out, place = "", 0
    while place < len(stretches):
        text, settings = stretches[place]
        known = sorted((one for one in settings if one[0] in _ORDER), key=lambda one: _ORDER.index(one[0]))
        if not known:
            code = any(kind is MarkKind.CODE for kind, _ in settings)
            out += _code(text) if code else escape(text)
            place += 1
            continue
        setting = max(known, key=lambda one: _reach(stretches, place, one))
        stop = _reach(stretches, place, setting)
        inner = _nested([(part, others - {setting}) for part, others in stretches[place:stop]])
        out += _around(inner, *setting)
        place = stop
    return out


def _reach(stretches: list[Stretch], place: int, setting: Set) -> int:
    """Return where a setting ends that holds at a place."""
    return next((at for at in range(place, len(stretches)) if setting not in stretches[at][1]), len(stretches))


def _around(inner: str, kind: MarkKind, address: str) -> str:
    bare = inner.strip()
    if kind is MarkKind.LINK:
        if re.search(r"[\s<>()\\]", address) or not re.match(r"https?://|mailto:", address, re.IGNORECASE):
            return inner
        sign = f"<{address}>" if bare == escape(address) else f"[{bare}]({address})"
    else:
        sign = f"{_SIGNS[kind]}{bare}{_SIGNS[kind]}" if bare else ""
    start = len(inner) - len(inner.lstrip())
    return f"{inner[:start]}{sign}{inner[start + len(bare) :]}"


def _code(text: str) -> str:
    """Return a text between as many backticks as it has nowhere together."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    space = " " if "`" in (text[:1], text[-1:]) else ""
    return f"{'`' * (longest + 1)}{space}{text}{space}{'`' * (longest + 1)}"
