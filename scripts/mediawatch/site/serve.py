"""Serving a project's site to the person who works on it, as long as that person wants."""

import os
import socket
import tempfile
import threading
from collections.abc import Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from mediawatch.commands import name_command, name_option
from mediawatch.site.build import Say
from mediawatch.site.live import LiveSite
from mediawatch.site.live_server import LiveServer
from mediawatch.site.publisher import BUILT
from mediawatch.site.watch import Watcher

HOST = "127.0.0.1"


def serve_site(project: Path, issues: Path, port: int, *, drafts: bool = False, say: Say) -> int:
    """Build, serve, and build again what changes, until interrupted. Return the exit code.

    A file with errors is reported, and the last good site goes on being served; or else, with `drafts`, it is shown as
    far as it can be read, with what is wrong beside its words. While the first build is at work the site that was
    published last is shown, where there is one.
    """
    if _is_taken(port):
        say(f"端口 {port} 已被占用：请关掉占用它的程序，或换一个端口（例如 {name_option('port', port % 65535 + 1)}）。")
        return 1
    with tempfile.TemporaryDirectory(prefix="mediawatch-", ignore_cleanup_errors=True) as folder:
        live = LiveSite(project, issues, Path(folder) / "site", f"http://{HOST}:{port}/", say, drafts=drafts)
        watcher = Watcher(live.watched)
        try:
            with _listening(port) as server:
                return _serve(live, watcher, server, None if drafts else published_site(project, issues))
        except KeyboardInterrupt:
            say("已结束。")
        finally:
            live.finish_index()
    return 0


def _serve(live: LiveSite, watcher: Watcher, server: LiveServer, earlier: Path | None) -> int:
    if earlier:
        server.root = earlier
        live.say(f"先看上一次建成的网站：{live.url} ；正在更新，好了会自动换上。")
    if not live.build():
        preview = "" if live.drafts else f"；还没写好也想看，就运行 {name_command('serve', drafts=True)}"
        live.say(f"请改正上面的问题，再运行一次{preview}。")
        return 1
    server.root = live.site
    live.say(f"网站在 {live.url} ，保存文件后自动更新；按 Ctrl+C 结束。")
    while watcher.wait():
        live.rebuild(watcher.changed)
    return 0


def published_site(project: Path, issues: Path) -> Path | None:
    """Return the site that was built last of a project's own archive, None where there is none."""
    site = project / "site"
    ours = issues.resolve() == (project / "issues").resolve()
    return site if ours and (site / BUILT).is_file() else None


@contextmanager
def _listening(port: int) -> Generator[LiveServer]:
    """Give a server that answers in the background; there is nothing yet to be seen."""
    server = LiveServer(HOST, port, Path(os.devnull))
    thread = threading.Thread(target=partial(server.serve_forever, 0.1), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return True
    return False
