"""An archive of any size, made up from the sentences of a small one, so that anyone can measure at size."""

import random
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from mediawatch.archive.archive import Archive
from mediawatch.format.write import write_issue
from mediawatch.model import Article, Period

SENTENCES = re.compile(r"[^。！？\n]+[。！？]?")


def write_archive(source: Path, folder: Path, issues: int, seed: int) -> Path:
    """Write issues of six articles each, of mixed sentences and of words that are made up; return the folder.

    The same arguments write the same files.
    """
    rng = random.Random(seed)
    archive = Archive.load(source)
    model = archive.issues[-1]
    sentences = [s for article in model.articles for s in SENTENCES.findall(article.body) if not s.startswith("#")]
    letters = sorted(set("".join(sentences)) - set("。！？，、；：“”（） #\n*-"))
    (folder / "_dictionaries").mkdir(parents=True)
    dictionary = (source / "_dictionaries" / "sources.yml").read_text(encoding="utf-8")
    (folder / "_dictionaries" / "sources.yml").write_text(dictionary, encoding="utf-8")

    def made_up() -> str:
        return "".join(rng.choice(letters) for _ in range(rng.randint(8, 30))) + "。"

    def article(number: int, ordinal: int, day: date) -> Article:
        body = "\n\n".join(
            "".join(rng.choice(sentences) if rng.random() < 0.6 else made_up() for _ in range(rng.randint(2, 6)))
            for _ in range(rng.randint(3, 12))
        )
        one = rng.choice(model.articles)
        return replace(one, issue_number=number, ordinal=ordinal, title=made_up().rstrip("。"), date=day, body=body)

    for number in range(1, issues + 1):
        first = date(1990, 1, 1) + timedelta(days=10 * number)
        last = first + timedelta(days=9)
        articles = tuple(article(number, n + 1, first + timedelta(days=n)) for n in range(6))
        issue = replace(model, number=number, published=last, period=Period(first, last), articles=articles, lead="")
        path = folder / str(last.year) / f"{number}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(write_issue(issue), encoding="utf-8")
    return folder
