"""Proofs: the issue files as an editor looks them over before they are published, with what is found in each."""

from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

from mediawatch.archive.archive import Archive
from mediawatch.archive.issue_folder import IssueFolder, shown
from mediawatch.check.run import check_archive, stops
from mediawatch.format.parse import parse_issue
from mediawatch.model import Draft, Finding


@dataclass(frozen=True, slots=True)
class Proof:
    """The file of an issue in which something is found: what could be read of it, and the findings."""

    draft: Draft
    findings: tuple[Finding, ...]

    @property
    def is_draft(self) -> bool:
        """Whether it cannot be published yet."""
        return stops(self.findings)


@dataclass(frozen=True, slots=True)
class Preview:
    """An archive before it is published.

    `archive.issues` are those without errors; `proofs` are all files in which something is found, `others` what is
    found elsewhere: in the dictionary, in files that nobody reads.
    """

    archive: Archive
    proofs: tuple[Proof, ...] = ()
    others: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the order of files and lines."""
        return tuple(sorted((*self.others, *(finding for proof in self.proofs for finding in proof.findings))))


def preview_archive(folder: Path) -> Preview:
    """Read a folder of issues as far as it can be read. Never raises: a file that cannot be opened has a proof too."""
    archive = Archive.load(folder)
    drafts = {draft.path: draft for draft in archive.drafts}
    for path in map(shown, IssueFolder(folder).files()):
        drafts.setdefault(path, parse_issue("", path).draft)
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in check_archive(archive):
        found[finding.path].append(finding)
    proofs = tuple(Proof(draft, tuple(found.pop(path))) for path, draft in drafts.items() if path in found)
    faulty = {proof.draft.path for proof in proofs if proof.is_draft}
    kept = tuple(issue for issue in archive.issues if issue.path not in faulty)
    return Preview(replace(archive, issues=kept), proofs, tuple(one for some in found.values() for one in some))
