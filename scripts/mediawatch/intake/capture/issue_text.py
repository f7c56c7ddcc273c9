"""What the text of an issue's file says before an article is added: if it is still written, what it has. Pure."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import PurePosixPath

from mediawatch.archive.next_issue import BLANK_BODY, BLANK_TITLE
from mediawatch.check.formats import format_sentence
from mediawatch.format import codes
from mediawatch.format.parse import parse_issue
from mediawatch.intake.capture.address import same_address
from mediawatch.intake.capture.page import CaptureError
from mediawatch.model import Draft, DraftArticle
from mediawatch.text import normal_form


def is_blank(article: DraftArticle) -> bool:
    """Tell whether an article is the one that a new draft begins with, untouched."""
    untouched = article.title == BLANK_TITLE and article.body == BLANK_BODY
    return untouched and not any((article.source, article.date, article.url))


def is_begun(text: str) -> bool:
    """Tell whether an issue still has the article that a new draft begins with."""
    return BLANK_TITLE in text and any(one.title == BLANK_TITLE for one in _read(text).articles)


def is_of_this_month(text: str, today: date) -> bool:
    """Tell whether the month that an issue is published in is not over: until then it may still be written."""
    published = _read(text).published
    return published is not None and (published.year, published.month) >= (today.year, today.month)


def describe_issue(text: str, path: str) -> str:
    """Return which issue it is, as an editor knows it: number, period, day of publication, how much it has."""
    issue = _read(text, path)
    count = sum(not is_blank(one) for one in issue.articles)
    start, end, published = (day or "没有写" for day in (issue.period.start, issue.period.end, issue.published))
    return f"第 {PurePosixPath(path).stem} 期（监测时间 {start} 至 {end}，发布日期 {published}，已有 {count} 篇）"


_BROKEN = {one.name for one in (codes.NO_FRONT_MATTER, codes.BAD_YAML, codes.CONFLICT)}
"""The codes of what makes a file another one than it seems to be."""


def is_outside(text: str, path: str, day: date) -> bool:
    """Tell whether a day lies outside the period that an issue states."""
    period = _read(text, path).period
    return bool((period.start and day < period.start) or (period.end and day > period.end))


def list_sections(text: str, path: str) -> tuple[str, ...]:
    """Return the sections of an issue, in their order."""
    named = (one.section for one in _read(text, path).articles)
    return tuple(dict.fromkeys(filter(None, named)))


def refuse_broken(text: str, path: str) -> None:
    """Raise CaptureError where a file is no issue's yet: its front matter is not well, or has no number."""
    parsed = parse_issue(text, path)
    broken = [one for one in parsed.findings if one.code in _BROKEN] or parsed.findings
    if broken and (broken[0].code in _BROKEN or parsed.draft.number is None):
        first = broken[0]
        raise CaptureError(f"{format_sentence(first)}；改好以后再收")


def refuse_twin(text: str, path: str, url: str | None) -> None:
    """Raise CaptureError where an issue has an article of that address."""
    if url and (twin := find_twin(text, path, url)):
        raise CaptureError(f"这一期已经有这一篇：{twin}；不用再收")


def find_twin(text: str, path: str, url: str) -> str:
    """Return which article of an issue has an address, and where; nothing where none has."""
    return _find(text, path, lambda one: one.url is not None and same_address(one.url, url))


def find_namesake(text: str, path: str, title: str) -> str:
    """Return which article of an issue has a title, and where; nothing where none has."""
    return _find(text, path, lambda one: _bare(one.title) == _bare(title))


def _bare(title: str) -> str:
    """Return a title without the marks and spaces that one site sets and another does not."""
    return re.sub(r"[\W_]+", "", folded := normal_form(title)) or folded


def _find(text: str, path: str, is_wanted: Callable[[DraftArticle], bool]) -> str:
    issue = _read(text, path)
    number = issue.number or PurePosixPath(path).stem
    found = next(filter(is_wanted, issue.articles), None)
    return f"{number}-{found.ordinal}“{found.title}”（在 {path} 第 {found.lines['title']} 行）" if found else ""


def _read(text: str, path: str = "") -> Draft:
    return parse_issue(text, path).draft
