import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mediawatch.search import corpus as module
from mediawatch.search.corpus import collect_corpus
from mediawatch.text import article_tokens

TEXTS = st.one_of(st.text(max_size=8), st.text("a1ΣÅ\u030a医療𠮷，“ \u3000\n¶|\u200b\0", max_size=8))
ARTICLES = st.lists(st.tuples(TEXTS, st.lists(TEXTS, max_size=3).map(tuple)), max_size=6)


@given(ARTICLES)
@example([("！", ("正文",)), ("标题！", ()), ("", ()), ("。", ("。",)), ("《题》", ("“一。", "二"))])
def test_a_corpus_has_the_tokens_of_its_articles(articles: list[tuple[str, tuple[str, ...]]]) -> None:
    corpus = collect_corpus(articles)
    named: list[str] = [corpus.vocabulary[token] for token in corpus.tokens.tolist()]
    spans = list(zip(corpus.starts, corpus.starts[1:], corpus.titles, strict=False))
    assert [(named[start:end], title) for start, end, title in spans] == [article_tokens(*one) for one in articles]
    assert list(corpus.vocabulary) == sorted(set(named))


def test_small_batches_give_the_same_corpus(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [("医疗AI", ("数据", "ai 医"))] * 3 + [("", ()), ("新词 word", ())]
    whole = collect_corpus(articles)
    monkeypatch.setattr(module, "_BATCH", 1)
    small = collect_corpus(articles)
    assert small.vocabulary == whole.vocabulary
    assert small.tokens.tolist() == whole.tokens.tolist()
    assert small.starts.tolist() == whole.starts.tolist()
    assert small.titles.tolist() == whole.titles.tolist()
