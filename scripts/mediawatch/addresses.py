"""The host of a web address: one answer for whoever asks which site an address belongs to. Imports nothing."""

from contextlib import suppress
from urllib.parse import urlsplit


def host_of(url: str | None) -> str:
    """Return the host of an address as `plain_host` gives it; nothing where it has none."""
    try:
        return plain_host(urlsplit(url or "").hostname or "")
    except ValueError:
        return ""


def plain_host(host: str) -> str:
    """Return a host in small letters, in the script that people write it in (RFC 3490), without `www.`."""
    host = host.lower()
    if not host.isascii() or "xn--" in host:
        with suppress(UnicodeError):  # where no name server knows it, it stays as somebody wrote it
            host = host.encode("idna").decode("idna")
    return host.rstrip(".").removeprefix("www.")
