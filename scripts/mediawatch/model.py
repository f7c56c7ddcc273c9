"""The nouns of the archive (`docs/dev/glossary.md`). Values only: nothing here reads a file or imports the project."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, TypeGuard

from typing_extensions import TypeVar

Day = date
"""Another name of the type, for where a field is called `date`."""

N_co = TypeVar("N_co", bound=int | None, default=int, covariant=True)
"""The number of an issue: in a draft it may be blank (None)."""
D_co = TypeVar("D_co", bound=Day | None, default=Day, covariant=True)
"""A day: in a draft it may be blank (None)."""


@dataclass(frozen=True, slots=True)
class Period(Generic[D_co]):
    """The days that an issue covers, both included. `extra` holds keys that the format does not know."""

    start: D_co
    end: D_co
    extra: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Article(Generic[N_co, D_co]):
    """One press item of an issue, as the issue printed it.

    `title` is plain text, `body` is Markdown. `source` is the outlet's name as printed; what groups or filters
    articles asks the dictionary for the entry behind it. `withdrawn` is the reason, perhaps an empty one. `extra`
    holds attributes that the format does not know, `lines` the line of the heading (`title`), of each attribute (by
    its key in the file) and of the body. In a draft, what is not known is blank: an empty text, or None.
    """

    issue_number: N_co
    ordinal: int
    title: str
    source: str
    date: D_co
    body: str = ""
    _: KW_ONLY
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

    @property
    def is_tombstone(self) -> bool:
        """Whether it was withdrawn, and nothing of its text is here."""
        return self.withdrawn is not None and not self.body

    def line_of(self, key: str) -> int:
        """Return the line of an attribute, the `title` or the `body`; the heading's for what the file does not say."""
        return self.lines.get(key, self.lines.get("title", 1))


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
class Acceptance:
    """What a person has looked at and lets stand: findings of this code in the issue, for this reason."""

    code: str
    reason: str
    extra: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Issue(Generic[N_co, D_co]):
    """One published digest. `lead` is Markdown; `extra` holds front matter keys that the format does not know.

    `path` is the file it was read from, as a user can open it, `digest` the SHA-256 of its bytes; `lines` the line of
    each front matter key (`period.start` for a nested one) and of the `lead`. In a draft, what is not known is blank.
    """

    number: N_co
    series: str
    published: D_co
    period: Period[D_co]
    articles: tuple[Article[N_co, D_co], ...]
    _: KW_ONLY
    publisher: str | None = None
    scope: str | None = None
    lead: str = ""
    accepted: tuple[Acceptance, ...] = ()
    origin: Origin | None = None
    extra: tuple[tuple[str, object], ...] = ()
    path: str = field(default="", compare=False)
    digest: str = field(default="", compare=False, repr=False)
    lines: Mapping[str, int] = field(default_factory=dict[str, int], compare=False, repr=False)

    def line_of(self, key: str) -> int:
        """Return the line of a key, or of the `lead`; the first for what the file does not say."""
        return self.lines.get(key, 1)


Draft = Issue[int | None, Day | None]
"""An issue on its way in, or one whose file has mistakes: what is not known is blank. An issue is a draft too."""
DraftArticle = Article[int | None, Day | None]
"""An article of a draft."""
DraftPeriod = Period[Day | None]
"""The days that a draft covers, as far as they are known."""


def is_complete(draft: Draft) -> TypeGuard[Issue]:
    """Tell whether a draft has all that an issue must have."""
    days = (draft.published, draft.period.start, draft.period.end, *(article.date for article in draft.articles))
    texts = (draft.series, *(text for article in draft.articles for text in (article.title, article.source)))
    return draft.number is not None and None not in days and all(texts)


class SourceKind(StrEnum):
    """What kind of outlet a source is."""

    MAINSTREAM = "主流媒体"
    GOVERNMENT = "政府网站"
    TRADE = "行业媒体"
    JOURNAL = "学术期刊"
    COMPANY = "企业"
    OTHER = "其他"


class EntryStatus(StrEnum):
    """Whether an entry of a dictionary is in use. Entries are retired, never deleted."""

    ACTIVE = "启用"
    RETIRED = "停用"


class CitedAs(StrEnum):
    """How the articles of a source are cited: as news of a paper or an agency, or as pages of a web site."""

    NEWS = "news"
    WEB = "web"


class Rights(StrEnum):
    """How much of a source's texts the public site shows and indexes."""

    FULL = "full"
    EXCERPT = "excerpt"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Listing:
    """Days on which a source was on the list of outlets that may be reprinted, both included; `end` may be open."""

    start: date
    end: date | None = None

    def holds(self, day: date) -> bool:
        """Tell whether a day is among them."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet: an entry of the source dictionary, with the line it stands on.

    `lines` are those of its keys and of the items of its lists (`successor`, `aliases.0`).
    """

    name: str
    aliases: tuple[str, ...] = ()
    kind: SourceKind = SourceKind.OTHER
    domains: tuple[str, ...] = ()
    status: EntryStatus = EntryStatus.ACTIVE
    successor: str | None = None
    rights: Rights = Rights.FULL
    listed: tuple[Listing, ...] = ()
    cited: CitedAs | None = None
    line: int = field(default=0, compare=False)
    lines: Mapping[str, int] = field(default_factory=dict[str, int], compare=False, repr=False)

    def line_of(self, key: str) -> int:
        """Return the line of a key, or of an item of a list; the entry's own for what it does not say."""
        return self.lines.get(key, self.line)

    @property
    def is_newspaper(self) -> bool:
        """Whether what it publishes is cited as news, [N], and not as a page of a web site, [EB].

        Its entry says so (`cited`); where it does not, the kind does.
        """
        if self.cited is not None:
            return self.cited is CitedAs.NEWS
        return self.kind is SourceKind.MAINSTREAM


@dataclass(frozen=True, slots=True)
class Topic:
    """A query that is followed: an entry of the dictionary of topics, with the line it stands on.

    `query` is in the language of the search page. `lines` are those of its keys.
    """

    name: str
    query: str
    note: str | None = None
    status: EntryStatus = EntryStatus.ACTIVE
    line: int = field(default=0, compare=False)
    lines: Mapping[str, int] = field(default_factory=dict[str, int], compare=False, repr=False)

    def line_of(self, key: str) -> int:
        """Return the line of a key; the entry's own for what it does not say."""
        return self.lines.get(key, self.line)


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address, and where what was there is now, both from the root of the site."""

    old: str
    new: str
    line: int = field(default=0, compare=False)


class Severity(StrEnum):
    """An error stops the build; a warning does so only when it is strict; a hint never does."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of a file that has one right answer: on its line the first `old` becomes `new`, perhaps of more lines.

    An empty `old` stands before the line's first character.
    """

    line: int
    old: str
    new: str


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that `check` has to say about a file: where, what, and how to mend it.

    `quoted` are the words of the line that it is about, `edits` mend it where there is one right answer. `accepted` is
    the reason for which a person lets it stand; `earlier` tells that it was there before the change that is judged.
    """

    path: str
    line: int
    code: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR
    quoted: str = field(default="", compare=False)
    edits: tuple[Edit, ...] = field(default=(), compare=False)
    accepted: str = field(default="", compare=False)
    earlier: bool = field(default=False, compare=False)

    @property
    def counts(self) -> bool:
        """Whether it speaks against what is judged: nobody has accepted it, and it is no older fault."""
        return not self.accepted and not self.earlier
