"""Measure search on an archive, with peers in the same run: `make bench`, or `make bench ARCHIVE=DIR`.

Prints tables: the build of the index, exactness by kind of query, what a reader waits for, what a new issue changes.
Every article is a page of its own for the peers, whose unit is the page. Times are of one run on one machine: compare
them within a run. Without an archive, that of the demo is measured; `--issues N` makes up one of any size from the
tests' issue 523.
`--peers NAME…` measures some only: those that load one whole index into the browser take minutes on large archives.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from bench_archive import write_archive
from bench_browser import Visit, Visitor, visiting
from bench_contenders import CONTENDERS, OURS, ROOT, Contender
from mediawatch.analysis.articles import search_articles
from mediawatch.archive.archive import Archive
from mediawatch.demo.archive import write_archive as write_demo
from mediawatch.search.article import SearchArticle
from mediawatch.search.quality import measure_quality
from mediawatch.search.query import Request
from mediawatch.search.reader import IndexReader
from mediawatch.search.scan import Scan
from mediawatch.site.search_index import write_search

sys.path.insert(0, str(ROOT / "tests"))

from frozen_archive import ARCHIVE

LENGTHS = (1, 2, 3, 4, 6, 8, 12)
"""Characters of the queries that peers are asked, as readers type them: Chinese, without signs."""

VISITS, VISITING = 42, 60
"""First queries from an empty cache: so many, or as many as are begun in so many seconds."""

DELAY = 0.05
"""Seconds that a server far away takes to answer."""


def main() -> None:
    """Run all measurements and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", nargs="?", type=Path, help="a folder of issues")
    parser.add_argument("--issues", type=int, help="issues of an archive that is made up in place of the demo's")
    parser.add_argument("--queries", type=int, default=1000, help="queries that prove exactness")
    parser.add_argument("--peers", nargs="*", choices=[one.name for one in CONTENDERS[1:]], help="all, if not given")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", nargs=2, metavar=("NAME", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write:
        write_measured(options.archive, *options.write)
        return
    chosen = [one for one in CONTENDERS if one is OURS or options.peers is None or one.name in options.peers]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        source = options.archive or make_up(work / "issues", options.issues, options.seed)
        archive = Archive.load(source)
        articles = list(search_articles(archive.issues, archive.dictionary))
        if not articles:
            sys.exit(f"{source}: no articles to measure with.")
        print(f"{len(archive.issues)} issues, {len(articles)} articles, {sum(map(size_of, articles)):,} characters\n")
        show("mediawatch check", ("CPU s",), list(measure_check(source, archive)))
        built = [measure_build(one, source, work / one.name) for one in chosen]
        show("build of the index", ("CPU s", "memory MB", "size MB"), built)
        scan = Scan(articles)
        reader = IndexReader(lambda name: (work / OURS.name / "search" / name).read_bytes())
        quality = measure_quality(reader, articles, scan, options.queries, options.seed)
        rows = [(kind, f"{quality.exact[kind]} of {n}") for kind, n in quality.tried.items()]
        rows.append(("all", f"{quality.exact.total()} of {quality.tried.total()}"))
        show("exact: hits, total and facets (mediawatch)", ("exact",), rows)
        measure_readers(chosen, list(draw_texts(articles, options.seed, 12 * len(LENGTHS))), scan, work)
        show("shards that are new when an issue is added", ("new", "of"), [measure_growth(archive, articles, work)])


def make_up(folder: Path, issues: int | None, seed: int) -> Path:
    """Write an archive of so many issues, or else the demo's; return its folder."""
    if issues is not None:
        return write_archive(ARCHIVE, folder, issues, seed)
    write_demo(folder)
    return folder


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


def write_measured(source: Path, name: str, folder: str) -> None:
    """Write an index in a process of its own, and print its CPU seconds and peak memory.

    The archive is read, and its texts are rendered, before. A contender that starts a program is told by that alone.
    """
    (contender,) = (one for one in CONTENDERS if one.name == name)
    archive = Archive.load(source)
    for _ in search_articles(archive.issues, archive.dictionary):
        pass
    Path(folder).mkdir()
    start = time.process_time()
    contender.write(archive, Path(folder))
    seconds = time.process_time() - start
    program, own = resource.getrusage(resource.RUSAGE_CHILDREN), resource.getrusage(resource.RUSAGE_SELF)
    if program.ru_maxrss:
        seconds = program.ru_utime + program.ru_stime
    print(json.dumps([seconds, (program.ru_maxrss or own.ru_maxrss) / 1024]))


