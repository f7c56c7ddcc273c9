"""Draws are the same everywhere, and as even as they are said to be."""

from collections import Counter

import pytest

from mediawatch.demo.draws import Draws


def test_the_draws_of_a_name_are_always_these() -> None:
    draws = Draws("issue", 101)
    assert [draws.within(1, 100) for _ in range(6)] == [50, 64, 9, 2, 36, 31]


def test_what_is_drawn_elsewhere_changes_nothing() -> None:
    one, other = Draws("a"), Draws("a")
    Draws("b").within(0, 9)
    one.chance(50)
    other.one("xyz")
    assert one.within(0, 10**6) == other.within(0, 10**6)


def test_a_span_is_drawn_to_both_its_ends() -> None:
    draws = Draws("span")
    assert {draws.within(3, 5) for _ in range(100)} == {3, 4, 5}


def test_some_are_different_and_keep_their_order() -> None:
    draws = Draws("some")
    for _ in range(50):
        drawn = draws.some("abcdef", 3)
        assert len(set(drawn)) == 3
        assert list(drawn) == sorted(drawn)


def test_what_weighs_more_is_drawn_more_often_and_nothing_never() -> None:
    draws = Draws("weighed")
    drawn = Counter(draws.weighed({"a": 9, "b": 1, "c": 0}) for _ in range(500))
    assert drawn["a"] == pytest.approx(450, abs=30)
    assert set(drawn) == {"a", "b"}


def test_chance_is_of_a_hundred() -> None:
    draws = Draws("chance")
    assert sum(draws.chance(20) for _ in range(1000)) == pytest.approx(200, abs=40)
    assert not any(draws.chance(0) for _ in range(200))
