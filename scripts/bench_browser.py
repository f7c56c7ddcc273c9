"""Visits to a folder of files with an empty cache, in Chromium, counting what the server sends."""

import functools
import http.server
import sys
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "browser"))

from find_chromium import find_chromium

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass(frozen=True, slots=True)
class Visit:
    """What a page answered, how many bytes and requests that took (headers apart), and how many milliseconds."""

    answers: list[Any]
    size: int
    requests: int
    time: float


class Visitor(Protocol):
    """Serves a folder, runs a script on queries there, and counts."""

    def __call__(self, folder: Path, script: str, texts: list[str], delay: float = 0) -> Visit:
        """Visit; the server takes `delay` seconds to answer each request."""
        ...


@contextmanager
def visiting() -> Generator[Visitor]:
    """Start Chromium; give what visits folders with it."""
    sent: list[int] = []
    delays = [0.0]

    class Files(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            """Keep quiet."""

        def do_GET(self) -> None:
            if self.path == "/blank.html":
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                return
            time.sleep(delays[0])
            path = Path(self.translate_path(self.path))
            sent.append(path.stat().st_size if path.is_file() else 0)
            super().do_GET()

    class Server(http.server.ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)

        def visit(folder: Path, script: str, texts: list[str], delay: float = 0) -> Visit:
            delays[0] = delay
            with Server(("127.0.0.1", 0), functools.partial(Files, directory=str(folder))) as server:
                threading.Thread(target=server.serve_forever, daemon=True).start()
                base = f"http://127.0.0.1:{server.server_port}/"
                page = browser.new_context().new_page()
                page.goto(f"{base}blank.html")
                sent.clear()
                start = time.perf_counter()
                answers = page.evaluate(script, [base, texts])
                taken = 1000 * (time.perf_counter() - start)
                visited = Visit(answers, sum(sent), len(sent), taken)
                page.context.close()
                server.shutdown()
            return visited

        yield visit
        browser.close()