def measure_build(contender: Contender, source: Path, folder: Path) -> tuple[str, ...]:
    """Build an index; return its CPU seconds, peak memory, and size on the server (pages of the site apart)."""
    command = [sys.executable, __file__, str(source), "--write", contender.name, str(folder)]
    written = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout
    seconds, memory = json.loads(written.splitlines()[-1])
    files = [path for path in folder.rglob("*") if path.suffix != ".html" and path.is_file()]
    size = sum(path.stat().st_size for path in files)
    return contender.name, f"{seconds:.1f}", f"{memory:.0f}", f"{size / 1e6:.1f}"


def measure_check(source: Path, archive: Archive) -> Iterator[tuple[str, ...]]:
    """Check a whole archive, and its newest issue alone; yield the CPU seconds of the command."""
    for name, files in ((f"{len(archive.issues)} issues", ()), ("one file", (archive.issues[-1].path,))):
        command = [sys.executable, "-m", "mediawatch", "check", *files, "--issues", str(source)]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, capture_output=True, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        yield name, f"{after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime:.1f}"


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


def measure_readers(contenders: Sequence[Contender], texts: list[str], scan: Scan, work: Path) -> None:
    """Ask all the same queries in Chromium: exact result sets, cold bytes and requests, latency."""
    expected = {text: scan.find(Request(text))[0] for text in texts}
    waiting: list[tuple[str, ...]] = []
    exact: list[tuple[str, ...]] = []
    with visiting() as visit:
        for one in contenders:
            folder = work / one.name
            warm = visit(folder, one.script, [*texts, *texts]).answers[len(texts) :]
            times = sorted(answer["time"] for answer in warm)
            firsts = list(first_visits(visit, one, folder, texts))
            delayed = [far for _, far in firsts]
            waiting.append(
                (
                    one.name,
                    *describe([near for near, _ in firsts]),
                    f"{median(far.time for far in delayed):.0f}",
                    f"{median(times):.1f}",
                    f"{times[len(times) * 95 // 100]:.1f}",
                )
            )
            refs = one.refs(folder)
            good = [
                {refs.get(name, name) for name in answer["found"]} == expected[text]
                for text, answer in zip(texts, warm, strict=True)
            ]
            exact.append((one.name, *count_by_length(texts, good)))
    show("exact result sets, by characters typed", [*map(str, LENGTHS), "all"], exact)
    heads = ("cold KB", "95 % KB", "requests", "cold ms", f"+{1000 * DELAY:.0f} ms delay", "warm ms", "95 % ms")
    show("in Chromium", heads, waiting)


def first_visits(
    visit: Visitor, contender: Contender, folder: Path, texts: Sequence[str]
) -> Iterator[tuple[Visit, Visit]]:
    """Ask first queries from an empty cache, of a server nearby and of one far away."""
    end = time.monotonic() + VISITING
    for text in texts[:VISITS]:
        yield visit(folder, contender.script, [text]), visit(folder, contender.script, [text], DELAY)
        if time.monotonic() > end:
            break


def count_by_length(texts: Sequence[str], good: Sequence[bool]) -> Iterator[str]:
    """Yield how many queries of each length were answered right, and how many of all."""
    for size in LENGTHS:
        right = [exact for text, exact in zip(texts, good, strict=True) if len(text) == size]
        yield f"{sum(right)} of {len(right)}"
    yield f"{sum(good)} of {len(good)}"


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
    old, new = ({path.name for path in (site / "search" / "shards").iterdir()} for site in (before, work / OURS.name))
    added = sum(one.article.issue_number == archive.issues[-1].number for one in articles)
    return f"an issue of {added} articles", str(len(new - old)), str(len(new))


if __name__ == "__main__":
    main()
