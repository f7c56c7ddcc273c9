"""Why a site was not made."""

from mediawatch.model import Finding


class BuildStopped(Exception):  # noqa: N818 - it says what happened, and why is in its findings
    """The archive has findings that stop a build."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


class SiteError(Exception):
    """The site could not be made; the message says why, in words of MkDocs where it is MkDocs that failed."""
