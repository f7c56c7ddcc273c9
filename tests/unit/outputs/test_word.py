"""An issue becomes the report's own Word file, and that file becomes the same issue again."""

import io
import re
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from frozen_archive import ARCHIVE
from mediawatch.archive.archive import Archive
from mediawatch.format.parse import parse_issue
from mediawatch.format.render import render_body
from mediawatch.format.write import escape, escape_paragraph, escape_start, write_issue
from mediawatch.intake.account import take_account
from mediawatch.intake.batch import read_report
from mediawatch.intake.document import Document
from mediawatch.intake.readers.office_file import find_office
from mediawatch.intake.readers.pdf_file import read_pdf
from mediawatch.intake.readers.word_file import read_word
from mediawatch.model import Article, Issue, Period
from mediawatch.outputs.word import write_word

OFFICE = find_office()
DAY = date(2023, 6, 14)
LINES = st.lists(
    st.characters(blacklist_categories=["C", "Zl", "Zp"])
    | st.sampled_from([*"&<>\"'*_`#[]()|~\\1.-+：，（）“”—", "&copy;", "&#35;"]),
    min_size=1,
    max_size=30,
).map(lambda parts: " ".join("".join(parts).split())).filter(bool)  # fmt: skip


@pytest.fixture(scope="module")
def issue() -> Issue:
    (issue,) = Archive.load(ARCHIVE).issues
    return issue


def export(issue: Issue) -> bytes:
    return write_word(issue, [render_body(article.body) for article in issue.articles])


def again(document: Document) -> Issue:
    """Return the issue that a document becomes, as its file reads; all of the document is accounted for."""
    reading = read_report(document)
    written = write_issue(reading.draft)
    assert take_account(reading, written).findings == ()
    parsed = parse_issue(written, "1.md").issue
    assert parsed is not None
    return replace(parsed, origin=None)


def shape(body: str) -> str:
    """Return a rendered body without what tells loose lists from tight ones, which Word does not know."""
    return "".join(re.sub("</?p>", "\n", render_body(body).html).split("\n"))


def with_body(*blocks: str) -> Issue:
    article = Article(1, 1, "题", "新华网", DAY, "\n\n".join(blocks))
    return Issue(1, "月报", DAY, Period(DAY, DAY), (article,))


def test_the_real_issue_comes_back_the_same(issue: Issue) -> None:
    assert again(read_word("a.docx", "0" * 64, export(issue))) == issue


def test_a_report_for_the_house_says_so_at_its_head_and_comes_back_the_same(issue: Issue) -> None:
    bodies = [render_body(article.body) for article in issue.articles]
    made = write_word(issue, bodies, mark="内部版，不得公开")
    head = docx.Document(io.BytesIO(made)).sections[0].header
    assert [one.text for one in head.paragraphs] == ["内部版，不得公开"]
    assert again(read_word("a.docx", "0" * 64, made)) == issue
    assert docx.Document(io.BytesIO(export(issue))).sections[0].header.is_linked_to_previous


def test_the_same_issue_always_gives_the_same_bytes(issue: Issue) -> None:
    assert export(issue) == export(issue)


MARKS = ("{}", "**{}**", "*{}*", "`{}`", "[{}](http://a.example/)", "**甲*{}*乙**")
BODIES = st.lists(
    st.one_of(
        LINES.map(escape_paragraph),
        LINES.map(lambda line: f"### {escape(line)}"),
        st.lists(st.tuples(st.sampled_from(MARKS), LINES.map(escape)), min_size=1, max_size=4).map(
            lambda parts: escape_start("，".join(mark.format(text) for mark, text in parts))
        ),
        st.lists(LINES.map(escape_paragraph), min_size=1, max_size=3).map(
            lambda items: "\n".join(f"- {i}" for i in items)
        ),
        LINES.map(lambda line: f"> {escape_paragraph(line)}"),
    ),
    min_size=1,
    max_size=5,
).map("\n\n".join)


@st.composite
def issues(draw: st.DrawFn) -> Issue:
    number = draw(st.integers(1, 99_999))
    days = st.dates(date(1990, 1, 1), date(2100, 1, 1))
    sections = draw(st.booleans())
    articles = tuple(
        Article(
            number,
            ordinal,
            draw(LINES),
            draw(LINES),
            draw(days),
            draw(BODIES),
            section=draw(LINES) if sections else draw(st.none() | LINES),
            correction=draw(st.none() | LINES),
        )
        for ordinal in range(1, draw(st.integers(2, 4)))
    )
    start, end = sorted((draw(days), draw(days)))
    lead = draw(st.just("") | LINES.map(escape_paragraph))
    return Issue(
        number,
        draw(LINES),
        draw(days),
        Period(start, end),
        articles,
        publisher=draw(st.none() | LINES),
        scope=draw(st.none() | LINES),
        lead=lead,
    )


