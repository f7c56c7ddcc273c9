"""COinS: read back as Zotero's parser of context objects does it."""

from urllib.parse import unquote

import pytest

from cited_articles import IMPRINT, ODD, PAPER, PORTAL, article, issue
from mediawatch.citations.cited import Cited, cite_article
from mediawatch.citations.coins import write_coins


def read_coins(text: str) -> dict[str, str]:
    """Return the pairs, apart at every `&` and then at `=`."""
    pairs = [part.split("=") for part in text.split("&")]
    assert all(len(pair) == 2 for pair in pairs)
    return {key: unquote(value, errors="strict") for key, value in pairs}


def of(title: str, source: str, url: str | None = "https://a.example/1?b=1&c=2#d") -> tuple[Cited, Cited]:
    one = article(title, source, url=url)
    return cite_article(one, PAPER, issue(one), IMPRINT), cite_article(one, PORTAL, issue(one), IMPRINT)


def test_news_and_web_pages_are_told_apart_and_say_the_same_as_the_article() -> None:
    news, page = map(read_coins, map(write_coins, of("挂号 = 快 & 好", "晚报")))
    assert news == {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": "info:ofi/fmt:kev:mtx:dc",
        "rft.type": "newspaperArticle",
        "rft.title": "挂号 = 快 & 好",
        "rft.source": "晚报",
        "rft.date": "2023-06-07",
        "rft.identifier": "https://a.example/1?b=1&c=2#d",
        "rft.language": "zh-CN",
    }
    assert page["rft.type"] == "webpage"
    assert page["rft.aucorp"] == "晚报"
    assert "rft.source" not in page


@pytest.mark.parametrize("words", ODD)
def test_any_title_comes_back_as_it_was(words: str) -> None:
    for cited in of(words, words):
        said = read_coins(write_coins(cited))
        assert said["rft.title"] == cited.title
        assert said.get("rft.source", said.get("rft.aucorp")) == cited.author or cited.container


def test_the_format_is_named_without_escapes_as_readers_look_for_it() -> None:
    assert "&rft_val_fmt=info:ofi/fmt:kev:mtx:dc&" in write_coins(of("题", "晚报")[0])
