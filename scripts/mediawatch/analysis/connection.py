"""The words that connect two articles: the rare terms that they share, joined to what can be read."""

from collections.abc import Sequence

from mediawatch.analysis.rare_terms import RareTerms
from mediawatch.search.article import SearchArticle
from mediawatch.text import article_normal_form

_MOST = 3
"""Words that are named."""
_LONGEST = 8
"""Characters that terms are joined to."""
_PHRASE = 3
"""Characters that words of one phrase share."""
_LOOSE = "的了着和与及或同在于从对将被把由为以是也就都还而该其此这那之者个等日月年"
"""Characters that stand beside words and are hardly ever their ends."""


class Connections:
    """Names the words that articles share, given by their places. Of two articles it is the same in both orders."""

    def __init__(self, articles: Sequence[SearchArticle], terms: RareTerms) -> None:
        self._articles, self._terms = articles, terms
        self._weights: list[dict[int, int]] = [{} for _ in articles]
        numbers = (term for term, length in enumerate(terms.lengths.tolist()) for _ in range(length))
        for term, article, weight in zip(numbers, terms.articles.tolist(), terms.weights.tolist(), strict=True):
            self._weights[article][term] = weight
        self._known: dict[tuple[int, int], tuple[str, ...]] = {}

    def words(self, one: int, other: int) -> tuple[str, ...]:
        """Return words that both articles have, the most telling first."""
        pair = (min(one, other), max(one, other))
        if pair not in self._known:
            self._known[pair] = self._connect(*pair)
        return self._known[pair]

    def _connect(self, one: int, other: int) -> tuple[str, ...]:
        some, others = self._weights[one], self._weights[other]
        shared = sorted(some.keys() & others.keys(), key=lambda term: (-some[term] * others[term], term))
        text, second = (_text(self._articles[place]) for place in (one, other))
        words: list[str] = []
        for term in shared:
            name = self._terms.names[term]
            if any(name in word for word in words):
                continue
            joined = self._join(name, text, second)
            if not any(_overlap(word, joined) for word in words):
                words = [word for word in words if word not in joined] + [joined]
            if len(words) == _MOST:
                break
        written = _written(self._articles[one])
        return tuple(_as_written(word, text, written) for word in words)

    def _join(self, term: str, text: str, second: str) -> str:
        """Return a term with what stands beside it in both texts, as far as that is part of a word."""
        start = text.find(term)
        if start < 0:  # in the text a space parts its characters
            return term
        end = start + len(term)
        joined = self._terms.joined

        def is_shared(first: int, last: int) -> bool:
            return last - first <= _LONGEST and text[first:last] in second

        while start and text[start - 1 : start + 1] in joined and is_shared(start - 1, end):
            start -= 1
        while text[end - 1 : end + 1] in joined and is_shared(start, end + 1):
            end += 1
        return _trim(text[start:end])


def _overlap(one: str, other: str) -> bool:
    """Tell whether two words are parts of one phrase that goes on over both."""
    return any(other[place : place + _PHRASE] in one for place in range(len(other) - _PHRASE + 1))


def _trim(word: str) -> str:
    """Return a word without the loose characters at its ends, as far as two are left."""
    while len(word) > len("词语") and word[0] in _LOOSE:
        word = word[1:]
    while len(word) > len("词语") and word[-1] in _LOOSE:
        word = word[:-1]
    return word


def _text(article: SearchArticle) -> str:
    """Return an article's text in normal form, as one string."""
    return "\n".join(article_normal_form(article.title, article.blocks))


def _written(article: SearchArticle) -> str:
    """Return an article's text as it was published."""
    return "\n".join((article.title, *article.blocks))


def _as_written(word: str, text: str, written: str) -> str:
    """Return a word in the letters of the text that it was taken from, where these stand in the same places."""
    at = text.find(word)
    return written[at : at + len(word)] if len(text) == len(written) and at >= 0 else word
