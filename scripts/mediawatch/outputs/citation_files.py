"""The citations of each issue and of its articles, for programs that manage references."""

from mediawatch.citations.bibtex import write_bibtex
from mediawatch.citations.cited import Cited, Imprint, cite_article, cite_issue
from mediawatch.citations.csl_json import write_csl_json
from mediawatch.citations.ris import write_ris
from mediawatch.outputs.output import Output, Publication, PublishedIssue

Citations = tuple[Cited, ...]


def _bibtex_files(publication: Publication) -> dict[str, Citations]:
    return _by_path(publication, ".bib")


def _ris_files(publication: Publication) -> dict[str, Citations]:
    return _by_path(publication, ".ris")


def _csl_files(publication: Publication) -> dict[str, Citations]:
    return _by_path(publication, ".csl.json")


def _by_path(publication: Publication, ending: str) -> dict[str, Citations]:
    """Return what each file cites, by its path: one beside the page of each issue."""
    imprint = publication.imprint
    return {f"issues/{one.issue.number}{ending}": cite_all(one, imprint) for one in publication.published()}


def cite_all(one: PublishedIssue, imprint: Imprint) -> Citations:
    """Return an issue and its articles, without those that were withdrawn."""
    pairs = zip(one.issue.articles, one.sources, strict=True)
    articles = (cite_article(*pair, one.issue, imprint) for pair in pairs if not pair[0].is_tombstone)
    return (cite_issue(one.issue, imprint), *articles)


BIBTEX_FILES = Output(_bibtex_files, lambda cited: write_bibtex(cited).encode())
RIS_FILES = Output(_ris_files, lambda cited: write_ris(cited).encode())
CSL_FILES = Output(_csl_files, lambda cited: write_csl_json(cited).encode())
