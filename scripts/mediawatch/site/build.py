"""The order of the build: an archive is checked, and becomes pages, a site, its other files and its search index."""

import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from mediawatch import __version__
from mediawatch.addresses import is_public
from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.archive import Archive
from mediawatch.archive.profile import Profile, show_findings
from mediawatch.check.formats import format_line
from mediawatch.check.run import check_archive, stops, urgent
from mediawatch.kept import Kept, Take, cache_folder, make_all
from mediawatch.model import Finding
from mediawatch.outputs.output import OutputRefusedError, Publication
from mediawatch.outputs.redirects import MARK, redirect_files
from mediawatch.outputs.registry import Made, write_outputs
from mediawatch.pages.edition import Edition
from mediawatch.pages.generate import generate, put_back_on_failure
from mediawatch.pages.kinds.guide import FILE as GUIDE
from mediawatch.progress import Stage, unwatched
from mediawatch.search.files import IndexSummary
from mediawatch.site.commit import read_commit
from mediawatch.site.earlier import keep_earlier
from mediawatch.site.errors import BuildStopped, SiteError
from mediawatch.site.lock import building
from mediawatch.site.mkdocs_adapter import render_pages
from mediawatch.site.publisher import publishing, site_folder
from mediawatch.site.search_index import prove_search, write_search
from mediawatch.site.settings import Settings, read_settings
from mediawatch.site.sums import BLANK, seal_site
from mediawatch.site.sums import FILE as SUMS
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
    holds something else. All leave what was there as it was. Of two builds in one project the second waits.
    """
    if site.resolve().parent.is_relative_to((project / "docs").resolve()):
        raise SiteError(f"{site} 在 docs/ 里，那里放的是网页的原文：请换一个文件夹（--site）")
    with building(project, say):
        return _build(project, issues, site_folder(site), strict, profile, say, stage)


def _build(
    project: Path, issues: Path, site: Path, strict: bool, profile: Profile, say: Say, stage: Stage
) -> BuildSummary:
    settings = read_settings(project)
    archive, findings = read_archive(issues, strict=strict, stage=stage, cache=cache_folder(project))
    for finding in urgent(findings):
        say(format_line(finding))
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
    kept = Kept.read(project, site)
    with put_back_on_failure(project / "docs"), publishing(site, say) as fresh:
        generate(edition, project / "docs", stage)
        render_site(project, fresh, archive, profile=profile, stage=stage, take=kept.take)
        dress_site(project, fresh)
        add_outputs(publication(analysis, settings), fresh, stage=stage, take=kept.take)
        index = write_search(archive, fresh, stage, analysis)
        prove_search(analysis.archive, fresh, stage)
        sealed = seal_site(fresh)
        write_ledger = kept.note(fresh)
        keep_earlier(site, fresh, time.time())
    write_ledger()
    if not is_public(settings.address):
        say(f"没有设置 SITE_URL：订阅、数据与站点地图里是本机的地址 {settings.address}，发布以前请设成公开的地址。")
    say(f"网站建成：{len(archive.issues)} 期，{index.articles} 篇文章，在 {site} ，{SUMS} 的 SHA-256 是 {sealed}")
    return BuildSummary(len(archive.issues), index)


def read_guide(project: Path) -> str:
    """Return the text of the guide for contributors; an empty one where the project has none."""
    path = project / GUIDE
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def read_archive(
    issues: Path, *, strict: bool = False, stage: Stage = unwatched, cache: Path | None = None
) -> tuple[Archive, tuple[Finding, ...]]:
    """Read an archive that is fit to be published, and what is not quite right with it. Raises BuildStopped."""
    archive = Archive.load(issues, stage=stage, cache=cache)
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
    take: Take = make_all,
) -> tuple[str, ...]:
    """Render the pages with the theme; return warnings, which stop what is not `dirty`. Raises SiteError."""
    check_texts(project)
    return render_pages(
        project,
        site,
        built=said_to_templates(project, profile, url),
        changed_at=_source_date(project, archive),
        dirty=dirty,
        url=url,
        stage=stage,
        take=take,
    )


def said_to_templates(project: Path, profile: Profile, url: str | None = None) -> dict[str, object]:
    """Return what templates see as `config.extra.build`; `url` is a live server's address. Raises SiteError."""
    return {
        **template_words(project),
        "version": __version__,
        "profile": profile.value,
        "commit": read_commit(project),
        "sums": "" if url else BLANK,
    }


def publication(analysis: Analysis, settings: Settings, url: str | None = None) -> Publication:
    """Return what outputs are made from; `url` is a live server's address."""
    names = settings.names
    address = url or settings.address
    return Publication(analysis, names.series, names.publisher, address, settings.imprint, settings.pdf)


def add_outputs(
    published: Publication, site: Path, made: Made | None = None, *, stage: Stage = unwatched, take: Take = make_all
) -> Made:
    """Write all outputs into a rendered site, as `write_outputs` does. Raises SiteError where that cannot be done."""
    _check_redirects(published, site)
    try:
        return write_outputs(published, site, made, stage=stage, take=take)
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
