"""The fields of issues, articles and dictionaries: one row each, and all that handles them goes through these.

A row drives reading (`record`, `parse`), writing (`write`), what `check` says is missing, the JSON Schema (`schema`),
the page, the Word file and the import. The nouns themselves are in `model`: a row's `name` is an attribute there.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic import Field as Limit

from mediawatch.model import Draft, DraftArticle

_WORD_ENDS = re.compile(r"[、，,;；]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_day(value: object) -> date:
    """Read a day as `2023-06-14`. Raises ValueError."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError
    return date.fromisoformat(value)


def _read_text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return value.strip()


def _read_number(value: object) -> int:
    if not isinstance(value, str) or not re.fullmatch(r"[1-9][0-9]{0,5}", value):
        raise ValueError
    return int(value)


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _read_address(value: str) -> str | None:
    value = value.strip()
    return (value[1:-1].strip() if value.startswith("<") and value.endswith(">") else value) or None


def _read_words(value: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in _WORD_ENDS.split(value) if word.strip())


Text = Annotated[str, BeforeValidator(_read_text)]
Domain = Annotated[
    str, BeforeValidator(_lower), Limit(pattern=r"^[^\s/:@?#.A-Z。．｡，、；]+([.。．｡][^\s/:@?#.A-Z。．｡，、；]+)+$")
]
"""A host name in lower case; in letters of any script, and with any dot that IDNA (RFC 3490, 3.1) takes for one."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What sort of value a field holds.

    `annotation` is its type in YAML, as pydantic checks it and says it in a JSON Schema. `read` and `write` are for an
    article's attributes, which are text: None where there is nothing, ValueError where it is no such value.
    """

    annotation: Any
    read: Callable[[str], object] = lambda text: text or None
    write: Callable[[Any], str] = str


