"""What does not fit in a front matter, told to an editor, with what was meant where that is certain."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from mediawatch.format import codes
from mediawatch.format.days import explain_day, find_days
from mediawatch.format.fields import ACCEPTED_FIELDS, DAY, ISSUE_FIELDS, NUMBER, ORIGIN_FIELDS, PERIOD_FIELDS, Field
from mediawatch.format.frontmatter import Tree, YamlText
from mediawatch.format.record import Fault, Misfit, Record
from mediawatch.model import Edit, Finding
from mediawatch.numerals import read_issue_number, read_number

_INNER = {"period": PERIOD_FIELDS, "accepted": ACCEPTED_FIELDS, "origin": ORIGIN_FIELDS}
_HOME = {field.key: key for key, fields in _INNER.items() for field in fields}
_ENDS = 2
_CODE = re.compile(r"^\W*MW\W*([0-9]{3})\b", re.IGNORECASE | re.ASCII)


def explain_misfits(record: Record, front: YamlText, path: str) -> Iterator[Finding]:
    """Yield what does not fit, at its line or at that of what it belongs to."""
    meant = dict(_meant(record.misfits, front.values))
    missing = {one.path for one in record.misfits if one.fault is Fault.MISSING}
    instead: dict[str, str] = {}
    for wrong, key in meant.items():
        if _sibling(wrong, key) in missing:
            instead.setdefault(_sibling(wrong, key), wrong)
    told = set(instead.values())
    for one in record.misfits:
        line = _line_of(one.path, front.lines)
        if one.key in front.unread:
            continue
        if one.field is None:
            key = meant.get(one.path, "")
            if one.path in told:
                continue  # with what is missing
            hint = f"改成“{key}”" if key else "检查拼写"
            hint = f"写在“{_HOME[one.key]}:”下面，前面空两格" if one.path in _HOME else f"{hint}；确实需要就不用管"
            yield codes.UNKNOWN_KEY.at(path, line, f"不认识“{one.key[:40]}”", hint, quoted=one.key)
        elif one.fault is Fault.MISSING:
            yield _missing(one, one.field, instead.get(one.path), front, path)
        else:
            yield _wrong_value(one, one.field, front, path, line)


def _missing(one: Misfit, field: Field, other: str | None, front: YamlText, path: str) -> Finding:
    """Return what is said of a key that is missing: at the line of the other one that it was written as, if any."""
    if other is None:
        message, line = f"缺少 {_say(one.path)}", _line_of(one.path, front.lines)
        return codes.KEY_MISSING.at(path, line, message, f"加一行 {field.key}: ……（{field.expected}）")
    written, line = other.rpartition(".")[2], _line_of(other, front.lines)
    message = f"缺少 {_say(one.path)}，写成了“{written[:40]}”"
    edits = (Edit(line, f"{written}:", f"{one.key}:"),)
    return codes.KEY_MISSING.at(path, line, message, f"改成“{one.key}”", quoted=written, edits=edits)


def _line_of(path: str, lines: Mapping[str, int]) -> int:
    """Return the line of a key, or of the nearest that it belongs to."""
    while path and path not in lines:
        path = path.rpartition(".")[0]
    return lines[path] if path else 1


def _say(path: str) -> str:
    """Return a path as people count: `accepted.1.reason` is that of the second item."""
    return re.sub(r"\.([0-9]+)(\.|$)", lambda at: f" 第 {int(at[1]) + 1} 项{'的 ' if at[2] else ''}", path)


def _sibling(path: str, key: str) -> str:
    """Return the path of another key of the same record."""
    before, dot, _ = path.rpartition(".")
    return f"{before}{dot}{key}"


def _meant(misfits: tuple[Misfit, ...], values: Tree) -> Iterator[tuple[str, str]]:
    """Yield each unknown key with the one that it is nearly written as, where that is not there."""
    for one in misfits:
        if one.field is None:
            parent = one.path.rpartition(".")[0]
            fields = _INNER.get(parent.split(".", maxsplit=1)[0], ()) if parent else ISSUE_FIELDS
            labelled = [field.key for field in fields if field.label == one.key]
            near = labelled or get_close_matches(
                one.key[:40].strip("“”‘’\"' ").lower(), [field.key for field in fields], 1, 0.75
            )
            beside = _value_at(values, parent) if parent else values
            yield from ((one.path, key) for key in near if isinstance(beside, dict) and key not in beside)


def _wrong_value(one: Misfit, field: Field, front: YamlText, path: str, line: int) -> Finding:
    """Return what is wrong with a value, and the right one where there is one answer."""
    value = _value_at(front.values, one.path)
    message, hint, right = f"{_say(one.path)} 的值不对".replace("项 的", "项的"), field.expected, ""
    if isinstance(value, str) and value and field.kind is DAY:
        odd = explain_day(value)
        message, hint = f"{message}：{odd.message}", odd.hint
        right = odd.day.isoformat() if odd.day else ""
    elif isinstance(value, str) and field.kind is NUMBER and (number := _number_in(value)):
        hint, right = f"写成 {number}", str(number)
    elif isinstance(value, str) and field.fields == PERIOD_FIELDS and len(days := find_days(value)) == _ENDS:
        right = f"\n  start: {days[0]}\n  end: {days[1]}"
        hint = f"下面缩进两格写两行：start: {days[0]} 和 end: {days[1]}"
    elif one.key.isdecimal() and field.fields == ACCEPTED_FIELDS:
        hint = "写成两行：- code: MW202，下面对齐了写 reason: 理由"
    elif isinstance(value, str) and field in ACCEPTED_FIELDS and (code := _CODE.search(value)):
        right = f"MW{code[1]}"
        hint = f"写成 {right}"
    elif isinstance(value, (list, dict)) and value and field.kind.annotation not in (list, dict) and not field.fields:
        hint = "写成一行文字；值以 [ 或 { 开头，或者有冒号，就给整个值加上英文引号"
    old = value if isinstance(value, str) else ""
    edits = (Edit(line, f" {old}" if right.startswith("\n") else old, right),) if right and old else ()
    return codes.BAD_VALUE.at(path, line, message, hint, quoted=old, edits=edits)


def _number_in(text: str) -> int | None:
    text = text.strip(" .。;；,，、\\")
    return read_issue_number(text) or read_number(text)


def _value_at(values: Tree, path: str) -> Tree | None:
    at: Tree | None = values
    for key in path.split("."):
        if isinstance(at, Mapping):
            at = at.get(key)
        elif isinstance(at, list) and key.isdecimal() and int(key) < len(at):
            at = at[int(key)]
        else:
            return None
    return at