@settings(deadline=None)
@example(Issue(1, "月\\1报", DAY, Period(DAY, DAY), (Article(1, 1, "题", "新华网", DAY),)))
@given(issues())
def test_whatever_an_issue_holds_comes_back_the_same(issue: Issue) -> None:
    written = parse_issue(write_issue(issue), "1.md").issue
    assert written is not None
    back = again(read_word("a.docx", "0" * 64, export(written)))
    assert replace(back, articles=()) == replace(written, articles=())
    for one, other in zip(back.articles, written.articles, strict=True):
        assert replace(one, body="") == replace(other, body="")
        assert shape(one.body) == shape(other.body)


@pytest.mark.parametrize(
    "blocks",
    [
        ("甲。", "### 小标题", "乙。", "#### 1. 更小的", "丙。"),
        ("- 一\n- 二\n    - 二之一\n    - 二之二\n- 三",),
        ("1. 一\n2. 二", "中间。", "1. 又一"),
        ("> 引一\n>\n> 引二", "完。"),
        ("| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |",),
        ("有**粗**有*斜*，还有[链接](http://a.example/b?c=1&d=2)。",),
        (r"[一](<http://a.example/x_(1)>)，[二](<http://a.example/(>)，[三](<http://a.example/b\&copy;=2>)。",),
        (r"像字符：\&copy;、\&\#35;、\&nbsp;、R&D、`&lt;`。",),
        ("| \\&lt; |\n| --- |\n| [甲](http://a.example/%7Cb%20c) |",),
        ("上半  \n下半",),
        ("前", "---", "后"),
        ("前", "〔原文此处有图片〕", "后"),
        ("**整段粗**", "*整段斜*", "***粗斜***和**粗*斜*粗**"),
        ("[整段链接](http://a.example/b)", "**[粗](http://a.example/)**", "<http://a.example/>"),
        ("有`代码 a*b_c`和``a`b``。", "`整段`", "### **粗**题 `码`"),
        ("    代码 *一*\n\n        深", "文。"),
        ("| **粗** | [链](http://a.example/) |\n| --- | --- |\n| `码` |  |",),
        ("1. 一\n\n    续\n\n2. 二\n    - 子\n\n        子续\n\n3. 三",),
        ("1. 唯一",),
        ("3. 三\n4. 四", "中间。", "- 点\n    0. 零\n    1. 一"),
    ],
)
def test_what_a_body_is_made_of_comes_back_the_same(blocks: tuple[str, ...]) -> None:
    issue = with_body(*blocks)
    assert again(read_word("a.docx", "0" * 64, export(issue))) == issue


@pytest.mark.parametrize(
    ("block", "inner"),
    [
        ("- 甲\n\n    > 引\n\n- 乙", "列表里的引文"),
        ("- 甲\n\n    | 一 | 二 |\n    | --- | --- |\n    | 三 | 四 |\n\n- 乙", "列表里的表格"),
        ("> - 甲\n> - 乙", "引文里的列表"),
        ("> 外\n>\n> > 内\n>\n> 外二", "引文里的引文"),
        ("- 甲\n\n    ### 题\n\n- 乙", "列表里的小标题"),
    ],
)
def test_what_word_cannot_show_to_be_inside_another_is_a_finding_when_it_comes_back(block: str, inner: str) -> None:
    document = read_word("a.docx", "0" * 64, export(with_body("前。", block)))
    again(document)
    (finding,) = read_report(document).findings
    assert (finding.code, inner in finding.message) == ("MW524", True)
    assert document.lines[[line.number for line in document.lines].index(finding.line)].text == "1. 标题：题"


def test_a_picture_that_is_not_published_is_a_finding_when_the_file_comes_back() -> None:
    document = read_word("a.docx", "0" * 64, export(with_body("前。", "![图一](http://a.example/1.png)", "后。")))
    (finding,) = read_report(document).findings
    assert (finding.code, "原来有图片" in finding.message) == ("MW524", True)


