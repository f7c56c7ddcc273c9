"""The files of a search index under `search/` of a site. The other reader is `search/archive.js`.

- `manifest.json`: always fresh, small; names the others, which carry their content's hash in their names, and holds for
  both tables the first key and the file name of every directory page.
- `directory/…`: the first key and the file name of some neighbouring shards.
- `articles`: columns over all articles in the index, by issue number and ordinal; an article's place is its id.
- `sources`: names and aliases, by the number that the column uses.
- `labels`: for `sections` (栏目) and `keywords` (关键词) the ids of the articles by label; only where there are any.
- `simplified`: Traditional characters and their Simplified ones, for queries that need it.
- `shards/…`: slices of the tables; `text/<ref>.bin`: what a hit shows.
- `cards`: names of `cards/…` and how many articles each has: titles and addresses in the order of ids, for exports.

All but the manifest are gzip; all but shards and columns are JSON inside.
"""

import base64
import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date
from itertools import accumulate, islice
from pathlib import Path

import numpy as np

from mediawatch.progress import Stage, unwatched
from mediawatch.search.corpus import collect_corpus
from mediawatch.search.postings import PostingBatch, pair_postings, sort_places, token_postings
from mediawatch.search.shard import cut_shards, pack
from mediawatch.search.varint import decode_varints, encode_varints
from mediawatch.text import simplified_table

FORMAT = 2
PAGE_SHARDS, PAGE_CARDS = 128, 256
"""Shards that a directory page lists, articles that a page of cards has."""

EPOCH = date(1970, 1, 1)
K1, B, TITLE_BOOST = 1.2, 0.75, 3
"""BM25's parameters are lunr's defaults; a word in the title counts three times one in the body."""


_DIFFERENCES = ("numbers", "issues", "days")
"""Columns that are stored as the difference to the value before."""


@dataclass(frozen=True, slots=True)
class SearchArticle:
    """What the index keeps of an article: `source` is the dictionary entry's name, `blocks` the text as published."""

    issue_number: int
    ordinal: int
    title: str
    source: str
    date: date
    blocks: tuple[str, ...]
    section: str | None = None
    keywords: tuple[str, ...] = ()
    url: str | None = None

    @property
    def ref(self) -> str:
        """The article's permanent name."""
        return f"{self.issue_number}-{self.ordinal}"


@dataclass(frozen=True, slots=True)
class Columns:
    """What facets, filters, order and scores need of every article, one list a property.

    `days` are days since 1970-01-01; `titles` and `lengths` count tokens. `numbers` are all issues there are.
    """

    numbers: list[int]
    issues: list[int]
    ordinals: list[int]
    days: list[int]
    sources: list[int]
    titles: list[int]
    lengths: list[int]


@dataclass(frozen=True, slots=True)
class SourceName:
    """A source as search knows it."""

    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexSummary:
    """What was written: how many articles, shards and bytes."""

    articles: int
    shards: int
    size: int


def field_lengths(title: int, length: int) -> tuple[int, int]:
    """Return how many terms (tokens, and pairs that begin there) the title and the body of an article have."""
    terms = max(2 * length - 1, 0)
    return min(2 * title, terms), max(terms - 2 * title, 0)


def write_index(
    articles: Iterable[SearchArticle],
    sources: Iterable[SourceName],
    numbers: Iterable[int],
    site: Path,
    stage: Stage = unwatched,
) -> IndexSummary:
    """Write the search index of a site that has none yet."""
    ordered = sorted(articles, key=lambda article: (article.issue_number, article.ordinal))
    writer = _Writer(site / "search")
    texts = hashlib.sha256()
    step = stage("写出检索用的正文", len(ordered))
    for article in ordered:
        text = _packed_json(_shown(article))
        texts.update(text)
        writer.write(f"text/{article.ref}.bin", text)
        step()
    corpus = collect_corpus(((article.title, article.blocks) for article in ordered), stage("读出字词", len(ordered)))
    chunks = sort_places(corpus)
    step = stage("写出检索索引", 2 * len(chunks))
    names = list(sources)
    number_of = {source.name: place for place, source in enumerate(names)}
    lengths = (corpus.starts[1:] - corpus.starts[:-1]).tolist()
    columns = Columns(
        sorted(numbers),
        [article.issue_number for article in ordered],
        [article.ordinal for article in ordered],
        [(article.date - EPOCH).days for article in ordered],
        [number_of[article.source] for article in ordered],
        corpus.titles.tolist(),
        lengths,
    )
    directory = {
        table: _write_table(postings(corpus, chunks, step), writer)
        for table, postings in (("tokens", token_postings), ("pairs", pair_postings))
    }
    labels = {
        "sections": _by_label((article.section,) if article.section else () for article in ordered),
        "keywords": _by_label(article.keywords for article in ordered),
    }
    terms = [field_lengths(*pair) for pair in zip(columns.titles, lengths, strict=True)]
    files = {
        "articles": writer.write_hashed("articles-", pack(_encode_columns(columns))),
        "sources": writer.write_hashed("sources-", _packed_json([[s.name, *s.aliases] for s in names])),
        "simplified": writer.write_hashed("simplified-", _packed_json(_simplified_columns())),
    }
    cards = [[article.title, article.url or ""] for article in ordered]
    pages = [cards[start : start + PAGE_CARDS] for start in range(0, len(cards), PAGE_CARDS)]
    names_of_pages = [writer.write_hashed("cards/", _packed_json(page)) for page in pages]
    files["cards"] = writer.write_hashed("cards-", _packed_json({"size": PAGE_CARDS, "names": names_of_pages}))
    if any(labels.values()):
        files["labels"] = writer.write_hashed("labels-", _packed_json(labels))
    manifest = {
        "format": FORMAT,
        "articles": len(ordered),
        "averages": {
            "title": sum(title for title, _ in terms) / max(len(terms), 1),
            "body": sum(body for _, body in terms) / max(len(terms), 1),
        },
        "files": files,
        "texts": content_name(texts.digest()),
        "directory": directory,
    }
    writer.write("manifest.json", _json(manifest))
    return IndexSummary(len(ordered), writer.shards, writer.size)


