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

NEXT = Sample(
    "后一期的文件",
    """---
number: 13
series: 卫生信息化舆情监测月报
published: 2023-07-31
period:
  start: 2023-07-01
  end: 2023-07-31
---

## 电子病历试点医院名单公布

- 来源：新华网
- 日期：2023-07-14

名单昨天公布。
""",
    "名单昨天公布。",
)
"""The file of the issue after `ISSUE`, which lies beside it under its own number."""

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

TOPICS = Sample(
    "专题字典",
    """topics:
  - name: 社区卫生
    query: 社区
    note: 社区卫生服务机构的信息化。
  - name: 信息系统
    query: 信息系统
""",
    "  - name: 信息系统\n    query: 信息系统",
)
"""The dictionary of topics beside it."""

REDIRECTS = Sample("改址表", "issue-12.html: issues/12/\n", "issue-12.html: issues/12/")
"""Old addresses, and where what was there is now."""

PATH = Sample("文件的位置", "2023/12.md", "2023/12.md")
"""Where issues lie: a line a file, each `ISSUE`; a folder where it ends with a stroke."""

ENCODING = Sample("文件的编码", "UTF-8", "UTF-8")
"""How the file of an issue is encoded."""

_REPORT = """卫生信息化舆情监测月报
第12期
北京市公共卫生信息中心
2023年6月30日

本期月报共收集2篇信息，时间从2023年6月1日至2023年6月30日。

一、信息目录
1．社区卫生信息系统升级（新华网）
2．电子病历试点医院名单公布（健康报）

二、具体内容
1．标题：社区卫生信息系统升级
来源：新华网
日期：2023-06-14
链接：https://www.xinhuanet.com/a.html
主要内容：
社区卫生信息系统本月升级。
2．标题：电子病历试点医院名单公布
来源：健康报
日期：2023-06-15
主要内容：
名单昨天公布。
"""

REPORT = Sample("旧文稿（文本）", _REPORT, "名单昨天公布。")
"""A legacy report as a text in GBK; U+FFFD stands for bytes that are no character."""

PRINTED = Sample("旧文稿（PDF）", _REPORT, "名单昨天公布。")
"""A legacy report as it was printed; a tab leads to the next column."""

TYPED = Sample("旧文稿（Word）", _REPORT, "名单昨天公布。")
"""A legacy report as a Word file of plain paragraphs; a link stands in it as in Markdown."""

EXPORTED = Sample("从档案导出的 Word 文件", ISSUE.text, ISSUE.place)
"""The file of an issue that was exported to Word, and comes back."""

PAGE = Sample(
    "存下来的网页",
    """<meta charset="utf-8">
<p>卫生信息化舆情监测月报</p>
<p>第12期</p>
<p>2023年6月30日</p>
<p>本期月报共收集1篇信息，时间从2023年6月1日至2023年6月30日。</p>
<p>二、具体内容</p>
<p>标题：社区卫生信息系统升级</p>
<p>来源：新华网</p>
<p>日期：2023-06-14</p>
<p>主要内容：</p>
<p>社区卫生信息系统本月升级。</p>
""",
    "<p>社区卫生信息系统本月升级。</p>",
)
"""A legacy report as a page of a web site."""
