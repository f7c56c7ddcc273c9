"""The files of a search index under `search/` of a site. They are read by `reader.py` and its twin.

- `manifest.json`: always fresh, small; names the others, which carry in their names the hash of what they hold
  (before it is packed), and has for both tables the first key and the file name of every directory page; and where a
  source's page is not named as the source is, the slug that it is named by.
- `directory/…`: the first key and the file name of some neighbouring shards.
- `articles`: columns over all articles in the index, by issue number and ordinal; an article's place is its id.
- `sources`: names and aliases, by the number that the column uses.
- `labels`: for each facet of labels (栏目, 关键词) the ids of the articles by label; only where there are any.
- `simplified`: Traditional characters and their Simplified ones, for queries that need it.
- `shards/…`: slices of the tables; `text/<ref>.bin`: what a hit shows, with the first ref of its story.
- `cards`: names of `cards/…` and how many articles each has: titles and addresses in the order of ids, for exports; and
  which sources are cited as newspapers.

All but the manifest are gzip; all but shards and columns are JSON inside.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from mediawatch.model import Source
from mediawatch.progress import Stage, unwatched
from mediawatch.search.article import SearchArticle
from mediawatch.search.columns import collect_columns, encode_columns, field_lengths
from mediawatch.search.corpus import Corpus, collect_corpus
from mediawatch.search.facets import FACETS, Kind
from mediawatch.search.postings import PostingBatch, pair_postings, sort_places, token_postings
from mediawatch.search.reader import FORMAT
from mediawatch.search.shard import cut_shards, pack
from mediawatch.slug import assign_slugs
from mediawatch.text import simplified_table

PAGE_SHARDS, PAGE_CARDS = 128, 256
"""Shards that a directory page lists, articles that a page of cards has."""


@dataclass(frozen=True, slots=True)
class IndexSummary:
    """What there is: how many articles, shards and bytes, and the paths of all files, below the index's folder."""

    articles: int
    shards: int
    size: int
    files: frozenset[str] = frozenset()


def write_index(
    articles: Iterable[SearchArticle],
    sources: Sequence[Source],
    numbers: Iterable[int],
    site: Path,
    stage: Stage = unwatched,
    stories: Mapping[str, str] | None = None,
    corpus: Corpus | None = None,
) -> IndexSummary:
    """Write the search index of a site; files of an earlier one that are the same are left alone, others stay.

    `stories` names the story of articles that are part of one. `corpus` has the tokens of the articles in the order of
    issues and places, where they are at hand.
    """
    ordered = sorted(articles, key=lambda one: (one.article.issue_number, one.article.ordinal))
    writer = _Writer(site / "search")
    texts = hashlib.sha256()
    step = stage("写出检索用的正文", len(ordered))
    for one in ordered:
        text = _json(_shown(one, (stories or {}).get(one.ref)))
        texts.update(text)
        writer.write(f"text/{one.ref}.bin", pack(text))
        step()
    if corpus is None:
        corpus = collect_corpus(((one.title, one.blocks) for one in ordered), stage("读出字词", len(ordered)))
    columns = collect_columns(ordered, sources, numbers, corpus)
    chunks = sort_places(corpus)
    step = stage("写出检索索引", 2 * len(chunks))
    directory = {
        table: _write_table(postings(corpus, chunks, step), writer)
        for table, postings in (("tokens", token_postings), ("pairs", pair_postings))
    }
    labels = {facet.name: _by_label(map(facet.of, ordered)) for facet in FACETS if facet.kind is Kind.LABEL}
    terms = [field_lengths(*pair) for pair in zip(columns.titles, columns.lengths, strict=True)]
    files = {
        "articles": writer.write_hashed("articles-", encode_columns(columns)),
        "sources": writer.write_hashed("sources-", _json([[one.name, *one.aliases] for one in sources])),
        "simplified": writer.write_hashed("simplified-", _json(_simplified_columns())),
    }
    cards = [[one.title, one.article.url or ""] for one in ordered]
    pages = [cards[start : start + PAGE_CARDS] for start in range(0, len(cards), PAGE_CARDS)]
    names_of_pages = [writer.write_hashed("cards/", _json(page)) for page in pages]
    news = [number for number, source in enumerate(sources) if source.is_newspaper]
    listed = {"size": PAGE_CARDS, "names": names_of_pages, "news": news}
    files["cards"] = writer.write_hashed("cards-", _json(listed))
    if any(labels.values()):
        files["labels"] = writer.write_hashed("labels-", _json(labels))
    manifest = {
        "format": FORMAT,
        "articles": len(ordered),
        "averages": {
            "title": sum(title for title, _ in terms) / max(len(terms), 1),
            "body": sum(body for _, body in terms) / max(len(terms), 1),
        },
        "files": files,
        "slugs": {name: slug for name, slug in assign_slugs(one.name for one in sources).items() if slug != name},
        "texts": content_name(texts.digest()),
        "directory": directory,
    }
    writer.write("manifest.json", _json(manifest))
    return IndexSummary(len(ordered), writer.shards, writer.size, frozenset(writer.files))


def _write_table(batches: Iterable[PostingBatch], writer: "_Writer") -> dict[str, list[str]]:
    """Write the shards of a table and the pages of its directory; return what the manifest says of the pages."""
    pages: dict[str, list[str]] = {"firsts": [], "names": []}
    shards = cut_shards(batches)
    while page := list(islice(shards, PAGE_SHARDS)):
        names = [writer.write_shard(shard.data) for shard in page]
        listed = {"firsts": [shard.first for shard in page], "names": names}
        pages["firsts"].append(page[0].first)
        pages["names"].append(writer.write_hashed("directory/", _json(listed)))
    return pages


def _by_label(names: Iterable[tuple[str, ...]]) -> dict[str, list[int]]:
    """Return the ids of the articles that carry each label."""
    articles: dict[str, list[int]] = {}
    for article, labels in enumerate(names):
        for label in labels:
            articles.setdefault(label, []).append(article)
    return dict(sorted(articles.items()))


def _shown(one: SearchArticle, story: str | None) -> dict[str, object]:
    shown: dict[str, object] = {
        "title": one.title,
        "source": one.source.name,
        "date": one.article.date.isoformat(),
        "blocks": one.blocks,
    }
    return {**shown, "story": story} if story else shown


def _simplified_columns() -> list[str]:
    table = sorted(simplified_table().items())
    return ["".join(chr(code) for code, _ in table), "".join(simplified for _, simplified in table)]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


class _Writer:
    """Writes files below a folder and keeps count. A file that is there and the same is not written again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.size = 0
        self.shards = 0
        self.files: set[str] = set()
        for name in ("cards", "directory", "shards", "text"):
            (folder / name).mkdir(parents=True, exist_ok=True)

    def write(self, name: str, data: bytes) -> None:
        path = self._folder / name
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)
        self.files.add(name)
        self.size += len(data)

    def write_hashed(self, kind: str, data: bytes) -> str:
        """Write, packed, under the kind and a name made of the content; return that name.

        What is packed may differ between builds of zlib; names do not.
        """
        name = content_name(data)
        self.write(f"{kind}{name}.bin", pack(data))
        return name

    def write_shard(self, data: bytes) -> str:
        self.shards += 1
        return self.write_hashed("shards/", data)


def content_name(data: bytes) -> str:
    """Return a name made of the content: fifty bits of its SHA-256, in letters that every file system tells apart."""
    return base64.b32encode(hashlib.sha256(data).digest()).decode().lower()[:10]
