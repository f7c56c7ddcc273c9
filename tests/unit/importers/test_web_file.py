"""Saved web pages become lines: all that is seen, in order, whatever their encoding says."""

import pytest

from mediawatch.importers.document import Cell, Document, Hint, MarkKind, UnreadableError
from mediawatch.importers.web_file import read_web


def read(body: str, head: str = '<meta charset="utf-8">', encoding: str = "utf-8") -> Document:
    return read_web("a.html", "0" * 64, f"<html><head>{head}</head><body>{body}</body></html>".encode(encoding))


def test_blocks_are_lines_and_white_space_collapses() -> None:
    document = read("<div>一\n  二<p>三</p>四</div><p>　　五&nbsp;六</p>")
    assert [line.text for line in document.lines] == ["一 二", "三", "四", "五\xa0六"]
    assert document.lines[3].indented
    assert document.unread == 0


def test_what_is_not_seen_is_no_text_and_what_is_hidden_is_noted() -> None:
    document = read(
        "<script>a</script><style>b</style><!-- c --><p hidden>藏</p><p style='display: none'>也藏</p><p>见</p>"
    )
    assert [line.text for line in document.lines] == ["见"]
    assert "3 个字" in document.notes[0]
    assert document.unread == 0


def test_headings_items_and_quotations_are_hinted() -> None:
    document = read(
        "<h2>题</h2><ol start=3><li>三<ul><li>点</li></ul></li><li>四</li></ol>"
        "<blockquote>引</blockquote><nav>导航</nav>"
    )
    assert [(line.text, line.hint, line.level, line.label) for line in document.lines] == [
        ("题", Hint.HEADING, 2, ""),
        ("三", Hint.ITEM, 1, "3."),
        ("点", Hint.ITEM, 2, "•"),
        ("四", Hint.ITEM, 1, "4."),
        ("引", Hint.QUOTE, 0, ""),
        ("导航", Hint.MARGIN, 0, ""),
    ]


def test_links_and_emphasis_are_marked_and_scripts_are_no_links() -> None:
    (line,) = read("<p>甲<b>乙</b><a href='http://a.example/'>丙</a><a href='javascript:x()'>丁</a></p>").lines
    assert [(line.text[mark.start : mark.end], mark.kind, mark.address) for mark in line.marks] == [
        ("乙", MarkKind.STRONG, ""),
        ("丙", MarkKind.LINK, "http://a.example/"),
    ]


def test_a_table_has_cells_and_one_that_holds_others_has_none() -> None:
    data = "<table><tr><td>a</td><td>b</td></tr><tr><td colspan=2>c</td></tr></table>"
    assert [line.cell for line in read(data).lines] == [Cell(0, 0, 0), Cell(0, 0, 1), Cell(0, 1, 0)]
    assert read(f"<table><tr><td>栏<td>{data}</table>").lines[0].cell is None


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("gb18030", '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'),
        ("gb18030", '<meta charset="utf-8">'),
        ("gb18030", ""),
        ("utf-8", '<meta charset="gbk">'),
        ("utf-8-sig", ""),
        ("utf-16", ""),
    ],
)
def test_a_page_is_decoded_by_its_bytes_where_its_word_is_wrong(encoding: str, head: str) -> None:
    text = "卫生信息化舆情监测月报，第五二三期。中华人民共和国"
    assert read(f"<p>{text}</p>", head, encoding).lines[0].text == text


def test_angle_brackets_that_nobody_escaped_are_text() -> None:
    assert [line.text for line in read("<p>链接：<http://a.example/b>，<第一期>，1<2</p>").lines] == [
        "链接：<http://a.example/b>，<第一期>，1<2"
    ]


def test_bold_by_its_style_is_bold() -> None:
    (line,) = read("<p>甲<span style='mso-bidi-font-weight:bold;font-weight: 700'>乙</span></p>").lines
    assert [(mark.start, mark.end, mark.kind) for mark in line.marks] == [(1, 2, MarkKind.STRONG)]


def test_a_cell_that_reaches_down_moves_those_of_the_rows_below() -> None:
    lines = read("<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d</table>").lines
    assert [line.cell for line in lines] == [Cell(0, 0, 0), Cell(0, 0, 1), Cell(0, 1, 1), Cell(0, 2, 0)]


def test_bytes_that_mean_nothing_are_counted() -> None:
    document = read_web("a.html", "0" * 64, "<meta charset=gbk><p>月报中国".encode("gb18030") + b"\xff</p>")
    assert document.lines[0].text.startswith("月报中国")
    assert document.unread == 1


def test_a_web_archive_is_read_from_its_page() -> None:
    data = (
        b"From: =?gb2312?B?08k=?=\r\nSubject: a\r\n b\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/related; boundary=X\r\n\r\n--X\r\n"
        b'Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<p>'
        + "月报".encode("gb18030")
        + b"</p>\r\n--X--\r\n"
    )
    assert read_web("a.mht", "0" * 64, data).lines[0].text == "月报"


@pytest.mark.parametrize(
    "data", [b"<html></html>", b"<div>" * 3000 + b"x", b"<p>" * 2_000_001, b"MIME-Version: 1.0\r\n\r\nx"]
)
def test_what_has_no_text_or_is_hostile_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        read_web("a.html", "0" * 64, data)


def test_raised_and_lowered_characters_are_those_of_unicode_and_what_has_none_keeps_its_mark() -> None:
    document = read(
        "<p>10<sup>4</sup> H<sub>1</sub>N<span style='vertical-align: sub'>1</span> 元<sup><a>[1]</a></sup></p>"
    )
    (line,) = document.lines
    assert (line.text, document.unread) == ("10⁴ H₁N₁ 元[1]", 0)
    assert [(line.text[mark.start : mark.end], mark.kind) for mark in line.marks] == [("[1]", MarkKind.RAISED)]
