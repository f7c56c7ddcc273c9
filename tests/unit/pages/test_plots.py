"""Columns as paths: heights to scale, nothing where there is nothing, words that stay outside."""

from mediawatch.pages.plots import Column, Series, per_cent, plot_counts, plot_flow, plot_shares, small_path

COLUMNS = [Column("2012年", "2012"), Column("2013年"), Column("2014年", "2014")]


def test_a_column_stands_on_the_ground_in_its_place_and_nothing_has_none() -> None:
    plot = plot_counts("题", "说明", "年", COLUMNS, Series("篇", (5, 0, 10)), "a.csv")
    assert plot.paths == ("M0.11 60h0.78v60h-0.78zM2.11 0h0.78v120h-0.78z",)
    assert plot.lines == (("10", 0), ("5", 60))
    assert plot.cells == (("5",), ("0",), ("10",))
    assert (plot.ground, plot.csv) == (120, "a.csv")


def test_shares_fill_the_height_one_upon_the_other_with_a_gap_between() -> None:
    series = [Series("甲", (1, 0, 1)), Series("乙", (3, 0, 0))]
    plot = plot_shares("题", "说明", "年", COLUMNS, series, "")
    assert plot.paths == ("M0.11 90h0.78v29h-0.78zM2.11 0h0.78v119h-0.78z", "M0.11 0h0.78v89h-0.78z")
    assert plot.cells == (("1（25.0%）", "3（75.0%）"), ("0", "0"), ("1（100.0%）", "0（0.0%）"))


def test_a_share_too_thin_for_the_gap_is_still_seen() -> None:
    plot = plot_shares("题", "说明", "年", COLUMNS[:1], [Series("甲", (1,)), Series("乙", (199,))], "")
    assert plot.paths[0] == "M0.11 119.4h0.78v0.5h-0.78z"


def test_what_came_stands_above_the_ground_and_what_went_below_it_on_one_scale() -> None:
    plot = plot_flow("题", "说明", "年", COLUMNS, Series("来", (3, 0, 0)), Series("去", (0, 1, 0)), "")
    assert plot.ground == 90
    assert plot.paths == ("M0.11 0h0.78v90h-0.78z", "M1.11 90h0.78v30h-0.78z")
    assert plot.lines == (("3", 0), ("1", 120))
    assert plot.cells == (("3", "0"), ("0", "1"), ("0", "0"))
    calm = plot_flow("题", "说明", "年", COLUMNS, Series("来", (0, 0, 0)), Series("去", (0, 0, 0)), "")
    assert (calm.paths, calm.lines) == (("", ""), (("0", 0),))


def test_of_many_columns_those_that_have_a_tick_are_named_in_the_middle_of_their_places() -> None:
    plot = plot_counts("题", "说明", "年", COLUMNS, Series("篇", (0, 0, 0)), "")
    assert plot.ticks == (("2012", "16.667%", True), ("2014", "83.333%", True))
    assert plot.paths == ("",)


def test_a_small_row_is_as_high_as_its_highest() -> None:
    assert small_path([0.25, 0, 0.5]) == "M0.11 12h0.78v12h-0.78zM2.11 0h0.78v24h-0.78z"
    assert small_path([]) == ""
    assert per_cent(1, 3) == "33.3%"
    assert per_cent(0, 0) == "0.0%"
