"""Fetches a page. Whatever the network does, it ends in time: with a page, or with one clear line."""

import socket
import ssl
import zlib
from collections.abc import Iterator
from http.client import HTTPException, HTTPMessage, HTTPResponse
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from typing import IO, cast
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

from mediawatch.failures import name_failure
from mediawatch.intake.capture.address import web_address
from mediawatch.intake.capture.page import LIMIT, CaptureError, PageBytes, printable, refuse_others, save_it
from mediawatch.intake.capture.reach import guarded_handlers, refuse_ports

_HEADERS = {
    "User-Agent": "mediawatch/0.1 (archive of a press digest; one page at a time, by hand)",
    "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1",
    "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.1",
    "Accept-Encoding": "gzip, deflate",
}
_PIECE = 65536
_KINDS = ("text/html", "application/xhtml+xml", "text/plain", "application/octet-stream", "")
"""Content types that may be a page: the last three are what servers say that do not know."""
_GZIP = b"\x1f\x8b"
_MOVED = (301, 302, 303, 307, 308)


def fetch_page(
    url: str, *, inside: bool = False, timeout: float = 20.0, limit: int = LIMIT, redirects: int = 5
) -> PageBytes:
    """Fetch a page. `timeout` is for all of it, `limit` for its decompressed bytes. Raises CaptureError.

    Machines of the house, this one included, are asked only where `inside` says so.
    """
    address = web_address(url)
    answers: Queue[PageBytes | CaptureError] = Queue()
    deadline = monotonic() + timeout

    def work() -> None:
        try:
            answers.put(_follow(address, deadline, limit, redirects, inside=inside))
        except CaptureError as error:
            answers.put(error)
        except Exception as error:  # whatever else a server makes of HTTP, it is an answer too
            answers.put(_explain(address, error))

    # A thread, because neither looking up a name nor a server that drips its headers knows of a deadline.
    Thread(target=work, daemon=True).start()
    try:
        answer = answers.get(timeout=timeout)
    except Empty:
        raise _too_slow(address) from None
    if isinstance(answer, CaptureError):
        raise answer
    return answer


class _StayHandler(HTTPRedirectHandler):
    """Follows no redirect: where it leads is looked at first."""

    def http_error_302(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage) -> None:
        """Leave a redirect to those who handle errors."""

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


def _follow(address: str, deadline: float, limit: int, redirects: int, *, inside: bool) -> PageBytes:
    """Fetch a page, through its redirects."""
    guard = () if inside else guarded_handlers()
    opener = build_opener(HTTPCookieProcessor(), _StayHandler(), *guard)  # some sites redirect until a cookie is back
    for _ in range(redirects + 1):
        refuse_ports(address)
        request = Request(address, headers=_HEADERS)  # noqa: S310 (web_address lets http and https pass only)
        try:
            with cast(HTTPResponse, opener.open(request, timeout=_left(address, deadline))) as response:
                return _read(response, address, deadline, limit)
        except HTTPError as error:
            with error:
                target = error.headers.get("Location")
                if error.code not in _MOVED:
                    raise _refused(address, error.code) from error
                if not target:
                    raise CaptureError(f"{address}：说网页搬走了，没有说搬到哪里（{save_it()}）") from error
                address = _next_address(address, _as_text(target))
    raise CaptureError(f"{address}：一直在跳转，打不开（{save_it()}）")


def _next_address(address: str, target: str) -> str:
    """Return where a redirect leads. Raises CaptureError where that is no page of the web."""
    try:
        return web_address(urljoin(address, target))
    except (CaptureError, ValueError) as error:
        raise CaptureError(f"{address}：跳转到 {printable(target)}，不能读（检查网址，或{save_it()}）") from error


