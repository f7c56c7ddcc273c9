"""A comment says what a change brings, and nothing in it that others wrote is more than text."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from mediawatch.model import Severity, SourceKind
from mediawatch.review.change import (
    LONGEST,
    MOST,
    ArticleChange,
    Change,
    FindingLine,
    IssueChange,
    SourceChange,
    TopicChange,
    What,
)
from mediawatch.review.comment import LONGEST_COMMENT, compose_comment

DAY = date(2023, 7, 31)
RUN = "https://github.com/a/b/actions/runs/12"
PLAIN = {"text", "softbreak", "strong_open", "strong_close", "code_inline", "link_open", "link_close"}
HOSTILE = (
    "](javascript:alert(1)) @all <img src=x onerror=alert(1)>",
    "![x](https://evil.example/t.png) #1 GH-2 owner/repo#3",
    "${{ github.token }} $(id) `id`",
    "```` ~~~~ ``` <!-- mediawatch: change -->",
    "````",
    "第一行\n```\n## @all\n[x](https://evil.example)",
    "    https://evil.example www.evil.example a@evil.example",
    "\u202e反\u2028\u200b",
)


def change_of(text: str, most: int = 1) -> Change:
    """Return a change in which others wrote this text wherever they can."""
    article = ArticleChange(what=What.NEW, ordinal=1, title=text, source=text, date=DAY)
    issue = IssueChange(
        what=What.NEW, path=text, number=524, published=DAY, start=DAY, end=DAY, articles=(article,), article_count=1
    )
    return Change(
        issues=(issue,) * most,
        issue_count=most,
        article_count=most,
        characters=12_345,
        sources=(SourceChange(what=What.NEW, name=text, kind=SourceKind.TRADE),) * most,
        source_count=most,
        topics=(TopicChange(what=What.CHANGED, name=text, query=text),) * most,
        topic_count=most,
        findings=(FindingLine(path=text, line=3, code=text, message=text, hint=text, severity=Severity.ERROR),) * most,
        errors=most,
    )


def parsed(text: str) -> Iterator[Token]:
    """Yield the tokens of a text, those inside others too."""
    for token in MarkdownIt("commonmark").parse(text):
        yield token
        yield from token.children or ()


def assert_plain(comment: str) -> None:
    """Hold that outside of fences there is only what this project says."""
    assert len(comment) <= LONGEST_COMMENT
    outside = ""
    for token in parsed(comment):
        kind = token.type.removesuffix("_open").removesuffix("_close")
        assert token.type in PLAIN or kind in {"paragraph", "heading", "inline", "fence"}
        if token.type == "link_open":
            assert token.attrs == {"href": RUN}
        if token.type in {"text", "code_inline"}:
            outside += token.content
    assert not set("@#<>![]") & set(outside)
    assert "evil" not in outside


@pytest.mark.parametrize("text", HOSTILE)
def test_what_others_wrote_stands_in_fences_alone(text: str) -> None:
    comment = compose_comment(change_of(text), RUN)
    assert_plain(comment)
    fences = [token.content for token in parsed(comment) if token.type == "fence"]
    assert len(fences) == 5
    assert all(text.split(maxsplit=1)[0].replace("\u202e", "·") in fence for fence in fences)


@pytest.mark.parametrize(("text", "fence"), [("a`b", 3), ("a``b", 3), ("a```b", 4), ("`````", 6)])
def test_a_fence_has_one_mark_more_than_what_stands_in_it_and_three_at_least(text: str, fence: int) -> None:
    marks = {token.markup for token in parsed(compose_comment(change_of(text), RUN)) if token.type == "fence"}
    assert max(marks, key=len) == "`" * fence


@given(st.text(st.characters(codec="utf-8"), max_size=LONGEST))
def test_no_text_gets_out_of_its_fence(text: str) -> None:
    assert_plain(compose_comment(change_of(text), RUN))


@pytest.mark.parametrize("text", ["很" * LONGEST, "`" * LONGEST])
def test_a_long_comment_is_cut_between_blocks_and_says_so(text: str) -> None:
    comment = compose_comment(change_of(text, MOST), RUN)
    assert_plain(comment)
    assert "一共 200 个，这里是前" in comment
    assert comment.rstrip().endswith("请看运行页面。")
    assert "第 524 期" in comment


def test_a_comment_begins_with_what_must_be_done() -> None:
    change = Change(errors=2, warnings=1, earlier=5, accepted=1, issue_count=0)
    assert compose_comment(change).splitlines()[2:5] == [
        "**有 2 个错误，1 个警告：错误改正以后才能合并。**以前就有的 5 个、已经接受的 1 个不算在内。",
        "",
        "各期、来源字典和专题没有改动。",
    ]
    assert "没有错误，有 3 个提示，请看一看。" in compose_comment(Change(hints=3))
    assert "没有发现问题。" in compose_comment(Change())


def test_a_comment_tells_contents_counts_sources_and_findings() -> None:
    comment = compose_comment(change_of("健康界"), RUN)
    assert (
        "1 期有改动，其中 1 篇文章和以前不同，新的和改过的共 12,345 字，来源字典有 1 条改动，专题有 1 条改动。"
        in comment
    )
    assert "### 第 524 期（新增）" in comment
    assert "发布 2023-07-31，监测 2023-07-31 至 2023-07-31" in comment
    assert "新增 524-1 健康界\n    健康界，2023-07-31\n" in comment
    assert "新增 健康界（行业媒体）" in comment
    assert "### 专题" in comment
    assert "改动 健康界\n    健康界\n" in comment
    assert "健康界:3 错误 健康界\n    健康界（健康界）\n" in comment


def test_the_preview_is_named_where_there_is_one() -> None:
    assert "名叫 site" in compose_comment(Change(), RUN)
    assert "不建网站的预览" in compose_comment(Change(builds=False), RUN)
    assert "预览" not in compose_comment(Change(), RUN, merged=True)
    assert "预览" not in compose_comment(Change())


def test_who_merged_what_does_not_pass_is_told_so() -> None:
    comment = compose_comment(change_of("x"), RUN, merged=True)
    assert comment.startswith("## 合并以后没有发布\n\n这次改动合并到主分支以后")


@pytest.mark.parametrize("run", ["javascript:alert(1)", "https://a/b)](x", "https://a/b c", "https://a/b\n# x", "/a"])
def test_an_address_that_is_none_is_refused(run: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(run)}$"):
        compose_comment(Change(), run)
