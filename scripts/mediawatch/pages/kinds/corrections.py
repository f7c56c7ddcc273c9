"""更正与撤回: the ledger of what was put right and what was taken down, by issue."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mediawatch.model import Article, Issue
from mediawatch.pages.edition import Edition
from mediawatch.pages.kind import PageKind
from mediawatch.pages.page import Page, make_page


@dataclass(frozen=True, slots=True)
class Amended:
    """An issue, and those of its articles that were put right or taken down."""

    issue: Issue
    articles: tuple[Article, ...]


def amended_issues(issues: Iterable[Issue]) -> tuple[Amended, ...]:
    """Return the issues in which something was put right or taken down, in the order in which they come."""
    found = (Amended(issue, tuple(filter(_is_amended, issue.articles))) for issue in issues)
    return tuple(one for one in found if one.articles)


def _is_amended(article: Article) -> bool:
    return bool(article.correction) or article.withdrawn is not None


def _compose(edition: Edition) -> Iterator[Page]:
    amended = amended_issues(edition.shelves.issues)
    articles = [article for one in amended for article in one.articles]
    corrected = sum(bool(article.correction) for article in articles)
    withdrawn = sum(article.withdrawn is not None for article in articles)
    yield make_page(
        "corrections/index.md", "corrections", "../", amended=amended, corrected=corrected, withdrawn=withdrawn
    )


CORRECTIONS = PageKind("corrections", _compose)
