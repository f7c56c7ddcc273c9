"""The articles as search knows them: what readers may read of an archive. All that looks at texts takes these."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from mediawatch.archive.dictionary import Dictionary
from mediawatch.format.render import published_body
from mediawatch.model import Issue, Topic
from mediawatch.search.article import SearchArticle


class Published(Protocol):
    """What is needed of an archive."""

    @property
    def issues(self) -> tuple[Issue, ...]:
        """All issues, by number."""
        ...

    @property
    def dictionary(self) -> Dictionary:
        """The sources."""
        ...

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics."""
        ...


def search_articles(issues: Iterable[Issue], dictionary: Dictionary) -> Iterator[SearchArticle]:
    """Yield what search knows of the articles: the published text, under the source's entry; not of withdrawn ones."""
    for issue in issues:
        for article in issue.articles:
            source = dictionary.resolve(article.source)
            if source is not None and article.withdrawn is None:
                yield SearchArticle(article, source, published_body(article, source).blocks)
