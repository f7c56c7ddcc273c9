"""What a web site puts around a report that it shows: navigation, buttons, counters, copyright. It is left out by name.

Words of web sites and links within the site tell it apart, and where it stands: above the report's name, or below the
last article. What only its place shows to be the site's is left out too, and a finding.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from mediawatch.intake import codes
from mediawatch.intake.claims import Ledger, Role
from mediawatch.intake.document import Hint, Line
from mediawatch.intake.grammar.article_starts import labels_below
from mediawatch.intake.grammar.masthead import names_number, series_of
from mediawatch.intake.grammar.printed import alike, ends_sentence
from mediawatch.intake.grammar.website_words import SiteLine, is_menu, read_site_line

_LONGEST = 60
_OWN = (SiteLine.OWN, SiteLine.BUTTONS, SiteLine.BACK)
_DISCLAIMED = ("版权", "转载", "本站", "本网", "免责")


@dataclass(frozen=True, slots=True)
class _Judged:
    """A line, and what it is to a web site; `data` where it stands in a table that is not the site's."""

    line: Line
    said: SiteLine
    data: bool

    @property
    def own(self) -> bool:
        return self.said in _OWN and not self.data


def leave_site(lines: Sequence[Line], top: int, last: int | None, ledger: Ledger) -> list[Line]:
    """Return the lines that are not the web site's.

    The masthead and the lead end before the place `top`; the last article begins at `last`, None where there is none.
    """
    judged = _judge(lines)
    sure, guessed = _above(judged[:top])
    web = ledger.document.read_as.startswith("html")  # elsewhere Latin words, such as top, are a text's own
    back = (place for place, one in enumerate(judged) if one.said is SiteLine.BACK and not one.data)
    sure |= {place for place in back if web or not lines[place].text.isascii()}
    below = (set[int](), set[int]()) if last is None else _below(judged, last, last + len(labels_below(lines, last)))
    sure |= below[0]
    for where, places in (("上面", guessed), ("下面", below[1])):
        if places:
            words = "；".join(" ".join(lines[place].text.split()) for place in sorted(places))
            message = f"报告{where}的 {len(places)} 行像是网站的，没有带过来：{words}"
            ledger.note(lines[min(places)], codes.TAKEN_FOR_SITE, message, "是报告里的话就补进去")
    left = sure | guessed | below[1]
    for place in sorted(left):
        ledger.take(lines[place], Role.SITE)
    return [line for place, line in enumerate(lines) if place not in left]


def _judge(lines: Sequence[Line]) -> list[_Judged]:
    """Judge lines by their words, and by what stands beside them in the same part of the page."""
    said = [read_site_line(line.folded) for line in lines]
    in_toolbars = (SiteLine.WITH_BUTTONS, SiteLine.BUTTONS)
    for (toolbar, _), run in groupby(range(len(lines)), key=lambda at: (said[at] in in_toolbars, _part_of(lines[at]))):
        places = list(run)
        if toolbar and any(said[place] is SiteLine.BUTTONS for place in places):
            said[places[0] : places[-1] + 1] = [SiteLine.BUTTONS] * len(places)
    tables = {
        line.cell.table
        for line, one in zip(lines, said, strict=True)
        if line.cell and not line.linked and one in (SiteLine.NONE, SiteLine.WITH_BUTTONS)
    }
    return [
        _Judged(line, one, line.cell is not None and line.cell.table in tables)
        for line, one in zip(lines, said, strict=True)
    ]


def _part_of(line: Line) -> tuple[int, int]:
    """Return what names the part of a page that a line stands in: a row of a table is one."""
    return (line.cell.table, line.cell.row) if line.cell else (-1, line.box)


def _above(judged: Sequence[_Judged]) -> tuple[set[int], set[int]]:
    """Return the places of the site's lines above the articles, and those that their place alone shows."""
    own = {place for place, one in enumerate(judged) if one.said in _OWN}
    named = _find_name(judged, own)
    if named is None:
        return own, set()
    name = alike(series_of(judged[named].line))
    for place, one in enumerate(judged):
        title = place < named and name in alike(one.line.text)
        link = one.line.linked and place != named and (place < named or is_menu(one.line.text))
        own |= {place} if title or link else set()
    last = max((place for place in own if place < named), default=-1)
    apart = {place for place in range(named) if judged[place].line.box != judged[named].line.box}
    among = {place for place in apart if last >= 0 or judged[place].line.hint is Hint.PICTURE} | set(range(last))
    return own, {place for place in among - own if judged[place].line.text and not names_number(judged[place].line)}


def _find_name(judged: Sequence[_Judged], own: set[int]) -> int | None:
    """Return the place of the report's name: a heading rather than a plain line, a plain one rather than a link.

    What stands above the page's buttons, while a name stands below them too, is the page's own title.
    """
    names = [place for place, one in enumerate(judged) if place not in own and series_of(one.line)]
    buttons = max((place for place, one in enumerate(judged) if one.said is SiteLine.BUTTONS), default=-1)
    titles = [alike(series_of(judged[place].line)) for place in names if place < buttons]
    below = [place for place in names if place > buttons and _is_titled(judged[place].line, titles)]
    return min(below or names, key=lambda place: (_rank(judged[place].line), place), default=None)


def _is_titled(line: Line, titles: Sequence[str]) -> bool:
    """Tell whether a page's title names the report that a line names, in full or in part."""
    name = alike(series_of(line))
    return any(name in title or title in name for title in titles)


def _rank(line: Line) -> int:
    if line.linked:
        return 2
    return 0 if line.hint is Hint.HEADING or line.bold else 1


def _below(judged: Sequence[_Judged], last: int, head_ends: int) -> tuple[set[int], set[int]]:
    """Return the places of the site's lines below the last article, and those that their place alone shows."""
    box = judged[last].line.box
    sure = {place for place in range(head_ends + 1, len(judged)) if _is_own(judged, place, box)}
    start = len(judged)
    for place in range(len(judged) - 1, head_ends, -1):
        if place in sure:
            start = place
        elif not _may_follow(judged[place]):
            break
    certain = {place for place in range(start, len(judged)) if judged[place].said is SiteLine.BESIDE} | sure
    while head_ends < start - 1 and start < len(judged) and _leads_in(judged[start - 1], box):
        start -= 1
    below = set(range(start, len(judged)))
    certain |= {place for place in below if judged[place].line.linked}
    return below & certain, below - certain


def _is_own(judged: Sequence[_Judged], place: int, box: int) -> bool:
    """Tell whether a line is the site's by itself, or by the links below it; `box` is where the article begins."""
    one = judged[place]
    menu = one.line.linked and is_menu(one.line.text) and one.line.box != box
    heads = one.said is SiteLine.HEADS_LINKS and any(two.line.linked for two in judged[place + 1 : place + 2])
    return one.own or menu or heads


def _leads_in(one: _Judged, box: int) -> bool:
    """Tell whether a line directly above the site's lines is one of them."""
    return one.said is SiteLine.BESIDE or (one.line.linked and one.line.box != box)


def _may_follow(one: _Judged) -> bool:
    """Tell whether a line may stand between those of a site: it is no text of an article."""
    folded = one.line.folded
    short = len(folded) <= _LONGEST and (one.said is SiteLine.HEADS_LINKS or not ends_sentence(folded))
    return not one.data and (one.line.linked or short or any(word in folded for word in _DISCLAIMED))
