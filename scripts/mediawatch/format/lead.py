"""The opening words of an issue: those the archive composes, and what a published lead claims."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from mediawatch.model import Issue
from mediawatch.numerals import read_number

_NUMERAL = "0-9一二三四五六七八九十百两"
_COUNT = re.compile(rf"收[集录][^。，,;{_NUMERAL}]{{0,20}}([0-9]{{1,6}}|[一二三四五六七八九十百两]{{1,9}})\s*[篇条]")
_YEAR = r"(?:([0-9]{4})\s*年\s*)?"
_MONTH = r"([0-9]{1,2})\s*月\s*"
_DAY = r"([0-9]{1,2})\s*日"
_SPAN = re.compile(rf"{_YEAR}{_MONTH}{_DAY}\s*(?:至|到|[-~]|—+)\s*{_YEAR}(?:{_MONTH})?{_DAY}")


@dataclass(frozen=True, slots=True)
class LeadClaims:
    """What a lead states, where it does: how many articles, first and last day as (year, month, day)."""

    count: int | None = None
    start: tuple[int | None, int, int] | None = None
    end: tuple[int | None, int, int] | None = None


def compose_lead(issue: Issue) -> str:
    """Return the lead of an issue that was published without one."""
    scope = f"，监测范围包括{issue.scope}等" if issue.scope else ""
    return (
        f"本期共收集 {len(issue.articles)} 篇卫生信息化相关信息，"
        f"时间从 {_day(issue.period.start)}至 {_day(issue.period.end)}{scope}。"
    )


def read_claims(lead: str) -> LeadClaims:
    """Read what a lead states."""
    text = " ".join(unicodedata.normalize("NFKC", lead).split())
    count = _COUNT.search(text)
    span = _SPAN.search(text)
    said = read_number(count[1]) if count else None
    if span is None:
        return LeadClaims(said)
    numbers = [int(part or 0) for part in span.groups()]
    start = (numbers[0] or None, numbers[1], numbers[2])
    return LeadClaims(said, start, (numbers[3] or None, numbers[4] or numbers[1], numbers[5]))


def claims_day(claim: tuple[int | None, int, int], day: date) -> bool:
    """Tell whether a claimed day, perhaps without its year, is this one."""
    year, month, number = claim
    return (month, number) == (day.month, day.day) and year in (None, day.year)


def _day(day: date) -> str:
    return f"{day.year} 年 {day.month} 月 {day.day} 日"
