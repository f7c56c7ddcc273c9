"""All rules, over all that was read."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.archive.issue_folder import IssueFolder, shown
from mediawatch.check.registry import SUBJECTS, Rule, all_rules
from mediawatch.model import Draft, Finding, Severity


def check_archive(archive: Archive) -> tuple[Finding, ...]:
    """Return everything that is wrong with an archive, in form and in meaning, in the order of files and lines."""
    dictionary = archive.dictionary if archive.dictionary_path else None
    return tuple(sorted({*archive.findings, *apply_rules(archive.drafts, dictionary, archive.dictionary_path or "")}))


def check_files(folder: Path, files: Iterable[Path]) -> tuple[Finding, ...]:
    """Return the findings of some files, each judged as part of the archive, also if it lies elsewhere."""
    issues = IssueFolder(folder)
    inside = {path.resolve(): shown(path) for path in (*issues.files(), issues.dictionary)}
    names = {file: inside.get(file.resolve()) for file in files}
    archive = Archive.load(folder, also=[file for file, known in names.items() if known is None])
    wanted = {known or shown(file) for file, known in names.items()}
    return tuple(finding for finding in check_archive(archive) if finding.path in wanted)


def has_errors(findings: Iterable[Finding]) -> bool:
    """Tell whether there are findings that stop a build."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def apply_rules(issues: Iterable[Draft], dictionary: Dictionary | None, path: str) -> Iterator[Finding]:
    """Yield what all rules find. `path` is the dictionary's; without a dictionary no source is judged."""
    issues = tuple(issues)
    given = {"issues": issues, "dictionary": dictionary}
    rules = [rule for rule in all_rules() if dictionary is not None or "dictionary" not in rule.asks]
    by_scope = {scope: [rule for rule in rules if rule.scope == scope] for scope in SUBJECTS}
    yield from _judge(by_scope["dictionary"], given, path)
    yield from _judge(by_scope["issues"], given, "")
    for issue in issues:
        yield from _judge(by_scope["issue"], {**given, "issue": issue}, issue.path)
        for article in issue.articles:
            yield from _judge(by_scope["article"], {**given, "issue": issue, "article": article}, issue.path)


def _judge(rules: Iterable[Rule], given: Mapping[str, object], path: str) -> Iterator[Finding]:
    """Yield what some rules find in what they are given, in the file of that path unless they name another."""
    for rule in rules:
        for breach in rule.find(*(given[name] for name in rule.asks)):
            yield rule.code.at(breach.path or path, breach.line, breach.message, breach.hint, breach.severity)
