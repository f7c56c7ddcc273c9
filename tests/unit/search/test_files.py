"""The files of an index are as `files.py` describes them: the browser reads them by that."""

import gzip
import hashlib
import json
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mediawatch.model import Article, Source
from mediawatch.progress import Step
from mediawatch.search import files
from mediawatch.search.article import SearchArticle
from mediawatch.search.columns import Columns, decode_columns
from mediawatch.search.corpus import collect_corpus
from mediawatch.search.files import FORMAT, IndexSummary, write_index
from mediawatch.search.shard import read_shard
from mediawatch.slug import assign_slugs
from mediawatch.text import simplified_table

SOURCES = (Source("甲报", ("甲日报",)), Source("乙网"))
FIRST = SearchArticle(
    Article(
        2, 1, "智慧医疗", "甲日报", date(2023, 6, 14), url="https://a.cn/", section="全国", keywords=("基层", "慢病")
    ),
    SOURCES[0],
    ("第一段", "a/b"),
)
SECOND = SearchArticle(Article(2, 2, "电子病历", "乙网", date(2023, 6, 1), keywords=("基层",)), SOURCES[1], ())
THIRD = SearchArticle(Article(10, 1, "数据", "乙网", date(2023, 5, 1)), SOURCES[1], ("字典",))
ARTICLES = (THIRD, SECOND, FIRST)


def write(site: Path, articles: tuple[SearchArticle, ...] = ARTICLES) -> IndexSummary:
    return write_index(articles, SOURCES, (10, 2, 3), site)


def manifest(site: Path) -> dict[str, Any]:
    return json.loads((site / "search" / "manifest.json").read_bytes())


def unpacked(site: Path, name: str) -> bytes:
    return gzip.decompress((site / "search" / f"{name}.bin").read_bytes())


def named(site: Path, kind: str) -> Any:
    return json.loads(unpacked(site, f"{kind}-{manifest(site)['files'][kind]}"))


def test_what_a_hit_shows_lies_under_its_name(tmp_path: Path) -> None:
    write(tmp_path)
    assert json.loads(unpacked(tmp_path, "text/2-1")) == {
        "title": "智慧医疗",
        "source": "甲报",
        "date": "2023-06-14",
        "blocks": ["第一段", "a/b"],
    }
    assert unpacked(tmp_path, "text/10-1").decode().startswith('{"title":"数据","source":"乙网",')


def test_an_article_of_a_story_names_its_first(tmp_path: Path) -> None:
    write_index(ARTICLES, SOURCES, (2, 10), tmp_path, stories={"2-1": "2-1", "10-1": "2-1"})
    stories = [json.loads(unpacked(tmp_path, f"text/{ref}")).get("story") for ref in ("2-1", "2-2", "10-1")]
    assert stories == ["2-1", None, "2-1"]


def test_tokens_that_are_at_hand_are_not_split_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "one")
    corpus = collect_corpus((one.title, one.blocks) for one in (FIRST, SECOND, THIRD))
    monkeypatch.setattr(files, "collect_corpus", None)
    write_index(ARTICLES, SOURCES, (10, 2, 3), tmp_path / "other", corpus=corpus)
    assert manifest(tmp_path / "one") == manifest(tmp_path / "other")


def test_articles_are_numbered_by_issue_and_ordinal(tmp_path: Path) -> None:
    write(tmp_path)
    assert decode_columns(unpacked(tmp_path, f"articles-{manifest(tmp_path)['files']['articles']}")) == Columns(
        numbers=[2, 3, 10],
        issues=[2, 2, 10],
        ordinals=[1, 2, 1],
        days=[19522, 19509, 19478],
        sources=[0, 1, 1],
        titles=[4, 4, 2],
        lengths=[12, 4, 5],
    )
    assert named(tmp_path, "sources") == [["甲报", "甲日报"], ["乙网"]]
    labels = named(tmp_path, "labels")
    assert labels["sections"] == {"全国": [0]}
    assert labels["keywords"] == {"基层": [0, 1], "慢病": [0]}


def test_cards_come_in_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "PAGE_CARDS", 2)
    write(tmp_path)
    cards = named(tmp_path, "cards")
    assert cards["size"] == 2
    assert [json.loads(unpacked(tmp_path, f"cards/{name}")) for name in cards["names"]] == [
        [["智慧医疗", "https://a.cn/"], ["电子病历", ""]],
        [["数据", ""]],
    ]


def test_traditional_characters_stand_beside_their_simplified_ones(tmp_path: Path) -> None:
    write(tmp_path)
    traditional, simplified = named(tmp_path, "simplified")
    assert dict(zip(map(ord, traditional), simplified, strict=True)) == simplified_table()
    assert list(traditional) == sorted(traditional)


