"""Where a project is, and what a new issue's file holds."""

from datetime import date, timedelta
from pathlib import Path

from mediawatch.model import Issue
from mediawatch.write import yaml_scalar

SERIES = "北京市卫生信息化舆情监测月报"
PUBLISHER = "北京市卫生健康大数据与政策研究中心"
SCOPE = "全国主流媒体及政府网站"


def find_project(start: Path) -> Path | None:
    """Return the nearest folder, from `start` upwards, that holds a mkdocs.yml."""
    return next((folder for folder in (start, *start.parents) if (folder / "mkdocs.yml").is_file()), None)


def draft_issue(number: int, last: Issue | None, today: date) -> str:
    """Return the text of a new issue's file: last month's period, names as in the issue before, blanks to fill in."""
    end = today.replace(day=1) - timedelta(days=1)
    return f"""---
number: {number}
series: {yaml_scalar(last.series if last else SERIES)}
publisher: {yaml_scalar((last and last.publisher) or PUBLISHER)}
published: {today.isoformat()}
period:
  start: {end.replace(day=1).isoformat()}
  end: {end.isoformat()}
scope: {yaml_scalar((last and last.scope) or SCOPE)}
---

## 把这一行换成第一篇文章的标题

- 来源：
- 日期：
- 链接：<>

把这一段换成正文。段与段之间空一行；再加一篇文章，就再写一个 ## 开头的标题。
"""
