"""The order of the build: an archive is checked, and becomes pages, a site, its other files and its search index."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from mediawatch import __version__
from mediawatch.addresses import is_public
from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.archive import Archive
from mediawatch.archive.profile import Profile, show_findings
from mediawatch.check.formats import format_lines
from mediawatch.check.run import check_archive, stops, urgent
from mediawatch.model import Finding
from mediawatch.outputs.output import OutputRefusedError, Publication
from mediawatch.outputs.redirects import MARK, redirect_files
from mediawatch.outputs.registry import Made, write_outputs
from mediawatch.pages.edition import Edition
from mediawatch.pages.generate import generate
from mediawatch.pages.kinds.guide import FILE as GUIDE
from mediawatch.progress import Stage, unwatched
from mediawatch.search.files import IndexSummary
from mediawatch.site.errors import BuildStopped, SiteError
from mediawatch.site.mkdocs_adapter import render_pages
from mediawatch.site.publisher import publishing, site_folder
from mediawatch.site.search_index import prove_search, write_search
from mediawatch.site.settings import Settings, read_settings
from mediawatch.site.theme import check_texts, dress_site, template_words

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What was built."""

    issues: int
    index: IndexSummary


def build_site(
    project: Path,
    issues: Path,
    site: Path,
    *,
    strict: bool = False,
    profile: Profile = Profile.PUBLIC,
    say: Say,
    stage: Stage = unwatched,
) -> BuildSummary:
    """Check, generate, render and index; then put the finished site in the place of the old one.

    Raises BuildStopped for errors in the archive (and for warnings, if strict), SiteError where MkDocs fails or `site`
    holds something else. All leave what was there as it was.
    """
    site = site_folder(site)
    settings = read_settings(project)
    archive, findings = read_archive(issues, strict=strict, stage=stage)
    if shown := urgent(findings):
        say(format_lines(shown))
    analysis = Analysis(archive, profile)
    edition = Edition(
        analysis,
        settings.names.series,
        show_findings(findings, archive, profile),
        settings.repository,
        guide=read_guide(project),
        imprint=settings.imprint,
        pdf=settings.pdf,
    )
    generate(edition, project / "docs", stage)
    with publishing(site) as fresh:
        render_site(project, fresh, archive, profile=profile, stage=stage)
        dress_site(project, fresh)
        add_outputs(publication(analysis, settings), fresh, stage=stage)
        index = write_search(archive, fresh, stage, analysis)
        prove_search(analysis.archive, fresh, stage)
    if not is_public(settings.address):
        say(f"没有设置 SITE_URL：订阅、数据与站点地图里是本机的地址 {settings.address}，发布以前请设成公开的地址。")
    say(f"网站建成：{len(archive.issues)} 期，{index.articles} 篇文章，在 {site}")
    return BuildSummary(len(archive.issues), index)


def read_guide(project: Path) -> str:
    """Return the text of the guide for contributors; an empty one where the project has none."""
    path = project / GUIDE
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def read_archive(
    issues: Path, *, strict: bool = False, stage: Stage = unwatched
) -> tuple[Archive, tuple[Finding, ...]]:
    """Read an archive that is fit to be published, and what is not quite right with it. Raises BuildStopped."""
    archive = Archive.load(issues, stage=stage)
    findings = check_archive(archive)
    if stops(findings, strict=strict):
        raise BuildStopped(findings)
    return archive, findings


def render_site(
    project: Path,
    site: Path,
    archive: Archive,
    *,
    profile: Profile = Profile.PUBLIC,
    dirty: bool = False,
    url: str | None = None,
    stage: Stage = unwatched,
) -> tuple[str, ...]:
    """Render the pages with the theme; return warnings, which stop what is not `dirty`. Raises SiteError."""
    check_texts(project)
    return render_pages(
        project,
        site,
        built={**template_words(project, live=bool(url)), "version": __version__, "profile": profile.value},
        changed_at=_source_date(project, archive),
        dirty=dirty,
        url=url,
        stage=stage,
    )


def publication(analysis: Analysis, settings: Settings, url: str | None = None) -> Publication:
    """Return what outputs are made from; `url` is a live server's address."""
    names = settings.names
    address = url or settings.address
    return Publication(analysis, names.series, names.publisher, address, settings.imprint, settings.pdf)


def add_outputs(published: Publication, site: Path, made: Made | None = None, *, stage: Stage = unwatched) -> Made:
    """Write all outputs into a rendered site, as `write_outputs` does. Raises SiteError where that cannot be done."""
    _check_redirects(published, site)
    try:
        return write_outputs(published, site, made, stage=stage)
    except OutputRefusedError as error:
        raise SiteError(str(error)) from None


def _check_redirects(published: Publication, site: Path) -> None:
    """Raise SiteError where an old address is that of a page, or leads to none: the site knows all pages."""
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    ours = redirect_files(published)
    for one, path in zip(published.analysis.archive.redirects, ours, strict=True):
        page = one.new.partition("#")[0]
        target = page if page.endswith((".html", ".htm")) else f"{page}index.html"
        if target not in pages - ours.keys():
            raise SiteError(f"_redirects.yml 第 {one.line} 行：没有“{page}”这个网页")
        if path in pages and not (site / path).read_bytes().startswith(MARK):
            raise SiteError(f"_redirects.yml 第 {one.line} 行：“{one.old}”现在有网页，不能改址")


def _source_date(project: Path, archive: Archive) -> int:
    """Return when the content was last changed, in seconds since 1970: the last commit, or the newest issue's date."""
    command = ["git", "-C", str(project), "log", "-1", "--format=%ct"]
    try:
        return int(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    except (OSError, subprocess.CalledProcessError, ValueError):
        newest = max((issue.published for issue in archive.issues), default=datetime(2000, 1, 1, tzinfo=UTC).date())
        return int(datetime(newest.year, newest.month, newest.day, tzinfo=UTC).timestamp())
