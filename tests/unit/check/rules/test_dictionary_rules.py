"""The entries of the source dictionary are judged together."""

from mediawatch.archive.dictionary import parse_dictionary
from mediawatch.check.mend import mend_text
from mediawatch.check.run import apply_rules
from mediawatch.model import Severity

PATH = "issues/_dictionaries/sources.yml"


def judge(entries: str) -> list[tuple[int, str, Severity]]:
    dictionary, found = parse_dictionary(f"sources:\n{entries}", PATH)
    assert found == ()
    findings = sorted(apply_rules((), dictionary, PATH))
    assert all(finding.path == PATH for finding in findings)
    return [(finding.line, finding.code, finding.severity) for finding in findings]


def test_a_name_and_an_alias_share_one_space() -> None:
    assert judge("  - name: 甲\n  - name: 乙\n    aliases: [甲]\n") == [(4, "MW402", Severity.ERROR)]
    assert judge("  - name: 甲\n    aliases: [丙]\n  - name: 乙\n    aliases: [丙]\n") == [(5, "MW402", Severity.ERROR)]


def test_a_name_is_told_at_its_own_line() -> None:
    assert judge("  - name: 甲\n  - kind: 其他\n    name: 甲\n") == [(4, "MW402", Severity.ERROR)]


def test_an_alias_is_no_name_again() -> None:
    assert judge("  - name: 甲\n    aliases: [甲, 甲网]\n  - name: 乙\n") == [(3, "MW408", Severity.WARNING)]
    assert judge("  - name: 甲\n    aliases:\n      - 乙\n      - 丙\n      - 乙\n") == [(6, "MW408", Severity.WARNING)]
    assert judge("  - name: HIT网\n    aliases: [HIT 网, hit网, ＨＩＴ网]\n") == []


def test_a_name_that_is_the_same_but_for_width_case_or_spaces_is_a_warning() -> None:
    for name in ("HIT 专家网", "hit专家网", "ＨＩＴ专家网", "HIT\u3000专家网"):
        assert judge(f"  - name: HIT专家网\n  - name: {name}\n") == [(3, "MW402", Severity.WARNING)]
    assert judge("  - name: HIT专家网\n  - name: HIT 专家\n") == []


def said(entries: str) -> list[tuple[str, str]]:
    dictionary, _ = parse_dictionary(f"sources:\n{entries}", PATH)
    return [(one.message, one.hint) for one in apply_rules((), dictionary, PATH)]


def test_it_is_said_which_entries_and_how_to_mend_them() -> None:
    assert said("  - name: 甲\n    aliases: [A]\n  - name: 乙\n    aliases: [A, a]\n") == [
        ("“A”已经是“甲”的名字", "同一家只留一条，其他写法放进 aliases（另一条在第 2 行）"),
        (
            "“a”与“甲”的名字几乎一样",
            "同一家就合成一条，其他写法放进 aliases；不是一家就不用改（另一条在第 2 行）",
        ),
    ]
    retired = "  - name: {}\n    status: 停用\n    successor: {}\n"
    assert said(retired.format("甲", "乙") + retired.format("丙", "丙")) == [
        ("没有叫“乙”的条目可以接替", "写字典里已有的名字"),
        ("“丙”的接替关系绕成了圈", "改掉其中一个 successor"),
    ]
    assert said("  - name: 甲\n    aliases: [乙、丙]\n") == [
        ("“乙、丙”是一种写法还是几种", "各种写法之间用半角逗号，如 [HIT专家网, HIT180]；名字里真有这个符号就不用改")
    ]


def test_a_successor_is_an_entry_by_its_name_and_following_it_ends() -> None:
    old = "  - name: 甲\n    status: 停用\n    successor: {}\n"
    last = "  - name: 乙\n    aliases: [乙网]\n"
    assert judge(old.format("乙") + last) == []
    assert judge(old.format("乙网") + last) == [(4, "MW403", Severity.ERROR)]
    assert judge(old.format("甲")) == [(4, "MW403", Severity.ERROR)]
    assert judge(old.format("乙") + "  - name: 乙\n    status: 停用\n    successor: 丙\n  - name: 丙\n") == []


