"""Lists in a PDF: a bullet or a number stands apart from an item's first line, and the others hang below it."""

from mediawatch.intake.document import Hint, Line
from mediawatch.intake.readers.pdf_file import read_pdf
from pdf_files import make_pdf, read, shown

LONG = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"


def item(marker: str, text: str, y: float, left: float = 90) -> str:
    return shown(marker, left, y, font="F" if marker in "•◦▪" else "L") + shown(text, left + 24, y)


def listed(lines: tuple[Line, ...]) -> list[tuple[str, int, str]]:
    return [(line.list_mark, line.level, line.text) for line in lines if line.hint is Hint.ITEM]


def test_bullets_that_stand_apart_make_items_of_the_level_that_they_stand_at() -> None:
    page = shown(LONG, 72, 700) + item("•", "甲", 680) + item("◦", "乙", 660, 114) + item("▪", "丙", 640)
    document = read(page)
    assert listed(document.lines) == [("•", 1, "甲"), ("•", 2, "乙"), ("•", 1, "丙")]
    assert document.unread == 0
    assert "•" not in document.text


def test_further_lines_of_an_item_hang_below_its_first_one() -> None:
    page = shown(LONG, 72, 700) + item("•", LONG[:26], 680) + shown("完。", 114, 662) + shown("又一段。", 96, 644)
    lines = read(page).lines
    assert [(line.soft, line.indented) for line in lines] == [
        (False, False),
        (False, True),
        (True, False),
        (False, True),
    ]


def test_a_bullet_that_was_typed_stays_in_the_text() -> None:
    typed = shown("● 甲", 72, 700) + shown("●乙", 72, 680) + shown("●　丙", 72, 660)
    lines = read(typed).lines
    assert listed(lines) == []
    assert [line.text[0] for line in lines] == ["●"] * 3


def test_numbers_make_items_in_a_report_of_the_archives_own_alone() -> None:
    page = shown(LONG, 72, 700) + item("1.", "甲", 680) + item("2.", "乙", 660)
    assert listed(read(page).lines) == []
    own = read_pdf("a.pdf", "0" * 64, make_pdf(page, keywords="mediawatch"))
    assert listed(own.lines) == [("1.", 1, "甲"), ("2.", 1, "乙")]
