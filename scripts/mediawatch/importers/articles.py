"""The head of an article: its title, and the labelled lines below that."""

import re
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import takewhile

from mediawatch.importers.claims import Ledger, Role
from mediawatch.importers.document import Line, MarkKind, cut_line
from mediawatch.importers.heads import HEAD, LABEL, LATER, WEB, role_of
from mediawatch.importers.printed import DAY, TIME, PrintedDay, alike, fold, join_titles, read_day, squeeze

_BARE_BODY = re.compile(r"[【\[]?\s*主要内容\s*[】\]]?\s*:?\s*")
_PLACE_IT = "看看它该放在哪里；不要就从文件的 unplaced 下面删掉"
_LONGEST_SOURCE = 40
_NO_ADDRESS = ("略", "无", "暂无", "-", "")
_PAGE = r"[(\[]?(?:第?\s*[A-Z]?\s*[0-9一二三四五六七八九十]{1,3}\s*版|头版)[)\]]?"
_DATE_AT_END = re.compile(rf"[\s,(\[]*(?:{DAY.pattern})(?:[\s,)\]]|{TIME}|{_PAGE})*$", re.IGNORECASE)
_BESIDE = re.compile(rf"(?P<time>{TIME})|(?P<page>{_PAGE})|(?P<mark>[\s,;|()\[\]]+)", re.IGNORECASE)
"""What stands beside a date: a time of the day or a weekday, the page of a newspaper, marks between them."""
_ATTRIBUTE = re.compile(
    r"[【\[]?\s*(作\s*者|记\s*者|通讯员|编\s*辑|责任编辑|版\s*[次面]|类\s*[别型]|分\s*类|地\s*[区域]|媒体(?:类型|级别)|字\s*数"
    r"|频\s*道|转载量?|点击量?|阅读量?|评论数?|倾向性?|情感(?:倾向)?|级\s*别)\s*[】\]]?\s*:\s*"
)
"""Other labels between those of `LABELS`; one that none of these follows begins a body."""


@dataclass(slots=True)
class Piece:
    """An article as it stands in the document: the values of its labelled lines, and the lines of its body."""

    line: Line
    title: list[Line] = field(default_factory=list[Line])
    values: dict[Role, list[Line]] = field(default_factory=dict[Role, list[Line]])
    body: list[Line] = field(default_factory=list[Line])
    day: PrintedDay | None = None
    day_line: Line | None = None
    section: str | None = None
    extra: list[tuple[str, Line]] = field(default_factory=list[tuple[str, Line]])

    def value(self, role: Role) -> str:
        """Return the text of a labelled value, its lines put together."""
        parts = self.values.get(role, [])
        joined = ("" if role is Role.URL else " ").join(part.text for part in parts)
        return reduce(join_titles, (part.strip() for part in joined.split("\n")))

    @property
    def title_text(self) -> str:
        """The title in one line; a space stands only between Latin words that two lines divide."""
        return reduce(join_titles, (part.text for part in self.title), "").strip()


def read_head(lines: list[Line], start: int, rows: int, ledger: Ledger, ordinal: int) -> Piece:
    """Read the labelled lines that an article begins with; what follows them is its body.

    `start` is where the title starts in the first line, `rows` how many lines of it are known.
    """
    piece = Piece(lines[0])
    ledger.take(lines[0], Role.LABEL, ordinal, end=start)
    title = _split(cut_line(lines[0], start)) if start < len(lines[0].text) else []
    known = 1 if len(title) > 1 else rows
    ahead = [*title, *lines[1:]]
    for line in ahead[: known if title else 0]:
        _add(piece, Role.TITLE, line, ledger, ordinal)
    current = Role.TITLE
    ahead = ahead[len(piece.title) :]
    while ahead:
        line, *ahead = [*_split(ahead[0]), *ahead[1:]]
        role = role_of(fold(line.text))
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
                _add(piece, role, value, ledger, ordinal)
        elif any(role_of(fold(one.text)) is Role.BODY for one in ahead[:5]):
            _take_again(piece, role, line, ledger, ordinal)
        else:
            piece.body = [line, *ahead]
            break
    return piece


def _take_label(line: Line, ledger: Ledger, ordinal: int) -> list[Line]:
    """Take the label that a line begins with, and return what follows it in the line, if anything."""
    label = LABEL.match(fold(line.text))
    end = label.end() if label else 0
    ledger.take(line, Role.LABEL, ordinal, end=end)
    return [cut_line(line, end)] if end < len(line.text) else []


