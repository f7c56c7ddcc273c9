"""Reads a report that the archive itself wrote as Word, perhaps edited since: its styles say what every line is."""

import re
from datetime import date

from pydantic import BaseModel, ValidationError

from mediawatch.importers.claims import Ledger, Role
from mediawatch.importers.document import Document, Hint, Line, cut_line
from mediawatch.importers.grammar.exported_body import write_exported
from mediawatch.importers.grammar.inline import note_plain
from mediawatch.importers.grammar.masthead import Masthead
from mediawatch.importers.grammar.printed import DAY, find_span, fold, place_period, read_day
from mediawatch.importers.grammar.reading import Reading, judge_masthead, without_composed_lead
from mediawatch.model import Draft, DraftArticle, DraftPeriod, Origin
from mediawatch.numerals import read_number
from mediawatch.outputs.word_package import WordStyle
from mediawatch.outputs.word_properties import PROPERTY

_Extra = tuple[tuple[str, object], ...]
_HEAD = re.compile(r"[0-9]+\. 标题：")
_NUMBER = re.compile(r"第\s*([0-9〇一二三四五六七八九十百千零]+)\s*期")
_ATTRIBUTE = re.compile(r"([^：]+)：")
_LEAD_LABEL, _BODY_LABEL = "本期导语：", "主要内容："
_WORDS = re.compile(r"\s*[、，,;；]\s*")


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
    lead: list[Line] = []
    articles: list[_Taken] = []
    section: str | None = None
    for line in document.lines:
        taken = articles[-1] if articles else None
        if line.hint is Hint.MARGIN:
            ledger.take(line, Role.MARGIN)
        elif line.style == WordStyle.CONTENTS or (line.hint is Hint.HEADING and line.level == 1):
            ledger.take(line, Role.CONTENTS)
        elif line.style == WordStyle.SECTION:
            section = _after(line, "：")
            ledger.take(line, Role.SECTION)
        elif line.style == WordStyle.LABEL and line.text in (_LEAD_LABEL, _BODY_LABEL):
            ledger.take(line, Role.LABEL)
        elif line.hint is Hint.HEADING and line.level == 2:
            articles.append(_Taken(line, section, len(articles) + 1, ledger))
        elif taken is None:
            if not _read_masthead(line, masthead, ledger):
                lead.append(line)
        elif line.style == WordStyle.ATTRIBUTE and not taken.body:
            taken.read_attribute(line, ledger)
        else:
            taken.body.append(line)
    masthead.start, masthead.end = place_period(*masthead.span, masthead.published) if masthead.span else (None, None)
    drafts = tuple(taken.draft(ledger) for taken in articles)
    judge_masthead(masthead, drafts, ledger)
    note_plain(document.lines, ledger)
    extra, days, scattered = _read_properties(document)
    for taken in articles:
        if inner := scattered.get(taken.title):
            hint = "Word 没有这种样式，它们散在前后：对照档案里原来的文件改回去"
            ledger.note(taken.line, "MW524", f"“{taken.title[:20]}”的正文原来有{'、'.join(inner)}", hint)
    draft = Draft(
        number=masthead.number,
        series=masthead.series,
        published=masthead.published,
        period=DraftPeriod(masthead.start, masthead.end, days),
        articles=drafts,
        publisher=masthead.publisher,
        scope=masthead.scope,
        lead=write_exported(lead, ledger, 0, Role.LEAD),
        origin=Origin(document.name, document.sha256, document.read_as),
        extra=extra,
    )
    findings = tuple(sorted(ledger.findings))
    return Reading(document, without_composed_lead(draft), tuple(sorted(ledger.claims)), findings)


def _read_properties(document: Document) -> tuple[_Extra, _Extra, dict[str, list[str]]]:
    """Return the front matter keys that the format does not know, of the issue and of its period.

    The last is what bodies had inside something else, by the title of the article.
    """
    said = dict(document.properties).get(PROPERTY, "{}")
    try:
        kept = _Properties.model_validate_json(said)
    except ValidationError:
        return (), (), {}
    return tuple(kept.issue.items()), tuple(kept.period.items()), kept.scattered


