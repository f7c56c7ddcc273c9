"""What the page of an issue says for those who cite it, and for machines that read it."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from mediawatch.citations.cited import Cited, CitedKind, Imprint, cite_article, cite_entry, cite_issue
from mediawatch.citations.coins import write_coins
from mediawatch.citations.linked_data import write_linked_data
from mediawatch.citations.reference import split_reference
from mediawatch.model import Article, Issue, Source


@dataclass(frozen=True, slots=True)
class ShownReference:
    """A reference as a page shows it: `before` and `after` the place where the day of access belongs, if it has one.

    Where the address of the site is not known, `anchor` leads to what is cited: a script then says the address.
    """

    before: str
    after: str
    is_dated: bool
    anchor: str


@dataclass(frozen=True, slots=True)
class Citing:
    """How an article or an issue is cited; `coins` is for the title of a span, empty where it is no item of its own."""

    references: tuple[ShownReference, ...]
    coins: str = ""


@dataclass(frozen=True, slots=True)
class PageCiting:
    """How an issue and its articles are cited, in order; `linked_data` is what a `script` element holds."""

    cited: Cited
    issue: Citing
    articles: tuple[Citing, ...]
    linked_data: Markup


def cite_page(issue: Issue, sources: Sequence[Source | None], imprint: Imprint) -> PageCiting:
    """Return how an issue is cited; `sources` are those of its articles."""
    cited = cite_issue(issue, imprint)
    articles = (
        _cite_article(article, source, issue, imprint) for article, source in zip(issue.articles, sources, strict=True)
    )
    linked = Markup(write_linked_data(issue, sources, imprint))  # noqa: S704 - nothing in it is a mark of HTML
    return PageCiting(cited, Citing((_shown(cited),)), tuple(articles), linked)


def _cite_article(article: Article, source: Source | None, issue: Issue, imprint: Imprint) -> Citing:
    """Return how an article is cited, and its place in the digest; of a withdrawn one only that."""
    entry = _shown(cite_entry(article, issue, imprint))
    if article.is_tombstone:
        return Citing((entry,))
    cited = cite_article(article, source, issue, imprint)
    return Citing((_shown(cited), entry), write_coins(cited))


def _shown(cited: Cited) -> ShownReference:
    before, after = split_reference(cited)
    anchor = "" if cited.url else "#" + cited.page.partition("#")[2]
    return ShownReference(before, after, cited.kind is CitedKind.WEB_PAGE, anchor)
