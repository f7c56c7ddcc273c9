"""The articles of a report: where each begins, and the labelled lines at its head."""

import re
from dataclasses import dataclass, field

from mediawatch.importers.claims import Ledger, Role
from mediawatch.importers.document import Line, MarkKind, cut_line
from mediawatch.importers.printed import DAY, NUMERAL, PrintedDay, alike, fold, read_day

_OPEN, _SHUT = r"[【\[]?\s*", r"\s*[】\]]?\s*:\s*"
HEAD = re.compile(rf"\s*(?:[(]?\s*(?:{NUMERAL.pattern})\s*[)]?\s*[、.:]?\s*)?{_OPEN}标\s*题{_SHUT}")
_NUMBERED = re.compile(rf"\s*[(]?\s*(?:{NUMERAL.pattern})\s*[)]?\s*[、.:]?\s*")

_LABELS = {
    Role.SOURCE: "信息来源|来源媒体|媒体来源|媒体名称|发布媒体|刊发媒体|来 源|来源|媒 体|媒体|出处|稿源",
    Role.DATE: "发布时间|发布日期|报道时间|报道日期|刊发日期|日 期|日期|时 间|时间",
    Role.URL: "原文链接|网页链接|链接地址|原文地址|原文网址|链 接|链接|网 址|网址|URL",
    Role.SECTION: "所属栏目|栏目",
    Role.KEYWORDS: "关键词|关键字",
    Role.BODY: "主要内容|内容摘要|详细内容|主要内容如下|内 容|内容|正 文|正文|摘 要|摘要",
}
_LABEL = re.compile(
    _OPEN
    + "(?:"
    + "|".join(f"(?P<{role.name}>{words.replace(' ', chr(92) + 's*')})" for role, words in _LABELS.items())
    + ")"
    + _SHUT,
    re.IGNORECASE,
)
_LATER = re.compile(r"[\s;；,，]+(?=" + _LABEL.pattern + ")", re.IGNORECASE)
_WEB = re.compile(r"[!-~]+")
_LONGEST_SOURCE = 40
_NO_ADDRESS = ("略", "无", "暂无", "-", "")
_DATE_AT_END = re.compile(rf"[\s,，(（\[]*(?:{DAY.pattern})[\s)）\]]*$")
_REPEATED_TIME = r"(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?"


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

    def value(self, role: Role) -> str:
        """Return the text of a labelled value, its lines put together."""
        parts = self.values.get(role, [])
        joined = ("" if role is Role.URL else " ").join(part.text for part in parts)
        return joined.strip()

    @property
    def title_text(self) -> str:
        """The title in one line; a space stands only between Latin words that two lines divide."""
        text = ""
        for part in self.title:
            latin = text[-1:].isascii() and part.text[:1].isascii() and text
            text += (" " if latin else "") + part.text
        return " ".join(text.split(" ")).strip()


def is_head(lines: list[Line], place: int, titles: set[str]) -> bool:
    """Tell whether an article begins at a line: labelled as a title, or a title of the contents with labels below."""
    folded = fold(lines[place].text)
    below = [fold(line.text) for line in lines[place + 1 : place + 7]]
    labelled = any(_LABEL.match(text) for text in below)
    if HEAD.match(folded):
        return labelled or bool(_LATER.search(folded)) or not below
    number = _NUMBERED.match(folded)
    bare = lines[place].text[number.end() :] if number else lines[place].text
    if not ({alike(bare), alike(lines[place].text)} & titles):
        return False
    return any(_LABEL.match(text) for text in below[:3])


def read_head(lines: list[Line], ledger: Ledger, ordinal: int) -> Piece:
    """Read the labelled lines that an article begins with; what follows them is its body."""
    piece = Piece(lines[0])
    folded = fold(lines[0].text)
    label = HEAD.match(folded) or _NUMBERED.match(folded)
    start = label.end() if label else 0
    ledger.take(lines[0], Role.LABEL, ordinal, end=start)
    current = Role.TITLE
    waiting = lines[1:]
    queue = _split(cut_line(lines[0], start)) if start < len(lines[0].text) else []
    place = 0
    while True:
        if queue:
            line = queue.pop(0)
        elif place < len(waiting):
            queue = _split(waiting[place])
            place += 1
            continue
        else:
            break
        label = _LABEL.match(fold(line.text))
        if label:
            role = next(role for role in _LABELS if label.group(role.name))
            if role is Role.BODY:
                ledger.take(line, Role.LABEL, ordinal, end=label.end())
                piece.body = _rest(line, label.end(), queue, waiting[place:])
                return piece
            if role in piece.values or (role is Role.DATE and piece.day):  # a second one belongs to the text
                piece.body = [line, *queue, *waiting[place:]]
                return piece
            ledger.take(line, Role.LABEL, ordinal, end=label.end())
            piece.values[role] = []
            current = role
            if label.end() < len(line.text):
                _add(piece, role, cut_line(line, label.end()), ledger, ordinal)
            continue
        if _belongs(piece, current, line, waiting[place:]):
            _add(piece, current, line, ledger, ordinal)
            continue
        day = _whole_day(line)
        if day and piece.day is None and current is not Role.TITLE:
            piece.day, piece.day_line = day, line
            ledger.take(line, Role.DATE, ordinal)
            continue
        piece.body = [line, *queue, *waiting[place:]]
        return piece
    return piece


def _rest(line: Line, start: int, queue: list[Line], waiting: list[Line]) -> list[Line]:
    inline = [cut_line(line, start)] if start < len(line.text) else []
    return [*inline, *queue, *waiting]


