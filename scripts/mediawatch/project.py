"""Where a project is, and what a new issue's file holds."""

from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path

from mediawatch.format.write import yaml_scalar
from mediawatch.model import Issue, Period

SERIES = "北京市卫生信息化舆情监测月报"
PUBLISHER = "北京市卫生健康大数据与政策研究中心"
SCOPE = "全国主流媒体及政府网站"
_NEAR = timedelta(days=31)
"""How long before and after a period somebody may begin its issue."""


def find_project(start: Path) -> Path | None:
    """Return the nearest folder, from `start` upwards, that holds a mkdocs.yml."""
    return next((folder for folder in (start, *start.parents) if (folder / "mkdocs.yml").is_file()), None)


def next_period(last: Issue | None, today: date) -> Period:
    """Return the period after an issue's, as long as that; last month where that would be long ago, or far ahead."""
    if last is not None:
        first, final = last.period.start, last.period.end
        start = final + timedelta(days=1)
        whole = first == final.replace(day=1) and start.day == 1
        end = _month_end(start) if whole else start + (final - first)
        if start - _NEAR <= today <= end + _NEAR:
            return Period(start, end)
    end = today.replace(day=1) - timedelta(days=1)
    return Period(end.replace(day=1), end)


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def draft_issue(number: int, last: Issue | None, period: Period, published: date) -> str:
    """Return the text of a new issue's file: names as in the issue before, blanks to fill in."""
    return f"""---
number: {number}
series: {yaml_scalar(last.series if last else SERIES)}
publisher: {yaml_scalar((last and last.publisher) or PUBLISHER)}
published: {published.isoformat()}
period:
  start: {period.start.isoformat()}
  end: {period.end.isoformat()}
scope: {yaml_scalar((last and last.scope) or SCOPE)}
---

## 把这一行换成第一篇文章的标题

- 来源：
- 日期：
- 链接：<>

把这一段换成正文。段与段之间空一行；再加一篇文章，就再写一个 ## 开头的标题。
"""
