"""Texts are read line by line, and what their bytes do not say is counted."""

import pytest

from mediawatch.intake.readers.text_file import read_text

TEXT = "北京市卫生信息化舆情监测月报\n（第523期）\n据悉，标准共分为八个等级。"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_text_that_was_cut_is_read_but_for_its_last_character(encoding: str) -> None:
    document = read_text("a.txt", "0", TEXT.encode(encoding)[:-1])
    assert document.text.startswith(TEXT[:-1])
    assert document.unread == 1


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\v", "\u2028", "\x85"])
def test_lines_end_as_in_any_program(end: str) -> None:
    document = read_text("a.txt", "0", TEXT.replace("\n", end).encode())
    assert [line.text for line in document.lines] == TEXT.split("\n")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_zeros_and_control_characters_are_nothing(encoding: str) -> None:
    data = b"\0".join(TEXT.encode(encoding).partition(b"\n")) + b"\x1a" + b"\0" * 200
    assert read_text("a.txt", "0", data).text.rstrip() == TEXT
