"""The articles of each source as a table, beside its page, with the columns of `data/articles.csv`."""

from collections import defaultdict

from mediawatch.outputs.output import Output, Publication
from mediawatch.outputs.records import ToldArticle, tell_issues, write_table
from mediawatch.slug import assign_slugs


def _tables(publication: Publication) -> dict[str, tuple[ToldArticle, ...]]:
    """Return the articles of the sources that have some, newest first, by the paths of their tables."""
    found: dict[str, list[ToldArticle]] = defaultdict(list)
    for told in (one for _, articles in tell_issues(publication) for one in articles):
        if told.source:
            found[told.source.name].append(told)
    slugs = assign_slugs(source.name for source in publication.dictionary.sources)
    return {f"sources/{slugs[name]}.csv": tuple(sorted(articles, key=_age)) for name, articles in found.items()}


def _age(told: ToldArticle) -> tuple[int, int, int]:
    return -told.article.date.toordinal(), -told.article.issue_number, told.article.ordinal


def _write(articles: tuple[ToldArticle, ...]) -> bytes:
    return write_table(articles, articles[0].mark)


SOURCE_TABLES = Output(_tables, _write)
