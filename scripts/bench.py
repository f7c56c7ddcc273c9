"""Measure search on an archive, with peers in the same run: `make bench`, or `make bench ARCHIVE=DIR`.

Prints tables: the build of the index, exactness by kind of query, what a reader waits for, what a new issue changes.
Every article is a page of its own for the peers, whose unit is the page. Times are of one run on one machine: compare
them within a run. Without an archive, one is made up from the texts of issue 523 (`--issues N` sets its size).
"""

import argparse
import gzip
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from statistics import median

from bench_archive import write_archive
from bench_browser import Visit, visiting
from mediawatch.archive import Archive, load_archive
from mediawatch.search.browser import write_browser_modules
from mediawatch.search.files import SearchArticle
from mediawatch.search.quality import measure_quality
from mediawatch.search.query import Request
from mediawatch.search.reader import IndexReader
from mediawatch.search.scan import Scan
from mediawatch.site import search_articles, write_search

ROOT = Path(__file__).parents[1]
LENGTHS = (1, 2, 3, 4, 6, 8, 12)
"""Characters of the queries that peers are asked, as readers type them: Chinese, without signs."""

OURS = """async ([base, texts]) => {
  const { openArchive } = await import(base + "assets/javascripts/search/engine.js");
  const archive = await openArchive(base);
  const answers = [];
  for (const text of texts) {
    const start = performance.now();
    const answer = await archive.search({ text, limit: 10 });
    await Promise.all(answer.hits.map((hit) => archive.article(hit.ref)));
    answers.push({ time: performance.now() - start, found: answer.total });
  }
  return answers;
}"""

PAGEFIND = """async ([base, texts]) => {
  const pagefind = await import(base + "pagefind/pagefind.js");
  const answers = [];
  for (const text of texts) {
    const start = performance.now();
    const { results } = await pagefind.search(text);
    await Promise.all(results.slice(0, 10).map((result) => result.data()));
    answers.push({ time: performance.now() - start, found: results.map((result) => result.id) });
  }
  return answers;
}"""


