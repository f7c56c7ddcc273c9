"""Writes what the tests of the browser modules read, so that both languages are held to the same: into `made/`.

The vectors of `tests/cases`, the table of facets, the search page as readers get it, the lunr of the site, and an index
of made-up articles with the answers that the Python side gives on it.
"""

import json
import random
import shutil
import sys
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path

import jinja2

sys.path.append(str(Path(__file__).parents[1]))

from cases_file import read_cases
from mediawatch.citations.bibtex import write_bibtex
from mediawatch.citations.cited import Cited, CitedKind
from mediawatch.citations.csl_json import write_csl_json
from mediawatch.citations.ris import write_ris
from mediawatch.model import Article, Source, SourceKind
from mediawatch.search import files
from mediawatch.search.article import SearchArticle
from mediawatch.search.browser import lunr_module
from mediawatch.search.engine import search
from mediawatch.search.facets import FACETS
from mediawatch.search.files import write_index
from mediawatch.search.quality import KINDS
from mediawatch.search.query import Request
from mediawatch.search.reader import IndexReader

ROOT = Path(__file__).parents[2]
MADE = Path(__file__).parent / "made"
WORDS = [*"医疗健康数据醫𠮷", "AI", "aids", "5G", "2023", "智慧", "字典", "machine", "learning"]
MARKS = ["", "", "", "", "，", "。", " ", "“", "、 ", "\u200b"]
SOURCES = (Source("甲报", ("甲日报",), SourceKind.MAINSTREAM), Source("乙网"), Source("丙刊", ("丙雜誌", "丙")))
SHARED = ("name", "label", "parameter", "kind")
"""What the tables of facets have in both languages."""
WRITTEN = (
    ("医疗健康", "数据，智慧医疗"),
    ("数据", "医疗健康aids，数据医ai医aids"),
    ("智慧", "医aids医ai"),
)
"""Title and text of articles in which runs of tokens stand at the edges of titles, and beside what is nearly alike."""
TYPED = (
    *(
        "",
        "第五期",
        "第九百期",
        "期:3",
        "期:3|期:2",
        "期:3|医",
        "-期:3",
        "期:“-3”",
        "-医",
        "医 -疗",
        "医|-疗",
        "a*",
        "来源:丙杂志",
        "。。",
    ),
    *("标题:医", "标题:医疗", "标题:健康", "标题:疗健康", "医疗健康a*", "“医ai医a*”"),
)


def draw_articles(rng: random.Random, count: int) -> list[SearchArticle]:
    """Return made-up articles, three to an issue."""

    def words(most: int) -> str:
        return "".join(rng.choice(WORDS) + rng.choice(MARKS) for _ in range(rng.randint(1, most)))

    return [
        SearchArticle(
            Article(
                place // 3 + 1,
                place % 3 + 1,
                words(5),
                (source := rng.choice(SOURCES)).name,
                date(2022, 11, 20) + timedelta(days=rng.randrange(90)),
                url=rng.choice([None, f"https://example.org/{place}"]),
                section=rng.choice([None, "全国", "北京"]),
                keywords=tuple(rng.sample(["慢病", "基层", "医保"], rng.randrange(3))),
            ),
            source,
            tuple(words(25) for _ in range(rng.randrange(4))),
        )
        for place in range(count)
    ]


def written_articles(number: int) -> list[SearchArticle]:
    """Return the articles whose texts are given, as an issue."""
    day, (source, *_) = date(2023, 1, 3), SOURCES
    return [
        SearchArticle(Article(number, ordinal, title, source.name, day), source, (text,))
        for ordinal, (title, text) in enumerate(WRITTEN, 1)
    ]