def test_what_goes_on_in_a_list_is_as_deep_as_its_item_and_three_deep_at_most() -> None:
    items = [f"{'    ' * depth}- 第{depth}项\n\n{'    ' * (depth + 1)}续{depth}" for depth in range(4)]
    document = docx.Document(io.BytesIO(export(with_body("\n\n".join(items)))))
    styles = {one.text: one.style.name for one in document.paragraphs if one.style}
    continued = ["List Continue", "List Continue 2", "List Continue 3", "List Continue 3"]
    assert [styles[f"续{depth}"] for depth in range(4)] == continued


def test_a_list_in_a_list_and_a_quotation_need_nobody_to_look() -> None:
    document = read_word("a.docx", "0" * 64, export(with_body("- 一\n    1. 二\n    2. 三", "> 引\n>\n> 又引")))
    assert read_report(document).findings == ()


def test_what_is_left_out_of_an_edited_report_is_told(issue: Issue) -> None:
    word = docx.Document(io.BytesIO(export(issue)))
    word.paragraphs[-1].add_run("藏起来的话。").font.hidden = True
    edited = io.BytesIO()
    word.save(edited)
    (told,) = read_report(read_word("a.docx", "0" * 64, edited.getvalue())).findings
    assert (told.code, "隐藏文字 1 处" in told.message) == ("MW519", True)


def test_keys_that_the_format_does_not_know_come_back_too() -> None:
    extra: tuple[tuple[str, object], ...] = (("编辑", "<张三> & 李四"), ("多", ["一", {"二": "三"}]))
    issue = replace(with_body("文。"), extra=extra, period=Period(DAY, DAY, (("备注", "x"),)))
    assert again(read_word("a.docx", "0" * 64, export(issue))) == issue


def test_it_opens_as_a_word_document_with_real_headings_on_a4(issue: Issue) -> None:
    word = docx.Document(io.BytesIO(export(issue)))
    headings = [
        paragraph.text for paragraph in word.paragraphs if (paragraph.style and paragraph.style.name) == "Heading 2"
    ]
    assert headings == [f"{article.ordinal}. 标题：{article.title}" for article in issue.articles]
    section = word.sections[0]
    assert [round(Length(side or 0).cm, 1) for side in (section.page_width, section.page_height)] == [21, 29.7]
    assert word.core_properties.title == "北京市卫生信息化舆情监测月报第523期"
    assert word.core_properties.author == ""


def test_a_link_looks_like_one() -> None:
    word = docx.Document(io.BytesIO(export(with_body("有[链接](http://a.example/)。"))))
    shown = [run.font.underline for paragraph in word.paragraphs for link in paragraph.hyperlinks for run in link.runs]
    assert shown == [None, True]


def test_the_columns_of_a_table_stand_as_they_are_written() -> None:
    table = docx.Document(io.BytesIO(export(with_body("| 甲 | 乙 | 丙 |\n|---|:-:|--:|\n| 1 | 2 | 3 |")))).tables[0]
    for row in table.rows:
        sides = [cell.paragraphs[0].alignment for cell in row.cells]
        assert sides == [None, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT]


def test_sections_that_stand_together_are_parts_and_others_are_attributes() -> None:
    def named(*sections: str | None) -> list[str]:
        articles = tuple(
            Article(1, n, f"题{n}", "新华网", DAY, "文。", section=section) for n, section in enumerate(sections, 1)
        )
        word = docx.Document(io.BytesIO(export(Issue(1, "月报", DAY, Period(DAY, DAY), articles))))
        return [paragraph.text for paragraph in word.paragraphs if "部分" in paragraph.text or "栏目" in paragraph.text]

    assert named("甲", "甲", "乙") == ["第一部分：甲", "第二部分：乙"] * 2
    assert named("甲", "乙", "甲") == ["栏目：甲", "栏目：乙", "栏目：甲"]
    assert named("甲", None) == ["栏目：甲"]


def test_a_body_that_may_not_be_shown_is_not_in_the_file() -> None:
    issue = with_body("全文。")
    data = write_word(issue, [render_body("")])
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
    assert "全文。" not in texts
    assert "主要内容：" not in texts


