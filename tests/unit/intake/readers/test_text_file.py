"""Texts are read whatever their encoding, and what their bytes do not say is counted."""

import pytest

from mediawatch.intake.document import UnreadableError
from mediawatch.intake.readers.text_file import decode, read_text

TEXT = "北京市卫生信息化舆情监测月报\n（第523期）\n据悉，标准共分为八个等级。"
OLD = "北京市衛生資訊化輿情監測週報，據悉，標準共分為八個等級，以互聯互通為核心。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_is_decoded_by_its_bytes(encoding: str) -> None:
    assert decode(TEXT.encode(encoding))[0] == TEXT


def test_rare_and_traditional_characters_are_decoded() -> None:
    assert decode(f"{TEXT}𠮷䶮".encode("gb18030"))[0] == f"{TEXT}𠮷䶮"
    assert decode(OLD.encode("big5"))[0] == OLD


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


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x7fELF\x02\x01" + b"\0\xf3\x90" * 99, b"a" * (17 << 20)])
def test_what_is_no_text_of_a_report_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        decode(data)
