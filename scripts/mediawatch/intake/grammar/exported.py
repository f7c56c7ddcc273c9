"""Reads a report that the archive itself wrote as Word, perhaps edited since: its styles say what every line is."""

import re
from collections.abc import Iterator, Sequence

from pydantic import BaseModel, ValidationError

from mediawatch.intake import codes
from mediawatch.intake.claims import PLACE_IT, Ledger, Role
from mediawatch.intake.document import Document, Hint, Line
from mediawatch.intake.grammar.contents import DETAILS, HEADER, Entry
from mediawatch.intake.grammar.exported_article import ExportedArticle
from mediawatch.intake.grammar.exported_body import write_exported
from mediawatch.intake.grammar.inline import note_plain
from mediawatch.intake.grammar.judging import judge_articles, judge_masthead, list_unplaced, without_composed_lead
from mediawatch.intake.grammar.masthead import Masthead
from mediawatch.intake.grammar.matching import match_entries
from mediawatch.intake.grammar.printed import DAY, find_span, place_period, read_day
from mediawatch.intake.grammar.reading import Reading
from mediawatch.intake.list_marks import read_marker
from mediawatch.model import Issue, Origin, Period
from mediawatch.numerals import read_number
from mediawatch.word_names import LEAD_LABEL, PROPERTY, WordStyle

_Extra = tuple[tuple[str, object], ...]
_NUMBER = re.compile(r"第\s*([0-9〇一二三四五六七八九十百千零]+)\s*期")
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
    """What the property of the file says."""

    issue: dict[str, object] = {}
    period: dict[str, object] = {}
    scattered: dict[str, list[str]] = {}


def is_exported(document: Document) -> bool:
    """Tell whether a document has the styles of the archive's own Word files."""
    return any(line.style == WordStyle.SERIES for line in document.lines)


def read_exported(document: Document) -> Reading:
    """Read a document by its styles: what is in a body, nothing else than its style says so."""
    ledger = Ledger(document)
    masthead = Masthead()
    listed: list[Line] = []
    lead: list[Line] = []
    articles: list[ExportedArticle] = []
    section: str | None = None
    for line in document.lines:
        if line.hint is Hint.MARGIN:
            ledger.take(line, Role.MARGIN)
        elif _is_header(line):
            ledger.take(line, Role.CONTENTS)
        elif line.style == WordStyle.SECTION:
            section = re.split("[：:]", line.text, maxsplit=1)[-1].strip()
            ledger.take(line, Role.SECTION)
        elif line.hint is Hint.HEADING and line.level == 2:
            if articles and articles[-1].add_title(line):
                continue
            articles.append(ExportedArticle(line, section, len(articles) + 1, ledger))
        elif articles:
            articles[-1].add(line)
        elif line.style == WordStyle.CONTENTS:
            listed.append(line)
            ledger.take(line, Role.CONTENTS)
        elif line.style == WordStyle.LABEL and line.text == LEAD_LABEL:
            ledger.take(line, Role.LABEL)
        elif not _read_masthead(line, masthead, ledger):
            lead.append(line)
    masthead.start, masthead.end = place_period(*masthead.span, masthead.published) if masthead.span else (None, None)
    entries = list(_read_entries(listed, [article.title_text for article in articles]))
    matched = match_entries(entries, articles, ledger)
    drafts = tuple(article.draft(matched.get(at), masthead) for at, article in enumerate(articles, 1))
    judge_masthead(masthead, drafts, ledger)
    judge_articles([article.line for article in articles], drafts, ledger)
    note_plain(document.lines, ledger)
    extra, days, scattered = _read_properties(document)
    for article in articles:
        title = article.title_text
        if inner := scattered.get(title):
            hint = "Word 文件里没有，或者散在前后：对照档案里原来的文件改回去"
            ledger.note(article.line, codes.LOST_IN_WORD, f"“{title[:20]}”的正文原来有{'、'.join(inner)}", hint)
    draft = Issue(
        number=masthead.number,
        series=masthead.series,
        published=masthead.published,
        period=Period(masthead.start, masthead.end, days),
        articles=drafts,
        publisher=masthead.publisher,
        scope=masthead.scope,
        lead=write_exported(lead, ledger, 0, Role.LEAD),
        origin=Origin(document.name, document.sha256, document.read_as, list_unplaced(ledger, entries, matched)),
        extra=extra,
    )
    findings = tuple(sorted(ledger.findings))
    return Reading(document, without_composed_lead(draft), ledger.claims, findings, frozenset(ledger.joined))


def _read_properties(document: Document) -> tuple[_Extra, _Extra, dict[str, list[str]]]:
    """Return the front matter keys that the format does not know, of the issue and of its period.

    The last is what bodies had that the file does not show so, by the title of the article.
    """
    said = dict(document.properties).get(PROPERTY, "{}")
    try:
        kept = _Properties.model_validate_json(said)
    except ValidationError:
        return (), (), {}
    return tuple(kept.issue.items()), tuple(kept.period.items()), kept.scattered


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
    start, end = _read_value(line, masthead)
    if start == end:
        ledger.take(line, Role.UNPLACED)
        ledger.error(line, codes.NOT_UNDERSTOOD, f"刊头里有一行看不懂：{line.text[:30]}", PLACE_IT)
        return True
    ledger.take(line, Role.LABEL, end=start)
    ledger.take(line, _MASTHEAD[line.style], 0, start, end)
    ledger.take(line, Role.LABEL, start=end)
    return True


def _read_value(line: Line, masthead: Masthead) -> tuple[int, int]:
    """Read a line of the masthead; return where its value stands, an empty stretch where it has none."""
    text, folded = line.text, line.folded
    place = (0, len(text))
    match line.style:
        case WordStyle.SERIES if not masthead.series:
            masthead.series = text
        case WordStyle.NUMBER if masthead.number is None and (number := _NUMBER.search(text)):
            masthead.number = read_number(number[1])
            place = number.span(1)
        case WordStyle.PUBLISHER if not masthead.publisher:
            masthead.publisher = text
        case WordStyle.PUBLISHED if masthead.published is None and (found := DAY.search(folded)):
            day = read_day(found)
            masthead.published = day.on() if day else None
            place = place if masthead.published else (0, 0)
        case WordStyle.PERIOD if masthead.scope is None and (scope := _SCOPE.match(text)):
            masthead.scope = text[scope.end() :]
        case WordStyle.PERIOD if masthead.span is None and (span := find_span(folded)):
            masthead.span = span[1:]
        case _:
            place = (0, 0)
    return place
