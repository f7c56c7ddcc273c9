"""Which articles an item of a query matches, decided from posting lists and positions. Twin: `search/match.js`."""

from dataclasses import dataclass, field

from mediawatch.search.query import Field, Item, contains, cover, issue_number
from mediawatch.search.reader import IndexReader
from mediawatch.search.score import Scope
from mediawatch.search.shard import TermPosting
from mediawatch.text import normal_form, split_tokens


@dataclass(slots=True)
class Match:
    """The articles an item matches, and the terms it scores with."""

    articles: set[int]
    terms: dict[Scope, TermPosting] = field(default_factory=dict[Scope, TermPosting])


def match_item(reader: IndexReader, item: Item) -> Match:
    """Find the articles that an item matches."""
    columns = reader.columns
    if item.field is Field.ISSUE:
        number = issue_number(item)
        return Match({a for a, issue in enumerate(columns.issues) if issue == number})
    if item.field is Field.SOURCE:
        wanted = {
            place
            for place, names in enumerate(reader.sources)
            if any(contains(split_tokens(normal_form(name)), item) for name in names)
        }
        return Match({a for a, source in enumerate(columns.sources) if source in wanted})
    in_title = item.field is Field.TITLE
    if len(item.tokens) == 1:
        return _match_token(reader, item, in_title=in_title)
    return _match_pairs(reader, item, in_title=in_title)


def _match_token(reader: IndexReader, item: Item, *, in_title: bool) -> Match:
    match = Match(set())
    for key, posting in reader.postings("tokens", item.tokens[0], prefix=item.prefix):
        match.terms[key, in_title] = posting
        match.articles.update(
            article for article, title in zip(posting.articles, posting.titles, strict=True) if title or not in_title
        )
    return match


def _match_pairs(reader: IndexReader, item: Item, *, in_title: bool) -> Match:
    """Match a run of tokens: where its covering pairs stand at the right distances."""
    size = len(item.tokens)
    starts: dict[int, set[int]] | None = None
    terms: dict[Scope, TermPosting] = {}
    for offset in cover(size):
        key = f"{item.tokens[offset]} {item.tokens[offset + 1]}"
        here: dict[int, set[int]] = {}
        for found, posting in reader.postings("pairs", key, prefix=item.prefix and offset == size - 2):
            terms[found, in_title] = posting
            for article, positions in zip(posting.articles, posting.positions, strict=True):
                if starts is not None and article not in starts:
                    continue
                end = reader.columns.titles[article] if in_title else None
                runs = {p - offset for p in positions if end is None or p - offset + size <= end}
                kept = runs if starts is None else runs & starts[article]
                if kept:
                    here.setdefault(article, set()).update(kept)
        starts = here
    return Match(set(starts or ()), terms)
