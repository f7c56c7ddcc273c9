"""The nouns of the archive (`docs/dev/glossary.md`). Values only: nothing here reads a file or imports the project."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

Day = date
"""Another name of the type, for where a field is called `date` and has a default."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days that an issue covers, both included. `extra` holds keys that the format does not know."""

    start: date
    end: date
    extra: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One press item of an issue, as the issue printed it.

    `title` is plain text, `body` is Markdown. `source` is the outlet's name as printed; what groups or filters
    articles asks the dictionary for the entry behind it. `extra` holds attributes that the format does not know,
    `lines` the line of the heading (`title`), of each attribute (by its Chinese name) and of the body.
    """

    issue_number: int
    ordinal: int
    title: str
    source: str
    date: date
    body: str = ""
    url: str | None = None
    section: str | None = None
    keywords: tuple[str, ...] = ()
    archived: str | None = None
    correction: str | None = None
    withdrawn: str | None = None
    extra: tuple[tuple[str, str], ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict[str, int], compare=False, repr=False)

    @property
    def ref(self) -> str:
        """The article's permanent name, `<issue number>-<ordinal>`."""
        return f"{self.issue_number}-{self.ordinal}"


@dataclass(frozen=True, slots=True)
class Origin:
    """The document an issue was imported from: its file's name, SHA-256 in hex, and how it was read (`docx`).

    `unplaced` are the lines of it that found no place in the issue: a person puts them there, or decides against.
    """

    file: str
    sha256: str
    read_as: str
    unplaced: tuple[str, ...] = ()
    extra: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """One published digest. `lead` is Markdown; `extra` holds front matter keys that the format does not know.

    `path` is the file it was read from, as a user can open it; `lines` the line of each front matter key
    (`period.start` for a nested one) and of the `lead`.
    """

    number: int
    series: str
    published: date
    period: Period
    articles: tuple[Article, ...]
    publisher: str | None = None
    scope: str | None = None
    lead: str = ""
    origin: Origin | None = None
    extra: tuple[tuple[str, object], ...] = ()
    path: str = field(default="", compare=False)
    lines: Mapping[str, int] = field(default_factory=dict[str, int], compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DraftArticle:
    """An article of a draft: what is not known is empty or None, and left blank in its file."""

    title: str = ""
    source: str = ""
    date: Day | None = None
    body: str = ""
    url: str | None = None
    section: str | None = None
    keywords: tuple[str, ...] = ()
    archived: str | None = None
    correction: str | None = None
    withdrawn: str | None = None
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DraftPeriod:
    """The days that a draft covers, as far as they are known."""

    start: date | None = None
    end: date | None = None
    extra: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """An issue on its way in, for a person to look over: what is not known is left blank in its file, never guessed."""

    number: int | None = None
    series: str = ""
    published: date | None = None
    period: DraftPeriod = DraftPeriod()
    articles: tuple[DraftArticle, ...] = ()
    publisher: str | None = None
    scope: str | None = None
    lead: str = ""
    origin: Origin | None = None
    extra: tuple[tuple[str, object], ...] = ()


class SourceKind(StrEnum):
    """What kind of outlet a source is."""

    MAINSTREAM = "主流媒体"
    GOVERNMENT = "政府网站"
    TRADE = "行业媒体"
    JOURNAL = "学术期刊"
    COMPANY = "企业"
    OTHER = "其他"


class SourceStatus(StrEnum):
    """Whether new issues should use an entry. Entries are retired, never deleted."""

    ACTIVE = "启用"
    RETIRED = "停用"


class Rights(StrEnum):
    """How much of a source's texts the public site shows and indexes."""

    FULL = "full"
    EXCERPT = "excerpt"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet: an entry of the source dictionary, with the line it stands on."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: SourceKind = SourceKind.OTHER
    domains: tuple[str, ...] = ()
    status: SourceStatus = SourceStatus.ACTIVE
    successor: str | None = None
    rights: Rights = Rights.FULL
    line: int = field(default=0, compare=False)


class Severity(StrEnum):
    """An error stops the build; a warning does so only when it is strict."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that `check` has to say about a file: where, what, and how to mend it."""

    path: str
    line: int
    code: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR
