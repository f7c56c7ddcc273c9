"""What an archive misses and what waits for a person."""

from dataclasses import replace
from datetime import date

from mediawatch.archive.dictionary import Dictionary
from mediawatch.check.sequence import Gap
from mediawatch.check.status import is_due, read_status
from mediawatch.model import Article, EntryStatus, Finding, Issue, Period, Severity, Source, SourceKind

SOURCES = (
    Source("新华网", kind=SourceKind.MAINSTREAM),
    Source("健康报", aliases=("中国健康报",)),
    Source("某网", domains=("a.cn",)),
    Source("旧报", status=EntryStatus.RETIRED),
)


def issue(number: int, start: str, end: str, *sources: str) -> Issue:
    days = Period(date.fromisoformat(start), date.fromisoformat(end))
    articles = tuple(Article(number, at, "题", source, days.start, "文") for at, source in enumerate(sources, 1))
    return Issue(number, "月报", days.end, days, articles)


MAY, JUNE, AUGUST = ("2023-05-01", "2023-05-31"), ("2023-06-01", "2023-06-30"), ("2023-08-01", "2023-08-31")


def test_the_next_issue_follows_the_newest_one() -> None:
    upcoming = read_status([issue(1, *MAY), issue(2, *JUNE)], Dictionary(), ()).next_issue
    assert upcoming is not None
    assert (upcoming.number, upcoming.period) == (3, Period(date(2023, 7, 1), date(2023, 7, 31)))
    assert [is_due(upcoming, date(2023, 7, 31)), is_due(upcoming, date(2023, 8, 1))] == [False, True]


def test_runs_of_missing_numbers_are_named() -> None:
    found = read_status([issue(1, *MAY), issue(5, *JUNE), issue(7, *AUGUST)], Dictionary(), ())
    assert found.gaps == (Gap(2, 4), Gap(6, 6))
    assert [gap.count for gap in found.gaps] == [3, 1]
    assert found.unwatched == (), "what lies between numbers that are missing is theirs"


def test_days_that_no_issue_watched_are_named() -> None:
    found = read_status([issue(1, *MAY), issue(2, *JUNE), issue(3, *AUGUST)], Dictionary(), ())
    assert found.unwatched == (Period(date(2023, 7, 1), date(2023, 7, 31)),)


def test_sources_without_kind_and_domain_are_named_those_of_most_articles_first() -> None:
    dictionary = Dictionary((*SOURCES, Source("另一家")))
    printed = ("新华网", "另一家", "健康报", "中国健康报", "某网", "旧报", "没有的")
    found = read_status([issue(1, *MAY, *printed)], dictionary, ())
    assert [(source.name, count) for source, count in found.incomplete] == [("健康报", 2), ("另一家", 1)]


def test_what_counts_of_findings_waits_by_code_the_gravest_and_the_most_first() -> None:
    def finding(code: str, severity: Severity, line: int = 1, **more: str) -> Finding:
        return Finding("a.md", line, code, "", "", severity, **more)  # pyright: ignore[reportArgumentType]

    found = [
        finding("MW300", Severity.HINT),
        finding("MW200", Severity.WARNING),
        finding("MW100", Severity.WARNING, 2),
        finding("MW100", Severity.WARNING, 1),
        finding("MW400", Severity.WARNING, accepted="是"),
        finding("MW500", Severity.ERROR),
        finding("MW100", Severity.HINT),
    ]
    waiting = read_status([], Dictionary(), found).waiting
    assert [(one.severity, one.code, len(one.findings)) for one in waiting] == [
        (Severity.ERROR, "MW500", 1),
        (Severity.WARNING, "MW100", 2),
        (Severity.WARNING, "MW200", 1),
        (Severity.HINT, "MW100", 1),
        (Severity.HINT, "MW300", 1),
    ]
    assert [one.line for one in waiting[1].findings] == [1, 2]


def test_the_oldest_fault_comes_first_with_its_day_and_those_of_other_files_last() -> None:
    first, second = replace(issue(2, *JUNE), path="2023/2.md"), replace(issue(10, *AUGUST), path="2023/10.md")
    found = [Finding(path, 3, "MW202", "", "", Severity.WARNING) for path in ("2023/10.md", "2023/2.md", "a.yml")]
    (one,) = read_status([first, second], Dictionary(), found).waiting
    assert [finding.path for finding in one.findings] == ["2023/2.md", "2023/10.md", "a.yml"]
    assert one.since == date(2023, 6, 30)
    (other,) = read_status([first], Dictionary(), found[2:]).waiting
    assert other.since is None


def test_an_archive_that_has_all_is_calm() -> None:
    found = read_status([issue(1, *MAY, "新华网"), issue(2, *JUNE, "新华网")], Dictionary(SOURCES), ())
    assert found.is_calm
    assert read_status([], Dictionary(), ()).is_calm


def test_whatever_waits_for_a_person_lets_an_archive_not_be_calm() -> None:
    may, june, august = (issue(number, *days) for number, days in enumerate((MAY, JUNE, AUGUST), 1))
    found = [Finding("a.md", 1, "MW202", "", "", Severity.HINT)]
    assert not read_status([may, june], Dictionary(), found).is_calm
    assert not read_status([may, replace(june, number=3)], Dictionary(), ()).is_calm
    assert not read_status([june, replace(august, number=3)], Dictionary(), ()).is_calm
    assert not read_status([issue(1, *MAY, "健康报")], Dictionary(SOURCES), ()).is_calm
