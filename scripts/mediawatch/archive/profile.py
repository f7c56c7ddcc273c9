"""What a site shows of an archive. Nothing else decides it: pages, index and outputs are given what is shown alone."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol, TypeVar

from mediawatch.archive.dictionary import Dictionary
from mediawatch.format.render import cut_body
from mediawatch.format.write import escape_paragraph
from mediawatch.model import Article, Draft, DraftArticle, Finding, Issue, Redirect, Rights, Source, Topic
from mediawatch.word_names import HOUSE_MARK

Resolve = Callable[[str], Source | None]
ArticleT = TypeVar("ArticleT", Article, DraftArticle)
IssueT = TypeVar("IssueT", Issue, Draft)


class Published(Protocol):
    """What is needed of an archive."""

    @property
    def issues(self) -> tuple[Issue, ...]:
        """All issues, by number."""
        ...

    @property
    def dictionary(self) -> Dictionary:
        """The sources."""
        ...

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics."""
        ...

    @property
    def redirects(self) -> tuple[Redirect, ...]:
        """Old addresses."""
        ...


class Profile(StrEnum):
    """For whom a site is: for everybody, as the rights of the sources say, or for the house, which has it all."""

    PUBLIC = "public"
    INTERNAL = "internal"

    def rights(self, source: Source | None) -> Rights:
        """Return how much is shown of a source's texts."""
        return source.rights if source and self is Profile.PUBLIC else Rights.FULL

    @property
    def mark(self) -> str:
        """What every file says of a site that is not for everybody; blank where it is."""
        return HOUSE_MARK if self is Profile.INTERNAL else ""

    def cut(self, source: Source | None) -> str:
        """Return what readers are told where not all of a source's texts is shown; blank where it is."""
        return _CUT[self.rights(source)]


_CUT = {Rights.FULL: "", Rights.EXCERPT: "这个来源的文章只显示开头。", Rights.LINK: "这个来源的文章只列标题与出处。"}


@dataclass(frozen=True, slots=True)
class ShownArchive:
    """An archive without what its site does not show."""

    issues: tuple[Issue, ...]
    dictionary: Dictionary
    topics: tuple[Topic, ...] = ()
    redirects: tuple[Redirect, ...] = ()


def show_archive(whole: Published, profile: Profile) -> ShownArchive:
    """Return what a site shows of an archive."""
    resolve = whole.dictionary.resolve
    issues = tuple(show_issue(issue, resolve, profile) for issue in whole.issues)
    return ShownArchive(issues, whole.dictionary, whole.topics, whole.redirects)


def show_issue(issue: IssueT, resolve: Resolve, profile: Profile) -> IssueT:
    """Return what is shown of an issue, or of a draft.

    The public is not told what people wrote beside it: their reasons, and what of its document found no place.
    """
    if profile is Profile.INTERNAL:
        return issue
    articles = tuple(_show_article(article, profile.rights(resolve(article.source))) for article in issue.articles)
    return replace(issue, articles=articles, accepted=(), origin=None, extra=())


def _show_article(article: ArticleT, rights: Rights) -> ArticleT:
    """Return what rights let be shown: as much of the body as they say; of what was withdrawn, where it stood, and why.

    The address goes with the rest: who asks for an article to be taken down does not want to be led to.
    """
    if article.withdrawn is not None:
        return replace(article, body="", url=None, archived=None, keywords=(), correction=None, extra=())
    if rights is Rights.FULL:
        return article
    body = "\n\n".join(map(escape_paragraph, cut_body(article.body))) if rights is Rights.EXCERPT else ""
    return replace(article, body=body, extra=())


def show_findings(findings: Iterable[Finding], whole: Published, profile: Profile) -> tuple[Finding, ...]:
    """Return what is found of an archive; of a text that is not shown not what: it may quote it."""
    withheld: dict[str, list[range]] = {}
    for issue, shown in zip(whole.issues, show_archive(whole, profile).issues, strict=True):
        withheld[issue.path] = [*_withheld_lines(issue, shown)]
    return tuple(
        replace(one, message="在没有公开的文字里", hint="在自己的电脑上运行校验来看", quoted="", edits=())
        if any(one.line in lines for lines in withheld.get(one.path, ()))
        else one
        for one in findings
    )


def _withheld_lines(issue: Issue, shown: Issue) -> Iterator[range]:
    """Yield which lines of its file an issue has that are not shown: of what was withdrawn all but the title."""
    ends = [article.line_of("title") for article in issue.articles[1:]] + [sys.maxsize]
    for article, left, end in zip(issue.articles, shown.articles, ends, strict=True):
        if left.body != article.body or left.is_tombstone:
            yield range(article.line_of("title") + 1 if left.is_tombstone else article.line_of("body"), end)
