"""What an archive misses and what waits for a person: what the desk page and the command `status` say."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

from mediawatch.archive.dictionary import Dictionary
from mediawatch.archive.next_issue import following_period
from mediawatch.check.sequence import Gap, gaps_among
from mediawatch.model import EntryStatus, Finding, Issue, Period, Severity, Source, SourceKind

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The findings of a code and severity that nobody has mended or accepted.

    Those of the issue that was published first come first, that day is `since`; those of other files come last.
    """

    code: str
    severity: Severity
    findings: tuple[Finding, ...]
    since: date | None


@dataclass(frozen=True, slots=True)
class NextIssue:
    """The number and the period of the issue that comes after the newest one."""

    number: int
    period: Period


@dataclass(frozen=True, slots=True)
class Status:
    """All of it. `unwatched` are days between the periods of issues whose numbers follow each other.

    `waiting` are findings by severity and code, the gravest and then the most first. `incomplete` are sources of
    articles that have neither kind nor domain, with how many articles; the most first.
    """

    next_issue: NextIssue | None
    gaps: tuple[Gap, ...]
    unwatched: tuple[Period, ...]
    waiting: tuple[Waiting, ...]
    incomplete: tuple[tuple[Source, int], ...]

    @property
    def is_calm(self) -> bool:
        """Whether nothing waits for a person but the next issue."""
        return not (self.gaps or self.unwatched or self.waiting or self.incomplete)


def read_status(issues: Sequence[Issue], dictionary: Dictionary, findings: Iterable[Finding]) -> Status:
    """Return the status of an archive: its issues by number, its sources, and what is found of it."""
    last = max(issues, key=lambda issue: issue.period.end, default=None)
    return Status(
        NextIssue(issues[-1].number + 1, following_period(last)) if last else None,
        gaps_among(issue.number for issue in issues),
        tuple(_unwatched(issues)),
        _waiting(findings, {issue.path: issue.published for issue in issues}),
        tuple(_incomplete(issues, dictionary)),
    )


def is_due(upcoming: NextIssue, today: date) -> bool:
    """Tell whether the days of an issue are over, so that it can be made."""
    return today > upcoming.period.end


def _unwatched(issues: Sequence[Issue]) -> Iterator[Period]:
    for one, other in pairwise(issues):
        start, end = one.period.end + _DAY, other.period.start - _DAY
        if other.number == one.number + 1 and start <= end:
            yield Period(start, end)


def _waiting(findings: Iterable[Finding], published: Mapping[str, date]) -> tuple[Waiting, ...]:
    def age(finding: Finding) -> tuple[date, Finding]:
        return published.get(finding.path, date.max), finding

    counting = sorted((one for one in findings if one.counts), key=lambda one: (one.code, one.severity, age(one)))
    groups = groupby(counting, key=lambda one: (one.code, one.severity))
    made: list[Waiting] = []
    for (code, severity), group in groups:
        of_code = tuple(group)
        made.append(Waiting(code, severity, of_code, published.get(of_code[0].path)))
    grave = list(Severity)
    return tuple(sorted(made, key=lambda one: (grave.index(one.severity), -len(one.findings), one.code)))


def _incomplete(issues: Iterable[Issue], dictionary: Dictionary) -> Iterator[tuple[Source, int]]:
    names = Counter(article.source for issue in issues for article in issue.articles)
    counts: Counter[str] = Counter()
    for name, count in names.items():
        source = dictionary.resolve(name)
        if source and source.kind is SourceKind.OTHER and not source.domains and source.status is EntryStatus.ACTIVE:
            counts[source.name] += count
    by_name = {source.name: source for source in dictionary.sources}
    for name, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        yield by_name[name], count
