"""Around an article's day stand the nearest articles of other issues."""

from datetime import date

from made_articles import make_article
from mediawatch.analysis.nearby import days_around, find_nearby


def test_articles_of_other_issues_within_three_days_are_named_by_day() -> None:
    days = [(1, 10), (2, 13), (2, 14), (3, 7), (3, 6), (1, 11)]
    articles = [make_article(number, place, "正文", day=day) for place, (number, day) in enumerate(days)]
    assert [one.ordinal for one in find_nearby(articles, {})["1-0"]] == [3, 1]


def test_where_there_is_nothing_an_article_is_left_out() -> None:
    articles = [make_article(1, 1, "正文"), make_article(1, 2, "正文"), make_article(2, 1, "正文", day=4)]
    assert find_nearby(articles, {}) == {}


def test_the_five_nearest_are_chosen() -> None:
    days = [3, -3, 2, -1, 0, 1, -2]
    articles = [make_article(1, 1, "正文", day=20)]
    articles += [make_article(2, place, "正文", day=20 + day) for place, day in enumerate(days)]
    assert [days[one.ordinal] for one in find_nearby(articles, {})["1-1"]] == [-2, -1, 0, 1, 2]


def test_the_own_story_is_not_named_and_another_one_once() -> None:
    articles = [make_article(number, 1, "正文", day=number % 2) for number in range(1, 6)]
    stories = {"1-1": "1-1", "2-1": "1-1", "3-1": "3-1", "4-1": "3-1"}
    assert [one.ref for one in find_nearby(articles, stories)["1-1"]] == ["3-1", "5-1"]
    assert [one.ref for one in find_nearby(articles, stories)["4-1"]] == ["2-1", "5-1"]


def test_days_end_with_the_calendar() -> None:
    assert days_around(date(2023, 6, 1)) == (date(2023, 5, 29), date(2023, 6, 4))
    assert days_around(date.max) == (date(9999, 12, 28), date.max)
    assert days_around(date(1, 1, 2)) == (date.min, date(1, 1, 5))
    last = [make_article(1, 1, "正文"), make_article(2, 1, "正文")]
    assert len(find_nearby([one.__class__(one.issue_number, 1, "题", "源", date.max) for one in last], {})) == 2