def _split(line: Line) -> list[Line]:
    """Return the parts of a line that holds several labelled values."""
    folded = fold(line.text)
    if not _LABEL.match(folded) and not HEAD.match(folded) and "  " not in folded and "\t" not in line.text:
        return [line]
    parts: list[Line] = []
    start = 0
    for match in _LATER.finditer(folded):
        if start < match.start():
            parts.append(cut_line(line, start, match.end()))
            start = match.end()
    return [*parts, cut_line(line, start)]


def _belongs(piece: Piece, role: Role, line: Line, following: list[Line]) -> bool:
    """Tell whether a line without a label belongs to the value before it."""
    if role is Role.TITLE:
        ahead = [fold(one.text) for one in following[:2]]
        return not piece.title or any(_LABEL.match(text) for text in ahead)
    if role is Role.URL:
        held = piece.values[role]
        text = line.text.strip()
        if not held:
            return bool(_WEB.match(text.lstrip("<＜《〈")))
        so_far = "".join(part.text for part in held)
        if fold(so_far).endswith(">") or not _WEB.fullmatch(text):
            return False
        return (
            so_far.startswith(("<", "＜"))
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
            ledger.take(line, Role.LABEL, ordinal, end=day.start())
            ledger.take(line, Role.DATE, ordinal, *day.span())
            ledger.take(line, Role.LABEL, ordinal, start=day.end())
        else:
            ledger.take(line, Role.UNPLACED, ordinal)
            hint = "写成 2023-06-14 这样的日期"
            ledger.error(line, "MW507", f"日期看不懂：{line.text[:20]}", hint)
        return
    if role is Role.SOURCE and not piece.values[role]:
        line = _take_day(piece, line, ledger, ordinal)
        if not line.text:
            return
    piece.values[role].append(line)
    if role is Role.URL:
        _take_address(line, ledger, ordinal)
    else:
        ledger.take(line, role, ordinal)


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
        ledger.take(line, Role.LABEL, ordinal, start=day.end())
    return cut_line(line, 0, match.start())


def _take_address(line: Line, ledger: Ledger, ordinal: int) -> None:
    folded = fold(line.text)
    start = 1 if folded.startswith("<") else 0
    end = len(folded) - (1 if folded.endswith(">") else 0)
    ledger.take(line, Role.LABEL, ordinal, end=start)
    ledger.take(line, Role.URL, ordinal, start, end)
    ledger.take(line, Role.LABEL, ordinal, start=end)


def _whole_day(line: Line) -> PrintedDay | None:
    folded = fold(line.text).strip(" ()[]")
    match = DAY.fullmatch(folded)
    return read_day(match) if match else None


def read_address(piece: Piece) -> str | None:
    """Return the address of an article; of a link in a document, where it leads."""
    text = fold(piece.value(Role.URL)).strip("<> ")
    linked = [
        mark.address for part in piece.values.get(Role.URL, []) for mark in part.marks if mark.kind is MarkKind.LINK
    ]
    if linked and not text.startswith(("http://", "https://")):
        return linked[0]
    if text in _NO_ADDRESS:
        return None
    return f"http://{text}" if text.lower().startswith("www.") else text or None


def drop_repeated(piece: Piece, source: str, ledger: Ledger, ordinal: int) -> None:
    """Take title, date and source away where the body's first lines repeat them; its date is read where none was."""
    for _ in range(4):
        taken = _take_title(piece, ledger, ordinal) or _take_source(piece, source, ledger, ordinal)
        if not taken:
            return
        piece.body = piece.body[taken:]


def _take_title(piece: Piece, ledger: Ledger, ordinal: int) -> int:
    """Return how many lines at the body's beginning are the title again."""
    wanted = alike(piece.title_text)
    text = ""
    for count, line in enumerate(piece.body[:3], 1):
        text += alike(line.text)
        if text == wanted and wanted:
            for taken in piece.body[:count]:
                ledger.take(taken, Role.REPEATED, ordinal)
            return count
        if not wanted.startswith(text):
            return 0
    return 0


def _take_source(piece: Piece, source: str, ledger: Ledger, ordinal: int) -> int:
    """Return 1 where the body's first line is date and source again, or one of them."""
    if not piece.body:
        return 0
    line = piece.body[0]
    folded = fold(line.text)
    if len(folded) > 80:
        return 0
    day = DAY.search(folded)
    rest = folded[: day.start()] + " " + re.sub(f"^{_REPEATED_TIME}", "", folded[day.end() :]) if day else folded
    rest = re.sub(r"(?:信息来源|来\s*源|媒\s*体|稿源|发布时间|发布日期|日\s*期|时\s*间)\s*:?|[\s()\[\]|,;]", " ", rest)
    named = alike(rest)
    if named not in ("", alike(source)) or (not day and not named) or (not day and "来源" not in folded):
        return 0
    printed = read_day(day) if day else None
    if day and printed is None:
        return 0
    if day and printed and piece.day is not None and (printed.month, printed.day) != (piece.day.month, piece.day.day):
        return 0
    if day and printed and (piece.day is None or piece.day.year is None):
        piece.day, piece.day_line = printed, line
        ledger.take(line, Role.REPEATED, ordinal, end=day.start())
        ledger.take(line, Role.DATE, ordinal, *day.span())
        ledger.take(line, Role.REPEATED, ordinal, start=day.end())
    else:
        ledger.take(line, Role.REPEATED, ordinal)
    return 1
