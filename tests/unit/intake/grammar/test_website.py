"""What a web site puts around a report is named and left out; what may be the report's stays, or is a finding."""

from html import escape
from pathlib import Path
from typing import Any

import pytest

from cases_file import read_cases
from mediawatch.format.write import write_issue
from mediawatch.intake.account import take_account
from mediawatch.intake.batch import Imported, read_report
from mediawatch.intake.claims import Role
from mediawatch.intake.grammar.reading import Reading
from mediawatch.intake.grammar.website_words import SiteLine, read_site_line
from mediawatch.intake.readers.web_file import read_web
from mediawatch.intake.report import format_report

CASES = read_cases("pages")
PARTS = {
    "top": "<h1 align=center>北京市卫生信息化舆情监测周报</h1><p>（第087期）</p>"
    "<p>北京市公共卫生信息中心<br>2010年2月22日</p>",
    "lead": "<p>本期周报共收集2条卫生信息化相关信息，时间从2月15日到2月21日。</p>",
    "first": "<p>1. 标题：镇江：健康档案跟人走</p><p>来源：新华日报 2月16日</p><p>主要内容：</p>"
    "<p>镇江市为居民建立了健康档案。</p>",
    "last": "<p>2. 标题：安徽基层药品网上采购</p><p>来源：安徽日报 2月18日</p><p>主要内容：</p>"
    "<p>安徽省卫生厅公布首月数据。</p>",
}


def read(case: dict[str, Any]) -> Reading:
    page = case["page"]
    for name, part in PARTS.items():
        page = page.replace(f"{{{name}}}", part)
    return read_report(read_web("周报.html", "0" * 64, f"<meta charset=utf-8>{page}".encode()))


def site_lines(reading: Reading) -> list[str]:
    text = reading.document.text
    return [text[claim.start : claim.end] for claim in reading.claims if claim.role is Role.SITE]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_report_is_told_from_the_page_around_it(case: dict[str, Any]) -> None:
    reading = read(case)
    draft = reading.draft
    assert [" ".join(line.split()) for line in site_lines(reading)] == [" ".join(line.split()) for line in case["site"]]
    assert (draft.series, draft.number) == ("北京市卫生信息化舆情监测周报", 87)
    assert draft.publisher == "北京市公共卫生信息中心"
    assert str(draft.published) == str(case.get("published", "2010-02-22"))
    assert [article.title for article in draft.articles] == ["镇江：健康档案跟人走", "安徽基层药品网上采购"]
    bodies = ["镇江市为居民建立了健康档案。", f"安徽省卫生厅公布首月数据。{case.get('end', '')}"]
    assert [article.body for article in draft.articles] == bodies
    assert draft.origin is not None
    assert draft.origin.unplaced == ()
    assert sorted(finding.code for finding in reading.findings) == case.get("codes", [])
    assert take_account(reading, write_issue(draft)).findings == ()


def test_the_report_of_an_import_shows_by_name_what_was_the_sites() -> None:
    reading = read(CASES[0])
    page = format_report([Imported(Path("周报.html"), reading)], [], ".html")
    for line in CASES[0]["site"]:
        assert f'<span class="gone" title="{Role.SITE}">{escape(line)}</span>' in page


@pytest.mark.parametrize(
    "text",
    [
        "当前位置:首页 > 信息化 > 监测月报",
        "您现在的位置: 首页",
        "首页 >> 政务公开 >> 正文",
        "首页 | 周报 | 关于我们",
        "京ICP备05012345号-1",
        "Copyright © 2010 All Rights Reserved",
        "主办:北京市卫生局 技术支持:某某公司",
        "上一篇:第086期",
        "建议使用IE8.0以上浏览器,分辨率1024×768",
        "今天是2010年3月1日 星期一",
        "收录于合集 #健康 12个",
    ],
)
def test_what_only_sites_say_is_the_sites(text: str) -> None:
    assert read_site_line(text) is SiteLine.OWN


@pytest.mark.parametrize(
    "text",
    [
        "打印本页",
        "【打印】【关闭】",
        "字号:[大 中 小]",
        "[字体: 大 中 小] 打印 关闭窗口",
        "发布时间:2010-02-22 09:30 来源:信息中心 浏览次数: 123 次",
        "分享到: 新浪微博 微信 QQ空间 更多",
        "您是第 12345 位访问者",
        "阅读 1万+ 赞 12 在看 3",
    ],
)
def test_buttons_and_counters_are_the_sites(text: str) -> None:
    assert read_site_line(text) is SiteLine.BUTTONS


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("发布时间:2010-02-22", SiteLine.WITH_BUTTONS),
        ("来源:信息中心", SiteLine.WITH_BUTTONS),
        ("返回目录", SiteLine.BACK),
        ("[返回顶部]", SiteLine.BACK),
        ("相关链接", SiteLine.HEADS_LINKS),
        ("地址:北京市西城区 邮编:100053", SiteLine.BESIDE),
        ("2010年2月22日", SiteLine.NONE),
        ("栏目:全国范围", SiteLine.NONE),
        ("该系统版权所有者为卫生局。", SiteLine.NONE),
        ("网站首页改版后,点击量增加三成。", SiteLine.NONE),
        ("今天是世界卫生日,各地举行活动", SiteLine.NONE),
        ("下一步,各地将推广电子病历", SiteLine.NONE),
        ("访问量 > 10 万的网站", SiteLine.NONE),
        ("北京市卫生信息化舆情监测月报", SiteLine.NONE),
        ("(第087期)", SiteLine.NONE),
        ("北京市公共卫生信息中心 2010年2月22日", SiteLine.NONE),
        ("", SiteLine.NONE),
    ],
)
def test_what_a_report_may_say_is_not_the_sites_by_itself(text: str, said: SiteLine) -> None:
    assert read_site_line(text) is said
