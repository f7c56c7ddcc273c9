"""Where articles begin: a line labelled as a title, or a title of the contents, or a title by the labels below it."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mediawatch.intake.claims import Role
from mediawatch.intake.document import Line
from mediawatch.intake.grammar.printed import alike, ends_sentence, likeness
from mediawatch.intake.labels import LABEL, TITLE, Label, read_label
from mediawatch.intake.list_marks import CIRCLED, ORDINAL

_MARK = re.compile(rf"\s*{TITLE}")
TITLE_MARK = re.compile(rf"\s*(?:[(]?\s*(?:{ORDINAL})\s*[)]?\s*[、.:]?\s*)?{TITLE}")
NUMBERED = re.compile(rf"\s*(?:[(]\s*(?:{ORDINAL})\s*[)]\s*[、.:]?|[{CIRCLED}㈠-㈩]|(?:{ORDINAL})(?:\s*[、.:)]|\s))\s*")

BETWEEN = r"(?<![\s;,])[\s;,]+(?=[^\s;,])"
"""What parts the labelled values of a line: looked at once, however long it is."""
LATER = re.compile(rf"{BETWEEN}(?={LABEL.pattern})", re.IGNORECASE)
WEB = re.compile(r"[!-~]+")
_FAR = 6
"""Lines below a title in which its labels begin, at the latest."""
_LONGEST_TITLE = 80
_VERY_LIKE = 0.75
"""From which likeness on a line that nothing else shows to be a title is one of the contents in other words."""
_COMPARED = 100
"""Titles: no issue lists more, so that a made-up one is not compared for hours."""
_TITLE_LINES = 3


@dataclass(frozen=True, slots=True)
class ArticleStart:
    """The line that an article begins at, where its title starts in it, and how many lines of it are known."""

    place: int
    title_at: int
    rows: int = 1


def role_of(folded: str) -> Role | None:
    """Return what the label says that a line begins with."""
    label = read_label(folded)
    return Role[label.field.upper()] if label else None


def _labelled(lines: Sequence[Line], listed: Collection[str] = ()) -> set[int]:
    """Return the places of lines that are labelled as articles' titles, with other labels after them.

    Where such lines are numbered, one without a number is a quotation, unless the contents have it, or its head is
    more than a source.
    """
    places = {place for place in range(len(lines)) if _is_labelled(lines, place)}
    unnumbered = {place for place in places if _MARK.match(lines[place].folded)}
    if len(unnumbered) * 2 >= len(places):
        return places
    titles = set(map(alike, listed))
    return {
        place
        for place in places
        if place not in unnumbered
        or alike(TITLE_MARK.sub("", lines[place].folded, count=1)) in titles
        or has_labels(lines, ArticleStart(place, 0))
    }


def _is_labelled(lines: Sequence[Line], place: int) -> bool:
    folded = lines[place].folded
    below = [line.folded for line in lines[place + 1 : place + 1 + _FAR]]
    return bool(TITLE_MARK.match(folded)) and (not below or bool(LATER.search(folded)) or any(map(read_label, below)))


def find_starts(
    lines: Sequence[Line], listed: Sequence[str], labelled: Sequence[str], parts: Collection[int] = ()
) -> list[ArticleStart]:
    """Return where articles begin. `listed` are the titles of the contents, `labelled` those that have a label.

    A title of the contents that stands with a label somewhere is no start where it stands without: bodies repeat it.
    Where no title has a label, each line that is one of the contents is a start. `parts` are the places of lines that
    name parts of the report.
    """
    wanted = Counter(map(alike, listed)) - Counter(map(alike, labelled))
    missing = len(listed) - len(labelled)
    compare = missing > 0 and len(wanted) <= _COMPARED
    starts: list[ArticleStart] = []
    head_ends = 0
    known = _labelled(lines, listed)
    for place, line in enumerate(lines):
        if place in known and starts and _opens_body(lines, place) and _says_again(lines, place, starts[-1]):
            continue
        if place in known:
            label = TITLE_MARK.match(line.folded)
            rows = _rows_of(lines, place)
            starts.append(ArticleStart(place, label.end() if label else 0, rows))
            head_ends = place + rows + len(labels_below(lines, place + rows - 1))
        elif place >= head_ends and place not in parts and not _opens_body(lines, place):
            found = _as_listed(lines, place, wanted, bare=not labelled) if missing > 0 else None
            like = _as_like(lines, place, wanted) if compare and not found else None
            start = found or like or _as_shaped(lines, place, wanted, in_part=place - 1 in parts)
            if start is None:
                continue
            if found:
                wanted[_title_at(lines, found)] -= 1
            starts.append(start)
            head_ends = place + 1 + len(labels_below(lines, place))
    return starts


def _rows_of(lines: Sequence[Line], place: int) -> int:
    """Return how many lines of a labelled title a width cut, up to the label below it; 1 where that is not sure."""
    for rows, (line, following) in enumerate(pairwise(lines[place : place + _FAR + 1]), 1):
        if read_label(following.folded):
            return rows
        if not line.full or TITLE_MARK.match(following.folded):
            break
    return 1


def _opens_body(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a line is the first of a body, where titles are repeated."""
    folded = lines[place - 1].folded if place else ""
    return read_label(folded) == Label("body", len(folded))


