"""A live site: saving an issue, a page, a template or a style refreshes it, and its search right after."""

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.archive import Archive
from mediawatch.archive.profile import Profile, show_archive
from mediawatch.check.formats import count_findings, format_line
from mediawatch.check.proofs import Preview, preview_archive
from mediawatch.check.run import check_archive, stops, urgent
from mediawatch.kept import Kept
from mediawatch.model import Finding
from mediawatch.outputs.output import Publication
from mediawatch.outputs.registry import Made
from mediawatch.pages.edition import Edition
from mediawatch.pages.generate import generate, write_page
from mediawatch.pages.kinds.guide import FILE as GUIDE
from mediawatch.pages.kinds.issues import early_pages
from mediawatch.pages.proofs import name_proofs
from mediawatch.progress import Step
from mediawatch.site.build import Say, add_outputs, publication, read_archive, read_guide, render_site
from mediawatch.site.errors import BuildStopped, SiteError
from mediawatch.site.indexer import Indexer
from mediawatch.site.lock import building
from mediawatch.site.publisher import carry_over, publishing
from mediawatch.site.search_index import index_files, prove_search
from mediawatch.site.settings import Settings, read_settings
from mediawatch.site.theme import dress_site, theme_files
from mediawatch.site.watch import POLLING

_FEW = 3
"""Issues whose pages are shown before all others."""


class _Superseded(Exception):  # noqa: N818 - no error
    """What is being made has changed meanwhile."""


def _is_written_alike(known: Analysis, archive: Archive) -> bool:
    """Tell whether what was worked out holds for an archive: for the lines and sums of its files too."""
    digests = [[issue.digest for issue in one.issues] for one in (known.whole, archive)]
    return known.whole == archive and digests[0] == digests[1]


