"""Texts in which nothing is wrong. The examples of `codes` change one of them at one place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sample:
    """A text that is well. `name` says what it is; `place` are the words of it that any others may stand instead of."""

    name: str
    text: str
    place: str


ISSUE = Sample(
    "一期的文件",
    """---
number: 12
series: 卫生信息化舆情监测月报
published: 2023-06-30
period:
  start: 2023-06-01
  end: 2023-06-30
scope: 全国主流媒体及政府网站
---

本期月报共收集 1 篇信息，时间从 2023 年 6 月 1 日至 2023 年 6 月 30 日。

## 社区卫生信息系统升级

- 来源：新华网
- 日期：2023-06-14
- 链接：<https://www.xinhuanet.com/a.html>

正文。
""",
    "正文。",
)
"""The file of an issue, which lies at `PATH`."""

SOURCES = Sample(
    "来源字典",
    """sources:
  - name: 新华网
    aliases: [新华社]
    domains: [xinhuanet.com]
  - name: 北京日报
""",
    "  - name: 北京日报",
)
"""The source dictionary beside it."""

PATH = Sample("文件的位置", "2023/12.md", "2023/12.md")
"""Where issues lie: a line a file, each `ISSUE`; a folder where it ends with a stroke."""

ENCODING = Sample("文件的编码", "UTF-8", "UTF-8")
"""How the file of an issue is encoded."""
