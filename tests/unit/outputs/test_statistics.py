"""The tables of 统计 as files."""

import csv
from datetime import date

from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.model import Article, Issue, Period, Source, SourceKind
from mediawatch.outputs.output import Publication
from mediawatch.outputs.registry import find_outputs
from mediawatch.outputs.statistics import STATISTICS

DAY = date(2023, 6, 30)
SOURCES = (Source("甲报", kind=SourceKind.MAINSTREAM), Source("=乙"))


def tables(*articles: tuple[str, str, str]) -> dict[str, list[list[str]]]:
    said = tuple(
        Article(1, place, "题", source, date.fromisoformat(day), body)
        for place, (source, day, body) in enumerate(articles, 1)
    )
    archive = Archive((Issue(1, "月报", DAY, Period(DAY, DAY), said),), Dictionary(SOURCES))
    given = STATISTICS.inputs(Publication(Analysis(archive), "月报", "中心", "https://example.org/"))
    files = {path: STATISTICS.make(rows).decode("utf-8-sig") for path, rows in given.items()}
    return {path: list(csv.reader(text.splitlines())) for path, text in files.items()}


def test_every_table_is_a_file_of_its_own() -> None:
    made = tables(("甲报", "2021-12-01", ""), ("=乙", "2023-02-01", ""), ("甲报", "2023-02-02", ""))
    assert made["data/statistics/months.csv"][:3] == [["月", "篇"], ["2021-12", "1"], ["2022-01", "0"]]
    assert made["data/statistics/sources.csv"] == [
        ["来源", "类别", "合计", "2021", "2022", "2023"],
        ["甲报", "主流媒体", "2", "1", "0", "1"],
        ["'=乙", "其他", "1", "0", "0", "1"],
    ]
    assert made["data/statistics/kinds.csv"][1] == ["主流媒体", "2", "1", "0", "1"]
    assert made["data/statistics/turnover.csv"][1:] == [["2021", "新来源", "甲报"], ["2023", "新来源", "'=乙"]]
    assert STATISTICS in find_outputs()


def test_words_have_their_counts_and_what_they_are_counts_of() -> None:
    body = "病历，" + "".join(map(chr, range(0x5000, 0x5040)))
    made = tables(*[("甲报", "2021-01-01", "")] * 30, *[("甲报", "2022-01-01", body)] * 30, ("甲报", "2024-01-01", ""))
    rows = made["data/statistics/words.csv"]
    assert rows[0] == ["年", "比较的年", "增减", "词", "当年有它的篇", "当年的篇", "先前有它的篇", "先前的篇", "G2"]
    assert rows[1] == ["2022", "2021", "增", "病历", "30", "30", "0", "30", "83.18"]


def test_nothing_makes_tables_of_nothing() -> None:
    assert {path: len(rows) for path, rows in tables().items()} == dict.fromkeys(tables(), 1)
