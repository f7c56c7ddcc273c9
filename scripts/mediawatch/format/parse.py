"""From the text of an issue file to an Issue, with a finding for all that is wrong in its form. Pure.

What the values mean for each other (dates in order, sources known …) is judged by `check`.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any, cast

from mediawatch.format import codes
from mediawatch.format.attributes import read_list, read_values, what_is_missing
from mediawatch.format.bounds import MOST_ARTICLES, MOST_FINDINGS, bound_findings, bound_lines, check_body
from mediawatch.format.characters import CONTROL, check_characters, has_odd_characters
from mediawatch.format.conflicts import take_out_conflicts
from mediawatch.format.fields import ISSUE_FIELDS, KNOWN, PERIOD_FIELDS
from mediawatch.format.front_bounds import Bounds, find_front_matter
from mediawatch.format.frontmatter import YamlText, read_yaml
from mediawatch.format.misfits import explain_misfits
from mediawatch.format.record import Record, read_record
from mediawatch.format.titles import judge_title
from mediawatch.model import Acceptance, Article, Draft, DraftArticle, Finding, Issue, Origin, Period, is_complete

_HEADING = re.compile(r"##(?:[ \t](.*))?$")
_SPACE_AT_END = re.compile(r"[^\S\n]$", re.MULTILINE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class ParsedIssue:
    """What a file says: a draft, blank where something is missing or wrong, and the findings of form.

    The rules judge the draft, so that one mistake does not hide the others. `fits` tells whether the front matter
    is well.
    """

    draft: Draft
    findings: tuple[Finding, ...] = ()
    fits: bool = False

    @property
    def issue(self) -> Issue | None:
        """The issue, where all that one needs is there."""
        return self.draft if self.fits and is_complete(self.draft) else None


@lru_cache(maxsize=16384)
def parse_issue(text: str, path: str) -> ParsedIssue:
    """Read the text of an issue file. Never raises."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        empty = codes.EMPTY_FILE.at(path, 1, "文件是空的", "照着别的期写，或删掉这个文件")
        return ParsedIssue(_draft(read_record({}, ISSUE_FIELDS), (), "", path, digest, {}), (empty,))
    lines = text.split("\n")
    lines, findings = bound_lines(lines, path)
    if has_odd_characters(text):
        findings += islice(check_characters(lines, path), MOST_FINDINGS)
    lines, conflicts = take_out_conflicts(lines, path)
    findings += conflicts
    bounds, odd_bounds = find_front_matter(lines, path)
    findings += odd_bounds
    front, end = _read_front_matter(lines, bounds, path) if bounds else None, bounds.after if bounds else 0
    record = read_record(front.values if front else {}, ISSUE_FIELDS)
    if front:
        findings += front.findings
    if front and (front.values or not front.findings):
        findings += explain_misfits(record, front, path)
    heads = [
        place for place, line in enumerate(lines) if line.startswith("##") and place >= end and _HEADING.match(line)
    ]
    if len(heads) > MOST_ARTICLES:
        hint = f"一期最多 {MOST_ARTICLES} 篇；小标题写成 ###，几期的文章分成几个文件"
        findings.append(codes.TOO_MUCH.at(path, heads[MOST_ARTICLES] + 1, f"文章太多：{len(heads)} 篇", hint))
    stops = [*heads, len(lines)][1 : MOST_ARTICLES + 1]
    number = cast(int | None, record.values["number"])
    articles = tuple(
        _parse_article(lines, start, stop, number, ordinal, path, findings)
        for ordinal, (start, stop) in enumerate(zip(heads, stops, strict=False), 1)
    )
    if not heads:
        findings.append(
            codes.NO_ARTICLES.at(path, max(end, 1), "这一期没有文章", "每篇文章以“## 标题”开头，## 后面空一格")
        )
    lead_start, lead = _trim(lines, end, heads[0] if heads else len(lines))
    at = {**(front.lines if front else {}), "lead": lead_start + 1}
    draft = _draft(record, articles, lead, path, digest, at)
    return ParsedIssue(draft, bound_findings(findings, path), front is not None and record.is_whole)


def _draft(
    record: Record, articles: tuple[DraftArticle, ...], lead: str, path: str, digest: str, at: Mapping[str, int]
) -> Draft:
    """Return a draft of what could be read; a text that is not there is empty."""
    values: dict[str, Any] = dict(record.values)
    period, origin = values["period"] or read_record({}, PERIOD_FIELDS), values["origin"]
    values["series"] = values["series"] or ""
    values["accepted"] = tuple(Acceptance(**one.values, extra=one.extra) for one in values["accepted"] if one.is_whole)
    values["period"] = Period(**period.values, extra=period.extra)
    if origin is not None:
        texts = {name: value or "" for name, value in origin.values.items() if name != "unplaced"}
        values["origin"] = Origin(**texts, unplaced=origin.values["unplaced"], extra=origin.extra)
    return Issue(**values, articles=articles, lead=lead, extra=record.extra, path=path, digest=digest, lines=at)


def unescape(text: str) -> str:
    """Remove the backslashes before ASCII punctuation."""
    return _ESCAPED.sub(r"\1", text)


def _read_front_matter(lines: list[str], bounds: Bounds, path: str) -> YamlText:
    # A character that is a finding already must not end a line, or the reading, for YAML.
    text = CONTROL.sub(" ", "\n".join(lines[bounds.start : bounds.stop])) + "\n"
    return read_yaml(text, path, bounds.start + 1, ISSUE_FIELDS)


def _parse_article(
    lines: list[str], start: int, stop: int, number: int | None, ordinal: int, path: str, findings: list[Finding]
) -> DraftArticle:
    match = _HEADING.match(lines[start])
    written = ((match and match[1]) or "").strip()
    title = unescape(written)
    findings += [found] if (found := judge_title(written, start + 1, path)) else []
    if not title:
        findings.append(
            codes.NO_TITLE.at(path, start + 1, f"第 {ordinal} 篇文章没有标题", "在 ## 后面空一格，写上标题")
        )
    read = read_list(lines, start + 1, stop, path)
    body_start, body = _trim(lines, read.stop, stop)
    findings += read.findings
    findings += check_body(body, body_start + 1, path)
    findings += what_is_missing(read, title, start + 1, ordinal, path, body)
    values = read_values(read, findings, path)
    values["source"] = values["source"] or ""
    extra = tuple((name, value) for name, value in read.texts.items() if name not in KNOWN)
    lines_of = {**read.lines, "title": start + 1, "body": body_start + 1}
    return Article(number, ordinal, title, body=body, extra=extra, lines=lines_of, **values)


def _trim(lines: list[str], start: int, stop: int) -> tuple[int, str]:
    """Return the lines between two places without blank ones around them, and where they begin."""
    while start < stop and not lines[start].strip():
        start += 1
    while stop > start and not lines[stop - 1].strip():
        stop -= 1
    text = "\n".join(lines[start:stop])
    if _SPACE_AT_END.search(text):
        kept = (line if line.endswith("  ") else line.rstrip(" \t") for line in lines[start:stop])
        text = "\n".join(line if line.strip() else "" for line in kept)
    return start, text
