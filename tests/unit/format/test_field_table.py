"""One table of fields: it names all that the nouns hold, and reading and writing go by it."""

from dataclasses import fields
from datetime import date

import pytest

from mediawatch.format.dictionary_fields import SOURCE_FIELDS
from mediawatch.format.fields import ARTICLE_FIELDS, ISSUE_FIELDS, ORIGIN_FIELDS, PERIOD_FIELDS, Field, read_attributes
from mediawatch.format.parse import parse_issue
from mediawatch.format.write import write_issue
from mediawatch.model import Article, Draft, Issue, Origin, Period, Source, is_complete

DAY = date(2023, 6, 14)
ISSUE = Issue(1, "月报", DAY, Period(DAY, DAY), (Article(1, 1, "标题", "新华网", DAY, "正文。"),))
WRITTEN = write_issue(ISSUE)


def parsed(attribute: str) -> Draft:
    return parse_issue(WRITTEN.replace("- 日期：2023-06-14\n", f"- 日期：2023-06-14\n{attribute}\n"), "1.md").draft


@pytest.mark.parametrize(
    ("noun", "table", "besides"),
    [
        (Issue, ISSUE_FIELDS, {"articles", "lead", "path"}),
        (Period, PERIOD_FIELDS, set[str]()),
        (Origin, ORIGIN_FIELDS, set[str]()),
        (Article, ARTICLE_FIELDS, {"issue_number", "ordinal", "title", "body"}),
        (Source, SOURCE_FIELDS, {"line"}),
    ],
)
def test_the_table_names_all_that_a_noun_holds(noun: type, table: tuple[Field, ...], besides: set[str]) -> None:
    held = {one.name for one in fields(noun)} - besides - {"extra", "lines", "digest"}
    assert {one.name for one in table} == held
    assert len({one.key for one in table}) == len(table)
    assert all(one.label for one in table)


@pytest.mark.parametrize("mark", ["、", "，", ",", ";", "；", " 、 "])
def test_keywords_are_told_apart_by_any_mark_that_editors_use(mark: str) -> None:
    assert parsed(f"- 关键词：大数据{mark}慢病{mark}").articles[0].keywords == ("大数据", "慢病")


@pytest.mark.parametrize("colon", ["：", ":", " ： "])
@pytest.mark.parametrize("bullet", ["-", "*", "+"])
def test_an_attribute_is_read_however_its_line_is_marked(bullet: str, colon: str) -> None:
    assert parsed(f"{bullet} 栏目{colon}全国").articles[0].section == "全国"


@pytest.mark.parametrize(
    ("written", "url"), [("<https://a.example/>", "https://a.example/"), ("https://a.example/", "https://a.example/")]
)
def test_an_address_is_read_with_and_without_its_brackets(written: str, url: str) -> None:
    assert parsed(f"- 链接：{written}").articles[0].url == url
    assert parsed("- 链接：<>").articles[0].url is None


def test_a_withdrawal_without_its_reason_is_one_all_the_same() -> None:
    assert parsed("- 撤回：").articles[0].withdrawn == ""
    assert parsed("- 栏目：").articles[0].section is None


def test_of_what_is_said_of_an_article_each_field_takes_the_first_value_that_is_one() -> None:
    said = [("来源", "新华网"), ("日期", "六月"), ("关键词", "甲、乙"), ("颜色", "红"), ("撤回", "")]
    said += [("来源", "北青网"), ("日期", "2023-06-14")]
    assert read_attributes(iter(said)) == (
        {"source": "新华网", "keywords": ("甲", "乙"), "date": DAY, "withdrawn": ""},
        (("日期", "六月"), ("颜色", "红")),
    )


def test_what_a_draft_does_not_know_is_blank_and_reads_back_so() -> None:
    blank = Issue(None, "", None, Period(None, DAY), (Article(None, 1, "标题", "", None, "正文。", url=""),))
    written = write_issue(blank)
    assert written.splitlines()[:8] == [
        "---", "number:", "series:", "published:", "period:", "  start:", "  end: 2023-06-14", "---",
    ]  # fmt: skip
    assert "- 来源：\n- 日期：\n- 链接：<>\n" in written
    draft = parse_issue(written, "1.md").draft
    assert (draft.number, draft.series, draft.published, draft.period) == (None, "", None, Period(None, DAY))
    assert (draft.articles[0].source, draft.articles[0].date, draft.articles[0].url) == ("", None, None)


@pytest.mark.parametrize(
    "draft",
    [
        Issue(None, "月报", DAY, ISSUE.period, ISSUE.articles),
        Issue(1, "", DAY, ISSUE.period, ISSUE.articles),
        Issue(1, "月报", None, ISSUE.period, ISSUE.articles),
        Issue(1, "月报", DAY, Period(None, DAY), ISSUE.articles),
        Issue(1, "月报", DAY, Period(DAY, None), ISSUE.articles),
        Issue(1, "月报", DAY, ISSUE.period, (Article(1, 1, "", "新华网", DAY),)),
        Issue(1, "月报", DAY, ISSUE.period, (Article(1, 1, "标题", "", DAY),)),
        Issue(1, "月报", DAY, ISSUE.period, (Article(1, 1, "标题", "新华网", None),)),
    ],
)
def test_a_draft_is_an_issue_where_nothing_that_one_needs_is_blank(draft: Draft) -> None:
    assert is_complete(ISSUE)
    assert not is_complete(draft)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a*b", r"a\*b"),
        ("a_b", r"a\_b"),
        ("[1]", r"\[1\]"),
        ("`a`", r"\`a\`"),
        ("a<b>c", r"a\<b\>c"),
        ("#1|2~", r"\#1\|2\~"),
        ("&copy; &c &#38;", r"\&copy; &c \&\#38;"),
        ("a\\b", r"a\\b"),
        ("1.5（二）", "1.5（二）"),
    ],
)
def test_a_title_is_written_with_the_backslashes_that_keep_it_and_no_others(text: str, written: str) -> None:
    issue = Issue(1, "月报", DAY, ISSUE.period, (Article(1, 1, text, "新华网", DAY, "正文。"),))
    assert f"\n## {written}\n" in write_issue(issue)
    assert parse_issue(write_issue(issue), "1.md").issue == issue
