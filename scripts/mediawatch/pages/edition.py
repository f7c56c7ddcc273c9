"""All that the pages of a site are made of."""

from collections.abc import Sequence
from dataclasses import dataclass

from mediawatch.check.proofs import Proof
from mediawatch.model import Finding
from mediawatch.pages.catalogue import Published
from mediawatch.pages.repository import Repository


@dataclass(frozen=True, slots=True)
class Edition:
    """An archive, and what its pages say of it. `series` is what the digest is called.

    `findings` are all that is wrong with it; with a `repository` the pages lead there. For an editor there are
    `proofs`: an issue's page shows what is found in it, and a draft has a page too, and a place in lists of its own;
    `others` is what is found in no issue. `guide` is the text of the guide for contributors.
    """

    archive: Published
    series: str
    findings: Sequence[Finding] = ()
    repository: Repository | None = None
    proofs: Sequence[Proof] = ()
    others: Sequence[Finding] = ()
    guide: str = ""
