"""Reads a site's search index, file by file as queries need them."""

import gzip
import json
import zlib
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, TypeVar

from mediawatch.commands import name_command
from mediawatch.search.columns import Columns, decode_columns
from mediawatch.search.shard import TermPosting, read_posting, read_shard
from mediawatch.text import normal_form, trim

T = TypeVar("T")

ReadFile = Callable[[str], bytes]
"""Gives the bytes of a file of the index by its name below `search/`; raises OSError where there is none."""

FORMAT = 2
"""The format of the index, which `files.py` describes."""

_KEYS = {"articles", "averages", "files", "directory"}
"""What a manifest must hold."""


class IndexUnreadableError(Exception):
    """There is no index to read, or one of another format; the message says what to do."""


class IndexReader:
    """The index behind a `ReadFile`. Files are read once."""

    def __init__(self, read_file: ReadFile) -> None:
        self._read_file = read_file
        try:
            self._manifest: dict[str, Any] = json.loads(read_file("manifest.json"))
            found = self._manifest["format"]
            if found == FORMAT and not self._manifest.keys() >= _KEYS:
                raise KeyError
        except (OSError, ValueError, KeyError, TypeError):
            raise IndexUnreadableError(f"没有可用的检索索引：请先运行 {name_command('build')}。") from None
        if found != FORMAT:
            raise IndexUnreadableError(
                f"检索索引的格式是 {found}，这里需要 {FORMAT}：请重新运行 {name_command('build')}。"
            )
        self._pages: dict[str, dict[str, list[str]]] = {}
        self._shards: dict[str, dict[str, bytes]] = {}

    def _read(self, name: str) -> bytes:
        try:
            return self._read_file(name)
        except OSError:
            raise IndexUnreadableError(f"检索索引缺少文件 {name}：请重新运行 {name_command('build')}。") from None

    def _open(self, name: str, read: Callable[[bytes], T]) -> T:
        """Return what a file of the index holds."""
        data = self._read(name)
        try:
            return read(gzip.decompress(data))
        except (OSError, EOFError, ValueError, IndexError, KeyError, zlib.error):
            raise IndexUnreadableError(f"检索索引的文件 {name} 已损坏：请重新运行 {name_command('build')}。") from None

    def _open_named(self, kind: str, read: Callable[[bytes], T]) -> T:
        """Return what one of the files that the manifest names holds."""
        return self._open(f"{kind}-{self._manifest['files'][kind]}.bin", read)

    @property
    def count(self) -> int:
        """How many articles the index has."""
        return self._manifest["articles"]

    @property
    def averages(self) -> dict[str, float]:
        """How many terms the fields of an article have on average, never 0."""
        return {name: value or 1.0 for name, value in self._manifest["averages"].items()}

    @cached_property
    def columns(self) -> Columns:
        """The columns over all articles."""
        return self._open_named("articles", decode_columns)

    @cached_property
    def labels(self) -> dict[str, dict[str, list[int]]]:
        """The articles of each label, by the name of the facet; of no facet where no article has any."""
        return self._open_named("labels", json.loads) if "labels" in self._manifest["files"] else {}

    @cached_property
    def issue_numbers(self) -> frozenset[int]:
        """All issues there are."""
        return frozenset(self.columns.numbers)

    @cached_property
    def sources(self) -> list[list[str]]:
        """Name and aliases of each source."""
        return self._open_named("sources", json.loads)

    def ref(self, article: int) -> str:
        """Return an article's permanent name."""
        return f"{self.columns.issues[article]}-{self.columns.ordinals[article]}"

    def shown(self, ref: str) -> dict[str, Any]:
        """Return what a hit shows: title, source, date, blocks."""
        return self._open(f"text/{ref}.bin", json.loads)

    def resolve_sources(self, names: tuple[str, ...]) -> set[int] | None:
        """Return the numbers of sources by name or alias; unknown ones find nothing; none given is None."""
        if not names:
            return None
        chosen: set[int] = set()
        for wanted in names:
            exact = {number for number, known in enumerate(self.sources) if wanted in known}
            alike = normal_form(trim(wanted))
            chosen |= exact or {n for n, known in enumerate(self.sources) if alike in map(normal_form, known)}
        return chosen

    def postings(self, table: str, key: str, *, prefix: bool) -> Iterator[tuple[str, TermPosting]]:
        """Yield the posting list of a key, or of all keys that begin so, from the shards that hold them."""
        for page in _holding(self._manifest["directory"][table], key, prefix=prefix):
            for name in _holding(self._directory_page(page), key, prefix=prefix):
                shard = self._shard(name)
                found = [known for known in shard if known.startswith(key)] if prefix else [key] if key in shard else []
                for known in found:
                    yield known, read_posting(shard[known], pairs=table == "pairs")

    def _directory_page(self, name: str) -> dict[str, list[str]]:
        if name not in self._pages:
            self._pages[name] = self._open(f"directory/{name}.bin", json.loads)
        return self._pages[name]

    def _shard(self, name: str) -> dict[str, bytes]:
        if name not in self._shards:
            self._shards[name] = self._open(f"shards/{name}.bin", read_shard)
        return self._shards[name]


def _holding(page: dict[str, list[str]], key: str, *, prefix: bool) -> list[str]:
    """Return the names of the files that may hold a key, or keys that begin so."""
    first = max(bisect_right(page["firsts"], key) - 1, 0)
    last = first + 1
    while prefix and last < len(page["firsts"]) and page["firsts"][last].startswith(key):
        last += 1
    return page["names"][first:last]
