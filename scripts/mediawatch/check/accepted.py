"""Findings that a person has accepted, in the front matter of the issue that they are of, with a reason."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mediawatch.check.codes import ERROR_ACCEPTED, NOTHING_ACCEPTED
from mediawatch.model import Draft, Finding, Severity


def accept(findings: Iterable[Finding], issues: Iterable[Draft]) -> Iterator[Finding]:
    """Yield the findings, those that their issue accepts with its reason, and what is wrong with an acceptance."""
    accepting = {issue.path: issue for issue in issues if issue.accepted}
    of_issues: dict[str, list[Finding]] = {path: [] for path in accepting}
    for finding in findings:
        if finding.path in of_issues:
            of_issues[finding.path].append(finding)
        else:
            yield finding
    for path, found in of_issues.items():
        reasons = {one.code: one.reason for one in accepting[path].accepted}
        lines = _lines_of(accepting[path])
        for finding in found:
            may = finding.severity is not Severity.ERROR
            yield replace(finding, accepted=reasons.get(finding.code, "") if may else "")
        for code in reasons:
            of_code = [finding.severity for finding in found if finding.code == code]
            if Severity.ERROR in of_code:
                message, hint = f"{code} 是错误，不能接受", "照它的提示改正，再从 accepted 下面删掉这一项"
                yield ERROR_ACCEPTED.at(path, lines[code], message, hint)
            elif not of_code:
                message, hint = f"接受了 {code}，文件里却没有这样的问题", "从 accepted 下面删掉这一项"
                yield NOTHING_ACCEPTED.at(path, lines[code], message, hint)


def _lines_of(issue: Draft) -> dict[str, int]:
    """Return the line of each code that is accepted; that of all where some items could not be read."""
    count, whole = len(issue.accepted), issue.line_of("accepted")
    known = f"accepted.{count}" not in issue.lines
    return {
        one.code: issue.lines.get(f"accepted.{place}.code", whole) if known else whole
        for place, one in enumerate(issue.accepted)
    }
