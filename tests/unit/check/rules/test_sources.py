"""A source that the dictionary does not have comes with what may have been meant; an address can be opened."""

import pytest

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
    [found] = judge(f"- 来源：{source}\n- 日期：2023-06-14\n- 链接：<{url}>", head, SOURCES)
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