def test_every_entry_whose_successors_go_round_is_told_and_those_that_lead_there() -> None:
    ring = "".join(
        f"  - name: {one}\n    status: 停用\n    successor: {other}\n" for one, other in ("甲乙", "乙丙", "丙乙")
    )
    assert [(line, code) for line, code, _ in judge(ring)] == [(4, "MW403"), (7, "MW403"), (10, "MW403")]


def test_aliases_that_were_not_written_apart_may_be_meant() -> None:
    for mark in "，、；":
        assert judge(f"  - name: 甲\n    aliases: [乙{mark}丙]\n") == [(3, "MW405", Severity.WARNING)]
    assert judge("  - name: 甲\n    aliases: [乙·丙, 乙（丙）]\n  - name: 甲、乙\n") == []


def test_an_alias_of_the_successor_is_put_right() -> None:
    text = "sources:\n  - name: 甲\n    status: 停用\n    successor: 乙网\n  - name: 乙\n    aliases: [乙网]\n"
    dictionary, _ = parse_dictionary(text, PATH)
    [found] = apply_rules((), dictionary, PATH)
    assert found.hint == "写它的名字“乙”"
    dictionary, _ = parse_dictionary(mend_text(text, found.edits), PATH)
    assert list(apply_rules((), dictionary, PATH)) == []


def test_what_is_near_a_successor_is_offered_and_what_is_the_same_is_mended() -> None:
    old = "  - name: 健康报\n    status: 停用\n    successor: {}\n  - name: 健康报网\n"
    assert said(old.format("健康 报网"))[0][1] == "写它的名字“健康报网”"
    assert said(old.format("新健康报网"))[0][1] == "写字典里已有的名字；相近的有“健康报网”“健康报”"


def test_a_successor_and_the_status_go_together() -> None:
    last = "  - name: 乙\n"
    assert judge(f"  - name: 甲\n    successor: 乙\n{last}") == [(3, "MW406", Severity.WARNING)]
    assert judge(f"  - name: 甲\n    status: 停用\n{last}") == [(3, "MW407", Severity.HINT)]


def test_a_domain_of_two_entries_is_a_hint_unless_one_is_retired() -> None:
    other = "  - name: 乙\n    domains: [b.cn, {}]\n"
    first = "  - name: 甲\n    domains: [a.cn]\n"
    assert judge(first + other.format("www.a.cn")) == [(5, "MW409", Severity.HINT)]
    assert judge(first + other.format("news.a.cn")) == []
    assert judge(first.replace("a.cn", "m.weibo.cn") + other.format("m.weibo.cn")) == []
    assert judge(first.replace("a.cn", "sohu.com") + other.format("sohu.com")) == [(5, "MW409", Severity.HINT)]
    assert judge(f"{first}    status: 停用\n    successor: 乙\n" + other.format("a.cn")) == []
    assert [code for _, code, _ in judge(f"{first}    successor: 乙\n" + other.format("a.cn"))] == ["MW406"]


def test_a_domain_that_is_said_twice_is_a_hint_and_one_of_many_sites_a_warning() -> None:
    assert judge("  - name: 甲\n    domains: [a.cn, www.a.cn]\n") == [(3, "MW408", Severity.HINT)]
    assert judge("  - name: 甲\n    domains: [gov.cn]\n") == [(3, "MW410", Severity.WARNING)]
    assert judge("  - name: 甲\n    domains: [www.gov.cn]\n") == []


def test_marks_around_a_name_are_taken_off() -> None:
    text = "sources:\n  - name: 甲报，\n    aliases: [《乙报》, A.B.C]\n"
    dictionary, _ = parse_dictionary(text, PATH)
    found = list(apply_rules((), dictionary, PATH))
    assert [(one.line, one.code) for one in found] == [(2, "MW411"), (3, "MW411")]
    mended = mend_text(text, [edit for one in found for edit in one.edits])
    assert mended == "sources:\n  - name: 甲报\n    aliases: [乙报, A.B.C]\n"
