"""The live server shows a folder, and tells a page when it is no longer what it shows."""

import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediawatch.site.live_server import LiveServer


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    """Return a server of a small site, outside of which there is a file too."""
    site = tmp_path / "site"
    for path, text in (
        ("index.html", "<body>首页</body>"),
        ("404.html", "<body>没有</body>"),
        ("来源/index.html", "<body>来源</body>"),
        ("search/index.html", "<body></body>"),
        ("search/manifest.json", "{}"),
        ("a.js", "1"),
    ):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    (tmp_path / "secret").touch()
    server = LiveServer("127.0.0.1", 0, site)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def get(server: LiveServer, path: str) -> tuple[int, str, str]:
    """Return the status, the type and the text of an answer."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}{path}") as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers["Content-Type"], error.read().decode()


def test_pages_are_shown_with_the_script_that_asks_after_them(server: LiveServer) -> None:
    assert get(server, "/") == (200, "text/html; charset=utf-8", '<body>首页<script src="/.live.js"></script></body>')
    assert "来源" in get(server, "/%E6%9D%A5%E6%BA%90")[2]
    assert get(server, "/.live.js")[1] == "text/javascript; charset=utf-8"
    assert get(server, "/a.js?1") == (200, "text/javascript; charset=utf-8", "1")


@pytest.mark.parametrize("path", ["/nothing", "/nothing/", "/../secret", "/%2e%2e/secret", "/a%00b", "/" + "a" * 5000])
def test_what_is_not_there_or_outside_is_not_found(server: LiveServer, path: str) -> None:
    status, _, text = get(server, path)
    assert (status, "没有" in text) == (404, True)


def test_the_state_of_a_page_changes_with_its_file_alone(server: LiveServer) -> None:
    state = {page: get(server, f"/.live?page={page}")[2] for page in ("/", "/a.js", "/nothing/", "/search/")}
    (server.root / "index.html").write_text("<body>改了</body>", encoding="utf-8")
    after = {page: get(server, f"/.live?page={page}")[2] for page in state}
    assert [page for page in state if state[page] != after[page]] == ["/"]


def test_a_page_that_searches_changes_with_the_index(server: LiveServer) -> None:
    before = get(server, "/.live?page=/search/")[2]
    (server.root / "search" / "manifest.json").write_text("{ }", encoding="utf-8")
    assert get(server, "/.live?page=/search/")[2] != before


def test_the_folder_may_be_another_one_later(server: LiveServer, tmp_path: Path) -> None:
    before = get(server, "/.live?page=/")[2]
    other = tmp_path / "other"
    other.mkdir()
    (other / "index.html").write_text("另一个", encoding="utf-8")
    server.root = other
    assert "另一个" in get(server, "/")[2]
    assert get(server, "/.live?page=/")[2] != before
