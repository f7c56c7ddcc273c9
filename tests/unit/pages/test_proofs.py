"""A draft's page: it reads as readers will see it, and what is found stands beside the words that it is about."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_pages import make_pages
from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.check.proofs import Proof
from mediawatch.format.parse import parse_issue
from mediawatch.format.render import render_body
from mediawatch.model import Finding, Rights, Severity, Source
from mediawatch.pages.proofs import MOST, annotate_body
from mediawatch.pages.repository import read_repository
from mediawatch.samples import ISSUE

PATH = "issues/2023/12.md"
SOURCES = (Source("新华网"), Source("只摘录", rights=Rights.EXCERPT))


def finding(line: int, message: str = "有问题", severity: Severity = Severity.ERROR) -> Finding:
    return Finding(PATH, line, "MW310", message, "改好它", severity)


def pages(text: str, *findings: Finding, others: tuple[Finding, ...] = (), path: str = PATH) -> dict[str, str]:
    """Return the pages where the only file is a draft with that text."""
    proof = Proof(parse_issue(text, path).draft, findings)
    archive = Archive((), Dictionary(SOURCES))
    return make_pages(archive, proofs=[proof], others=others)


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def without_notes(html: str) -> str:
    return re.sub(r'<span class="mw-finding.*?</span>', "", html, flags=re.DOTALL)


def test_a_draft_leads_to_no_repository_which_does_not_have_it_yet() -> None:
    proof = Proof(parse_issue(ISSUE.text, PATH).draft, (finding(1),))
    repository = read_repository("https://github.com/a/b")
    made = make_pages(Archive((), Dictionary(SOURCES)), proofs=[proof], repository=repository)
    assert "github.com" not in made["issues/12.md"]


LINES = [
    "正文", "### 小标题", "- 一层", "    - 二层", "1. 第一", "> 引文", "| 系统 | 医院 |", "|---|---|", "| 甲 | 乙 |",
    "```", "    代码", "---", "**粗** _斜_ `码`", "[链接](https://a.example/)", "<b>", "\\", "两格  ", "", "", "",
]  # fmt: skip


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=12), st.sets(st.integers(1, 12), min_size=1))
def test_what_is_found_in_a_body_is_shown_once_and_changes_nothing_else(lines: list[str], places: set[int]) -> None:
    body = "\n".join(lines)
    found = {place: (finding(place),) for place in sorted(places)}
    html, unmarked = annotate_body(body, 1, found)
    assert without_notes(html) == render_body(body).html
    assert sorted([*map(int, re.findall(r'id="line-(\d+)"', html)), *unmarked]) == sorted(places)


@pytest.mark.parametrize(
    ("body", "behind"),
    [
        ("第一段。\n\n第二段。\n\n第三段。", "第二段。"),
        ("- 甲\n\n- 第二段\n- 丙", "第二段"),
        ("| 系统 | 医院 |\n|---|---|\n| 甲 | 第二段 |", "第二段"),
        ("甲\n\n### 第二段", "第二段"),
        ("两格  \n第二段", "第二段"),
        ("```\n代码\n第二段\n```", "第二段"),
    ],
)
def test_what_is_found_stands_behind_its_words(body: str, behind: str) -> None:
    line = line_of(body, behind)
    html, unmarked = annotate_body(body, 1, {line: (finding(line),)})
    assert f'{behind}<span class="mw-finding' in html
    assert unmarked == {}


def test_lines_that_cannot_be_marked_cost_the_others_nothing() -> None:
    body = "甲\n\n---\n\n乙"
    html, unmarked = annotate_body(body, 1, {1: (finding(1),), 3: (finding(3),), 5: (finding(5),)})
    assert re.findall(r'id="line-(\d)"', html) == ["1", "5"]
    assert list(unmarked) == [3]


def test_a_draft_has_a_page_with_blanks_for_what_is_not_there() -> None:
    text = ISSUE.text.replace("published: 2023-06-30", "published:").replace("- 来源：新华网", "- 来源：")
    page = pages(text, finding(5))["issues/12.md"]
    assert '<span class="mw-blank">（没有日期）</span>' in page
    assert '<span class="mw-blank">（没有来源）</span>' in page
    assert "草稿，没有发布" in page
    assert ".docx" not in page
    assert "years/" not in page


def test_a_draft_of_which_nothing_can_be_read_has_a_page() -> None:
    page = pages("", finding(1))["issues/12.md"]
    assert "（第一二期）" in page
    for words in ("没有刊名", "没有日期", "没有导语"):
        assert words in page


def test_each_finding_is_listed_and_leads_to_its_place() -> None:
    places = [line_of(ISSUE.text, words) for words in ("number:", "本期", "- 日期", "正文。")]
    page = pages(ISSUE.text, *map(finding, places))["issues/12.md"]
    for place in places:
        assert f'<a href="#line-{place}">第&nbsp;{place}&nbsp;行</a>' in page
        assert page.count(f'id="line-{place}"') == 1
    order = [page.index(f'id="line-{place}"') for place in places]
    assert order == sorted(order)
    assert page.index('class="mw-contents"') < order[2] < page.index("正文。") < order[3]


def test_the_text_of_a_source_that_nobody_knows_is_shown_and_an_excerpt_stays_one() -> None:
    unknown = ISSUE.text.replace("新华网", "没有这一家")
    assert "正文。" in pages(unknown, finding(1))["issues/12.md"]
    long = ISSUE.text.replace("- 来源：新华网", "- 来源：只摘录").replace("正文。", f"{'长' * 300}\n\n后面")
    page = pages(long, finding(line_of(long, "后面")))["issues/12.md"]
    assert "后面" not in page
    assert f'id="line-{line_of(long, "后面")}"' in page


def test_a_draft_stands_in_lists_of_its_own_and_nowhere_else() -> None:
    stray = Finding("issues/2023/13.docx", 1, "MW006", "没有读", "移走", Severity.WARNING)
    made = pages(ISSUE.text, finding(5), others=(stray,))
    for path in ("index.md", "issues/index.md"):
        assert f'issues/12/">{PATH}</a>' in made[path]
        assert "issues/2023/13.docx" in made[path]
    assert [path for path, text in made.items() if f'12/">{PATH}' in text] == ["index.md", "issues/index.md"]


def test_two_drafts_that_are_called_alike_have_pages_of_their_own() -> None:
    proofs = [Proof(parse_issue(ISSUE.text, f"issues/{year}/12.md").draft, (finding(1),)) for year in (2023, 2024)]
    paths = make_pages(Archive((), Dictionary(SOURCES)), proofs=proofs).keys()
    assert {"issues/12.md", "issues/2024-12.md"} <= paths


def test_an_issue_with_warnings_is_no_draft_and_shows_them() -> None:
    issue = parse_issue(ISSUE.text, PATH).issue
    assert issue is not None
    proof = Proof(issue, (finding(line_of(ISSUE.text, "正文。"), severity=Severity.WARNING),))
    made = make_pages(Archive((issue,), Dictionary(SOURCES)), proofs=[proof])
    assert "校验结果" in made["issues/12.md"]
    assert "草稿" not in "".join(made[path] for path in ("index.md", "issues/index.md", "issues/12.md"))
    assert "12.docx" in made["issues/12.md"]


def test_very_many_findings_do_not_flood_a_page() -> None:
    page = pages(ISSUE.text, *(finding(9, f"第 {place} 处") for place in range(MOST + 7)))["issues/12.md"]
    assert page.count("mw-severity") == MOST
    assert "还有 7\u00a0处" in page


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "<!-- /html -->", "{#a .b}", "\n\n# 井", "</section>"])
def test_what_is_found_brings_no_markup(words: str) -> None:
    line = line_of(ISSUE.text, "正文。")
    other = Finding(f"issues/{words}", 1, "MW006", words, words, Severity.WARNING)
    for path, page in pages(ISSUE.text, finding(line, words), finding(5, words), others=(other,)).items():
        assert page.count("<!-- /html -->") == page.count("<!-- html -->"), path
        assert "<script" not in page, path
        assert page.count("<section") == page.count("</section>"), path


def test_an_address_that_is_none_is_no_link() -> None:
    text = ISSUE.text.replace("https://www.xinhuanet.com/a.html", "javascript:alert(1)")
    assert "javascript" not in pages(text, finding(5))["issues/12.md"]


def test_a_block_of_html_begins_with_a_tag_on_every_page() -> None:
    for drafted in (pages(ISSUE.text, finding(5)), pages("", finding(1))):
        for path, page in drafted.items():
            assert all(block.startswith("<") for block in re.findall(r"<!-- html -->\n(.*)", page)), path


def test_a_body_that_is_very_long_is_not_marked() -> None:
    body = "很长的一行。\n" * 10_000
    html, unmarked = annotate_body(body, 1, {3: (finding(3),)})
    assert html == render_body(body).html
    assert list(unmarked) == [3]
