"""The words that `new`, the guide and the templates hand out to be replaced, as they may be left in an issue.

All are here: a test holds that those of CONTRIBUTING's example are known.
"""

import re
from datetime import date

from mediawatch.addresses import host_of
from mediawatch.archive.next_issue import BLANK_BODY, BLANK_TITLE
from mediawatch.model import Period

NUMBER = 524
PERIOD = Period(date(2023, 7, 1), date(2023, 7, 31))
"""The issue of the guide's example, and what it covers."""

_TITLE = re.compile(r"把这一行换成.*标题|(?:第[一二三四五六七八九十]篇)?文章的标题")
_PARAGRAPHS = (BLANK_BODY, "本期月报共收集……", "正文里的小标题", "小标题下面的一段。", "第二篇的正文。")
_NUMBERED = re.compile(r"正文第[一二三四五六七八九十]段[。.]?")
_NOTE = re.compile(
    r"[（(\[【]?(?:待(?:补充?|填写?|定)|(?:此处|这里)(?:填写?|粘贴)(?:标题|正文)|todo|tbd)[）)\]】]?[。.：:…]*"
    r"|[（(\[【](?:文章)?(?:标题|正文)(?:内容)?[）)\]】]",
    re.IGNORECASE,
)
"""What people write to themselves where a text or a title is to come."""
_EXAMPLE_HOST = re.compile(r"(?:.+\.)?example(?:\.(?:com|net|org|cn|com\.cn))?|.+\.(?:test|invalid)")
_HALVES = re.compile("|".join(re.escape(half) for half in re.split("(?<=[。；])", BLANK_BODY) if len(half) > 1))
"""The parts of what stands for a body: somebody may have replaced one of them."""
_DOTS = re.compile(r"[…⋯]|\.{3,}|。{2,}|·{3,}")
_ADDRESS = re.compile(
    r"https?://[^\s<>（）()]{0,300}(?:[…⋯][^\s<>（）()]{0,300}|\.{3,}(?![^\s<>（）()]))", re.IGNORECASE
)
_MARKS = re.compile(r"[\s　#*_>「」“”<>]+")


def is_title(text: str) -> bool:
    """Tell whether a title is one that stands for another."""
    words = _MARKS.sub("", text)
    return words == BLANK_TITLE or bool(_TITLE.fullmatch(words) or _NOTE.fullmatch(words)) or is_left_out(words)


def is_paragraph(line: str) -> bool:
    """Tell whether a line of a text is one that stands for another, or holds a part of it."""
    words = _MARKS.sub("", line)
    return bool(_NUMBERED.fullmatch(words) or _NOTE.fullmatch(words) or _HALVES.search(line) or words in _PARAGRAPHS)


def is_left_out(text: str) -> bool:
    """Tell whether a value is nothing but dots."""
    return bool(text.strip()) and not _DOTS.sub("", text).strip(" \t\u3000<>")


def is_example_address(url: str) -> bool:
    """Tell whether an address is one that examples are written with (RFC 2606), and leads nowhere."""
    return _EXAMPLE_HOST.fullmatch(host_of(url)) is not None


def find_address(text: str) -> str:
    """Return an address of a text that is not written out; nothing where there is none."""
    match = _ADDRESS.search(text)
    return match[0] if match else ""
