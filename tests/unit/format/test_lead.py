"""The lead that the archive composes, and what a published one claims."""

from datetime import date

import pytest

from mediawatch.format.lead import LeadClaims, claims_day, compose_lead, read_claims
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
        ("2022年12月30日-2023年1月2日", LeadClaims(None, (2022, 12, 30), (2023, 1, 2))),
        ("2022年12月30日到1月2日", LeadClaims(None, (2022, 12, 30), (None, 1, 2))),
        ("12月30日~2023年1月2日", LeadClaims(None, (None, 12, 30), (2023, 1, 2))),
        ("2023 年\n6 月 1 日 —— 30 日", LeadClaims(None, (2023, 6, 1), (None, 6, 30))),
        ("收集两篇、收集九篇", LeadClaims(2)),
        ("收集" + "甲" * 20 + "3条", LeadClaims(3)),
        ("收集" + "甲" * 21 + "3条", LeadClaims()),
        ("收集，3条", LeadClaims()),
        ("6月1日，6月30日", LeadClaims()),
    ],
)
def test_claims_are_read_as_they_are_printed(lead: str, claims: LeadClaims) -> None:
    assert read_claims(lead) == claims


@pytest.mark.parametrize(
    ("claim", "so"),
    [
        ((2023, 6, 7), True),
        ((None, 6, 7), True),
        ((2022, 6, 7), False),
        ((2023, 7, 7), False),
        ((None, 6, 8), False),
    ],
)
def test_a_claimed_day_is_one_whether_its_year_is_said_or_not(claim: tuple[int | None, int, int], so: bool) -> None:
    assert claims_day(claim, date(2023, 6, 7)) is so