class LiveSite:
    """The site being served, and what is needed to bring it up to date."""

    def __init__(self, project: Path, issues: Path, site: Path, url: str, say: Say, *, drafts: bool = False) -> None:
        self._project, self._issues = project, issues
        self.site, self.url, self.say, self.drafts = site, url, say, drafts
        self._mark = site.with_name("here")
        self._theme_seen: dict[Path, int] = {}
        self._archive: Archive | None = None
        self._analysis: Analysis | None = None
        self._indexed: Analysis | None = None
        self._forget()
        self._superseded: Callable[[], bool] = lambda: False
        self._made: Made = {}
        self._indexer = Indexer(site, say)

    def build(self) -> bool:
        """Build everything for the first time. Return whether it worked."""
        with building(self._project, self.say):
            if not self._update():
                return False
        self.finish_index()
        try:
            if self._archive:
                prove_search(show_archive(self._archive, Profile.PUBLIC), self.site)
        except SiteError as error:
            self.say(f"网页没有建成：{error}")
            return False
        return True

    def rebuild(self, superseded: Callable[[], bool] = lambda: False) -> None:
        """Bring the site up to date; say so, or why not. What is `superseded` by another change is left to the next."""
        self._superseded = superseded
        try:
            if not self._mark.exists():
                self.say("预览用的临时文件夹被清空了，正在重新建站。")
                self._forget()
            with building(self._project, self.say):
                with suppress(SiteError, OSError):  # which the whole will say
                    self._show_early()
                updated = self._update()
            self.say("已更新。" if updated else "请改正上面的问题；网站保持上一次的样子。")
        except _Superseded:
            return
        except Exception as error:  # whatever it is, the next change may mend it
            self.say(f"网页没有建成，出了意料之外的错，请告诉维护者：{type(error).__name__}：{error}")

    def watched(self) -> tuple[Path, ...]:
        """Return the files and folders that people change, also those that are not there, and the site's mark."""
        docs = self._project / "docs"
        written = [path for path in docs.glob("*.md") if path.name != "index.md"]
        files = (self._project / name for name in ("overrides", "mkdocs.yml", GUIDE))
        return (self._issues, *files, docs / "assets", *written, self._mark)

    def finish_index(self) -> None:
        """Wait until the search index is up to date."""
        self._indexer.finish(None)

    def _forget(self) -> None:
        """Know nothing of what has been built; set a mark that goes with the folder."""
        self._mark.parent.mkdir(parents=True, exist_ok=True)
        self._mark.touch()
        self._theme_seen, self._made = {}, {}
        self._archive = self._analysis = self._indexed = None

    def _go_on(self) -> None:
        """Raise _Superseded where something has changed meanwhile: nobody will look at what is being made."""
        if self._superseded():
            raise _Superseded

    def _hurried(self, _name: str, _steps: int) -> Step:
        """Begin a stage of work that may be left at each of its steps, but looks up only now and then."""
        looked = time.monotonic()

        def step() -> None:
            nonlocal looked
            if time.monotonic() - looked > POLLING:
                self._go_on()
                looked = time.monotonic()

        return step

    def _theme(self) -> dict[Path, int]:
        return {path: path.stat().st_mtime_ns for path in theme_files(self._project)}

    def _show_early(self) -> None:
        """Where the words of a few issues have changed, bring their pages and the search up to date before all others.

        What to read beside the articles, and the lists, come with the whole; and so does what is wrong anywhere.
        """
        before, known = self._archive, self._analysis
        if before is None or known is None or self.drafts or self._theme() != self._theme_seen:
            return
        archive = Archive.load(self._issues)
        old = {issue.number: issue for issue in before.issues}
        changed = [issue for issue in archive.issues if old.get(issue.number) != issue]
        same = [issue.number for issue in archive.issues] == [*old] and archive.dictionary == before.dictionary
        if not same or not 0 < len(changed) <= _FEW:
            return
        if stops(check_archive(archive, paths={issue.path for issue in changed})):
            return
        analysis = Analysis(archive)
        edition = self._edition(analysis, read_settings(self._project), Preview(archive))
        for page in early_pages(edition, {issue.number for issue in changed}, known):
            write_page(page, self._project / "docs")
        render_site(self._project, self.site, archive, dirty=True, url=self.url)
        self.say(f"{'、'.join(f'第 {issue.number} 期' for issue in changed)}的网页已更新，检索和别的网页随后。")
        self._index(analysis)
        while not self._indexer.finish(POLLING):
            self._go_on()

    def _index(self, analysis: Analysis) -> None:
        """Have an archive indexed, unless it is already."""
        if self._indexed is None or self._indexed.whole != analysis.whole:
            self._indexed = analysis
            self._indexer.index(analysis)

    def _update(self) -> bool:
        """Render the pages that changed, or all of them if the theme did; then index what is new."""
        try:
            theme = self._theme()
            preview = self._read()
            self._go_on()
            archive = preview.archive
            settings = read_settings(self._project)
            known = self._indexed
            analysis = known if known and _is_written_alike(known, archive) else Analysis(archive)
            edition = self._edition(analysis, settings, preview)
            changed = generate(edition, self._project / "docs", self._hurried)
            published = publication(analysis, settings, self.url)
            if theme == self._theme_seen and all(path.exists() for path in changed):
                for warning in render_site(self._project, self.site, archive, dirty=True, url=self.url):
                    self.say(f"网页有问题，正式建站会停下：{warning}")
                self._made = add_outputs(published, self.site, self._made)
            else:
                self._made = self._render_all(archive, published)
        except BuildStopped as stopped:
            self._say_findings(stopped.findings)
            return False
        except (SiteError, OSError) as error:
            self.say(f"网页没有建成：{error}")
            return False
        self._say_findings(urgent(preview.findings))
        self._announce_drafts(preview)
        self._index(analysis)
        self._theme_seen, self._archive, self._analysis = theme, archive, analysis
        return True

    def _say_findings(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            self.say(format_line(finding))

    def _edition(self, analysis: Analysis, settings: Settings, preview: Preview) -> Edition:
        proofs, others = (preview.proofs, preview.others) if self.drafts else ((), ())
        return Edition(
            analysis,
            settings.names.series,
            preview.findings,
            settings.repository,
            proofs,
            others,
            read_guide(self._project),
            settings.imprint,
            settings.pdf,
        )

    def _read(self) -> Preview:
        """Read the archive: as one that is published, or as an editor looks it over. Raises BuildStopped.

        Where the dictionary cannot be read, the one that was read last is used: without any, no text could be shown.
        """
        if not self.drafts:
            archive, findings = read_archive(self._issues)
            return Preview(archive, others=findings)
        preview = preview_archive(self._issues)
        if preview.archive.dictionary_path is not None:
            return preview
        if self._archive is None or not self._issues.is_dir():
            raise BuildStopped(preview.findings)
        return replace(preview, archive=replace(preview.archive, dictionary=self._archive.dictionary))

    def _announce_drafts(self, preview: Preview) -> None:
        """Say where each draft can be seen, and how far it is."""
        drafts = [proof for proof in preview.proofs if proof.is_draft] if self.drafts else []
        for name, proof in name_proofs(drafts, (str(issue.number) for issue in preview.archive.issues)):
            self.say(f"草稿 {proof.draft.path}：{self.url}issues/{name}/ ，{count_findings(proof.findings)}")

    def _render_all(self, archive: Archive, published: Publication) -> Made:
        """Publish anew: a template with a mistake costs nothing. The index and the outputs move along."""
        kept = Kept.read(self._project, self._project / "site")  # what the last build made is good here too
        with publishing(self.site) as fresh:
            render_site(self._project, fresh, archive, url=self.url, take=kept.take)
            dress_site(self._project, fresh)
            self.finish_index()
            carry_over(self.site, fresh, (*self._made, *index_files(self.site)))
            return add_outputs(published, fresh, self._made, take=kept.take)
