"""The article of a page is extracted apart: whatever the page does, one line says so."""

from collections.abc import Iterator
from datetime import date

import pytest

from mediawatch.intake.capture import apart
from mediawatch.intake.capture.apart import extract_apart
from mediawatch.intake.capture.extract import extract_article
from mediawatch.intake.capture.page import CaptureError, PageBytes
from mediawatch.intake.workers import Lost

TODAY = date(2023, 7, 1)
URL = "http://news.example/1.html"
TEXT = "医院的系统要互联互通，数据才用得上。" * 9
PAGE = PageBytes(f"<title>数据要用得上</title><body><h1>数据要用得上</h1><p>{TEXT}</p>".encode(), URL)


@pytest.mark.slow
def test_the_article_is_the_one_that_is_found_here() -> None:
    assert extract_apart(PAGE, TODAY) == extract_article(PAGE, TODAY)


@pytest.mark.slow
def test_a_page_without_an_article_is_refused_in_the_same_words() -> None:
    with pytest.raises(CaptureError, match="没有找到正文"):
        extract_apart(PageBytes(b"<html><body><p>a", URL), TODAY)


@pytest.mark.slow
@pytest.mark.parametrize("much", ["<p " + " ".join(f"a{at}=1" for at in range(300_000)) + ">"], ids=["attributes"])
def test_a_page_that_takes_without_end_is_given_up(much: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "PROCESSOR", 1.0)
    with pytest.raises(CaptureError):
        extract_apart(PageBytes(f"<html><body>{much}".encode(), URL), TODAY)


@pytest.mark.parametrize(("lost", "words"), [(Lost.SLOW, "9 秒"), (Lost.FULL, "内存"), (Lost.CRASHED, "垮了")])
def test_what_is_lost_is_said_with_the_address(monkeypatch: pytest.MonkeyPatch, lost: Lost, words: str) -> None:
    def work(_: object, jobs: list[object], **__: object) -> Iterator[tuple[object, Lost]]:
        yield from ((job, lost) for job in jobs)

    monkeypatch.setattr(apart, "work_in_processes", work)
    with pytest.raises(CaptureError, match=f"{URL}：.*{words}"):
        extract_apart(PAGE, TODAY)


def test_a_fault_of_the_program_is_a_line_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("a\nb")

    monkeypatch.setattr(apart, "extract_article", fail)
    assert "ZeroDivisionError：a b" in str(apart.answer((PAGE, TODAY)))
