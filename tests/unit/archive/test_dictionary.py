"""Names are resolved to entries; what is near a name helps to mend it."""

from datetime import date

import pytest

from mediawatch.archive.dictionary import parse_dictionary
from mediawatch.check.mend import mend_text
from mediawatch.model import EntryStatus, Listing, SourceKind

TEXT = """sources:
  - name: HIT 专家网
    aliases: [HIT专家网, HIT180]
    kind: 行业媒体
    domains: [hit180.com]
  - name: 旧网
    status: 停用
    successor: HIT 专家网
"""


def test_names_and_aliases_lead_to_their_entry() -> None:
    dictionary, findings = parse_dictionary(TEXT, "sources.yml")
    assert dictionary is not None
    assert findings == ()
    entry, old = dictionary.sources
    assert [dictionary.resolve(name) for name in ("HIT 专家网", "HIT专家网", " HIT180 ", "hit180")] == [entry] * 3 + [
        None
    ]
    assert (entry.kind, entry.status, old.status) == (SourceKind.TRADE, EntryStatus.ACTIVE, EntryStatus.RETIRED)


def test_near_names_are_found_whatever_their_width_and_case() -> None:
    dictionary, _ = parse_dictionary(TEXT, "sources.yml")
    assert dictionary is not None
    assert dictionary.nearest("ｈｉｔ１８０") == ("HIT 专家网",)
    assert dictionary.nearest("完全不同的名字") == ()


def test_a_host_belongs_to_the_entry_with_its_domain() -> None:
    dictionary, _ = parse_dictionary(TEXT, "sources.yml")
    assert dictionary is not None
    assert [source.name for source in dictionary.by_domain("WWW.hit180.com")] == ["HIT 专家网"]
    assert dictionary.by_domain("nothit180.com") == ()


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("    kind: 行业媒体", "\tkind：行业媒体", [4, 4]),
        ("    kind", "  kind", [4]),
        ("  - name: 旧网", "  name: 旧网", [6]),
        ("  - name: 旧网", "   - name: 旧网", [6]),
        ("  - name: 旧网", "  -name：旧网", [6, 6]),
        ("[HIT专家网, HIT180]", "［HIT专家网，HIT180］", [3]),
        ("[HIT专家网, HIT180]", "[HIT专家网, HIT180", [3]),
        ("[HIT专家网, HIT180]", "[“HIT专家网”, HIT180]", [3]),
        ("name: 旧网", "name: “旧网”", [6]),
        ("sources:", "sources：", [1]),
        (TEXT, TEXT.replace("  - name", "- name").replace("    ", "  ").replace("kind: ", "kind："), [4]),
    ],
)
def test_a_slip_of_the_hand_hides_no_entry(old: str, new: str, lines: list[int]) -> None:
    """Else each article of a source that is not read would be a finding."""
    text = TEXT.replace(old, new, 1)
    dictionary, findings = parse_dictionary(text, "sources.yml")
    assert [finding.line for finding in sorted(findings)] == lines
    assert dictionary == parse_dictionary(TEXT, "sources.yml")[0]
    mended = mend_text(text, [edit for finding in sorted(findings) for edit in finding.edits])
    assert parse_dictionary(mended, "sources.yml") == (dictionary, ())


def test_a_dictionary_of_which_a_line_is_given_up_judges_no_source() -> None:
    dictionary, findings = parse_dictionary(TEXT.replace("  - name: 旧网", "  - name 旧网: a: b: - c"), "sources.yml")
    assert findings
    assert dictionary is None or dictionary.resolve("HIT 专家网")


def test_an_odd_character_in_a_name_is_one_finding_and_the_name_is_known() -> None:
    entry = "  - name: 新华\u200b网\u200b\n    aliases: [新\u202e华社, 社区⽤户报]\n"
    text = f"sources:\n{entry}  # \u200b\n  - name: 甲\x07\n"
    dictionary, findings = parse_dictionary(text, "sources.yml")
    assert dictionary is not None
    assert [(one.line, one.code) for one in findings] == [(2, "MW004"), (3, "MW007"), (3, "MW009"), (5, "MW004")]
    assert [name for one in dictionary.sources for name in (one.name, *one.aliases)] == [
        "新华网",
        "新华社",
        "社区用户报",
        "甲",
    ]


def test_a_file_of_windows_is_read_as_any_other() -> None:
    dictionary, findings = parse_dictionary("\ufeff" + TEXT.replace("\n", "\r\n"), "sources.yml")
    assert dictionary is not None
    assert findings == ()
    assert dictionary.sources == (parse_dictionary(TEXT, "sources.yml")[0] or dictionary).sources


