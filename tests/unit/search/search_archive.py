"""An archive of made-up articles, and its index."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from mediawatch.model import Article, Source
from mediawatch.search.article import SearchArticle
from mediawatch.search.files import write_index
from mediawatch.search.query import Request
from mediawatch.search.reader import IndexReader
from mediawatch.search.scan import Scan

WORDS = [
    "医",
    "疗",
    "健",
    "康",
    "数",
    "据",
    "AI",
    "aids",
    "mRNA",
    "5G",
    "2023",
    "醫",
    "𠮷",
    "智慧",
    "字典",
    "machine",
    "learning",
]
SOURCES = (Source("甲报", ("甲日报", "ＨＩＴ180")), Source("乙网"), Source("丙刊"), Source("hit180"))
MARKS = ["", "", "", "", "，", "。", " ", "“", "、 ", "\u200b"]


@dataclass(frozen=True)
class Archive:
    articles: tuple[SearchArticle, ...]
    reader: IndexReader
    site: Path

    def scan(self, text: str) -> set[str]:
        """Return the refs of the articles that a query means, found by looking at every one."""
        return Scan(self.articles).find(Request(text))[0]


def random_text(rng: random.Random, size: int) -> str:
    return "".join(rng.choice(WORDS) + rng.choice(MARKS) for _ in range(size))


@pytest.fixture(scope="session")
def make_archive(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int, int], Archive]:
    def make(seed: int, count: int) -> Archive:
        rng = random.Random(seed)
        articles = tuple(
            SearchArticle(
                Article(
                    number // 3 + 1,
                    number % 3 + 1,
                    random_text(rng, rng.randint(1, 5)),
                    (source := rng.choice(SOURCES[:3])).name,
                    date(2023, 1, 1) + timedelta(days=rng.randrange(90)),
                    section=rng.choice([None, "全国", "北京"]),
                    keywords=tuple(rng.sample(["慢病", "基层", "医保"], rng.randrange(3))),
                ),
                source,
                tuple(random_text(rng, rng.randint(1, 25)) for _ in range(rng.randrange(4))),
            )
            for number in range(count)
        )
        site = tmp_path_factory.mktemp("index")
        write_index(articles, SOURCES, {article.article.issue_number for article in articles}, site)
        return Archive(articles, IndexReader(lambda name: (site / "search" / name).read_bytes()), site)

    return make


@pytest.fixture(scope="session")
def archive(make_archive: Callable[[int, int], Archive]) -> Archive:
    return make_archive(1, 120)
