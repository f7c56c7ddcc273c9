"""Characters that nobody sees, that nobody can read, or that look like others: what they are is said here once."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from mediawatch.format import codes
from mediawatch.model import Edit, Finding, Severity

CONTROL = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff\\ufdd0-\\ufdef"
    + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(17))
    + "]"
)
"""Control characters, line ends that only some programs see, surrogates, noncharacters (Unicode 23.7)."""

_INVISIBLE = re.compile("[\\u00ad\\u200b-\\u200d\\u2060-\\u2064\\ufeff]")
"""What nobody sees, and what makes a name or a date another one; in running text it does no harm."""
_DIRECTION = re.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]")
"""What turns the order of the characters behind it round (UAX 9)."""
_UNSEEN = re.compile(f"{_INVISIBLE.pattern}|{_DIRECTION.pattern}")
_BROKEN = re.compile(r"\ufffd|锟斤拷")
_PRIVATE = re.compile("[\\ue000-\\uf8ff\\U000f0000-\\U000ffffd\\U00100000-\\U0010fffd]")
"""What only the font means something by that it was typed with."""

_RADICALS = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)} | dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "母民虎西见角贝车長长门青页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)
_AS_WHOLE = str.maketrans(_RADICALS)
"""The parts of characters that are whole characters too, as they come out of a PDF, and those they look like."""
_ALIKE = re.compile(
    "[\\u2e80-\\u2fd5\\uf900-\\ufad9\\U0002f800-\\U0002fa1d]"
    "|(?<=[A-Za-z])[АВЕКМНОРСТХасеорхуіјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο]+|(?<![АВЕКМНОРСТХасеорхуіјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο])[АВЕКМНОРСТХасеорхуіјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο]+(?=[A-Za-z])"
    "|(?<=[〇一二三四五六七八九])[OＯ]{1,2}(?=[〇一二三四五六七八九])"
)
"""What looks like another character and is not found by it."""

_NAMELESS = re.compile("|".join(one.pattern for one in (CONTROL, _UNSEEN, _PRIVATE)))
_ODD = re.compile("|".join(one.pattern for one in (CONTROL, _UNSEEN, _BROKEN, _PRIVATE, _ALIKE)))
_SUSPECT = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u00ad\\u0370-\\u04ff\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069"
    "\\u2e80-\\u2fd5\\ud800-\\uf8ff\\uf900-\\ufad9\\ufdd0-\\ufdef\\ufeff\\ufffd-\\uffff锟\\U00010000-\\U0010ffff]"
)
_LETTER_FOR_ZERO = re.compile("[〇一二三四五六七八九][OＯ]")
"""One of these is in all that may be wrong. Above U+FFFF all is: a range there costs as much as all that is below."""
_STRUCTURE = re.compile(r"\s*(?:#|---|[-*+]\s*[^：:]{1,10}[：:])")


def check_characters(lines: Sequence[str], path: str) -> Iterator[Finding]:
    """Yield what is wrong with the characters of an issue's file."""
    fences = 0
    for number, line in enumerate(lines, 1):
        seen = _UNSEEN.sub("", line)
        fences += seen.rstrip() == "---"
        if _ODD.search(line):
            yield from check_line(line, number, path, is_text=fences > 1 and not _STRUCTURE.match(seen))


def name_characters(text: str) -> str:
    """Return a text in which what nobody sees or can read is named, and what looks like another character is too."""
    named = _ALIKE.sub(lambda odd: f"{odd[0]}[{_name(odd[0][0])}]", text)
    return re.sub(f"\r|{_NAMELESS.pattern}", lambda odd: f"[{_name(odd[0])}]", named)


def has_odd_characters(text: str) -> bool:
    """Tell whether a text has characters that may be wrong somewhere: quickly, for most texts have none."""
    return _SUSPECT.search(text) is not None or _LETTER_FOR_ZERO.search(text) is not None


def check_line(line: str, number: int, path: str, *, is_text: bool = False) -> Iterator[Finding]:
    """Yield what is wrong with the characters of a line; `is_text` where it is no name, title or value."""
    if odd := CONTROL.search(line) or (None if is_text else _INVISIBLE.search(line)):
        what, hint = f"有看不见的字符（{_name(odd[0])}）", "删掉它，重新输入这一行"
        edits = (Edit(number, line, _INVISIBLE.sub("", line)),) if _INVISIBLE.search(line) else ()
        yield codes.UNSEEN_CHARACTER.at(path, number, what, hint, quoted=odd[0], edits=edits)
    if odd := _DIRECTION.search(line):
        what = f"有颠倒文字方向的字符（{_name(odd[0])}），看到的顺序可能和写的不一样"
        edits = (Edit(number, line, _DIRECTION.sub("", line)),)
        severity = Severity.WARNING if is_text else None
        hint = "删掉它；看不见它，就重新输入这一行"
        yield codes.DIRECTION.at(path, number, what, hint, severity, quoted=odd[0], edits=edits)
    if odd := _BROKEN.search(line):
        hint = "从原文重新复制这一段，存成 UTF-8；原文就是这样的话不用改"
        yield codes.BROKEN_TEXT.at(path, number, "有乱码", hint, quoted=odd[0])
    if odd := _PRIVATE.search(line):
        what = f"有只在原来的字体里才看得见的字符（{_name(odd[0])}）"
        yield codes.PRIVATE_CHARACTER.at(path, number, what, "对照原文，换成它代表的字或符号", quoted=odd[0])
    if odd := _ALIKE.search(line):
        yield _look_alike(line, odd[0], number, path)


def _look_alike(line: str, found: str, number: int, path: str) -> Finding:
    """Return what is wrong with a line in which something looks like other characters; all its radicals are mended."""
    meant = _RADICALS.get(found) or unicodedata.normalize("NFKC", found)
    what = f"“{found}”（{_name(found[0])}）只是看起来像" + (f"“{meant}”" if meant != found else "别的字")
    mended = line.translate(_AS_WHOLE)
    edits = (Edit(number, line, mended),) if mended != line else ()
    return codes.LOOK_ALIKE.at(path, number, what, "重新输入这个字，不然搜不到", quoted=found, edits=edits)


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"
