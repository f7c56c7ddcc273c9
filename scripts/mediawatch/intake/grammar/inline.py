"""A stretch of text with its marks as Markdown: emphasis, links and code, in one another where they are."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from mediawatch.format.write import escape, write_link
from mediawatch.intake import codes
from mediawatch.intake.claims import Claim, Ledger, Role
from mediawatch.intake.document import Line, Mark, MarkKind

_SIGNS = {MarkKind.STRONG: "**", MarkKind.EMPHASIS: "*"}
_PLAIN = {MarkKind.RAISED: "上标", MarkKind.LOWERED: "下标"}
"""What neither Markdown nor Unicode has a sign for."""
_MARKED = (*_PLAIN, MarkKind.DELETED)
_ORDER = (MarkKind.STRONG, MarkKind.EMPHASIS, MarkKind.LINK)
_WRITTEN = (*_ORDER, MarkKind.CODE)
_LEADS_OUT = re.compile(r"https?://|mailto:", re.IGNORECASE)
"""What a link of the archive may lead to."""
_LEADS_NOWHERE = re.compile(r"#|javascript:|$", re.IGNORECASE)
"""A place in the document itself, or a button of a page."""

_Set = tuple[MarkKind, str]
"""What a stretch of text is set as; a link has its address."""
_Stretch = tuple[str, frozenset[_Set]]


def write_inline(text: str, marks: Sequence[Mark]) -> str:
    """Return a line's text as Markdown that reads the same; what Markdown has no sign for is plain."""
    turns: dict[int, list[tuple[_Set, int]]] = {0: [], len(text): []}
    for mark in marks:
        if mark.kind in _WRITTEN:
            turns.setdefault(mark.start, []).append(((mark.kind, mark.address), 1))
            turns.setdefault(mark.end, []).append(((mark.kind, mark.address), -1))
    stretches: list[_Stretch] = []
    open_marks: dict[_Set, int] = {}
    for start, end in pairwise(sorted(turns)):
        for setting, step in turns[start]:
            count = open_marks.pop(setting, 0) + step
            open_marks |= {setting: count} if count else {}
        stretches.append((text[start:end], frozenset(open_marks)))
    return _nested(stretches)


def note_plain(lines: Iterable[Line], ledger: Ledger) -> None:
    """Note what was kept in plain characters: raised, lowered or struck out, and links that the archive cannot have."""
    kept = [claim for claim in ledger.claims if not claim.role.furniture]
    for line in lines:
        marks = [
            mark
            for mark in line.marks
            if mark.kind in _MARKED and any(one.start <= line.start + mark.start < one.end for one in kept)
        ]
        if struck := [line.text[mark.start : mark.end] for mark in marks if mark.kind is MarkKind.DELETED]:
            ledger.note(line, codes.STRUCK, f"原文划掉的字留下了：{'、'.join(struck)[:60]}", "不要的就在文件里删掉")
        if plain := [
            f"{line.text[mark.start : mark.end]}（{_PLAIN[mark.kind]}）" for mark in marks if mark.kind in _PLAIN
        ]:
            hint = "看看平排会不会读错；会就改写，比如 10^n、[1]"
            ledger.note(line, codes.RAISED, f"上下标没有对应的字符，照平排写了：{'、'.join(plain)}", hint)
        for mark in line.marks:
            lost = mark.kind is MarkKind.LINK and not _LEADS_OUT.match(mark.address)
            if lost and not _LEADS_NOWHERE.match(mark.address) and _in_body(line.start + mark.start, kept):
                shown = line.text[mark.start : mark.end][:20]
                hint = "链接要以 http:// 或 https:// 开头；有这样的地址就写进去"
                ledger.note(line, codes.LINK_LOST, f"链接写不进档案，只留下了文字：{shown}（{mark.address}）", hint)


def _in_body(place: int, claims: Iterable[Claim]) -> bool:
    return any(one.start <= place < one.end and one.role in (Role.BODY, Role.LEAD) for one in claims)


def _nested(stretches: list[_Stretch]) -> str:
    """Put what reaches farthest around the rest; code is innermost."""
    out: list[str] = []
    place = 0
    while place < len(stretches):
        text, settings = stretches[place]
        known = sorted((one for one in settings if one[0] in _ORDER), key=lambda one: _ORDER.index(one[0]))
        if not known:
            code = any(kind is MarkKind.CODE for kind, _ in settings)
            out.append(_code(text) if code else escape(text))
            place += 1
            continue
        setting = max(known, key=lambda one: _reach(stretches, place, one))
        stop = _reach(stretches, place, setting)
        inner = _nested([(part, others - {setting}) for part, others in stretches[place:stop]])
        written = _signed(inner, *setting)
        if written.startswith("[") and out and out[-1].endswith("!"):  # it would be a picture
            out[-1] = f"{out[-1][:-1]}\\!"
        out.append(written)
        place = stop
    return "".join(out)


def _reach(stretches: list[_Stretch], place: int, setting: _Set) -> int:
    """Return where a setting ends that holds at a place."""
    return next((at for at in range(place, len(stretches)) if setting not in stretches[at][1]), len(stretches))


def _signed(inner: str, kind: MarkKind, address: str) -> str:
    bare = inner.strip()
    if kind is MarkKind.LINK:
        if not bare or not _LEADS_OUT.match(address):
            return inner
        sign = write_link(bare, address)
    else:
        sign = f"{_SIGNS[kind]}{bare}{_SIGNS[kind]}" if bare else ""
    start = len(inner) - len(inner.lstrip())
    return f"{inner[:start]}{sign}{inner[start + len(bare) :]}"


def _code(text: str) -> str:
    """Return a text between as many backticks as it has nowhere together."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    space = " " if "`" in (text[:1], text[-1:]) else ""
    return f"{'`' * (longest + 1)}{space}{text}{space}{'`' * (longest + 1)}"
