"""Where a file's form is not as it should be, that is told with its line, and all else is read nevertheless."""

import hashlib

import pytest

from mediawatch.format.parse import parse_issue
from mediawatch.samples import ISSUE

FIRST_ARTICLE = ISSUE.text.index("## ")
FRONT, ARTICLE = ISSUE.text[:FIRST_ARTICLE], ISSUE.text[FIRST_ARTICLE:]
LAST_LINE = ISSUE.text.count("\n")


def found(text: str) -> list[tuple[int, str]]:
    return sorted((one.line, one.code) for one in parse_issue(text, "12.md").findings)


def changed(words: str, instead_of: str) -> str:
    assert instead_of in ISSUE.text
    return ISSUE.text.replace(instead_of, words, 1)


def test_every_finding_names_the_file() -> None:
    text = (
        changed("- 来源：", "- 来源：新华网")
        .replace("number: 12", "nummer: 12\n\u200bx: \ufffd")
        .replace("正文。", "## ")
    )
    findings = parse_issue(text, "a/12.md").findings
    assert len(findings) > 5
    assert {one.path for one in findings} == {"a/12.md"}


def test_a_file_without_front_matter_has_its_articles_from_the_first_line_on() -> None:
    draft = parse_issue(ARTICLE, "12.md").draft
    assert [one.title for one in draft.articles] == ["社区卫生信息系统升级"]
    assert (draft.lead, draft.articles[0].lines["title"], draft.articles[0].body) == ("", 1, "正文。")
    assert found(ARTICLE) == [(1, "MW101")]


def test_front_matter_that_does_not_end_ends_at_the_first_blank_line() -> None:
    draft = parse_issue(text := changed("\n本期", "---\n\n本期"), "12.md").draft
    assert (found(text), len(draft.articles), draft.lead[:2], draft.number) == ([(9, "MW101")], 1, "本期", 12)
    draft = parse_issue(text := changed("", "---\n\n本期"), "12.md").draft
    assert (found(text), len(draft.articles), draft.lead) == ([(9, "MW102"), (10, "MW101")], 1, "")
    assert {(3, "MW101"), (2, "MW201")} <= set(found("---\nnumber: 12\n"))


def test_an_empty_file_is_a_draft_of_nothing() -> None:
    for text in ("", "\ufeff", " \r\n\n"):
        parsed = parse_issue(text, "12.md")
        assert [(one.line, one.code) for one in parsed.findings] == [(1, "MW003")]
        assert (parsed.draft.number, parsed.draft.articles, parsed.draft.lead, parsed.fits) == (None, (), "", False)
        assert (parsed.issue, parsed.draft.path) == (None, "12.md")


def test_attributes_may_follow_a_heading_at_once_and_blank_lines_surround_all() -> None:
    whole = parse_issue(ISSUE.text, "12.md").issue
    assert whole is not None
    assert parse_issue(changed("升级\n- 来源", "升级\n\n- 来源"), "12.md").issue == whole
    assert parse_issue(ISSUE.text.replace("\n\n", "\n \n\n\t\n") + "\n \n", "12.md").issue == whole


def test_every_part_knows_its_line() -> None:
    draft = parse_issue(ISSUE.text, "12.md").draft
    lines = ISSUE.text.split("\n")
    assert [lines[draft.lines[name] - 1] for name in ("number", "period.end", "lead")] == [
        "number: 12", "  end: 2023-06-30", draft.lead,
    ]  # fmt: skip
    at = draft.articles[0].lines
    assert [lines[at[name] - 1][:4] for name in ("title", "来源", "链接", "body")] == [
        "## 社",
        "- 来源",
        "- 链接",
        "正文。",
    ]


@pytest.mark.parametrize(
    ("line", "kept"), [("甲  ", "甲  "), ("甲 ", "甲"), ("甲\t", "甲"), ("甲 \t  ", "甲 \t  "), ("甲　", "甲　")]
)
def test_of_the_spaces_at_a_line_s_end_only_two_that_break_it_are_kept(line: str, kept: str) -> None:
    assert (
        parse_issue(changed(f"{line}\n   \n  乙\n乙", "正文。"), "12.md").draft.articles[0].body
        == f"{kept}\n\n  乙\n乙"
    )