def test_an_address_for_a_domain_is_mended() -> None:
    text = TEXT.replace("[hit180.com]", "[b.cn, https://www.Hit180.com/news/]")
    dictionary, [found] = parse_dictionary(text, "sources.yml")
    assert dictionary is not None
    assert (found.code, found.line, found.hint) == ("MW401", 5, "写成 hit180.com")
    assert parse_dictionary(mend_text(text, found.edits), "sources.yml")[1] == ()
    [other] = parse_dictionary(TEXT.replace("[hit180.com]", "[hit180]"), "sources.yml")[1]
    assert other.edits == ()


@pytest.mark.parametrize(
    ("written", "right"), [("已停用", "停用"), ("停刊", "停用"), ("已启用", "启用"), ("未停用", ""), ("", "")]
)
def test_a_status_in_other_words_is_mended_where_they_say_one(written: str, right: str) -> None:
    text = f"sources:\n  - name: 甲\n    status: {written}\n    successor: 乙\n  - name: 乙\n"
    dictionary, [found] = parse_dictionary(text, "sources.yml")
    assert dictionary is not None
    assert (found.code, found.line) == ("MW401", 3)
    assert found.hint == (f"写成 {right}" if right else "写 启用 或 停用")
    assert dictionary.sources[0].status == (right or "启用")


def test_a_stop_behind_a_domain_is_no_part_of_it() -> None:
    dictionary, [found] = parse_dictionary("sources:\n  - name: 甲\n    domains: [a.cn。]\n", "sources.yml")
    assert dictionary is not None
    assert (found.hint, found.quoted, dictionary.sources[0].domains) == ("写成 a.cn", "a.cn。", ("a.cn",))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("[HIT专家网, HIT180]", "HIT专家网，HIT180", "MW401"),
        ("[hit180.com]", "hit180.com", "MW401"),
        ("[hit180.com]", "[http://hit180.com/, b.cn]", "MW401"),
        ("aliases:", "alias:", "MW404"),
        ("name: 旧网", "Name: 旧网", "MW404"),
        ("status:", "stauts:", "MW404"),
    ],
)
def test_what_has_one_right_answer_is_read_as_meant_and_mended(old: str, new: str, code: str) -> None:
    text = TEXT.replace(old, new)
    dictionary, [found] = parse_dictionary(text, "sources.yml")
    assert found.code == code
    assert parse_dictionary(mend_text(text, found.edits), "sources.yml") == (dictionary, ())
    assert dictionary is not None
    assert dictionary.resolve("HIT180") == dictionary.resolve("HIT 专家网") is not None
    assert dictionary.resolve("旧网") is not None


def test_names_that_were_not_written_well_are_known_by_what_was_meant() -> None:
    dictionary, _ = parse_dictionary(TEXT.replace("旧网", "《旧网》，").replace("HIT180]", "甲、乙]"), "sources.yml")
    assert dictionary is not None
    found = [dictionary.resolve(name) for name in ("旧网", "《旧网》，", "甲", "乙", "甲、乙")]
    assert [one.name for one in found if one] == ["《旧网》，", "《旧网》，", *["HIT 专家网"] * 3]


def test_an_entry_knows_the_lines_of_its_keys() -> None:
    dictionary, _ = parse_dictionary(TEXT, "sources.yml")
    assert dictionary is not None
    assert (dictionary.sources[0].lines["aliases.1"], dictionary.sources[1].lines["successor"]) == (3, 8)


def test_a_list_of_another_name_is_told_at_its_line_and_renamed() -> None:
    text = "# 来源字典\nsource:\n  - name: 新华网\n"
    dictionary, [found] = parse_dictionary(text, "sources.yml")
    assert (dictionary, found.line, found.hint) == (None, 2, "把“source:”改成“sources:”")
    assert parse_dictionary(mend_text(text, found.edits), "sources.yml")[1] == ()


def test_the_days_on_the_list_of_sources_are_read_and_a_faulty_one_is_told() -> None:
    days_of = "      - start: 2016-01-01\n        end: 2018-12-31\n      - start: 2021-10-20\n"
    text = f"sources:\n  - name: 新华网\n    listed:\n{days_of}"
    dictionary, findings = parse_dictionary(text, "sources.yml")
    assert findings == ()
    assert dictionary
    (source,) = dictionary.sources
    assert source.listed == (Listing(date(2016, 1, 1), date(2018, 12, 31)), Listing(date(2021, 10, 20)))
    days = {date(2015, 12, 31): 0, date(2016, 1, 1): 1, date(2018, 12, 31): 1, date(2019, 1, 1): 0, date(2099, 1, 1): 1}
    assert {day: sum(one.holds(day) for one in source.listed) for day in days} == days
    _, (finding,) = parse_dictionary(text.replace("2021-10-20", "去年"), "sources.yml")
    assert (finding.code, finding.line) == ("MW401", 6)