def main() -> None:
    """Run all measurements and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", nargs="?", type=Path, help="a folder of issues")
    parser.add_argument("--issues", type=int, default=100, help="issues of the archive that is made up")
    parser.add_argument("--queries", type=int, default=1000, help="queries that prove exactness")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--build-index", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.build_index:
        build_index(options.archive, options.build_index)
        return
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        source = options.archive or write_archive(ROOT / "issues", work / "issues", options.issues, options.seed)
        archive = load_archive(source)
        articles = list(search_articles(archive))
        if not articles:
            sys.exit(f"{source}: no articles to measure with.")
        print(f"{len(archive.issues)} issues, {len(articles)} articles, {sum(map(size_of, articles)):,} characters\n")
        built = measure_builds(source, articles, work)
        show("build of the index", ("CPU s", "memory MB", "size MB"), built)
        scan = Scan(articles, {s.name: s.aliases for s in archive.dictionary.sources})
        reader = IndexReader(lambda name: (work / "ours" / "search" / name).read_bytes())
        quality = measure_quality(reader, articles, scan, options.queries, options.seed)
        rows = [(kind, f"{quality.exact[kind]} of {n}") for kind, n in quality.tried.items()]
        rows.append(("all", f"{quality.exact.total()} of {quality.tried.total()}"))
        show("exact: hits, total and facets (mediawatch)", ("exact",), rows)
        measure_readers(articles, scan, work, options.seed)
        show("shards that are new when an issue is added", ("new", "of"), [measure_growth(archive, articles, work)])


def size_of(article: SearchArticle) -> int:
    """Return the characters of an article."""
    return len(article.title) + sum(map(len, article.blocks))


def show(title: str, heads: Sequence[str], rows: Sequence[tuple[str, ...]]) -> None:
    """Print a table."""
    width = max(len(title), *(len(row[0]) for row in rows))
    print(f"{title:<{width}}" + "".join(f"{head:>14}" for head in heads))
    for name, *values in rows:
        print(f"{name:<{width}}" + "".join(f"{value:>14}" for value in values))
    print(flush=True)


def build_index(source: Path, site: Path) -> None:
    """Build the index in a process of its own, so that its memory can be told; bodies are rendered before."""
    archive = load_archive(source)
    list(search_articles(archive))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    summary = write_search(archive, site)
    seconds = time.process_time() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps([seconds, after / 1024, summary.size, before / 1024]))


def measure_builds(source: Path, articles: list[SearchArticle], work: Path) -> list[tuple[str, ...]]:
    """Build our index and Pagefind's; return CPU seconds, peak memory and size of each."""
    ours, theirs = work / "ours", work / "pagefind"
    command = [sys.executable, __file__, str(source), "--build-index", str(ours)]
    seconds, memory, size, _ = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    for path in (ROOT / "overrides").rglob("assets/javascripts/search/**/*.js"):
        place = ours / path.relative_to(ROOT / "overrides")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(path.read_bytes())
    write_browser_modules(ours)
    for article in articles:
        page = theirs / article.ref / "index.html"
        page.parent.mkdir(parents=True)
        body = "".join(f"<p>{escape(block)}</p>" for block in article.blocks)
        page.write_text(f'<html lang="zh"><title>{escape(article.title)}</title><h1>{escape(article.title)}</h1>{body}')
    process = subprocess.Popen([sys.executable, "-m", "pagefind", "--site", str(theirs)], stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    bundle = sum(path.stat().st_size for path in (theirs / "pagefind").rglob("*") if path.is_file())
    return [
        ("mediawatch", f"{seconds:.1f}", f"{memory:.0f}", f"{size / 1e6:.1f}"),
        ("Pagefind", f"{usage.ru_utime + usage.ru_stime:.1f}", f"{usage.ru_maxrss / 1024:.0f}", f"{bundle / 1e6:.1f}"),
    ]


def draw_texts(articles: list[SearchArticle], seed: int, count: int) -> Iterator[str]:
    """Yield queries as readers type them, of every length in turn."""
    rng = random.Random(seed)
    for number in range(count):
        size = LENGTHS[number % len(LENGTHS)]
        while True:
            article = rng.choice(articles)
            text = rng.choice([article.title, *article.blocks])
            start = rng.randrange(len(text))
            piece = text[start : start + size]
            if len(piece) == size and all("\u4e00" <= character <= "\u9fff" for character in piece):
                yield piece
                break


def measure_readers(articles: list[SearchArticle], scan: Scan, work: Path, seed: int) -> None:
    """Ask ours and Pagefind the same queries in Chromium: exact result sets, cold bytes and requests, latency."""
    texts = list(draw_texts(articles, seed, 84))
    expected = {text: scan.find(Request(text))[0] for text in texts}
    fragments = {path.stem: read_fragment(path) for path in (work / "pagefind").rglob("*.pf_fragment")}
    cold: list[tuple[str, ...]] = []
    exact: list[tuple[str, ...]] = []
    with visiting() as visit:
        for name, script in (("ours", OURS), ("pagefind", PAGEFIND)):
            shown = {"ours": "mediawatch", "pagefind": "Pagefind"}[name]
            firsts = [visit(work / name, script, [text]) for text in texts[:42]]
            warm = visit(work / name, script, [*texts, *texts]).answers[len(texts) :]
            times = sorted(answer["time"] for answer in warm)
            cold.append((shown, *describe(firsts), f"{median(times):.1f}", f"{times[len(times) * 95 // 100]:.1f}"))
            row = [shown]
            for size in LENGTHS:
                pairs = [(text, answer) for text, answer in zip(texts, warm, strict=True) if len(text) == size]
                good = sum(same(answer["found"], expected[text], fragments) for text, answer in pairs)
                row.append(f"{good} of {len(pairs)}")
            exact.append(tuple(row))
    show("exact result sets, by characters typed", [str(size) for size in LENGTHS], exact)
    show("in Chromium", ("cold KB", "95 % KB", "requests", "cold ms", "warm ms", "95 % ms"), cold)


def read_fragment(path: Path) -> str:
    """Return the ref of the page behind a fragment of Pagefind's index."""
    fragment = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
    return fragment["url"].strip("/").split("/")[0]


def same(found: object, expected: set[str], fragments: dict[str, str]) -> bool:
    """Tell whether an answer is the expected one: ours is a number (its set is proved above), Pagefind's a list."""
    return found == len(expected) if isinstance(found, int) else {fragments[name] for name in found} == expected  # type: ignore[union-attr]


def describe(visits: list[Visit]) -> tuple[str, str, str, str]:
    """Return bytes (median and 95th percentile), requests and milliseconds of first queries."""
    sizes = sorted(visit.size for visit in visits)
    return (
        f"{median(sizes) / 1000:.0f}",
        f"{sizes[len(sizes) * 95 // 100] / 1000:.0f}",
        f"{median(visit.requests for visit in visits):.0f}",
        f"{median(visit.time for visit in visits):.0f}",
    )


def measure_growth(archive: Archive, articles: list[SearchArticle], work: Path) -> tuple[str, ...]:
    """Return how many shards the newest issue adds or changes."""
    before = work / "before"
    write_search(Archive(archive.issues[:-1], archive.dictionary, ()), before)
    old, new = ({path.name for path in (site / "search" / "shards").iterdir()} for site in (before, work / "ours"))
    added = sum(article.issue_number == archive.issues[-1].number for article in articles)
    return f"an issue of {added} articles", str(len(new - old)), str(len(new))


if __name__ == "__main__":
    main()
