"""Strict YAML for people: every value is text or a list or mapping of texts, and knows its line.

Nothing is guessed (`012` stays text), and what an editor never needs is refused: anchors, aliases, tags, several
documents, deep nesting. Lines are counted from 0 here. What is refused is mended and told by `frontmatter`.
"""

import json
import re
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
from yaml.reader import Reader, ReaderError

SAFE_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEPTH = 20
_BREAKING = re.compile(
    r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]"
)  # JSON leaves them as they are; YAML reads them otherwise

NOT_YAML: re.Pattern[str] = Reader.NON_PRINTABLE
"""A character that no YAML text may have."""

Tree = str | list["Tree"] | dict[str, "Tree"]


@dataclass(frozen=True, slots=True)
class Plain:
    """A value without quotes: where it leads to, its text, its first and last line, and the column after it."""

    name: tuple[str, ...]
    text: str
    line: int
    last: int
    after: int


@dataclass(slots=True)
class Reading:
    """A text as read: its values, the line of each (`period.start`, `sources.0.name`), keys that stand there twice."""

    values: Tree = field(default_factory=dict[str, "Tree"])
    lines: dict[str, int] = field(default_factory=dict[str, int])
    twice: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])
    plain: list[Plain] = field(default_factory=list[Plain])


class UnreadableYamlError(Exception):
    """What stops the reading: on which line, and where what it belongs to began.

    `message` is empty where YAML only gives up; `is_stray`: the line is no name with a value, nor part of one.
    """

    def __init__(
        self, line: int, message: str = "", hint: str = "", began: int | None = None, *, is_stray: bool = False
    ) -> None:
        super().__init__(message)
        self.line, self.message, self.hint, self.is_stray = line, message, hint, is_stray
        self.began = line if began is None else began


def read_strict(text: str) -> Reading:
    """Read a YAML text. Raises UnreadableYamlError."""
    reading = Reading()
    try:
        _read_document(cast(Iterator[Event], yaml.parse(text, Loader=SAFE_LOADER)), reading)
    except ReaderError as error:  # its position may count bytes
        raise UnreadableYamlError(text.partition(chr(error.character))[0].count("\n")) from None
    except yaml.YAMLError as error:
        problem, context = (getattr(error, name, None) for name in ("problem_mark", "context_mark"))
        about, what = (getattr(error, name, None) or "" for name in ("context", "problem"))
        line = problem.line if problem else context.line if context else 0
        if "document start" in what:
            raise UnreadableYamlError(_sign_above(text, line), "这一行不是资料", "删掉这一行") from None
        inside = context is not None and any(word in about for word in ("quoted", "flow", "simple key", "scalar"))
        inside = inside and "tab character" not in what  # which is wrong itself, and not what it stands below
        began = context.line if context is not None and inside else line
        raise UnreadableYamlError(line, began=began, is_stray="simple key" in about) from None
    return reading


def _sign_above(text: str, line: int) -> int:
    """Return the line above one that has YAML expect another document there: `...`, or a directive."""
    lines = text.split("\n")[:line]
    return next((place for place in reversed(range(len(lines))) if lines[place].startswith(("...", "%"))), line)


def quote_yaml(text: str) -> str:
    """Return a text in double quotes, as JSON has it: what YAML reads back is the same."""
    return _BREAKING.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def _read_document(events: Iterator[Event], reading: Reading) -> None:
    documents = 0
    for event in events:
        if isinstance(event, DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise UnreadableYamlError(event.start_mark.line, "资料里有多余的 --- 行", "删掉这一行")
        elif isinstance(event, (ScalarEvent, SequenceStartEvent, MappingStartEvent, AliasEvent)):
            reading.values = _read_value(event, events, (), reading)


def _read_value(event: Event, events: Iterator[Event], name: tuple[str, ...], reading: Reading) -> Tree:
    here = event.start_mark.line
    reading.lines[".".join(name)] = here
    if len(name) > _DEPTH:
        raise UnreadableYamlError(here, "资料套得太深", "照着别的文件写，最多两层")
    if isinstance(event, AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
        raise UnreadableYamlError(here, "这里用了 &、* 或 ! 开头的特殊写法", "值以这些符号开头时，给它加上英文引号")
    if isinstance(event, ScalarEvent):
        text = str(event.value)
        if not event.style:
            reading.plain.append(Plain(name, text, here, event.end_mark.line, event.end_mark.column))
        return text
    if isinstance(event, SequenceStartEvent):
        items: list[Tree] = []
        while not isinstance(event := next(events), SequenceEndEvent):
            items.append(_read_value(event, events, (*name, str(len(items))), reading))
        return items
    mapping: dict[str, Tree] = {}
    while not isinstance(event := next(events), MappingEndEvent):
        line = event.start_mark.line
        if not isinstance(event, ScalarEvent) or event.anchor or event.tag:
            raise UnreadableYamlError(line, "冒号前面不是一个名字", "照着别的文件写：名字、冒号、空格、值")
        key = str(event.value)
        twice = key in mapping
        value = _read_value(next(events), events, (*name, key), reading)
        reading.lines[".".join((*name, key))] = line
        if twice:
            reading.twice.append((key, line))
        else:
            mapping[key] = value
    return mapping
