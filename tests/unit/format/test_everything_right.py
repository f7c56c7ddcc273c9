"""An issue that holds all that the format has: nothing is wrong with it, it is written as it was read, and it shows."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from frozen_archive import ROOT, dictionary_file, issue_file
from made_pages import make_pages
from mediawatch.archive.archive import Archive
from mediawatch.check.run import check_archive
from mediawatch.format.fields import ARTICLE_FIELDS, ISSUE_FIELDS, Field
from mediawatch.format.render import render_body
from mediawatch.format.write import write_issue
from mediawatch.model import Issue

FILE = ROOT / "tests" / "data" / "everything-right.md"
SOURCES = """sources:
  - name: 新华网
    aliases: [新华社客户端]
    kind: 主流媒体
    domains: [xinhuanet.com]
    rights: full
  - name: HIT 专家网
    kind: 行业媒体
  - name: 停刊的报
    status: 停用
    successor: 新华网
"""
SHOWN_WITH = {
    *("p", "br", "hr", "blockquote", "h3", "h4", "h5", "h6", "ul", "ol", "li"),
    *("table", "thead", "tbody", "tr", "th", "td", "strong", "em", "a", "code"),
}
"""The elements that a body may become."""
BLANK = {"unplaced"}
"""Fields that are an error as long as they say something."""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    for path, text in ((dictionary_file(tmp_path), SOURCES), (issue_file(tmp_path, 13, 2022), read())):
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    return tmp_path


def read() -> str:
    return FILE.read_text(encoding="utf-8")


def only_issue(archive: Path) -> Issue:
    (issue,) = Archive.load(archive).issues
    return issue


def unsaid(fields: Iterable[Field], *nouns: object) -> list[str]:
    """Return the fields, those of records too, that no noun says anything in."""
    found: list[str] = []
    for field in fields:
        values = [getattr(noun, field.name) for noun in nouns]
        if field.many:
            found += unsaid(field.fields, *(one for value in values for one in value))
        elif field.fields:
            found += unsaid(field.fields, *values)
        elif not any(values) and field.name not in BLANK:
            found.append(field.key)
    return found


def test_an_issue_with_everything_right_has_no_findings(archive: Path) -> None:
    assert [finding for finding in check_archive(Archive.load(archive)) if finding.counts] == []


def test_it_is_written_as_it_was_read(archive: Path) -> None:
    assert write_issue(only_issue(archive)) == read()


def test_it_says_something_in_every_field_of_the_format(archive: Path) -> None:
    issue = only_issue(archive)
    missing = unsaid(ISSUE_FIELDS, issue) + unsaid(ARTICLE_FIELDS, *issue.articles)
    assert missing == [], f"write these in {FILE.name}"


def test_its_values_are_read_as_they_are_meant(archive: Path) -> None:
    issue = only_issue(archive)
    first, second, withdrawn, last = issue.articles
    assert issue.series == "北京市卫生信息化: 舆情监测月报"
    assert issue.lead.endswith("[链接](https://www.example.org/)。")
    assert first.title == "题目里有: 冒号、“引号”、1 < 2 与 *星号*"
    assert first.url == "https://www.xinhuanet.com/a.html?x=1&y=(2)"
    assert first.keywords == ("大数据", "慢病管理", "AI")
    assert first.archived == "https://archive.today/a"
    assert first.correction == "第二段的“三家”应为“四家”"
    assert second.body.startswith("- 一项\n")
    assert (withdrawn.withdrawn, withdrawn.body) == ("应来源要求", "")
    assert (last.url, last.section, last.keywords) == (None, None, ())


def test_every_form_of_a_body_shows(archive: Path) -> None:
    rendered = [render_body(article.body) for article in only_issue(archive).articles]
    assert set(re.findall(r"<([a-z]+[1-6]?)[ >]", "".join(one.html for one in rendered))) == SHOWN_WITH
    first, second, withdrawn, last = (one.blocks for one in rendered)
    assert first == (
        "第一段，有强调、着重和代码，网址是 https://www.example.org/b，也有写着字的链接。",
        "第二段的第一行 和它的第二行。这里用两个空格断开",
        "另起一行。",
        "小标题",
        "1. 不是列表，# 不是标题；*不斜*、_不斜_、<不是标签>、[不是链接]、`不是代码`。",
        "再下一级",
        "温度 −3℃，10⁴ 与 H₂O，𠮷野家，Ｃｏｖｉｄ－１９，café 😀。",
        "第五级",
        "第六级",
        "醫療資訊化，繁體照原樣。",
    )
    assert " / ".join(second) == (
        "一项 / 又一项，里面再分一层： / 第二层 / 第三层 / 末一项 / 接着数： / 从三开始 / 第四"
        " / 引文的第一段。 / 引文里的引文。 / 引文里的列表"
        " / 系统 / 医院 / 数目 / 电子病历 | 系统 / 第一医院 / 12 / 预约 / 3.4% / 末段。"
    )
    assert '<ol start="3">' in rendered[1].html
    assert '<td class="mw-cell-center"></td>' in rendered[1].html
    assert (withdrawn, last) == ((), ("只有一段。",))


def test_its_page_shows_what_readers_may_see_and_its_sources_have_pages(archive: Path) -> None:
    pages = make_pages(Archive.load(archive))
    page = pages["issues/13.md"]
    for words in ("1 &lt; 2 与 *星号*", "应来源要求", "第二段的“三家”应为“四家”", "archive.today", "慢病管理"):
        assert words in page, words
    assert {"sources/新华网.md", "sources/停刊的报.md", "years/2022.md"} <= set(pages)
