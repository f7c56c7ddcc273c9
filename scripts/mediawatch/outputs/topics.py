"""The articles of each topic as a table, beside its page: `topics/数据治理.csv`."""

from collections.abc import Iterator

from mediawatch.outputs.csv_table import write_csv
from mediawatch.outputs.output import Output, Publication
from mediawatch.search.article import SearchArticle

_HEAD = ("期号", "篇序", "日期", "来源", "标题", "栏目", "关键词", "原文", "本站")
Row = tuple[str, ...]


def tables(publication: Publication) -> dict[str, tuple[Row, ...]]:
    """Return the table of each topic, newest first, by its path in the site."""
    return {
        f"topics/{shelf.slug}.csv": tuple(_rows(publication.address, shelf.articles))
        for shelf in publication.analysis.topics
    }


def write_table(rows: tuple[Row, ...]) -> bytes:
    """Return a table as CSV."""
    return write_csv(_HEAD, rows)


def _rows(home: str, articles: tuple[SearchArticle, ...]) -> Iterator[Row]:
    for one in articles:
        article = one.article
        number, ordinal = article.issue_number, article.ordinal
        yield (
            str(number),
            str(ordinal),
            article.date.isoformat(),
            one.source.name,
            article.title,
            article.section or "",
            "、".join(article.keywords),
            article.url or "",
            f"{home}issues/{number}/#article-{ordinal}",
        )


TABLES = Output(tables, write_table)
