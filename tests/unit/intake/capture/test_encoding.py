"""A page is read in the encoding of its bytes."""

import pytest

from mediawatch.intake.capture.page import CaptureError
from news_page import FIRST, SECOND, TEXT, capture, html, news


@pytest.mark.parametrize(
    ("encoding", "server", "meta"),
    [
        ("gb18030", None, "gb2312"),
        ("gb18030", "gbk", None),
        ("gb18030", None, None),
        ("gb18030", "utf-8", "utf-8"),
        ("gb18030", "iso-8859-1", None),
        ("gb18030", "no-such", "big5"),
        ("utf-8", "gbk", "gb2312"),
        ("utf-8-sig", None, None),
        ("utf-16", None, "utf-8"),
        ("big5hkscs", None, "gb2312"),
        ("big5hkscs", "big5", None),
        ("euc_jp", None, "euc-jp"),
        ("euc_kr", "euc-kr", None),
    ],
)
def test_a_page_is_read_in_the_encoding_of_its_bytes_whatever_was_declared(
    encoding: str, server: str | None, meta: str | None
) -> None:
    others = {
        "big5hkscs": "當人工智慧與健康醫療相遇，會擦出怎樣的火花？記者現場走訪發現，醫藥、醫療發展的潛力正逐漸釋放。",
        "euc_jp": "これは日本語の記事です。本日、東京で開かれた会議において、医療情報の利用について話し合われました。",
        "euc_kr": "한국어 기사입니다. 오늘 서울에서 열린 회의에서 의료 정보의 이용에 대하여 이야기하였습니다. 고맙습니다.",
    }
    text = f"<p>{others.get(encoding, FIRST)}</p>"
    page = html(text, f"<title>智能</title><meta charset={meta}>" if meta else "<title>智能</title>")
    assert capture(page.encode(encoding), charset=server).body == text[3:-4]


def test_a_broken_character_is_told_and_costs_no_other() -> None:
    page = news(TEXT).encode("gb18030").replace("火花".encode("gb18030"), "火".encode("gb18030") + b"\xff")
    found = capture(page)
    assert SECOND in found.body
    assert "1 处乱码" in found.notes[0]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_a_damaged_page_is_read_and_told(encoding: str) -> None:
    data = bytearray(news(TEXT * 3).encode(encoding))
    for place in range(len(data) // 2, len(data), 37):
        data[place] = 0xFF
    found = capture(bytes(data))
    assert FIRST in found.body
    assert "处乱码" in found.notes[0]


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(CaptureError, match="编码"):
        capture(b"<html><body>" + bytes(range(128, 256)) * 40)
