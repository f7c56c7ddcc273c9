"""The head of an article: its title, and the labelled lines below that."""

import re
from dataclasses import replace
from itertools import takewhile

from mediawatch.intake.claims import Ledger, Role
from mediawatch.intake.document import Line, cut_line
from mediawatch.intake.folding import fold
from mediawatch.intake.grammar.article_starts import BETWEEN, TITLE_MARK, WEB, role_of
from mediawatch.intake.grammar.piece import Piece
from mediawatch.intake.grammar.printed import DAY, TIME, alike, visible
from mediawatch.intake.grammar.values import add_value, keep_attribute, take_again, take_day, whole_day
from mediawatch.intake.labels import ATTRIBUTE, LABEL, read_label, words

_BARE_BODY = re.compile(rf"[【\[]?\s*{words('body')}\s*[】\]]?\s*:?\s*")
_LONGEST_SOURCE = 40
_NEXT_LABEL = re.compile(rf"{BETWEEN}(?={LABEL.pattern}|{ATTRIBUTE.pattern})", re.IGNORECASE)
_TAIL = re.compile(r"[\s;,]([^\s;,]{1,4})$")
_OPEN = re.compile(r"[-/_=&?%.:]$")
"""What an address does not end with."""
_CREDIT = re.compile(rf"[^\s,。;:!?()0-9]{{2,20}}[\s,|/]+{DAY.pattern}")
"""An outlet and a day, as they stand below a title without labels."""
_BESIDE_TITLE = {Role.SOURCE, Role.DATE, Role.URL}


def read_head(lines: list[Line], start: int, rows: int, ledger: Ledger, ordinal: int) -> Piece:
    """Read the labelled lines that an article begins with; what follows them is its body.

    `start` is where the title starts in the first line, `rows` how many lines of it are known.
    """
    piece = Piece(lines[0])
    ledger.take(lines[0], Role.LABEL, ordinal, end=start)
    title = _split_title(cut_line(lines[0], start), lines[1:]) if start < len(lines[0].text) else []
    known = 1 if len(title) > 1 else rows
    ahead = [*title, *lines[1:]]
    for line in ahead[: known if title else 0]:
        add_value(piece, Role.TITLE, line, ledger, ordinal)
    current = Role.TITLE
    ahead = ahead[len(piece.title) :]
    while ahead:
        if len(ahead) > 1 and _cuts_label(ahead[0], ahead[1]):
            ahead = [_joined(ahead[0], ahead[1], ledger), *ahead[2:]]
        line, *ahead = [*_split(ahead[0]), *ahead[1:]]
        role = role_of(line.folded)
        if role is None:
            goes_on = _take_unlabelled(piece, current, line, ahead, ledger, ordinal)
            if goes_on is None:
                piece.body = [line, *ahead]
                break
            current = goes_on
        elif role is Role.BODY:
            piece.body = [*_take_label(line, ledger, ordinal), *ahead]
            break
        elif role not in piece.values and not (role is Role.DATE and piece.day):
            if role in (Role.SOURCE, Role.DATE) and _is_broken(line, ahead):
                line = _joined(line, ahead.pop(0), ledger)
            current = role
            piece.values[role] = []
            for value in _take_label(line, ledger, ordinal):
                add_value(piece, role, value, ledger, ordinal)
        elif any(role_of(one.folded) is Role.BODY for one in ahead[:5]):
            take_again(line, ledger, ordinal, same=_says_again(piece, role, line))
        else:
            piece.body = [line, *ahead]
            break
    return piece


def _take_label(line: Line, ledger: Ledger, ordinal: int) -> list[Line]:
    """Take the label that a line begins with, and return what follows it in the line, if anything."""
    label = read_label(line.folded)
    end = label.end if label else 0
    ledger.take(line, Role.LABEL, ordinal, end=end)
    return [cut_line(line, end)] if end < len(line.text) else []


def _says_again(piece: Piece, role: Role, line: Line) -> bool:
    """Tell whether a label's second line in a head says what the first one did."""
    label = read_label(line.folded)
    value = cut_line(line, label.end if label else 0)
    return whole_day(value) == piece.day if role is Role.DATE else alike(value.text) == alike(piece.value(role))


def _take_unlabelled(
    piece: Piece, current: Role, line: Line, following: list[Line], ledger: Ledger, ordinal: int
) -> Role | None:
    """Read a line without a known label; return what the next one may belong to, None where the body begins."""
    if _take_attribute(piece, line, following[:3], ledger, ordinal):
        return Role.ATTRIBUTE
    if current is Role.TITLE and Role.SOURCE not in piece.values and _CREDIT.fullmatch(line.folded):
        piece.values[Role.SOURCE], current = [], Role.SOURCE
    if _belongs(piece, current, line, following):
        add_value(piece, current, line, ledger, ordinal)
        return current
    day = whole_day(line)
    if day and piece.day is None and (current is not Role.TITLE or _is_labelled(following)):
        piece.day, piece.day_line = day, line
        piece.dates.append(line)
        return current
    if piece.day and re.fullmatch(TIME, line.folded):
        ledger.take(line, Role.TIME, ordinal)
        return current
    if _head_goes_on(piece, following):
        ledger.leave(line, "文章开头有一行看不懂", ordinal)
        return current
    return None


def _is_labelled(following: list[Line]) -> bool:
    """Tell whether one of the next two lines has a label."""
    return any(read_label(one.folded) for one in following[:2])


