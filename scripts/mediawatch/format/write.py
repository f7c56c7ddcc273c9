"""The canonical writer: an Issue as the text of its file. `parse` reads it back to the same Issue."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from mediawatch.format.fields import ISSUE_FIELDS, Field, attribute_texts
from mediawatch.format.frontmatter import read_yaml
from mediawatch.format.lead import compose_lead
from mediawatch.format.strict_yaml import quote_yaml
from mediawatch.model import Acceptance, Draft, DraftPeriod, Origin, is_complete

_ENTITY = r"&(?=#?\w+;)"
"""An ampersand that begins what would show as another character."""
_SPECIAL = re.compile(rf"([\\`*_\[\]<>#|~]|{_ENTITY})")
_IN_ADDRESS = re.compile(r"[\s<>\\`|]")
_PLAIN_ADDRESS = re.compile(r"[^\s()\\'\"]+")


def write_issue(issue: Draft) -> str:
    """Return the text of an issue's file, in canonical form; what a draft does not know is left blank."""
    front = (line for key, value in _tree(issue, ISSUE_FIELDS).items() for line in _yaml(key, value))
    blocks = ["\n".join(["---", *front, "---"])]
    if issue.lead and not (is_complete(issue) and issue.lead == compose_lead(issue)):
        blocks.append(issue.lead)
    for article in issue.articles:
        blocks.append(f"## {escape(article.title)}")
        attributes = [(field.key, text) for field, text in attribute_texts(article)]
        blocks.append("\n".join(f"- {key}：{text}".rstrip() for key, text in (*attributes, *article.extra)))
        if article.body:
            blocks.append(article.body)
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """Return Markdown that shows a line of text as it is."""
    return _SPECIAL.sub(r"\\\1", text)


def write_link(shown: str, address: str) -> str:
    """Return a link in Markdown; `shown` is Markdown. What cannot stand in an address there is percent-encoded."""
    encoded = _IN_ADDRESS.sub(lambda match: quote(match[0]), address)
    written = re.sub(_ENTITY, r"\\&", encoded)
    if shown == escape(address) == escape(written) and re.match("https?:", address, re.IGNORECASE):
        return f"<{address}>"
    return f"[{shown}]({written})" if _PLAIN_ADDRESS.fullmatch(written) else f"[{shown}](<{written}>)"


def write_table(rows: Iterable[Iterable[str]]) -> str:
    """Return a table in Markdown, of rows of one length; cells are Markdown, and the first row is the head."""
    cells = [tuple(row) for row in rows]
    head, *others = (f"| {' | '.join(row)} |" for row in cells)
    return "\n".join([head, f"|{' --- |' * len(cells[0])}", *others])


def escape_paragraph(text: str) -> str:
    """Return a paragraph of Markdown that shows a text as it is, whatever it begins with, on one line."""
    return escape_start(escape(text))


def escape_start(markdown: str) -> str:
    """Return inline Markdown as a paragraph on one line: its beginning is no mark of a list or a rule."""
    line = re.sub(r"[ \t\n\r\f\v]+", " ", markdown).strip()
    return re.sub(r"^(?:[-+]|([0-9]+)\.(?= |$))", lambda match: f"{match[1] or ''}\\{match[0][-1]}", line)


def _tree(noun: Draft | DraftPeriod | Origin | Acceptance, fields: tuple[Field, ...]) -> dict[str, object]:
    """Return what a noun holds as YAML has it, in the order of its fields: None for what is blank and must be there."""
    tree: dict[str, object] = {}
    for field in fields:
        value: Any = getattr(noun, field.name)
        if field.many and value:
            tree[field.key] = [_tree(one, field.fields) for one in value]
        elif field.fields and not field.many and value is not None:
            tree[field.key] = _tree(value, field.fields)
        elif field.required or value not in (None, ()):
            tree[field.key] = list(value) if isinstance(value, tuple) else str(value) if value else None  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    return {**tree, **dict(noun.extra)}


def _yaml(key: str, value: object, indent: str = "") -> Iterator[str]:
    head = f"{indent}{_key(key)}:"
    if isinstance(value, dict) and value:
        yield head
        for name, inner in value.items():  # pyright: ignore[reportUnknownVariableType]
            yield from _yaml(str(name), inner, indent + "  ")  # pyright: ignore[reportUnknownArgumentType]
    elif isinstance(value, list) and value:
        yield head
        for inner in value:  # pyright: ignore[reportUnknownVariableType]
            if isinstance(inner, dict):
                lines = [line for name, one in inner.items() for line in _yaml(str(name), one, indent + "    ")]  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
                yield from (f"{indent}  - {lines[0].strip()}", *lines[1:])
            else:
                yield f"{indent}  - {_value(inner)}"  # pyright: ignore[reportUnknownArgumentType]
    elif value is None:
        yield head
    else:
        yield f"{head} {_value(value)}"  # pyright: ignore[reportUnknownArgumentType]


@lru_cache(maxsize=256)
def _key(name: str) -> str:
    """Return a key as YAML: plain where that reads back the same, else in double quotes."""
    return name if name and _reads_back(f"{name}: v\n", {name: "v"}) else quote_yaml(name)


def _value(value: object) -> str:
    return yaml_scalar(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


@lru_cache(maxsize=4096)
def yaml_scalar(value: str) -> str:
    """Return a text as YAML: plain where that reads back the same, else in double quotes."""
    plain = value and "\n" not in value and _reads_back(f"k: {value}\n", {"k": value})
    return value if plain else quote_yaml(value)


def _reads_back(text: str, values: dict[str, str]) -> bool:
    """Tell whether a YAML text says this, with nothing to find fault with."""
    read = read_yaml(text, "")
    return not read.findings and read.values == values
