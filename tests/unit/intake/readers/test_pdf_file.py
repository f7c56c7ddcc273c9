"""PDFs become lines: glyphs by where they stand, and what their places say of paragraphs."""

import subprocess
from pathlib import Path

import pytest

from frozen_archive import DOCUMENT
from mediawatch.intake.claims import Ledger
from mediawatch.intake.document import Hint, MarkKind, UnreadableDocumentError
from mediawatch.intake.grammar.paragraphs import join_lines
from mediawatch.intake.grammar.reading import read_document
from mediawatch.intake.readers.office_file import find_office
from mediawatch.intake.readers.pdf_file import read_pdf
from pdf_files import make_pdf, read, shown

OFFICE = find_office()


LONG = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"


def test_lines_come_from_top_to_bottom_wherever_they_stand_in_the_file() -> None:
    document = read(shown("第二行", 72, 700) + shown("第一行", 72, 720) + shown("第三行", 72, 680))
    assert [line.text for line in document.lines] == ["第一行", "第二行", "第三行"]
    assert document.unread == 0


def test_a_line_that_reaches_the_edge_is_full_and_the_last_of_a_paragraph_is_not() -> None:
    rows = [(LONG[:28], 96), (LONG, 72), ("结束。", 72), (LONG[:28], 96), (LONG, 72)]
    document = read("".join(shown(text, left, 700 - 18 * n) for n, (text, left) in enumerate(rows)))
    assert [line.full for line in document.lines] == [True, True, False, True, False]
    assert [line.indented for line in document.lines] == [True, False, False, True, False]


def test_a_centred_line_is_not_indented_and_a_larger_one_is_a_heading() -> None:
    title = shown("题目", 230, 760, 20)
    document = read(title + "".join(shown(LONG, 72, 700 - 18 * n) for n in range(5)))
    assert (document.lines[0].hint, document.lines[0].level, document.lines[0].indented) == (Hint.HEADING, 1, False)
    assert {line.hint for line in document.lines[1:]} == {Hint.NONE}


def test_empty_space_between_lines_is_a_gap() -> None:
    places = (700, 682, 664, 628, 610)
    document = read("".join(shown(LONG, 72, y) for y in places))
    assert [line.gap for line in document.lines] == [True, False, False, True, False]


def test_one_line_paragraphs_do_not_hide_the_gap_between_longer_ones() -> None:
    short = [("一行。", 700 - 24 * n) for n in range(6)]
    long = [(LONG, 556), (LONG, 542), ("结束。", 528), (LONG, 504), (LONG, 490)]
    document = read("".join(shown(text, 72, y) for text, y in [*short, *long]))
    assert [line.gap for line in document.lines[6:]] == [True, False, False, True, False]


@pytest.mark.parametrize(
    ("free", "following"),
    [(4, "（Coronary）一"), (1, "“一二"), (3, "（（金）一"), (5, "约http://www.nhfpc.gov.cn/一"), (4, "Crèmeux一")],
)
def test_a_line_is_full_where_what_begins_the_next_one_had_no_room(free: int, following: str) -> None:
    """An opening bracket or quotation mark is not parted from what follows, nor this from its closing marks."""
    before = LONG[: 30 - free]
    document = read("".join(shown(text, 72, 700 - 18 * n) for n, text in enumerate([LONG, LONG, before, following])))
    assert document.lines[2].full
    rows = [LONG, LONG, LONG[:24], "一（二）"]
    document = read("".join(shown(text, 72, 700 - 18 * n) for n, text in enumerate(rows)))
    assert not document.lines[2].full


def test_glyphs_that_stand_apart_have_a_space_between_them() -> None:
    document = read(shown("health", 72, 700, font="L") + shown("data", 72 + 7 * 7.2, 700, font="L"))
    assert document.lines[0].text == "health data"


def test_letters_with_accents_are_latin_where_chinese_and_latin_are_set_apart() -> None:
    def line(word: str, y: float) -> str:
        end = 72 + 3 + 7.2 * len(word)
        return shown("用", 60, y) + shown(word, 75, y, font="L") + shown("的", end + 3, y)

    document = read(line("HIS", 700) + line("EMR", 680) + line("Caf\u00e9", 660))
    assert [" " in one.text for one in document.lines] == [False] * 3


def test_a_space_that_is_drawn_by_itself_is_read() -> None:
    """PDFium gives no character for it, as it has no ink."""
    drawn = shown("影像", 72, 700) + shown(" ", 96, 700) + shown("AI", 96.5, 700, font="L")
    assert read(drawn).lines[0].text == "影像 AI"
    assert read(shown("影像", 72, 700) + shown("AI", 96.5, 700, font="L")).lines[0].text == "影像AI"


