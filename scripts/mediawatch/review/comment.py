"""A change as a comment, or a page, in GitHub's Markdown.

The words of contributors stand in fenced code alone, where nothing is a link, an image, a mention or HTML.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import accumulate

from mediawatch.check.formats import WORDS
from mediawatch.model import Severity
from mediawatch.review.change import Change, IssueChange, What

LONGEST_COMMENT = 60_000
"""How many characters a comment may have; GitHub takes 65,536."""

_LONGEST_FENCE = 15_000
"""How many characters of one list are told: some of each find room."""

_ADDRESS = re.compile(r"https?://[\w.:-]+/[\w./-]+", re.ASCII)

_WHAT = {What.NEW: "新增", What.CHANGED: "改动", What.GONE: "删去"}
_LEFT_OUT = "还有一些没有列在这里，请看运行页面。"


def compose_comment(change: Change, run: str | None = None, *, merged: bool = False) -> str:
    """Return what a change brings, for who looks at it, in Markdown of at most `LONGEST_COMMENT` characters.

    `run` is the address of the run that found it. `merged` tells that it has come to main and did not pass there.
    Raises ValueError where the address is none.
    """
    if run and not _ADDRESS.fullmatch(run):
        raise ValueError(run)
    heading = "## 合并以后没有发布" if merged else "## 这次改动"
    blocks = [heading, *([_merged()] if merged else []), _verdict(change, merged), _brings(change)]
    if run:
        blocks.append(f"[运行页面]({run})里有全部校验结果。{'' if merged else _preview(change)}")
    return (
        "\n\n".join(_fitting(blocks, (*_findings(change), *_issues(change), *_sources(change), *_topics(change))))
        + "\n"
    )


def _merged() -> str:
    return (
        "这次改动合并到主分支以后没有通过检查，或者没有能够发布：原来的网站不变。"
        "下面有错误的，请再提一个拉取请求改正；没有的，请维护者看运行页面。"
    )


def _verdict(change: Change, merged: bool) -> str:
    counts = {Severity.ERROR: change.errors, Severity.WARNING: change.warnings, Severity.HINT: change.hints}
    said = "，".join(f"{count:,} 个{WORDS[severity]}" for severity, count in counts.items() if count)
    if change.errors:
        said = f"**有 {said}{'' if merged else '：错误改正以后才能合并'}。**"
    else:
        said = f"没有错误，有 {said}，请看一看。" if said else "没有发现问题。"
    others = [f"以前就有的 {change.earlier:,} 个"] if change.earlier else []
    others += [f"已经接受的 {change.accepted:,} 个"] if change.accepted else []
    return f"{said}{'、'.join(others)}{'不算在内。' if others else ''}"


def _brings(change: Change) -> str:
    if not change.issues and not change.sources and not change.topics:
        return "各期、来源字典和专题没有改动。"
    said = [f"{change.issue_count:,} 期有改动" if change.issue_count else "各期没有改动"]
    if change.issues:
        said.append(f"其中 {change.article_count:,} 篇文章和以前不同，新的和改过的共 {change.characters:,} 字")
    said.append(f"来源字典有 {change.source_count:,} 条改动" if change.source_count else "来源字典没有改动")
    if change.topics:
        said.append(f"专题有 {change.topic_count:,} 条改动")
    return f"{'，'.join(said)}。"


def _preview(change: Change) -> str:
    if not change.builds:
        return "有错误时不建网站的预览。"
    return (
        "网站的预览在那一页的最下面，名叫 site：下载、解开，在那个文件夹里运行 `python3 -m http.server`，"
        "再打开 `http://127.0.0.1:8000/`。预览里的内容还没有人审阅过。"
    )


def _findings(change: Change) -> Iterator[str]:
    if change.findings:
        lines = [
            f"{one.path}:{one.line} {WORDS[one.severity]} {one.code}\n    {one.message}（{one.hint}）"
            for one in change.findings
        ]
        yield "### 校验结果"
        yield from _fenced(lines, change.errors + change.warnings + change.hints)


def _issues(change: Change) -> Iterator[str]:
    for issue in change.issues:
        name = "没有期号的文件" if issue.number is None else f"第 {issue.number} 期"
        yield f"### {name}（{_WHAT[issue.what]}）"
        yield from _fenced([issue.path, _days(issue)], 2)
        if issue.articles or issue.article_count:
            ref = "" if issue.number is None else f"{issue.number}-"
            lines = [
                f"{_WHAT[one.what]} {ref}{one.ordinal} {one.title or '（没有标题）'}\n"
                f"    {one.source or '（没有来源）'}，{_day(one.date)}"
                for one in issue.articles
            ]
            yield from _fenced(lines, issue.article_count)
    if change.issue_count > len(change.issues):
        yield _LEFT_OUT


def _sources(change: Change) -> Iterator[str]:
    if change.sources:
        yield "### 来源字典"
        lines = [f"{_WHAT[one.what]} {one.name}（{one.kind}）" for one in change.sources]
        yield from _fenced(lines, change.source_count)


def _topics(change: Change) -> Iterator[str]:
    if change.topics:
        yield "### 专题"
        lines = [f"{_WHAT[one.what]} {one.name}\n    {one.query}" for one in change.topics]
        yield from _fenced(lines, change.topic_count)


def _days(issue: IssueChange) -> str:
    return f"发布 {_day(issue.published)}，监测 {_day(issue.start)} 至 {_day(issue.end)}"


def _day(day: date | None) -> str:
    return day.isoformat() if day else "（没有日期）"


def _fenced(lines: list[str], count: int) -> Iterator[str]:
    """Yield the first lines as they are, in a fence that none of them ends, and a sentence where there are more."""
    lengths = accumulate(len(line) + 1 for line in lines)
    told = lines[: sum(length <= _LONGEST_FENCE for length in lengths)]
    text = "\n".join(told)
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    yield f"{fence}text\n{text}\n{fence}"
    if count > len(told):
        yield f"一共 {count:,} 个，这里是前 {len(told):,} 个。"


def _fitting(blocks: list[str], more: Iterable[str]) -> Iterator[str]:
    """Yield blocks, and more of them as long as there is room."""
    yield from blocks
    room = LONGEST_COMMENT - sum(len(block) + 2 for block in blocks) - len(_LEFT_OUT) - 2
    for block in more:
        room -= len(block) + 2
        if room < 0:
            yield _LEFT_OUT
            return
        yield block
