"""The command that says what the archive misses and what waits for a person."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from mediawatch.archive.archive import Archive
from mediawatch.check.formats import WORDS, count_findings, format_line
from mediawatch.check.run import check_archive
from mediawatch.check.status import Status, is_due, read_status
from mediawatch.cli.terminal import ISSUES, cache_here, issues_folder, show

_SHOWN = 5
"""How many of a kind are named."""


@click.command()
@ISSUES
def status(issues: Path | None) -> int:
    """编辑台：档案缺什么，有什么等人处理。"""
    archive = Archive.load(issues_folder(issues), cache=cache_here())
    today = date.today()
    findings = check_archive(archive, today=today)
    show(f"档案有 {len(archive.issues)} 期，{len(archive.articles)} 篇文章。")
    for line in _lines(read_status(archive.issues, archive.dictionary, findings), today):
        show(line)
    show(f"校验：{count_findings(findings)}")
    return 0


def _lines(found: Status, today: date) -> Iterator[str]:
    if upcoming := found.next_issue:
        days = f"{upcoming.period.start.isoformat()} 至 {upcoming.period.end.isoformat()}"
        when = "已经可以编了" if is_due(upcoming, today) else "监测时间还没有结束"
        yield f"下一期：第 {upcoming.number} 期，监测时间 {days}，{when}。"
    if found.gaps:
        yield f"缺 {sum(gap.count for gap in found.gaps)} 期：第 {_some([gap.numbers for gap in found.gaps])} 期。"
    if found.unwatched:
        named = [f"{days.start.isoformat()} 至 {days.end.isoformat()}" for days in found.unwatched]
        yield f"监测时间有 {len(named)} 处没有连上：{_some(named)}。"
    if found.incomplete:
        named = [f"{source.name}（{count} 篇）" for source, count in found.incomplete]
        yield f"字典里有 {len(named)} 个来源没有写种类和域名：{_some(named)}。"
    for one in found.waiting:
        since = f"，最早的在 {one.since.isoformat()} 发布的一期" if one.since else ""
        yield f"{WORDS[one.severity]} {one.code}：{len(one.findings)} 处{since}：{format_line(one.findings[0])}"
    if found.is_calm:
        yield "没有等人处理的事。"


def _some(named: list[str]) -> str:
    return "、".join(named[:_SHOWN]) + ("……" if len(named) > _SHOWN else "")
