"""更正与撤回: every correction and withdrawal is in the ledger, by issue, the newest first."""

import re
from datetime import date

from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.model import Article, Issue, Period
from mediawatch.pages.edition import Edition
from mediawatch.pages.kinds.corrections import CORRECTIONS


def issue(number: int, **said: str) -> Issue:
    day = date(2023, number, 28)
    articles = (
        Article(number, 1, "照旧的", "新华网", day, "正文。"),
        Article(number, 2, "<改>的", "新华网", day, "正文。", **said),  # pyright: ignore[reportArgumentType]
    )
    return Issue(number, "月报", day, Period(day, day), articles)


def ledger(*issues: Issue) -> str:
    (page,) = CORRECTIONS.compose(Edition(Analysis(Archive(issues, Dictionary())), "月报"))
    return page.text


def test_the_newest_issue_comes_first_and_links_lead_to_the_articles() -> None:
    text = ledger(issue(7, withdrawn="应来源<要求>"), issue(8), issue(9, correction="十改百"))
    assert re.findall(r'href="\.\./(issues/[^"]+)"', text) == [
        "issues/9/",
        "issues/9/#article-2",
        "issues/7/",
        "issues/7/#article-2",
    ]
    assert "勘误：十改百" in text
    assert "撤回：应来源&lt;要求&gt;" in text
    assert "照旧的" not in text
    assert "没有撤回" not in text


def test_where_there_is_none_the_page_is_calm() -> None:
    assert "还没有勘误，也没有撤回的文章。" in ledger(issue(7))
