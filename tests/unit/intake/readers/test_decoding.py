"""Bytes become text whatever their encoding, whatever was declared and whatever is broken in them."""

import pytest

from mediawatch.intake.document import UnreadableDocumentError
from mediawatch.intake.readers.decoding import decode

TEXT = "北京市卫生信息化舆情监测月报\n（第523期）\n据悉，标准共分为八个等级。"
OLD = "北京市衛生資訊化輿情監測週報，據悉，標準共分為八個等級，以互聯互通為核心。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_is_decoded_by_its_bytes(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT


def test_rare_and_traditional_characters_are_decoded() -> None:
    assert decode(f"{TEXT}𠮷䶮".encode("gb18030")).text == f"{TEXT}𠮷䶮"
    assert decode(OLD.encode("big5")).text == OLD


@pytest.mark.parametrize("broken", [b"\xff", b"\xb1\xff", b"\xff\xb1", b"\x80", b"\xff\xff"])
@pytest.mark.parametrize("declared", [(), ("gb2312",), ("utf-8", "big5")])
def test_broken_bytes_are_counted_and_move_no_character_after_them(broken: bytes, declared: tuple[str, ...]) -> None:
    before, after = (part.encode("gb18030") for part in (TEXT, f"{TEXT}\n{TEXT}"))
    decoded = decode(before + broken + after, declared)
    assert decoded.text.startswith(TEXT)
    assert decoded.text.endswith(f"{TEXT[2:]}\n{TEXT}")
    assert decoded.lost in (1, 2)


def test_a_declared_encoding_is_believed_where_the_bytes_may_be_of_it() -> None:
    japanese, western = "これは日本語の記事です。医療情報の利用について。", "“café” – naïve"
    assert decode(japanese.encode("euc_jp"), ("euc-jp",)).text == japanese
    assert decode(western.encode("cp1252"), ("iso-8859-1",)).text == western
    for false in ("euc-jp", "iso-8859-1", "big5", "utf-16", "no-such", "rot13", "\u4e00"):
        assert decode(f"{TEXT}䶮".encode("gb18030"), (false,)).text == f"{TEXT}䶮"


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x7fELF\x02\x01" + b"\0\xf3\x90" * 99, b"a" * (17 << 20)])
def test_what_is_no_text_of_a_report_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocumentError):
        decode(data)