class _Taken:
    """An article while its lines are read."""

    def __init__(self, line: Line, section: str | None, ordinal: int, ledger: Ledger) -> None:
        label = _HEAD.match(line.text)
        start = label.end() if label else 0
        self.line = line
        self.title = line.text[start:].strip()
        self.section = section
        self.ordinal = ordinal
        self.values: dict[str, str] = {}
        self.day: date | None = None
        self.body: list[Line] = []
        ledger.take(line, Role.LABEL, ordinal, end=start)
        ledger.take(line, Role.TITLE, ordinal, start=start)

    def read_attribute(self, line: Line, ledger: Ledger) -> None:
        """Read a line `名字：值`."""
        match = _ATTRIBUTE.match(line.text)
        if match is None:
            self.body.append(line)
            return
        name, value = match[1].strip(), line.text[match.end() :].strip()
        roles = {
            "来源": Role.SOURCE,
            "日期": Role.DATE,
            "链接": Role.URL,
            "关键词": Role.KEYWORDS,
            "栏目": Role.SECTION,
        }
        ledger.take(line, Role.LABEL, self.ordinal, end=match.end())
        rest = cut_line(line, match.end())
        inner = value.removeprefix("<").removesuffix(">") if name in ("链接", "存档") else value
        if inner:
            start = rest.text.index(inner)
            ledger.take(rest, Role.LABEL, self.ordinal, end=start)
            ledger.take(rest, roles.get(name, Role.ATTRIBUTE), self.ordinal, start, start + len(inner))
            ledger.take(rest, Role.LABEL, self.ordinal, start=start + len(inner))
        self.values[name] = inner

    def draft(self, ledger: Ledger) -> DraftArticle:
        """Return what was read."""
        known = ("来源", "日期", "链接", "栏目", "关键词", "存档", "勘误", "撤回")
        source = self.values.get("来源", "")
        match = DAY.fullmatch(fold(self.values.get("日期", "")))
        printed = read_day(match) if match else None
        day = printed.on() if printed else None
        for missing, what in ((not source, "来源"), (day is None, "日期")):
            if missing:
                ledger.error(self.line, "MW507", f"“{self.title[:20]}”没有{what}", f"在文件里填上{what}")
        return DraftArticle(
            title=self.title,
            source=source,
            date=day,
            body=write_exported(self.body, ledger, self.ordinal),
            url=self.values.get("链接") or None,
            section=self.values.get("栏目") or self.section,
            keywords=tuple(word for word in _WORDS.split(self.values.get("关键词", "")) if word),
            archived=self.values.get("存档") or None,
            correction=self.values.get("勘误") or None,
            withdrawn=self.values.get("撤回"),
            extra=tuple((name, value) for name, value in self.values.items() if name not in known),
        )


def _read_masthead(line: Line, masthead: Masthead, ledger: Ledger) -> bool:
    """Read a line of the masthead by its style; False for what belongs to the lead."""
    text = line.text
    match line.style:
        case WordStyle.SERIES:
            masthead.series = text
            ledger.take(line, Role.SERIES)
        case WordStyle.NUMBER:
            number = _NUMBER.search(text)
            start, end = number.span(1) if number else (0, 0)
            masthead.number = read_number(text[start:end])
            ledger.take(line, Role.LABEL, end=start)
            ledger.take(line, Role.NUMBER, 0, start, end)
            ledger.take(line, Role.LABEL, start=end)
        case WordStyle.PUBLISHER:
            masthead.publisher = text
            ledger.take(line, Role.PUBLISHER)
        case WordStyle.PUBLISHED:
            day = DAY.search(fold(text))
            printed = read_day(day) if day else None
            masthead.published = printed.on() if printed else None
            ledger.take(line, Role.PUBLISHED)
        case WordStyle.PERIOD:
            if text.startswith("监测范围："):
                masthead.scope = _after(line, "：")
            elif span := find_span(fold(text)):
                masthead.span = span[1:]
            ledger.take(line, Role.PERIOD)
        case _:
            return False
    return True


def _after(line: Line, mark: str) -> str:
    return line.text.partition(mark)[2].strip()
