"""What `check` finds: form and meaning, all in one run, each with its line."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.archive.issue_folder import shown
from mediawatch.check.formats import format_lines
from mediawatch.check.run import apply_rules, check_archive, check_files, stops
from mediawatch.format.parse import parse_issue
from mediawatch.model import Article, Issue, Origin, Period, Severity

DATA = Path(__file__).parents[2] / "data"
SOURCES = "sources:\n  - name: 新华网\n    domains: [xinhuanet.com]\n  - name: 北青网\n    domains: [ynet.com]\n"
GOOD = """---
number: 12
series: 月报
published: 2023-06-30
period:
  start: 2023-06-01
  end: 2023-06-30
---

## 标题

- 来源：新华网
- 日期：2023-06-14
- 链接：<https://www.xinhuanet.com/a.html>

正文。
"""


class Folder:
    """An issues folder that a test fills."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("_dictionaries/sources.yml", SOURCES)

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def found(self) -> list[tuple[str, int, str]]:
        return [(Path(f.path).name, f.line, f.code) for f in check_archive(Archive.load(self.root))]

    def codes(self, text: str, name: str = "2023/12.md") -> list[tuple[int, str]]:
        self.write(name, text)
        return [(line, code) for _, line, code in self.found()]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "issues")


def test_a_good_file_has_no_findings(folder: Folder) -> None:
    assert folder.codes(GOOD) == []


def test_a_file_with_everything_wrong_shows_all_of_it_in_one_run(folder: Folder) -> None:
    assert folder.codes((DATA / "everything-wrong.md").read_text(encoding="utf-8"), "2022/13.md") == [
        (2, "MW107"),  # number is not the file name
        (4, "MW103"),  # a key written twice
        (5, "MW105"),  # no date
        (6, "MW106"),  # unknown key
        (8, "MW109"),  # period ends before it begins
        (10, "MW106"),  # unknown key of the period
        (13, "MW202"),  # the lead's count
        (13, "MW203"),  # the lead's last day, its month left out
        (13, "MW203"),  # the lead's first day
        (15, "MW312"),  # an article's heading without a space
        (16, "MW312"),  # with a full-width space
        (17, "MW311"),  # a heading in the lead
        (19, "MW302"),  # no date and no source
        (25, "MW302"),  # empty source
        (26, "MW306"),  # no such day
        (27, "MW304"),  # an attribute written twice
        (28, "MW303"),  # no attribute
        (29, "MW305"),  # unknown attribute
        (30, "MW309"),  # not http
        (31, "MW309"),
        (33, "MW005"),  # broken encoding
        (35, "MW311"),  # heading too high
        (36, "MW312"),
        (38, "MW312"),  # full-width marks
        (41, "MW311"),  # underlined heading
        (43, "MW301"),  # no title
        (45, "MW307"),  # unknown source
        (49, "MW004"),  # control character
        (51, "MW312"),  # a space before the marks
        (53, "MW314"),  # a picture
        (55, "MW315"),  # HTML
        (57, "MW310"),  # no body
        (59, "MW303"),  # no space after the hyphen
    ]


def test_values_that_disagree_are_found(folder: Folder) -> None:
    text = GOOD.replace("2023-06-14", "2023-07-14").replace("正文。", "### 一\n\n##### 跳级\n\n正文。")
    assert folder.codes(text, "2022/12.md") == [(4, "MW110"), (13, "MW308"), (18, "MW313")]
    assert folder.codes(GOOD.replace("published: 2023-06-30", "published: 2023-06-29"), "2022/12.md") == [
        (4, "MW109"),
        (4, "MW110"),
    ]


def test_an_unknown_source_comes_with_names_that_may_be_meant(folder: Folder) -> None:
    folder.codes(GOOD.replace("来源：新华网", "来源：北京网"))
    [finding] = check_archive(Archive.load(folder.root))
    assert finding.severity is Severity.ERROR
    assert "域名 xinhuanet.com 属于“新华网”" in finding.hint
    assert "相近的有“北青网”" in finding.hint


def test_a_published_date_that_is_wrong_does_not_hide_what_articles_lack(folder: Folder) -> None:
    text = GOOD.replace("published: 2023-06-30", "published: 上月").replace("新华网", "新花网")
    assert folder.codes(text) == [(4, "MW105"), (12, "MW307")]


def test_broken_front_matter_does_not_hide_the_articles(folder: Folder) -> None:
    assert folder.codes(GOOD.replace("series: 月报", "series: [月报").replace("新华网", "新花网")) == [
        (3, "MW102"),
        (12, "MW307"),
    ]
    assert folder.codes(GOOD.removeprefix("---\n").replace("新华网", "新花网"))[0] == (1, "MW101")


