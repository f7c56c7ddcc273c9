"""Measure search on an archive: `make bench`, or `make bench ARCHIVE=DIR` for another folder of issues.

Prints one table. Times are processor seconds of one run: compare them within a run, not between machines. Exactness is
against a plain scan of the same articles, over random queries of several kinds.
"""

import random
import resource
import sys
import tempfile
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

from mediawatch.archive import load_archive
from mediawatch.search.engine import search
from mediawatch.search.files import SearchArticle
from mediawatch.search.query import Field, QueryError, Request, contains, parse_query
from mediawatch.search.reader import IndexReader
from mediawatch.site import search_articles, write_search
from mediawatch.text import article_tokens

KINDS = ("substring", "two terms", "either", "exclusion", "in titles")
QUERIES = 200


def main() -> None:
    """Run all measurements and print the table."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "issues")
    times: dict[str, float] = {}
    with clock("read issues", times):
        archive = load_archive(folder)
    with clock("render bodies", times):
        articles = list(search_articles(archive))
    if not articles:
        sys.exit(f"{folder}: no articles to measure with.")
    with tempfile.TemporaryDirectory() as site:
        with clock("build the search index", times):
            index = write_search(archive, Path(site))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        rows = [(f"{name}, CPU s", f"{seconds:.2f}") for name, seconds in times.items()]
        rows += [
            ("articles", f"{index.articles:,}"),
            ("index, MB", f"{index.size / 1e6:.1f}"),
            ("shards", f"{index.shards:,}"),
            ("peak memory, MB", f"{memory:.0f}"),
            *measure_queries(articles, Path(site) / "search"),
        ]
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        print(f"{name:<{width}}  {value:>12}")


@contextmanager
def clock(name: str, times: dict[str, float]) -> Generator[None]:
    """Take the processor time of a step."""
    start = time.process_time()
    yield
    times[name] = time.process_time() - start


def measure_queries(articles: list[SearchArticle], folder: Path) -> Iterator[tuple[str, str]]:
    """Yield exactness by kind of query, bytes of a cold query, and the time of a warm one."""
    tokens = {article.ref: article_tokens(article.title, article.blocks) for article in articles}
    rng = random.Random(1)
    warm = IndexReader(lambda name: (folder / name).read_bytes())
    exact = dict.fromkeys(KINDS, 0)
    tried = dict.fromkeys(KINDS, 0)
    durations: list[float] = []
    sizes: list[int] = []
    while sum(tried.values()) < QUERIES:
        kind = KINDS[sum(tried.values()) % len(KINDS)]
        text = random_query(rng, articles, kind)
        try:
            expected = scan(tokens, text)
        except QueryError:
            continue
        start = time.perf_counter()
        answer = search(warm, Request(text))
        durations.append(time.perf_counter() - start)
        tried[kind] += 1
        exact[kind] += {hit.ref for hit in answer.hits} == expected
        if len(sizes) < 100:
            sizes.append(cold_bytes(folder, text))
    for kind in KINDS:
        yield f"exact result sets: {kind}", f"{exact[kind]} of {tried[kind]}"
    yield "cold query, median KB (index and ten texts; no programs)", f"{sorted(sizes)[len(sizes) // 2] / 1000:.0f}"
    durations.sort()
    yield "warm query in Python, median ms", f"{1000 * durations[len(durations) // 2]:.1f}"
    yield "warm query in Python, 95th percentile ms", f"{1000 * durations[len(durations) * 95 // 100]:.1f}"


def random_query(rng: random.Random, articles: list[SearchArticle], kind: str) -> str:
    """Draw a query from the texts of an archive."""

    def term() -> str:
        article = rng.choice(articles)
        text = rng.choice([article.title, *article.blocks])
        start = rng.randrange(len(text))
        piece = text[start : start + rng.randint(1, 12)]
        return '"' + "".join("，" if mark in '"“”「」' else mark for mark in piece) + '"'

    joins = {"two terms": " ", "either": "|", "exclusion": " -"}
    if kind in joins:
        return f"{term()}{joins[kind]}{term()}"
    return f"标题:{term()}" if kind == "in titles" else term()


def scan(tokens: dict[str, tuple[list[str], int]], text: str) -> set[str]:
    """Find the articles that a query means by looking at every one."""
    groups = parse_query(text)
    return {
        ref
        for ref, (whole, title) in tokens.items()
        if all(
            any(
                contains(whole[:title] if item.field is Field.TITLE else whole, item) != item.excluded for item in group
            )
            for group in groups
        )
    }


def cold_bytes(folder: Path, text: str) -> int:
    """Return the bytes of the index's files that a first query and its first ten hits need."""
    read: dict[str, int] = {}

    def read_file(name: str) -> bytes:
        data = (folder / name).read_bytes()
        read[name] = len(data)
        return data

    reader = IndexReader(read_file)
    for hit in search(reader, Request(text, limit=10)).hits:
        reader.shown(hit.ref)
    return sum(read.values())


if __name__ == "__main__":
    main()
