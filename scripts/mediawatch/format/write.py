"""The canonical writer: an Issue as the text of its file. `parse` reads it back to the same Issue."""

import json
import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import quote

from mediawatch.format.frontmatter import read_yaml
from mediawatch.format.lead import compose_lead
from mediawatch.model import Article, Draft, DraftArticle, Issue, Origin

_BREAKING = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_ENTITY = r"&(?=#?\w+;)"
"""An ampersand that begins what would show as another character."""
_SPECIAL = re.compile(rf"([\\`*_\[\]<>#|~]|{_ENTITY})")
_IN_ADDRESS = re.compile(r"[\s<>\\`|]")
_PLAIN_ADDRESS = re.compile(r"[^\s()\\'\"]+")


def write_issue(issue: Issue | Draft) -> str:
    """Return the text of an issue's file, in canonical form; what a draft does not know is left blank."""
    blocks = ["\n".join(["---", *_front_matter(issue), "---"])]
    if issue.lead and (isinstance(issue, Draft) or issue.lead != compose_lead(issue)):
        blocks.append(issue.lead)
    for article in issue.articles:
        blocks.append(f"## {escape(article.title)}")
        blocks.append("\n".join(_attributes(article)))
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


def escape_paragraph(text: str) -> str:
    """Return a paragraph of Markdown that shows a text as it is, whatever it begins with, on one line."""
    return escape_start(escape(text))


def escape_start(markdown: str) -> str:
    """Return inline Markdown as a paragraph on one line: its beginning is no mark of a list or a rule."""
    line = re.sub(r"[ \t\n\r\f\v]+", " ", markdown).strip()
    return re.sub(r"^(?:[-+]|([0-9]+)\.(?= |$))", lambda match: f"{match[1] or ''}\\{match[0][-1]}", line)


def _front_matter(issue: Issue | Draft) -> Iterator[str]:
    yield f"number: {issue.number or ''}".rstrip()
    yield f"series: {yaml_scalar(issue.series) if issue.series else ''}".rstrip()
    if issue.publisher is not None:
        yield from _yaml("publisher", issue.publisher)
    yield f"published: {_day(issue.published)}".rstrip()
    yield "period:"
    yield f"  start: {_day(issue.period.start)}".rstrip()
    yield f"  end: {_day(issue.period.end)}".rstrip()
    for key, value in issue.period.extra:
        yield from _yaml(key, value, "  ")
    if issue.scope is not None:
        yield from _yaml("scope", issue.scope)
    if issue.origin is not None:
        yield from _yaml("origin", _origin(issue.origin))
    for key, value in issue.extra:
        yield from _yaml(key, value)


def _origin(origin: Origin) -> dict[str, object]:
    unplaced = {"unplaced": list(origin.unplaced)} if origin.unplaced else {}
    return {"file": origin.file, "sha256": origin.sha256, "read_as": origin.read_as, **unplaced, **dict(origin.extra)}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _yaml(key: str, value: object, indent: str = "") -> Iterator[str]:
    head = f"{indent}{_key(key)}:"
    if isinstance(value, dict) and value:
        yield head
        for name, inner in value.items():  # pyright: ignore[reportUnknownVariableType]
            yield from _yaml(str(name), inner, indent + "  ")  # pyright: ignore[reportUnknownArgumentType]
    elif isinstance(value, list) and value:
        yield head
        for inner in value:  # pyright: ignore[reportUnknownVariableType]
            yield f"{indent}  - {_value(inner)}"  # pyright: ignore[reportUnknownArgumentType]
    else:
        yield f"{head} {_value(value)}"  # pyright: ignore[reportUnknownArgumentType]


def _key(name: str) -> str:
    """Return a key as YAML: plain where that reads back the same, else in double quotes."""
    return name if name and read_yaml(f"{name}: v\n", "").values == {name: "v"} else _quoted(name)


def _value(value: object) -> str:
    return yaml_scalar(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def yaml_scalar(value: str) -> str:
    """Return a text as YAML: plain where that reads back the same, else in double quotes."""
    plain = value and "\n" not in value and read_yaml(f"k: {value}\n", "").values == {"k": value}
    return value if plain else _quoted(value)


def _quoted(text: str) -> str:
    return _BREAKING.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def _attributes(article: Article | DraftArticle) -> Iterator[str]:
    yield f"- 来源：{article.source}"
    yield f"- 日期：{_day(article.date)}"
    if article.url is not None:
        yield f"- 链接：<{article.url}>"
    if article.section is not None:
        yield f"- 栏目：{article.section}"
    if article.keywords:
        yield f"- 关键词：{'、'.join(article.keywords)}"
    if article.archived is not None:
        yield f"- 存档：<{article.archived}>"
    if article.correction is not None:
        yield f"- 勘误：{article.correction}"
    if article.withdrawn is not None:
        yield f"- 撤回：{article.withdrawn}".rstrip()
    for name, value in article.extra:
        yield f"- {name}：{value}"
