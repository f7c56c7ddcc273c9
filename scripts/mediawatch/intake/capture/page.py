"""A news page as it came: bytes, and what was said of them. Refuses what is no web page."""

from dataclasses import dataclass
from pathlib import Path

from mediawatch.commands import name_option
from mediawatch.intake.readers.web_page import ARCHIVED, MARKUP

LIMIT = 10_000_000
"""Bytes of the largest page that is read, after decompression."""

_OTHERS = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"RIFF", "图片或视频"),
    (b"PK\x03\x04", "压缩包或 Office 文件"),
    (b"\xd0\xcf\x11\xe0", "Office 文件"),
    (b"Rar!", "压缩包"),
    (b"{", "JSON 数据"),
)


class CaptureError(Exception):
    """A page that cannot become an article; the message says why and what to do, in one Chinese line."""


def save_it() -> str:
    """Return what to do where the program cannot get a page that a person can see."""
    return f"请用浏览器打开它，另存为“网页，全部”，再用 {name_saved()} 读它"


def name_saved() -> str:
    """Return how a saved page is named to the program."""
    return name_option("from_file", "网页.html")


def printable(text: str, most: int = 80) -> str:
    """Return the beginning of a text from outside, as a message can show it."""
    return "".join(filter(str.isprintable, text))[:most]


@dataclass(frozen=True, slots=True)
class PageBytes:
    """A page's bytes. `url` is where it came from in the end; `charset` what the server said of its encoding."""

    data: bytes
    url: str | None = None
    charset: str | None = None


def read_page(path: Path, url: str | None) -> PageBytes:
    """Read a saved page. Raises CaptureError where the file is none."""
    try:
        if path.is_dir():
            raise CaptureError(f"{path}：是文件夹，不是网页（写里面的 .html 文件：{name_saved()}）")
        if not path.is_file():
            raise CaptureError(f"{path}：没有这个文件（检查文件名和路径）")
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        raise CaptureError(f"{path}：文件打不开（检查文件的权限）") from error
    if len(data) > LIMIT:
        raise CaptureError(f"{path}：超过 {LIMIT // 1_000_000} MB，不像新闻网页（请检查是不是这个文件）")
    refuse_others(data, str(path))
    return PageBytes(data, url)


def refuse_others(data: bytes, name: str) -> None:
    """Raise CaptureError unless the bytes are a web page."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n\f")
    if not start:
        raise CaptureError(f"{name}：是空的（{save_it()}）")
    for mark, kind in _OTHERS:
        if start.startswith(mark):
            raise CaptureError(f"{name}：是{kind}，不是网页（请找这篇文章的网页，或把正文抄进稿子）")
    if ARCHIVED.match(start):
        raise CaptureError(f"{name}：是 MHTML 单个文件（请重新另存，保存类型选“网页，全部”）")
    if not MARKUP.search(data[:65536].replace(b"\0", b"")):  # UTF-16 has a NUL beside every ASCII character
        raise CaptureError(f"{name}：里面没有 HTML，不是网页（请找这篇文章的网页，或把正文抄进稿子）")
