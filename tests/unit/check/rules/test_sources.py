"""A source that the dictionary does not have comes with what may have been meant."""

import pytest

from mediawatch.archive.dictionary import parse_dictionary
from mediawatch.check.run import apply_rules
from mediawatch.format.parse import parse_issue
from mediawatch.model import Severity
from mediawatch.samples import ISSUE, PATH
from sample_issue import judge

SOURCES = """sources:
  - name: 北京日报
    aliases: [京报]
    domains: [bjd.com.cn]
  - name: 北京晚报
    domains: [bjwb.com.cn, bjd.com.cn]
  - name: 新华网
  - name: HIT 专家网
    aliases: [HIT180]
"""
OWNED = """sources:
  - name: 新华网
    aliases: [新华社]
    domains: [xinhuanet.com]
  - name: 北京日报
    aliases: [京报]
"""
END = "改成字典里的名字，或在 _dictionaries/sources.yml 里加上它"


def hint(source: str, url: str = "https://other.cn/") -> str:
    head = "- 来源：新华网\n- 日期：2023-06-14\n- 链接：<https://www.xinhuanet.com/a.html>"
    findings = judge(f"- 来源：{source}\n- 日期：2023-06-14\n- 链接：<{url}>", head, SOURCES)
    [found] = [one for one in findings if one.path == PATH.text]
    assert (found.code, found.line, found.message) == ("MW307", 15, f"来源字典里没有“{source}”")
    return found.hint


def test_names_that_are_near_are_offered_the_nearest_first() -> None:
    assert hint("北京日报社") == f"相近的有“北京日报”“北京晚报”；{END}"
    assert hint("新花网") == f"相近的有“新华网”；{END}"
    assert hint("hit专家") == f"相近的有“HIT 专家网”；{END}"


def test_a_name_that_is_like_no_other_gets_no_offer() -> None:
    assert hint("人民卫生出版社") == END


def test_the_owners_of_the_address_are_offered_and_not_said_twice() -> None:
    assert hint("北京青年报", "https://news.bjwb.com.cn/a") == (
        f"链接的域名 news.bjwb.com.cn 属于“北京晚报”；相近的有“北京日报”；{END}"
    )
    assert hint("晨报", "http://bjd.com.cn/a").startswith("链接的域名 bjd.com.cn 属于“北京日报”“北京晚报”；")


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        ("新华网（记者 王某某）", "写成“新华网”，去掉“（记者 王某某）”"),
        ("新华网 记者王某某", "写成“新华网”，去掉“记者王某某”"),
        ("新华社记者 李某", "写成“新华社”，去掉“记者 李某”"),
        ("新华网/张某", "写成“新华网”，去掉“/张某”"),
        ("新华网、北京日报", "只写一家：链接是“新华网”的，留“新华网”"),
        ("北京日报 新华社", "只写一家：链接是“新华社”的，留“新华社”"),
        ("北京日报，京报", "只写一家，就是链接所在的那一家：域名 xinhuanet.com 属于“新华网”"),
    ],
)
def test_what_is_too_much_in_a_source_is_named(source: str, hint: str) -> None:
    [found] = judge(f"- 来源：{source}", "- 来源：新华网", OWNED)
    assert found.hint.startswith(hint)
    assert found.edits == ()


@pytest.mark.parametrize("source", ["新华网，", "新华网。", "《新华网》", "“新华网”", "新华网、"])
def test_marks_around_a_source_are_no_part_of_it(source: str) -> None:
    [found] = judge(f"- 来源：{source}", "- 来源：新华网")
    assert found.hint == "写成“新华网”"
    assert [(edit.old, edit.new) for edit in found.edits] == [(source, "新华网")]


def test_a_longer_name_is_no_name_with_something_behind_it() -> None:
    [found] = judge("- 来源：新华网客户端", "- 来源：新华网")
    assert "改成字典里的名字" in found.hint


def said(sources: str, *issues: tuple[int, str]) -> list[tuple[str, str, str]]:
    """Return file, code and hint of what is found; each issue has one article, of a source."""
    drafts = [
        parse_issue(
            ISSUE.text.replace("number: 12", f"number: {number}")
            .replace("来源：新华网", f"来源：{source}")
            .replace("a.html", f"{number}.html")
            .replace("正文。", f"第 {number} 期的正文。"),
            f"2023/{number}.md",
        ).draft
        for number, source in issues
    ]
    dictionary, _ = parse_dictionary(sources, "sources.yml")
    found = sorted(apply_rules(drafts, dictionary, "sources.yml"))
    return [(one.path, one.code, one.hint) for one in found if one.code in ("MW307", "MW369")]


def test_a_name_that_several_issues_have_seems_to_have_been_renamed_or_taken_out() -> None:
    hint = "有 2 期用它，像是字典里动过：{}删掉了，加回来，不再用的写 status: 停用；新来源就加上"
    renamed = "相近的有“健康报网”；" + hint.format("改了名，把“健康报社”写进新名字的 aliases；")
    for name, expected in (("健康报网", renamed), ("甲", hint.format(""))):
        found = said(f"sources:\n  - name: {name}\n", (7, "健康报社"), (8, "健康报社"))
        assert found == [("2023/7.md", "MW307", expected), ("2023/8.md", "MW307", expected)]


def test_a_source_is_retired_for_the_newest_issue_only() -> None:
    old = "  - name: 健康报\n    aliases: [卫生报]\n    status: 停用\n    successor: 健康报网\n"
    sources = f"sources:\n{old}  - name: 健康报网\n"
    hint = "看看原文：印的是新名字就改成“健康报网”，印的就是它不用改"
    assert said(sources, (7, "健康报"), (9, "卫生报"), (8, "健康报")) == [("2023/9.md", "MW369", hint)]
    assert said(sources, (7, "健康报"), (8, "健康报网")) == []
    assert said(sources.replace("    successor: 健康报网\n", ""), (8, "健康报"))[0][1:] == (
        "MW369",
        "看看原文：印的是新名字就换成别的来源，印的就是它不用改",
    )


def test_a_rule_of_sources_says_how_grave_it_is() -> None:
    sources = "sources:\n  - name: 新华网\n    status: 停用\n    successor: 新华社\n  - name: 新华社\n"
    [found] = judge(ISSUE.place, ISSUE.place, sources)
    assert (found.severity, found.quoted) == (Severity.WARNING, "新华网")
