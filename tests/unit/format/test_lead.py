"""The lead that the archive composes, and what a published one claims."""

from datetime import date

import pytest

from mediawatch.format.lead import LeadClaims, compose_lead, read_claims
from mediawatch.model import Article, Issue, Period


def test_a_composed_lead_claims_what_the_issue_holds() -> None:
    day = date(2023, 6, 7)
    issue = Issue(1, "月报", day, Period(date(2023, 6, 1), day), (Article(1, 1, "题", "源", day),), scope="政府网站")
    lead = compose_lead(issue)
    assert lead == (
        "本期共收集 1 篇卫生信息化相关信息，时间从 2023 年 6 月 1 日至 2023 年 6 月 7 日，监测范围包括政府网站等。"
    )
    assert read_claims(lead) == LeadClaims(1, (2023, 6, 1), (2023, 6, 7))


@pytest.mark.parametrize(
    ("lead", "claims"),
    [
        ("本期周报共收集３篇", LeadClaims(3)),
        ("共收集到卫生信息化相关信息十二条", LeadClaims(12)),
        ("共收录信息 3 篇，2023年6月1日至30日", LeadClaims(3, (2023, 6, 1), (None, 6, 30))),
        ("从6月1日—7月2日", LeadClaims(None, (None, 6, 1), (None, 7, 2))),
        ("收集" + "9" * 5000 + "篇", LeadClaims()),
        ("没有数字的话", LeadClaims()),
    ],
)
def test_claims_are_read_as_they_are_printed(lead: str, claims: LeadClaims) -> None:
    assert read_claims(lead) == claims