def test_a_dictionary_that_cannot_be_read_does_not_make_every_source_unknown(folder: Folder) -> None:
    folder.write("2023/12.md", GOOD)
    folder.write("_dictionaries/sources.yml", "sources: [\n")
    assert [code for _, _, code in folder.found()] == ["MW102"]
    (folder.root / "_dictionaries" / "sources.yml").unlink()
    assert [code for _, _, code in folder.found()] == ["MW001"]


def test_what_is_wrong_in_the_dictionary_is_found_in_its_file(folder: Folder) -> None:
    twice = folder.write("_dictionaries/sources.yml", f"{SOURCES}  - name: 新华网\n")
    [finding] = check_archive(Archive.load(folder.root))
    assert (finding.code, finding.line, finding.path) == ("MW402", 6, shown(twice))


def test_a_faulty_entry_still_names_its_source(folder: Folder) -> None:
    folder.write("2023/12.md", GOOD)
    folder.write(
        "_dictionaries/sources.yml", "sources:\n  - name: 新华网\n    kind: 报\n    domains: [http://x.cn, a.cn]\n"
    )
    assert folder.found() == [("sources.yml", 3, "MW401"), ("sources.yml", 4, "MW401")]


@pytest.mark.parametrize("body", ["", "　　", "***", "- "])
def test_a_body_without_words_is_an_error_unless_withdrawn(folder: Folder, body: str) -> None:
    assert folder.codes(GOOD.replace("正文。", body)) == [(10, "MW310")]
    withdrawn = GOOD.replace("正文。", body).replace("- 链接", "- 撤回：应来源要求\n- 链接")
    assert folder.codes(withdrawn) == []


def test_every_finding_has_a_message_and_a_hint_in_chinese(folder: Folder) -> None:
    folder.write("2023/12.md", (DATA / "everything-wrong.md").read_bytes())
    for finding in check_archive(Archive.load(folder.root)):
        for text in (finding.message, finding.hint):
            assert any("\u4e00" <= character <= "\u9fff" for character in text)


def test_files_that_cannot_be_read_get_one_clear_line_each(folder: Folder) -> None:
    folder.write("2023/1.md", b"")
    folder.write("2023/2.md", GOOD.encode("gbk"))
    (folder.root / "2023" / "3.md").mkdir()
    (folder.root / "2023" / "4.md").symlink_to("nowhere.md")
    folder.write("2023/notes.txt", "记事")
    folder.write("5.md", GOOD)
    assert folder.found() == [
        ("1.md", 1, "MW003"),
        ("2.md", 3, "MW002"),
        ("3.md", 1, "MW001"),
        ("4.md", 1, "MW001"),
        ("notes.txt", 1, "MW006"),
        ("5.md", 1, "MW006"),
    ]


@pytest.mark.parametrize(
    ("front", "code"),
    [
        ("number: [1", "MW102"),
        ("number: 1: 2", "MW102"),
        ("a: &x 1\nb: *x", "MW102"),
        ("a: !!python/object:os.system 1", "MW102"),
        ("a: " + "[" * 2000, "MW102"),
        ("a: " + "[" * 30 + "]" * 30, "MW102"),
        ("? [a]\n: b", "MW102"),
        ("- a\n- b", "MW104"),
        ("a: \x07", "MW004"),
        ("a: \u2028b", "MW004"),
        ("a: \ud800", "MW004"),
        ("a: \U0001fffe", "MW004"),
        ("period: 2023-06", "MW105"),
        ("period:\n  start: [2023-06-01]", "MW105"),
        ("number: 0", "MW105"),
        ("number: [1]", "MW105"),
        ("a: 1\n...\n--- \nb: 1", "MW104"),
    ],
)
def test_odd_front_matter_is_a_finding(folder: Folder, front: str, code: str) -> None:
    text = f"---\n{front}\n---\n\n## 标题\n\n- 来源：新华网\n- 日期：2023-06-01\n\n正文\n"
    assert code in [finding.code for finding in parse_issue(text, "12.md").findings]


def test_a_line_end_that_only_yaml_sees_moves_no_line(folder: Folder) -> None:
    text = GOOD.replace("月报", "月\u2028报").replace("2023-06-30\nperiod", "六月\nperiod")
    assert folder.codes(text) == [(3, "MW004"), (4, "MW105")]


