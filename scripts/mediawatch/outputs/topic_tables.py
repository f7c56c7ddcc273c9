"""The articles of each topic as a table, beside its page, with the columns of `data/articles.csv`."""

from mediawatch.outputs.csv_table import write_csv
from mediawatch.outputs.output import Output, Publication
from mediawatch.outputs.records import SPREADSHEET, ToldArticle, article_row, tell_issues


def _tables(publication: Publication) -> dict[str, tuple[ToldArticle, ...]]:
    """Return the articles of the topics, newest first, by the paths of their tables."""
    shelves = publication.analysis.topics
    told = {one.article.ref: one for _, articles in tell_issues(publication) for one in articles} if shelves else {}
    return {f"topics/{shelf.slug}.csv": tuple(told[one.ref] for one in shelf.articles) for shelf in shelves}


def _write(articles: tuple[ToldArticle, ...]) -> bytes:
    return write_csv([column.label for column in SPREADSHEET], map(article_row, articles))


TOPIC_TABLES = Output(_tables, _write)
