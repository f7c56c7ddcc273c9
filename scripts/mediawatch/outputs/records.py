"""What the data says of issues and articles: one table of columns for each, and all formats are made from these."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import KW_ONLY, dataclass
from datetime import date
from functools import lru_cache, partial
from typing import Generic, TypeVar, cast

from mediawatch.format.fields import ARTICLE_FIELDS, ISSUE_FIELDS, Field, field_texts
from mediawatch.format.lead import compose_lead
from mediawatch.format.render import RenderedBody, render_body
from mediawatch.model import Article, Issue, Rights, Source
from mediawatch.outputs.csv_table import write_csv
from mediawatch.outputs.output import Publication, PublishedIssue

T = TypeVar("T")
Record = dict[str, object]
"""What is said of one issue or article, by the names of the columns, as JSON has it."""

BETWEEN_WORDS = "、"
"""Stands between several values in one cell."""

NOTICE = "notice"
"""What a site for the house says in each record, beside the columns; the public's has nothing to say."""
NOTICE_LABEL = "注意"

_REMEMBERED = 65536
"""Articles, so that a live server writes only those anew that changed."""

_TYPES: dict[str, dict[str, object]] = {
    "integer": {"type": "integer"},
    "string": {"type": "string"},
    "date": {"type": "string", "format": "date"},
    "array": {"type": "array", "items": {"type": "string"}},
}


@dataclass(frozen=True, slots=True)
class ToldIssue:
    """An issue, and the site's address."""

    issue: Issue
    home: str
    mark: str = ""

    @property
    def path(self) -> str:
        """What the addresses of its page and its files begin with."""
        return f"{self.home}issues/{self.issue.number}"