def test_the_manifest_says_what_all_articles_have_together(tmp_path: Path) -> None:
    write(tmp_path)
    said = manifest(tmp_path)
    assert set(said) == {"format", "articles", "averages", "files", "slugs", "texts", "directory"}
    assert (said["format"], said["articles"]) == (FORMAT, 3)
    # Tokens and the pairs that begin there, of the title and of all that follows: 8 and 15, 7 and 0, 4 and 5.
    assert said["averages"] == pytest.approx({"title": 19 / 3, "body": 20 / 3})
    write(tmp_path / "one", (THIRD,))
    assert manifest(tmp_path / "one")["averages"] == {"title": 4, "body": 5}
    (tmp_path / "empty").mkdir()
    write(tmp_path / "empty", ())
    assert manifest(tmp_path / "empty")["averages"] == {"title": 0, "body": 0}
    assert "labels" not in manifest(tmp_path / "empty")["files"]


def test_the_manifest_says_where_pages_of_sources_are_that_are_not_named_as_they_are(tmp_path: Path) -> None:
    named_alike = (Source("甲 报"), Source("甲-报"), Source("乙网"), Source("index"))
    write_index((), named_alike, (), tmp_path)
    slugs = manifest(tmp_path)["slugs"]
    assert slugs == {one: slug for one, slug in assign_slugs(one.name for one in named_alike).items() if one != slug}
    assert slugs.keys() == {"甲 报", "甲-报", "index"}


@pytest.mark.parametrize("table", ["tokens", "pairs"])
def test_the_directory_leads_to_every_key_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str) -> None:
    monkeypatch.setattr("mediawatch.search.shard._SHARD_BYTES", 20)
    monkeypatch.setattr(files, "PAGE_SHARDS", 3)
    write(tmp_path)
    directory = manifest(tmp_path)["directory"][table]
    pages = [json.loads(unpacked(tmp_path, f"directory/{name}")) for name in directory["names"]]
    assert len(pages) > 1
    assert directory["firsts"] == [page["firsts"][0] for page in pages]
    assert {len(page["names"]) for page in pages[:-1]} == {3}
    shards = [read_shard(unpacked(tmp_path, f"shards/{name}")) for page in pages for name in page["names"]]
    assert [next(iter(shard)) for shard in shards] == [first for page in pages for first in page["firsts"]]
    keys = [key for shard in shards for key in shard]
    assert keys == sorted(set(keys))
    assert {"tokens": "医", "pairs": "医 疗"}[table] in keys


def test_files_that_carry_their_content_s_name_are_all_there_and_no_others(tmp_path: Path) -> None:
    summary = write(tmp_path)
    folder = tmp_path / "search"
    written = [path for path in folder.rglob("*") if path.is_file()]
    names = frozenset(path.relative_to(folder).as_posix() for path in written)
    size = sum(path.stat().st_size for path in written)
    assert summary == IndexSummary(3, len([*folder.glob("shards/*")]), size, names)
    assert summary.shards > 1
    for path in written:
        if path.name != "manifest.json" and path.parent.name != "text":
            kind, _, name = path.stem.rpartition("-")
            assert name == files.content_name(gzip.decompress(path.read_bytes()))
            assert kind in ("", *manifest(tmp_path)["files"])
    assert files.content_name(b"") == "4oymiquy7q"


def test_the_same_articles_give_the_same_files_and_another_text_another_name_of_all(tmp_path: Path) -> None:
    for name, articles in (
        ("a", ARTICLES),
        ("b", ARTICLES[::-1]),
        ("c", (FIRST, replace(SECOND, blocks=("文",)), THIRD)),
    ):
        write(tmp_path / name, articles)
    first, same, other = (
        {
            path.relative_to(tmp_path / name): hashlib.sha256(path.read_bytes()).digest()
            for path in files_of(tmp_path / name)
        }
        for name in "abc"
    )
    assert first == same
    assert first != other
    write(tmp_path / "a")
    again = {
        path.relative_to(tmp_path / "a"): hashlib.sha256(path.read_bytes()).digest()
        for path in files_of(tmp_path / "a")
    }
    assert again == first
    assert manifest(tmp_path / "a")["texts"] == manifest(tmp_path / "b")["texts"] != manifest(tmp_path / "c")["texts"]


def files_of(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("*") if path.is_file())


def test_every_stage_is_told_as_many_steps_as_it_takes(tmp_path: Path) -> None:
    announced: dict[str, int] = {}
    taken: Counter[str] = Counter()

    def stage(name: str, steps: int) -> Step:
        announced[name] = steps
        return lambda: taken.update([name])

    write_index(ARTICLES, SOURCES, (2, 10), tmp_path, stage)
    assert len(announced) == 3
    assert announced == taken


def test_an_index_of_a_corpus_that_is_there_is_the_same(tmp_path: Path) -> None:
    ordered = sorted(ARTICLES, key=lambda one: (one.article.issue_number, one.article.ordinal))
    corpus = collect_corpus((one.title, one.blocks) for one in ordered)
    write_index(ARTICLES, SOURCES, (2, 10), tmp_path / "new")
    write_index(ARTICLES, SOURCES, (2, 10), tmp_path / "given", corpus=corpus)
    new, given = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.*")}
        for folder in (tmp_path / "new", tmp_path / "given")
    )
    assert new == given
