"""Which machines a page is fetched from: those of the public web alone, unless a person says that others are meant.

An address that somebody pastes, or that a page leads on to, must not make the program ask the house's own machines.
So a name is looked up once, what it stands for is looked at, and just that is connected to.
"""

import socket
from contextlib import suppress
from http.client import HTTPConnection, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any, cast
from urllib.parse import urlsplit
from urllib.request import HTTPHandler, HTTPSHandler, Request

from mediawatch.commands import name_option
from mediawatch.intake.capture.page import CaptureError, printable, save_it

_WITH_IPV4 = IPv6Network("64:ff9b::/96")
"""IPv6 addresses that stand for one of IPv4 (RFC 6052), beside those that Python knows."""
_OTHER_PORTS = frozenset(
    (*range(80), *range(101, 105), *range(109, 124), 87, 95, 135, 137, 139, 143, 161, 179, 389, 427, 445, 465)
) | {*range(512, 516), *range(526, 564), 587, 601, 636, 989, 990, 993, 995, 2049, 3306, 5432, 6000, 6379, 11211}
"""Ports of services that are no web pages, as browsers refuse them (Fetch, port blocking), and of databases."""


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public internet, whatever way it is written."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        within = _embedded(ip)
        if within is not None:
            return _is_public(within)
    return _is_public(ip)


def refuse_ports(address: str) -> None:
    """Raise CaptureError for an address whose port belongs to another service than the web."""
    port = urlsplit(address).port
    if port in _OTHER_PORTS:
        raise CaptureError(f"{address}：端口 {port} 不是网页用的，没有读（检查网址）")


def guarded_handlers() -> tuple[HTTPHandler, HTTPSHandler]:
    """Return what opens connections for urllib, to public machines only, or to the proxy that the environment names."""
    return _Http(), _Https()


def _is_public(ip: IPv4Address | IPv6Address) -> bool:
    local = isinstance(ip, IPv6Address) and ip.is_site_local
    return ip.is_global and not (local or ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _embedded(ip: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that one of IPv6 stands for, if any."""
    if ip in _WITH_IPV4:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def _look_up(host: str, port: int) -> list[tuple[Any, ...]]:
    """Return what a name stands for. Raises CaptureError where any of it is no public machine."""
    found = cast(list[tuple[Any, ...]], socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    for *_, place in found:
        if not is_public(str(place[0])):
            where = printable(host, 60) if host == place[0] else f"{printable(host, 60)}（{place[0]}）"
            raise CaptureError(
                f"{where}：是内网或本机的地址，没有读（检查网址；真要读内网的网页就加 {name_option('inside', True)}，"
                f"或{save_it()}）"
            )
    return found


def _connect(target: tuple[str, int], timeout: float | None = None, *_: object) -> socket.socket:
    """Connect to a public machine: to the very address that was looked at, so that no later answer can be another."""
    fault: OSError | None = None
    for family, kind, protocol, _name, place in _look_up(*target):
        opened = socket.socket(family, kind, protocol)
        try:
            opened.settimeout(timeout)
            opened.connect(place)
        except OSError as error:
            opened.close()
            fault = error
        else:
            return opened
    raise fault or OSError(f"no address for {target[0]}")


def _guard(connection: HTTPConnection) -> None:
    connection._create_connection = _connect  # type: ignore[attr-defined]


class _PlainConnection(HTTPConnection):
    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        _guard(self)


class _SecureConnection(HTTPSConnection):
    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        _guard(self)


class _Http(HTTPHandler):
    def http_open(self, req: Request) -> Any:
        """Open a page; a proxy may be in the house, but what it is asked for may not."""
        return self.do_open(HTTPConnection if _is_by_proxy(req) else _PlainConnection, req)


class _Https(HTTPSHandler):
    def https_open(self, req: Request) -> Any:
        """Open a page, encrypted."""
        return self.do_open(HTTPSConnection if _is_by_proxy(req) else _SecureConnection, req)


def _is_by_proxy(request: Request) -> bool:
    """Tell whether a proxy is asked for a page. What can be looked up here must be public for it too."""
    asked = urlsplit(request.full_url)
    if request.host == asked.netloc:
        return False
    with suppress(socket.gaierror):  # the proxy alone may know names of the world outside
        _look_up(asked.hostname or "", asked.port or 0)
    return True
