"""The index is read file by file, each once and only where a query needs it; one that is damaged says so."""

import json
from pathlib import Path
from typing import Any

import pytest
from search_archive import SOURCES, Archive

from mediawatch.commands import name_command
from mediawatch.search import files, shard
from mediawatch.search.files import write_index
from mediawatch.search.reader import FORMAT, IndexReader, IndexUnreadableError
from mediawatch.search.shard import pack


class Reading:
    """Gives the files of an index, and remembers which were asked for."""

    def __init__(self, site: Path) -> None:
        self._folder = site / "search"
        self.names: list[str] = []

    def __call__(self, name: str) -> bytes:
        self.names.append(name)
        return (self._folder / name).read_bytes()


@pytest.fixture
def cut_small(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reading:
    """Return the index of the archive in many small shards, two of them a directory page."""
    monkeypatch.setattr(shard, "_SHARD_BYTES", 60)
    monkeypatch.setattr(files, "PAGE_SHARDS", 2)
    write_index(archive.articles, SOURCES, (1,), tmp_path)
    return Reading(tmp_path)


@pytest.mark.parametrize("prefix", [False, True])
@pytest.mark.parametrize(
    ("table", "key"),
    [
        *(("tokens", key) for key in ("医", "ai", "a", "m", "2023", "1", "没有", "\U000e0000", "")),
        *(("pairs", key) for key in ("医 疗", "ai a", "疗", "𠮷 𠮷", "0 0")),
    ],
)
def test_a_key_is_found_in_whichever_file_it_is(
    archive: Archive, cut_small: Reading, table: str, key: str, prefix: bool
) -> None:
    found = list(IndexReader(cut_small).postings(table, key, prefix=prefix))
    assert found == list(archive.reader.postings(table, key, prefix=prefix))
    assert all(known.startswith(key) if prefix else known == key for known, _ in found)


def test_a_key_needs_one_page_and_one_shard_and_both_once(cut_small: Reading) -> None:
    reader = IndexReader(cut_small)
    for _ in range(2):
        [(key, posting)] = reader.postings("tokens", "医", prefix=False)
        assert (key, bool(posting.articles), posting.positions) == ("医", True, [])
    assert [name.partition("/")[0] for name in cut_small.names] == ["manifest.json", "directory", "shards"]
    assert len(set(cut_small.names)) == 3


def test_keys_that_begin_alike_may_need_several_and_no_more(cut_small: Reading) -> None:
    reader = IndexReader(cut_small)
    keys = [key for key, _ in reader.postings("tokens", "ai", prefix=True)]
    assert keys == sorted(keys)
    read = [name for name in cut_small.names if name.startswith("shards/")]
    assert 3 < len(read) <= len(keys) + 1
    assert list(reader.postings("tokens", "ai", prefix=True))
    assert read == [name for name in cut_small.names if name.startswith("shards/")]


def test_what_is_known_of_articles_is_read_once(archive: Archive) -> None:
    reading = Reading(archive.site)
    reader = IndexReader(reading)
    for _ in range(2):
        assert (reader.count, len(reader.columns.days), len(reader.sources)) == (120, 120, 4)
        assert {"sections", "keywords"} <= set(reader.labels)
    assert len(reading.names) == 4
    assert reader.issue_numbers == set(range(1, 41))
    assert (reader.ref(0), reader.ref(119)) == ("1-1", "40-3")
    assert reader.shown("1-1")["title"] == archive.articles[0].title


def test_an_index_of_nothing_has_averages_that_can_be_divided_by(tmp_path: Path) -> None:
    write_index((), (), (), tmp_path)
    reader = IndexReader(Reading(tmp_path))
    assert (reader.count, reader.averages, reader.labels) == (0, {"title": 1.0, "body": 1.0}, {})


def with_manifest(archive: Archive, **changed: Any) -> IndexReader:
    said = json.loads((archive.site / "search" / "manifest.json").read_bytes()) | changed
    said = {name: value for name, value in said.items() if value is not None}
    return IndexReader(lambda _: json.dumps(said).encode())


@pytest.mark.parametrize("manifest", [b"", b"[]", b"{}", b"1", b"\xff"])
def test_what_is_no_manifest_is_no_index(manifest: bytes) -> None:
    with pytest.raises(IndexUnreadableError, match=f"^没有可用的检索索引：请先运行 {name_command('build')}。$"):
        IndexReader(lambda _: manifest)


@pytest.mark.parametrize("missing", ["articles", "averages", "files", "directory"])
def test_a_manifest_without_what_it_must_hold_is_none(archive: Archive, missing: str) -> None:
    with pytest.raises(IndexUnreadableError, match="没有可用的检索索引"):
        with_manifest(archive, **{missing: None})


def test_a_folder_without_a_manifest_has_no_index(tmp_path: Path) -> None:
    with pytest.raises(IndexUnreadableError, match="没有可用的检索索引"):
        IndexReader(Reading(tmp_path))


def test_an_index_of_another_format_is_named_whatever_it_holds(archive: Archive) -> None:
    with pytest.raises(IndexUnreadableError, match=f"检索索引的格式是 {FORMAT + 1}，这里需要 {FORMAT}："):
        with_manifest(archive, format=FORMAT + 1, files=None)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("sources", b"no gzip"),
        ("sources", pack(b"{")),
        ("sources", pack(b"[]" * 9)[:-4]),
        ("sources", pack(b"[]" * 9)[:12] + b"\xff" * 9),
        ("articles", pack(b"")),
        ("articles", b""),
    ],
)
def test_a_file_that_is_damaged_or_missing_is_named(archive: Archive, kind: str, data: bytes) -> None:
    whole = Reading(archive.site)
    reader = IndexReader(lambda name: data if name.startswith(kind) else whole(name))
    with pytest.raises(IndexUnreadableError, match=rf"^检索索引的文件 {kind}-\w+\.bin 已损坏：请重新运行"):
        _ = reader.sources if kind == "sources" else reader.columns

    def read(name: str) -> bytes:
        if name.startswith(kind):
            raise OSError(name)
        return whole(name)

    with pytest.raises(IndexUnreadableError, match=rf"^检索索引缺少文件 {kind}-\w+\.bin：请重新运行"):
        _ = IndexReader(read).sources if kind == "sources" else IndexReader(read).columns


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ((), None),
        (("没有这家",), set[int]()),
        (("乙网",), {1}),
        (("乙网", "丙刊", "没有这家"), {1, 2}),
        (("甲日报",), {0}),
        ((" 甲日報\u3000",), {0}),
        (("甲日",), set[int]()),
        (("hit180",), {3}),
        (("ＨＩＴ180",), {0}),
        (("Hit180",), {0, 3}),
    ],
)
def test_a_source_is_chosen_by_name_or_alias_and_what_is_written_alike_only_where_nothing_is_the_same(
    archive: Archive, typed: tuple[str, ...], numbers: set[int] | None
) -> None:
    assert archive.reader.resolve_sources(typed) == numbers
