"""The entries of the source dictionary are judged together."""

from mediawatch.archive.dictionary import parse_dictionary
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
    assert judge("  - name: 甲\n  - name: 乙\n    aliases: [甲]\n") == [(3, "MW402", Severity.ERROR)]
    assert judge("  - name: 甲\n    aliases: [丙]\n  - name: 乙\n    aliases: [丙]\n") == [(4, "MW402", Severity.ERROR)]


def test_an_entry_may_name_itself_again() -> None:
    assert judge("  - name: 甲\n    aliases: [甲, 甲网]\n  - name: 乙\n") == []
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
    assert said("  - name: 甲\n    successor: 乙\n  - name: 丙\n    successor: 丙\n") == [
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
    assert judge(old.format("乙网") + last) == [(2, "MW403", Severity.ERROR)]
    assert judge(old.format("甲")) == [(2, "MW403", Severity.ERROR)]
    assert judge(old.format("乙") + "  - name: 乙\n    successor: 丙\n  - name: 丙\n") == []


def test_every_entry_whose_successors_go_round_is_told_and_those_that_lead_there() -> None:
    ring = "  - name: 甲\n    successor: 乙\n  - name: 乙\n    successor: 丙\n  - name: 丙\n    successor: 乙\n"
    assert [line for line, _, _ in judge(ring)] == [2, 4, 6]


def test_aliases_that_were_not_written_apart_may_be_meant() -> None:
    for mark in "，、；":
        assert judge(f"  - name: 甲\n    aliases: [乙{mark}丙]\n") == [(2, "MW405", Severity.WARNING)]
    assert judge("  - name: 甲\n    aliases: [乙·丙, 乙（丙）]\n  - name: 甲、乙\n") == []