TEXT = Kind(Text)
REASON = Kind(str, read=str)
"""A text that says something even where it is empty."""
NUMBER = Kind(Annotated[int, Limit(ge=1), BeforeValidator(_read_number)])
DAY = Kind(
    Annotated[date, BeforeValidator(read_day)], read=lambda text: read_day(text) if text else None, write=date.isoformat
)
ADDRESS = Kind(Text, read=_read_address, write="<{}>".format)
WORDS = Kind(tuple[Text, ...], read=_read_words, write="、".join)
RECORD = Kind(dict)
"""Fields within a field."""
RECORDS = Kind(tuple[dict[str, str], ...])
"""A list of such fields."""
CODE = Kind(Annotated[str, Limit(pattern="^MW[0-9]{3}$")])
DIGEST = Kind(Annotated[str, Limit(pattern="^[0-9a-f]{64}$")])


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a noun holds.

    `name` is its attribute in `model`, `key` what the file calls it, `label` what pages and Word files call it. `note`
    explains it to an editor, `expected` says how a value is written, for who has written one that is wrong; `example`
    is such a value. `fields` are those of a record
    within, or of each of a list of records (`many`). A `placed` one has a place of its own on an issue's page and
    in its Word file; any other is shown by its label.
    """

    name: str
    key: str
    label: str
    kind: Kind
    _: KW_ONLY
    required: bool = False
    note: str = ""
    expected: str = "不能是空的"
    example: str = ""
    default: object = None
    fields: tuple["Field", ...] = ()
    many: bool = False
    placed: bool = False


def _day(name: str, label: str, example: str) -> Field:
    expected = f"写成 {example} 这样的日期"
    return Field(name, name, label, DAY, required=True, placed=True, note=f"{label}，如 {example}", expected=expected)


PERIOD_FIELDS = (_day("start", "第一天", "2023-06-01"), _day("end", "最后一天", "2023-06-30"))

ORIGIN_FIELDS = (
    Field("file", "file", "文件名", TEXT, required=True, note="文件名"),
    Field(
        "sha256",
        "sha256",
        "SHA-256",
        DIGEST,
        required=True,
        note="文件的 SHA-256",
        expected="64 位十六进制数，由 mediawatch import 写",
    ),
    Field("read_as", "read_as", "读法", TEXT, required=True, note="怎样读的，如 docx"),
    Field(
        "unplaced",
        "unplaced",
        "没有放进来的原文",
        WORDS,
        note="没有放进这一期的原文，等人处理",
        expected="写成列表，每项一行，以 - 开头",
        default=(),
    ),
)

ACCEPTED_FIELDS = (
    Field(
        "code",
        "code",
        "代码",
        CODE,
        required=True,
        note="校验规则的代码，如 MW202",
        expected="写校验规则的代码，如 MW202",
    ),
    Field("reason", "reason", "理由", TEXT, required=True, note="为什么不用改"),
)

ISSUE_FIELDS = (
    Field(
        "number",
        "number",
        "期号",
        NUMBER,
        required=True,
        placed=True,
        note="期号，与文件名相同",
        expected="写期号的阿拉伯数字，如 523",
    ),
    Field("series", "series", "刊名", TEXT, required=True, note="刊名", placed=True),
    Field("publisher", "publisher", "编发单位", TEXT, note="编发单位", placed=True),
    _day("published", "发布日期", "2023-06-30"),
    Field(
        "period",
        "period",
        "监测时间",
        RECORD,
        required=True,
        placed=True,
        note="监测时间",
        expected="下面缩进两格写 start 和 end",
        fields=PERIOD_FIELDS,
    ),
    Field("scope", "scope", "监测范围", TEXT, note="监测范围", placed=True),
    Field(
        "accepted",
        "accepted",
        "接受的校验结果",
        RECORDS,
        note="看过以后决定不改的校验结果，各写代码和理由",
        expected="写成列表，每项写 code 和 reason",
        default=(),
        fields=ACCEPTED_FIELDS,
        many=True,
        placed=True,
    ),
    Field(
        "origin",
        "origin",
        "原文件",
        RECORD,
        placed=True,
        note="导入自哪个文件；由 mediawatch import 写",
        expected="由 mediawatch import 写；不是导入的就删掉它",
        fields=ORIGIN_FIELDS,
    ),
)
"""The front matter of an issue, in the order in which it is written."""

ARTICLE_FIELDS = (
    Field("source", "来源", "来源", TEXT, required=True, example="新华网", placed=True),
    Field(
        "date",
        "日期",
        "日期",
        DAY,
        required=True,
        expected="写成 2023-06-14 这样的日期",
        example="2023-06-14",
        placed=True,
    ),
    Field("url", "链接", "原文", ADDRESS, placed=True),
    Field("section", "栏目", "栏目", TEXT, placed=True),
    Field("keywords", "关键词", "关键词", WORDS, default=(), placed=True),
    Field("archived", "存档", "存档", ADDRESS, placed=True),
    Field("correction", "勘误", "勘误", TEXT, placed=True),
    Field("withdrawn", "撤回", "已撤回", REASON, placed=True),
)
"""The list under an article's heading, in the order in which it is written."""

KNOWN = tuple(field.key for field in ARTICLE_FIELDS)
"""The attributes of an article that the format knows."""


def read_attributes(texts: Iterable[tuple[str, str]]) -> tuple[dict[str, Any], tuple[tuple[str, str], ...]]:
    """Return the values of an article's fields by name, and what is no field's; `texts` are keys with what is said.

    Of a field that is said twice the first is taken, and a text that is no such value is kept with the others.
    """
    fields = {field.key: field for field in ARTICLE_FIELDS}
    values: dict[str, Any] = {}
    others: list[tuple[str, str]] = []
    for key, text in texts:
        field = fields.get(key)
        try:
            if field is None:
                raise ValueError
            values.setdefault(field.name, field.kind.read(text))
        except ValueError:
            others.append((key, text))
    return values, tuple(others)


def attribute_texts(article: DraftArticle) -> list[tuple[Field, str]]:
    """Return what an article's list says, in its order: each field that has a value, or must have one, and its text.

    Attributes that the format does not know are in the article's `extra`.
    """
    return field_texts(article, ARTICLE_FIELDS)


def field_texts(noun: Draft | DraftArticle, fields: tuple[Field, ...]) -> list[tuple[Field, str]]:
    """Return those of a noun's fields that have a value, or must have one, each with its text; in their order."""
    values = ((field, getattr(noun, field.name)) for field in fields)
    said = ((field, value) for field, value in values if field.required or value not in (None, ()))
    return [(field, "" if value is None else field.kind.write(value)) for field, value in said]
