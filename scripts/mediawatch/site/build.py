"""The build step: an archive becomes a complete site. Beside the command line, the only part that knows MkDocs."""

import json
import logging
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import minify
from jinja2 import TemplateError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config  # pyright: ignore[reportUnknownVariableType]
from mkdocs.config.base import Config
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin

from mediawatch.archive.archive import Archive
from mediawatch.check.formats import format_text
from mediawatch.check.run import check_archive, has_errors
from mediawatch.format.render import published_body
from mediawatch.format.schema import issue_schema, sources_schema
from mediawatch.model import Finding
from mediawatch.pages.generate import generate
from mediawatch.progress import Stage, Step, unwatched
from mediawatch.search.browser import write_browser_modules
from mediawatch.search.files import IndexSummary, SearchArticle, SourceName, write_index
from mediawatch.search.quality import Quality, measure_quality
from mediawatch.search.reader import IndexReader
from mediawatch.search.scan import Scan

Say = Callable[[str], None]

_UNUSED = ("assets/javascripts/lunr", "assets/javascripts/workers", "assets/images/favicon.png")
"""What Material brings for its own search, which is off, and its icon: no page loads them."""

BUILT = Path("search") / "manifest.json"
"""A file that every finished site has, and hardly any other folder."""

PROOF_QUERIES = 60
"""How many queries every build tries on its own index."""

_STYLES = ("frame", "header", "pages", "search", "filters", "adapt")
"""The archive's own style sheets."""


class BuildStopped(Exception):  # noqa: N818 - it says what happened, and why is in its findings
    """The archive has findings that stop a build."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


class SiteError(Exception):
    """The site could not be made; the message says why, in words of MkDocs where it is MkDocs that failed."""


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What was built."""

    issues: int
    index: IndexSummary


def build_site(
    project: Path, issues: Path, site: Path, *, strict: bool = False, say: Say, stage: Stage = unwatched
) -> BuildSummary:
    """Check, generate, render and index; then put the finished site in the place of the old one.

    Raises BuildStopped for errors in the archive (and for warnings, if strict), SiteError where MkDocs fails or `site`
    holds something else. All leave what was there as it was.
    """
    site = _site_folder(site)
    archive, findings = read_archive(issues, strict=strict, stage=stage)
    if findings:
        say(format_text(findings))
    generate(archive, project / "docs", stage)
    site.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".site-", dir=site.parent) as folder:
        fresh = Path(folder) / "new"
        render_site(project, fresh, archive, stage=stage)
        dress_site(fresh)
        index = write_search(archive, fresh, stage)
        prove_search(archive, fresh, stage)
        _swap(fresh, site, Path(folder) / "old")
    say(f"网站建成：{len(archive.issues)} 期，{index.articles} 篇文章，在 {site}")
    return BuildSummary(len(archive.issues), index)


def _site_folder(site: Path) -> Path:
    """Return the folder to build into. Raises SiteError where it holds anything but a site built before."""
    site = site.resolve()
    if site.exists() and not (site.is_dir() and (not any(site.iterdir()) or (site / BUILT).is_file())):
        raise SiteError(f"{site} 里有别的东西，建站会把它换掉：请换一个新的或空的文件夹（--site）")
    return site


def _swap(fresh: Path, site: Path, old: Path) -> None:
    """Put a finished site in the place of the old one, which is moved aside; or leave the old one where it is."""
    if site.exists():
        site.rename(old)
    try:
        fresh.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise


def read_archive(
    issues: Path, *, strict: bool = False, stage: Stage = unwatched
) -> tuple[Archive, tuple[Finding, ...]]:
    """Read an archive that is fit to be published, and what is not quite right with it. Raises BuildStopped."""
    archive = Archive.load(issues, stage=stage)
    findings = check_archive(archive)
    if has_errors(findings) or (strict and findings):
        raise BuildStopped(findings)
    return archive, findings


def render_site(
    project: Path,
    site: Path,
    archive: Archive,
    *,
    dirty: bool = False,
    url: str | None = None,
    stage: Stage = unwatched,
) -> tuple[str, ...]:
    """Run MkDocs over the docs folder; return its warnings, which stop it unless `dirty`.

    `dirty` renders only what changed; `url` is a live server's address. Raises SiteError.
    """
    _check_texts(project)
    if not os.environ.setdefault("SOURCE_DATE_EPOCH", str(_source_date(project, archive))).isdecimal():
        raise SiteError("环境变量 SOURCE_DATE_EPOCH 不是秒数")
    with _quiet_mkdocs() as messages:
        try:
            config = load_config(str(project / "mkdocs.yml"), site_dir=str(site), strict=not dirty)
            if url:
                config.site_url = url
            pages = sum(1 for _ in (project / "docs").rglob("*.md"))
            config.plugins["mediawatch/progress"] = _Progress(stage("套上网站的样式", 2 * pages))
            mkdocs_build(config, dirty=dirty)
        except (MkDocsException, TemplateError) as error:
            raise SiteError("；".join([*messages, str(error)])) from None
    return tuple(message for message in messages if "'dirty'" not in message)


