"""The query language: what a reader typed, as groups of items. Twin: `search/query.js`, tested on the same vectors.

query = group {space group}                      all of them
group = item {"|" item}                          any of them
item  = ["-"] [field ":"] (term | quoted)        fields 标题, 来源, 期
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import regex

from mediawatch.numerals import read_issue_number
from mediawatch.text import is_character, normal_form, term_tokens, trim

LIMIT = 500
"""Characters that a query may have."""

TOO_LONG = "检索词太长了：最多 500 个字，请只留下关键的词句。"
UNREADABLE = "没有可检索的文字：请输入汉字、字母或数字。"
NOT_A_DATE = "“{value}”不是日期：请写成 2023-06-01 这样的年-月-日。"
BACKWARDS = "开始日期晚于结束日期，没有这样的文章。"


class QueryError(ValueError):
    """A query that is refused; its message tells the reader why."""


class UnreadableError(QueryError):
    """A query that has text, but none that can be searched for: it finds nothing."""


class Field(StrEnum):
    """Where an item looks."""

    TEXT = ""
    TITLE = "标题"
    SOURCE = "来源"
    ISSUE = "期"


@dataclass(frozen=True, slots=True)
class Request:
    """What a reader asks for: `sort` is `relevance`, `newest` or `oldest`; days are `2023-06-01`; no limit is all.

    `chosen` are choices from lists, by the name of the facet.
    """

    text: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    first: str | None = None
    last: str | None = None
    sort: str = "relevance"
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One condition. `text` is what was typed; `prefix`: the last token may go on (`AI*`)."""

    field: Field
    tokens: tuple[str, ...]
    text: str
    prefix: bool = False
    excluded: bool = False


Groups = list[list[Item]]
"""A query: of each group any item must match, of the groups all."""

_QUOTES = str.maketrans(dict.fromkeys("“”「」", '"'))
_SPACE = r"\p{White_Space}"
_GAP = rf"{_SPACE}*(?P<pipe>\|[{_SPACE}|]*)?"
_ITEM = rf'(?P<minus>-?)(?:(?P<field>标题|来源|期):)?(?:"(?P<quoted>[^"]*)(?:"|$)|(?P<term>[^{_SPACE}|]*))'
_NEXT = regex.compile(_GAP + _ITEM)
_MARKS = regex.compile(r"^[^\p{L}\p{N}○]+|[^\p{L}\p{N}○]+$")


def parse_query(text: str) -> Groups:
    """Read a query; empty text has no groups.

    Raises QueryError if it is too long, UnreadableError if it has text but says nothing.
    """
    if len(text) > LIMIT:
        raise QueryError(TOO_LONG)
    typed = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    groups: Groups = []
    for match in _NEXT.finditer(typed):
        item = _read_item(match)
        if match["pipe"] is None or not groups:
            groups.append([])
        if item is not None:
            groups[-1].append(item)
    groups = [group for group in groups if group]
    if not groups and trim(typed):
        raise UnreadableError(UNREADABLE)
    return groups


def _read_item(match: "regex.Match[str]") -> Item | None:
    text = match["quoted"] if match["quoted"] is not None else match["term"]
    text = trim(text)
    tokens = term_tokens(text)
    if not tokens:
        return None
    last = tokens[-1]
    prefix = text.endswith("*") and not is_character(last) and normal_form(text[:-1]).endswith(last)
    return Item(Field(match["field"] or ""), tokens, text, prefix, bool(match["minus"]))


def issue_number(item: Item) -> int | None:
    """Return the issue that an item of the field 期 names; marks at its ends are dropped, as of any term."""
    return read_issue_number(_MARKS.sub("", item.text))


def names_issues_only(groups: Groups) -> bool:
    """Tell whether a query asks for issues and nothing else."""
    return all(item.field is Field.ISSUE and not item.excluded for group in groups for item in group)


def cover(count: int) -> list[int]:
    """Return the offsets of the pairs that cover `count` tokens (at least two): every other one, and the last."""
    offsets = list(range(0, count - 1, 2))
    return offsets if offsets[-1] == count - 2 else [*offsets, count - 2]


def contains(tokens: list[str], item: Item) -> bool:
    """Tell whether an item's tokens stand in a list of tokens, side by side: search as a plain scan."""
    size = len(item.tokens)
    *firsts, last = item.tokens
    for place in range(len(tokens) - size + 1):
        end = tokens[place + size - 1]
        if tokens[place : place + size - 1] == firsts and (end == last or (item.prefix and end.startswith(last))):
            return True
    return False


def parse_day(value: str | None) -> date | None:
    """Read `2023-06-01`; nothing is None. Raises QueryError for anything else."""
    if not value:
        return None
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise QueryError(NOT_A_DATE.format(value=value)) from None
