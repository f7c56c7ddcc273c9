"""An archive in which every field of the tables says what would do harm where it got out of its place."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.archive.redirects import read_redirects
from mediawatch.format.dictionary_fields import SOURCE_FIELDS, TOPIC_FIELDS
from mediawatch.format.fields import ADDRESS, ARTICLE_FIELDS, ISSUE_FIELDS, Field
from mediawatch.format.strict_yaml import quote_yaml
from mediawatch.model import Acceptance, Article, Issue, Listing, Origin, Period, Source, Topic
from mediawatch.search.query import QueryError, parse_query

VALUES = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "]]><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "--><svg onload=alert(1)>",
    "</title></style></textarea><iframe src=https://example.net/></iframe>",
    '=HYPERLINK("https://example.net/")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "{{7*7}}",
    "{% raise %}{% endraw %}",
    "javascript:alert(1)//",
    "[押](javascript:alert(1)) ![图](x) <javascript:alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;&#60;b&#62;",
    "\u202egnp.exe",
    "行\nBEGIN:VCARD\n---\n# 题 {: onclick=alert(1) }",
    "}\n}\n@misc{押,\n  title = {",
    "行\r\nER  - \r\nTY  - NEWS\r\n",
    "%0d%0aSet-Cookie: a=b",
    '#eval("1") $sum$ \\input{/etc/passwd}',
    "<!-- html --><b onclick=alert(1)>",
    "<!-- /html -->\n<script>alert(1)</script>",
)
"""What somebody writes who wants more than to be read."""
CLOSED = ("\0", "\x1b[2J", "\ufffe")
"""What no file may hold: an archive with it is not published, and a draft's page shows what is wrong."""

_DAY = date(2023, 6, 9)
_PLAIN: dict[str, Any] = {
    "published": date(2023, 6, 30),
    "start": date(2023, 6, 1),
    "end": date(2023, 6, 30),
    "sha256": "0" * 64,
    "code": "MW202",
}
_NOUNS = {"period": Period, "accepted": Acceptance, "origin": Origin, "listed": Listing}


@dataclass(frozen=True, slots=True)
class Said:
    """A hostile value in a field of an article: `mark` stands behind it, and nowhere else."""

    value: str
    field: str
    mark: str
    ref: str


def take(field: Field, text: str) -> Any:
    """Return what a field makes of a text; None where it is no such value, as of a day."""
    if field.fields:
        return None
    adapter = TypeAdapter[Any](field.kind.annotation)
    for given in (text, [text]):
        try:
            return adapter.validate_python(given)
        except ValidationError:
            continue
    return None


def fill(fields: tuple[Field, ...], text: str) -> dict[str, Any]:
    """Return values of fields: the text wherever it is taken, and records within with the same."""
    values: dict[str, Any] = {}
    for field in fields:
        if field.fields:
            noun = _NOUNS[field.name](**fill(field.fields, text))
            values[field.name] = (noun,) if field.many else noun
        else:
            taken = take(field, text)
            values[field.name] = _PLAIN.get(field.name, field.default) if taken is None else taken
    return values


def hostile_issue(number: int, value: str) -> tuple[Issue, list[Said]]:
    """Return an issue of which each article has one field with a value, and what is said where."""
    articles: list[Article] = []
    said: list[Said] = []

    def add(field: str, value: str, **values: Any) -> None:
        given: dict[str, Any] = {
            "title": f"文章{len(articles)}",
            "source": "新华网",
            "date": _DAY,
            "body": "正文。",
            **values,
        }
        articles.append(Article(number, len(articles) + 1, **given))
        said.append(Said(value, field, mark(), articles[-1].ref))

    def mark() -> str:
        return f"mw{number}x{len(articles)}mw"

    def text() -> str:
        return f"{value}。mw{number}x{len(articles) + 1}mw"

    add("title", value, title=text())
    add("body", value, body=text())
    add("extra", value, extra=((f"键{value}", text()),))
    for field in ARTICLE_FIELDS:
        taken = take(field, text())
        if taken is None:
            continue
        add(field.name, value, **{field.name: taken, **({"body": ""} if field.name == "withdrawn" else {})})
        if field.kind is ADDRESS:
            add(field.name, value, **{field.name: f"https://example.org/{text()}"})
    values: dict[str, Any] = {**fill(ISSUE_FIELDS, f"{value}。mw{number}mw"), "number": number}
    return Issue(**values, articles=tuple(articles), lead=f"{value}。mw{number}leadmw", extra=((value, value),)), said


def hostile_archive() -> tuple[Archive, list[Said]]:
    """Return an archive with an issue, a source and a topic of each value, and what its articles say."""
    made = [hostile_issue(number, value) for number, value in enumerate(VALUES, 1)]
    issues = tuple(issue for issue, _ in made)
    named = [article.source for issue in issues for article in issue.articles if article.source != "新华网"]
    sources = (
        Source("新华网"),
        *(
            replace(_source(f"{value}另mw{place}sourcemw"), aliases=(name,))
            for place, (value, name) in enumerate(zip(VALUES, named, strict=True), 1)
        ),
    )
    dictionary = Dictionary(sources)
    topics = tuple(_topic(f"{value}mw{place}topicmw") for place, value in enumerate(VALUES, 1))
    lines = "".join(f"{quote_yaml(old)}: {quote_yaml(new)}\n" for old, new in _moves())
    redirects, _ = read_redirects(lines, "_redirects.yml", issues, dictionary)
    return Archive(issues, dictionary, topics=topics, redirects=redirects), [one for _, some in made for one in some]


def _source(text: str) -> Source:
    values: dict[str, Any] = {**fill(SOURCE_FIELDS, text), "successor": text}
    return Source(**values)


def _topic(text: str) -> Topic:
    values = fill(TOPIC_FIELDS, text)
    try:
        parse_query(text)
    except QueryError:
        values["query"] = "正文"
    return Topic(**values)


def _moves() -> list[tuple[str, str]]:
    return [
        ("旧/", "issues/1/"),
        *((f"{value}/", "issues/1/") for value in VALUES),
        *((f"old{place}/", f"issues/1/#{value}") for place, value in enumerate(VALUES)),
    ]