def print_pdf(paths: list[Path], folder: Path) -> list[Document]:
    """Return Word files as LibreOffice prints them into PDFs."""
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = [str(OFFICE), home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return [read_pdf(f"{path.stem}.pdf", "0" * 64, path.with_suffix(".pdf").read_bytes()) for path in paths]


@pytest.mark.office
def test_through_libreoffice_to_pdf_and_back_it_is_the_same(issue: Issue, tmp_path: Path) -> None:
    path = tmp_path / "523.docx"
    path.write_bytes(export(issue))
    (document,) = print_pdf([path], tmp_path)
    assert again(document) == issue


@pytest.mark.office
def test_what_a_body_is_made_of_comes_back_through_pdf(tmp_path: Path) -> None:
    """Not what a PDF does not show: where a link leads, as headless LibreOffice leaves it out, and what is code."""
    long = "医院使用 API 接口和API接口，共 30 家，也有30家。HIS 系统与 EMR 系统由 IT 部门负责 12 个月的服务"
    blocks = (
        *(f"{long}。", "### 小标题", f"{long}，说明 SaaS 服务。", "#### 1. 更小的", "丙。"),
        *(f"- 一\n- {long}\n    - 二之一\n    - {long}\n- 三", f"{long}。", f"1. {long}；\n2. 二。", "中间。"),
        *(f"> {long}。\n>\n> 引二", "完。", "---", f"{long}。", "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |"),
        *("- 接口统一；\n- 数据归口；", "### 双路保障医院供电", "文。"),
        *("3. 从三起\n4. 四", "文。", "1. 唯一", "第 3 页", "### 结语", "文。"),
        *(f"**整段粗**，有**粗**字，{long}。", f"{long}，{long}。", "字" * 32 + "——", "字" * 34 + "。", "完。"),
    )
    day = date(2023, 6, 14)
    address = "http://a.example/2015/医疗/页面.html"
    body, words = "\n\n".join(blocks), ("大数据", "AI 助手")
    articles = tuple(
        Article(1, n, "很长的标题" * 20, "新华网", day, body, url=address, section=section, keywords=words)
        for n, section in enumerate(("全国范围", "北京范围", "北京范围"), 1)
    )
    lead = "编者自己写的导语，讲的是**数据**要素。\n\n- 要点一\n- 要点二"
    center = "大数据与政策研究中心"
    issue = Issue(1, "卫生信息化舆情监测月报（网络版）", day, Period(day, day), articles, publisher=center, lead=lead)
    path = tmp_path / "1.docx"
    path.write_bytes(export(issue))
    (document,) = print_pdf([path], tmp_path)
    back = again(document)
    assert [one.body for one in back.articles] == ["\n\n".join(blocks)] * 3
    assert back == issue


PRINTED = st.text(
    st.sampled_from("卫生信息化医院数据平台电子病历ABHISemr02359")
    | st.sampled_from("，。、；：？！“”‘’（）《》—…·&<>\"'*_`#[]|~\\-+,.:;!?()/%@=^$ "),
    min_size=4,
    max_size=60,
).map(lambda text: " ".join(text.split())).filter(lambda text: any(map(str.isalnum, text)))  # fmt: skip


@st.composite
def printed_issues(draw: st.DrawFn, number: int) -> Issue:
    """Draw an issue as reports are, but for what its titles, addresses and texts hold."""
    day = draw(st.dates(date(2005, 1, 1), date(2030, 1, 1)))
    address = st.text("abc019/_-.?=&%", max_size=90).map(lambda tail: f"https://www.example.cn/{tail}x")
    texts = st.lists(st.lists(PRINTED, min_size=1, max_size=5).map("".join), min_size=1, max_size=4)
    articles = tuple(
        Article(
            number,
            ordinal,
            draw(PRINTED),
            draw(st.sampled_from(["新华网", "e医疗", "中国信息化周报（网络版）"])),
            day,
            "\n\n".join(f"{escape_paragraph(text)}。" for text in draw(texts)),
            url=draw(st.none() | address),
        )
        for ordinal in range(1, draw(st.integers(2, 4)))
    )
    return Issue(number, "卫生信息化舆情监测月报", day, Period(day, day), articles, publisher="大数据与政策研究中心")


@pytest.mark.office
@settings(deadline=None, max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.tuples(*(printed_issues(number) for number in range(1, 11))))
def test_whatever_a_report_holds_comes_back_through_pdf(tmp_path: Path, issues: tuple[Issue, ...]) -> None:
    paths = [tmp_path / f"{issue.number}.docx" for issue in issues]
    for path, issue in zip(paths, issues, strict=True):
        path.write_bytes(export(issue))
    for document, issue in zip(print_pdf(paths, tmp_path), issues, strict=True):
        back = again(document)
        assert (back.number, back.published, back.period) == (issue.number, issue.published, issue.period)
        assert [fields(one) for one in back.articles] == [fields(one) for one in issue.articles]


def fields(article: Article) -> tuple[object, ...]:
    """Return what an article says, without the spaces."""
    text = re.sub("<[^>]+>", "", render_body(article.body).html)
    return "".join(article.title.split()), article.source, article.date, article.url, "".join(text.split())
