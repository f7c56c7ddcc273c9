"""Issue numbers as they are printed: 523, 五二三, 五百二十三, 第五二三期. Twin: `search/numerals.js`."""

import re
import unicodedata

DIGITS = "〇一二三四五六七八九"
_VALUES = {**{digit: value for value, digit in enumerate(DIGITS)}, "零": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMBER = r"[0-9]{1,6}|[〇零○一二两三四五六七八九十百千]{1,12}"
_ISSUE = re.compile(rf"(第?) *({_NUMBER}) *(期?)")


def digits_chinese(number: int) -> str:
    """Return a number digit by digit, as the masthead prints it: 523 is 五二三."""
    return "".join(DIGITS[int(digit)] for digit in str(number))


def tens_chinese(number: int) -> str:
    """Return a number from 1 to 99 as a list counts: 十, 十一, 二十三."""
    tens, ones = divmod(number, 10)
    before = DIGITS[tens] if tens > 1 else ""
    return f"{before}{'十' if tens else ''}{DIGITS[ones] if ones else ''}"


def read_number(text: str) -> int | None:
    """Read 523, 五二三 or 五百二十三; anything else is None."""
    if re.fullmatch(r"[0-9]{1,6}", text):
        return int(text)
    if text and all(character in _VALUES for character in text):
        return int("".join(str(_VALUES[character]) for character in text))
    total, digit = 0, None
    limit = 10_000
    for character in text:
        if character in _UNITS:
            unit = _UNITS[character]
            if unit >= limit or (digit is None and (total or unit != 10)):
                return None
            total += (1 if digit is None else digit) * unit
            limit, digit = unit, None
        elif character in _VALUES:
            if digit not in (None, 0):
                return None
            digit = _VALUES[character]
        else:
            return None
    return total + (digit or 0) if text else None


def read_issue_number(text: str) -> int | None:
    """Read the number of an issue that a reader names: `523`, `第523期`, `第五二三期`. A bare 五二三 is a word."""
    match = _ISSUE.fullmatch(unicodedata.normalize("NFKC", text))
    if match is None:
        return None
    first, number, last = match.groups()
    return read_number(number) if number.isascii() or first or last else None
