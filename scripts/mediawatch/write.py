"""The canonical writer: an Issue as the text of its file. `parse` reads it back to the same Issue."""

import json
import re
from collections.abc import Iterator

from mediawatch.frontmatter import read_yaml
from mediawatch.lead import compose_lead
from mediawatch.model import Article, Issue

_BREAKING = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


def write_issue(issue: Issue) -> str:
    """Return the text of an issue's file, in canonical form."""
    blocks = ["\n".join(["---", *_front_matter(issue), "---"])]
    if issue.lead and issue.lead != compose_lead(issue):
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


def _front_matter(issue: Issue) -> Iterator[str]:
    yield f"number: {issue.number}"
    yield from _yaml("series", issue.series)
    if issue.publisher is not None:
        yield from _yaml("publisher", issue.publisher)
    yield f"published: {issue.published.isoformat()}"
    yield "period:"
    yield f"  start: {issue.period.start.isoformat()}"
    yield f"  end: {issue.period.end.isoformat()}"
    for key, value in issue.period.extra:
        yield from _yaml(key, value, "  ")
    if issue.scope is not None:
        yield from _yaml("scope", issue.scope)
    for key, value in issue.extra:
        yield from _yaml(key, value)


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


def _attributes(article: Article) -> Iterator[str]:
    yield f"- 来源：{article.source}"
    yield f"- 日期：{article.date.isoformat()}"
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
