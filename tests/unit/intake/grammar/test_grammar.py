"""Reports in the templates of twenty years become drafts, and every character of them is accounted for."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases_file import read_case_files, read_cases
from mediawatch.format.write import write_issue
from mediawatch.intake.account import take_account
from mediawatch.intake.document import Mark, MarkKind
from mediawatch.intake.grammar.reading import Reading, read_document
from mediawatch.intake.readers.text_file import read_text
from mediawatch.intake.readers.web_file import read_web

CASES = read_case_files("reports")
"""Reports in the templates of twenty years, and what each becomes; `codes` are those of the findings, in order."""


def read(text: str, name: str = "报告.txt") -> Reading:
    return read_document(read_text(name, "0" * 64, text.encode()))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_report_becomes_its_draft(case: dict[str, Any]) -> None:
    reading = read(case["document"])
    draft = reading.draft
    assert draft.number == case["number"]
    assert str(draft.published) == str(case["published"])
    days = case["period"] and f"{draft.period.start}/{draft.period.end}"
    assert days == case["period"]
    for name in ("series", "publisher", "scope"):
        assert name not in case or getattr(draft, name) == case[name]
    for article, wanted in zip(draft.articles, case["articles"], strict=True):
        assert article.title == wanted["title"]
        assert article.source == wanted["source"]
        assert str(article.date) == str(wanted["date"])
        assert article.url == wanted.get("url")
        assert article.section == wanted.get("section")
        assert dict(article.extra) == wanted.get("extra", {})
        assert article.body == wanted["body"]
    assert draft.origin is not None
    assert list(draft.origin.unplaced) == case.get("unplaced", [])
    assert sorted(finding.code for finding in reading.findings) == case["codes"]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_every_character_of_a_report_is_accounted_for(case: dict[str, Any]) -> None:
    reading = read(case["document"])
    assert take_account(reading, write_issue(reading.draft)).findings == ()


FRAGMENTS = st.sampled_from([str(fragment) for fragment in read_cases("fragments")])


@given(st.lists(FRAGMENTS | st.text(max_size=12), max_size=40).map("\n".join))
def test_whatever_a_text_holds_is_accounted_for(text: str) -> None:
    data = text.replace("\0", "").encode("utf-8", "ignore")
    document = read_text("报告.txt", "0" * 64, data)
    reading = read_document(document)
    assert take_account(reading, write_issue(reading.draft)).findings == ()


REPORT = """北京市卫生信息化舆情监测周报
第146期
2011年4月18日
时间从2011年4月11日至4月17日
二、具体内容
1. 标题：发卡{title}
来源：重庆日报 4月12日
主要内容：
每日{body}条。"""


def read_page(title: str, body: str) -> Reading:
    lines = REPORT.format(title=title, body=body).split("\n")
    page = "".join(f"<p>{line}</p>" for line in lines)
    return read_document(read_web("a.html", "0" * 64, f'<meta charset="utf-8">{page}'.encode()))


def test_raised_characters_are_kept_in_titles_and_bodies_and_accounted_for() -> None:
    reading = read_page("10<sup>4</sup> 张", "10<sup>-6</sup> ")
    article = reading.draft.articles[0]
    assert (article.title, article.body) == ("发卡10⁴ 张", "每日10⁻⁶ 条。")
    assert not any(one.code == "MW522" for one in reading.findings)
    assert take_account(reading, write_issue(reading.draft)).findings == ()


def test_what_is_raised_and_has_no_such_character_is_plain_and_a_finding_with_its_line() -> None:
    reading = read_page("一张", "10<sup>万</sup> H<sub>总</sub> ")
    (finding,) = (one for one in reading.findings if one.code == "MW522")
    assert finding.line == 9
    assert "万（上标）、总（下标）" in finding.message
    assert reading.draft.articles[0].body == "每日10万 H总 条。"
    assert take_account(reading, write_issue(reading.draft)).findings == ()


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://a.cn/x_(1)", "[甲](<https://a.cn/x_(1)>)"),
        ("https://a.cn/b c\\d", "[甲](https://a.cn/b%20c%5Cd)"),
        ("#top", "甲"),
    ],
)
def test_a_link_in_a_body_keeps_its_address_whatever_stands_in_it(address: str, written: str) -> None:
    reading = read_page("一张", f'<a href="{address}">甲</a>')
    assert reading.draft.articles[0].body == f"每日{written}条。"
    assert not any(one.code == "MW526" for one in reading.findings)
    assert take_account(reading, write_issue(reading.draft)).findings == ()


def test_a_link_that_the_archive_cannot_have_is_a_finding_with_its_address() -> None:
    document = read_page("一张", "甲").document
    link = Mark(2, 3, MarkKind.LINK, "ftp://a.cn/b")
    reading = read_document(replace(document, lines=(*document.lines[:-1], replace(document.lines[-1], marks=(link,)))))
    (finding,) = (one for one in reading.findings if one.code == "MW526")
    assert (finding.line, "甲（ftp://a.cn/b）" in finding.message) == (9, True)
    assert reading.draft.articles[0].body == "每日甲条。"


def read_listed(listed: str) -> Reading:
    """Read a report of two articles whose contents are given."""
    article = "{}. 标题：{}新闻\n来源：健康报\n日期：6月14日\n主要内容：\n正文。\n"
    top = "北京市卫生信息化舆情监测月报\n第523期\n2023年6月30日\n时间从2023年6月1日至6月30日\n一、信息目录\n"
    text = f"{top}{listed}\n三、具体内容\n{article.format(1, '甲')}{article.format(2, '乙')}"
    return read_document(read_text("报告.txt", "0" * 64, text.encode()))


def test_dots_may_lead_to_a_source_and_a_page() -> None:
    assert read_listed("1. 甲新闻……………（健康报）2\n2. 乙新闻（健康报）……………\n3").findings == ()


def test_what_stands_between_contents_and_articles_keeps_its_heading() -> None:
    listed = "1. 甲新闻（健康报）\n2. 乙新闻（健康报）"
    draft = read_listed(f"{listed}\n二、舆情综述\n本月媒体关注电子病历。").draft
    assert draft.origin is not None
    assert draft.origin.unplaced == ("舆情综述：本月媒体关注电子病历。",)


def test_any_name_behind_a_dash_is_a_source_where_the_rest_is_a_title() -> None:
    reading = read_listed("1. 甲新闻——e医疗\n2. 乙新闻——中国数字医学")
    assert [finding.code for finding in reading.findings] == ["MW508", "MW508"]