def test_signs_of_mistakes_that_may_be_meant_are_warnings(folder: Folder) -> None:
    folder.write("2023/12.md", GOOD.replace("正文。", "正文�。\n\n<b>粗</b>，`<b>`，\\<b>，P<0.05，<https://a.cn/>"))
    found = check_archive(Archive.load(folder.root))
    assert [(f.line, f.code) for f in found] == [(16, "MW005"), (18, "MW315")]
    assert not stops(found)


def test_attributes_that_left_their_title_are_found(folder: Folder) -> None:
    second = "## 标题\n\n- 来源：新华网\n- 日期：2023-06-15\n\n第二篇。\n"
    for heading, code in (("### 标题", "MW311"), ("# 标题", "MW311"), ("**标题**", "MW316"), ("标题", "MW316")):
        text = GOOD + "\n" + second.replace("## 标题", heading)
        assert [code for _, code in folder.codes(text)] == [code]
    for heading in ("　　## 标题", "\t## 标题", "\u200b## 标题", "##标题"):
        found = [code for _, code in folder.codes(GOOD + "\n" + second.replace("## 标题", heading))]
        assert [code for code in found if code not in {"MW004", "MW318"}] == ["MW312"]
    assert folder.codes(GOOD.replace("- 链接", "\n- 链接")) == [(15, "MW316")]
    assert folder.codes(GOOD.replace("正文。", "\\- 来源：原文就有的一行")) == []
    assert (10, "MW316") in folder.codes(GOOD.replace("## 标题\n\n", ""))


def test_a_withdrawal_without_its_reason_is_an_error(folder: Folder) -> None:
    assert folder.codes(GOOD.replace("- 链接", "- 撤回：\n- 链接")) == [(14, "MW302")]


def test_characters_that_nobody_sees_are_named_where_they_do_harm(folder: Folder) -> None:
    for place in ("新华网", "2023-06-14", "---\n\n##", "月报"):
        text = GOOD.replace(place, "\u200b" + place, 1)
        assert "MW004" in [code for _, code in folder.codes(text)], place
    assert folder.codes(GOOD.replace("正文。", "正\u200b文。")) == []
    assert folder.codes(GOOD.replace("- 来源", "-\u00a0来源")) == []


def test_what_a_body_would_lose_or_show_otherwise_is_a_warning(folder: Folder) -> None:
    body = "[公告](www.a.cn/a)，[附件](/a.pdf)，[好](https://a.cn/)\n\n    四个空格"
    found = check_archive(Archive.load(folder.root)) if folder.codes(GOOD.replace("正文。", body)) else ()
    assert [(f.line, f.code, f.severity) for f in found] == [
        (16, "MW317", Severity.WARNING),
        (16, "MW317", Severity.WARNING),
        (18, "MW318", Severity.WARNING),
    ]


def test_an_item_below_another_is_indented_by_four(folder: Folder) -> None:
    """Markdown puts it beside the other one where it is indented by less."""
    flat = "- 甲\n  - 乙\n\n文\n\n1. 一\n   - 二"
    found = check_archive(Archive.load(folder.root)) if folder.codes(GOOD.replace("正文。", flat)) else ()
    assert [(f.line, f.code) for f in found] == [(17, "MW319"), (22, "MW319")]
    good = "- 甲\n    - 乙\n        - 丙\n- 丁\n\n文。\n\n  - 都缩进\n  - 两格"
    assert folder.codes(GOOD.replace("正文。", good)) == []


def test_an_unclosed_quote_is_found_where_it_opens(folder: Folder) -> None:
    assert folder.codes(GOOD.replace("series: 月报", 'series: "月报')) == [(3, "MW102")]


def test_two_files_with_one_number_are_an_error(folder: Folder) -> None:
    folder.write("2023/12.md", GOOD)
    assert (2, "MW108") in folder.codes(GOOD, "2022/12.md")


def test_windows_files_are_read(folder: Folder) -> None:
    assert folder.codes("\ufeff" + GOOD.replace("\n", "\r\n")) == []


def test_a_lead_may_leave_out_its_years(folder: Folder) -> None:
    lead = "本期月报共收集一篇信息，时间从6月1日到6月30日。"
    assert folder.codes(GOOD.replace("## 标题", f"{lead}\n\n## 标题")) == []


