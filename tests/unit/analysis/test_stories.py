"""A story is an article with its reprints, in order, and says what each left out; a follow-up is no part of it."""

import random

from made_articles import make_article, write
from mediawatch.analysis.stories import Reprint, Story, find_stories

TEXT = write(random.Random(1))


def told(*bodies: str, days: tuple[int, ...] = ()) -> Story:
    """Return the one story of articles with these bodies, a day apart unless told."""
    days = days or tuple(range(len(bodies)))
    articles = [
        make_article(1, place, body, day=day) for place, (body, day) in enumerate(zip(bodies, days, strict=True), 1)
    ]
    (story,) = find_stories(articles)
    return story


def cut(*bodies: str) -> Reprint:
    (reprint,) = told(*bodies).reprints
    return reprint


def test_reprints_are_told_by_day_whatever_issue_has_them() -> None:
    body, other = "\n\n".join(TEXT), "\n\n".join(write(random.Random(2)))
    late, first, middle = make_article(1, 1, body, day=9), make_article(2, 1, body), make_article(3, 2, body, day=4)
    stories = find_stories([late, first, make_article(2, 2, other), middle])
    assert [(story.first, [one.article for one in story.reprints]) for story in stories] == [(first, [middle, late])]
    assert [one.days for one in stories[0].reprints] == [4, 9]
    assert stories[0].articles == (first, middle, late)


def test_of_one_day_the_longest_text_is_the_first() -> None:
    story = told("\n\n".join(TEXT[1:]), "\n\n".join(TEXT), days=(0, 0))
    assert [article.ordinal for article in story.articles] == [2, 1]
    assert [one.days for one in story.reprints] == [0]


def test_stories_come_by_the_day_of_their_first_article() -> None:
    one, other = "\n\n".join(TEXT), "\n\n".join(write(random.Random(3)))
    articles = [
        make_article(1, 1, one, day=5),
        make_article(1, 2, one, day=6),
        make_article(1, 3, other),
        make_article(1, 4, other, day=9),
    ]
    assert [[article.ordinal for article in story.articles] for story in find_stories(articles)] == [[3, 4], [1, 2]]


def test_marks_that_changed_cut_nothing() -> None:
    body = "，\n\n".join(TEXT)
    assert cut(body, body.replace("，", "——").replace("。", "！")) == Reprint(
        make_article(1, 2, body.replace("，", "——").replace("。", "！"), day=1),
        1,
        1.0,
        lacks_first=False,
        lacks_last=False,
    )


def test_a_first_paragraph_that_is_missing_is_told_and_how_much_that_is() -> None:
    reprint = cut("\n\n".join(TEXT), "\n\n".join(TEXT[1:]))
    assert (reprint.lacks_first, reprint.lacks_last, round(reprint.kept, 2)) == (True, False, 0.75)


def test_a_last_paragraph_that_is_missing_is_told() -> None:
    reprint = cut("\n\n".join(TEXT), "\n\n".join(TEXT[:-1]))
    assert (reprint.lacks_first, reprint.lacks_last, round(reprint.kept, 2)) == (False, True, 0.75)


def test_half_a_paragraph_is_not_missing() -> None:
    reprint = cut("\n\n".join(TEXT), "\n\n".join([TEXT[0][:60], *TEXT[1:]]))
    assert (reprint.lacks_first, reprint.lacks_last) == (False, False)
    assert 0.9 < reprint.kept < 0.95


def test_a_short_paragraph_counts_where_it_stands_in_the_text() -> None:
    body = "\n\n".join(TEXT)
    assert cut(f"本报讯\n\n{body}", body).lacks_first
    assert not cut(f"本报讯\n\n{body}", f"本报讯：{body}").lacks_first


def test_an_article_that_goes_on_with_the_story_is_no_part_of_it() -> None:
    rng = random.Random(4)
    follow_up = "\n\n".join([TEXT[0], *write(rng, 3)])
    articles = [make_article(1, place, body) for place, body in enumerate(["\n\n".join(TEXT), follow_up], 1)]
    assert find_stories(articles) == ()


def test_texts_without_letters_and_short_ones_are_compared_too() -> None:
    assert find_stories([make_article(1, place, "——", title="同题") for place in (1, 2)]) == ()
    assert cut_of_same_title().kept == 1.0


def cut_of_same_title() -> Reprint:
    (story,) = find_stories([make_article(1, place, "见附件", title="同题", day=place) for place in (1, 2)])
    return story.reprints[0]
