"""The marks of lists are known in one place, which reads one at the beginning of a line."""

import pytest

from mediawatch.intake.list_marks import (
    BULLET,
    is_bullet,
    name_drawn,
    number_mark,
    read_drawn,
    read_marker,
    write_marker,
)


@pytest.mark.parametrize("text", ["1. 甲", "12、甲", "(3)甲", "一、甲", "(十一)甲", "[2]甲", "③甲"])
def test_a_marker_is_read_and_counts_on(text: str) -> None:
    marker = read_marker(text)
    assert marker
    assert text.startswith(str(marker))
    assert marker.step(1).step(-1) == marker


def test_a_bullet_does_not_count() -> None:
    marker = read_marker("● 甲")
    assert marker
    assert marker.number == 0


@pytest.mark.parametrize("text", ["3.5 亿元", "2012年", "- 3", "第一章 总则", "甲、乙"])
def test_what_only_looks_like_a_marker_is_none(text: str) -> None:
    assert read_marker(text) is None


def test_what_a_program_drew_is_named_as_readers_name_it() -> None:
    assert name_drawn(read_drawn("➢甲", numbered=False)) == BULLET
    assert name_drawn(read_drawn("1.甲", numbered=True)) == number_mark(1)
    assert not read_drawn("1.甲", numbered=False)
    assert not read_drawn("甲", numbered=True)


@pytest.mark.parametrize(("mark", "marker"), [("3)", "3."), ("（4）", "4."), (BULLET, "-"), ("", "-"), ("a.", "1.")])
def test_a_label_is_written_as_markdown_counts(mark: str, marker: str) -> None:
    assert write_marker(mark) == marker
    assert is_bullet(mark) is (marker == "-")