@pytest.mark.parametrize("place", ["## 社区", "- 来源", "---\n\n本期", "number", "- 日期：2023", "来源：新华网"])
def test_a_character_that_nobody_sees_is_named_in_what_has_a_meaning(place: str) -> None:
    text = changed(f"\u200b{place}", place)
    [unseen] = [one for one in parse_issue(text, "12.md").findings if one.code == "MW004"]
    assert unseen.line == 1 + text[: text.index("\u200b")].count("\n")
    assert unseen.message == "有看不见的字符（U+200B）"


def test_it_is_not_named_in_running_text_where_the_front_matter_ends() -> None:
    body = ("正文。", "正\u200b文。\n\n文\ufeff")
    assert found(ISSUE.text.replace(*body)) == []
    assert (9, "MW004") in (odd := found(changed("\u200b---\n\n本期", "---\n\n本期").replace(*body)))
    assert [code for _, code in odd].count("MW004") == 1


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\x7f", "\x9f", "\u2028", "\ufdd0", "\U0010ffff"])
def test_a_character_that_no_text_has_is_named_wherever_it_stands(character: str) -> None:
    [unseen] = parse_issue(changed(f"一\n\n正{character}文", "正文。"), "12.md").findings
    assert (unseen.line, unseen.message) == (LAST_LINE + 2, f"有看不见的字符（U+{ord(character):04X}）")
    [inside] = parse_issue(changed(f"月{character}报", "月报"), "12.md").findings
    assert (inside.line, inside.code) == (3, "MW004")


@pytest.mark.parametrize("broken", ["锟斤拷", "\ufffd"])
def test_broken_text_is_a_warning_where_it_stands(broken: str) -> None:
    assert found(changed(f"{broken}{broken}", "正文。")) == [(LAST_LINE, "MW005")]


@pytest.mark.parametrize(
    ("words", "instead_of", "line"),
    [
        ("", "number: 12\n", 1),
        ("  start: 2023-06-01\n", "  start: 2023-06-01\n  end: 2023-06-30\n", 5),
        ("", "published: 2023-06-30\n", 1),
    ],
)
def test_what_is_missing_is_told_at_what_it_belongs_to(words: str, instead_of: str, line: int) -> None:
    assert found(changed(words, instead_of)) == [(line, "MW104")]
    assert parse_issue(changed(words, instead_of), "12.md").issue is None


def test_it_is_said_what_is_missing_wrong_or_unknown_and_how_it_is_written() -> None:
    text = changed("period:\n  start: 六月\n  nota: 甲", "period:\n  start: 2023-06-01").replace(
        "  end: 2023-06-30\n", ""
    )
    assert {(one.code, one.message, one.hint) for one in parse_issue(text, "12.md").findings} == {
        ("MW106", "不认识“nota”", "检查拼写；确实需要就不用管"),
        ("MW105", "period.start 的值不对：“六月”不是日期", "写成 2023-06-14 这样的日期"),
        ("MW104", "缺少 period.end", "加一行 end: ……（写成 2023-06-30 这样的日期）"),
    }


def test_what_the_format_does_not_know_is_a_warning_and_no_hindrance() -> None:
    parsed = parse_issue(changed("number: 12\nkolor: 红", "number: 12"), "12.md")
    assert [(one.line, one.code) for one in parsed.findings] == [(3, "MW106")]
    assert parsed.issue is not None
    assert parsed.issue.extra == (("kolor", "红"),)


def attributes(lines: str) -> list[tuple[int, str]]:
    """Return what is found in the list of an article, with lines counted from that below its heading."""
    first = FRONT.count("\n") + 2
    listed = ARTICLE[ARTICLE.index("- 来源") : ARTICLE.index("\n\n正文")]
    return [(line - first, code) for line, code in found(changed(lines, listed))]


GOOD = "- 来源：新华网\n- 日期：2023-06-14"


