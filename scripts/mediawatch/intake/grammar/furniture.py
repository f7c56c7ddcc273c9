"""What the page layout added: page numbers, running heads and feet. It is named, and left out."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from mediawatch.intake import codes
from mediawatch.intake.claims import Ledger, Role
from mediawatch.intake.document import Document, Hint, Line
from mediawatch.intake.grammar.article_starts import TITLE_MARK, role_of
from mediawatch.intake.grammar.contents import DETAILS, HEADER
from mediawatch.intake.grammar.masthead import names_number, names_publisher
from mediawatch.intake.grammar.page_numbers import PAGE_WORDS, count_pages, is_marked
from mediawatch.intake.grammar.printed import CHINESE
from mediawatch.intake.grammar.sections import read_part
from mediawatch.intake.labels import words
from mediawatch.intake.readers.markup import unspaced

_N = rf"[0-9{CHINESE}]"
_NAME = r"[^:,。;]{4,}?(?:[周月季年旬快简专通]报|监测报告|监测|动态)"
_GLUED = re.compile(rf"[0-9]{{0,4}}({_NAME})[(\[]?{_N}{{0,8}}[)\]]?")
"""The report's name, with its number or the page's."""
_OWN = re.compile(
    rf"[(\[【]?(?:(?:总|累计|{_N}{{4}}年)?第?{_N}{{1,8}}期|(?:编号|期号):{_N}+|no\.?[0-9]+)[)\]】]?"
    rf"|{_N}{{4}}[年./-]{_N}{{1,3}}(?:月|[./-](?=[0-9]))(?:{_N}{{1,3}}日?)?"
    rf"|{PAGE_WORDS}|[-·•~|][0-9]{{1,4}}[-·•~|]|[-,|/·•~()\[\]《》]",
    re.IGNORECASE,
)
"""What a running head has beside the report's name: its number, its day, the page's number."""
_FEW_ROWS = 2
"""As many lines may be a running head, though they have the shape of a table."""
_FOOT = re.compile(r"— [0-9]+ —")
"""What the archive's own reports have at a page's end."""
_PAGE = re.compile(r"^[0-9]{1,4}|[0-9]{1,4}$")
_TOP = 8
_LONGEST_HEAD = 60
_LONGEST_TOP = 40
_SHORTEST_TOP = 4
_BYLINE = re.compile(
    rf"[(]?\s*(?:文|(?:本报|见习)?{words('author', 'editor', 'picture', 'photographer', 'source')})\s*[/:|(\s]"
)
"""What articles end with alike, also at the edges of pages."""
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-;=?-~]*$", re.IGNORECASE)
_REST = re.compile(r"[!-~]+")
_PROSE = re.compile(r"[,。;!?…]|[:”’」』]$")
"""What a sentence has, and a running head seldom."""
_MOSTLY = 0.6
"""On which share of the pages a line stands that is a running head though it may be a sentence."""
_OFTEN = 0.3
"""On which share of the pages a running head stands: those of left and right pages, and of the first, may differ."""


def find_margins(document: Document, ledger: Ledger) -> frozenset[int]:
    """Take page numbers and running heads, and return their places among the lines; what a table holds is neither."""
    lines = document.lines
    rows = {shape.table for line in lines if (shape := line.shape) and shape.row >= _FEW_ROWS}
    tabled = [line.cell or (line.shape and line.shape.table in rows) for line in lines]
    folded = ["" if table else line.folded.strip() for line, table in zip(lines, tabled, strict=True)]
    found = {place for place, line in enumerate(lines) if line.hint is Hint.MARGIN}
    if document.marked:
        found |= {place for place, line in enumerate(lines) if _FOOT.fullmatch(line.text) and _ends_page(lines, place)}
        return _taken(found, lines, ledger)
    found |= {place for place, text in enumerate(folded) if is_marked(text)}
    counted, doubtful = count_pages(lines, folded, whole=document.whole)
    found |= counted
    found |= _top_again(lines, folded, found)
    running = _running_heads(lines, folded, found)
    found |= running
    found |= _top_again(lines, folded, found)
    _tell_removed([lines[place] for place in sorted(running)], ledger)
    for run in doubtful:
        if found.isdisjoint(run):
            numbers = "、".join(lines[place].text for place in run)
            ledger.note(
                lines[run[0]], codes.LIKE_A_PAGE_NUMBER, f"像是页码，留在文字里了：{numbers[:40]}", "是页码就删掉"
            )
    return _taken(found, lines, ledger)


def _taken(found: set[int], lines: Sequence[Line], ledger: Ledger) -> frozenset[int]:
    for place in found:
        ledger.take(lines[place], Role.MARGIN)
    return frozenset(found)


def _ends_page(lines: Sequence[Line], place: int) -> bool:
    return place + 1 == len(lines) or lines[place + 1].page != lines[place].page


def lines_between(document: Document, margins: frozenset[int]) -> list[Line]:
    """Return the other lines. Where nothing else tells pages apart, what the page layout added does."""
    unpaged = all(line.page == 1 for line in document.lines)
    page, lines = 1, list[Line]()
    for place, line in enumerate(document.lines):
        if place not in margins:
            lines.append(line if line.page == page or not unpaged else replace(line, page=page))
        elif place - 1 not in margins:
            page += 1
    return lines


def _running_heads(lines: Sequence[Line], folded: list[str], margins: set[int]) -> set[int]:
    """Return lines that come again on page after page: next to a page number, or at the edge of several pages."""
    same = [re.sub(r"\d+", "#", re.sub(r"\s+", "", text)) for text in folded]
    counts = Counter(text for place, text in enumerate(same) if text and len(folded[place]) <= _LONGEST_HEAD)
    prose = {text for line, text in zip(lines, same, strict=True) if line.full or _PROSE.search(text)}
    repeated = {text for text, count in counts.items() if count >= (3 if text in prose else 2)}
    found: set[int] = set()
    ends = _ends(lines, folded)
    for place, text in enumerate(same):
        if place in margins or text not in repeated or _is_of_article(folded[place]):
            continue
        if _ends_address(folded, place, margins) or read_part(lines[place], set()):
            continue
        beside = any(near in margins for near in (place - 1, place + 1))
        if (beside and margins) or place in ends or _turns_page(lines, place):
            found.add(place)
    often = Counter(same[place] for place in found)
    pages = max(lines[-1].page, sum(place - 1 not in margins for place in margins)) if lines else 1
    return {
        place
        for place in found
        if often[same[place]] >= max(2, pages * (_MOSTLY if same[place] in prose else _OFTEN))
        and (counts[same[place]] <= often[same[place]] + 1 or often[same[place]] >= 3)
    }


def _tell_removed(running: Sequence[Line], ledger: Ledger) -> None:
    """Tell what was taken for a running head, each text once: it says nothing that the report's top says."""
    first = {re.sub(r"[\d\s]", "", line.text): line for line in reversed(running)}
    for line in first.values():
        hint = "是正文里的话就补回去"
        ledger.note(line, codes.RUNNING_HEAD, f"几页的边上都有，当作页眉或页脚去掉了：{line.text[:40]}", hint)