def _head_goes_on(piece: Piece, following: list[Line]) -> bool:
    """Tell whether the label of the body is near, or another one next and that behind it."""
    roles = [role_of(one.folded) for one in following[:5]]
    bare = any(_BARE_BODY.fullmatch(one.folded) for one in following[:2])
    further = Role.BODY in roles[1:] and roles[0] is not None and roles[0] not in piece.values
    return bare or further or roles[:1] == [Role.BODY]


def _is_broken(line: Line, following: list[Line]) -> bool:
    """Tell whether a value reaches the edge and goes on in the next line, before another label."""
    ahead = [one.folded for one in following[:2]]
    return (
        line.full
        and len(ahead) == 2
        and not (read_label(ahead[0]) or ATTRIBUTE.match(ahead[0]) or WEB.fullmatch(ahead[0]))
        and bool(read_label(ahead[1]))
    )


def _joined(line: Line, following: Line, ledger: Ledger) -> Line:
    """Return two lines as one, with the line end that stands between them in the document."""
    return replace(line, text=ledger.document.text[line.start : following.end], full=following.full, marks=())


def _cuts_label(line: Line, following: Line) -> bool:
    """Tell whether a line ends in the middle of a label, behind another value."""
    tail = _TAIL.search(line.folded)
    if tail is None or role_of(following.folded):
        return False
    label = read_label(tail[1] + following.folded)
    return label is not None and label.end > len(tail[1])


def _split_title(line: Line, following: list[Line]) -> list[Line]:
    """Return a title and the labelled values behind it in its line, which no line below says as well."""
    parts = _parted(line)
    roles = {role_of(fold(part.text)) for part in parts[1:]}
    below = takewhile(lambda role: role is not Role.BODY, (role_of(one.folded) for one in following))
    return parts if roles <= _BESIDE_TITLE and roles.isdisjoint(below) else _split(line)


def _split(line: Line) -> list[Line]:
    """Return the parts of a line that holds several labelled values."""
    folded = line.folded
    spaced = "  " in folded or "\t" in line.text
    labelled = read_label(folded) or TITLE_MARK.match(folded) or ATTRIBUTE.match(folded)
    return _parted(line) if spaced or labelled or DAY.match(folded) else [line]


def _parted(line: Line) -> list[Line]:
    """Return the parts of a line, each of which but the first begins with a label, which may hold spaces."""
    folded = line.folded
    parts: list[Line] = []
    start, place = 0, _label_end(folded, 0)
    while match := _NEXT_LABEL.search(folded, place):
        if start < match.start():
            parts.append(cut_line(line, start, match.end()))
            start = match.end()
        place = _label_end(folded, match.end())
    return [*parts, cut_line(line, start)]


def _label_end(folded: str, start: int) -> int:
    label = LABEL.match(folded, start) or ATTRIBUTE.match(folded, start)
    return label.end() if label else start


def _take_attribute(piece: Piece, line: Line, following: list[Line], ledger: Ledger, ordinal: int) -> bool:
    """Read a label of no field, where one of a field follows; those of the archive itself anywhere in a head."""
    name = ATTRIBUTE.match(line.folded)
    roles = [role_of(one.folded) for one in following]
    if name is None or not (name["own"] or any(role and role not in piece.values for role in roles)):
        return False
    value = take_day(piece, cut_line(line, name.end()), ledger, ordinal)
    keep_attribute(piece, visible(name[1]), value, ledger, ordinal)
    ledger.take(line, Role.LABEL, ordinal, end=name.end())
    return True


def _belongs(piece: Piece, role: Role, line: Line, following: list[Line]) -> bool:
    """Tell whether a line without a label belongs to the value before it."""
    if role is Role.TITLE:
        return not piece.title or (_is_labelled(following) and whole_day(line) is None)
    if role is Role.URL:
        held = piece.values[role]
        text = line.text.strip()
        if not held:
            ahead = [one.folded for one in following[:1]]
            return bool(WEB.match(text.lstrip("<＜《〈"))) or any(map(read_label, ahead))
        so_far = "".join(part.text for part in held)
        open_ends = ("/", "=", "<", "＜")
        another = re.match("https?://", text) and not (held[-1].full or so_far.endswith(open_ends))
        day = whole_day(line) and not ("/" in text and so_far.endswith("/"))
        page = line.gap and re.fullmatch("[0-9]{1,3}", text) and not (held[-1].full or _OPEN.search(so_far))
        if another or day or page or fold(so_far).endswith(">") or not WEB.fullmatch(text.rstrip(" >＞") or text):
            return False
        unlabelled = list(takewhile(lambda one: not read_label(one.folded), following))
        labelled = len(unlabelled) < len(following) and all(WEB.fullmatch(one.text) for one in unlabelled)
        return (
            labelled
            or so_far.startswith(("<", "＜"))
            or held[-1].full
            or bool(_OPEN.search(so_far))
            or bool(re.search(r"[/=&?%]|\.s?html?$", text))
        )
    if role is Role.ATTRIBUTE:
        upcoming = next((role_of(one.folded) for one in following), None)
        return piece.extra[-1][1].full or (upcoming is not None and upcoming not in piece.values)
    dated = role is Role.DATE and piece.day is not None
    return not dated and not piece.values.get(role) and len(line.text) <= _LONGEST_SOURCE
