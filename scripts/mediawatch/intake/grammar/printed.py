"""How the reports print things: days, periods, numbers, ends of sentences; how titles and names are compared."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from urllib.parse import urlsplit

from mediawatch.intake.folding import fold
from mediawatch.intake.labels import words
from mediawatch.numerals import DIGITS, read_number

CHINESE = f"{DIGITS}十百"
_N = rf"[0-9](?:\n?[0-9])?|[{CHINESE}](?:\n?[{CHINESE}]){{0,2}}|元(?=\s*月)"
"""A number of a date, which a line's end may cut."""
_YEAR = rf"(?:((?:19|2[01])[0-9]{{2}}|[二一][0Oo{CHINESE}]{{3}})\s*[年./-]\s*)"
_MONTH = rf"({_N})\s*[月./-]\s*"
_DAY = rf"({_N})\s*[日号]?"
DAY = re.compile(rf"(?<![0-9]){_YEAR}?{_MONTH}({_N})(?:\s*[日号]|(?![0-9]))")
"""A day as printed: year (perhaps none), month, day. Use `read_day` for its value."""
OTHER_DAY = re.compile(
    r"(?<![0-9])(?:(?P<year>[0-9]{2})(?:\s*年\s*|(?P<mark>[./-]))(?P<month>[0-9]{1,2})(?:(?(mark)(?P=mark)|\s*月\s*))"
    r"(?P<day>[0-9]{1,2})(?:\s*[日号]|(?![0-9]))|[0-9]{1,2}(?P<between>[./-])[0-9]{1,2}(?P=between)[0-9]{4}(?![0-9]))"
)
"""A day whose year has two digits; or that may begin with its month or its day, and cannot be read."""
TIME = r"[(\[]?(?:(?:星\s*期|周)\s*[一二三四五六日天]|(?:[上下]午|凌晨|晚上?)?\s*\d{1,2}:\d{2}(?::\d{2})?)[)\]]?"
"""A time of the day, or a weekday, as it stands beside a day."""
_BESIDE_DAY = r"(?:\s*(?:[0-9]{1,2}\s*[时点]|[(](?:周|星期)[一二三四五六日天][)]))?"
_SPAN = re.compile(
    rf"{_YEAR}?{_MONTH}{_DAY}{_BESIDE_DAY}\s*(?:起)?\s*(?:至|到|-+|~|～)\s*{_YEAR}?(?:({_N})\s*[月./-]\s*)?({_N})\s*[日号]?(?![0-9])"
)

PACKED_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?!\d)")
"""A day as addresses and machines write it."""
_FOLDER_DAY = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?=/)")
_FIRST_YEAR = 1990
"""No web page is older."""
_LEAP_YEAR = 2000

_END = re.compile(r"[。！？…；：!?;:.][”’」』》）)】\]\"']*(?:\[[0-9]{1,3}\]|[¹²³⁰-⁹])*$")
"""What ends a sentence, with the marks and the number of a note behind it."""


def visible(text: str) -> str:
    """Return a text as the account compares it: without white space and without what is never seen."""
    return "".join(character for character in text if character.isprintable() and not character.isspace())


def alike(text: str) -> str:
    """Return a text as titles and names are compared: no spaces, half-width signs, one kind of quotation marks."""
    marks = dict.fromkeys(map(ord, "“”‘’「」『』\"'"), '"')
    return visible(fold(text)).translate(marks).casefold()


LIKE = 0.6
"""From which likeness on two titles are one in other words."""


def likeness(first: str, second: str) -> float:
    """Return how like two titles are, both as `alike` gives them: 1 for the same."""
    return SequenceMatcher(None, first, second).ratio()


