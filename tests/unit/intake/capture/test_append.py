"""An article is appended to an issue's text: no other byte changes."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from draft_editor import DRAFT, FRONT, TODAY, URL, WRITTEN
from mediawatch.format.parse import parse_issue
from mediawatch.intake.capture.append import append_article
from mediawatch.intake.capture.page import CaptureError
from mediawatch.model import Article

ARTICLE = Article(524, 1, "标题：1 < 2", "新华网", date(2023, 6, 14), "正文一。\n\n正文二。", url=URL)


def test_the_first_article_takes_the_place_of_the_blank_one() -> None:
    assert append_article(DRAFT, "524.md", ARTICLE) == FRONT + WRITTEN


def test_what_follows_the_blank_article_stays() -> None:
    other = "## 另一篇\n\n- 来源：x\n"
    assert append_article(f"{DRAFT}\n{other}", "524.md", ARTICLE) == f"{FRONT}{WRITTEN}\n{other}"


@pytest.mark.parametrize("change", [("来源：", "来源：新报"), ("## 把", "## 现把"), ("空一行；", "空一行！")])
def test_a_blank_article_that_someone_began_to_fill_in_is_not_blank(change: tuple[str, str]) -> None:
    begun = DRAFT.replace(*change, 1)
    assert append_article(begun, "524.md", ARTICLE) == f"{begun}\n{WRITTEN}"


@pytest.mark.parametrize(
    ("text", "between"),
    [
        ("## 半篇\n- 来源", "\n\n"),
        ("---\nnumber: x\n---\n\n## 半篇\n\n\n", ""),
        ("---\nnumber: 1\n## a\n", "\n"),
        ("\ufeff---\n坏\n", "\n"),
    ],
)
def test_a_half_finished_file_keeps_every_byte(text: str, between: str) -> None:
    assert append_article(text, "524.md", ARTICLE) == f"{text}{between}{WRITTEN}"


def test_line_ends_stay_as_the_file_has_them() -> None:
    crlf = (FRONT + WRITTEN).replace("\n", "\r\n")
    assert append_article(DRAFT.replace("\n", "\r\n"), "524.md", ARTICLE) == crlf
    other = Article(524, 2, "乙", "新华网", TODAY, "正文。")
    assert (
        append_article(crlf, "524.md", other)
        == f"{crlf}\r\n## 乙\r\n\r\n- 来源：新华网\r\n- 日期：2023-07-01\r\n\r\n正文。\r\n"
    )


@given(st.text("#-\n\r :：来源a\ufeff", max_size=60))
def test_whatever_a_file_holds_it_stays_and_the_article_reads_back(text: str) -> None:
    assume(text.strip("\ufeff \t\r\n"))
    written = append_article(text, "524.md", ARTICLE)
    assert written.startswith(text)
    last = parse_issue(written, "524.md").draft.articles[-1]
    assert last == replace(ARTICLE, ordinal=last.ordinal, issue_number=last.issue_number)


def test_a_page_that_the_issue_has_is_refused_with_its_place() -> None:
    with pytest.raises(CaptureError, match=r"524-1“标题：1 < 2”（在 524.md 第 12 行"):
        append_article(FRONT + WRITTEN.replace("http://www.", "https://"), "524.md", ARTICLE)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(CaptureError, match="空的"):
        append_article("\ufeff\n", "524.md", ARTICLE)
