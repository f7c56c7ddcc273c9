"""A live site: saving an issue, a page, a template or a style refreshes it, and its search right after."""

import socket
import tempfile
import threading
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.archive import Archive
from mediawatch.archive.profile import Profile, show_archive
from mediawatch.check.formats import count_findings, format_line
from mediawatch.check.proofs import Preview, preview_archive
from mediawatch.check.run import urgent
from mediawatch.commands import name_command, name_option
from mediawatch.model import Finding
from mediawatch.outputs.output import Publication
from mediawatch.outputs.registry import Made
from mediawatch.pages.edition import Edition
from mediawatch.pages.generate import generate
from mediawatch.pages.kinds.guide import FILE as GUIDE
from mediawatch.pages.proofs import name_proofs
from mediawatch.site.build import Say, add_outputs, publication, read_archive, read_guide, render_site
from mediawatch.site.errors import BuildStopped, SiteError
from mediawatch.site.lock import building
from mediawatch.site.mkdocs_adapter import LiveServer
from mediawatch.site.publisher import carry_over, publishing
from mediawatch.site.search_index import index_files, prove_search, write_search
from mediawatch.site.settings import read_settings
from mediawatch.site.theme import dress_site, theme_files

HOST = "127.0.0.1"


def serve_site(project: Path, issues: Path, port: int, *, drafts: bool = False, say: Say) -> int:
    """Build, serve, and build again what changes, until interrupted. Return the exit code.

    A file with errors is reported, and the last good site goes on being served; or else, with `drafts`, it is shown as
    far as it can be read, with what is wrong beside its words.
    """
    if _is_taken(port):
        say(f"端口 {port} 已被占用：请关掉占用它的程序，或换一个端口（例如 {name_option('port', port % 65535 + 1)}）。")
        return 1
    with tempfile.TemporaryDirectory(prefix="mediawatch-") as folder:
        live = LiveSite(project, issues, Path(folder) / "site", f"http://{HOST}:{port}/", say, drafts=drafts)
        if not live.build():
            preview = "" if drafts else f"；还没写好也想看，就运行 {name_command('serve', drafts=True)}"
            say(f"请改正上面的问题，再运行一次{preview}。")
            return 1
        ready = f"网站在 {live.url} ，保存文件后自动更新；按 Ctrl+C 结束。"
        server = LiveServer(live.site, HOST, port, rebuild=live.rebuild, when_listening=lambda: say(ready))
        for path in live.watched():
            server.watch(str(path))
        try:
            server.serve()
        except KeyboardInterrupt:
            say("已结束。")
        finally:
            server.shutdown()
            live.finish_index()
    return 0


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return True
    return False


class LiveSite:
    """The site being served, and what is needed to bring it up to date."""

    def __init__(self, project: Path, issues: Path, site: Path, url: str, say: Say, *, drafts: bool = False) -> None:
        self._project, self._issues, self._say, self._drafts = project, issues, say, drafts
        self.site, self.url = site, url
        self._theme_seen: dict[Path, int] = {}
        self._archive: Archive | None = None
        self._made: Made = {}
        self._indexer = _Indexer(site)

    def build(self) -> bool:
        """Build everything for the first time. Return whether it worked."""
        if not self._update():
            return False
        self.finish_index()
        try:
            if self._archive:
                prove_search(show_archive(self._archive, Profile.PUBLIC), self.site)
        except SiteError as error:
            self._say(f"网页没有建成：{error}")
            return False
        return True

    def rebuild(self) -> None:
        """Bring the site up to date; say so, or why not."""
        if self._update():
            self._say("已更新。")
        else:
            self._say("请改正上面的问题；网站保持上一次的样子。")

    def watched(self) -> tuple[Path, ...]:
        """Return the files and folders that people change."""
        docs = self._project / "docs"
        written = [path for path in docs.glob("*.md") if path.name != "index.md"]
        files = (self._project / name for name in ("overrides", "mkdocs.yml", GUIDE))
        return (self._issues, *(path for path in files if path.exists()), *written)

    def finish_index(self) -> None:
        """Wait until the search index is up to date."""
        self._indexer.finish()

    def _update(self) -> bool:
        """Bring the site up to date while no build of the project is at work."""
        with building(self._project, self._say):
            return self._update_alone()

    def _update_alone(self) -> bool:
        """Render the pages that changed, or all of them if the theme did; then index what is new."""
        try:
            theme = {path: path.stat().st_mtime_ns for path in theme_files(self._project)}
            preview = self._read()
            archive = preview.archive
            settings = read_settings(self._project)
            proofs, others = (preview.proofs, preview.others) if self._drafts else ((), ())
            analysis = Analysis(archive)
            edition = Edition(
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
            changed = generate(edition, self._project / "docs")
            published = publication(analysis, settings, self.url)
            if theme == self._theme_seen and all(path.exists() for path in changed):
                for warning in render_site(self._project, self.site, archive, dirty=True, url=self.url):
                    self._say(f"网页有问题，正式建站会停下：{warning}")
                self._made = add_outputs(published, self.site, self._made)
            else:
                self._made = self._render_all(archive, published)
        except BuildStopped as stopped:
            self._say_findings(stopped.findings)
            return False
        except (SiteError, OSError) as error:
            self._say(f"网页没有建成：{error}")
            return False
        self._say_findings(urgent(preview.findings))
        self._announce_drafts(preview)
        if archive != self._archive:
            self._indexer.index(analysis)
        self._theme_seen, self._archive = theme, archive
        return True

    def _say_findings(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            self._say(format_line(finding))

    def _read(self) -> Preview:
        """Read the archive: as one that is published, or as an editor looks it over. Raises BuildStopped.

        Where the dictionary cannot be read, the one that was read last is used: without any, no text could be shown.
        """
        if not self._drafts:
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
        drafts = [proof for proof in preview.proofs if proof.is_draft] if self._drafts else []
        for name, proof in name_proofs(drafts, (str(issue.number) for issue in preview.archive.issues)):
            self._say(f"草稿 {proof.draft.path}：{self.url}issues/{name}/ ，{count_findings(proof.findings)}")

    def _render_all(self, archive: Archive, published: Publication) -> Made:
        """Publish anew: a template with a mistake costs nothing. The index and the outputs move along."""
        with publishing(self.site) as fresh:
            render_site(self._project, fresh, archive, url=self.url)
            dress_site(self._project, fresh)
            self.finish_index()
            carry_over(self.site, fresh, (*self._made, *index_files(self.site)))
            return add_outputs(published, fresh, self._made)


class _Indexer:
    """Indexes in the background. Of the archives that arrive while it works, only the last one is taken."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._waiting: Analysis | None = None
        self._idle = threading.Event()
        self._idle.set()
        self._lock = threading.Lock()

    def index(self, analysis: Analysis) -> None:
        """Take an archive, with what is known of it, to be indexed."""
        with self._lock:
            self._waiting = analysis
            if self._idle.is_set():
                self._idle.clear()
                threading.Thread(target=self._work).start()

    def finish(self) -> None:
        """Wait until nothing is left to do."""
        self._idle.wait()

    def _work(self) -> None:
        while analysis := self._next():
            write_search(analysis.archive, self._site, analysis=analysis)

    def _next(self) -> Analysis | None:
        with self._lock:
            analysis, self._waiting = self._waiting, None
            if analysis is None:
                self._idle.set()
            return analysis
