"""All that the pages of a site are made of."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.profile import ShownArchive
from mediawatch.check.proofs import Proof
from mediawatch.citations.cited import Imprint
from mediawatch.model import Finding
from mediawatch.pages.catalogue import Catalogue, catalogue
from mediawatch.pages.grid import Row, make_grid
from mediawatch.pages.missing import Missing, missing_among
from mediawatch.pages.proofs import name_proofs
from mediawatch.pages.repository import Repository


@dataclass(frozen=True)
class Edition:
    """An archive with what it tells, and what its pages say of it. `series` is what the digest is called.

    `findings` are all that is wrong with it; with a `repository` the pages lead there. For an editor there are
    `proofs`: an issue's page shows what is found in it, and a draft has a page too, and a place in lists of its own;
    `others` is what is found in no issue. `guide` is the text of the guide for contributors, `imprint` for citations;
    `pdf` tells whether issues are to be had as PDFs.
    """

    analysis: Analysis
    series: str
    findings: Sequence[Finding] = ()
    repository: Repository | None = None
    proofs: Sequence[Proof] = ()
    others: Sequence[Finding] = ()
    guide: str = ""
    imprint: Imprint = field(default_factory=Imprint)
    pdf: bool = False

    @property
    def archive(self) -> ShownArchive:
        """What the site shows of the archive."""
        return self.analysis.archive

    @cached_property
    def shelves(self) -> Catalogue:
        """The archive in the orders that pages need."""
        return catalogue(self.archive)

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        """What is missing between the issues, by number."""
        return missing_among(self.archive.issues)

    @cached_property
    def grid(self) -> tuple[Row, ...]:
        """The issues by year and month, newest year first."""
        return make_grid(self.analysis.months, self.missing)

    @cached_property
    def unready(self) -> tuple[tuple[str, Proof], ...]:
        """The drafts that are shown, with the names of their pages."""
        drafts = (proof for proof in self.proofs if proof.is_draft)
        return name_proofs(drafts, (str(issue.number) for issue in self.archive.issues))