class _NoConfig(Config):
    """The settings of a plugin that has none."""


class _Progress(BasePlugin[_NoConfig]):
    """Counts each page twice, when its Markdown is read and when it is written; changes nothing."""

    def __init__(self, step: Step) -> None:
        self._step = step

    def on_page_content(self, html: str, **_: object) -> None:
        """Count a page that is read."""
        self._step()

    def on_post_page(self, output: str, **_: object) -> None:
        """Count a page that is written."""
        self._step()


def _check_texts(project: Path) -> None:
    """Raise SiteError for a hand-written page, template, style or script that is not UTF-8."""
    for path in (*(project / "docs").glob("*.md"), *(project / "overrides").rglob("*")):
        if path.suffix in (".md", ".html", ".css", ".js"):
            try:
                path.read_bytes().decode("utf-8")
            except UnicodeDecodeError:
                raise SiteError(f"{path} 不是 UTF-8 编码：请另存为 UTF-8") from None


def dress_site(site: Path) -> None:
    """Add to a rendered site what does not depend on the archive, and remove what nothing loads."""
    unused = [site / name for name in _UNUSED]
    for path in (*unused, *site.glob("assets/**/*.map")):
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    for name in _STYLES:
        path = site / "assets" / "stylesheets" / f"{name}.css"
        styles = minify.string("text/css", path.read_text(encoding="utf-8"))
        path.write_text(styles, encoding="utf-8", newline="\n")
    try:
        write_browser_modules(site)
    except ValueError as error:
        raise SiteError(str(error)) from None
    schemas = site / "schema"
    schemas.mkdir(exist_ok=True)
    for name, schema in (("issue", issue_schema()), ("sources", sources_schema())):
        (schemas / f"{name}.json").write_text(json.dumps(schema, ensure_ascii=False, indent=1), encoding="utf-8")


def write_search(archive: Archive, site: Path, stage: Stage = unwatched) -> IndexSummary:
    """Write the search index of an archive into its site."""
    sources = [SourceName(source.name, source.aliases) for source in archive.dictionary.sources]
    return write_index(search_articles(archive), sources, (issue.number for issue in archive.issues), site, stage)


def prove_search(archive: Archive, site: Path, stage: Stage = unwatched) -> Quality:
    """Try random queries on a site's index and on a plain scan, and publish how many agree (`search/quality.json`).

    Raises SiteError where one does not.
    """
    folder = site / "search"
    articles = list(search_articles(archive))
    aliases = {source.name: source.aliases for source in archive.dictionary.sources}
    reader = IndexReader(lambda name: (folder / name).read_bytes())
    step = stage("检查检索是否准确", PROOF_QUERIES)
    quality = measure_quality(reader, articles, Scan(articles, aliases), PROOF_QUERIES, len(articles), step)
    if quality.failures:
        raise SiteError(f"检索自检没有通过，请把这一行告诉维护者：{quality.failures[0]}")
    files = [path for path in folder.rglob("*.*") if path.suffix in (".bin", ".json")]
    figures = {
        "queries": quality.as_json(),
        "issues": len(archive.issues),
        "articles": len(articles),
        "sources": len({article.source for article in articles}),
        "characters": sum(len(article.title) + sum(map(len, article.blocks)) for article in articles),
        "index": {
            "bytes": sum(path.stat().st_size for path in files),
            "files": len(files),
            "shards": sum(path.parent.name == "shards" for path in files),
        },
    }
    (folder / "quality.json").write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")
    return quality


def search_articles(archive: Archive) -> Iterator[SearchArticle]:
    """Yield what search knows of the articles: the published text, under the source's entry; not of withdrawn ones."""
    for issue in archive.issues:
        for article in issue.articles:
            source = archive.dictionary.resolve(article.source)
            if source is not None and article.withdrawn is None:
                body = published_body(article, source)
                yield SearchArticle(
                    issue.number,
                    article.ordinal,
                    article.title,
                    source.name,
                    article.date,
                    body.blocks,
                    article.section,
                    article.keywords,
                    article.url,
                )


def _source_date(project: Path, archive: Archive) -> int:
    """Return when the content was last changed, in seconds since 1970: the last commit, or the newest issue's date."""
    command = ["git", "-C", str(project), "log", "-1", "--format=%ct"]
    try:
        return int(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    except (OSError, subprocess.CalledProcessError, ValueError):
        newest = max((issue.published for issue in archive.issues), default=datetime(2000, 1, 1, tzinfo=UTC).date())
        return int(datetime(newest.year, newest.month, newest.day, tzinfo=UTC).timestamp())


@contextmanager
def _quiet_mkdocs() -> Generator[list[str]]:
    """Keep MkDocs from printing; collect its warnings and errors instead."""
    messages: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    logger = logging.getLogger("mkdocs")
    collector = Collector(logging.WARNING)
    before, logger.propagate = logger.propagate, False
    logger.addHandler(collector)
    try:
        yield messages
    finally:
        logger.removeHandler(collector)
        logger.propagate = before
