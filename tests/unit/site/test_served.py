"""A site that is served: its files are fetched within bounds, and servers that behave oddly end in a line."""

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket

import pytest

from mediawatch.site.served import ServedSite
from mediawatch.site.verify import UnreachableError

Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def serving(answer: Answer) -> Generator[str]:
    """Serve this answer for all that is asked; give the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def reply(status: int, body: bytes = b"", **headers: str) -> Answer:
    def answer(to: BaseHTTPRequestHandler) -> None:
        to.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            to.send_header(name.replace("_", "-"), value)
        to.end_headers()
        to.wfile.write(body)

    return answer


def say_nonsense(to: BaseHTTPRequestHandler) -> None:
    to.wfile.write(b"what\r\n\r\n")


def hang_up(_: BaseHTTPRequestHandler) -> None:
    return None


def fetch(address: str, path: str = "a.html", *, largest: int = 10_000, seconds: float = 60) -> bytes:
    return b"".join(ServedSite(address, largest=largest, seconds=seconds).open_file(path))


def test_a_file_is_fetched_by_its_path_below_the_address() -> None:
    asked: list[str] = []

    def answer(to: BaseHTTPRequestHandler) -> None:
        asked.append(to.path)
        reply(200, b"well")(to)

    with serving(answer) as address:
        for base in (address, f"{address}sub", f"{address}sub/index.html"):
            assert fetch(base, "来源/a b%.html") == b"well"
    name = "%E6%9D%A5%E6%BA%90/a%20b%25.html"
    assert asked == [f"/{name}", f"/sub/{name}", f"/sub/{name}"]


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_not_there_is_missing(status: int) -> None:
    with serving(reply(status)) as address, pytest.raises(FileNotFoundError):
        fetch(address)


def test_the_page_for_what_is_not_there_may_come_as_such() -> None:
    with serving(reply(404, b"page")) as address:
        assert fetch(address, "404.html") == b"page"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (reply(500), "500"),
        (reply(200, b"0" * 20_000), "太大"),
        (reply(200, b"0", Content_Length="100"), "断"),
        (reply(302, Location="http://elsewhere.example/a.html"), "别的主机"),
        (reply(302, Location="file:///etc/passwd"), "302"),
        (reply(302, Location="/a.html"), "302"),
        (say_nonsense, "读不懂"),
        (hang_up, "."),
    ],
)
def test_servers_that_behave_oddly_end_in_a_line(answer: Answer, said: str) -> None:
    with serving(answer) as address, pytest.raises(UnreachableError, match=said) as refused:
        fetch(address)
    assert "\n" not in str(refused.value)


def test_a_file_that_takes_too_long_is_given_up() -> None:
    with serving(reply(200, b"0")) as address, pytest.raises(UnreachableError, match="还没有传完"):
        fetch(address, seconds=-1)


def test_a_server_that_is_not_there_is_said() -> None:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(UnreachableError):
        fetch(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    "address", ["file:///etc", "ftp://a.example/", "http://", "https://a.example/?x", "http://[x/"]
)
def test_what_is_no_address_of_a_site_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=r"no address|Invalid IPv6"):
        ServedSite(address)
