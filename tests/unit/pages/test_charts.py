"""Charts: round scales, years without anything, labels that have room."""

import pytest

from mediawatch.pages.charts import Bar, Chart, round_up, tick_steps, year_bars


@pytest.mark.parametrize(
    ("value", "top"), [(0, 0), (1, 1), (3, 3), (5, 6), (7, 8), (9, 10), (11, 20), (51, 60), (201, 300), (1000, 1000)]
)
def test_a_scale_ends_at_a_round_number_that_is_high_enough(value: int, top: int) -> None:
    assert round_up(value) == top


def test_years_without_anything_are_there_as_nothing() -> None:
    assert year_bars([2012, 2009, 2012]) == (Bar("2009", 1), Bar("2010", 0), Bar("2011", 0), Bar("2012", 2))
    assert year_bars([]) == ()


def test_bars_stand_on_the_ground_within_their_places_and_the_highest_is_as_high_as_its_value() -> None:
    chart = Chart("题", "说明", "年", "篇", (Bar("2012", 5), Bar("2013", 0), Bar("2014", 10), Bar("2015", 1)))
    assert [(x, width, top, height) for _, x, width, top, height in chart.drawn] == [
        ("2.750%", "19.500%", 60, 60),
        ("27.750%", "19.500%", 120, 0),
        ("52.750%", "19.500%", 0, 120),
        ("77.750%", "19.500%", 108, 12),
    ]
    assert chart.lines == ((10, 0), (5, 60))


def test_a_chart_of_nothing_has_no_height() -> None:
    chart = Chart("题", "说明", "年", "篇", (Bar("2012", 0),))
    assert (chart.top, chart.drawn[0][4]) == (0, 0)


def test_a_bar_is_named_below_by_its_tick_or_not_at_all_or_else_by_its_label() -> None:
    chart = Chart(
        "题", "说明", "月", "篇", (Bar("甲", 1), Bar("乙", 2, tick=""), Bar("丙", 3, tick="三"), Bar("丁", 4))
    )
    assert chart.ticks == (("甲", "12.500%", True), ("三", "62.500%", True), ("丁", "87.500%", True))


@pytest.mark.parametrize("count", [1, 6, 7, 16, 17, 40, 200])
def test_labels_have_room_on_wide_screens_and_on_narrow_ones(count: int) -> None:
    wide, narrow = tick_steps(count)
    assert -(-count // wide) <= 16
    assert -(-count // narrow) <= 6
    assert narrow % wide == 0