def _read(response: HTTPResponse, address: str, deadline: float, limit: int) -> PageBytes:
    kind = response.headers.get_content_type() if response.headers.get("Content-Type") else ""
    if kind not in _KINDS:
        raise CaptureError(f"{address}：是 {printable(kind, 40)}，不是网页（请找这篇文章的网页，或把正文抄进稿子）")
    encoding = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    data = bytearray()
    for piece in _decompress(_pieces(response, address, deadline), encoding, limit):
        data += piece
        if len(data) > limit:
            raise CaptureError(f"{address}：超过 {limit / 1_000_000:g} MB，不像新闻网页（请检查网址）")
    refuse_others(bytes(data), address)
    return PageBytes(bytes(data), address, response.headers.get_content_charset())


def _pieces(response: HTTPResponse, address: str, deadline: float) -> Iterator[bytes]:
    """Yield an answer as it comes, until it ends or time is up."""
    while piece := response.read1(_PIECE):
        _left(address, deadline)
        yield piece
    if response.length:  # http.client ends such an answer in silence
        raise CaptureError(f"{address}：{_cut_off()}")


def _decompress(pieces: Iterator[bytes], encoding: str, limit: int) -> Iterator[bytes]:
    """Yield the bytes of a compressed answer, never more than the limit at once."""
    if encoding in ("identity", ""):
        yield from pieces
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise CaptureError(f"网站用了认不出的压缩方法 {printable(encoding, 20)}（{save_it()}）")
    reader = None
    for piece in pieces:
        # zlib's 47 reads gzip and zlib by their first bytes; some servers send deflate without any such bytes.
        if reader is None:
            bare = encoding == "deflate" and piece[0] & 0x0F != 8
            reader = zlib.decompressobj(-zlib.MAX_WBITS if bare else 47)
        yield reader.decompress(piece, limit + 1)
        while reader.unused_data.startswith(_GZIP):  # a gzip file may be several (RFC 1952, 2.2)
            rest, reader = reader.unused_data, zlib.decompressobj(47)
            yield reader.decompress(rest, limit + 1)
    if reader is not None and not reader.eof:
        raise zlib.error("the end is missing")


def _left(address: str, deadline: float) -> float:
    """Return the seconds that are left. Raises CaptureError where there are none."""
    left = deadline - monotonic()
    if left <= 0:
        raise _too_slow(address)
    return left


def _as_text(header: str) -> str:
    """Return a header that holds raw UTF-8, which http.client reads as Latin-1, as the text it is."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


def _refused(address: str, code: int) -> CaptureError:
    if code in (404, 410):
        return CaptureError(f"{address}：网站说没有这一页（HTTP {code}；检查网址，或找转载它的网页）")
    if code >= 500:
        return CaptureError(f"{address}：网站出错了（HTTP {code}；过一会儿再试，或{save_it()}）")
    return CaptureError(f"{address}：网站不让程序读这一页（HTTP {code}；{save_it()}）")


def _explain(address: str, error: Exception) -> CaptureError:
    """Say what went wrong on the way."""
    cause = error.reason if isinstance(error, URLError) else error
    for kind, words in _faults():
        if isinstance(cause, kind):
            return CaptureError(f"{address}：{words}")
    said = name_failure(cause) if isinstance(cause, OSError) else str(cause)
    return CaptureError(f"{address}：连不上（{printable(said)}；检查网址、网络与代理设置）")


def _too_slow(address: str) -> CaptureError:
    return CaptureError(f"{address}：{_slow()}")


def _slow() -> str:
    return f"网站太慢，没有等到（过一会儿再试，或{save_it()}）"


def _cut_off() -> str:
    return f"网页没有传完就断了（再试一次；还不行，{save_it()}）"


def _faults() -> tuple[tuple[type[Exception], str], ...]:
    """Return what to say of a fault; the first that fits."""
    return (
        (TimeoutError, _slow()),
        (socket.gaierror, "找不到这个网站（检查网址和网络）"),
        (ssl.SSLCertVerificationError, f"网站的证书有问题，没有读（{save_it()}）"),
        (ssl.SSLError, f"加密连接建不起来（{save_it()}）"),
        (ConnectionRefusedError, "网站拒绝连接（检查网址，或过一会儿再试）"),
        (zlib.error, f"网站传来的压缩数据是坏的（再试一次；还不行，{save_it()}）"),
        (HTTPException, _cut_off()),
        (ConnectionError, _cut_off()),
    )
