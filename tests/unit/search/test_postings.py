import gzip
from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediawatch.search import postings
from mediawatch.search.postings import PostingBatch, collect_corpus, pair_postings, token_postings
from mediawatch.search.shard import cut_shards, read_posting, read_shard
from mediawatch.search.varint import decode_varints, encode_varints

ARTICLES = st.lists(
    st.tuples(st.lists(st.sampled_from(["a", "医", "疗", "𠮷", "|", "b"]), max_size=12), st.integers(0, 3))
)


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


@given(ARTICLES)
def test_posting_lists_hold_every_occurrence(articles: list[tuple[list[str], int]]) -> None:
    corpus = collect_corpus(articles)
    found = {
        (key, article): positions
        for key, data in posting_lists(pair_postings(corpus))
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
        for key, data in posting_lists(token_postings(corpus))
        for term in [read_posting(data, pairs=False)]
        for article, count, title in zip(term.articles, term.counts, term.titles, strict=True)
    }
    assert counted == {
        (token, article): (tokens.count(token), tokens[:title].count(token))
        for article, (tokens, title) in enumerate(articles)
        for token in set(tokens) - {"|"}
    }


def test_small_chunks_give_the_same_index(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [(list("医疗健康医疗数据医"), 2), (list("数据医疗"), 1)] * 5
    whole = posting_lists(pair_postings(collect_corpus(articles)))
    monkeypatch.setattr(postings, "_CHUNK", 3)
    assert posting_lists(pair_postings(collect_corpus(articles))) == whole
    assert whole == sorted(whole)


def test_a_shard_gives_back_its_posting_lists() -> None:
    corpus = collect_corpus([(list("医疗健康数据"), 0), (["ai", "医"], 1)])
    table = dict(posting_lists(token_postings(corpus)))
    [shard] = cut_shards(token_postings(corpus))
    assert read_shard(gzip.decompress(shard.data)) == table
    assert shard.first == "ai"
