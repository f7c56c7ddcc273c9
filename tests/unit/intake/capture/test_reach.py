"""Pages are fetched from the public web; machines of the house are asked only where a person says so."""

import socket
from collections.abc import Callable
from typing import Any

import pytest
from test_fetch import PAGE, Handler, Server, server

from mediawatch.commands import name_option
from mediawatch.intake.capture.fetch import fetch_page
from mediawatch.intake.capture.page import CaptureError, PageBytes
from mediawatch.intake.capture.reach import is_public, refuse_ports

__all__ = ["server"]


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "224.0.0.1"),
        *("0.0.0.0", "100.64.0.1", "198.18.0.1", "192.0.2.1", "255.255.255.255", "240.0.0.1"),  # noqa: S104
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "fec0::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:a00:1", "64:ff9b::a00:1", "64:ff9b:1::1"),
        *("2002:a00:1::", "2002:7f00:1::", "::127.0.0.1", "2001:0:a00:1::f5ff:fffe", "nonsense", ""),
    ],
)
def test_what_is_no_address_of_the_public_internet_is_known(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "223.5.5.5", "172.32.0.1", "2400:3200::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses_are_known(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "127.1", "0x7f000001", "0", "[::1]"])
def test_a_machine_of_the_house_is_not_asked(server: Server, host: str) -> None:
    server.handler.answer = Handler.reply
    address = server.url.replace("127.0.0.1", host)
    with pytest.raises(CaptureError) as refused:
        fetch_page(address, timeout=10)
    assert "内网或本机" in str(refused.value)
    assert name_option("inside", True) in str(refused.value)
    assert "\n" not in str(refused.value)
    assert server.handler.seen == []


def test_a_machine_of_the_house_is_asked_where_a_person_says_so(server: Server) -> None:
    server.handler.answer = Handler.reply
    assert fetch_page(server.url, inside=True, timeout=10).data == PAGE


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[list[str]]]:
    """What names stand for: for each, one answer after the other, the last for good; a public address leads here."""
    answers: dict[str, list[list[str]]] = {}
    asked, opened = socket.getaddrinfo, socket.socket.connect

    def look_up(host: str, port: int, *given: Any, **named: Any) -> list[tuple[Any, ...]]:
        if host not in answers:
            return list(asked(host, port, *given, **named))
        found = answers[host].pop(0) if len(answers[host]) > 1 else answers[host][0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in found]

    def connect(self: socket.socket, place: tuple[str, int]) -> None:
        opened(self, ("127.0.0.1", place[1]) if place[0] == "8.8.8.8" else place)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket.socket, "connect", connect)
    return answers


def fetch(server: Server, answer: Callable[[Handler], None] = Handler.reply) -> PageBytes:
    server.handler.answer = answer
    return fetch_page(server.url.replace("127.0.0.1", "news.example"), timeout=10)


def test_a_name_that_is_public_is_asked(server: Server, names: dict[str, list[list[str]]]) -> None:
    names["news.example"] = [["8.8.8.8"]]
    assert fetch(server).data == PAGE


@pytest.mark.parametrize("found", [["127.0.0.1"], ["8.8.8.8", "127.0.0.1"]])
def test_a_name_that_stands_for_a_machine_of_the_house_is_refused(
    server: Server, names: dict[str, list[list[str]]], found: list[str]
) -> None:
    names["news.example"] = [found]
    with pytest.raises(CaptureError, match=r"news\.example（127\.0\.0\.1）：是内网或本机"):
        fetch(server)
    assert server.handler.seen == []


def test_what_was_looked_at_is_connected_to_whatever_the_name_stands_for_later(
    server: Server, names: dict[str, list[list[str]]]
) -> None:
    names["news.example"] = [["8.8.8.8"], ["127.0.0.1"]]
    assert fetch(server).data == PAGE
    with pytest.raises(CaptureError, match="内网"):
        fetch(server)


def test_a_redirect_into_the_house_is_refused(server: Server, names: dict[str, list[list[str]]]) -> None:
    names["news.example"] = [["8.8.8.8"]]
    inside = server.url
    with pytest.raises(CaptureError, match="内网"):
        fetch(server, lambda to: to.reply(b"", 302, Location=f"{inside}secret"))
    assert [path for path, _ in server.handler.seen] == ["/"]


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_is_asked_for_no_machine_of_the_house(
    server: Server, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    server.handler.answer = Handler.reply
    monkeypatch.setenv(f"{scheme}_proxy", server.url)
    with pytest.raises(CaptureError, match="内网"):
        fetch_page(f"{scheme}://169.254.169.254/latest/", timeout=10)
    assert server.handler.seen == []


def test_encrypted_pages_are_fetched_from_public_machines_alone(server: Server) -> None:
    with pytest.raises(CaptureError, match="内网"):
        fetch_page(server.url.replace("http:", "https:"), timeout=10)


@pytest.mark.parametrize("port", [22, 25, 6379, 3306])
def test_a_port_of_another_service_is_refused(port: int) -> None:
    with pytest.raises(CaptureError, match=f"端口 {port}"):
        fetch_page(f"http://news.example:{port}/", timeout=10)


@pytest.mark.parametrize("address", ["http://a.cn/", "http://a.cn:8080/", "http://a.cn:81/", "https://a.cn:8443/"])
def test_ports_that_web_pages_have_are_no_reason_to_refuse(address: str) -> None:
    refuse_ports(address)
