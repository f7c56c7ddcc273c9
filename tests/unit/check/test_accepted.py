"""A person accepts findings of an issue, with a reason; an error cannot be accepted."""

from dataclasses import replace

from mediawatch.archive.dictionary import Dictionary
from mediawatch.check.accepted import accept
from mediawatch.check.run import apply_rules, stops
from mediawatch.format.parse import parse_issue
from mediawatch.model import Finding, Severity
from mediawatch.samples import ISSUE

SLIP = ISSUE.text.replace("共收集 1 篇", "共收集 2 篇")


def found(text: str, *accepted: str) -> list[Finding]:
    """Return the findings of an issue that accepts some codes."""
    listed = "".join(f"  - code: {code}\n    reason: 原文如此\n" for code in accepted)
    draft = parse_issue(text.replace("\n---\n", f"\naccepted:\n{listed}---\n", 1), "2023/12.md").draft
    return sorted(accept(apply_rules([draft], None, ""), [draft]))


def test_an_accepted_finding_is_shown_with_its_reason_and_stops_nothing() -> None:
    (slip,) = found(SLIP, "MW202")
    assert (slip.code, slip.accepted, slip.counts) == ("MW202", "原文如此", False)
    assert not stops([slip], strict=True)


def test_another_finding_is_not_accepted_along() -> None:
    text = SLIP.replace("- 日期：2023-06-14", "- 日期：2023-07-14")
    assert {one.code: one.counts for one in found(text, "MW202")} == {"MW202": False, "MW308": True}


def test_an_error_cannot_be_accepted() -> None:
    text = ISSUE.text.replace("published: 2023-06-30", "published: 2023-06-29")
    assert [(one.code, one.counts) for one in found(text, "MW109")] == [("MW109", True), ("MW112", True)]


def test_an_acceptance_of_nothing_is_told() -> None:
    (told,) = found(ISSUE.text, "MW202")
    assert (told.code, told.severity) == ("MW113", Severity.HINT)


def test_what_is_accepted_is_judged_apart_from_other_findings() -> None:
    late = ISSUE.text.replace("- 日期：2023-06-14", "- 日期：2023-07-14")
    assert {one.code: one.counts for one in found(late, "MW202")} == {"MW113": True, "MW308": True}
    early = SLIP.replace("published: 2023-06-30", "published: 2023-06-29")
    assert {one.code: one.counts for one in found(early, "MW202")} == {"MW109": True, "MW202": False}


def test_an_acceptance_that_was_never_in_a_file_is_told_at_line_one() -> None:
    draft = parse_issue(ISSUE.text.replace("\n---\n", "\naccepted:\n  - code: MW202\n    reason: 是\n---\n", 1), "a.md")
    assert [one.line for one in accept([], [replace(draft.draft, lines={})])] == [1]


def test_each_acceptance_is_told_at_its_own_line() -> None:
    told = found(ISSUE.text, "MW202", "MW203")
    assert [(one.line, one.message[:9]) for one in told] == [(10, "接受了 MW202"), (12, "接受了 MW203")]


def test_findings_of_other_files_are_left_as_they_are() -> None:
    other = Finding("sources.yml", 1, "MW202", "", "", Severity.WARNING)
    draft = parse_issue(SLIP.replace("\n---\n", "\naccepted:\n  - code: MW202\n    reason: 是\n---\n", 1), "a.md").draft
    assert other in list(accept([other, *apply_rules([draft], Dictionary(), "")], [draft]))
