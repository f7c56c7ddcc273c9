"""An archive of made-up articles, and a plain scan of it that any index must agree with."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from mediawatch.search.files import SearchArticle, SourceName, write_index
from mediawatch.search.query import Field, contains, parse_query
from mediawatch.search.reader import IndexReader
from mediawatch.text import article_tokens

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
MARKS = ["", "", "", "", "，", "。", " ", "“", "、 ", "\u200b"]


@dataclass(frozen=True)
class Archive:
    articles: tuple[SearchArticle, ...]
    reader: IndexReader
    site: Path

    def scan(self, text: str) -> set[str]:
        """Return the refs of the articles that a query means, found by looking at every one."""
        groups = parse_query(text)
        found: set[str] = set()
        for article in self.articles:
            tokens, title = article_tokens(article.title, article.blocks)
            where = {Field.TEXT: tokens, Field.TITLE: tokens[:title], Field.SOURCE: list(article.source)}
            if all(any(contains(where[item.field], item) != item.excluded for item in group) for group in groups):
                found.add(article.ref)
        return found


def random_text(rng: random.Random, size: int) -> str:
    return "".join(rng.choice(WORDS) + rng.choice(MARKS) for _ in range(size))


@pytest.fixture(scope="session")
def make_archive(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int, int], Archive]:
    def make(seed: int, count: int) -> Archive:
        rng = random.Random(seed)
        articles = tuple(
            SearchArticle(
                number // 3 + 1,
                number % 3 + 1,
                random_text(rng, rng.randint(1, 5)),
                rng.choice(["甲报", "乙网", "丙刊"]),
                date(2023, 1, 1) + timedelta(days=rng.randrange(90)),
                tuple(random_text(rng, rng.randint(1, 25)) for _ in range(rng.randrange(4))),
            )
            for number in range(count)
        )
        site = tmp_path_factory.mktemp("index")
        sources = [SourceName("甲报", ("甲日报",)), SourceName("乙网", ()), SourceName("丙刊", ())]
        write_index(articles, sources, {article.issue_number for article in articles}, site)
        return Archive(articles, IndexReader(lambda name: (site / "search" / name).read_bytes()), site)

    return make


@pytest.fixture(scope="session")
def archive(make_archive: Callable[[int, int], Archive]) -> Archive:
    return make_archive(1, 120)
