"""What can be searched: the articles as search knows them."""

from collections.abc import Iterable, Iterator

from mediawatch.archive.dictionary import Dictionary
from mediawatch.format.render import published_body
from mediawatch.model import Issue
from mediawatch.search.article import SearchArticle


def search_articles(issues: Iterable[Issue], dictionary: Dictionary) -> Iterator[SearchArticle]:
    """Yield what search knows of the articles: the published text, under the source's entry; not of withdrawn ones."""
    for issue in issues:
        for article in issue.articles:
            source = dictionary.resolve(article.source)
            if source is not None and article.withdrawn is None:
                yield SearchArticle(article, source, published_body(article, source).blocks)
