"""An article of a report that the archive wrote as Word, perhaps edited since: its labelled lines and its body."""

import re
from collections.abc import Sequence
from itertools import takewhile

from mediawatch.intake import codes
from mediawatch.intake.claims import Ledger, Role
from mediawatch.intake.document import Hint, Line, cut_line
from mediawatch.intake.grammar.article_starts import TITLE_MARK
from mediawatch.intake.grammar.piece import Piece
from mediawatch.intake.grammar.printed import alike
from mediawatch.intake.grammar.values import take_again, whole_day
from mediawatch.intake.labels import KEYS, read_label, word_of
from mediawatch.word_names import TITLE_LABEL, WordStyle

_HEAD = re.compile(rf"[0-9]+\. {TITLE_LABEL}")
_ROLES = {KEYS[field]: Role[field.upper()] for field in ("source", "url", "section", "keywords")}
_ADDRESSES = (KEYS["url"], KEYS["archived"])
_LABELS = (re.compile(r"([^：]+)："), re.compile(r"([^:]+):"), re.compile(f"({'|'.join(KEYS.values())})"))
"""A label as the archive writes it, with a mark of the other width, and without any."""
_OPENING = re.compile(rf"{word_of('body')}\s*:")


def is_title(line: Line) -> bool:
    """Tell whether a line is an article's title, or a part of it."""
    return line.hint is Hint.HEADING and line.level == 2


def read_article(lines: Sequence[Line], section: str | None, ordinal: int, ledger: Ledger) -> Piece:
    """Read the lines of an article: of its head until its body is opened, or until one comes that has no label."""
    first, *others = title = list(takewhile(is_title, lines))
    label = _HEAD.match(first.text) or TITLE_MARK.match(first.folded)
    start = label.end() if label else 0
    ledger.take(first, Role.LABEL, ordinal, end=start)
    ledger.take(first, Role.TITLE, ordinal, start=start)
    for line in others:
        ledger.take(line, Role.TITLE, ordinal)
        ledger.joined.add(line.start)
    piece = Piece(first, [cut_line(first, start), *others], section=section)
    values: dict[str, Line] = {}
    for place, line in enumerate(lines[len(title) :], len(title) + 1):
        opening = _OPENING.match(line.folded) if line.style != WordStyle.ATTRIBUTE else None
        if opening:
            ledger.take(line, Role.LABEL, ordinal, end=opening.end())
            behind = cut_line(line, opening.end())
            piece.body += [behind, *lines[place:]] if behind.text else lines[place:]
            break
        name, start = _label_of(line, listed=not piece.body)
        if name:
            _take_value(values, name, line, start, ledger, ordinal)
        else:
            piece.body.append(line)
    _settle(piece, values)
    for line in piece.body:
        if TITLE_MARK.match(line.folded):
            hint = "是的话就在 Word 里把它设成“标题 2”，再导入"
            ledger.error(line, codes.TAKEN_FOR_HEADING, f"正文里有一行像文章的开头：{line.text[:30]}", hint)
    return piece


def _label_of(line: Line, *, listed: bool) -> tuple[str, int]:
    """Return the label of a line, and where its value begins. By its style it has one.

    A line without that style, as a person adds it where lines are still `listed`, has one by its words. An empty label
    is none.
    """
    if line.hint is Hint.PICTURE:
        return "", 0
    if line.style == WordStyle.ATTRIBUTE:
        match = next((found for form in _LABELS if (found := form.match(line.text))), None)
        return (match[1].strip(), match.end()) if match else ("", 0)
    label = read_label(line.folded) if listed and line.hint is Hint.NONE else None
    return (KEYS[label.field], label.end) if label and label.field in KEYS else ("", 0)


def _take_value(values: dict[str, Line], name: str, line: Line, start: int, ledger: Ledger, ordinal: int) -> None:
    """Take the value of a line `名字：值`; one that is there already says the same, or a person has to look."""
    value = cut_line(line, start)
    if name in _ADDRESSES:
        size = len(value.text)
        value = cut_line(value, value.text.startswith("<"), size - value.text.endswith(">"))
    if name in values:
        take_again(line, ledger, ordinal, same=alike(values[name].text) == alike(value.text))
        return
    values[name] = value
    first, end = value.start - line.start, value.end - line.start
    ledger.take(line, Role.LABEL, ordinal, end=first)
    if name != KEYS["date"]:
        ledger.take(value, _ROLES.get(name, Role.ATTRIBUTE), ordinal)
    ledger.take(line, Role.LABEL, ordinal, start=end)


def _settle(piece: Piece, values: dict[str, Line]) -> None:
    """Put the values of labelled lines where they belong in an article."""
    if dated := values.pop(KEYS["date"], None):
        piece.day, piece.day_line = whole_day(dated), dated
        piece.dates = [dated] if dated.text else []
    for role, key in ((Role.SOURCE, KEYS["source"]), (Role.SECTION, KEYS["section"])):
        if value := values.pop(key, None):
            piece.values[role] = [value]
    piece.extra = list(values.items())
