"""Exactness that proves itself: random queries of every kind, answered by the index and by a scan, and compared."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from mediawatch.progress import Step
from mediawatch.search.article import SearchArticle
from mediawatch.search.engine import search
from mediawatch.search.facets import LISTS
from mediawatch.search.query import QueryError, Request
from mediawatch.search.reader import IndexReader
from mediawatch.search.scan import Scan
from mediawatch.text import is_character, simplified_table

Draw = Callable[[random.Random, Sequence[SearchArticle]], Request]


@dataclass(slots=True)
class Quality:
    """How many queries were tried and how many of them were exact (hits, total and facets), by kind; which were not."""

    tried: Counter[str] = field(default_factory=Counter[str])
    exact: Counter[str] = field(default_factory=Counter[str])
    failures: list[Request] = field(default_factory=list[Request])

    def as_json(self) -> dict[str, object]:
        """Return the numbers, as `quality.json` has them."""
        kinds = {kind: {"tried": count, "exact": self.exact[kind]} for kind, count in self.tried.items()}
        return {"tried": self.tried.total(), "exact": self.exact.total(), "kinds": kinds}


def measure_quality(
    reader: IndexReader,
    articles: Sequence[SearchArticle],
    scan: Scan,
    count: int,
    seed: int,
    step: Step = lambda: None,
) -> Quality:
    """Try some queries drawn from the articles at hand. The same arguments try the same queries."""
    rng = random.Random(seed)  # noqa: S311 - for drawing samples
    quality = Quality()
    kinds = list(KINDS)
    while articles and quality.tried.total() < count:
        kind = kinds[quality.tried.total() % len(kinds)]
        request = KINDS[kind](rng, articles)
        try:
            same = is_exact(reader, scan, request)
        except QueryError:
            continue
        step()
        quality.tried[kind] += 1
        quality.exact[kind] += same
        if not same:
            quality.failures.append(request)
    return quality


def is_exact(reader: IndexReader, scan: Scan, request: Request) -> bool:
    """Tell whether the index finds exactly what a scan finds, and counts the same."""
    answer = search(reader, request)
    refs, facets = scan.find(request)
    counted = {name: dict(rows) for name, rows in answer.facets.items() if rows}
    return (
        {hit.ref for hit in answer.hits} == refs
        and answer.total == len(answer.hits) == len(refs)
        and counted == {name: counts for name, counts in facets.items() if counts}
    )


def _piece(rng: random.Random, articles: Sequence[SearchArticle], most: int) -> str:
    """Cut a quoted term of some characters out of a title or a text."""
    article = rng.choice(articles)
    text = rng.choice([article.title, *article.blocks])
    start = rng.randrange(len(text))
    return _quote(text[start : start + rng.randint(1, most)])


def _quote(piece: str) -> str:
    return '"' + "".join("，" if mark in '"“”「」＂' else mark for mark in piece) + '"'


def _word(rng: random.Random, articles: Sequence[SearchArticle]) -> str:
    """Draw a word of letters or numbers; a term where an article has none."""
    article = rng.choice(articles)
    text = " ".join([article.title, *article.blocks])
    words = [word for word in "".join(c if c.isalnum() and not is_character(c) else " " for c in text).split() if word]
    return rng.choice(words) if words else _piece(rng, articles, 2)


def _mixed(rng: random.Random, articles: Sequence[SearchArticle]) -> str:
    """Cut a term out of a text where a character and a word meet; any term where they do not."""
    article = rng.choice(articles)
    text = rng.choice([article.title, *article.blocks])
    meetings = [
        place
        for place, (one, other) in enumerate(pairwise(text), 1)
        if one.isalnum() and other.isalnum() and is_character(one) != is_character(other)
    ]
    if not meetings:
        return _piece(rng, articles, 8)
    place = rng.choice(meetings)
    return _quote(text[max(0, place - rng.randint(1, 6)) : place + rng.randint(1, 6)])


def _astral(rng: random.Random, articles: Sequence[SearchArticle]) -> str:
    """Draw a term with a character outside the Basic Multilingual Plane, of an article that has one."""
    for article in rng.sample(articles, min(len(articles), 200)):
        for text in (article.title, *article.blocks):
            places = [place for place, character in enumerate(text) if character > "\uffff"]
            if places:
                place = rng.choice(places)
                return _quote(text[max(0, place - rng.randint(0, 3)) : place + rng.randint(1, 4)])
    return _piece(rng, articles, 3) + "|𠮷"


def _issue(rng: random.Random, articles: Sequence[SearchArticle]) -> str:
    """Draw an issue, or all others."""
    return f"{rng.choice(['', '-'])}期:{rng.choice(articles).article.issue_number}"


def _traditional(text: str) -> str:
    written = {simplified: chr(code) for code, simplified in simplified_table().items()}
    return "".join(written.get(character, character) for character in text)


def _filtered(rng: random.Random, articles: Sequence[SearchArticle]) -> Request:
    """Draw a request with filters; each is one that some article passes."""
    one, other = rng.choice(articles), rng.choice(articles)
    chosen: dict[str, tuple[str, ...]] = {}
    for facet in LISTS:
        if rng.random() < 0.5:
            chosen[facet.name] = (*facet.of(one)[:2], *(facet.of(other)[:1] if rng.random() < 0.5 else ()))
    request = Request(rng.choice(["", _piece(rng, articles, 2)]), chosen)
    if rng.random() < 0.6:
        first, last = sorted([one.article.date, other.article.date])
        request = replace(request, first=first.isoformat(), last=last.isoformat())
    return request


KINDS: dict[str, Draw] = {
    "one character": lambda rng, articles: Request(_piece(rng, articles, 1)),
    "substring": lambda rng, articles: Request(_piece(rng, articles, 12)),
    "word": lambda rng, articles: Request(_word(rng, articles)),
    "word prefix": lambda rng, articles: Request(_word(rng, articles)[:3] + "*"),
    "two terms": lambda rng, articles: Request(f"{_piece(rng, articles, 4)} {_piece(rng, articles, 2)}"),
    "three terms": lambda rng, articles: Request(" ".join(_piece(rng, articles, 2) for _ in range(3))),
    "mixed scripts": lambda rng, articles: Request(_mixed(rng, articles)),
    "outside the basic plane": lambda rng, articles: Request(_astral(rng, articles)),
    "either": lambda rng, articles: Request(f"{_piece(rng, articles, 4)}|{_piece(rng, articles, 4)}"),
    "exclusion": lambda rng, articles: Request(f"{_piece(rng, articles, 2)} -{_piece(rng, articles, 2)}"),
    "in titles": lambda rng, articles: Request(f"标题:{_piece(rng, articles, 4)}"),
    "source": lambda rng, articles: Request(f"来源:{rng.choice(articles).source.name[:2]} {_piece(rng, articles, 2)}"),
    "issue": lambda rng, articles: Request(f"{_issue(rng, articles)}|{_piece(rng, articles, 3)}"),
    "traditional": lambda rng, articles: Request(_traditional(_piece(rng, articles, 6))),
    "filters": _filtered,
}
"""The kinds of queries, each with how one is drawn."""
