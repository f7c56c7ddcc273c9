"""A site where it is served: its files one by one, from its own host alone, within bounds of size and time."""

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import IO
from urllib.parse import quote, urlsplit

from mediawatch.failures import name_failure
from mediawatch.site.verify import UnreachableError

_NOT_FOUND_PAGE = "404.html"
_PIECE = 1 << 16


class ServedSite:
    """Opens the files of a site by its address. `largest` are bytes of a file, `seconds` those that it may take."""

    def __init__(self, address: str, *, largest: int = 1_000_000_000, wait: float = 20, seconds: float = 300) -> None:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise ValueError(f"no address of a site: {address}")
        self._address = address.rstrip("/").removesuffix("/index.html") + "/"
        self._largest, self._wait, self._seconds = largest, wait, seconds
        self._opener = urllib.request.build_opener(_OwnHost(parts.netloc), _NotFound())

    def open_file(self, path: str) -> Iterator[bytes]:
        """Yield a file in pieces. Raises FileNotFoundError where there is none, UnreachableError for all else."""
        headers = {"Accept-Encoding": "identity", "User-Agent": "mediawatch", "Cache-Control": "no-cache"}
        request = urllib.request.Request(self._address + quote(path), headers=headers)  # noqa: S310 - http only
        until = time.monotonic() + self._seconds
        try:
            with self._opener.open(request, timeout=self._wait) as answer:
                size = 0
                while piece := answer.read1(_PIECE):
                    size += len(piece)
                    if size > self._largest or time.monotonic() > until:
                        raise UnreachableError("太大" if size > self._largest else f"{self._seconds:g} 秒还没有传完")
                    yield piece
                if answer.length:
                    raise UnreachableError("没有传完就断了")
        except urllib.error.HTTPError as error:
            error.close()
            if error.code in (404, 410):
                raise FileNotFoundError(path) from None
            raise UnreachableError(f"服务器答 {error.code}") from None
        except urllib.error.URLError as error:
            reason = error.reason
            raise UnreachableError(name_failure(reason) if isinstance(reason, OSError) else str(reason)) from None
        except TimeoutError:
            raise UnreachableError(f"{self._wait:g} 秒没有回答") from None
        except OSError as error:
            raise UnreachableError(name_failure(error)) from None
        except (http.client.HTTPException, ValueError):
            raise UnreachableError("服务器的回答读不懂") from None


class _NotFound(urllib.request.HTTPErrorProcessor):
    """Takes the page for what is not there as it comes: some servers answer 404 for that too."""

    def http_response(
        self, request: urllib.request.Request, response: http.client.HTTPResponse
    ) -> http.client.HTTPResponse:
        """Return the answer, or let an error be made of it."""
        if response.status == 404 and request.selector.endswith(f"/{_NOT_FOUND_PAGE}"):
            return response
        return super().http_response(request, response)

    https_response = http_response


class _OwnHost(urllib.request.HTTPRedirectHandler):
    """Follows no redirect to another host."""

    def __init__(self, host: str) -> None:
        self._host = host

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Return the request of where a redirect leads. Raises URLError for another host."""
        if urlsplit(newurl).netloc != self._host or urlsplit(newurl).scheme not in ("http", "https"):
            fp.close()
            raise urllib.error.URLError("转到别的主机去了")
        return super().redirect_request(req, fp, code, msg, headers, newurl)
