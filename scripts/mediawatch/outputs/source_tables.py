"""The articles of each source as a table, beside its page: `sources/新华网.csv`."""

from collections import defaultdict

from mediawatch.model import Article
from mediawatch.outputs.csv_table import write_csv
from mediawatch.outputs.output import Output, Publication
from mediawatch.slug import assign_slugs

_HEAD = ("期号", "篇序", "日期", "来源", "标题", "栏目", "关键词", "原文", "存档", "本站", "撤回")
"""Number and ordinal apart: a spreadsheet would take the ref 10-3 for a day."""

_Table = tuple[str, tuple[Article, ...]]
"""The address of the site, and articles, newest first."""


def _tables(publication: Publication) -> dict[str, _Table]:
    """Return the tables of the sources that have articles, by their paths."""
    found: dict[str, list[Article]] = defaultdict(list)
    for article in (article for issue in publication.issues for article in issue.articles):
        if source := publication.dictionary.resolve(article.source):
            found[source.name].append(article)
    slugs = assign_slugs(source.name for source in publication.dictionary.sources)
    return {
        f"sources/{slugs[name]}.csv": (publication.address, tuple(sorted(articles, key=_age)))
        for name, articles in found.items()
    }


def _age(article: Article) -> tuple[int, int, int]:
    return -article.date.toordinal(), -article.issue_number, article.ordinal


def _write(table: _Table) -> bytes:
    address, articles = table
    return write_csv(_HEAD, (_row(article, address) for article in articles))


def _row(article: Article, address: str) -> tuple[str, ...]:
    """Return what the pages show of an article without its text: of one that was withdrawn no way to it."""
    is_there = article.withdrawn is None
    return (
        str(article.issue_number),
        str(article.ordinal),
        article.date.isoformat(),
        article.source,
        article.title,
        article.section or "",
        "、".join(article.keywords),
        (article.url or "") if is_there else "",
        (article.archived or "") if is_there else "",
        f"{address}issues/{article.issue_number}/#article-{article.ordinal}",
        "" if is_there else (article.withdrawn or "是"),
    )


SOURCE_TABLES = Output(_tables, _write)