def test_an_attribute_that_is_no_item_is_told_once_and_its_value_taken() -> None:
    assert attributes(GOOD) == []
    assert attributes("-来源：新华网\n- 日期：2023-06-14") == [(1, "MW303")]
    assert attributes("- 来源：新华网\n－ 日期：2023-06-14\n看不懂") == [(2, "MW303"), (3, "MW303")]
    assert attributes("来源：新华网\n日期：2023-6-14") == [(1, "MW303"), (2, "MW303"), (2, "MW306")]
    assert attributes(f"{GOOD}\n日期：六月") == [(3, "MW303")]
    assert attributes(f"日期：六月\n{GOOD}") == [(1, "MW303"), (1, "MW306"), (3, "MW304")]


def test_an_attribute_that_is_written_twice_counts_once_the_first_time() -> None:
    listed = ARTICLE[ARTICLE.index("- 来源") : ARTICLE.index("\n\n正文")]
    text = changed(f"{GOOD}\n- 颜色：红\n- 颜色：绿\n- 来源：甲", listed)
    [article] = parse_issue(text, "12.md").draft.articles
    assert (article.source, article.extra) == ("新华网", (("颜色", "红"),))
    assert attributes(f"{GOOD}\n- 颜色：红\n- 颜色：绿\n- 来源：甲") == [(3, "MW305"), (4, "MW304"), (5, "MW304")]


def test_what_an_article_lacks_is_told_at_its_title_and_what_is_blank_or_wrong_at_its_own_line() -> None:
    assert attributes("- 链接：<https://a.cn/>") == [(-1, "MW302"), (-1, "MW302")]
    assert attributes("- 颜色：红") == [(-1, "MW302"), (1, "MW305")]
    assert attributes("- 来源：\n- 日期：") == [(1, "MW302"), (2, "MW302")]
    assert attributes(f"{GOOD}\n- 撤回：") == [(3, "MW302")]
    [wrong] = parse_issue(changed("6 月 14 日", "2023-06-14"), "12.md").findings
    assert (wrong.message, wrong.hint) == ("日期不对：“6 月 14 日”没有写哪一年", "年、月、日都写，如 2023-06-14")


def test_a_paragraph_that_follows_a_heading_is_a_body_and_no_list() -> None:
    [article] = parse_issue(FRONT + "## 标题\n\n- 一项\n- 又一项\n", "12.md").draft.articles
    assert article.body == "- 一项\n- 又一项"
    assert found(FRONT + "## 标题\n\n一段话\n") == [(13, "MW302")]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("## 甲", "甲"),
        ("##\t甲 ", "甲"),
        (r"##  甲 \#", "甲 #"),
        (r"## \*甲\* \乙", r"*甲* \乙"),
        ("##", ""),
        ("## \t", ""),
    ],
)
def test_a_title_is_what_stands_behind_its_mark(heading: str, title: str) -> None:
    [article] = parse_issue(FRONT + f"{heading}\n\n{GOOD}\n", "12.md").draft.articles
    assert (article.title, article.ordinal, article.issue_number) == (title, 1, 12)
    assert found(FRONT + f"{heading}\n\n{GOOD}\n") == ([] if title else [(13, "MW301")])


def test_articles_are_counted_and_each_ends_where_the_next_begins() -> None:
    articles = parse_issue(ISSUE.text + "\n## 乙\n\n## \n\n文。\n", "12.md").draft.articles
    assert [(one.ordinal, one.title, one.body) for one in articles] == [
        (1, "社区卫生信息系统升级", "正文。"), (2, "乙", ""), (3, "", "文。"),
    ]  # fmt: skip
    messages = [one.message for one in parse_issue(ISSUE.text + "\n## 乙\n\n## \n", "12.md").findings]
    assert messages == [
        "“乙”下面没有来源和日期",
        "第 3 篇文章没有标题",
        "第 3 篇文章没有来源",
        "第 3 篇文章没有日期",
    ]


def test_an_issue_knows_the_sum_of_its_file_as_it_lies_there() -> None:
    for text in ("", ISSUE.text, "\ufeff" + ISSUE.text, ISSUE.text.replace("\n", "\r\n")):
        assert parse_issue(text, "1.md").draft.digest == hashlib.sha256(text.encode()).hexdigest()
