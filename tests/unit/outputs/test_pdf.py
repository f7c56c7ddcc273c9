"""An issue becomes a PDF after the habits of official documents, and that comes in again as the same issue."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import pypdfium2 as pdfium
import pytest

from frozen_archive import ARCHIVE
from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.archive.profile import Profile
from mediawatch.format.parse import parse_issue
from mediawatch.format.write import write_issue
from mediawatch.intake.account import take_account
from mediawatch.intake.batch import read_report
from mediawatch.intake.readers.pdf_file import read_pdf
from mediawatch.model import Article, Issue, Period, Rights, Source
from mediawatch.outputs import pdf
from mediawatch.outputs.output import OutputRefusedError, Publication, PublishedIssue
from mediawatch.outputs.pdf import PDF_FILES, pdf_files, typesetter, write_pdf
from mediawatch.outputs.pdf_fonts import FontsMissingError, choose_fonts
from mediawatch.word_names import HOUSE_MARK, MARK

DAY = date(2023, 6, 14)
POINTS_A_MILLIMETRE = 72 / 25.4


@pytest.fixture
def anew() -> Iterator[None]:
    """Look for program and fonts again, and forget what was found."""
    typesetter.cache_clear()
    yield
    typesetter.cache_clear()


@pytest.fixture(scope="module")
def published() -> PublishedIssue:
    archive = Archive.load(ARCHIVE)
    (issue,) = archive.issues
    return PublishedIssue(issue, tuple(archive.dictionary.resolve(article.source) for article in issue.articles))


def issue_of(*articles: Article, number: int = 7, lead: str = "") -> Issue:
    period = Period(date(2023, 6, 1), date(2023, 6, 30))
    return Issue(
        number, "卫生月报", date(2023, 6, 30), period, articles, publisher="某市卫生信息中心", scope="全国", lead=lead
    )


def article(ordinal: int = 1, title: str = "题", body: str = "正文。", source: str = "新华网") -> Article:
    return Article(7, ordinal, title, source, DAY, body)


def set_pdf(*articles: Article) -> bytes:
    return write_pdf(PublishedIssue(issue_of(*articles), (None,) * len(articles)))


def pages(data: bytes) -> list[str]:
    """Return the text of each page, lines joined."""
    with pdfium.PdfDocument(data) as document:
        return ["".join(page.get_textpage().get_text_range().split("\r\n")) for page in document]


def bookmarks(data: bytes) -> list[tuple[int, str, int]]:
    """Return the depth, words and page (from 1) of each bookmark."""
    with pdfium.PdfDocument(data) as document:
        found: list[tuple[int, str, int]] = []
        for mark in cast(Any, document).get_toc():
            found.append((mark.level, mark.get_title(), mark.get_dest().get_index() + 1))
        return found


def box(text: pdfium.PdfTextPage, place: int) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of a character, in points."""
    return cast(Any, text).get_charbox(place)


def come_in(data: bytes) -> Issue:
    """Return the issue that a PDF becomes, as its file reads; all of the PDF is accounted for."""
    reading = read_report(read_pdf("a.pdf", "0" * 64, data))
    written = write_issue(reading.draft)
    assert take_account(reading, written).findings == ()
    parsed = parse_issue(written, "7.md").issue
    assert parsed is not None
    return replace(parsed, origin=None)


@pytest.mark.fonts
def test_the_real_issue_comes_in_again_the_same(published: PublishedIssue) -> None:
    assert come_in(write_pdf(published)) == published.issue


@pytest.mark.fonts
def test_a_report_for_the_house_says_so_on_each_page_and_comes_in_again_the_same(published: PublishedIssue) -> None:
    made = write_pdf(replace(published, profile=Profile.INTERNAL))
    assert all(HOUSE_MARK in page for page in pages(made))
    assert not any(HOUSE_MARK in page for page in pages(write_pdf(published)))
    assert come_in(made) == published.issue


@pytest.mark.fonts
def test_an_article_that_is_not_there_in_full_says_so() -> None:
    short, gone = article(), replace(article(2, body=""), withdrawn="应来源要求")
    source = Source("新华网", rights=Rights.EXCERPT)
    said = "".join(pages(write_pdf(PublishedIssue(issue_of(short, gone), (source, source)))))
    assert said.count("说明：这个来源的文章只显示开头。") == 1


