"""Issue 523 holds the document it came from, to the last character: nothing lost, nothing added, nothing moved.

`tests/data/523.txt` is the publisher's own document as text. Each part of it is read with a pattern of its own, so
that every character has a place: in a field, in a body, or in a named kind of repetition.
"""

import re

import pytest

from frozen_archive import ARCHIVE, DOCUMENT, issue_file
from mediawatch.archive.archive import Archive
from mediawatch.check.run import check_archive
from mediawatch.format.parse import parse_issue
from mediawatch.format.render import render_body
from mediawatch.format.write import write_issue
from mediawatch.model import Article, Issue

FILE = issue_file(ARCHIVE)
PRINTED = DOCUMENT.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def issue() -> Issue:
    (issue,) = Archive.load(ARCHIVE).issues
    return issue


def squeeze(text: str) -> str:
    """Return the text without white space."""
    return re.sub(r"\s+", "", text)


def day(article: Article) -> str:
    return f"{article.date.year}-{article.date.month}-{article.date.day}"


def documented(issue: Issue) -> str:
    """Rebuild the document from the issue: what it printed, in the order and with the marks it printed it in."""
    parts = [issue.series, "(第五二三期)", issue.publisher or "", "2023年6月30日", "本期导语:", issue.lead]
    parts.append("一、信息目录")
    for article in issue.articles:
        parts += ["-", article.title.replace("：", ":"), f"({article.source})"]  # the list prints half-width colons
    parts.append("二、具体内容")
    for article in issue.articles:
        colon = ":" if article.ordinal == 1 else "："
        parts += [f"{article.ordinal}.标题{colon}{article.title}", f"来源{colon}{article.source}"]
        parts += [f"链接{colon}<{article.url}>", f"主要内容{colon}"]
        parts.append(article.title)  # repeated at the head of the body
        parts.append(f"{day(article)}来源{'' if article.ordinal == 2 else '：'}{article.source}")  # repeated too
        parts += render_body(article.body).blocks
    return squeeze("".join(parts))


def test_every_character_of_the_document_is_in_the_issue_and_no_other(issue: Issue) -> None:
    assert documented(issue) == squeeze(PRINTED)


def test_the_spaces_inside_a_line_are_kept_too(issue: Issue) -> None:
    printed = "\n".join(" ".join(line.split()) for line in PRINTED.splitlines())
    for article in issue.articles:
        for block in render_body(article.body).blocks:
            joined = printed.replace("独特的客\n\n户", "独特的客户").replace("连续\n\n催化", "连续催化")
            assert block in joined.replace("无法\n\n“停用”", "无法“停用”")


def test_any_changed_character_is_noticed(issue: Issue) -> None:
    text = FILE.read_text(encoding="utf-8")
    for place in range(400, len(text), 97):
        if text[place].isspace() or text[place] in "#-":
            continue
        changed = parse_issue(text[:place] + "囧" + text[place + 1 :], "2023/523.md").issue
        assert changed is None or documented(changed) != squeeze(PRINTED), text[place - 10 : place + 10]


def test_what_the_page_layout_broke_is_mended(issue: Issue) -> None:
    blocks = [block for article in issue.articles for block in render_body(article.body).blocks]
    for whole in ("让每一位独特的客户享受到", "连续低温锂化、连续催化氢化", "一些信息系统中存在无法“停用”的问题"):
        assert any(whole in block for block in blocks)


def test_sub_headings_are_headings_below_the_articles() -> None:
    headings = re.findall(r"^(###+) (.*)$", FILE.read_text(encoding="utf-8"), re.MULTILINE)
    assert headings == [
        ("###", "智慧医疗让梦想照进现实"),
        ("###", "智能制药更科学更环保"),
        ("###", "智慧医疗普及任重道远"),
        ("###", "医院的数据字典分类"),
        ("####", "1. 基础信息字典"),
        ("####", "2. 业务信息字典"),
        ("###", "注重基础信息字典的维护更新"),
        ("###", "【作者编辑面对面】"),
    ]


def test_the_file_is_in_canonical_form_and_without_findings(issue: Issue) -> None:
    assert write_issue(issue) == FILE.read_text(encoding="utf-8")
    assert check_archive(Archive.load(ARCHIVE)) == ()
