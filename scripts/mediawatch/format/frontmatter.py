"""YAML as people write it: read strictly, and where that gives up, line by line, so that one run tells all faults.

What has one right answer is mended in memory, and the reading goes on; each fault is a finding at its own line.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, get_origin

from mediawatch.codes import Code
from mediawatch.format import codes
from mediawatch.format.fields import Field
from mediawatch.format.strict_yaml import NOT_YAML, Reading, Tree, UnreadableYamlError, read_strict
from mediawatch.format.yaml_layout import TAB, Fault, mend_layout
from mediawatch.format.yaml_values import find_value, name_of, odd_values, put, swallowed
from mediawatch.model import Edit, Finding, Severity

__all__ = ["Tree", "YamlText", "read_yaml"]

_WORK = 2_000_000
"""About how many characters are read again and again to find faults: of a long text fewer are found in one run."""

_ROUNDS = 40

_ANCHOR = re.compile(r"[:\[,-]\s+[&*!][A-Za-z0-9_!]|\[\*[A-Za-z0-9_]")
"""An anchor, an alias or a tag, where no editor would have begun a value so."""


@dataclass(frozen=True, slots=True)
class YamlText:
    """A YAML text as read: its values, the line of each (`period.start`, `sources.0.name`), and what is wrong.

    `unread` are names on lines that could not be read: they stand there, though they have no value.
    """

    values: Tree
    lines: dict[str, int] = field(default_factory=dict[str, int])
    findings: tuple[Finding, ...] = ()
    unread: frozenset[str] = frozenset()


def read_yaml(text: str, path: str, line: int = 1, fields: Sequence[Field] = ()) -> YamlText:
    """Read a YAML text that begins on a line of a file; `fields` are those that it should have.

    Of what cannot be read there are no values, and a finding.
    """
    work = _Work(text.split("\n"), _lists(fields))
    reading = work.try_to_read()
    if fields and (reading is None or _is_strange(reading, fields)):
        work.lines, work.faults = mend_layout(work.lines, fields)
        reading = None
    if reading is None:
        reading = work.read_on()
    findings = [_finding(codes.BAD_YAML, one, path, line) for one in work.faults]
    for key, place in reading.twice:
        heads = {one.fields[0].key for one in fields if one.many}
        hint = f"另起一条就另写一行“- {key}: …”，和别的条目对齐；写重了就只留一个" if key in heads else "只留一个"
        findings.append(codes.KEY_TWICE.at(path, line + place, f"“{key}”写了两次", hint))
    findings += _look_at_values(work, reading, path, line)
    at = {name: line + place for name, place in reading.lines.items()}
    return YamlText(reading.values, at, tuple(findings), frozenset(work.unread))


@dataclass(slots=True)
class _Work:
    """Lines that are mended until they can be read; names whose values are lists; what was wrong; names given up."""

    lines: list[str]
    lists: frozenset[str]
    faults: list[Fault] = field(default_factory=list[Fault])
    unread: set[str] = field(default_factory=set[str])
    _mended: set[int] = field(default_factory=set[int])

    def try_to_read(self) -> Reading | None:
        """Read the lines as they are, if that can be done."""
        with suppress(UnreadableYamlError):
            return read_strict("\n".join(self.lines))
        return None

    def read_on(self) -> Reading:
        """Read the lines; those that cannot be read are mended or left out."""
        for _ in range(max(2, min(_ROUNDS, _WORK // (1 + sum(map(len, self.lines)))))):
            try:
                return read_strict("\n".join(self.lines))
            except UnreadableYamlError as error:
                if self._mend_characters() or self._leave_out_anchors(error):
                    continue
                if error.is_stray or not self._mend_value(error):
                    self._leave_out(error)
        return Reading()

    def _mend_characters(self) -> bool:
        odd = [place for place, line in enumerate(self.lines) if NOT_YAML.search(line)]
        for place in odd:
            self.lines[place] = NOT_YAML.sub(" ", self.lines[place])
            self.faults.append(Fault(place, "这一行有不能用的字符", "删掉看不见的字符，重新输入这一行"))
        return bool(odd)

    def _leave_out_anchors(self, error: UnreadableYamlError) -> bool:
        """Leave out all lines with what programs write and editors never do, however many: they are one fault."""
        if not error.message or not _ANCHOR.search(self.lines[min(error.line, len(self.lines) - 1)]):
            return False
        self.faults.append(Fault(error.line, error.message, error.hint))
        for place, line in enumerate(self.lines):
            if _ANCHOR.search(line):
                self.unread |= {name} if (name := name_of(line)) else set()
                self.lines[place] = ""
        return True

    def _mend_value(self, error: UnreadableYamlError) -> bool:
        found = find_value(self.lines, error, self.lists)
        if found is None or found[0].line in self._mended:
            return False
        fault, self.lines[fault.line] = found
        self._mended.add(fault.line)
        self.faults.append(fault)
        return True

    def _leave_out(self, error: UnreadableYamlError) -> None:
        place = _line_at(error.line if error.began in self._mended else error.began, self.lines)
        name = name_of(self.lines[place])
        if place not in self._mended:
            self.faults.append(_unreadable(place, error, name, self.lines[place]))
        self._mended.add(place)
        self.unread |= {name} if name else set()
        self.lines[place] = ""


def _line_at(place: int, lines: Sequence[str]) -> int:
    """Return a line, or the next one above it that is not empty; the first one where none is."""
    place = min(place, len(lines) - 1)
    while place > 0 and not lines[place].strip():
        place -= 1
    return place


def _unreadable(place: int, error: UnreadableYamlError, name: str | None, line: str) -> Fault:
    if error.message:
        return Fault(place, error.message, error.hint)
    if "\t" in line[: -len(line.lstrip()) or None]:
        return Fault(place, TAB, "删掉制表符，用半角空格和上下行对齐")
    if error.is_stray or name is None:
        hint = "是上一行没写完的就接到上一行后面；是新的一项就写成“名字: 值”；多余就删掉"
        return Fault(place, "这一行没有写成“名字: 值”", hint)
    return Fault(
        place, f"“{name}”这一行读不懂", "和上下行对齐；冒号用半角，后面空一格；值里有符号就给整个值加上英文引号"
    )


def _is_strange(reading: Reading, fields: Sequence[Field]) -> bool:
    """Tell whether what was read is no record of the fields: lines may stand where they do not belong."""
    if not isinstance(reading.values, dict):
        return True
    if any(one.last > one.line for one in reading.plain):
        return True
    known = {one.key: one for one in fields}
    twice = {key for key, _ in reading.twice}
    if len(twice) > 1 and any(one.many and one.fields[0].key in twice for one in fields):
        return True  # an entry that has lost its dash
    return any(key not in known or not _fits(known[key], value) for key, value in reading.values.items())


def _fits(one: Field, value: Tree) -> bool:
    return not one.fields or isinstance(value, list if one.many else dict)


def _look_at_values(work: _Work, reading: Reading, path: str, line: int) -> Iterator[Finding]:
    """Yield what is odd about values, which are put right among what was read."""
    for one in odd_values(work.lines, reading, work.lists):
        put(reading.values, one.name, one.value)
        severity = Severity.ERROR if isinstance(one.value, list) else None  # quotes may be a part of a name
        yield _finding(codes.MARKS_AROUND, one.fault, path, line, severity)
    for one in reading.plain:
        if one.line != one.last:
            yield codes.BAD_YAML.at(path, line + one.line, "值写成了几行，读出来中间会多出空格", "写成一行")
        if rest := swallowed(work.lines, one):
            hint = "值里真有 #，就给整个值加上英文引号；只是说明，就写在单独一行"
            yield codes.SWALLOWED.at(path, line + one.last, f"“{rest[:20]}”不会读进去", hint, quoted=rest)


def _lists(fields: Sequence[Field]) -> frozenset[str]:
    """Return the names of fields whose values are lists."""
    every = [*fields, *(sub for one in fields for sub in one.fields)]
    return frozenset(one.key for one in every if one.many or _is_list(one.kind.annotation))


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple


def _finding(code: Code, fault: Fault, path: str, line: int, severity: Severity | None = None) -> Finding:
    edits = () if fault.old is None else (Edit(line + fault.line, fault.old, fault.new),)
    quoted = fault.quoted.strip()
    return code.at(path, line + fault.line, fault.message, fault.hint, severity, quoted=quoted, edits=edits)