def _take_again(piece: Piece, role: Role, line: Line, ledger: Ledger, ordinal: int) -> None:
    """Read a label's second line in a head: it says the same again, or a person has to look."""
    label = LABEL.match(fold(line.text))
    start = label.end() if label else 0
    day = _whole_day(cut_line(line, start))
    same = alike(line.text[start:]) == alike(piece.value(role)) if role is not Role.DATE else day == piece.day
    ledger.take(line, Role.REPEATED if same else Role.UNPLACED, ordinal)
    if not same:
        ledger.error(line, "MW503", f"文章开头写了两次：{line.text[:30]}", _PLACE_IT)


def _take_unlabelled(
    piece: Piece, current: Role, line: Line, following: list[Line], ledger: Ledger, ordinal: int
) -> Role | None:
    """Read a line without a known label; return what the next one may belong to, None where the body begins."""
    if _take_attribute(piece, line, following[:3], ledger, ordinal):
        return Role.ATTRIBUTE
    if _belongs(piece, current, line, following):
        _add(piece, current, line, ledger, ordinal)
        return current
    day = _whole_day(line)
    if day and piece.day is None and current is not Role.TITLE:
        piece.day, piece.day_line = day, line
        ledger.take(line, Role.DATE, ordinal)
        return current
    if piece.day and re.fullmatch(TIME, fold(line.text)):
        ledger.take(line, Role.TIME, ordinal)
        return current
    if _head_goes_on(piece, following):
        ledger.take(line, Role.UNPLACED, ordinal)
        ledger.error(line, "MW503", f"文章开头有一行看不懂：{line.text[:30]}", _PLACE_IT)
        return current
    return None


def _head_goes_on(piece: Piece, following: list[Line]) -> bool:
    """Tell whether the label of the body is near, or another one next and that behind it."""
    roles = [role_of(fold(one.text)) for one in following[:5]]
    near = any(_BARE_BODY.fullmatch(fold(one.text)) for one in following[:2])
    return near or (Role.BODY in roles[1:] and roles[0] is not None and roles[0] not in piece.values)


def _is_broken(line: Line, following: list[Line]) -> bool:
    """Tell whether a value reaches the edge and goes on in the next line, before another label."""
    ahead = [fold(one.text) for one in following[:2]]
    return (
        line.full
        and len(ahead) == 2
        and not (LABEL.match(ahead[0]) or _ATTRIBUTE.match(ahead[0]) or WEB.fullmatch(ahead[0]))
        and bool(LABEL.match(ahead[1]))
    )


def _joined(line: Line, following: Line, ledger: Ledger) -> Line:
    """Return two lines as one, with the line end that stands between them in the document."""
    return replace(line, text=ledger.document.text[line.start : following.end], marks=())


def _split(line: Line) -> list[Line]:
    """Return the parts of a line that holds several labelled values."""
    folded = fold(line.text)
    if not LABEL.match(folded) and not HEAD.match(folded) and "  " not in folded and "\t" not in line.text:
        return [line]
    parts: list[Line] = []
    start = 0
    for match in LATER.finditer(folded):
        if start < match.start():
            parts.append(cut_line(line, start, match.end()))
            start = match.end()
    return [*parts, cut_line(line, start)]


def _take_attribute(piece: Piece, line: Line, following: list[Line], ledger: Ledger, ordinal: int) -> bool:
    """Read a label that the format does not know, where one that it knows follows."""
    name = _ATTRIBUTE.match(fold(line.text))
    roles = [role_of(fold(one.text)) for one in following]
    if name is None or not any(role and role not in piece.values for role in roles):
        return False
    _keep(piece, squeeze(name[1]), cut_line(line, name.end()), ledger, ordinal)
    ledger.take(line, Role.LABEL, ordinal, end=name.end())
    return True


def _keep(piece: Piece, name: str, value: Line, ledger: Ledger, ordinal: int) -> None:
    piece.extra.append((name, value))
    ledger.take(value, Role.ATTRIBUTE, ordinal)


def _belongs(piece: Piece, role: Role, line: Line, following: list[Line]) -> bool:
    """Tell whether a line without a label belongs to the value before it."""
    if role is Role.TITLE:
        ahead = [fold(one.text) for one in following[:2]]
        return not piece.title or any(LABEL.match(text) for text in ahead)
    if role is Role.URL:
        held = piece.values[role]
        text = line.text.strip()
        if not held:
            ahead = [fold(one.text) for one in following[:1]]
            return bool(WEB.match(text.lstrip("<＜《〈"))) or any(map(LABEL.match, ahead))
        so_far = "".join(part.text for part in held)
        if fold(so_far).endswith(">") or not WEB.fullmatch(text):
            return False
        unlabelled = list(takewhile(lambda one: not LABEL.match(fold(one.text)), following))
        labelled = len(unlabelled) < len(following) and all(WEB.fullmatch(one.text) for one in unlabelled)
        return (
            labelled
            or so_far.startswith(("<", "＜"))
            or held[-1].full
            or so_far.endswith(("/", "-", "_", "=", "&", "?", "%", ".", ":"))
            or bool(re.search(r"[/=&?%]|\.s?html?$", text))
        )
    return not piece.values.get(role) and len(line.text) <= _LONGEST_SOURCE


