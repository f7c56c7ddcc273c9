"""A web server for one person at work: it shows a folder, and a page that has changed loads itself again.

An open page asks a few times a second whether its file is still the one that it shows, and only while somebody can see
it: no connection is held, so that any number of tabs may be open.
"""

from contextlib import suppress
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

_SCRIPT, _QUESTION = "/.live.js", "/.live"
_ASKING = f"""
let shown;
setInterval(async () => {{
  if (document.hidden) return;
  try {{
    const answer = await fetch("{_QUESTION}?page=" + encodeURIComponent(location.pathname), {{cache: "no-store"}});
    const now = await answer.text();
    if (answer.ok && shown !== undefined && now !== shown) location.reload();
    if (answer.ok) shown = now;
  }} catch {{ /* the server has ended, or begins anew */ }}
}}, 300);
"""
_TAG = f'<script src="{_SCRIPT}"></script>'.encode()
_TYPES = {".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml", ".md": "text/markdown"}
_SEARCHING = ("/search/", "/trends/")
"""Pages that show what the search index says."""
_INDEX = "search/manifest.json"


class LiveServer(ThreadingHTTPServer):
    """Shows the folder `root`, which may become another one at any time."""

    daemon_threads = True

    def __init__(self, host: str, port: int, root: Path) -> None:
        self.root = root
        super().__init__((host, port), _Handler)

    def state_of(self, page: str) -> str:
        """Return what changes when a page, given by its path on the server, or what it shows does."""
        paths = [page, _INDEX] if page.startswith(_SEARCHING) else [page]
        return " ".join(map(self._stamp, paths))

    def file_of(self, page: str) -> Path | None:
        """Return the file of a page; None where it has none, or lies outside of the folder."""
        path = self.root / page.lstrip("/")
        path = path / "index.html" if page.endswith("/") else path
        try:
            inside = path.resolve().is_relative_to(self.root.resolve())
        except (OSError, ValueError, RuntimeError):
            return None
        return path if inside else None

    def _stamp(self, page: str) -> str:
        path = self.file_of(page)
        try:
            seen = (path or self.root / "404.html").stat()
        except (OSError, ValueError):
            return "-"
        return f"{seen.st_mtime_ns}-{seen.st_size}-{seen.st_ino}"


class _Handler(SimpleHTTPRequestHandler):
    """Answers one request."""

    server: LiveServer  # pyright: ignore[reportIncompatibleVariableOverride]
    extensions_map = SimpleHTTPRequestHandler.extensions_map | _TYPES

    def do_GET(self) -> None:
        """Send a file, with the script that asks after it in every page; or answer that script."""
        asked = urlsplit(self.path)
        if asked.path == _SCRIPT:
            self._send(HTTPStatus.OK, _ASKING.encode(), "text/javascript")
        elif asked.path == _QUESTION:
            page = parse_qs(asked.query).get("page", ["/"])[0]
            self._send(HTTPStatus.OK, self.server.state_of(page).encode(), "text/plain")
        else:
            self._send_file()

    do_HEAD = do_GET  # noqa: N815 - the library's name

    def _send_file(self) -> None:
        path = self.server.file_of(self._page())
        data: bytes | None = None
        with suppress(OSError, ValueError):
            if path and path.is_dir():
                self._redirect(f"{urlsplit(self.path).path}/")
                return
            data = path.read_bytes() if path else None
        if path is None or data is None:
            missing = self.server.root / "404.html"
            found = missing.read_bytes() if missing.is_file() else b"404"
            self._send(HTTPStatus.NOT_FOUND, found, "text/html")
            return
        self._send(HTTPStatus.OK, data, self.guess_type(path.name))

    def _page(self) -> str:
        return unquote(urlsplit(self.path).path, errors="surrogateescape")

    def _redirect(self, place: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", place)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        if kind.startswith("text/html"):
            head, end, tail = data.rpartition(b"</body>")
            data = b"".join((head, _TAG, end, tail)) if end else data + _TAG
        if kind.startswith("text/") and "charset" not in kind:
            kind = f"{kind}; charset=utf-8"
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""