@pytest.mark.fonts
def test_sections_corrections_and_what_is_withdrawn_come_in_again() -> None:
    articles = (
        replace(article(1, "一篇"), section="全国范围", keywords=("大数据", "云"), correction="应为二百"),
        replace(article(2, "很长的标题" * 12), section="北京范围", url="https://a.example/" + "2023/06/" * 12),
        replace(article(3, "撤下的", ""), section="北京范围", withdrawn="应来源要求"),
    )
    back = come_in(set_pdf(*articles))
    assert back.articles == articles


@pytest.mark.fonts
def test_the_same_issue_always_gives_the_same_bytes(published: PublishedIssue, anew: None) -> None:
    made = write_pdf(published)
    typesetter.cache_clear()
    assert write_pdf(published) == made
    assert b"D:20230630" in made or b"2023-06-30" in made


@pytest.mark.fonts
def test_bookmarks_lead_to_the_articles_and_the_contents_say_their_pages() -> None:
    articles = [replace(article(n, f"第{n}件事", "句子。" * 400), section=f"第{(n + 1) // 2}类") for n in range(1, 5)]
    made = set_pdf(*articles)
    marks = bookmarks(made)
    assert [(level, words) for level, words, _ in marks] == [
        (0, "一、信息目录"),
        (0, "二、具体内容"),
        (1, "第一部分：第1类"),
        (2, "1. 第1件事"),
        (2, "2. 第2件事"),
        (1, "第二部分：第2类"),
        (2, "3. 第3件事"),
        (2, "4. 第4件事"),
    ]
    text = pages(made)
    for _, words, page in marks[3:5] + marks[6:]:
        assert words in text[page - 1]
        assert f"{words}（新华网）" in text[0]
        assert text[0].split(f"{words}（新华网）")[1].lstrip("… ").startswith(str(page))
    assert [f"— {number} —" in page for number, page in enumerate(text, 1)] == [True] * len(text)


@pytest.mark.fonts
def test_a_page_has_22_lines_of_28_characters_within_the_margins_of_official_documents() -> None:
    made = set_pdf(article(body="字" * 28 * 60))
    with pdfium.PdfDocument(made) as document:
        page = document[2]
        assert page.get_size() == pytest.approx((210 * POINTS_A_MILLIMETRE, 297 * POINTS_A_MILLIMETRE), abs=0.1)
        text = page.get_textpage()
        lines = text.get_text_range().split("\r\n")
        boxes = [box(text, n) for n in range(28)]
    assert lines[:22] == ["字" * 28] * 22
    assert lines[22:] == ["— 3 —"]
    left, right = boxes[0][0] / POINTS_A_MILLIMETRE, boxes[27][2] / POINTS_A_MILLIMETRE
    top = 297 - boxes[0][3] / POINTS_A_MILLIMETRE
    assert 28 <= left < 28.5
    assert 183.5 < right <= 184
    assert 37 <= top < 38


@pytest.mark.fonts
def test_title_author_keyword_and_language_are_told(published: PublishedIssue) -> None:
    made = write_pdf(published)
    with pdfium.PdfDocument(made) as document:
        said = document.get_metadata_dict()
        assert document.is_tagged()
    assert said["Title"] == "北京市卫生信息化舆情监测月报第523期"
    assert said["Author"] == published.issue.publisher
    assert said["Keywords"] == MARK
    assert said["CreationDate"].startswith("D:20230630")
    assert b"/Lang(zh-CN)" in made.replace(b" ", b"")


HOSTILE = '#read("/etc/passwd") $x^2$ *星* _线_ @ref <标签> \\u{41} //注 [方] `码` ~ #panic()'


@pytest.mark.fonts
def test_words_of_contributors_are_text_and_never_typst() -> None:
    body = "#read(&quot;/etc/passwd&quot;) $x^2$ @ref \\<标签> \\#panic() \\`码\\`"
    made = set_pdf(replace(article(title=HOSTILE, body=body, source=HOSTILE), extra=(("#panic()", HOSTILE),)))
    text = "".join(pages(made)).replace(" ", "")
    assert text.count(HOSTILE.replace(" ", "")) == 5  # contents: title and source; above the text: title and two more
    assert "$x^2$@ref<标签>#panic()`码`" in text
    assert "root:" not in text
    assert bookmarks(made)[-1][1] == f"1. {HOSTILE}"


@pytest.mark.fonts
def test_odd_characters_and_depths_stop_nothing() -> None:
    body = "> " * 40 + "深\n\n" + "".join(f"{'    ' * n}- 层{n}\n" for n in range(15)) + "\n\n" + "A" * 5000
    made = set_pdf(article(title="甲\ud800\x01乙", body=body), article(2, "丙" * 2000))
    text = "".join(pages(made))
    assert "1. 甲乙" in text
    assert "深" in text
    assert "层14" in text


