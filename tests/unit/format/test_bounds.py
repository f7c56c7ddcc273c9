"""What is longer, more or deeper than any issue was is told in a line each, and read no further."""

import pytest

from mediawatch.format import bounds
from mediawatch.format.bounds import LONGEST_LINE, MOST_ARTICLES, MOST_ATTRIBUTES, MOST_FINDINGS, MOST_LINES
from mediawatch.format.parse import parse_issue
from mediawatch.format.render import render_body
from mediawatch.samples import ISSUE

CODE = "MW011"
HEAD = ISSUE.text.partition("\n## ")[0]
ARTICLE = "\n## 甲\n\n- 来源：新华网\n- 日期：2023-06-14\n\n正文。\n"


def told(text: str) -> list[tuple[int, str]]:
    return [(one.line, one.message) for one in parse_issue(text, "2023/12.md").findings if one.code == CODE]


def test_a_line_is_read_as_far_as_the_longest_one() -> None:
    for longer in (0, 1):
        text = f"{ISSUE.text.rstrip()}\n\n{'字' * (LONGEST_LINE + longer)}\n"
        line = text.count("\n")
        assert told(text) == [(line, f"这一行太长：{LONGEST_LINE + 1} 个字")] * longer
        body = parse_issue(text, "2023/12.md").draft.articles[-1].body
        assert body.split("\n")[-1] == "字" * LONGEST_LINE


def test_a_file_is_read_as_far_as_the_last_line_that_it_may_have() -> None:
    text = ISSUE.text.rstrip() + "\n" * (MOST_LINES - ISSUE.text.rstrip().count("\n")) + "字"
    assert told(text) == [(MOST_LINES + 1, f"行数太多：{MOST_LINES + 1} 行")]
    assert told(text.removesuffix("\n字")) == []
    assert "字" not in parse_issue(text, "2023/12.md").draft.articles[-1].body[-1]


@pytest.mark.parametrize(("fits", "too_deep"), [("> " * 8, "> " * 9), (" " * 28 + "- ", " " * 32 + "- ")])
def test_quotes_and_lists_are_no_deeper_than_eight(fits: str, too_deep: str) -> None:
    assert told(f"{ISSUE.text.rstrip()}\n\n{fits}字\n") == []
    assert [message for _, message in told(f"{ISSUE.text.rstrip()}\n\n{too_deep}字\n")] == ["引用或列表套得太深"]


def test_an_issue_has_so_many_articles() -> None:
    assert told(HEAD + ARTICLE * MOST_ARTICLES) == []
    many = HEAD + ARTICLE * (MOST_ARTICLES + 2)
    assert [message for _, message in told(many)] == [f"文章太多：{MOST_ARTICLES + 2} 篇"]
    assert len(parse_issue(many, "2023/12.md").draft.articles) == MOST_ARTICLES


def test_an_article_has_so_many_attributes() -> None:
    for more in (0, 1):
        own = "\n".join(f"- 名{number}：值" for number in range(MOST_ATTRIBUTES - 2 + more))
        text = HEAD + ARTICLE.replace("\n\n正文", f"\n{own}\n\n正文")
        assert [message for _, message in told(text)] == [f"文章的资料太多：{MOST_ATTRIBUTES + 1} 行"] * more
        assert len(parse_issue(text, "2023/12.md").draft.articles[0].extra) == MOST_ATTRIBUTES - 2


def test_of_too_many_findings_the_first_are_told_and_how_many_more_there_are() -> None:
    findings = parse_issue(HEAD + "\n## 甲\n" * MOST_ARTICLES + "甲\x01\n" * MOST_FINDINGS, "2023/12.md").findings
    assert len(findings) == MOST_FINDINGS + 1
    assert findings[-1].code == CODE
    assert findings[-1].message.startswith("还有 ")


@pytest.mark.parametrize("block", ["\\*" * 5001, "# 甲\n" * 201, "---\n" * 202, "&amp;\n" * 5001])
def test_a_block_with_too_many_marks_is_shown_as_written_and_told(block: str) -> None:
    rendered = render_body(f"**前**\n\n{block}\n\n**后**")
    assert rendered.blocks == ("前", " ".join(block.split()), "后")
    assert rendered.html.count("<strong>") == 2
    text = f"{ISSUE.text.rstrip()}\n\n甲\n\n{block.rstrip()}\n"
    assert (text.count("\n") - block.rstrip().count("\n"), "这一段里的符号太多，页面上会原样显示") in told(text)


def test_what_stands_for_such_a_block_may_be_in_a_text() -> None:
    block = "甲*" * 5001
    assert render_body(f"\ufdd07\ufdd1\n\n{block}").blocks == ("\ufdd07\ufdd1", block)


def test_a_body_of_too_many_blocks_is_shown_as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "_BLOCKS", 300)
    body = "*甲*\n\n" * 302
    assert render_body(body).html.count("<em>") == 0
    assert [message for _, message in told(f"{ISSUE.text.rstrip()}\n\n{body}")] == ["正文空行太多，页面上会原样显示"]
