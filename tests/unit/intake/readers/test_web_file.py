"""Saved web pages become lines: all that is seen, in order, whatever their encoding says."""

import pytest

from mediawatch.intake.document import Cell, Document, Hint, MarkKind, Note, UnreadableDocumentError
from mediawatch.intake.readers.web_file import read_web


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
    assert "3 个字" in document.notes[0].text
    assert document.unread == 0


def test_what_stood_at_the_edges_of_pages_is_a_margin() -> None:
    lines = read(
        '<div title="header"><p>月报</p></div><p title="footer">文</p><div title="footer"><p>3</p></div>'
    ).lines
    assert [(line.text, line.hint) for line in lines] == [
        ("月报", Hint.MARGIN),
        ("文", Hint.NONE),
        ("3", Hint.MARGIN),
    ]


def test_headings_items_and_quotations_are_hinted() -> None:
    document = read(
        "<h2>题</h2><ol start=3><li>三<ul><li>点</li></ul></li><li>四</li></ol>"
        "<blockquote>引</blockquote><nav>导航</nav>"
    )
    assert [(line.text, line.hint, line.level, line.list_mark) for line in document.lines] == [
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


def test_a_cell_without_a_row_has_a_place() -> None:
    lines = read("<table>字<td>a</td></table><xml><table><td>b</td><td>c</td></table></xml>").lines
    assert [line.cell for line in lines if line.text in ("b", "c")] == [Cell(1, 0, 0), Cell(1, 0, 1)]


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("gb18030", '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'),
        ("gb18030", '<meta charset="utf-8">'),
        ("gb18030", ""),
        ("gb18030", '<meta charset="iso-8859-1">'),
        ("gb18030", '<meta charset="utf-16">'),
        ("utf-8", '<meta charset="gbk">'),
        ("utf-8", '<meta charset="windows-1252">'),
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
    with pytest.raises(UnreadableDocumentError):
        read_web("a.html", "0" * 64, data)


def test_raised_and_lowered_characters_are_those_of_unicode_and_what_has_none_keeps_its_mark() -> None:
    document = read(
        "<p>10<sup>4</sup> H<sub>1</sub>N<span style='vertical-align: sub'>1</span> 元<sup><a>[1]</a></sup></p>"
    )
    (line,) = document.lines
    assert (line.text, document.unread) == ("10⁴ H₁N₁ 元[1]", 0)
    assert [(line.text[mark.start : mark.end], mark.kind) for mark in line.marks] == [("[1]", MarkKind.RAISED)]


WRAPPED = [
    "　　北京市卫生局近日召开全市卫生信息化工作会议，部署",
    "今年的重点任务，要求各区县加快居民健康档案建设，年底",
    "前覆盖全部社区卫生服务中心，并与市级平台互联互通，做",
    "到数据一次采集、多方共享，减轻基层医务人员负担，让居",
    "民在家门口就能查询自己的健康信息，改善看病就医的体验",
    "。",
    "　　会议还通报了去年的考核结果。",
]


@pytest.mark.parametrize("page", ["<pre>" + "\n".join(WRAPPED) + "</pre>", "<div>" + "<br>\n".join(WRAPPED) + "</div>"])
def test_lines_that_a_width_broke_are_full(page: str) -> None:
    document = read(page)
    assert [line.full for line in document.lines] == [True] * 5 + [False] * 2
    assert [line.indented for line in document.lines] == [True] + [False] * 5 + [True]
    assert not document.whole


def test_a_break_is_no_space_and_an_empty_line_is() -> None:
    lines = read("<p>一<br>二<br>&nbsp;<br>三<br></p><p>四</p><pre>五\n六\n\n七</pre>").lines
    assert [(line.text, line.gap, line.soft) for line in lines] == [
        ("一", True, False),
        ("二", False, True),
        ("三", True, True),
        ("四", True, False),
        ("五", True, False),
        ("六", False, True),
        ("七", True, True),
    ]


def test_what_a_style_sheet_hides_is_hidden_but_not_for_print_or_another_element() -> None:
    head = (
        "<meta charset=utf-8><style><!--.a, p.b {display:none} #c{ visibility:hidden } .d{display:none} "
        ".d{display:block} @media print { .e { display:none } } .f p { display:none } "
        "/* .g{display:none} */ --></style>"
    )
    page = "".join(f"<p class='x {name}' id={name}>{name}字</p>" for name in "abcdefg")
    document = read(f"{page}<div class=b>块</div><p class=a style='display:block'>见</p>", head)
    assert [line.text for line in document.lines] == ["d字", "e字", "f字", "g字", "块", "见"]
    assert document.notes == (Note("有 6 个字在网页上看不见，没有读"),)


def test_hidden_text_that_is_most_of_the_page_is_shown_by_a_script() -> None:
    document = read(
        "<p>月报</p><div style='visibility: hidden; opacity: 0'><p>本期共收集三篇</p><p hidden>藏</p></div>"
    )
    assert [line.text for line in document.lines] == ["月报", "本期共收集三篇"]
    assert len(document.notes) == 2


@pytest.mark.parametrize(
    ("link", "linked"),
    [
        ("<a href='/a'>甲</a> | <a href='b.html'>乙</a>", True),
        ("【<a href='javascript:c()'>关闭</a>】", True),
        ("<a href='http://www.phic.example.cn/a'>甲</a>", True),
        ("<a href='http://other.example.cn/a'>甲</a>", False),
        ("<a href='www.other.example.cn/a'>甲</a>", False),
        ("<a href='#top'>甲</a>", False),
        ("<a name=x>甲</a>", False),
        ("见<a href='/a'>甲</a>", False),
    ],
)
def test_a_line_is_linked_that_is_all_links_within_its_site(link: str, *, linked: bool) -> None:
    head = "<meta charset=utf-8><base href='http://phic.example.cn/zb/'>"
    assert [line.linked for line in read(f"<p>{link}</p><p>文</p>", head).lines] == [linked, False]


def test_lines_know_the_part_of_the_page_that_they_stand_in() -> None:
    lines = read("<p>一</p><div>二<p>三</p><table><tr><td>四<td>五</table>六</div>七").lines
    blocks = [line.box for line in lines]
    assert blocks[0] == blocks[6] == 0
    assert blocks[1] == blocks[2] == blocks[5]
    assert len(set(blocks)) == 4


def test_a_page_that_only_frames_others_says_where_the_text_is() -> None:
    frames = "<html><frameset cols='20%,*'><frame src='left.htm'><frame name=m src=\"main.htm\"></frameset></html>"
    with pytest.raises(UnreadableDocumentError, match=r"left\.htm、main\.htm"):
        read_web("a.html", "0" * 64, frames.encode())


def test_of_an_archive_of_frames_the_one_with_the_text_is_read() -> None:
    pages = ["<frameset><frame src=a><frame src=b></frameset>", "<p>菜单</p>", "<p>本期月报共收集三篇卫生信息</p>"]
    parts = "".join(f"--X\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}\r\n" for page in pages)
    data = f"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=X\r\n\r\n{parts}--X--\r\n"
    assert [line.text for line in read_web("a.mht", "0" * 64, data.encode()).lines] == ["本期月报共收集三篇卫生信息"]


def test_of_an_item_the_first_paragraph_has_its_number_and_the_others_none() -> None:
    lines = read("<ol><li><p>甲</p><p>乙</p></li><li>丙<br>丁</li></ol>").lines
    assert [(line.text, line.list_mark, line.hint) for line in lines] == [
        ("甲", "1.", Hint.ITEM),
        ("乙", "", Hint.NONE),
        ("丙", "2.", Hint.ITEM),
        ("丁", "", Hint.ITEM),
    ]


def test_a_caption_is_no_cell() -> None:
    lines = read("<table><caption>表1</caption><tr><td>a</td><td>b</td></tr></table>").lines
    assert [line.cell for line in lines] == [None, Cell(0, 0, 0), Cell(0, 0, 1)]


def test_words_too_small_to_be_seen_are_counted_as_such() -> None:
    document = read("<p>月报<span style='font-size:0'>某网</span></p>")
    assert [line.text for line in document.lines] == ["月报"]
    assert document.unread == 0
    assert "看不见" in document.notes[0].text