def _is_of_article(folded: str) -> bool:
    """Tell whether a line is a label, a title or a byline: articles may have the same ones."""
    return bool(role_of(folded) or TITLE_MARK.match(folded) or _BYLINE.match(folded))


def _ends_address(folded: list[str], place: int, margins: set[int]) -> bool:
    """Tell whether a line is the rest of an address that the line before it begins."""
    before = next((folded[near] for near in range(place - 1, -1, -1) if near not in margins), "")
    return bool(_ADDRESS.search(before) and _REST.fullmatch(folded[place]))


def _turns_page(lines: Sequence[Line], place: int) -> bool:
    """Tell whether the line before or after is on another page."""
    return any(0 <= near < len(lines) and lines[near].page != lines[place].page for near in (place - 1, place + 1))


def _ends(lines: Sequence[Line], folded: list[str]) -> set[int]:
    """Return the first and the last line of a document in pages; not a first one that alone is the report's name."""
    if not lines or lines[-1].page == 1:
        return set()
    names = [place for place, text in enumerate(_top(folded)) if _name_of(text)]
    return {len(lines) - 1} if names == [0] else {0, len(lines) - 1}


def _top_again(lines: Sequence[Line], folded: list[str], margins: set[int]) -> set[int]:
    """Return lines that say again what the top says: the report's name, its number, its publisher.

    They stand at a page's edge, next to a page number, have a number of their own, or come again.
    """
    top = _top(folded)
    names = {name for text in (*top, *map("".join, pairwise(top))) if (name := _name_of(text))}
    own = [text for line, text in zip(lines, top, strict=False) if names_number(line) or names_publisher(line)]
    said = {part for text in own for part in (unspaced(text), _bare(text))}
    found: set[int] = set()
    again: dict[str, list[int]] = {}
    for place in range(len(top), len(folded)):
        plain = unspaced(folded[place])
        unpaged = _PAGE.sub("", plain)
        numbered = len(unpaged) >= _SHORTEST_TOP and unpaged != plain and unpaged in said
        if place in margins or not (numbered or _is_of_top(folded[place], names, said)):
            continue
        beside = place - 1 in margins or place + 1 in margins or _turns_page(lines, place)
        named = _is_name(_name_of(folded[place]), names)
        if beside or numbered or (named and plain not in names):
            found.add(place)
        elif named:
            again.setdefault(plain, []).append(place)
    return found.union(*(places for places in again.values() if len(places) > 1))


def _is_of_top(text: str, names: set[str], said: set[str]) -> bool:
    """Tell whether a line has the report's name and nothing that the top does not say, or all of a line of the top."""
    plain = unspaced(text)
    if not _SHORTEST_TOP <= len(plain) <= _LONGEST_HEAD:
        return False
    rest = next((plain.replace(name, "", 1) for name in names if name in plain), "")
    return _is_name(_name_of(text), names) or plain in said or (bool(rest) and _bare(rest) in said)


def _is_name(name: str, names: set[str]) -> bool:
    """Tell whether a name is the report's, or short for it."""
    return bool(name) and any(whole.endswith(name) for whole in names)


def _top(folded: list[str]) -> list[str]:
    """Return the first lines, before what is long or begins a part."""
    top = takewhile(
        lambda text: len(text) <= _LONGEST_TOP and not (HEADER.fullmatch(text) or DETAILS.fullmatch(text)), folded
    )
    return list(top)[:_TOP]


def _bare(text: str) -> str:
    return _OWN.sub("", unspaced(text))


def _name_of(text: str) -> str:
    """Return the report's name where a line is nothing else, but for its number, its day and the page's number."""
    match = _GLUED.fullmatch(_bare(text))
    return match[1] if match else ""