@dataclass(frozen=True, slots=True)
class ToldArticle:
    """An article as it is published. One that was withdrawn has its title and where it stood.

    `published` is the day of its issue, `home` the site's address.
    """

    home: str
    published: date
    article: Article
    source: Source | None
    body: RenderedBody
    mark: str = ""

    @property
    def page(self) -> str:
        """The address of its place in the site."""
        return f"{self.home}issues/{self.article.issue_number}/#article-{self.article.ordinal}"

    @property
    def shown(self) -> Article | None:
        """The article, unless nothing is left of it."""
        return None if self.article.is_tombstone else self.article

    @property
    def text(self) -> str:
        """What is shown of the text, a line for each paragraph, heading, item and cell."""
        return "\n".join(self.body.blocks)


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One thing that is said: by `name` in JSON, by `label` in a spreadsheet. `type` is that of Table Schema.

    A `required` one has a value always. In a spreadsheet there is none (`tabular`) for texts, which are longer than a
    cell may be, nor for a ref, which would become a day there.
    """

    name: str
    label: str
    type: str
    value: Callable[[T], object]
    _: KW_ONLY
    required: bool = True
    tabular: bool = True


def _further(fields: tuple[Field, ...], noun: Callable[[T], Issue | Article | None]) -> Iterator[Column[T]]:
    """Yield a column for each field of the format that has none of its own."""
    for field in fields:
        if not field.placed:
            yield Column(field.name, field.label, "string", partial(_text_of, field, noun), required=False)


def _text_of(field: Field, noun: Callable[[T], Issue | Article | None], told: T) -> str | None:
    held = noun(told)
    return next((text for _, text in field_texts(held, (field,))), None) if held else None


ToldT = TypeVar("ToldT", ToldIssue, ToldArticle)

ISSUE_COLUMNS: tuple[Column[ToldIssue], ...] = (
    Column("number", "期号", "integer", lambda told: told.issue.number),
    Column("series", "刊名", "string", lambda told: told.issue.series),
    Column("publisher", "编发单位", "string", lambda told: told.issue.publisher, required=False),
    Column("published", "发布日期", "date", lambda told: told.issue.published),
    Column("period_start", "监测第一天", "date", lambda told: told.issue.period.start),
    Column("period_end", "监测最后一天", "date", lambda told: told.issue.period.end),
    Column("scope", "监测范围", "string", lambda told: told.issue.scope, required=False),
    Column("lead", "导语", "string", lambda told: _lead(told.issue)),
    *_further(ISSUE_FIELDS, lambda told: told.issue),
    Column("article_count", "篇数", "integer", lambda told: len(told.issue.articles)),
    Column("page", "本站", "string", lambda told: f"{told.path}/"),
    Column("json", "JSON", "string", lambda told: f"{told.path}.json"),
    Column("markdown", "Markdown", "string", lambda told: f"{told.path}.md"),
    Column("word", "Word", "string", lambda told: f"{told.path}.docx"),
)

ARTICLE_COLUMNS: tuple[Column[ToldArticle], ...] = (
    Column("ref", "条目号", "string", lambda told: told.article.ref, tabular=False),
    Column("number", "期号", "integer", lambda told: told.article.issue_number),
    Column("ordinal", "篇序", "integer", lambda told: told.article.ordinal),
    Column("published", "发布日期", "date", lambda told: told.published),
    Column("date", "日期", "date", lambda told: told.article.date),
    Column("source", "来源", "string", lambda told: told.source.name if told.source else told.article.source),
    Column("printed_source", "印出的来源", "string", lambda told: told.article.source),
    Column("source_kind", "来源类别", "string", lambda told: told.source and told.source.kind.value, required=False),
    Column("title", "标题", "string", lambda told: told.article.title),
    Column("section", "栏目", "string", lambda told: told.article.section, required=False),
    Column("keywords", "关键词", "array", lambda told: list(told.shown.keywords if told.shown else ()), required=False),
    Column("url", "原文", "string", lambda told: told.shown and told.shown.url, required=False),
    Column("archived", "存档", "string", lambda told: told.shown and told.shown.archived, required=False),
    Column("page", "本站", "string", lambda told: told.page),
    Column("correction", "勘误", "string", lambda told: told.shown and told.shown.correction, required=False),
    Column("withdrawn", "撤回", "string", lambda told: _withdrawn(told.article), required=False),
    Column("rights", "权利", "string", lambda told: (told.source.rights if told.source else Rights.FULL).value),
    *_further(ARTICLE_FIELDS, lambda told: told.shown),
    Column("length", "字数", "integer", lambda told: len("".join(told.text.split()))),
    Column("text", "正文", "string", lambda told: told.text, required=False, tabular=False),
)


SPREADSHEET = tuple(column for column in ARTICLE_COLUMNS if column.tabular)
"""The columns of articles in a spreadsheet."""


def tell_issues(publication: Publication) -> Iterator[tuple[ToldIssue, tuple[ToldArticle, ...]]]:
    """Yield what the data says of each issue and of its articles, by number."""
    for one in publication.published():
        yield tell_issue(one, publication.address)


def tell_issue(one: PublishedIssue, home: str) -> tuple[ToldIssue, tuple[ToldArticle, ...]]:
    """Return what the data says of an issue and of its articles."""
    rows, mark = zip(one.issue.articles, one.sources, one.bodies, strict=True), one.profile.mark
    return ToldIssue(one.issue, home, mark), tuple(ToldArticle(home, one.issue.published, *row, mark) for row in rows)


def record(told: ToldT, columns: tuple[Column[ToldT], ...]) -> Record:
    """Return what is told, by the names of the columns; what is not known is None."""
    said: Record = {NOTICE: told.mark} if told.mark else {}
    return said | {one.name: _plain(one.value(told)) for one in columns}


def write_record(one: Record) -> str:
    """Return a record as JSON on one line."""
    return json.dumps(one, ensure_ascii=False)


@lru_cache(maxsize=_REMEMBERED)
def write_article(told: ToldArticle) -> str:
    """Return what is told of an article as JSON on one line."""
    return write_record(record(told, ARTICLE_COLUMNS))


@lru_cache(maxsize=_REMEMBERED)
def article_row(told: ToldArticle) -> tuple[str, ...]:
    """Return what is told of an article as a row of a spreadsheet."""
    return (*(_cell(one.value(told)) for one in SPREADSHEET), *((told.mark,) if told.mark else ()))


def write_table(articles: Iterable[ToldArticle], mark: str) -> bytes:
    """Return articles as a spreadsheet, with a column for the `mark` of a site that is not for everybody."""
    head = [*(one.label for one in SPREADSHEET), *((NOTICE_LABEL,) if mark else ())]
    return write_csv(head, map(article_row, articles))


def record_schema(columns: tuple[Column[T], ...]) -> dict[str, object]:
    """Return the JSON Schema of a record."""
    return {
        "type": "object",
        "properties": {
            NOTICE: {"title": NOTICE_LABEL, "type": "string"},
            **{one.name: {"title": one.label, **_values(one)} for one in columns},
        },
        "required": [one.name for one in columns],
        "additionalProperties": False,
    }


def _values(column: Column[T]) -> dict[str, object]:
    said = _TYPES[column.type]
    return said if column.required or column.type == "array" else {**said, "type": [said["type"], "null"]}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _cell(value: object) -> str:
    if isinstance(value, list):
        return BETWEEN_WORDS.join(cast(list[str], value))
    return "" if value is None else str(value)


def _lead(issue: Issue) -> str:
    return "\n".join(render_body(issue.lead or compose_lead(issue)).blocks)


def _withdrawn(article: Article) -> str | None:
    return None if article.withdrawn is None else article.withdrawn or "已撤回"
