"""The search index of an archive: what search is told of the articles, and the proof that it finds them."""

import json
from collections.abc import Iterator
from pathlib import Path

from mediawatch.analysis.analysis import Analysis
from mediawatch.analysis.articles import search_articles
from mediawatch.archive.profile import Published
from mediawatch.progress import Stage, unwatched
from mediawatch.search.files import IndexSummary, write_index
from mediawatch.search.quality import Quality, measure_quality
from mediawatch.search.scan import Scan
from mediawatch.search.site import Site
from mediawatch.site.errors import SiteError

PROOF_QUERIES = 30
"""How many queries every build tries on its own index."""


def write_search(
    archive: Published, site: Path, stage: Stage = unwatched, analysis: Analysis | None = None
) -> IndexSummary:
    """Write the search index of what a site shows of an archive; `analysis` is the archive's, where it is at hand."""
    told = analysis or Analysis(archive)
    numbers = (issue.number for issue in archive.issues)
    return write_index(told.articles, archive.dictionary.sources, numbers, site, stage, told.story_names, told.corpus)


def prove_search(archive: Published, site: Path, stage: Stage = unwatched) -> Quality:
    """Try random queries on a site's index and on a plain scan, and publish how many agree (`search/quality.json`).

    Raises SiteError where one does not.
    """
    folder = site / "search"
    articles = list(search_articles(archive.issues, archive.dictionary))
    reader = Site.open(site).index
    step = stage("检查检索是否准确", PROOF_QUERIES)
    quality = measure_quality(reader, articles, Scan(articles), PROOF_QUERIES, len(articles), step)
    if quality.failures:
        raise SiteError(f"检索自检没有通过，请把这一行告诉维护者：{quality.failures[0]}")
    files = [path for path in folder.rglob("*.*") if path.suffix in (".bin", ".json")]
    figures = {
        "queries": quality.as_json(),
        "issues": len(archive.issues),
        "articles": len(articles),
        "sources": len({article.source.name for article in articles}),
        "characters": sum(len(article.title) + sum(map(len, article.blocks)) for article in articles),
        "index": {
            "bytes": sum(path.stat().st_size for path in files),
            "files": len(files),
            "shards": sum(path.parent.name == "shards" for path in files),
        },
    }
    (folder / "quality.json").write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")
    return quality


def index_files(site: Path) -> Iterator[str]:
    """Yield the paths of an index's files in a site, and of the page that stands beside them."""
    for path in sorted((site / "search").rglob("*")):
        if path.is_file():
            yield path.relative_to(site).as_posix()
