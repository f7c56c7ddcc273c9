"""The tables behind the page 统计, as CSV."""

from collections.abc import Iterator

from mediawatch.analysis.analysis import Analysis
from mediawatch.analysis.counts import YearTable
from mediawatch.outputs.csv_table import write_csv
from mediawatch.outputs.output import Output, Publication

Row = tuple[str | int, ...]
"""The cells of a line."""


def statistics(publication: Publication) -> dict[str, tuple[Row, ...]]:
    """Return the tables by their files' paths, each with its head."""
    analysis = publication.analysis
    kinds = {source.name: source.kind.value for source in publication.dictionary.sources}
    tables: dict[str, tuple[Row, ...]] = {
        "months": (("月", "篇"), *((str(month), n) for month, n in analysis.article_months)),
        "sources": tuple(_by_year("来源", analysis.sources, kinds)),
        "kinds": tuple(_by_year("类别", analysis.kinds)),
        "turnover": (("年", "新旧", "来源"), *_turnover(analysis)),
        "words": (
            ("年", "比较的年", "增减", "词", "当年有它的篇", "当年的篇", "先前有它的篇", "先前的篇", "G2"),
            *_words(analysis),
        ),
    }
    return {f"data/statistics/{name}.csv": table for name, table in tables.items()}


def _by_year(of: str, table: YearTable, kinds: dict[str, str] | None = None) -> Iterator[Row]:
    """Yield a row for each name, with its sum and its years; of sources also the kind."""
    yield (of, *(("类别",) if kinds else ()), "合计", *map(str, table.years))
    for name, row in table.rows:
        yield (name, *((kinds[name],) if kinds else ()), sum(row), *row)


def _turnover(analysis: Analysis) -> Iterator[Row]:
    for year in analysis.turnover:
        yield from ((year.year, "新来源", name) for name in year.came)
        yield from ((year.year, "末次收录", name) for name in year.gone)


def _words(analysis: Analysis) -> Iterator[Row]:
    words = analysis.words
    for one in words.shifts:
        then, now = words.years.index(one.earlier), words.years.index(one.year)
        for said, shifts in (("增", one.rose), ("减", one.fell)):
            for shift in shifts:
                counts = shift.word.articles
                articles = (counts[now], words.articles[now], counts[then], words.articles[then])
                yield (one.year, one.earlier, said, shift.word.text, *articles, f"{shift.likelihood:.2f}")


def write_table(table: tuple[Row, ...]) -> bytes:
    """Return a table, whose first row is its head, as CSV."""
    head, *rows = (tuple(map(str, row)) for row in table)
    return write_csv(head, rows)


STATISTICS = Output(statistics, write_table)
