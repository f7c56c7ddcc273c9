"""The report of an import: text, JSON, and a page that shows both sides and runs nothing."""

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from mediawatch.archive.dictionary import Dictionary, parse_dictionary
from mediawatch.check.run import apply_rules
from mediawatch.format.parse import parse_issue
from mediawatch.format.write import write_issue
from mediawatch.intake.account import take_account
from mediawatch.intake.batch import Imported
from mediawatch.intake.claims import Role
from mediawatch.intake.grammar.reading import read_document
from mediawatch.intake.proposals import format_proposals, propose_sources
from mediawatch.intake.readers.text_file import read_text
from mediawatch.intake.report import format_report
from mediawatch.model import Severity, Source

TEXT = """舆情监测月报
第7期
2020年5月5日
看不懂的一行
时间从2020年4月1日到2020年4月30日。
二、具体内容
1.标题：<script>alert(1)</script>
来源：人民健康报 4月3日
链接：http://health.people.example.cn/a
主要内容：
正文 & <b>。
"""


@pytest.fixture
def made() -> Imported:
    reading = read_document(read_text("旧.txt", "0" * 64, TEXT.encode()))
    written = write_issue(reading.draft)
    account = take_account(reading, written)
    return Imported(Path("旧.txt"), reading, account, written, Path("2020/7.md"), findings=reading.findings)


def shown(page: str, name: str) -> list[str]:
    """Return the parts of lines that have a class on the page."""
    _, _, page = page.partition('class="sides"')
    return [unescape(text) for text in re.findall(rf'<span class="{name}"[^>]*>(.*?)</span>', page)]


def test_the_page_shows_the_document_and_the_result_beside_each_other(made: Imported) -> None:
    page = format_report([made], [], ".html")
    assert page.count('class="side"') == 2
    assert unescape("".join(re.findall(r"<pre[^>]*>(.*?)</pre>", page, re.DOTALL))) == made.written
    assert shown(page, "unplaced") == ["看不懂的一行"]
    assert "4月3日" in shown(page, "field")
    assert "主要内容：" in shown(page, "gone")


def test_each_article_of_the_page_leads_from_the_document_to_the_result_and_back(made: Imported) -> None:
    page = format_report([made], [], ".html")
    assert '<a href="#d1-a1" title="看结果里的第 1 篇">7 →</a>' in page
    assert '<pre id="d1-a1">## ' in page
    assert '<a class="back" href="#d1-7">' in page


def test_the_page_counts_what_a_person_must_settle_apart_from_what_is_uncertain(made: Imported) -> None:
    doubt = replace(made.findings[0], severity=Severity.WARNING)
    page = format_report([replace(made, findings=(*made.findings, doubt, doubt))], [], ".html")
    assert f">{made.errors} 处要人处理<" in page
    assert ">2 处请看一看<" in page
    assert f"有 {made.errors} 处要人处理" in page
    assert "有 2 处拿不准" in page


def test_the_page_runs_nothing_that_a_document_holds(made: Imported) -> None:
    page = format_report([made], [], ".html")
    assert "<script" not in page
    assert "<b>" not in page


def test_the_account_is_in_the_text_and_the_json(made: Imported) -> None:
    assert made.account is not None
    total = made.account.total
    assert f"原文 {total} 字" in format_report([made], [], ".txt")
    told = json.loads(format_report([made], [], ".json"))["documents"][0]
    assert told["account"]["total"] == total == sum(told["account"]["roles"].values())
    assert told["account"]["proved"] is True
    assert "MW503" in {finding["code"] for finding in told["findings"]}


def test_a_character_that_was_lost_or_changed_on_the_way_is_found(made: Imported) -> None:
    assert made.reading is not None
    for before, after in (
        ("正文 \\&", "正 \\&"),
        ("人民健康报", "人民报"),
        ("2020-04-03", "2020-04-04"),
        ("/a>", "/b>"),
    ):
        changed = made.written.replace(before.replace("\\", ""), after.replace("\\", ""))
        assert changed != made.written
        assert take_account(made.reading, changed).findings, before


def test_an_attribute_that_was_lost_on_the_way_is_found() -> None:
    text = TEXT.replace("人民健康报 4月3日", "人民健康报 第3版 4月3日")
    reading = read_document(read_text("旧.txt", "0" * 64, text.encode()))
    written = write_issue(reading.draft)
    assert "- 版次：第3版\n" in written
    assert take_account(reading, written).findings == ()
    (finding,) = take_account(reading, written.replace("- 版次：第3版\n", "")).findings
    assert (finding.code, "其他资料不在文件里：第3版" in finding.message) == ("MW502", True)


def test_a_character_without_a_claim_and_one_with_two_are_found(made: Imported) -> None:
    assert made.reading is not None
    claims = made.reading.claims
    body = next(claim for claim in claims if claim.role is Role.BODY)
    lacking = replace(made.reading, claims=tuple(claim for claim in claims if claim is not body))
    doubled = replace(made.reading, claims=tuple(sorted([*claims, replace(body, role=Role.MARGIN)])))
    for reading, word in ((lacking, "没有着落"), (doubled, "放了两次")):
        assert any(word in finding.message for finding in take_account(reading, made.written).findings)


def test_unknown_sources_are_proposed_with_what_speaks_for_known_ones(made: Imported) -> None:
    assert made.reading is not None
    dictionary = Dictionary((Source("人民网", domains=("people.example.cn",)), Source("健康报")))
    proposals = propose_sources([made.reading.draft, made.reading.draft], dictionary)
    assert [(one.name, one.count, one.domains, one.owners, one.nearest) for one in proposals] == [
        ("人民健康报", 2, ("people.example.cn",), ("人民网",), ("健康报",))
    ]
    assert "aliases" in format_proposals(proposals)
    known = Dictionary((Source("人民日报健康", aliases=("人民健康报",)),))
    assert propose_sources([made.reading.draft], known) == ()


def test_where_everybody_publishes_no_domain_is_proposed(made: Imported) -> None:
    assert made.reading is not None
    article = replace(made.reading.draft.articles[0], source="某号", url="https://www.sohu.com/a/1")
    (proposal,) = propose_sources([replace(made.reading.draft, articles=(article,))], Dictionary())
    assert proposal.domains == ()


def test_proposals_read_as_entries_of_the_dictionary(made: Imported) -> None:
    assert made.reading is not None
    text = "sources:\n" + format_proposals(propose_sources([made.reading.draft], Dictionary()))
    dictionary, findings = parse_dictionary(text, "sources.yml")
    assert (*findings, *apply_rules((), dictionary, "sources.yml")) == ()
    assert dictionary is not None
    assert dictionary.sources[0].domains == ("people.example.cn",)


def test_the_file_of_a_reported_import_parses(made: Imported) -> None:
    assert parse_issue(made.written, "7.md").draft.articles[0].title == "<script>alert(1)</script>"
