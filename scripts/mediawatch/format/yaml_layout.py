"""How lines of YAML stand, for who cannot see it: the colon after a name, what is around it, how far it is indented.

Looked at where the reading gives up, or what is read is no such record. Only lines that begin with a name of a field
are judged, and each fault has one right answer. Lines are counted from 0.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from mediawatch.format.fields import Field

_BLANK = r"[^\S\n]"
_COLON = "[:：﹕∶︰；;=＝]"
_BLOCK = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?$")
_OTHER = re.compile(r"[^\s#:：-][^\s:：]*\s*[:：]")
_AROUND = "[*_`“”「」【】]{0,3}"
_STEP = 2

TAB = "行首用了制表符（Tab 键）"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a line, and how to mend it: the first `old` of it becomes `new`, where there is one answer."""

    line: int
    message: str
    hint: str
    old: str | None = None
    new: str = ""

    @property
    def quoted(self) -> str:
        """The words that it is about."""
        return self.old or ""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that begins with a field's name, in its parts, and the field that this is part of.

    `around` is what somebody has put before and after the name.
    """

    place: int
    indent: str
    dash: str
    key: str
    colon: str
    gap: str
    value: str
    parent: Field | None = None
    around: tuple[str, str] = ("", "")

    @property
    def column(self) -> int:
        return len(self.indent)


@dataclass(slots=True)
class _Group:
    """The lines below a field that has fields of its own."""

    parent: Field
    lines: list[_Line] = field(default_factory=list[_Line])


def mend_layout(lines: Sequence[str], fields: Sequence[Field]) -> tuple[list[str], list[Fault]]:
    """Return the lines as they should stand, and what was wrong with them."""
    mended = list(lines)
    faults = list(_put_keys_for_labels(mended, fields))
    found = list(_named_lines(mended, fields))
    base = Counter(one.column for one in found if one.parent is None and not one.indent.strip(" "))
    first = base.most_common(1)[0][0] if base else 0
    group: _Group | None = None
    groups: list[_Group] = []
    heads: dict[str, _Line] = {}
    for one in found:
        if one.parent is None:
            faults += _mend_line(one, first, "", mended)
            own = next(field for field in fields if field.key == one.key)
            heads[one.key] = one
            group = _Group(own) if own.fields else None
            groups += [group] if group else []
        elif group is not None and group.parent is one.parent:
            group.lines.append(one)
    for group in groups:
        faults += _empty_head(group, heads[group.parent.key], mended)
        faults += _mend_record(group, first, mended) if not group.parent.many else _mend_rows(group, first, mended)
    return mended, sorted(faults, key=lambda fault: fault.line)


def _put_keys_for_labels(mended: list[str], fields: Sequence[Field]) -> Iterator[Fault]:
    """Write the keys of fields where somebody wrote, as in a sentence, what people call them."""
    keys = {one.label: one.key for one in (*fields, *(sub for one in fields for sub in one.fields))}
    labels = "|".join(sorted(map(re.escape, keys), key=len, reverse=True))
    pattern = re.compile(rf"{_BLANK}*({labels}){_BLANK}*：{_BLANK}*")
    for place, line in enumerate(mended):
        if match := pattern.match(line):
            old, key = line[match.start(1) : match.end()], keys[match[1]]
            new = f"{key}: " if line[match.end() :] else f"{key}:"
            mended[place] = f"{line[: match.start(1)]}{new}{line[match.end() :]}"
            hint = f"写成“{new}{'…' if new.endswith(' ') else ''}”"
            yield Fault(place, f"“{match[1]}”在这里叫“{key}”", hint, old, new)


def _named_lines(lines: Sequence[str], fields: Sequence[Field]) -> Iterator[_Line]:
    """Yield the lines that begin with a field's name, each with the field that it stands below, where it is part of it.

    What stands indented below a `|` or `>` is text.
    """
    inner = {sub.key: one for one in fields for sub in one.fields}
    outer = {one.key for one in fields}
    names = "|".join(sorted(map(re.escape, {*outer, *inner}), key=len, reverse=True))
    dash, rest = rf"[-‐–—－]{_BLANK}*", rf"{_BLANK}*{_COLON}|{_BLANK}+|$"
    name = rf"({_AROUND})({names})({_AROUND})"
    pattern = re.compile(rf"({_BLANK}*)((?:{dash})?){name}(?={rest})({_BLANK}*{_COLON}|)({_BLANK}*)(.*)$")
    parent: Field | None = None
    block: int | None = None
    for place, line in enumerate(lines):
        width = len(line) - len(line.lstrip())
        if block is not None and (not line.strip() or width > block):
            continue
        block = None
        match = pattern.match(line)
        if match is None:
            parent = None if _OTHER.match(line) else parent
            continue
        indent, dashes, left, key, right, colon, gap, value = match.groups()
        line_of = _Line(place, indent, dashes, key, colon, gap, value, around=(left, right))
        if key in outer:
            parent = next((one for one in fields if one.key == key and one.fields), None)
            yield line_of
        elif parent is inner[key]:
            yield replace(line_of, parent=parent)
        if _BLOCK.match(value):
            block = width


def _empty_head(group: _Group, head: _Line, mended: list[str]) -> Iterator[Fault]:
    """Empty the line of a field whose own fields stand below it: it has no value beside these."""
    value = head.value.split(" #", maxsplit=1)[0].strip()
    if group.lines and value and value[0] not in "#[{&*!|>":
        mended[head.place] = mended[head.place].removesuffix(f" {head.value}")
        below = "、".join(field.key for field in group.parent.fields[:_STEP])
        message = f"“{head.key}”后面不写值：下面已经有 {below} 了"
        yield Fault(head.place, message, f"写成“{head.key}:”", f"{head.gap}{head.value}", "")


def _mend_record(group: _Group, base: int, mended: list[str]) -> Iterator[Fault]:
    """Mend the lines of a record within: all stand below each other, further in than its name."""
    clean = Counter(one.column for one in group.lines if not one.indent.strip(" ") and one.column > base)
    usual = base + _STEP
    column = next((width for width, count in clean.items() if 2 * count > len(group.lines)), usual)
    for one in group.lines:
        yield from _mend_line(one, column, "", mended)


def _mend_rows(group: _Group, base: int, mended: list[str]) -> Iterator[Fault]:
    """Mend the lines of a list of records: each begins with a dash, its other lines stand below the first name."""
    head = group.parent.fields[0].key
    clean = [one for one in group.lines if not one.indent.strip(" ")]
    dashes = Counter(one.column for one in clean if one.dash.startswith("-"))
    column = dashes.most_common(1)[0][0] if dashes else base + _STEP
    names = Counter(one.column for one in clean if not one.dash and one.column > column and one.key != head)
    names = names or Counter(column + len(one.dash) for one in clean if one.dash.startswith("- "))
    inner = names.most_common(1)[0][0] if names else column + _STEP
    seen: set[str] | None = None
    for one in group.lines:
        begins = bool(one.dash) or (one.key == head and (seen is None or head in seen))
        seen = {one.key} if begins else {*(seen or ()), one.key}
        yield from _mend_line(
            one, column if begins else inner, f"-{' ' * (inner - column - 1)}" if begins else "", mended
        )


def _mend_line(one: _Line, column: int, dash: str, mended: list[str]) -> Iterator[Fault]:
    """Put a line in order among the mended ones, and yield what was wrong with it."""
    yield from _left(one, column, dash)
    yield from _right(one)
    gap = " " if one.value else ""
    mended[one.place] = f"{' ' * column}{dash}{one.key}:{gap}{one.value}"


def _left(one: _Line, column: int, dash: str) -> Iterator[Fault]:
    """Yield what is wrong before the name."""
    fault = Fault(one.place, "", "", one.indent, " " * column)
    spaces = f"前面空 {column} 个半角空格" if column else "删掉行首的空格"
    if dash and not one.dash and one.indent != " " * column:
        new = f"{' ' * column}{dash}{one.key}"
        hint = f"写成“{dash}{one.key}: …”，{spaces}"
        yield Fault(one.place, f"“{one.key}”前面少了短横", hint, f"{one.indent}{one.key}", new)
        return
    if "\t" in one.indent:
        yield replace(fault, message=TAB, hint=f"删掉制表符，{spaces}")
    elif one.indent.strip(" "):
        yield replace(fault, message="行首用了全角空格", hint=f"删掉全角空格，{spaces}")
    elif one.column < column:
        belongs = f"“{one.key}”属于“{one.parent.key}”，要缩进" if one.parent else f"“{one.key}”要和别的名字对齐"
        yield replace(fault, message=belongs, hint=spaces)
    elif one.column > column:
        yield replace(fault, message=f"“{one.key}”前面多了空格", hint=spaces)
    if dash == one.dash:
        return
    old, new = f"{one.dash}{one.key}", f"{dash}{one.key}"
    if not dash:
        yield Fault(one.place, f"“{one.key}”前面不要短横", f"写成“{new}: …”", old, new)
    elif not one.dash:
        yield Fault(one.place, f"“{one.key}”前面少了短横", f"写成“{new}: …”", old, new)
    elif not one.dash.startswith("-"):
        yield Fault(one.place, "行首的短横要用半角", f"写成“{new}: …”", old, new)
    else:
        yield Fault(one.place, f"短横和“{one.key}”之间要空一个半角空格", f"写成“{new}: …”", old, new)


def _right(one: _Line) -> Iterator[Fault]:
    """Yield what is wrong after the name."""
    said = "…" if one.value else ""
    colon = one.colon.strip()
    if any(one.around):
        old = f"{one.around[0]}{one.key}{one.around[1]}"
        yield Fault(one.place, f"“{one.key}”的两边不用加符号", f"写成“{one.key}: {said}”", old, one.key)
    fault = Fault(one.place, "", f"写成“{one.key}: {said}”，半角冒号后面空一个半角空格".replace(": ”", ":”"))
    new = f"{one.key}: " if one.value else f"{one.key}:"
    whole = replace(fault, old=f"{one.key}{one.colon}{one.gap}", new=new)
    if not colon:
        yield replace(whole, message=f"“{one.key}”后面没有冒号")
    elif colon == "：":
        yield replace(whole, message=f"“{one.key}”后面的冒号是全角的")
    elif colon != ":":
        yield replace(whole, message=f"“{one.key}”后面是“{colon}”，不是冒号")
    elif one.value and not one.gap:
        yield replace(whole, message=f"“{one.key}”的冒号后面没有空格")
    elif (one.value and one.gap.strip(" \t")) or one.colon[:-1].strip(" "):
        yield replace(whole, message=f"“{one.key}”的冒号旁边是全角空格")
