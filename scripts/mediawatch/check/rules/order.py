"""Issues follow each other: numbers, days and names of one agree with those of the issues around it.

The numbering is older than the monthly rhythm, and old issues come in out of order: only neighbours by number are
compared, what looks odd among the old ones is a hint, and no day is derived from a number.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from mediawatch.check.registry import Breach, rule
from mediawatch.check.sequence import (
    LATE,
    gaps_among,
    in_order,
    jumps_among,
    neighbours_among,
    outliers_among,
    publications_of,
    stem_of,
)
from mediawatch.codes import Example
from mediawatch.model import Draft, Severity
from mediawatch.samples import NEXT

_DAY = timedelta(days=1)
_SETTLED = 3
"""How many issues in a row make a new name the name."""
_LONG = 100
"""More days than any issue covers."""
_FIRST_YEAR = 1990
"""Before this nobody watched what the press says on health informatics."""
_AHEAD = 31
"""How many days ahead an issue is begun that is to be published."""
_SHOWN = 40
"""How much of a name is repeated."""
_WEEK = 7
_AROUND = 2
"""How many issues on each side show the rhythm."""


@rule("MW117", Severity.WARNING, Example("published: 2023-05-31", "published: 2023-07-31", NEXT))
def later_numbers_are_published_later(issues: tuple[Draft, ...]) -> Iterator[Breach]:
    """期号大的一期，发布不早于期号小的。"""
    days = publications_of(issues)
    outliers = outliers_among(days)
    kept = [one for one in days if one.number not in outliers]
    for one in days:
        if one.number not in outliers:
            continue
        place = bisect_left(kept, one.number, key=lambda other: other.number)
        before, after = (kept[at] if 0 <= at < len(kept) else None for at in (place - 1, place))
        early = before is not None and one.day < before.day
        other = before if early else after
        if other is not None:
            message = f"发布日期 {one.day} {'早于' if early else '晚于'}第 {other.number} 期的 {other.day}"
            yield _breach(one.issue, "published", message, "改正发布日期或期号；原文就是这样的话不用改")


@rule("MW118", Severity.WARNING, Example("published: 2032-07-31", "published: 2023-07-31", NEXT))
def years_are_likely(issues: tuple[Draft, ...], today: date) -> Iterator[Breach]:
    """发布日期和监测时间的年份合理：不太早，不比前一期或监测时间晚一年多，也不在一个多月以后。"""
    hint = "看看年份是不是写错了；原文就是这样的话不用改"
    ordered = in_order(issues)
    jumps = jumps_among(issues)
    for issue in ordered:
        start, end, published = issue.period.start, issue.period.end, issue.published
        if published and published.year < _FIRST_YEAR:
            yield _breach(issue, "published", f"发布日期在 {published.year} 年", hint)
        elif issue.number in jumps:
            before = jumps[issue.number]
            message = f"发布日期 {published} 比第 {before.number} 期的 {before.day} 晚了太多"
            yield _breach(issue, "published", message, hint)
        elif published and (published - today).days > _AHEAD:
            yield _breach(issue, "published", f"发布日期 {published} 还早，今天是 {today}", hint)
        elif published and end and (published - end).days > LATE:
            yield _breach(issue, "published", f"发布日期比监测时间的最后一天晚了 {(published - end).days} 天", hint)
        if start and end and (end - start).days > _LONG:
            yield _breach(issue, "period.start", f"监测时间有 {(end - start).days + 1} 天", hint)


@rule("MW119", Severity.WARNING, Example("start: 2023-06-15", "start: 2023-07-01", NEXT))
def periods_do_not_overlap(issues: tuple[Draft, ...]) -> Iterator[Breach]:
    """监测时间不和前一期重叠，也不在它之前；只共有一天不算。"""
    for before, after in neighbours_among(issues):
        if after.start >= before.end:
            continue
        days = f"第 {before.number} 期的 {before.start} 至 {before.end}"
        message = f"监测时间早于{days}" if after.end < before.start else f"监测时间和{days} 重叠"
        yield _breach(after.issue, "period.start", message, "改正 start 和 end；原文就是这样的话不用改")


@rule(
    "MW120",
    Severity.WARNING,
    Example("start: 2023-07-10", "start: 2023-07-01", NEXT),
    also=Severity.HINT,
)
def periods_leave_no_gap(issues: tuple[Draft, ...]) -> Iterator[Breach]:
    """期号相连的两期，监测时间也相连，除非这里本来就不相连。"""
    pairs = list(neighbours_among(issues))
    seamless = [after.start - before.end <= _DAY for before, after in pairs]
    for place, (before, after) in enumerate(pairs):
        if seamless[place] or after.number != before.number + 1:
            continue
        around = [*seamless[max(0, place - _AROUND) : place], *seamless[place + 1 : place + 1 + _AROUND]]
        steady = len(around) >= _AROUND and all(around) and before.length == after.length >= _WEEK
        if not steady and not before.is_month and not after.is_month:
            continue
        first, last = before.end + _DAY, after.start - _DAY
        days = f"{first} 至 {last}" if first < last else f"{first}"
        severity = Severity.WARNING if place == len(pairs) - 1 else Severity.HINT
        message = f"{days} 不在第 {before.number} 期里，也不在这一期里"
        hint = "改正 start，或看看是不是少了一期；原文就是这样的话不用改"
        yield _breach(after.issue, "period.start", message, hint, severity)


@rule("MW121", Severity.WARNING, Example("number: 15", "number: 13", NEXT), also=Severity.HINT)
def numbers_follow_each_other(issues: tuple[Draft, ...]) -> Iterator[Breach]:
    """期号一个接一个；旧的可以以后再补。"""
    files = {int(stem_of(issue.path)): issue for issue in issues if _has_number(issue)}
    newest = max(files, default=0)
    for gap in gaps_among(files):
        after = gap.last + 1
        missing = f"第 {gap.first} 期" if gap.count == 1 else f"第 {gap.first} 至 {gap.last} 期"
        if after == newest:
            hint = "看看期号和文件名是不是写错了；没有写错，就把缺的补上，或等以后补"
            yield _breach(files[after], "number", f"前面缺{missing}", hint)
        else:
            hint = "找到旧文件就收进来；没有就不用管"
            yield _breach(files[after], "number", f"前面缺{missing}", hint, Severity.HINT)


@rule("MW122", Severity.WARNING, Example("series: 卫生信息化與情监测月报", "series: 卫生信息化舆情监测月报", NEXT))
def names_are_those_of_the_issues_around(issues: tuple[Draft, ...]) -> Iterator[Breach]:
    """刊名和编发单位的写法与前后各期相同；真的改了名，以后各期都用新的。"""
    ordered = in_order(issues)
    for key, label, said in (
        ("series", "刊名", [(issue.series, issue) for issue in ordered]),
        ("publisher", "编发单位", [(issue.publisher or "", issue) for issue in ordered]),
    ):
        for value, other, issue in _odd_names([(name, issue) for name, issue in said if name]):
            said_there, number = other[0][:_SHOWN], other[1].number
            differs = _difference(value, other[0])
            message = f"{label}“{value[:_SHOWN]}”和第 {number} 期的“{said_there}”不同{differs}"
            hint = f"写错了就改成“{said_there}”；真的改了名，或原文就是这样，就不用改"
            yield _breach(issue, key, message, hint, quoted=value)


def _breach(
    issue: Draft, key: str, message: str, hint: str, severity: Severity | None = None, *, quoted: str = ""
) -> Breach:
    return Breach(issue.line_of(key), message, hint, severity, issue.path, quoted=quoted)


def _has_number(issue: Draft) -> bool:
    stem = stem_of(issue.path)
    return stem.isascii() and stem.isdecimal()


def _odd_names(said: Sequence[tuple[str, Draft]]) -> Iterator[tuple[str, tuple[str, Draft], Draft]]:
    """Yield names that few issues in a row have, each with that of the issues around, and its issue."""
    runs = [list(run) for _, run in groupby(said, key=lambda one: one[0])]
    counts = Counter(name for name, _ in said)
    for place, run in enumerate(runs):
        before, after = runs[place - 1] if place else [], runs[place + 1] if place + 1 < len(runs) else []
        name = run[0][0]
        if len(run) >= _SETTLED or not (before or after):
            continue
        if before and after:
            odd = before[0][0] == after[0][0] or len(run) == 1
        elif before:
            odd = counts[before[0][0]] >= counts[name]
        else:
            odd = len(after) >= _SETTLED
        if odd:
            yield from ((name, before[-1] if before else after[0], issue) for _, issue in run)


def _difference(name: str, other: str) -> str:
    """Return which characters differ, where they are few."""
    pairs = [(one, two) for one, two in zip(name, other, strict=False) if one != two]
    return f"：是“{pairs[0][0]}”，不是“{pairs[0][1]}”" if len(name) == len(other) and len(pairs) == 1 else ""