def test_a_character_that_no_font_has_ink_for_is_read_and_no_space() -> None:
    """A file that does not hold its fonts looks so where those of the machine lack a character."""
    drawn = shown("月报", 72, 700) + shown("A", 96, 700, font="E") + shown("国", 108, 700)
    document = read(drawn)
    assert [line.text for line in document.lines] == ["月报中国"]
    assert document.unread == 0


def test_a_blank_of_the_files_own_that_says_nothing_is_a_space() -> None:
    drawn = shown("影像", 72, 700) + shown("B", 96, 700, font="E") + shown("AI", 96.5, 700, font="L")
    assert [line.text for line in read(drawn).lines] == ["影像 AI"]


def test_characters_without_ink_inside_of_a_drawing_are_read() -> None:
    data = make_pdf("/Y Do ", form=shown("月报", 72, 700) + shown("A", 96, 700, font="E"))
    assert [line.text for line in read_pdf("a.pdf", "0" * 64, data).lines] == ["月报中"]


@pytest.mark.parametrize(
    ("last", "following", "joined"),
    [
        (" ", "API的", "系统 API的"),
        ("", "API的", "系统API的"),
        (" ", "/etc里", "系统 /etc里"),
        ("", "（AP）", "系统（AP）"),
    ],
)
def test_a_space_at_a_lines_end_is_one_of_the_text(last: str, following: str, joined: str) -> None:
    """Lines elsewhere end with one too, so that those without have none; where no space has room the text tells."""
    rows = [LONG, LONG[:26] + "系统" + last, following, LONG[:24] + "用 A 和 B ", "API结束。"]
    document = read("".join(shown(text, 72, 700 - 18 * n) for n, text in enumerate(rows)))
    (paragraph,) = join_lines(list(document.lines[1:3]), Ledger(document))
    assert paragraph.text.endswith(joined)


def test_a_line_that_is_stretched_to_fill_the_width_has_no_spaces_in_its_words() -> None:
    spread = "".join(shown(one, 72 + 16 * place, 700) for place, one in enumerate("现在我们可以移步到"))
    document = read(spread + shown("http://a.example/b", 72 + 16 * 9, 700, font="L"))
    assert document.lines[0].text == "现在我们可以移步到http://a.example/b"


def test_a_page_that_is_turned_is_read_as_it_is_seen() -> None:
    turned = "".join(
        f"BT /F 12 Tf 0 1 -1 0 {400 + 18 * n} 100 Tm <{text.encode('utf-16-be').hex()}> Tj ET "
        for n, text in enumerate(("第一行", "第二行"))
    )
    assert [line.text for line in read(turned).lines] == ["第一行", "第二行"]


def test_a_watermark_is_named_and_parts_no_line() -> None:
    mark = f"BT /F 40 Tf 0.7 0.7 -0.7 0.7 150 500 Tm <{'内部资料'.encode('utf-16-be').hex()}> Tj ET "
    document = read("".join(shown(LONG, 72, 700 - 18 * n) for n in range(20)) + mark)
    assert [(line.text, line.hint) for line in document.lines][-1] == ("内部资料", Hint.MARGIN)
    assert all(line.text == LONG for line in document.lines[:-1])


def test_a_link_keeps_where_it_leads() -> None:
    link = (
        "/Annots [<< /Type /Annot /Subtype /Link /Rect [70 695 122 715] /A << /S /URI /URI (http://a.example/1) >> >>]"
    )
    document = read(shown("点击这里查看", 72, 700), page=link)
    (mark,) = document.lines[0].marks
    assert (document.lines[0].text[mark.start : mark.end], mark.address) == ("点击这里", "http://a.example/1")


def test_what_is_drawn_twice_to_look_bold_counts_once() -> None:
    document = read(shown("加粗的字", 72, 700) + shown("加粗的字", 72.3, 700))
    assert document.lines[0].text == "加粗的字"
    assert document.unread == 0


def test_bold_parts_are_marked() -> None:
    document = read(shown("plain text that is long", 72, 700, font="L") + shown("bold", 250, 700, font="B"))
    (mark,) = document.lines[0].marks
    assert document.lines[0].text[mark.start : mark.end] == "bold"