def _encode_columns(columns: Columns) -> bytes:
    """Encode as varints: how many numbers and articles, then column after column (`_DIFFERENCES` as such, zigzag)."""
    stream = [len(columns.numbers), len(columns.issues)]
    for name in (column.name for column in fields(columns)):
        values: list[int] = getattr(columns, name)
        if name in _DIFFERENCES:
            values = [value - before for value, before in zip(values, [0, *values], strict=False)]
            values = [2 * value if value >= 0 else -2 * value - 1 for value in values]
        stream += values
    return encode_varints(np.array(stream, np.uint32))[0]


def read_columns(data: bytes) -> Columns:
    """Undo `_encode_columns`."""
    counts, stream = (values := decode_varints(data))[:2], values[2:]
    columns: dict[str, list[int]] = {}
    place = 0
    for column in fields(Columns):
        count = counts[0] if column.name == "numbers" else counts[1]
        taken = stream[place : place + count]
        if column.name in _DIFFERENCES:
            taken = list(accumulate(value >> 1 if value % 2 == 0 else -(value >> 1) - 1 for value in taken))
        columns[column.name] = taken
        place += count
    return Columns(**columns)


def _write_table(batches: Iterable[PostingBatch], writer: "_Writer") -> dict[str, list[str]]:
    """Write the shards of a table and the pages of its directory; return what the manifest says of the pages."""
    pages: dict[str, list[str]] = {"firsts": [], "names": []}
    shards = cut_shards(batches)
    while page := list(islice(shards, PAGE_SHARDS)):
        names = [writer.write_shard(shard.data) for shard in page]
        listed = {"firsts": [shard.first for shard in page], "names": names}
        pages["firsts"].append(page[0].first)
        pages["names"].append(writer.write_hashed("directory/", _packed_json(listed)))
    return pages


def _by_label(names: Iterable[tuple[str, ...]]) -> dict[str, list[int]]:
    """Return the ids of the articles that carry each label."""
    articles: dict[str, list[int]] = {}
    for article, labels in enumerate(names):
        for label in dict.fromkeys(labels):
            articles.setdefault(label, []).append(article)
    return dict(sorted(articles.items()))


def _shown(article: SearchArticle) -> dict[str, object]:
    return {
        "title": article.title,
        "source": article.source,
        "date": article.date.isoformat(),
        "blocks": article.blocks,
    }


def _simplified_columns() -> list[str]:
    table = sorted(simplified_table().items())
    return ["".join(chr(code) for code, _ in table), "".join(simplified for _, simplified in table)]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _packed_json(value: object) -> bytes:
    return pack(_json(value))


class _Writer:
    """Writes files below a folder and keeps count."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.size = 0
        self.shards = 0
        for name in ("cards", "directory", "shards", "text"):
            (folder / name).mkdir(parents=True, exist_ok=True)

    def write(self, name: str, data: bytes) -> None:
        (self._folder / name).write_bytes(data)
        self.size += len(data)

    def write_hashed(self, kind: str, data: bytes) -> str:
        """Write under the kind and a name made of the content; return that name."""
        name = content_name(data)
        self.write(f"{kind}{name}.bin", data)
        return name

    def write_shard(self, data: bytes) -> str:
        self.shards += 1
        return self.write_hashed("shards/", data)


def content_name(data: bytes) -> str:
    """Return a name made of the content: fifty bits of its SHA-256, in letters that every file system tells apart."""
    return base64.b32encode(hashlib.sha256(data).digest()).decode().lower()[:10]


ReadFile = Callable[[str], bytes]
"""Gives the bytes of a file of the index by its name below `search/`; raises OSError where there is none."""
