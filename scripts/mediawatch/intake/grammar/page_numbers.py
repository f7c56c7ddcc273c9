"""Page numbers, in every dress: `- 3 -`, `～3～`, `9-3`, `3/12`, a bare 3. A figure alone may be a text's own."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from mediawatch.intake.document import Hint, Line
from mediawatch.intake.grammar.printed import CHINESE
from mediawatch.intake.list_marks import read_marker
from mediawatch.intake.readers.markup import unspaced
from mediawatch.numerals import read_number

_N = r"[0-9]{1,4}"
PAGE_WORDS = rf"第\s*{_N}(?:\s*/\s*{_N})?\s*[页頁]|共\s*{_N}\s*[页頁]|page\s*{_N}(?:\s*(?:of|/)\s*{_N})?"
_MARKED = re.compile(rf"(?:{PAGE_WORDS}|-+\s*{_N}\s*-+|[\s,、/|·()\[\]-])+", re.IGNORECASE)
"""Nothing but a page's number, wherever it stands."""
_SIGN = r"(?![。、,;:!?%…\"'“”‘’])[^\w\s]"
"""What stands around a page's number; a sentence's own marks stand around a figure of the text."""
_DRESSED = re.compile(
    rf"(?:{_SIGN}\s*)*(?:p(?:g|age)?\s*[.:]?\s*)?(?:第\s*)?(?:{_N}|[{CHINESE}]{{1,4}})(?:\s*[-/]\s*{_N})?(?:\s*[页頁])?"
    rf"(?:\s*{_SIGN})*",
    re.IGNORECASE,
)
"""Such a number, or a figure that a text or a table has on a line of its own."""
_NUMBER = re.compile(rf"{_N}|[{CHINESE}]+")
_OPEN_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]*[-=?&_]$", re.IGNORECASE)
"""An address that a figure in the next line completes."""
_LONGEST = 30
_NEAR = 2
"""Lines between a page's edge and its number, at most."""
_UNEVEN = 3
"""How many times as long as the longest page between two numbers the first and the last may be."""


def is_marked(folded: str) -> bool:
    """Tell whether a line is a page's number by its own words or dashes."""
    return len(folded) <= _LONGEST and any(map(str.isdigit, folded)) and _MARKED.fullmatch(folded) is not None


def count_pages(lines: Sequence[Line], folded: Sequence[str], *, whole: bool) -> tuple[set[int], list[list[int]]]:
    """Return the places of lines that number the pages, and runs of such that may do so or belong to a text.

    They are of one dress and count up by one: with the pages where there are any, else through the whole document.
    """
    dresses: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, text in enumerate(folded):
        item = lines[place].hint is Hint.ITEM or (place and _OPEN_ADDRESS.search(folded[place - 1]))
        for dress, value in () if item else _dresses(text):
            dresses[dress].append((place, value))
    measures = [line.start if whole else place for place, line in enumerate(lines)]
    found: set[int] = set()
    doubtful: list[list[int]] = []
    for dress, numbers in dresses.items():
        run = _longest_count(numbers)
        values = [value for place, value in numbers if place in set(run)]
        apart = lines[run[-1]].gap and not lines[run[-1] - 1].gap
        bare = dress == "#" and not apart  # of one page, a figure alone is its number where only that stands apart
        if _numbers_pages(lines, run, values) or _numbers_all(measures, run, values, bare=bare):
            found.update(run)
        elif values[0] <= 2 and (len(run) > 1 or dress == "#"):
            doubtful.append(run)
    return found, [run for run in doubtful if found.isdisjoint(run)]


def _dresses(text: str) -> Iterable[tuple[str, int]]:
    """Yield a line's dress with each of its numbers, which stands in it as a sign."""
    plain = unspaced(text)
    marker = read_marker(plain)
    item = marker is not None and not marker.before and str(marker) == plain
    if item or len(text) > _LONGEST or not _DRESSED.fullmatch(text):
        return
    for match in _NUMBER.finditer(plain):
        dress = f"{plain[: match.start()]}#{plain[match.end() :]}"
        value = read_number(match[0])
        if value:
            yield dress, value


def _longest_count(numbers: Sequence[tuple[int, int]]) -> list[int]:
    """Return the places of the longest run of numbers, each one more than the one before."""
    followed: dict[int, tuple[int, int]] = {}  # by value: how long the run from here is, and where it begins
    after: dict[int, int] = {}
    for place, value in reversed(numbers):
        length, begin = followed.get(value + 1, (0, -1))
        after[place] = begin
        if length + 1 > followed.get(value, (0, -1))[0]:
            followed[value] = (length + 1, place)
    place = max(followed.values(), default=(0, -1))[1]
    run: list[int] = []
    while place >= 0:
        run.append(place)
        place = after[place]
    return run


def _numbers_pages(lines: Sequence[Line], run: Sequence[int], values: Sequence[int]) -> bool:
    """Tell whether numbers stand at the edges of pages and count them."""
    ahead = {value - lines[place].page for place, value in zip(run, values, strict=True)}
    several = len(run) > 1 or ahead == {0}
    return lines[-1].page > 1 and len(ahead) == 1 and several and all(_at_edge(lines, place) for place in run)


def _at_edge(lines: Sequence[Line], place: int) -> bool:
    far = _NEAR + 1
    around = (lines[near].page if 0 <= near < len(lines) else 0 for near in (place - far, place + far))
    return any(page != lines[place].page for page in around)


def _numbers_all(measures: Sequence[int], run: Sequence[int], values: Sequence[int], *, bare: bool) -> bool:
    """Tell whether numbers divide a document from its begin to its end, as pages do; the last page may be short."""
    if values[0] > 2:
        return False
    at_end = run[-1] == len(measures) - 1
    if len(run) == 1:
        return at_end and not bare and values[0] == 1
    steps = [measures[after] - measures[before] for before, after in pairwise(run)]
    page = max(steps[:-1] if at_end else steps, default=0)
    if not page:
        return at_end
    left = measures[-1] - measures[run[-1]]
    return measures[run[0]] <= _UNEVEN * values[0] * page and (at_end or left <= _UNEVEN * page)
