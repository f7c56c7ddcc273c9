import gzip
from collections.abc import Iterable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mediawatch.search import postings, shard
from mediawatch.search.corpus import Corpus, collect_corpus
from mediawatch.search.postings import PostingBatch, pair_postings, sort_places, token_postings
from mediawatch.search.shard import cut_shards, read_posting, read_shard
from mediawatch.search.varint import decode_varints, encode_varint, encode_varints
from mediawatch.text import article_tokens

ARTICLES = st.lists(
    st.tuples(st.text("ab医疗𠮷，。 ", max_size=6), st.lists(st.text("a医疗，", max_size=8)).map(tuple))
)


def pairs_of(corpus: Corpus) -> list[tuple[str, bytes]]:
    return posting_lists(pair_postings(corpus, sort_places(corpus)))


def tokens_of(corpus: Corpus) -> list[tuple[str, bytes]]:
    return posting_lists(token_postings(corpus, sort_places(corpus)))


def posting_lists(batches: Iterable[PostingBatch]) -> list[tuple[str, bytes]]:
    """Return the keys of a table with their posting lists."""
    return [
        (key, batch.data[start:end])
        for batch in batches
        for key, start, end in zip(batch.keys, batch.starts, batch.starts[1:], strict=False)
    ]


@given(st.lists(st.integers(0, 2**32 - 1)))
def test_numbers_survive_their_encoding(numbers: list[int]) -> None:
    data, starts = encode_varints(np.array(numbers, dtype=np.uint32))
    assert decode_varints(data) == numbers
    assert len(starts) == len(numbers) + 1
    assert [data[start:end] for start, end in pairwise(starts)] == [encode_varint(number) for number in numbers]


@given(ARTICLES)
@example([("医疗健康", ("医疗，数据", "医")), ("数据", ("医疗 ai",)), ("", ())])  # nothing ever follows the first token
def test_posting_lists_hold_every_occurrence(texts: list[tuple[str, tuple[str, ...]]]) -> None:
    articles = [article_tokens(title, blocks) for title, blocks in texts]
    corpus = collect_corpus(texts)
    found = {
        (key, article): positions
        for key, data in pairs_of(corpus)
        for term in [read_posting(data, pairs=True)]
        for article, positions in zip(term.articles, term.positions, strict=True)
    }
    expected: dict[tuple[str, int], list[int]] = {}
    for article, (tokens, _) in enumerate(articles):
        for place, pair in enumerate(zip(tokens, tokens[1:], strict=False)):
            expected.setdefault((" ".join(pair), article), []).append(place)
    assert found == expected
    counted = {
        (key, article): (count, title)
        for key, data in tokens_of(corpus)
        for term in [read_posting(data, pairs=False)]
        for article, count, title in zip(term.articles, term.counts, term.titles, strict=True)
    }
    assert counted == {
        (token, article): (tokens.count(token), tokens[:title].count(token))
        for article, (tokens, title) in enumerate(articles)
        for token in set(tokens) - {"|"}
    }


@pytest.mark.parametrize("size", [1, 3, 7])
def test_small_chunks_give_the_same_index(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    corpus = collect_corpus([("医疗健康", ("医疗，数据", "医")), ("数据", ("医疗 ai",)), ("", ())] * 5)
    whole = pairs_of(corpus), tokens_of(corpus)
    monkeypatch.setattr(postings, "_CHUNK", size)
    assert (pairs_of(corpus), tokens_of(corpus)) == whole
    assert all(table == sorted(table) for table in whole)


def test_a_shard_gives_back_its_posting_lists() -> None:
    corpus = collect_corpus([("医疗", ("健康数据",)), ("ai", ("医",))])
    table = dict(tokens_of(corpus))
    shards = list(cut_shards(token_postings(corpus, sort_places(corpus))))
    assert {key: data for shard in shards for key, data in read_shard(shard.data).items()} == table
    assert shards[0].first == "ai"


@pytest.mark.parametrize("most", [1, 12, 40, 6000])
def test_a_shard_takes_what_it_has_room_for_and_one_key_at_least(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(shard, "_SHARD_BYTES", most)
    corpus = collect_corpus([("医疗健康数据字典电子病历", ()), ("医疗" * 30, ()), ("machine learning 数据", ())])
    shards = [read_shard(one.data) for one in cut_shards(pair_postings(corpus, sort_places(corpus)))]
    sizes = [[len(key.encode()) + len(data) for key, data in one.items()] for one in shards]
    assert all(sum(one) <= most or len(one) == 1 for one in sizes)
    assert all(sum(one) + following[0] > most for one, following in pairwise(sizes))
    assert len(sizes) > 1 or most == 6000


def test_the_same_bytes_are_packed_the_same_at_any_time() -> None:
    packed = shard.pack(b"1" * 99)
    assert gzip.decompress(packed) == b"1" * 99
    assert packed[:10] == b"\x1f\x8b\x08\0" + bytes(5) + b"\xff"  # whatever Python writes it
    assert len(packed) < 40
