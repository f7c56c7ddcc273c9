"""Two states of the archive, side by side."""

from collections.abc import Collection, Iterable, Iterator
from itertools import zip_longest
from typing import TypeVar

from mediawatch.archive.archive import Archive
from mediawatch.check.formats import WORDS
from mediawatch.model import Draft, DraftArticle, Finding, Severity, Source, Topic
from mediawatch.review.change import (
    MOST,
    ArticleChange,
    Change,
    FindingLine,
    IssueChange,
    SourceChange,
    TopicChange,
    What,
    cut_line,
)

Entry = TypeVar("Entry", Source, Topic)


def compare_archives(archive: Archive, before: Archive | None, findings: Collection[Finding]) -> Change:
    """Return what has changed in an archive, and what was found in it. Without one before, only what was found."""
    issues = list(_issue_changes(archive, before)) if before else []
    sources = sorted(_source_changes(archive.sources, before.sources), key=_new_first) if before else []
    topics = sorted(_topic_changes(archive.topics, before.topics), key=_new_first) if before else []
    counting = sorted((one for one in findings if one.counts), key=lambda one: list(WORDS).index(one.severity))
    return Change(
        issues=tuple(_with_few_articles(issues[:MOST])),
        issue_count=len(issues),
        article_count=sum(issue.article_count for issue in issues),
        characters=_new_characters(archive, before) if before else 0,
        sources=tuple(sources[:MOST]),
        source_count=len(sources),
        topics=tuple(topics[:MOST]),
        topic_count=len(topics),
        findings=tuple(map(_finding_line, counting[:MOST])),
        errors=sum(one.severity is Severity.ERROR for one in counting),
        warnings=sum(one.severity is Severity.WARNING for one in counting),
        hints=sum(one.severity is Severity.HINT for one in counting),
        earlier=sum(one.earlier and not one.accepted for one in findings),
        accepted=sum(bool(one.accepted) for one in findings),
        builds=not any(one.severity is Severity.ERROR and not one.accepted for one in findings),
    )


def _issue_changes(archive: Archive, before: Archive) -> Iterator[IssueChange]:
    now, then = ({draft.path: draft for draft in one.drafts} for one in (archive, before))
    for path, shown in sorted({**then, **now}.items()):
        draft, old = now.get(path), then.get(path)
        if draft != old:
            yield _issue_change(shown, draft, old)


def _issue_change(shown: Draft, draft: Draft | None, old: Draft | None) -> IssueChange:
    articles = list(_article_changes(draft.articles if draft else (), old.articles if old else ()))
    return IssueChange(
        what=_what(draft, old),
        path=cut_line(shown.path),
        number=shown.number,
        published=shown.published,
        start=shown.period.start,
        end=shown.period.end,
        articles=tuple(articles[:MOST]),
        article_count=len(articles),
    )


def _article_changes(articles: Iterable[DraftArticle], old: Iterable[DraftArticle]) -> Iterator[ArticleChange]:
    """Yield the articles that are not as before, place by place."""
    for article, before in zip_longest(articles, old):
        if article != before:
            shown: DraftArticle = article or before
            yield ArticleChange(
                what=_what(article, before),
                ordinal=shown.ordinal,
                title=cut_line(shown.title),
                source=cut_line(shown.source),
                date=shown.date,
            )


def _new_characters(archive: Archive, before: Archive) -> int:
    """Return how many characters the articles have that were not there before, in these words; spaces apart."""
    old = {(one.path, article) for one in before.drafts for article in one.articles}
    new = (article for one in archive.drafts for article in one.articles if (one.path, article) not in old)
    return sum(len("".join(article.body.split())) for article in new)


def _with_few_articles(issues: Iterable[IssueChange]) -> Iterator[IssueChange]:
    """Yield issues with no more than `MOST` articles altogether."""
    left = MOST
    for issue in issues:
        yield issue.model_copy(update={"articles": issue.articles[:left]})
        left -= min(left, len(issue.articles))


def _source_changes(sources: Iterable[Source], old: Iterable[Source]) -> Iterator[SourceChange]:
    for what, shown in _entry_changes(sources, old):
        yield SourceChange(what=what, name=cut_line(shown.name), kind=shown.kind)


def _topic_changes(topics: Iterable[Topic], old: Iterable[Topic]) -> Iterator[TopicChange]:
    for what, shown in _entry_changes(topics, old):
        yield TopicChange(what=what, name=cut_line(shown.name), query=cut_line(shown.query))


def _entry_changes(entries: Iterable[Entry], old: Iterable[Entry]) -> Iterator[tuple[What, Entry]]:
    """Yield the entries of a dictionary that are not as before, by their names, and what became of them."""
    now, then = ({entry.name: entry for entry in one} for one in (entries, old))
    for name, shown in {**then, **now}.items():
        entry, before = now.get(name), then.get(name)
        if entry != before:
            yield _what(entry, before), shown


def _finding_line(finding: Finding) -> FindingLine:
    return FindingLine(
        path=cut_line(finding.path),
        line=finding.line,
        code=cut_line(finding.code),
        message=cut_line(finding.message),
        hint=cut_line(finding.hint),
        severity=finding.severity,
    )


def _new_first(change: SourceChange | TopicChange) -> int:
    return list(What).index(change.what)


def _what(now: object, before: object) -> What:
    if now is None:
        return What.GONE
    return What.NEW if before is None else What.CHANGED
