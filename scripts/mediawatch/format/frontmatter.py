"""Safe YAML for people: every value is text or a list or mapping of texts, and knows its line.

Nothing is guessed (`012` stays text), duplicate keys are refused, and so is what an editor never needs: anchors,
aliases, tags, several documents, deep nesting.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.reader import ReaderError

from mediawatch.format import codes
from mediawatch.model import Finding

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEPTH = 20

Tree = str | list["Tree"] | dict[str, "Tree"]


@dataclass(frozen=True, slots=True)
class YamlText:
    """A YAML text as read: its values, the line of each (`period.start`, `sources.0.name`), and what is wrong."""

    values: Tree
    lines: dict[str, int] = field(default_factory=dict[str, int])
    findings: tuple[Finding, ...] = ()


class _OddYamlError(Exception):
    def __init__(self, line: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.line, self.message, self.hint = line, message, hint


def read_yaml(text: str, path: str, line: int = 1) -> YamlText:
    """Read a YAML text that begins on a line of a file. What cannot be read gives no values, and a finding."""
    lines: dict[str, int] = {}
    findings: list[Finding] = []
    try:
        events = cast(Iterator[Event], yaml.parse(text, Loader=_LOADER))
        values = _read_document(events, path, line, lines, findings)
    except yaml.YAMLError as error:
        if isinstance(error, ReaderError):  # a character YAML refuses: the parser of the file names it
            hint = "删掉看不见的字符，重新输入这一行"
            place = line + text.partition(chr(error.character))[0].count("\n")  # its position may count bytes
            return YamlText({}, lines, (codes.BAD_YAML.at(path, place, "资料里有不能用的字符", hint),))
        mark = getattr(error, "problem_mark", None)
        if "quoted" in (getattr(error, "context", None) or "") or mark is None:
            mark = getattr(error, "context_mark", None)  # where the quote was opened, not where the text ended
        place = line + (mark.line if mark else 0)
        hint = "检查这一行和上一行：冒号后要有一个半角空格，缩进用空格，引号要成对"
        return YamlText({}, lines, (codes.BAD_YAML.at(path, place, "这里的资料格式不对，读不懂", hint),))
    except _OddYamlError as problem:
        finding = codes.BAD_YAML.at(path, problem.line, problem.message, problem.hint)
        return YamlText({}, lines, (*findings, finding))
    return YamlText(values, lines, tuple(findings))


def _read_document(
    events: Iterator[Event], path: str, line: int, lines: dict[str, int], findings: list[Finding]
) -> Tree:
    values: Tree = {}
    documents = 0
    for event in events:
        if isinstance(event, DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _OddYamlError(_line(event, line), "资料里有多余的 --- 行", "删掉这一行")
        elif isinstance(event, (ScalarEvent, SequenceStartEvent, MappingStartEvent, AliasEvent)):
            values = _read_value(event, events, (), path, line, lines, findings)
    return values


def _read_value(
    event: Event,
    events: Iterator[Event],
    name: tuple[str, ...],
    path: str,
    line: int,
    lines: dict[str, int],
    findings: list[Finding],
) -> Tree:
    here = _line(event, line)
    lines[".".join(name)] = here
    if len(name) > _DEPTH:
        raise _OddYamlError(here, "资料套得太深", "照着别的文件写，最多两层")
    if isinstance(event, AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
        raise _OddYamlError(here, "这里用了 &、* 或 ! 开头的特殊写法", "值以这些符号开头时，给它加上引号")
    if isinstance(event, ScalarEvent):
        return str(event.value)
    if isinstance(event, SequenceStartEvent):
        items: list[Tree] = []
        while not isinstance(event := next(events), SequenceEndEvent):
            items.append(_read_value(event, events, (*name, str(len(items))), path, line, lines, findings))
        return items
    mapping: dict[str, Tree] = {}
    while not isinstance(event := next(events), MappingEndEvent):
        if not isinstance(event, ScalarEvent):
            raise _OddYamlError(_line(event, line), "冒号前面不是一个名字", "照着别的文件写：名字、冒号、空格、值")
        key, key_line = str(event.value), _line(event, line)
        twice = key in mapping
        value = _read_value(next(events), events, (*name, key), path, line, lines, findings)
        lines[".".join((*name, key))] = key_line
        if twice:
            hint = "只留一个"
            findings.append(codes.KEY_TWICE.at(path, key_line, f"“{key}”写了两次", hint))
        else:
            mapping[key] = value
    return mapping


def _line(event: Event, line: int) -> int:
    return line + event.start_mark.line
