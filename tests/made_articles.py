"""Articles of made-up texts, for what is found out about many."""

import random
from datetime import date, timedelta

from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.model import Article, Issue, Period, Source

CHARACTERS = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 900))
FIRST = date(2023, 6, 1)
SOURCES = tuple(Source(name) for name in ("新华网", "北青网", "健康报", "光明网"))


def write(rng: random.Random, paragraphs: int = 4) -> list[str]:
    """Return paragraphs of a text that no other one is like."""
    return ["".join(rng.choices(CHARACTERS, k=80)) + "。" for _ in range(paragraphs)]


def make_article(
    number: int,
    ordinal: int,
    body: str,
    *,
    day: int = 0,
    source: int = 0,
    title: str = "",
    withdrawn: str | None = None,
) -> Article:
    """Return an article, dated some days after the first day."""
    title = title or f"第{number}期之{ordinal}"
    return Article(number, ordinal, title, SOURCES[source].name, FIRST + timedelta(day), body, withdrawn=withdrawn)


def collect_archive(*articles: Article, sources: tuple[Source, ...] = SOURCES) -> Archive:
    """Return an archive of issues of articles, by their numbers, with a dictionary of all sources."""
    numbers = sorted({article.issue_number for article in articles})
    period = Period(FIRST, FIRST)
    issues = tuple(
        Issue(number, "月报", FIRST, period, tuple(one for one in articles if one.issue_number == number))
        for number in numbers
    )
    return Archive(issues, Dictionary(sources))
