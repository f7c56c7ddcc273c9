"""Answers queries from a site's index, exactly. Twin: `search/engine.js`; both run lunr on the terms of a query.

Which articles match is decided here, from posting lists and positions; how well they match is lunr's to say (`score`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mediawatch.numerals import read_issue_number
from mediawatch.search.facets import FACETS, Kind, Rows, count_facet, make_filters, passing
from mediawatch.search.match import match_item
from mediawatch.search.query import (
    BACKWARDS,
    Groups,
    Request,
    UnreadableError,
    names_issues_only,
    parse_day,
    parse_query,
)
from mediawatch.search.reader import IndexReader
from mediawatch.search.score import Scope, score_articles
from mediawatch.search.shard import TermPosting
from mediawatch.text import trim


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found."""

    ref: str
    score: float


def _no_facets() -> dict[str, Rows]:
    return {facet.name: () for facet in FACETS if facet.kind is not Kind.LABEL}


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found. `message` says why there is nothing where the question itself is the reason.

    `facets` are by their names; those of labels are there where the archive has such labels.
    """

    total: int = 0
    hits: tuple[Hit, ...] = ()
    issues: tuple[int, ...] = ()
    facets: Mapping[str, Rows] = field(default_factory=_no_facets)
    message: str | None = None

    def as_json(self) -> dict[str, object]:
        """Return the engine's object, the same as in the browser."""
        answer: dict[str, object] = {
            "total": self.total,
            "hits": [{"ref": hit.ref, "score": hit.score} for hit in self.hits],
            "issues": list(self.issues),
            "facets": {name: [list(row) for row in rows] for name, rows in self.facets.items()},
        }
        return answer if self.message is None else {**answer, "message": self.message}


def search(reader: IndexReader, request: Request) -> Answer:
    """Answer a request. Raises QueryError where it is refused: too long, or a day that is none."""
    first, last = parse_day(request.first), parse_day(request.last)
    number = read_issue_number(trim(request.text))
    issues = (number,) if number is not None and number in reader.issue_numbers else ()
    try:
        groups = parse_query(request.text)
    except UnreadableError as error:
        return Answer(message=str(error))  # whoever names an issue says something

    matched = set(range(reader.count))
    terms: dict[Scope, TermPosting] = {}
    for group in groups:
        found: set[int] = set()
        for item in group:
            match = match_item(reader, item)
            if item.excluded:
                found |= set(range(reader.count)) - match.articles
            else:
                found |= match.articles
                terms.update(match.terms)
        matched &= found

    filters = make_filters(reader, request, first, last)
    result = passing(matched, filters)
    hits = _order(reader, result, terms, request, groups)
    facets = {facet.name: count_facet(reader, facet, passing(matched, filters, but=facet)) for facet in filters}
    backwards = first is not None and last is not None and first > last
    return Answer(len(result), hits, issues, facets, BACKWARDS if backwards else None)


def _order(
    reader: IndexReader, result: set[int], terms: dict[Scope, TermPosting], request: Request, groups: Groups
) -> tuple[Hit, ...]:
    """Return the first hits in the order asked for; ties by date, issue, both descending, then ordinal.

    Who asks for nothing but issues gets each as it was printed: ties by issue and ordinal.
    """
    columns = reader.columns
    by_relevance = bool(groups) and request.sort == "relevance"
    sign = 1 if request.sort == "oldest" else 0 if by_relevance and names_issues_only(groups) else -1

    def place(article: int) -> tuple[int, int, int]:
        return sign * columns.days[article], -columns.issues[article], columns.ordinals[article]

    if by_relevance:
        scores = score_articles(reader, terms, list(result), request.limit)
        order = sorted(scores, key=lambda article: (-scores[article], *place(article)))[: request.limit]
    else:
        order = sorted(result, key=place)[: request.limit]
        scores = score_articles(reader, terms, order)
    return tuple(Hit(reader.ref(article), scores[article]) for article in order)