def test_single_files_are_judged_as_part_of_the_archive(folder: Folder, tmp_path: Path) -> None:
    good = folder.write("2023/12.md", GOOD)
    bad = folder.write("2023/13.md", GOOD)
    assert check_files(folder.root, (good,)) == ()
    assert {f.code for f in check_files(folder.root, (bad,))} == {"MW107"}
    folder.write("2023/12.md", GOOD.replace("2023-06-14", "2023-07-14"))
    assert {(Path(f.path).name, f.code) for f in check_files(folder.root, (bad,))} == {("13.md", "MW107")}
    elsewhere = tmp_path / "14.md"
    elsewhere.write_text(GOOD.replace("新华网", "新花网"), encoding="utf-8")
    assert {f.code for f in check_files(folder.root, (elsewhere,))} == {"MW107", "MW307"}
    assert [f.code for f in check_files(folder.root, (tmp_path / "none.md",))] == ["MW001"]


def test_a_file_is_known_by_whatever_path_it_is_named(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write("2023/13.md", GOOD)
    (tmp_path / "link").symlink_to(folder.root)
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    for name in ("../issues/2023/13.md", "../link/2023/13.md"):
        assert [f.code for f in check_files(folder.root, (Path(name),))] == ["MW107"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("sources:\n  - name: A\n  - name: a\n", "MW402"),
        ("sources:\n  - name: Ａ 报\n  - name: B\n    aliases: [A报]\n", "MW402"),
        ("sources:\n  - name: A\n    kind: 报纸\n", "MW401"),
        ("sources:\n  - kind: 其他\n", "MW401"),
        ("sources:\n  - name: A\n    colour: 红\n", "MW404"),
        ("sources:\n  - name: A\n    domains: [http://a.cn/]\n", "MW401"),
        ("sources:\n  - name: A\n    status: 停用\n    successor: C\n", "MW403"),
        ("sources:\n  - name: A\n    successor: B\n  - name: B\n    successor: A\n", "MW403"),
        ("sources: 新华网\n", "MW401"),
        ("sources:\n  - name: A\nother: 1\n", "MW404"),
        ("sources:\n  - name: A\n   kind: x\n", "MW102"),
        ("sources:\n  - name: A\n    aliases: [甲、乙]\n", "MW405"),
        ("sources:\n  - name: A\n    domains: [a.cn，b.cn]\n", "MW401"),
        ("sources:\n  - name: A\n    domains: [[a.cn]]\n", "MW401"),
        ("sources:\n  - name: [A]\n", "MW401"),
    ],
)
def test_a_dictionary_keeps_its_rules(folder: Folder, text: str, code: str) -> None:
    folder.write("_dictionaries/sources.yml", text)
    assert code in [f.code for f in check_archive(Archive.load(folder.root))]


def test_names_that_are_almost_the_same_are_a_warning_and_the_same_an_error(folder: Folder) -> None:
    folder.write("_dictionaries/sources.yml", "sources:\n  - name: a.com\n  - name: A.com\n  - name: a.com\n")
    assert [(f.line, f.severity) for f in check_archive(Archive.load(folder.root))] == [
        (3, Severity.WARNING),
        (4, Severity.ERROR),
    ]


def test_a_domain_may_be_in_any_script(folder: Folder) -> None:
    folder.write(
        "_dictionaries/sources.yml", "sources:\n  - name: A\n    domains: [政务.cn, a。com, xn--fiq.cn, b_c.d]\n"
    )
    assert folder.found() == []


def test_what_was_never_a_file_is_judged_at_line_one() -> None:
    first, last = date(2023, 6, 30), date(2023, 6, 1)
    origin = Origin("a.docx", "0" * 64, "docx", ("没有放进来",))
    article = Article(12, 1, "题", "新花网", date(2023, 7, 1), url="a", archived="b")
    issue = Issue(
        12, "月报", first, Period(first, last), (article,), lead="收集2篇，5月1日至31日", origin=origin, path="13.md"
    )
    late = replace(issue, period=Period(last, first), published=last, path="2022/12.md")
    found = list(apply_rules([issue, late], Dictionary(), "sources.yml"))
    codes = {"MW107", "MW109", "MW110", "MW111", "MW202", "MW203", "MW307", "MW308", "MW309", "MW310"}
    assert {one.code for one in found} >= codes
    assert {one.line for one in found} == {1}
    assert {one.path for one in found} == {"13.md", "2022/12.md"}


def test_a_quoted_value_can_neither_break_a_line_nor_drive_a_terminal(folder: Folder) -> None:
    folder.write("2023/12.md", GOOD.replace("series: 月报", '"a\\n\\e[31mb": 月报'))
    for line in format_lines(check_archive(Archive.load(folder.root))).splitlines():
        assert line.startswith(folder.root.as_posix())
        assert "\x1b" not in line