def test_smaller_glyphs_above_and_below_the_line_are_raised_and_lowered() -> None:
    def beside(*parts: tuple[str, float, float], left: float = 72, y: float = 700) -> str:
        made = ""
        for text, size, rise in parts:
            made += shown(text, left, y + rise, size, "L")
            left += 0.6 * size * len(text)
        return made

    below = shown(LONG, 72, 680)
    both = beside(("SO", 12, 0), ("4", 7, -3), ("2-", 7, 5), (" CO", 12, 0), ("2", 7, -2), (" 10", 12, 0), ("4", 7, 4))
    assert [line.text for line in read(both + below).lines] == ["SO₄²⁻ CO₂ 10⁴", LONG]
    first = beside(("14", 7, 4), ("C PM", 12, 0), ("2.5", 7, -2), (" small", 9, 0), (" m", 12, 0), ("2", 10, 3))
    (line, _) = read(first + below).lines
    assert line.text == "¹⁴C PM2.5 small m²"
    assert [(line.text[mark.start : mark.end], mark.kind) for mark in line.marks] == [("2.5", MarkKind.LOWERED)]


def test_pages_are_counted_and_page_numbers_are_left_out() -> None:
    pages = [shown(LONG[n:], 72, 700) + shown(f"- {n} -", 280, 40, font="L") for n in (1, 2)]
    document = read(*pages)
    assert [line.page for line in document.lines] == [1, 1, 2, 2]
    reading = read_document(document)
    assert sum(claim.role.name == "MARGIN" for claim in reading.claims) == 2


def test_heads_and_feet_that_are_words_are_left_out_of_two_pages_too() -> None:
    head, foot = shown("卫生信息化舆情监测", 220, 800), shown("内部资料 注意保存", 220, 40)
    title = shown("北京市卫生信息化舆情监测月报", 160, 760, 20)
    text = "".join(shown(LONG[n:], 72, 700 - 18 * n) for n in range(3))
    reading = read_document(read(head + title + text + foot, head + text + foot))
    assert reading.draft.series == "北京市卫生信息化舆情监测月报"
    assert sum(claim.role.name == "MARGIN" for claim in reading.claims) == 4


def test_a_picture_stands_where_it_is_on_the_page() -> None:
    content = shown("上面", 72, 700) + "q 100 0 0 100 72 500 cm /X Do Q " + shown("下面", 72, 450)
    document = read_pdf("a.pdf", "0" * 64, make_pdf(content, images=True))
    assert [(line.text, line.hint) for line in document.lines] == [
        ("上面", Hint.NONE),
        ("", Hint.PICTURE),
        ("下面", Hint.NONE),
    ]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (make_pdf("q 595 0 0 842 0 0 cm /X Do Q", images=True), "扫描件"),
        (make_pdf("q 200 0 0 300 100 400 cm /X Do Q", images=True), "扫描件"),
        (make_pdf(""), "没有文字"),
        (b"%PDF-1.4\nnonsense", "损坏"),
        (make_pdf(shown("字", 72, 700))[:200], "损坏"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(data: bytes, word: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=word):
        read_pdf("a.pdf", "0" * 64, data)


@pytest.mark.office
def test_the_real_issue_as_pdf_gives_the_issue_again(tmp_path: Path) -> None:
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [str(OFFICE), home, "--headless", "--infilter=Text (encoded):UTF8", "--convert-to", "pdf", str(DOCUMENT)]
    subprocess.run([*command, "--outdir", str(tmp_path)], check=True, capture_output=True, timeout=120)
    document = read_pdf("523.pdf", "0" * 64, (tmp_path / "523.pdf").read_bytes())
    draft = read_document(document).draft
    assert (draft.number, len(draft.articles), document.unread) == (523, 3, 0)
    plain = "".join(DOCUMENT.read_text(encoding="utf-8").split())
    assert "".join("".join(line.text.split()) for line in document.lines) == plain


def test_lines_that_somebody_broke_by_hand_are_full_by_their_columns() -> None:
    """Latin letters may be narrower than half a character: such lines end before the right edge."""
    rows = [
        "医院用HIS与EMR系统互认",
        "一二三四五六七八九十一二",
        "各地用PACS与LIS的很多家",
        "数据在CDR与ODS里共享后",
        "就是这样。",
        LONG[:12],
    ]
    drawn = ""
    for n, row in enumerate(rows):
        left = 72.0
        for glyph in row:
            drawn += shown(
                glyph, left, 700 - 18 * n, 12 if not glyph.isascii() else 6, "F" if not glyph.isascii() else "L"
            )
            left += 12 if not glyph.isascii() else 3.6
    document = read(drawn)
    assert [line.full for line in document.lines] == [True, True, True, True, False, False]