def join_titles(first: str, second: str) -> str:
    """Return a title of two lines in one; a space stands only between Latin words, or a word and a number."""
    latin = re.search(r"[A-Za-z0-9]$", first) and re.match(r"[A-Za-z0-9]", second)
    cut = re.search(r"[0-9]$", first) and re.match(r"[0-9]", second)
    return f"{first} {second}" if latin and not cut else first + second


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence does, or with a bracket that it opened."""
    tail = text.rstrip()
    if _END.search(tail):
        return True
    return tail.endswith(("）", ")", "】")) and any(mark in tail for mark in "（(【")


def is_dateline(text: str) -> bool:
    """Tell whether a line is no sentence but a date and what stands beside it: a time, a source, an author."""
    folded = fold(text)
    day = DAY.search(folded)
    beside = re.search(rf"{words('source', 'author')}\s*:|{TIME}", folded)
    return bool(day and beside) and len(text) <= 80 and not re.search("[。;!?]", folded)


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day as printed, perhaps without its year; `short` is one whose year has two digits, and may be none."""

    year: int | None
    month: int
    day: int
    short: bool = False

    def on(self, year: int | None = None) -> date | None:
        """Return the day, in the given year where it has none of its own; None where there is no such day."""
        wanted = self.year or year
        try:
            return date(wanted, self.month, self.day) if wanted else None
        except ValueError:
            return None

    def near(self, start: date | None, end: date | None) -> date | None:
        """Return the day in the year that puts it into a period, or nearest to it. A period may cross new year.

        None where there is no such day, no period to tell the year, or a short year that is not one of the period's.
        """
        if self.short and (start is None or end is None or not start.year <= (self.year or 0) <= end.year):
            return None
        if self.year or start is None or end is None:
            return self.on()
        days = [day for year in range(start.year - 1, end.year + 2) if (day := self.on(year))]
        return min(days, key=lambda day: max((start - day), (day - end), timedelta()), default=None)


def read_day(match: re.Match[str]) -> PrintedDay | None:
    """Return the day of the first three groups of a match: year, month, day. None for a day that no year has."""
    year, month, day = match[1], match[2], match[3]
    number = _value(year) if year else None
    if year and number is None:
        return None
    printed = PrintedDay(number, _value(month) or 0, _value(day) or 0)
    return printed if printed.on(_LEAP_YEAR) else None


def days_of(matches: Iterable[re.Match[str]]) -> Iterator[date]:
    """Yield the days of matches of year, month and day in digits, those that a web page may have."""
    for match in matches:
        with suppress(ValueError):
            day = date(int(match[1]), int(match[2]), int(match[3]))
            if day.year >= _FIRST_YEAR:
                yield day


def days_of_address(url: str) -> set[date]:
    """Return the days that a web address names."""
    parts = urlsplit(url)
    return set(days_of((*PACKED_DAY.finditer(f"{parts.path}?{parts.query}"), *_FOLDER_DAY.finditer(parts.path))))


def find_day(folded: str) -> tuple[int, int, PrintedDay | None] | None:
    """Return where the first day stands in a folded text, and the day; None for what looks like one and is none."""
    match, other = DAY.search(folded), OTHER_DAY.search(folded)
    if other and (match is None or other.start() <= match.start()):
        if other["year"] is None:
            return *other.span(), None
        printed = PrintedDay(2000 + int(other["year"]), int(other["month"]), int(other["day"]), short=True)
        return *other.span(), printed if printed.on() else None
    return (*match.span(), read_day(match)) if match else None


def _value(text: str) -> int | None:
    """Read a number of a date; a Chinese year may be typed with noughts or letters, 元月 is the first month."""
    number = text.replace("\n", "")
    return read_number(number if number.isascii() else re.sub("[0Oo]", "〇", number).replace("元", "一"))


def find_span(folded: str) -> tuple[int, PrintedDay, PrintedDay] | None:
    """Return where a period is printed in a folded text, and its first and last day."""
    for match in _SPAN.finditer(folded):
        start = read_day(match)
        month = _value(match[5]) if match[5] else start and start.month
        day = _value(match[6])
        year = _value(match[4]) if match[4] else None
        if start and month and day and 1 <= month <= 12 and 1 <= day <= 31 and 1 <= start.month <= 12:
            return match.start(), start, PrintedDay(year, month, day)
    return None


def place_period(first: PrintedDay, last: PrintedDay, published: date | None) -> tuple[date | None, date | None]:
    """Return the days of a printed period. Years left out follow from its other end, or from the publication day."""
    years = [first.year, last.year]
    if years == [None, None]:
        ends = [last.on(published.year - less) for less in (0, 1)] if published else []
        end = next((day for day in ends if day and published and day <= published), None)
    elif last.year:
        end = last.on()
    else:
        end = last.on(first.year)
        begin = first.on()
        if begin and end and end < begin:
            end = last.on(begin.year + 1)
    if first.year:
        return first.on(), end
    start = first.on(end.year) if end else None
    if start and end and start > end:
        start = first.on(end.year - 1) if end else None
    return start, end