@pytest.mark.fonts
def test_what_is_wider_than_its_room_is_broken_and_stays_on_the_page() -> None:
    table = "\n".join(("|".join("abcdefgh"), "|".join(["-"] * 8), "|".join(["长" * 9] * 7 + ["Q" * 40])))
    made = set_pdf(
        replace(article(body=f"{'A' * 200}\n\n{'z_' * 90}\n\n{table}"), url=f"https://a.example/{'x' * 300}")
    )
    with pdfium.PdfDocument(made) as document:
        for page in document:
            text = page.get_textpage()
            seen = text.get_text_range()
            rights = [box(text, n)[2] for n, character in enumerate(seen) if not character.isspace()]
            assert max(rights) <= 184.5 * POINTS_A_MILLIMETRE


@pytest.mark.fonts
def test_a_body_is_set_as_it_is_built() -> None:
    rows = "\n".join(f"| 第{n}行 | {n} |" for n in range(80))
    body = (
        "有[链接](https://a.example/page)和<https://b.example/>。\n\n### 小标题\n\n"
        "- 一\n    1. 甲\n    2. 乙\n\n3. 丙\n\n"
        f"> 引文\n\n---\n\n| 名称 | 数 |\n|---|--:|\n{rows}\n\n    code here\n"
    )
    made = set_pdf(article(body=body))
    text = pages(made)
    whole = "".join(text)
    for shown in ("https://a.example/page", "小标题", "• 一", "1.", "2.", "引文", "———", "code here"):
        assert shown in whole
    assert whole.count("https://b.example/") == 1  # what is its own address is not spelled out again
    assert sum("名称" in page for page in text) == sum("第" in page and "行" in page for page in text) > 1
    assert "小标题" not in [words for _, words, _ in bookmarks(made)]


@pytest.mark.fonts
def test_what_rights_withhold_and_what_is_withdrawn_is_in_no_pdf() -> None:
    withheld = article(1, "只列", "秘密一", "只列题")
    gone = replace(article(2, "撤下", "秘密二"), withdrawn="应来源要求")
    dictionary = Dictionary((Source("新华网"), Source("只列题", rights=Rights.LINK)))
    given = Publication(Analysis(Archive((issue_of(withheld, gone),), dictionary)), "月报", "", "http://a/", pdf=True)
    ((path, one),) = pdf_files(given).items()
    text = "".join(pages(PDF_FILES.make(one)))
    assert path == "issues/7.pdf"
    assert "秘密" not in text
    assert "撤回：应来源要求" in text


def test_pdfs_are_made_only_where_they_are_switched_on(monkeypatch: pytest.MonkeyPatch, anew: None) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    given = Publication(Analysis(Archive((issue_of(article()),), Dictionary())), "月报", "", "http://a/")
    assert pdf_files(given) == {}
    with pytest.raises(OutputRefusedError, match="缺 typst"):
        pdf_files(replace(given, pdf=True))


def test_without_chinese_fonts_it_is_told_which_to_install(monkeypatch: pytest.MonkeyPatch, anew: None) -> None:
    def find_none(_families: list[str]) -> dict[str, tuple[str, ...]]:
        return choose_fonts(["Times New Roman", "SimHei"])

    monkeypatch.setattr(pdf, "choose_fonts", find_none)
    with pytest.raises(OutputRefusedError, match=r"做不了 PDF：没有找到中文字体（宋体）.*fonts-noto-cjk") as refused:
        set_pdf(article())
    assert "\n" not in str(refused.value)


def test_the_best_installed_font_is_taken_for_each_part() -> None:
    chosen = choose_fonts(["Noto Serif CJK SC", "simsun", "Noto Sans CJK SC", "FangSong_GB2312"])
    assert (chosen["song"], chosen["hei"], chosen["fang"]) == (("SimSun",), ("Noto Sans CJK SC",), ("FangSong_GB2312",))
    assert chosen["kai"] == ()
    with pytest.raises(FontsMissingError, match="宋体、黑体"):
        choose_fonts([])


def test_the_template_reads_no_file_and_loads_nothing() -> None:
    text = (Path(pdf.__file__).parent / "templates" / "report.typ").read_text(encoding="utf-8")
    for word in ("#import", "#include", "read(", "eval(", "plugin(", "datetime.today"):
        assert word not in text
