"""A live server: saving an issue, a page, a template or a style refreshes the site, and its search right after."""

import shutil
import socket
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from mediawatch.archive.archive import Archive
from mediawatch.check.formats import format_text
from mediawatch.pages.generate import generate
from mediawatch.site.build import (
    BuildStopped,
    Say,
    SiteError,
    dress_site,
    prove_search,
    read_archive,
    render_site,
    write_search,
)

HOST = "127.0.0.1"
POLLING = 0.2
"""Seconds between two looks at the watched files."""


def serve_site(project: Path, issues: Path, port: int, *, say: Say) -> int:
    """Build, serve, and build again what changes, until interrupted. Return the exit code.

    A file with errors is reported, and the last good site goes on being served.
    """
    if _is_taken(port):
        say(f"端口 {port} 已被占用：请关掉占用它的程序，或换一个端口（例如 --port {port % 65535 + 1}）。")
        return 1
    with tempfile.TemporaryDirectory(prefix="mediawatch-") as folder:
        live = _LiveSite(project, issues, Path(folder) / "site", f"http://{HOST}:{port}/", say)
        if not live.build():
            say("请改正上面的问题，再运行一次。")
            return 1
        server = _Server(live.rebuild, HOST, port, root=str(live.site), polling_interval=POLLING)
        server.error_handler = live.error_page
        server.when_listening = lambda: say(f"网站在 {live.url} ，保存文件后自动更新；按 Ctrl+C 结束。")
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


class _Server(LiveReloadServer):
    """MkDocs' live server, which also says when it can be reached."""

    when_listening: Callable[[], None]

    def server_activate(self) -> None:
        super().server_activate()
        self.when_listening()


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return True
    return False


class _LiveSite:
    """The site being served, and what is needed to bring it up to date."""

    def __init__(self, project: Path, issues: Path, site: Path, url: str, say: Say) -> None:
        self._project, self._issues, self._say = project, issues, say
        self.site, self.url = site, url
        self._theme_seen: dict[Path, int] = {}
        self._archive: Archive | None = None
        self._indexer = _Indexer(site)

    def build(self) -> bool:
        """Build everything for the first time. Return whether it worked."""
        if not self._update():
            return False
        self.finish_index()
        if self._archive:
            prove_search(self._archive, self.site)
        return True

    def rebuild(self) -> None:
        """Bring the site up to date; say so, or why not."""
        if self._update():
            self._say("已更新。")
        else:
            self._say("请改正上面的问题；网站保持上一次的样子。")

    def error_page(self, code: int) -> bytes | None:
        """Return the page for an address where nothing is."""
        page = self.site / f"{code}.html"
        return page.read_bytes() if page.is_file() else None

    def watched(self) -> tuple[Path, ...]:
        """Return the files and folders that people change."""
        docs = self._project / "docs"
        written = [path for path in docs.glob("*.md") if path.name != "index.md"]
        return (self._issues, self._project / "overrides", self._project / "mkdocs.yml", *written)

    def finish_index(self) -> None:
        """Wait until the search index is up to date."""
        self._indexer.finish()

    def _update(self) -> bool:
        """Render the pages that changed, or all of them if the theme did; then index what is new."""
        theme = self._theme()
        try:
            archive, findings = read_archive(self._issues)
            changed = generate(archive, self._project / "docs", only_changed=self._archive is not None)
            if theme == self._theme_seen and all(path.exists() for path in changed):
                for warning in render_site(self._project, self.site, archive, dirty=True, url=self.url):
                    self._say(f"网页有问题，正式建站会停下：{warning}")
            else:
                self._render_all(archive)
        except BuildStopped as stopped:
            self._say(format_text(stopped.findings))
            return False
        except (SiteError, OSError) as error:
            self._say(f"网页没有建成：{error}")
            return False
        if findings:
            self._say(format_text(findings))
        if archive != self._archive:
            self._indexer.index(archive)
        self._theme_seen, self._archive = theme, archive
        return True

    def _render_all(self, archive: Archive) -> None:
        """Render into a fresh folder, and swap: a template with a mistake costs nothing. The index moves along."""
        fresh, old = self.site.with_name("fresh"), self.site.with_name("old")
        render_site(self._project, fresh, archive, url=self.url)
        dress_site(fresh)
        if self.site.exists():
            self.finish_index()
            for path in (self.site / "search").iterdir():
                if path.name != "index.html":
                    path.rename(fresh / "search" / path.name)
            self.site.rename(old)
        fresh.rename(self.site)
        shutil.rmtree(old, ignore_errors=True)

    def _theme(self) -> dict[Path, int]:
        paths = [self._project / "mkdocs.yml", *(self._project / "overrides").rglob("*")]
        return {path: path.stat().st_mtime_ns for path in paths if path.is_file()}


class _Indexer:
    """Indexes in the background. Of the archives that arrive while it works, only the last one is taken."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._waiting: Archive | None = None
        self._idle = threading.Event()
        self._idle.set()
        self._lock = threading.Lock()

    def index(self, archive: Archive) -> None:
        """Take an archive to be indexed."""
        with self._lock:
            self._waiting = archive
            if self._idle.is_set():
                self._idle.clear()
                threading.Thread(target=self._work).start()

    def finish(self) -> None:
        """Wait until nothing is left to do."""
        self._idle.wait()

    def _work(self) -> None:
        while archive := self._next():
            write_search(archive, self._site)

    def _next(self) -> Archive | None:
        with self._lock:
            archive, self._waiting = self._waiting, None
            if archive is None:
                self._idle.set()
            return archive
