"""What can be followed: which labels have channels, by which names, and that these stay."""

from datetime import date

from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.model import Article, Issue, Period, Source

DAY = date(2023, 6, 9)


def issue(number: int, *labels: tuple[str, ...], withdrawn: str | None = None) -> Issue:
    articles = (
        Article(number, place, "题", "甲报", DAY, keywords=words, section=(words or (None,))[0], withdrawn=withdrawn)
        for place, words in enumerate(labels, 1)
    )
    return Issue(number, "月报", date(2023, 1, number), Period(DAY, DAY), tuple(articles))


def channels(label: str, *issues: Issue) -> dict[str, tuple[str, list[str]]]:
    """Return path and refs of the channels of a group, by name."""
    found = Analysis(Archive(issues, Dictionary((Source("甲报"), Source("乙报"))))).channels
    (group,) = [one for one in found if one.label == label]
    return {one.name: (one.path, [held.article.ref for held in one.articles]) for one in group.channels}


def test_every_source_is_a_channel_the_newest_issue_first() -> None:
    assert channels("来源", issue(1, ()), issue(2, (), ())) == {
        "甲报": ("feeds/sources/甲报", ["2-1", "2-2", "1-1"]),
        "乙报": ("feeds/sources/乙报", []),
    }


def test_a_section_is_a_channel_from_its_first_article_and_a_keyword_from_its_third() -> None:
    issues = (issue(1, ("云", "网")), issue(2, ("云",), ("网", "云", "云")))
    assert channels("关键词", *issues) == {"云": ("feeds/keywords/云", ["2-1", "2-2", "1-1"])}
    assert channels("栏目", *issues) == {
        "云": ("feeds/sections/云", ["2-1", "1-1"]),
        "网": ("feeds/sections/网", ["2-2"]),
    }


def test_a_new_label_changes_the_path_of_no_older_one() -> None:
    older, newer = issue(1, ("A B",)), issue(2, ("a-b",), ("++",))
    assert channels("栏目", older)["A B"] == channels("栏目", older, newer)["A B"] == ("feeds/sections/A-B", ["1-1"])
    paths = {name: path for name, (path, _) in channels("栏目", older, newer).items()}
    assert paths["a-b"].startswith("feeds/sections/a-b-")
    assert paths["++"].startswith("feeds/sections/section-")


def test_what_was_withdrawn_is_in_no_channel_of_its_labels() -> None:
    gone = issue(2, ("密",), ("密",), ("密",), withdrawn="")
    assert channels("关键词", gone) == channels("栏目", gone) == {}
    assert channels("来源", gone)["甲报"][1] == ["2-1", "2-2", "2-3"]
