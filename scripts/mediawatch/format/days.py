"""What is wrong with what should be a day, and which day is meant where that is certain."""

import re
import unicodedata
from calendar import monthrange
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

_GAP = r"[-/.,\u2010-\u2015\u2212_、·年月\s]{1,5}"
_NUMBERS = rf"([0-9]{{4}}){_GAP}([0-9]{{1,2}}){_GAP}([0-9]{{1,2}})\s*[日号]?"
_WHOLE = re.compile(rf"{_NUMBERS}|(?<![0-9])([0-9]{{4}})([0-9]{{2}})([0-9]{{2}})(?![0-9])")
_MARKS = r"[\s,.;:、。，；]{0,5}"
_WEEKDAY = r"(?:\(?(?:星期|周|礼拜)[一二三四五六日天]\)?)?"
_CLOCK = r"(?:T?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
_AFTER = re.compile(rf"{_MARKS}{_WEEKDAY}\s?{_CLOCK}{_MARKS}")
_NO_DAY = re.compile(rf"[0-9]{{4}}{_GAP}[0-9]{{1,2}}\s*月?")
_NO_YEAR = re.compile(rf"[0-9]{{1,2}}{_GAP}[0-9]{{1,2}}\s*[日号]?")
_SHORT_YEAR = re.compile(rf"[0-9]{{2}}{_GAP}[0-9]{{1,2}}{_GAP}[0-9]{{1,2}}\s*[日号]?")
_MONTHS = 12
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class OddDay:
    """What is wrong, how to mend it, and the day that is certainly meant, if any."""

    message: str
    hint: str
    day: date | None = None


def explain_day(text: str) -> OddDay:
    """Return what is wrong with a text that is no day as the files write it (`2023-06-14`)."""
    plain = unicodedata.normalize("NFKC", text[:_LONGEST]).strip()
    text = text[:_LONGEST]
    if (match := _WHOLE.match(plain)) and _AFTER.fullmatch(plain, match.end()):
        year, month, day = (int(part) for part in match.groups() if part)
        with suppress(ValueError):
            meant = date(year, month, day)
            return OddDay(f"“{text}”的写法不对", f"写成 {meant.isoformat()}", meant)
        return _no_such_day(year, month, day)
    hint = "年、月、日都写，如 2023-06-14"
    if _NO_DAY.fullmatch(plain):
        return OddDay(f"“{text}”没有写哪一日", hint)
    if _SHORT_YEAR.fullmatch(plain):
        return OddDay(f"“{text}”的年份只有两位", "年份写四位，如 2023-06-14")
    if _NO_YEAR.fullmatch(plain):
        return OddDay(f"“{text}”没有写哪一年", hint)
    return OddDay(f"“{text}”不是日期", "写成 2023-06-14 这样的日期")


def find_days(text: str) -> list[date]:
    """Return the days that a text names, however they are written."""
    found: list[date] = []
    for match in _WHOLE.finditer(unicodedata.normalize("NFKC", text)):
        with suppress(ValueError):
            found.append(date(*(int(part) for part in match.groups() if part)))
    return found


def _no_such_day(year: int, month: int, day: int) -> OddDay:
    said = f"没有 {year} 年 {month} 月 {day} 日这一天"
    if 1 <= month <= _MONTHS and year:
        return OddDay(said, f"{month} 月只有 {monthrange(year, month)[1]} 天，照原文改正" if day else "照原文改正")
    swapped = 1 <= day <= _MONTHS < month
    return OddDay(said, "看看月和日是不是写反了" if swapped else "照原文改正")
