"""Values of YAML that are not read as somebody wrote them, and how to write them. Lines are counted from 0."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from mediawatch.format.strict_yaml import Plain, Reading, Tree, UnreadableYamlError, quote_yaml, read_strict
from mediawatch.format.yaml_layout import Fault

_DASHES = r"\s*+(?:-\s++)*+"
_NAMED = re.compile(rf"{_DASHES}[^-\s:#'\"\[\]{{}}][^:]*+:\s++(\S.*)$")
_ITEM = re.compile(r"\s*+(?:-\s++)++(\S.*)$")
_NAME = re.compile(rf"{_DASHES}([^\s:：#]++)\s*+[:：]")
_WRAPPED = re.compile(r"[“”„‟＂]([^“”„‟＂\"]*)[“”„‟＂\"]|[‘’＇]([^‘’＇']*)[‘’＇']")
_LISTED = re.compile(r"[［\[【〔](.*)[］\]】〕]")
_COMMA = re.compile("[,，、;；]")
_BRACKETS = str.maketrans("［］【】〔〕｛｝", "[][][]{}")
_MARK = re.compile(r"[&!]\S*")
"""An anchor or a tag."""
_CLOSING = {"[": "]", "{": "}"}
_NEAR = 100
"""How many lines above where the reading gives up a value is looked for that it may have gone on from."""


@dataclass(frozen=True, slots=True)
class Odd:
    """A value that is read, and is not what was meant: the fault, where the value is, and what it should be."""

    fault: Fault
    name: tuple[str, ...]
    value: Tree


def find_value(lines: Sequence[str], error: UnreadableYamlError, lists: Collection[str]) -> tuple[Fault, str] | None:
    """Return the value that stopped the reading, as a fault, and its line as it is read well; None where there is none.

    `lists` are the names whose values are lists. The value stands on the line of
    the error, or above it: a quote or a bracket that is not closed takes in what follows.
    """
    places = dict.fromkeys((error.began, error.line, *range(error.line - 1, max(-1, error.line - _NEAR), -1)))
    for place in places:
        line = lines[place] if 0 <= place < len(lines) else ""
        match = _NAMED.match(line) or _ITEM.match(line)
        if match is None or line.lstrip().startswith("#"):
            continue
        value = match[1].rstrip()
        if not _is_read(value):
            head = line[: match.start(1)]
            if _MARK.fullmatch(value) and _has_more_below(lines, place):
                return Fault(place, "这里用了 & 或 ! 开头的特殊写法", f"删掉“{_shortened(value)}”", value), head
            written, message = _mend_value(value, is_list=_is_list(name_of(line), value, lists))
            fault = Fault(place, message, f"写成 {head.strip()} {_shortened(written)}", value, written)
            return fault, head + written
    return None


def _has_more_below(lines: Sequence[str], place: int) -> bool:
    below = next((line for line in lines[place + 1 : place + _NEAR] if line.strip()), "")
    return len(below) - len(below.lstrip()) > len(lines[place]) - len(lines[place].lstrip())


def name_of(line: str) -> str | None:
    """Return the name that a line gives a value to."""
    match = _NAME.match(line)
    return match[1] if match else None


def odd_values(lines: Sequence[str], reading: Reading, lists: Collection[str]) -> list[Odd]:
    """Return the values that were read with signs around them that belong to no value; `lists` are names of lists."""
    found: list[Odd] = []
    for one in reading.plain:
        line = lines[one.line] if one.line < len(lines) else ""
        if not one.name or one.line != one.last or one.text not in line:
            continue
        if match := _WRAPPED.fullmatch(one.text):
            text = (match[1] or match[2] or "").strip()
            right = _written(text)
            hint = f"写成 {_shortened(right)}；引号真是值的一部分，就在外面再加英文引号"
            found.append(Odd(Fault(one.line, "值的外面有中文引号", hint, one.text, right), one.name, text))
        elif one.name[-1:] and one.name[-1] in lists and (match := _LISTED.fullmatch(one.text)):
            items = [_bare(item) for item in _COMMA.split(match[1]) if item.strip()]
            right = f"[{', '.join(items)}]"
            if _is_read(right):
                fault = Fault(one.line, "列表的方括号要用半角", f"写成 {_shortened(right)}", one.text, right)
                found.append(Odd(fault, one.name, list(items)))
    return found


def swallowed(lines: Sequence[str], one: Plain) -> str:
    """Return what stands behind a value on its line, and is not read: a comment to YAML."""
    rest = lines[one.last][one.after :] if one.last < len(lines) else ""
    return rest.strip() if re.match(r"\s+#\s*\S", rest) else ""


def put(values: Tree, name: Sequence[str], value: Tree) -> None:
    """Put a value where a name leads to."""
    at = values
    for key in name[:-1]:
        at = at[int(key)] if isinstance(at, list) else at[key] if isinstance(at, dict) else at
    if isinstance(at, list):
        at[int(name[-1])] = value
    elif isinstance(at, dict):
        at[name[-1]] = value


def _is_list(name: str | None, value: str, lists: Collection[str]) -> bool:
    return name is None or name in lists or (not lists and value[0] in _CLOSING)


def _mend_value(value: str, *, is_list: bool) -> tuple[str, str]:
    """Return a value that cannot be read as it should be written, and what is wrong with it."""
    first = value[0]
    if first in "\"'":
        closed = value.rfind(first) > 0
        message = "英文引号里面还有英文引号，或引号后面还有字" if closed else "英文引号没有成对"
        wrapped = not closed or value.endswith(first)
        if closed and first not in value[1:-1]:
            message = "英文双引号里有反斜杠"
        inner = value[1:].removesuffix(first)
        inner = inner.rstrip("“”„‟＂‘’＇") if not closed else inner
        return _written(inner if wrapped else value), message
    if first in _CLOSING and is_list:
        plain = ", ".join(part.strip() for part in _COMMA.split(value.translate(_BRACKETS)))
        for tried in (plain, plain + _CLOSING[first]):
            if _is_read(tried):
                return tried, f"“{first}”没有配对的“{_CLOSING[first]}”"
    if re.search(r":(\s|$)", value):
        return _written(value), "值里有冒号，要给整个值加上英文引号"
    return _written(value), f"值不能直接以“{first}”开头，要加上英文引号"


def _written(text: str) -> str:
    """Return a text as YAML: plain where that can be read, else in quotes that it does not have itself."""
    if _is_read(text):
        return text
    return f"'{text}'" if '"' in text and "'" not in text else quote_yaml(text)


def _bare(item: str) -> str:
    match = _WRAPPED.fullmatch(item.strip())
    return ((match[1] or match[2] or "") if match else item).strip()


def _is_read(value: str) -> bool:
    """Tell whether a value can stand behind a name."""
    try:
        read_strict(f"k: {value}\n")
    except UnreadableYamlError:
        return False
    return True


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
