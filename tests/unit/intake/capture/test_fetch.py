"""Fetching a page: whatever a server does, it ends in time, with a page or with one clear line."""

import gzip
import socket
import ssl
import threading
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.error import URLError
from urllib.request import OpenerDirector

import pytest

from mediawatch.intake.capture.fetch import fetch_page
from mediawatch.intake.capture.page import CaptureError, PageBytes

PAGE = "<!DOCTYPE html><html><body><p>正文。</p></body></html>".encode()
SHORT = 0.4
"""Seconds that a test waits for a server that never finishes."""

Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers as the test told its server to."""

    answer: Answer
    seen: list[tuple[str, str]]
    stopped: threading.Event

    def do_GET(self) -> None:
        self.seen.append((self.path, self.headers.get("User-Agent", "")))
        try:
            type(self).answer(self)
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def reply(self, body: bytes = PAGE, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in ({"Content-Type": "text/html", "Content-Length": str(len(body))} | given).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


class Server:
    """A web server on this machine."""

    def __init__(self) -> None:
        self.handler = type("Told", (Handler,), {"seen": [], "stopped": threading.Event()})
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self.handler)
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_port}/"
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def fetch(self, answer: Answer, *, timeout: float = 10.0, limit: int = 1_000_000, redirects: int = 3) -> PageBytes:
        self.handler.answer = answer
        return fetch_page(f"{self.url}a", inside=True, timeout=timeout, limit=limit, redirects=redirects)

    def close(self) -> None:
        self.handler.stopped.set()
        self._http.shutdown()
        self._http.server_close()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    running = Server()
    yield running
    running.close()


def refusal(server: Server, answer: Answer, *, timeout: float = 10.0, limit: int = 1_000_000) -> str:
    """Return the line that a fetch ends with."""
    with pytest.raises(CaptureError) as refused:
        server.fetch(answer, timeout=timeout, limit=limit)
    text = str(refused.value)
    assert "\n" not in text
    return text


def test_a_page_comes_with_its_address_and_declared_encoding(server: Server) -> None:
    page = server.fetch(lambda to: to.reply(Content_Type="text/html; charset=GBK"))
    assert page == PageBytes(PAGE, f"{server.url}a", "gbk")
    assert "mediawatch" in server.handler.seen[0][1]


def test_a_redirect_is_followed_to_where_the_page_is(server: Server) -> None:
    def answer(to: Handler) -> None:
        if to.path == "/a":
            to.reply(b"", 302, Location="/新闻 1?x=2#top".encode().decode("latin-1"))
        else:
            to.reply()

    assert server.fetch(answer).url == f"{server.url}%E6%96%B0%E9%97%BB%201?x=2"


def test_a_site_that_wants_its_cookie_back_gets_it(server: Server) -> None:
    def answer(to: Handler) -> None:
        if "seen=1" in to.headers.get("Cookie", ""):
            to.reply()
        else:
            to.reply(b"", 302, Location="/a", Set_Cookie="seen=1")

    assert server.fetch(answer).data == PAGE


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "deflate", "bare deflate"])
def test_a_compressed_page_is_unpacked(server: Server, encoding: str) -> None:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = {
        "gzip": gzip.compress(PAGE, mtime=0),
        "x-gzip": gzip.compress(PAGE[:9], mtime=0) + gzip.compress(PAGE[9:], mtime=0),
        "deflate": zlib.compress(PAGE),
        "bare deflate": packer.compress(PAGE) + packer.flush(),
    }[encoding]
    assert server.fetch(lambda to: to.reply(packed, Content_Encoding=encoding.removeprefix("bare "))).data == PAGE


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (404, "没有这一页"),
        (410, "没有这一页"),
        (403, "另存为"),
        (412, "另存为"),
        (503, "过一会儿"),
    ],
)
def test_an_error_of_the_site_is_told_with_what_to_do(server: Server, status: int, words: str) -> None:
    text = refusal(server, lambda to: to.reply(PAGE, status))
    assert f"HTTP {status}" in text
    assert words in text


@pytest.mark.parametrize(
    ("body", "headers", "words"),
    [
        (b"%PDF-1.7 ...", {}, "PDF"),
        (b"\x89PNG\r\n", {}, "图片"),
        (PAGE, {"Content-Type": "application/pdf"}, "application/pdf"),
        (b'{"a": "<p>"}', {}, "JSON"),
        (b"just words", {"Content-Type": "text/plain"}, "没有 HTML"),
        (b"", {}, "空的"),
        (b" \n ", {}, "空的"),
        (gzip.compress(PAGE, mtime=0)[:-20], {"Content-Encoding": "gzip"}, "压缩数据是坏的"),
        (b"not packed", {"Content-Encoding": "gzip"}, "压缩数据是坏的"),
        (PAGE, {"Content-Encoding": "br"}, "压缩方法 br"),
        (PAGE, {"Content-Length": "9999"}, "断了"),
        (b"5\r\nab", {"Transfer-Encoding": "chunked"}, "断了"),
    ],
)
def test_an_answer_that_is_no_page_is_refused(server: Server, body: bytes, headers: dict[str, str], words: str) -> None:
    def answer(to: Handler) -> None:
        to.reply(body, 200, **headers)
        to.close_connection = True

    assert words in refusal(server, answer)


def test_a_page_of_unknown_type_is_looked_at(server: Server) -> None:
    assert server.fetch(lambda to: to.reply(Content_Type="application/octet-stream")).data == PAGE


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/", "http://u:p@127.0.0.1/", "http://[::1/x"])
def test_a_redirect_to_what_is_no_page_is_refused_with_both_addresses(server: Server, target: str) -> None:
    assert f"{server.url}a：跳转到 {target}" in refusal(server, lambda to: to.reply(b"", 302, Location=target))
    assert len(server.handler.seen) == 1


@pytest.mark.parametrize("target", ["/a", "http://"])
def test_redirects_without_end_are_refused(server: Server, target: str) -> None:
    assert "一直在跳转" in refusal(server, lambda to: to.reply(b"", 302, Location=target))
    assert len(server.handler.seen) <= 4


def test_a_redirect_without_a_target_is_refused(server: Server) -> None:
    assert "没有说搬到哪里" in refusal(server, lambda to: to.reply(b"", 302))


def test_a_huge_page_is_refused_as_soon_as_it_is_too_long(server: Server) -> None:
    def answer(to: Handler) -> None:
        to.reply(PAGE, Transfer_Encoding="identity", Content_Length="99999999999")
        while not to.stopped.is_set():
            to.wfile.write(b"<p>" * 10_000)

    assert "超过 0.1 MB" in refusal(server, answer, limit=100_000)


def test_a_small_answer_that_unpacks_to_a_huge_one_is_refused(server: Server) -> None:
    bomb = gzip.compress(b"<html>" + b"0" * 50_000_000)
    tracemalloc.start()
    try:
        assert "超过 0.1 MB" in refusal(server, lambda to: to.reply(bomb, Content_Encoding="gzip"), limit=100_000)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "start", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\n<p>"]
)
def test_a_server_that_drips_is_given_up_in_time(server: Server, start: bytes) -> None:
    def answer(to: Handler) -> None:
        to.wfile.write(start)
        while not to.stopped.wait(0.02):
            to.wfile.write(b"x")

    assert "太慢" in refusal(server, answer, timeout=SHORT)


def test_a_page_is_not_waited_for_once_time_is_up(server: Server) -> None:
    def answer(to: Handler) -> None:
        to.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        for _ in range(100):
            to.wfile.write(b"x")
            to.stopped.wait(0.02)
        to.wfile.write(b"\r\n\r\n" + PAGE)
        to.close_connection = True

    assert "太慢" in refusal(server, answer, timeout=SHORT)


def test_nothing_is_read_of_a_page_that_was_given_up(server: Server) -> None:
    gone = threading.Event()

    def answer(to: Handler) -> None:
        to.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        try:
            while not to.stopped.wait(0.02):
                to.wfile.write(b"x")
        except OSError:
            gone.set()

    refusal(server, answer, timeout=SHORT)
    assert gone.wait(5)


def test_a_server_that_says_nothing_is_given_up_in_time(server: Server) -> None:
    def answer(to: Handler) -> None:
        to.stopped.wait()

    assert "太慢" in refusal(server, answer, timeout=SHORT)


@pytest.mark.parametrize(
    ("answered", "words"),
    [(b"", "断了"), (b"nonsense\r\n\r\n", "断了"), (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n", "断了")],
)
def test_what_is_no_http_is_refused(server: Server, answered: bytes, words: str) -> None:
    def answer(to: Handler) -> None:
        to.wfile.write(answered)
        to.close_connection = True

    assert words in refusal(server, answer)


def test_a_closed_port_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(CaptureError, match="拒绝连接"):
            fetch_page(f"http://127.0.0.1:{taken.getsockname()[1]}/", inside=True, timeout=5)


def test_plain_http_behind_https_is_told(server: Server) -> None:
    with pytest.raises(CaptureError, match="加密连接"):
        fetch_page(server.url.replace("http:", "https:"), inside=True, timeout=5)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (socket.gaierror(-2, "Name or service not known"), "找不到这个网站"),
        (ssl.SSLCertVerificationError(1, "certificate verify failed"), "证书"),
        (OSError(113, "No route to host"), "No route to host"),
    ],
)
def test_a_fault_of_the_network_is_told(monkeypatch: pytest.MonkeyPatch, fault: OSError, words: str) -> None:
    def fail(*_: object, **__: object) -> None:
        raise URLError(fault)

    monkeypatch.setattr(OpenerDirector, "open", fail)
    with pytest.raises(CaptureError, match=words):
        fetch_page("http://news.example/")


def test_a_proxy_of_the_environment_is_used(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.handler.answer = Handler.reply
    monkeypatch.setenv("http_proxy", server.url)
    assert fetch_page("http://news.example/x", timeout=10).data == PAGE
    assert server.handler.seen[0][0] == "http://news.example/x"


def test_an_address_that_is_not_of_the_web_is_never_asked_for() -> None:
    with pytest.raises(CaptureError, match="http://"):
        fetch_page("file:///etc/passwd")
