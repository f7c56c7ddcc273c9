"""The text of a page: its encoding is what the bytes are, whatever was declared. Pure."""

import codecs
import re

from charset_normalizer import from_bytes

from mediawatch.intake.capture.page import SAVE_IT, CaptureError, Page

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_CHINESE = ("gb18030", "big5hkscs")
"""Encodings that are tried whatever is declared; GB 2312 and GBK are parts of the first."""
_OTHERS = ("euc_jp", "shift_jis", "cp932", "euc_kr", "cp949")
"""Encodings that are tried where they are declared. Those of single bytes fit all bytes, which proves nothing."""
_BROKEN = 0.01
"""The share of a page's bytes that may be broken."""


def decode_page(page: Page) -> tuple[str, str]:
    """Return a page's text, and what is wrong with it. Raises CaptureError where it is no text."""
    for mark, encoding in _MARKS:
        if page.data.startswith(mark):
            return page.data.decode(encoding, "replace"), ""
    encodings = list(dict.fromkeys(["utf-8", *_declared(page), *_CHINESE]))
    for encoding in encodings:
        try:
            text = page.data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding not in _CHINESE or _is_plausible(text):
            return text, ""
    text = min((page.data.decode(one, "replace") for one in encodings), key=lambda text: text.count("\ufffd"))
    if (broken := text.count("\ufffd")) <= len(page.data) * _BROKEN and _is_plausible(text):
        return text, f"网页里有 {broken} 处乱码：请对照原文改正稿子里的“\ufffd”" if broken else ""
    if best := from_bytes(page.data).best():
        return str(best), "网页的编码是猜的：请看看有没有乱码"
    raise CaptureError(f"网页的文字认不出是什么编码（{SAVE_IT}，编码选 UTF-8）")


def _declared(page: Page) -> list[str]:
    """Return the encodings that server and page declare, where their word is worth something."""
    inside = _DECLARED.search(page.data[:8192])
    names: list[str] = []
    for word in (page.charset or "", inside[1].decode("ascii", "replace") if inside else ""):
        try:
            name = codecs.lookup(word).name
        except (LookupError, ValueError):
            continue
        if name in _OTHERS:
            names.append(name)
    return names


def _is_plausible(text: str) -> bool:
    """Tell whether most characters are ones that people write: those of a wrongly decoded text are rare ones."""
    characters = {character for character in text if character > "\x7f"} - {"\ufffd"}
    return sum(map(_is_common, characters)) >= 0.7 * len(characters)


def _is_common(character: str) -> bool:
    for encoding, last in (("gb2312", b"\xf7\xfe"), ("big5", b"\xc6\x7e")):
        try:
            if character.encode(encoding) <= last:
                return True
        except UnicodeEncodeError:
            continue
    return False
