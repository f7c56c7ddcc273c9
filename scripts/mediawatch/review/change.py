"""What a change brings to the archive: a noun that goes from a run that nobody trusts to one that may write.

So its JSON is judged as data. Every text is one line of visible characters with a longest length, every list has a
greatest number, and what is left out is counted.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from mediawatch.model import Severity, SourceKind

LONGEST = 200
"""How many characters of a text are kept."""
MOST = 200
"""How many of a kind are kept: issues, articles of them all, entries, findings."""
LARGEST = 2_000_000
"""How many bytes the JSON of a change may have; what `write_change` gives has less."""


def visible_line(text: str) -> str:
    """Return a text as one line, in which what nobody sees, or what would drive who shows it, is a dot."""
    return "".join(character if character.isprintable() else "·" for character in " ".join(text.split()))


def cut_line(text: str) -> str:
    """Return the beginning of a text as one line of at most `LONGEST` characters."""
    line = visible_line(text)
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


Line = Annotated[str, StringConstraints(max_length=LONGEST), AfterValidator(visible_line)]
Count = Annotated[int, Field(ge=0, le=10**12)]


class ChangeError(ValueError):
    """Why data is no change, in words that quote nothing of it."""


class What(StrEnum):
    """What became of an issue, an article or an entry."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


class _Noun(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class ArticleChange(_Noun):
    """An article that is not as before, by its place in the issue."""

    what: What
    ordinal: Count
    title: Line
    source: Line
    date: date | None


class IssueChange(_Noun):
    """An issue's file that is not as before."""

    what: What
    path: Line
    number: Count | None
    published: date | None
    start: date | None
    end: date | None
    articles: Annotated[tuple[ArticleChange, ...], Field(max_length=MOST)] = ()
    article_count: Count = 0


class SourceChange(_Noun):
    """An entry of the source dictionary that is not as before, by its name."""

    what: What
    name: Line
    kind: SourceKind


class TopicChange(_Noun):
    """An entry of the dictionary of topics that is not as before, by its name."""

    what: What
    name: Line
    query: Line


class FindingLine(_Noun):
    """A finding that counts, as far as it is told."""

    path: Line
    line: Count
    code: Line
    message: Line
    hint: Line
    severity: Severity


class Change(_Noun):
    """What a change brings, and what was found in the archive that it makes.

    Each list holds the first `MOST` of as many as its count says; `article_count` are those of all issues, and
    `characters` what the new and changed ones hold, spaces apart. `errors`, `warnings` and `hints` are the findings
    that count; `earlier` were there before, `accepted` a person lets stand. `builds` tells whether a site can be made
    of the archive.
    """

    issues: Annotated[tuple[IssueChange, ...], Field(max_length=MOST)] = ()
    issue_count: Count = 0
    article_count: Count = 0
    characters: Count = 0
    sources: Annotated[tuple[SourceChange, ...], Field(max_length=MOST)] = ()
    source_count: Count = 0
    topics: Annotated[tuple[TopicChange, ...], Field(max_length=MOST)] = ()
    topic_count: Count = 0
    findings: Annotated[tuple[FindingLine, ...], Field(max_length=MOST)] = ()
    errors: Count = 0
    warnings: Count = 0
    hints: Count = 0
    earlier: Count = 0
    accepted: Count = 0
    builds: bool = True


def write_change(change: Change) -> str:
    """Return a change as JSON."""
    return change.model_dump_json(indent=1)


def read_change(data: bytes) -> Change:
    """Return the change of JSON that anybody may have written. Raises ChangeError."""
    if len(data) > LARGEST:
        raise ChangeError(f"大于 {LARGEST // 1_000_000} MB")
    try:
        return Change.model_validate_json(data)
    except ValidationError as error:
        kind = error.errors(include_url=False, include_context=False, include_input=False)[0]["type"]
        raise ChangeError("不是 JSON" if kind == "json_invalid" else f"格式不对，{kind}") from None
