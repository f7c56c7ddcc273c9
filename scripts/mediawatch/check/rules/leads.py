"""What a lead says of its issue is so. A slip that was printed is kept: these are warnings."""

from collections.abc import Iterator

from mediawatch.check.prose import all_lost_lists
from mediawatch.check.registry import Breach, rule
from mediawatch.codes import Example
from mediawatch.format.fields import KNOWN
from mediawatch.format.lead import claims_day, read_claims
from mediawatch.model import Draft, Severity

_HINT = "原文就是这样的话不用改；否则改正其中一处"


@rule("MW202", Severity.WARNING, Example("本期月报共收集 2 篇信息", "本期月报共收集 1 篇信息"))
def lead_counts_the_articles(issue: Draft) -> Iterator[Breach]:
    """导语说的篇数就是文章的篇数。"""
    count = read_claims(issue.lead).count
    if count is None or count == len(issue.articles):
        return
    listed = sum(any(key in article.lines for key in KNOWN) for article in issue.articles)
    if count != listed + sum(one.has_heading for one in all_lost_lists(issue)):  # else headings are told as wrong
        message = f"导语说有 {count} 篇，文件里有 {len(issue.articles)} 篇"
        yield Breach(issue.line_of("lead"), message, _HINT)


@rule("MW203", Severity.WARNING, Example("时间从 2023 年 5 月 1 日", "时间从 2023 年 6 月 1 日"))
def lead_names_the_period(issue: Draft) -> Iterator[Breach]:
    """导语说的日子就是监测时间的第一天和最后一天。"""
    claims = read_claims(issue.lead)
    for claim, day, name in ((claims.start, issue.period.start, "第一天"), (claims.end, issue.period.end, "最后一天")):
        if claim is not None and day is not None and not claims_day(claim, day):
            stated = (f"{claim[0]} 年 " if claim[0] else "") + f"{claim[1]} 月 {claim[2]} 日"
            message = f"导语说监测时间的{name}是 {stated}，资料里是 {day.isoformat()}"
            yield Breach(issue.line_of("lead"), message, _HINT)
