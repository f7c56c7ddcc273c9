"""The bytes of a saved page become its text: archives are unpacked, wrong words about the encoding found out."""

import email
import email.policy
import re
from dataclasses import dataclass
from email.message import Message

from mediawatch.addresses import host_of
from mediawatch.intake.document import UnreadableDocumentError
from mediawatch.intake.readers.decoding import Decoded, decode

ARCHIVED = re.compile(
    rb"\s*(?:[\w-]+\s*:[^\n]*\n(?:[ \t][^\n]*\n)*){0,30}?(?:MIME-Version|Content-Type)\s*:", re.IGNORECASE
)
"""How a page begins that a browser saved with its pictures, as a letter."""
MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|div|p|table)\b", re.IGNORECASE)
"""What a page has near its beginning, and a plain text has not."""
_DECLARED = re.compile(rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\(\d+\)\s*(\S+)|<base[^>]{0,200}?href\s*=\s*[\"']?([^\"'\s>]+)"
    r"|<link[^>]{0,200}?rel\s*=\s*[\"']?canonical[\"']?[^>]{0,200}?href\s*=\s*[\"']?([^\"'\s>]+)",
    re.IGNORECASE,
)
_FRAMES = re.compile(r"<frameset\b", re.IGNORECASE)
_FRAME = re.compile(r"<frame\b[^>]{0,400}?src\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_MOST_FRAMES = 5
_HEAD = 8192


@dataclass(frozen=True, slots=True)
class WebPage:
    """A saved page: its text, the encoding, the host it was saved from (none where nothing says so), bytes lost."""

    text: str
    encoding: str
    host: str
    lost: int


def open_page(data: bytes) -> WebPage:
    """Read a saved page (.html, .mht). Raises UnreadableDocumentError, also for a page that only frames others."""
    pages = [_open(*one) for one in _unpack(data)] if ARCHIVED.match(data[:_HEAD]) else [_open(data, "", "")]
    page = next((page for page in pages if not _FRAMES.search(page.text)), None)
    if page is None:
        names = [match[1] for match in _FRAME.finditer(pages[0].text)][:_MOST_FRAMES]
        where = "、".join(names) or "别的文件"
        raise UnreadableDocumentError(f"这是框架网页，文字不在这个文件里，在 {where} 里：请导入其中有正文的那个文件")
    if len(pages) > 1 and _FRAMES.search(pages[0].text):
        page = max((page for page in pages if not _FRAMES.search(page.text)), key=lambda one: len(one.text))
    return page


def _open(data: bytes, declared: str, address: str) -> WebPage:
    decoded = decode_page(data, declared)
    saved = _SAVED_FROM.search(decoded.text[:_HEAD])
    address = address or (next(filter(None, saved.groups()), "") if saved else "")
    return WebPage(decoded.text, decoded.encoding, host_of(address), decoded.lost)


def decode_page(data: bytes, said: str = "") -> Decoded:
    """Return a page's text; `said` is its encoding by another word than its own. Raises UnreadableDocumentError."""
    found = _DECLARED.search(data[:_HEAD])
    return decode(data, (said, found[1].decode("ascii", "replace") if found else ""))


def _unpack(data: bytes) -> list[tuple[bytes, str, str]]:
    """Return the pages of a web archive, each with its charset and its address."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    pages = [
        (content, str(part.get_content_charset() or ""), _address_of(part) or _address_of(message))
        for part in message.walk()
        if part.get_content_type() == "text/html" and isinstance(content := part.get_payload(decode=True), bytes)
    ]
    if not pages:
        raise UnreadableDocumentError("网页档案里没有网页：在浏览器里打开，另存为 .html 再导入")
    return pages


def _address_of(part: Message) -> str:
    return str(part.get("Snapshot-Content-Location") or part.get("Content-Location") or "").strip()
