"""Reads a report that the archive itself wrote as Word, perhaps edited since: its styles say what every line is."""

import re
from collections.abc import Iterator, Sequence

from pydantic import BaseModel, ValidationError

from mediawatch.intake import codes
from mediawatch.intake.claims import Ledger, Role
from mediawatch.intake.document import Document, Hint, Line
from mediawatch.intake.grammar.contents import DETAILS, HEADER, Entry
from mediawatch.intake.grammar.drafting import Report
from mediawatch.intake.grammar.exported_article import is_title, read_article
from mediawatch.intake.grammar.masthead import Masthead
from mediawatch.intake.grammar.masthead_parts import MastheadPart, part_at
from mediawatch.intake.grammar.paragraphs import join_broken
from mediawatch.intake.grammar.printed import place_period
from mediawatch.intake.list_marks import read_marker
from mediawatch.word_names import LEAD_LABEL, PROPERTY, WordStyle

_ENTRY = re.compile(r"(.*\S)\s*（(.*)）")
_SCOPE = re.compile(r"监测范围[：:]\s*")
_MASTHEAD: dict[str, Role] = {
    WordStyle.SERIES: Role.SERIES,
    WordStyle.NUMBER: Role.NUMBER,
    WordStyle.PUBLISHER: Role.PUBLISHER,
    WordStyle.PUBLISHED: Role.PUBLISHED,
    WordStyle.PERIOD: Role.PERIOD,
}


class _Properties(BaseModel):
    """What the property of the file says: keys that the format does not know, of the issue and of its period.

    `scattered` is what bodies had that the file does not show so, by the title of the article.
    """

    issue: dict[str, object] = {}
    period: dict[str, object] = {}
    scattered: dict[str, list[str]] = {}


def read_exported(ledger: Ledger) -> Report:
    """Read a document by its styles: what is in a body, nothing else than its style says so."""
    masthead = Masthead()
    listed: list[Line] = []
    lead: list[Line] = []
    articles: list[tuple[str | None, list[Line]]] = []
    section: str | None = None
    for line in ledger.document.lines:
        if line.hint is Hint.MARGIN:
            ledger.take(line, Role.MARGIN)
        elif _is_header(line):
            ledger.take(line, Role.CONTENTS)
        elif line.style == WordStyle.SECTION:
            section = re.split("[：:]", line.text, maxsplit=1)[-1].strip()
            ledger.take(line, Role.SECTION)
        elif is_title(line) and not (line.soft and articles and is_title(articles[-1][1][-1])):
            articles.append((section, [line]))
        elif articles:
            articles[-1][1].append(line)
        elif line.style == WordStyle.CONTENTS:
            listed.append(line)
            ledger.take(line, Role.CONTENTS)
        elif line.style == WordStyle.LABEL and line.text == LEAD_LABEL:
            ledger.take(line, Role.LABEL)
        elif not _read_masthead(line, masthead, ledger):
            lead.append(line)
    masthead.lead = join_broken(lead)
    if masthead.span:
        masthead.start, masthead.end = place_period(*masthead.span, masthead.published)
    pieces = [read_article(lines, name, ordinal, ledger) for ordinal, (name, lines) in enumerate(articles, 1)]
    entries = list(_read_entries(listed, [piece.title_text for piece in pieces]))
    properties = _read_properties(ledger.document)
    for piece in pieces:
        title = piece.title_text
        if inner := properties.scattered.get(title):
            hint = "Word 文件里没有，或者散在前后：对照档案里原来的文件改回去"
            ledger.note(piece.line, codes.LOST_IN_WORD, f"“{title[:20]}”的正文原来有{'、'.join(inner)}", hint)
    return Report(masthead, entries, pieces, tuple(properties.issue.items()), tuple(properties.period.items()))


def _read_properties(document: Document) -> _Properties:
    said = dict(document.properties).get(PROPERTY, "{}")
    try:
        return _Properties.model_validate_json(said)
    except ValidationError:
        return _Properties()


def _is_header(line: Line) -> bool:
    """Tell whether a line heads the contents or the articles."""
    folded = line.folded
    return line.hint is Hint.HEADING and line.level == 1 and bool(HEADER.fullmatch(folded) or DETAILS.fullmatch(folded))


def _read_entries(lines: Sequence[Line], titles: Sequence[str]) -> Iterator[Entry]:
    """Yield what the lines of the contents say: a title, and a source in brackets. A known title may have brackets."""
    for line in lines:
        text = line.text[len(str(read_marker(line.folded) or "")) :].strip()
        behind = {title: text[len(title) :].strip() for title in titles if title and text.startswith(title)}
        whole = [title for title, rest in behind.items() if rest.startswith("（") and rest.endswith("）")]
        title = max(whole, key=len, default=None)
        if title is not None:
            yield Entry(line, title, behind[title][1:-1].strip())
        elif parts := _ENTRY.fullmatch(text) if text not in behind else None:
            yield Entry(line, parts[1], parts[2].strip())
        else:
            yield Entry(line, text)


def _read_masthead(line: Line, masthead: Masthead, ledger: Ledger) -> bool:
    """Read a line of the masthead by its style; False for what belongs to the lead.

    A line that says nothing, or what another one has said, is left to a person.
    """
    if line.style not in _MASTHEAD:
        return False
    part = _part_of(line)
    if part is None or getattr(masthead, part.name):
        ledger.leave(line, "刊头里有一行看不懂")
    else:
        setattr(masthead, part.name, part.value)
        ledger.take_value(line, part.role, 0, part.start, part.end)
    return True


def _part_of(line: Line) -> MastheadPart | None:
    """Return what a line of the masthead says; names and the scope are just as they are written."""
    text, role, end = line.text, _MASTHEAD[line.style], len(line.text)
    if role in (Role.SERIES, Role.PUBLISHER):
        return MastheadPart(role.name.lower(), text, role, 0, end, end)
    if line.style == WordStyle.PERIOD and (scope := _SCOPE.match(text)):
        return MastheadPart("scope", text[scope.end() :], role, scope.end(), end, end)
    part = part_at(line.folded, 0)
    return part if part and part.role is role else None
