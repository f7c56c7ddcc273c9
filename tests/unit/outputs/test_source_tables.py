"""The tables of sources, as a spreadsheet opens them."""

import csv
from dataclasses import replace
from datetime import date

from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.model import Article, Issue, Period, Source
from mediawatch.outputs.csv_table import write_csv
from mediawatch.outputs.output import Publication
from mediawatch.outputs.records import SPREADSHEET
from mediawatch.outputs.source_tables import SOURCE_TABLES

DAY = date(2023, 6, 9)
FIRST = Article(10, 3, "=题", "专家网", DAY, "正文。", url="https://a.cn/1", section="全国", keywords=("慢病", "医保"))


def tables(*articles: Article) -> dict[str, list[dict[str, str]]]:
    issue = Issue(10, "月报", date(2023, 6, 30), Period(DAY, DAY), articles)
    dictionary = Dictionary((Source("HIT 专家网", aliases=("专家网",)), Source("没有")))
    given = SOURCE_TABLES.inputs(Publication(Analysis(Archive((issue,), dictionary)), "月报", "中心", "https://x.cn/"))
    files = {path: SOURCE_TABLES.make(value) for path, value in given.items()}
    return {path: list(csv.DictReader(data.decode("utf-8-sig").splitlines())) for path, data in files.items()}


def test_a_source_with_articles_has_a_table_of_them_newest_first() -> None:
    later = replace(FIRST, ordinal=4, date=date(2023, 6, 10), title="新", section=None, keywords=())
    found = tables(FIRST, later)
    assert list(found) == ["sources/HIT-专家网.csv"]
    newest, oldest = found["sources/HIT-专家网.csv"]
    assert newest["标题"] == "新"
    assert list(oldest) == [column.label for column in SPREADSHEET]
    assert [
        oldest[name] for name in ("期号", "篇序", "日期", "来源", "印出的来源", "标题", "关键词", "原文", "撤回")
    ] == [
        "10",
        "3",
        "2023-06-09",
        "HIT 专家网",
        "专家网",
        "'=题",
        "慢病、医保",
        "https://a.cn/1",
        "",
    ]


def test_what_was_withdrawn_keeps_its_title_with_the_reason_and_has_no_way_to_the_text() -> None:
    ((row,),) = tables(replace(FIRST, withdrawn="应来源要求", archived="https://kept.cn/1")).values()
    assert (row["标题"], row["撤回"], row["原文"], row["存档"], row["关键词"]) == ("'=题", "应来源要求", "", "", "")


def test_a_table_has_a_byte_order_mark_and_ends_its_lines_as_spreadsheets_do() -> None:
    assert write_csv(["甲", "乙"], [['有"引号"', "一\n二"]]) == '\ufeff"甲","乙"\r\n"有""引号""","一\n二"\r\n'.encode()