def _says_again(lines: Sequence[Line], place: int, start: ArticleStart) -> bool:
    """Tell whether a labelled title is that of the article that it stands in."""
    title = alike(TITLE_MARK.sub("", lines[place].folded, count=1))
    return title == _title_at(lines, start)


def has_labels(lines: Sequence[Line], start: ArticleStart) -> bool:
    """Tell whether an article's head has more labels than one."""
    roles = {role for role in labels_below(lines, start.place) if role}
    return len(roles) > 1 or bool(LATER.search(lines[start.place].folded))


def _as_listed(lines: Sequence[Line], place: int, wanted: Counter[str], *, bare: bool) -> ArticleStart | None:
    """Return the article that begins at a line with a title of the contents; unless `bare`, labels follow it."""
    number = NUMBERED.match(lines[place].folded)
    for title_at in dict.fromkeys((0, number.end() if number else 0)):
        for rows in range(1, _TITLE_LINES + 1):
            start = ArticleStart(place, title_at, rows)
            below = lines[place + rows : place + rows + 3]
            labelled = any(read_label(line.folded) for line in below)
            if (bare or labelled) and wanted[_title_at(lines, start)] > 0:
                return start
    return None


def _as_like(lines: Sequence[Line], place: int, wanted: Counter[str]) -> ArticleStart | None:
    """Return the article that begins at a line that is like a title of the contents, and directly above labels."""
    below = lines[place + 1 : place + 1 + _TITLE_LINES]
    rows = next((count for count, line in enumerate(below, 1) if role_of(line.folded)), None)
    if rows is None:
        return None
    number = NUMBERED.match(lines[place].folded)
    start = ArticleStart(place, number.end() if number else 0, rows)
    without = _likest(lines, ArticleStart(place + 1, 0, rows - 1), wanted)
    return start if _likest(lines, start, wanted) >= max(_VERY_LIKE, without) else None


def _likest(lines: Sequence[Line], start: ArticleStart, wanted: Counter[str]) -> float:
    """Return how like a title is to the one of the contents that is most so."""
    return max((likeness(_title_at(lines, start), title) for title, left in wanted.items() if left > 0), default=0)


def _title_at(lines: Sequence[Line], start: ArticleStart) -> str:
    text = "".join(line.text for line in lines[start.place : start.place + start.rows])
    return alike(text[start.title_at :])


def _as_shaped(lines: Sequence[Line], place: int, wanted: Counter[str], *, in_part: bool) -> ArticleStart | None:
    """Return the article whose title only its number, the labels below, or a part's name above show to be one."""
    folded = lines[place].folded
    number = NUMBERED.match(folded)
    if len(folded) > _LONGEST_TITLE or read_label(folded) or WEB.fullmatch(folded):
        return None
    roles = labels_below(lines, place)
    if roles[:1] == [None]:
        following = lines[place + 1].folded
        alone = ends_sentence(folded) or NUMBERED.match(following) or wanted[alike(following)] > 0
        if not number or alone or roles[1:2] == [None]:
            return None
    whole = Role.BODY in roles[1:] and (number is not None or Role.URL in roles)
    beside = (number is not None or in_part) and roles[:1] != [None] and Role.URL in roles
    return ArticleStart(place, number.end() if number else 0) if Role.SOURCE in roles and (whole or beside) else None


def labels_below(lines: Sequence[Line], place: int) -> list[Role | None]:
    """Return the labels of the lines below one, None for each line between them without any, as far as they go."""
    found: list[Role | None] = []
    unlabelled, most = 0, _TITLE_LINES - 1
    for line in lines[place + 1 : place + 1 + 2 * _FAR]:
        folded = line.folded
        role = role_of(folded)
        if role or unlabelled or not WEB.fullmatch(folded):  # an address may be the rest of one
            unlabelled = 0 if role else unlabelled + 1
        if unlabelled > most or TITLE_MARK.match(folded):
            break
        most = 1 if role else most
        found.append(role)
        if role is Role.BODY:
            break
    while found and found[-1] is None:
        found.pop()
    return found
