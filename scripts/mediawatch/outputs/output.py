"""What an output is: a kind of file that a site has beside its pages and its search index."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from mediawatch.addresses import is_public
from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.dictionary import Dictionary
from mediawatch.archive.profile import Profile
from mediawatch.citations.cited import Imprint
from mediawatch.format.render import RenderedBody, render_body
from mediawatch.model import Issue, Source

T = TypeVar("T")


class OutputRefusedError(Exception):
    """A file cannot be made on this machine; the message says what is missing, and how to come by it."""


@dataclass(frozen=True, slots=True)
class PublishedIssue:
    """What the site shows of an issue. `sources` are those of its articles, in the same order."""

    issue: Issue
    sources: tuple[Source | None, ...]
    profile: Profile = Profile.PUBLIC

    @property
    def cuts(self) -> tuple[str, ...]:
        """What readers are told of each article whose text is not shown in full; blank of the others."""
        rows = zip(self.issue.articles, self.sources, strict=True)
        return tuple("" if article.is_tombstone else self.profile.cut(source) for article, source in rows)

    @property
    def bodies(self) -> tuple[RenderedBody, ...]:
        """What is shown of the articles' bodies."""
        return tuple(render_body(article.body) for article in self.issue.articles)


@dataclass(frozen=True, slots=True)
class Publication:
    """All that outputs may be made from. `address` is the site's, and ends with a slash; `imprint` is for citations.

    `pdf` tells whether PDFs are wanted.
    """

    analysis: Analysis
    series: str
    publisher: str
    address: str
    imprint: Imprint = field(default_factory=Imprint)
    pdf: bool = False

    @property
    def issues(self) -> tuple[Issue, ...]:
        """All issues, by number."""
        return self.analysis.archive.issues

    @property
    def dictionary(self) -> Dictionary:
        """The sources."""
        return self.analysis.archive.dictionary

    @property
    def is_public(self) -> bool:
        """Whether the address is one that others reach: without a set one it is that of a preview on this machine."""
        return is_public(self.address)

    def published(self) -> Iterator[PublishedIssue]:
        """Yield the issues, by number."""
        for issue in self.issues:
            sources = tuple(self.dictionary.resolve(article.source) for article in issue.articles)
            yield PublishedIssue(issue, sources, self.analysis.profile)


@dataclass(frozen=True, slots=True)
class Output(Generic[T]):
    """Declared in a module of this package, it is written at every build, and kept up to date by a live server.

    `inputs` gives the path of each file, below the site, and what the file is made from: all of it, because a file is
    made again only where its input is no longer equal. `make` gives the bytes, always the same for the same input.
    """

    inputs: Callable[[Publication], Mapping[str, T]]
    make: Callable[[T], bytes]
