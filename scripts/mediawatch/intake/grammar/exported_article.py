"""An article of a report that the archive wrote as Word, perhaps edited since: its labelled lines and its body."""

import re
from typing import Any

from mediawatch.format.fields import read_attributes
from mediawatch.intake import codes
from mediawatch.intake.claims import PLACE_IT, Ledger, Role
from mediawatch.intake.document import Hint, Line, cut_line
from mediawatch.intake.grammar.article_starts import TITLE_MARK
from mediawatch.intake.grammar.contents import Entry
from mediawatch.intake.grammar.exported_body import write_exported
from mediawatch.intake.grammar.masthead import Masthead
from mediawatch.intake.grammar.matching import settle_source
from mediawatch.intake.grammar.printed import alike, join_titles
from mediawatch.intake.grammar.values import settle_day, whole_day
from mediawatch.intake.labels import KEYS, read_label, word_of
from mediawatch.model import Article, DraftArticle
from mediawatch.word_names import TITLE_LABEL, WordStyle

_HEAD = re.compile(rf"[0-9]+\. {TITLE_LABEL}")
_ROLES = {KEYS[field]: Role[field.upper()] for field in ("source", "url", "section", "keywords")}
_ADDRESSES = (KEYS["url"], KEYS["archived"])
_LABELS = (re.compile(r"([^：]+)："), re.compile(r"([^:]+):"), re.compile(f"({'|'.join(KEYS.values())})"))
"""A label as the archive writes it, with a mark of the other width, and without any."""
_OPENING = re.compile(rf"{word_of('body')}\s*:")


class ExportedArticle:
    """An article while its lines are read."""

    def __init__(self, line: Line, section: str | None, ordinal: int, ledger: Ledger) -> None:
        """Begin at the line of its title."""
        label = _HEAD.match(line.text) or TITLE_MARK.match(line.folded)
        start = label.end() if label else 0
        self.line = line
        self.title_text = line.text[start:].strip()
        self._section = section
        self._ordinal = ordinal
        self._ledger = ledger
        self._values: dict[str, Line] = {}
        self._body: list[Line] = []
        self._opened = False
        ledger.take(line, Role.LABEL, ordinal, end=start)
        ledger.take(line, Role.TITLE, ordinal, start=start)

    def add_title(self, line: Line) -> bool:
        """Add a line to the title where nothing else has come and only a line's break stands between."""
        if not line.soft or self._values or self._body or self._opened:
            return False
        self.title_text = join_titles(self.title_text, line.text.strip())
        self._ledger.take(line, Role.TITLE, self._ordinal)
        self._ledger.joined.add(line.start)
        return True

    def add(self, line: Line) -> None:
        """Add a line: of its head until its body is opened, or until one comes that has no label."""
        if self._opened or line.hint is Hint.PICTURE or not self._read_head(line):
            self._body.append(line)

    def draft(self, entry: Entry | None, masthead: Masthead) -> DraftArticle:
        """Return what was read; `entry` is what the contents say of it."""
        ledger, line = self._ledger, self.line
        values = {name: value.text for name, value in self._values.items()}
        source = settle_source(values.get(KEYS["source"], ""), self, entry, ledger)
        dated = self._values.get(KEYS["date"])
        printed = whole_day(dated) if dated else None
        day = printed.near(masthead.start, masthead.end) if printed else None
        if dated and dated.text:
            settle_day([dated], day, dated, ledger, self._ordinal)
        if day is None:
            ledger.error(line, codes.NO_DATE, f"“{self.title_text[:20]}”没有日期", "在文件里填上日期")
        for one in self._body:
            if TITLE_MARK.match(one.folded):
                hint = "是的话就在 Word 里把它设成“标题 2”，再导入"
                ledger.error(one, codes.TAKEN_FOR_HEADING, f"正文里有一行像文章的开头：{one.text[:30]}", hint)
        said, extra = read_attributes((name, text) for name, text in values.items() if name != KEYS["date"])
        held: dict[str, Any] = {**said, "source": source, "date": day, "section": said.get("section") or self._section}
        body = write_exported(self._body, ledger, self._ordinal)
        return Article(masthead.number, self._ordinal, self.title_text, body=body, extra=extra, **held)

    def _read_head(self, line: Line) -> bool:
        """Read a line of the head. By its style it is one; one without that, as a person adds it, by its label."""
        folded = line.folded
        label = read_label(folded)
        opening = _OPENING.match(folded)
        if opening and line.style != WordStyle.ATTRIBUTE:
            self._opened = True
            self._ledger.take(line, Role.LABEL, self._ordinal, end=opening.end())
            rest = cut_line(line, opening.end())
            self._body += [rest] if rest.text else []
            return True
        if line.style == WordStyle.ATTRIBUTE:
            match = next((found for form in _LABELS if (found := form.match(line.text))), None)
            if match is None:
                return False
            self._take(match[1].strip(), line, match.end())
            return True
        if label is None or label.field not in KEYS or self._body or line.hint is not Hint.NONE:
            return False
        self._take(KEYS[label.field], line, label.end)
        return True

    def _take(self, name: str, line: Line, start: int) -> None:
        """Take the value of a line `名字：值`; one that is there already says the same, or a person has to look."""
        value = cut_line(line, start)
        if name in _ADDRESSES:
            size = len(value.text)
            value = cut_line(value, value.text.startswith("<"), size - value.text.endswith(">"))
        before = self._values.get(name)
        if before is not None:
            same = alike(before.text) == alike(value.text)
            self._ledger.take(line, Role.REPEATED if same else Role.UNPLACED, self._ordinal)
            if not same:
                self._ledger.error(line, codes.NOT_UNDERSTOOD, f"文章开头写了两次：{line.text[:30]}", PLACE_IT)
            return
        self._values[name] = value
        first, end = value.start - line.start, value.end - line.start
        self._ledger.take(line, Role.LABEL, self._ordinal, end=first)
        if name != KEYS["date"]:
            self._ledger.take(line, _ROLES.get(name, Role.ATTRIBUTE), self._ordinal, first, end)
        self._ledger.take(line, Role.LABEL, self._ordinal, start=end)
