"""The files of a search index under `search/` of a site. The other reader is `search/archive.js`.

- `manifest.json`: always fresh, small; names the others, which carry their content's hash in their names.
- `directory`: for both tables the first key and the file name of every shard.
- `articles`: columns over all articles in the index, by issue number and ordinal; an article's place is its id.
- `sources`: names and aliases, by the number that the column uses.
- `simplified`: Traditional characters and their Simplified ones, for queries that need it.
- `shards/…`: slices of the tables; `text/<ref>.bin`: what a hit shows.

All but the manifest are gzip; all but the shards are JSON inside.
"""

import base64
import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from mediawatch.search.postings import Posting, collect_corpus, pair_postings, token_postings
from mediawatch.search.shard import cut_shards, pack
from mediawatch.text import article_tokens, simplified_table

FORMAT = 1
EPOCH = date(1970, 1, 1)
K1, B, TITLE_BOOST = 1.2, 0.75, 3
"""BM25's parameters are lunr's defaults; a word in the title counts three times one in the body."""


@dataclass(frozen=True, slots=True)
class SearchArticle:
    """What the index keeps of an article: `source` is the dictionary entry's name, `blocks` the text as published."""

    issue_number: int
    ordinal: int
    title: str
    source: str
    date: date
    blocks: tuple[str, ...]

    @property
    def ref(self) -> str:
        """The article's permanent name."""
        return f"{self.issue_number}-{self.ordinal}"


@dataclass(frozen=True, slots=True)
class Columns:
    """What facets, filters, order and scores need of every article, one list a property.

    `issues`, `days` (since 1970-01-01) hold differences to the article before; `titles` and `lengths` count tokens.
    `numbers` are all issues there are, also as differences.
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
    articles: Iterable[SearchArticle], sources: Iterable[SourceName], numbers: Iterable[int], site: Path
) -> IndexSummary:
    """Write the search index of a site that has none yet."""
    ordered = sorted(articles, key=lambda article: (article.issue_number, article.ordinal))
    writer = _Writer(site / "search")
    for article in ordered:
        writer.write(f"text/{article.ref}.bin", _packed_json(_shown(article)))
    corpus = collect_corpus(article_tokens(article.title, article.blocks) for article in ordered)
    names = list(sources)
    number_of = {source.name: place for place, source in enumerate(names)}
    lengths = (corpus.starts[1:] - corpus.starts[:-1]).tolist()
    columns = Columns(
        _differences(sorted(numbers)),
        _differences([article.issue_number for article in ordered]),
        [article.ordinal for article in ordered],
        _differences([(article.date - EPOCH).days for article in ordered]),
        [number_of[article.source] for article in ordered],
        corpus.titles.tolist(),
        lengths,
    )
    directory = {
        table: _write_table(postings(corpus), writer)
        for table, postings in (("tokens", token_postings), ("pairs", pair_postings))
    }
    terms = [field_lengths(*pair) for pair in zip(columns.titles, lengths, strict=True)]
    manifest = {
        "format": FORMAT,
        "articles": len(ordered),
        "averages": {
            "title": sum(title for title, _ in terms) / max(len(terms), 1),
            "body": sum(body for _, body in terms) / max(len(terms), 1),
        },
        "files": {
            "directory": writer.write_hashed("directory-{}.bin", _packed_json(directory)),
            "articles": writer.write_hashed("articles-{}.bin", _packed_json(asdict(columns))),
            "sources": writer.write_hashed("sources-{}.bin", _packed_json([[s.name, *s.aliases] for s in names])),
            "simplified": writer.write_hashed("simplified-{}.bin", _packed_json(_simplified_columns())),
        },
    }
    writer.write("manifest.json", json.dumps(manifest, indent=1).encode())
    return IndexSummary(len(ordered), sum(len(table["names"]) for table in directory.values()), writer.size)


def read_columns(value: dict[str, list[int]]) -> Columns:
    """Undo the differences of columns as they are stored."""
    return Columns(
        **{name: _sums(column) if name in ("numbers", "issues", "days") else column for name, column in value.items()}
    )


def _write_table(postings: Iterable[Posting], writer: "_Writer") -> dict[str, list[str]]:
    firsts: list[str] = []
    names: list[str] = []
    for shard in cut_shards(postings):
        firsts.append(shard.first)
        names.append(writer.write_hashed("shards/{}.bin", shard.data))
    return {"firsts": firsts, "names": [name.removeprefix("shards/").removesuffix(".bin") for name in names]}


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


def _packed_json(value: object) -> bytes:
    return pack(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def _differences(values: list[int]) -> list[int]:
    return [value - before for value, before in zip(values, [0, *values], strict=False)]


def _sums(differences: list[int]) -> list[int]:
    total = 0
    sums: list[int] = []
    for difference in differences:
        total += difference
        sums.append(total)
    return sums


class _Writer:
    """Writes files below a folder and keeps count."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.size = 0
        for name in ("shards", "text"):
            (folder / name).mkdir(parents=True, exist_ok=True)

    def write(self, name: str, data: bytes) -> None:
        (self._folder / name).write_bytes(data)
        self.size += len(data)

    def write_hashed(self, pattern: str, data: bytes) -> str:
        """Write under a name made of the content: fifty bits, in letters that every file system tells apart."""
        digest = base64.b32encode(hashlib.sha256(data).digest()).decode().lower()[:10]
        name = pattern.format(digest)
        self.write(name, data)
        return name


ReadFile = Callable[[str], bytes]
"""Gives the bytes of a file of the index by its name below `search/`; raises OSError where there is none."""
