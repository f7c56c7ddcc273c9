"""All rules, over all that was read."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path, PurePosixPath

from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.archive.issue_folder import IssueFolder, shown
from mediawatch.check.accepted import accept
from mediawatch.check.registry import SUBJECTS, Rule, all_rules
from mediawatch.format.bounds import MOST_FINDINGS
from mediawatch.model import Draft, Finding, Severity, Topic


def check_archive(
    archive: Archive,
    before: Archive | None = None,
    *,
    paths: Collection[str] | None = None,
    today: date = date.max,
) -> tuple[Finding, ...]:
    """Return everything that is wrong with an archive, in form and in meaning, in the order of files and lines.

    With the archive as it was `before` a change, also what must not change; what was wrong then is `earlier`. With
    `paths` it is what is wrong in these files. Unless it is known what day is `today`, nothing is in the future.
    """
    dictionary = archive.dictionary if archive.dictionary_path else None
    topics = archive.topics if archive.topics_path else None
    of_rules = apply_rules(
        archive.drafts,
        dictionary,
        archive.dictionary_path or "",
        before,
        paths,
        today=today,
        topics=topics,
        topics_path=archive.topics_path or "",
    )
    found = {*archive.findings, *of_rules}
    looked_at = found if paths is None else (one for one in found if one.path in paths)
    drafts = [draft for draft in archive.drafts if paths is None or draft.path in paths]
    findings = tuple(sorted(accept(looked_at, drafts)))
    if before is None:
        return findings
    earlier = check_archive(before, paths=None if paths is None else _paths_before(before, paths), today=today)
    return tuple(_tell_earlier(findings, earlier))


def check_files(
    folder: Path,
    files: Iterable[Path],
    before: Archive | None = None,
    *,
    today: date = date.max,
    cache: Path | None = None,
) -> tuple[Finding, ...]:
    """Return the findings of some files, each judged as part of the archive, also if it lies elsewhere."""
    issues = IssueFolder(folder)
    inside = {path.resolve(): shown(path) for path in (*issues.files(), issues.dictionary, issues.topics)}
    names = {file: inside.get(file.resolve()) for file in files}
    archive = Archive.load(folder, also=[file for file, known in names.items() if known is None], cache=cache)
    wanted = {known or shown(file) for file, known in names.items()}
    return check_archive(archive, before, paths=wanted, today=today)


def stops(findings: Iterable[Finding], *, strict: bool = False) -> bool:
    """Tell whether there are findings that stop a build; a strict one is stopped by warnings too."""
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(finding.severity in grave and finding.counts for finding in findings)


def urgent(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that a person who has not asked for a check should see: errors and warnings that count."""
    return [finding for finding in findings if finding.counts and finding.severity is not Severity.HINT]


def apply_rules(
    issues: Iterable[Draft],
    dictionary: Dictionary | None,
    path: str,
    before: Archive | None = None,
    paths: Collection[str] | None = None,
    *,
    today: date = date.max,
    topics: tuple[Topic, ...] | None = None,
    topics_path: str = "",
) -> Iterator[Finding]:
    """Yield what all rules find. `path` is the dictionary's; without a dictionary no source is judged, nor topics.

    With `paths`, rules are not asked about other files: what a rule over all issues finds there may be incomplete.
    """
    issues = tuple(issues)
    looked_at = [issue for issue in issues if paths is None or issue.path in paths]
    judged = frozenset(issue.path for issue in looked_at)
    subjects = {"issues": issues, "dictionary": dictionary, "topics": topics, "before": before}
    given = {**subjects, "paths": judged, "today": today}
    missing = {name for name, value in given.items() if value is None}
    rules = [rule for rule in all_rules() if missing.isdisjoint(rule.asks)]
    by_scope = {scope: [rule for rule in rules if rule.scope == scope] for scope in SUBJECTS}
    yield from _judge(by_scope["dictionary"], given, path)
    if paths is None or topics_path in paths:
        yield from _judge(by_scope["topics"], given, topics_path)
    yield from _judge(by_scope["issues"], given, "")
    for issue in looked_at:
        yield from _judge(by_scope["issue"], {**given, "issue": issue}, issue.path)
        for article in issue.articles:
            yield from _judge(by_scope["article"], {**given, "issue": issue, "article": article}, issue.path)


def _paths_before(before: Archive, paths: Iterable[str]) -> set[str]:
    """Return the paths that files had before, wherever they lay."""
    names = {PurePosixPath(path).name for path in paths}
    known = (*(draft.path for draft in before.drafts), *(finding.path for finding in before.findings), *paths)
    return {path for path in known if PurePosixPath(path).name in names}


def _tell_earlier(findings: Iterable[Finding], before: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings, and of those that say the same of a file no more as earlier than there were, the first."""
    left = Counter(map(_identity, before))
    for finding in findings:
        known = left[_identity(finding)] > 0
        left[_identity(finding)] -= known
        yield replace(finding, earlier=known)


def _identity(finding: Finding) -> tuple[str, str, str]:
    """Return what stays of a finding when lines are added before it, or its file is moved to another year."""
    return PurePosixPath(finding.path).name, finding.code, finding.message


def _judge(rules: Iterable[Rule], given: Mapping[str, object], path: str) -> Iterator[Finding]:
    """Yield what some rules find in what they are given, in the file of that path unless they name another."""
    for rule in rules:
        most = None if rule.scope == "issues" else MOST_FINDINGS  # about all issues, each finding is another issue's
        for one in islice(rule.find(*(given[name] for name in rule.asks)), most):
            where = one.path or path, one.line
            yield rule.code.at(*where, one.message, one.hint, one.severity, quoted=one.quoted, edits=one.edits)
