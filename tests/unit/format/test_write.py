"""What could be read as something else is written in a form that cannot."""

import pytest

from mediawatch.format.frontmatter import read_yaml
from mediawatch.format.write import escape_start, write_link, yaml_scalar


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("- 甲", r"\- 甲"),
        ("+甲", r"\+甲"),
        ("1. 甲", r"1\. 甲"),
        ("12.", r"12\."),
        ("1.5 亿", "1.5 亿"),
        ("1.甲", "1.甲"),
        ("甲 - 乙 1. 丙", "甲 - 乙 1. 丙"),
        ("—甲", "—甲"),
        ("  甲\n乙 \t 丙 ", "甲 乙 丙"),
    ],
)
def test_a_paragraph_does_not_begin_a_list(text: str, written: str) -> None:
    assert escape_start(text) == written


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://a.cn/b", "https://a.cn/b"),
        ("https://a.cn/(1)", "<https://a.cn/(1)>"),
        ('https://a.cn/"', '<https://a.cn/">'),
        ("https://a.cn/'", "<https://a.cn/'>"),
        ("https://a.cn/a b", "https://a.cn/a%20b"),
        (r"https://a.cn/<>`|" + "\\", "https://a.cn/%3C%3E%60%7C%5C"),
        ("https://a.cn/?a&b", "https://a.cn/?a&b"),
        ("https://a.cn/?a&copy;", r"<https://a.cn/?a\&copy;>"),
    ],
)
def test_an_address_is_written_so_that_a_link_ends_where_it_does(address: str, written: str) -> None:
    assert write_link("甲", address) == f"[甲]({written})"


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://a.cn/", "<https://a.cn/>"),
        ("HTTP://a.cn/", "<HTTP://a.cn/>"),
        ("mailto:a@b.cn", "[mailto:a@b.cn](mailto:a@b.cn)"),
        ("https://a.cn/a b", "[https://a.cn/a b](https://a.cn/a%20b)"),
    ],
)
def test_an_address_that_is_shown_itself_stands_alone_where_it_is_of_the_web(address: str, written: str) -> None:
    assert write_link(address, address) == written


@pytest.mark.parametrize("character", ["\x7f", "\x85", "\x9f", "\u2028", "\u2029", "\ufffe", "\uffff"])
def test_what_breaks_yaml_is_written_by_its_number(character: str) -> None:
    written = yaml_scalar(f"甲{character}乙")
    assert written == f'"甲\\u{ord(character):04x}乙"'
    assert read_yaml(f"k: {written}\n", "").values == {"k": f"甲{character}乙"}


@pytest.mark.parametrize("text", ["", " 甲", "甲 ", "甲: 乙", "甲 #乙", "- 甲", "[甲", "甲\n乙", '"甲'])
def test_a_text_that_yaml_would_read_otherwise_is_quoted(text: str) -> None:
    written = yaml_scalar(text)
    assert written.startswith('"')
    assert read_yaml(f"k: {written}\n", "").values == {"k": text}


def test_a_mark_of_byte_order_is_written_by_its_number_where_a_text_is_quoted() -> None:
    assert yaml_scalar("\ufeff: 乙") == '"\\ufeff: 乙"'
