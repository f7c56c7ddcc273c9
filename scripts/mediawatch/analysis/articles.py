"""The articles as search knows them: what readers may read of an archive. All that looks at texts takes these."""

from collections.abc import Iterable, Iterator

from mediawatch.archive.dictionary import Dictionary
from mediawatch.format.render import render_body
from mediawatch.model import Issue
from mediawatch.search.article import SearchArticle


def search_articles(issues: Iterable[Issue], dictionary: Dictionary) -> Iterator[SearchArticle]:
    """Yield what search knows of the articles: what is shown, under the source's entry; of a tombstone nothing."""
    for issue in issues:
        for article in issue.articles:
            source = dictionary.resolve(article.source)
            if source is not None and not article.is_tombstone:
                yield SearchArticle(article, source, render_body(article.body).blocks)
