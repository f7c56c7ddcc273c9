"""Search by looking at every article: what the index must agree with, and shares nothing with but the language."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from mediawatch.model import Source
from mediawatch.search.article import SearchArticle
from mediawatch.search.facets import FACETS, Facet, Kind
from mediawatch.search.query import Field, Item, Request, issue_number, parse_day, parse_query
from mediawatch.text import article_tokens, normal_form, split_tokens

_GAP = "\0"

Query = Sequence[Sequence[Item]]
"""What `parse_query` reads."""

Found = tuple[set[str], dict[str, dict[str, int]]]
"""The refs that a request finds, and its facets."""


class Scan:
    """Articles as strings of tokens, in which a term is looked for as a substring."""

    def __init__(self, articles: Iterable[SearchArticle]) -> None:
        self._articles = [(article, _token_strings(article.title, article.blocks)) for article in articles]

    def matching(self, groups: Query) -> Iterator[SearchArticle]:
        """Yield the articles that a query finds, in their order."""
        wanted = [[_matcher(item) for item in group] for group in groups]
        for article, texts in self._articles:
            if all(any(fits(article, texts) for fits in group) for group in wanted):
                yield article

    def find(self, request: Request) -> Found:
        """Answer a request whose sources are entries of the dictionary. Raises QueryError."""
        groups = parse_query(request.text)
        first, last = parse_day(request.first), parse_day(request.last)
        found: set[str] = set()
        facets: dict[str, Counter[str]] = {facet.name: Counter() for facet in FACETS}
        for article in self.matching(groups):
            failed = [facet for facet in FACETS if not _passes(article, facet, request, first, last)]
            if not failed:
                found.add(article.ref)
            for facet in FACETS:
                if failed in ([], [facet]):
                    facets[facet.name].update(facet.of(article))
        return found, {name: dict(counts) for name, counts in facets.items()}


def _matcher(item: Item) -> Callable[[SearchArticle, tuple[str, str]], bool]:
    """Return what tells whether an article, with its token strings, is one that an item finds."""
    if item.field is Field.ISSUE:
        number = issue_number(item)
        return lambda article, _: (article.article.issue_number == number) != item.excluded
    needle = _GAP + _GAP.join(item.tokens) + ("" if item.prefix else _GAP)
    if item.field is Field.SOURCE:
        return lambda article, _: any(needle in name for name in _names(article.source)) != item.excluded
    where = item.field is Field.TITLE
    return lambda _, texts: (needle in texts[where]) != item.excluded


@lru_cache(maxsize=4096)
def _names(source: Source) -> tuple[str, ...]:
    """Return the tokens of a source's name and aliases, as strings."""
    return tuple(_joined(split_tokens(normal_form(name))) for name in (source.name, *source.aliases))


def _passes(article: SearchArticle, facet: Facet, request: Request, first: date | None, last: date | None) -> bool:
    if facet.kind is Kind.MONTH:
        return (first or date.min) <= article.article.date <= (last or date.max)
    wanted = request.chosen.get(facet.name)
    return not wanted or bool({*wanted} & {*facet.of(article)})


@lru_cache(maxsize=65536)
def _token_strings(title: str, blocks: tuple[str, ...]) -> tuple[str, str]:
    """Return the tokens of an article, and of its title, as strings; remembered, as a live server asks again."""
    tokens, size = article_tokens(title, blocks)
    return _joined(tokens), _joined(tokens[:size])


def _joined(tokens: list[str]) -> str:
    return _GAP + _GAP.join(tokens) + _GAP