def _add(piece: Piece, role: Role, line: Line, ledger: Ledger, ordinal: int) -> None:
    if role is Role.TITLE:
        piece.title.append(line)
        ledger.take(line, Role.TITLE, ordinal)
        return
    if role is Role.DATE:
        day = DAY.search(fold(line.text))
        printed = read_day(day) if day else None
        if day and printed:
            piece.day, piece.day_line = printed, line
            _take_beside(piece, cut_line(line, 0, day.start()), ledger, ordinal)
            ledger.take(line, Role.DATE, ordinal, *day.span())
            _take_beside(piece, cut_line(line, day.end()), ledger, ordinal)
        else:
            ledger.take(line, Role.UNPLACED, ordinal)
            hint = "写成 2023-06-14 这样的日期"
            ledger.error(line, "MW507", f"日期看不懂：{line.text[:20]}", hint)
        return
    if role is Role.SOURCE and not piece.values[role]:
        line = _take_day(piece, line, ledger, ordinal)
        if not line.text:
            return
    if role is Role.URL:
        line = _take_address(line, ledger, ordinal)
    else:
        ledger.take(line, role, ordinal)
    piece.values[role].append(line)


def _take_day(piece: Piece, line: Line, ledger: Ledger, ordinal: int) -> Line:
    """Read a date that ends a source's line; return the line without it."""
    folded = fold(line.text)
    match = _DATE_AT_END.search(folded)
    printed = read_day(match) if match else None
    if match is None or printed is None or piece.day is not None:
        return line
    day = DAY.search(folded, match.start())
    if day:
        piece.day, piece.day_line = printed, line
        ledger.take(line, Role.LABEL, ordinal, match.start(), day.start())
        ledger.take(line, Role.DATE, ordinal, *day.span())
        _take_beside(piece, cut_line(line, day.end()), ledger, ordinal)
    return cut_line(line, 0, match.start())


def _take_beside(piece: Piece, line: Line, ledger: Ledger, ordinal: int) -> None:
    """Say where went what stands beside a date."""
    folded, place = fold(line.text), 0
    while place < len(folded) and (part := _BESIDE.match(folded, place)):
        if part.lastgroup == "page":
            _keep(piece, "版次", cut_line(line, *part.span()), ledger, ordinal)
        else:
            role = Role.TIME if part.lastgroup == "time" else Role.LABEL
            ledger.take(line, role, ordinal, *part.span())
        place = part.end()
    if rest := cut_line(line, place).text:
        ledger.take(line, Role.UNPLACED, ordinal, start=place)
        ledger.error(line, "MW507", f"日期旁边还有字：{rest[:20]}", _PLACE_IT)


def _take_address(line: Line, ledger: Ledger, ordinal: int) -> Line:
    """Say where a line of an address went; return it without words that follow. A word instead of one is a label."""
    folded = fold(line.text)
    linked = any(mark.kind is MarkKind.LINK for mark in line.marks)
    if folded in _NO_ADDRESS or (linked and not folded.lower().lstrip("<").startswith(("http", "www"))):
        ledger.take(line, Role.LABEL, ordinal)
        return line
    start = 1 if folded.startswith("<") else 0
    address = WEB.match(folded)
    rest = folded[address.end() :] if address else ""
    if address and not rest.isascii():
        ledger.take(line, Role.UNPLACED, ordinal, start=address.end())
        ledger.error(line, "MW516", f"链接后面还有字：{rest.strip()[:30]}", _PLACE_IT)
        line, folded = cut_line(line, 0, address.end()), folded[: address.end()]
    end = len(folded) - (1 if folded.endswith(">") else 0)
    ledger.take(line, Role.LABEL, ordinal, end=start)
    ledger.take(line, Role.URL, ordinal, start, end)
    ledger.take(line, Role.LABEL, ordinal, start=end)
    return line


def _whole_day(line: Line) -> PrintedDay | None:
    folded = fold(line.text).strip(" ()[]")
    match = DAY.fullmatch(folded)
    return read_day(match) if match else None


def linked_addresses(piece: Piece) -> list[str]:
    """Return where the links lead that the document has in an article's address."""
    return [
        mark.address for part in piece.values.get(Role.URL, []) for mark in part.marks if mark.kind is MarkKind.LINK
    ]


def read_address(piece: Piece) -> str | None:
    """Return the address of an article; of a link in a document, where it leads."""
    text = fold(piece.value(Role.URL)).strip("<> ")
    linked = linked_addresses(piece)
    if linked and not text.startswith(("http://", "https://")):
        return linked[0]
    if text in _NO_ADDRESS:
        return None
    return f"http://{text}" if text.lower().startswith("www.") else text or None
