"""Web addresses: what a person pastes becomes an address that can be asked for and written down. Pure."""

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from mediawatch.intake.capture.page import CaptureError, name_saved, printable
from mediawatch.tracking import without_tracking

_SAFE = "!$%&'()*+,-./:;=?@_~"
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LONGEST = 2000
_PORTS = {"http": 80, "https": 443}


def web_address(text: str) -> str:
    """Return a pasted address as a URI without fragment. Raises CaptureError where it is none, or holds a password."""
    text = text.strip()
    shown = printable(text, 100)
    if len(text) > _LONGEST:
        raise _odd(shown)
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise _odd(shown) from error
    if parts.scheme not in _PORTS:
        what = "只能读 http:// 或 https:// 开头的网址"
        raise CaptureError(f"{shown}：{what}（从浏览器的地址栏重新复制；存下的网页用 {name_saved()} 读）")
    if parts.username is not None or parts.password is not None:
        raise CaptureError(
            f"网址里不能有用户名和密码（删掉 @ 前面的部分；要登录才能看的网页请另存，再用 {name_saved()}）"
        )
    if not host:
        raise _odd(shown)
    place = _ascii_host(host, shown)
    if port is not None and port != _PORTS[parts.scheme]:
        place += f":{port}"
    return urlunsplit((parts.scheme, place, _encode(parts.path) or "/", _encode(parts.query), ""))


def link_address(base: str | None, target: str) -> str | None:
    """Return the address that a link on a page leads to; None where it leads to no other web page."""
    if not target.strip() or target.strip().startswith("#"):
        return None
    try:
        address = web_address(urljoin(base or "", target.strip()))
    except (CaptureError, ValueError):
        return None
    return address.replace("(", "%28").replace(")", "%29")


def same_address(one: str, other: str) -> bool:
    """Tell whether two addresses lead to one page: scheme, `www.`, a last slash and tracking make no difference."""
    return bare_address(one) == bare_address(other)


def bare_address(url: str) -> str:
    """Return an address without what makes no difference to the page."""
    try:
        parts = urlsplit(without_tracking(web_address(url)))
    except CaptureError:
        return url
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}{parts.query and f'?{parts.query}'}"


def _ascii_host(host: str, shown: str) -> str:
    if ":" in host:
        return f"[{host}]"
    try:
        place = host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise _odd(shown) from error
    if not re.fullmatch(r"[a-z0-9._-]+", place):
        raise _odd(shown)
    return place


def _encode(text: str) -> str:
    return quote(_BARE_PERCENT.sub("%25", text), safe=_SAFE)


def _odd(shown: str) -> CaptureError:
    return CaptureError(f"{shown}：不是完整的网址（从浏览器的地址栏重新复制）")