def draw_requests(rng: random.Random, articles: list[SearchArticle]) -> list[Request]:
    """Return requests of every kind, in every order, with and without a limit."""
    drawn = [draw(rng, articles) for draw in KINDS.values() for _ in range(6)]
    drawn += [Request(text) for text in TYPED]
    for chosen in ({"sources": ("甲日报",)}, {"sources": ("丙杂志", "没有这家")}, {"sections": ("没有这栏",)}):
        drawn.append(Request(chosen=chosen))
    day = "2023-01-03"
    drawn += [Request(first="2023-02-01", last="2023-01-01"), Request(first=day), Request(last=day)]
    drawn += [Request(first=day, last=day), Request(last="1969-12-31"), Request("期:3", limit=2)]
    return drawn + [
        Request(text, sort=sort, limit=limit)
        for text in ("医", "医疗|ai", "")
        for sort in ("relevance", "newest", "oldest")
        for limit in (None, 0, 5)
    ]


def as_asked(request: Request) -> dict[str, object]:
    """Return a request as `engine.js` is asked it."""
    asked = asdict(request)
    asked |= {**asked.pop("chosen"), "from": asked.pop("first"), "to": asked.pop("last")}
    return {name: value for name, value in asked.items() if value is not None}


def as_shown(one: SearchArticle) -> dict[str, object]:
    """Return what the browser shows of an article, and exports."""
    return {
        "ref": one.ref,
        "title": one.title,
        "source": one.source.name,
        "date": one.article.date.isoformat(),
        "blocks": one.blocks,
        "url": one.article.url,
        "sections": [one.article.section] if one.article.section else [],
        "keywords": sorted(one.article.keywords),
        "isNews": one.source.is_newspaper,
    }


def write_json(name: str, value: object) -> None:
    """Write a value for JavaScript to read."""
    path = MADE / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def write_archive(rng: random.Random) -> None:
    """Write the index of an archive, its articles, and answers on it."""
    articles = draw_articles(rng, 75) + written_articles(26)
    files.PAGE_CARDS = 20  # so that exports need several pages of them
    write_index(articles, SOURCES, {one.article.issue_number for one in articles} | {40}, MADE / "site")
    reader = IndexReader(lambda name: (MADE / "site" / "search" / name).read_bytes())
    write_json("articles", [as_shown(one) for one in articles])
    requests = draw_requests(rng, articles)
    write_json("answers", [{"asked": as_asked(one), "answer": search(reader, one).as_json()} for one in requests])


def write_citations() -> None:
    """Write the citations of an issue with two articles, one of them with an odd title."""
    cited = (
        Cited("5", CitedKind.REPORT, "月报", number="5"),
        Cited("5-1", CitedKind.NEWSPAPER, "甲 @misc{5-2, ER  - ", container="甲报", issued="2023-01-03"),
        Cited("5-2", CitedKind.WEB_PAGE, "乙", author="乙网", issued="2023-01-03"),
    )
    (MADE / "issues").mkdir()
    for ending, write in (("bib", write_bibtex), ("ris", write_ris), ("csl.json", write_csl_json)):
        (MADE / "issues" / f"5.{ending}").write_bytes(write(cited).encode())


def write_pages() -> None:
    """Write the bodies of the pages that scripts fill."""
    loader = jinja2.FileSystemLoader(ROOT / "overrides")
    environment = jinja2.Environment(loader=loader, autoescape=True)
    environment.filters["url"] = str
    for name in ("search.html", "trends.html"):
        template = environment.get_template(name)
        block = template.blocks["content"](template.new_context({"page": {"content": ""}, "base_url": ".."}))
        (MADE / name).write_text("".join(block), encoding="utf-8")


if __name__ == "__main__":
    shutil.rmtree(MADE, ignore_errors=True)
    for name in ("cells", "numerals", "query", "references", "text"):
        write_json(f"cases/{name}", read_cases(name))
    (MADE / "lunr.js").write_text(lunr_module(), encoding="utf-8")
    write_json("facets", [{name: getattr(facet, name) for name in SHARED} for facet in FACETS])
    write_archive(random.Random(7))
    write_citations()
    write_pages()
