"""Which characters are wrong, and where."""

import pytest

from mediawatch.check.mend import mend_text
from mediawatch.format.characters import check_line, has_odd_characters
from mediawatch.format.parse import parse_issue
from mediawatch.model import Severity
from mediawatch.samples import ISSUE
from mediawatch.text import normal_form


def found(text: str) -> list[tuple[str, Severity]]:
    return [(one.code, one.severity) for one in parse_issue(text, "12.md").findings]


@pytest.mark.parametrize(
    "sign", [*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)), *"\u061c\u200e\u200f"]
)
@pytest.mark.parametrize(
    ("before", "severity"),
    [
        ("## ", Severity.ERROR),
        ("scope: ", Severity.ERROR),
        ("- 来源：", Severity.ERROR),
        ("<https://www.", Severity.ERROR),
        ("\n正", Severity.WARNING),
        ("本期月", Severity.WARNING),
    ],
)
def test_a_sign_that_turns_the_order_round_is_found_anywhere(sign: str, before: str, severity: Severity) -> None:
    text = ISSUE.text.replace(before, before + sign, 1)
    [finding] = (one for one in parse_issue(text, "12.md").findings if one.code == "MW007")
    assert (finding.severity, finding.quoted) == (severity, sign)
    assert f"U+{ord(sign):04X}" in finding.message
    assert mend_text(text, finding.edits) == ISSUE.text


@pytest.mark.parametrize("sign", ["\ue000", "\uf0b7", "\uf8ff", "\U000f0000", "\U0010fffd"])
def test_what_only_one_font_can_show_is_found_anywhere(sign: str) -> None:
    for place in ("正文。", "社区卫生信息系统升级", "新华网", "全国主流"):
        assert ("MW008", Severity.WARNING) in found(ISSUE.text.replace(place, f"{place}{sign}", 1))


@pytest.mark.parametrize(
    ("wrong", "meant"), [("⽤", "用"), ("⼀", "一"), ("⻓", "长"), ("⻅", "见"), ("⻰", "龙"), ("⾦⾊", "金色")]
)
def test_a_part_of_a_character_that_stands_for_it_is_mended(wrong: str, meant: str) -> None:
    for text in (ISSUE.text.replace("正文。", "正文{}。"), ISSUE.text.replace("社区", "社区{}", 1)):
        findings = parse_issue(text.format(wrong), "12.md").findings
        assert [(one.code, one.severity, one.quoted) for one in findings] == [("MW009", Severity.WARNING, wrong[0])]
        assert meant[0] in findings[0].message
        assert mend_text(text.format(wrong), findings[0].edits) == text.format(meant)


@pytest.mark.parametrize(
    ("word", "quoted"),
    [("AРP", "Р"), ("СOVID", "С"), ("ΑI", "Α"), ("二O二三", "O"), ("二OO三", "OO"), ("\uf979", "\uf979")],
)
def test_letters_of_another_script_in_a_word_are_found(word: str, quoted: str) -> None:
    [finding] = parse_issue(ISSUE.text.replace("正文。", f"正文{word}。"), "12.md").findings
    assert (finding.code, finding.quoted, finding.edits) == ("MW009", quoted, ())


@pytest.mark.parametrize(
    "word",
    [
        "1μF",
        "A=QΛQ",
        "TNF-α",
        "βhCG",
        "Россия",
        "ΑΒΓ",
        "O2",
        "二〇二三",
        "ＡＩ",
        "10⁴",
        "①",
        "㈠",
        "café",
        "𠮷",
        "塚",
        "O型血",
    ],
)
def test_what_is_meant_is_left_alone(word: str) -> None:
    assert found(ISSUE.text.replace("正文。", f"正文{word}。")) == []


def test_all_that_a_part_of_a_character_becomes_is_what_search_takes_it_for() -> None:
    kangxi = "".join(map(chr, range(0x2F00, 0x2FD6)))
    text = ISSUE.text.replace("正文。", f"正文{kangxi}。")
    [finding] = parse_issue(text, "12.md").findings
    assert normal_form(mend_text(text, finding.edits)) == normal_form(text)
    assert found(mend_text(text, finding.edits)) == []


def test_each_line_is_told_once_of_each_kind() -> None:
    text = ISSUE.text.replace("正文。", "正\ue000\ue001文\u202a\u202c⽤⼀。\n\n又\ue002。")
    assert [(one.line, one.code) for one in parse_issue(text, "12.md").findings] == [
        (19, "MW007"),
        (19, "MW008"),
        (19, "MW009"),
        (21, "MW008"),
    ]


def test_the_quick_look_misses_nothing_that_is_told() -> None:
    places = (*range(0x3000), *range(0xD800, 0xFB00), 0xFEFF, 0xFF2F, 0x1FFFE, 0x2F800, 0xF0000, 0x10FFFD)
    for line in (f"{around}{chr(place)}{around}" for place in places for around in ("A", "一")):
        if any(check_line(line, 1, "a.md")):
            assert has_odd_characters(line), ascii(line)
