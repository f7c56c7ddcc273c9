"""The articles of each topic as a table, beside its page, with the columns of `data/articles.csv`."""

from mediawatch.outputs.output import Output, Publication
from mediawatch.outputs.records import ToldArticle, tell_issues, write_table


def _tables(publication: Publication) -> dict[str, tuple[tuple[ToldArticle, ...], str]]:
    """Return the articles of the topics, newest first, and the mark of their site, by the paths of their tables."""
    shelves = publication.analysis.topics
    told = {one.article.ref: one for _, articles in tell_issues(publication) for one in articles} if shelves else {}
    mark = publication.analysis.profile.mark
    return {f"topics/{one.slug}.csv": (tuple(told[each.ref] for each in one.articles), mark) for one in shelves}


TOPIC_TABLES = Output(_tables, lambda given: write_table(*given))
