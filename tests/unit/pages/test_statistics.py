"""The page 统计: what it says of much, of little and of nothing."""

import random
import re
from collections.abc import Iterable
from datetime import date
from html import unescape
from xml.etree import ElementTree

import pytest

from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.model import Article, Issue, Period, Source, SourceKind
from mediawatch.pages.edition import Edition
from mediawatch.pages.kinds.statistics import STATISTICS

SOURCES = (Source("甲报", kind=SourceKind.MAINSTREAM), Source("<乙> 网"), *(Source(f"小报{n}") for n in range(20)))


def article(day: str, source: str = "甲报", body: str = "正文。", withdrawn: str | None = None) -> Article:
    return Article(1, 1, "题", source, date.fromisoformat(day), body, withdrawn=withdrawn)


def page(articles: Iterable[Article], sources: tuple[Source, ...] = SOURCES) -> str:
    day = date(2023, 6, 30)
    issue = Issue(1, "月报", day, Period(day, day), tuple(articles))
    (made,) = STATISTICS.compose(Edition(Analysis(Archive((issue,), Dictionary(sources))), "月报"))
    assert made.path == "statistics/index.md"
    html = made.text.partition("<!-- html -->")[2].partition("<!-- /html -->")[0]
    ElementTree.fromstring(f"<main>{html}</main>".replace(" download>", ">").replace("\u00a0", " "))  # noqa: S314
    return made.text


def says(text: str, title: str) -> str:
    """Return the sentence of a figure."""
    found = re.search(rf"<strong>{title}</strong> ([^<]*)<", text)
    assert found, title
    return unescape(found[1])


def test_the_page_of_one_month_compares_nothing() -> None:
    text = page([article("2023-06-01"), article("2023-06-02", "<乙> 网"), article("2023-06-03", withdrawn="")])
    assert '<a href="../data/">数据</a>' in text
    assert "收录的文章都在 2023年6月，共 2\u00a0篇。" in text
    assert says(text, "文章最多的来源") == "共 2\u00a0个来源，最多的是<乙> 网等 2\u00a0个，各 1\u00a0篇（50.0%）。"
    assert "按类别：主流媒体 1\u00a0篇，其他 1\u00a0篇。" in text
    assert "收录的文章都在同一年" in text
    assert "<svg" not in text
    assert text.startswith("---\ntitle: 统计\n")


def test_the_page_of_nothing_says_so() -> None:
    assert "还没有可以统计的文章" in page([])


def test_months_lead_to_their_articles_and_empty_ones_nowhere() -> None:
    text = page([article("2023-01-01"), article("2023-03-01"), article("2023-03-31")])
    assert says(text, "各月的文章") == "2023年1月至2023年3月，最多的是2023年3月，2\u00a0篇；有 1\u00a0个月没有文章。"
    assert '<th scope="row"><a href="../search/?from=2023-03-01&amp;to=2023-03-31">2023年3月</a></th><td>2</td>' in text
    assert '<th scope="row">2023年2月</th><td>0</td>' in text
    assert "收录的文章都在同一年" in text


def test_of_many_months_the_years_are_named() -> None:
    text = page([article("2019-12-01"), article("2021-12-01"), article("2022-02-01")])
    assert re.findall(r'<text class="mw-chart-tick"[^>]*>(\d+)</text>', text)[:3] == ["2020", "2021", "2022"]


def test_the_most_frequent_sources_have_rows_and_the_others_one() -> None:
    articles = [article(f"202{n % 3}-01-01", f"小报{n}") for n in range(20)]
    text = page([*articles, article("2020-01-01", "<乙> 网"), article("2021-01-01", "<乙> 网")])
    sentence = says(text, "文章最多的来源")
    assert sentence.startswith(
        "共 21\u00a0个来源，最多的是<乙> 网，2\u00a0篇（9.1%）；最多的 12\u00a0个合起来占 59.1%。"
    )
    assert '<a href="../sources/%E4%B9%99-%E7%BD%91/">&lt;乙&gt; 网</a>' in text
    assert '<a href="../sources/">其他 9\u00a0个来源</a>' in text


def test_kinds_are_shares_of_each_year() -> None:
    text = page([article("2021-01-01"), article("2022-01-01"), article("2022-01-01", "小报1"), article("2022-01-02")])
    assert (
        says(text, "各类来源的份额")
        == "全部文章里主流媒体最多，占 75.0%：最高的2021年占 100.0%，最低的2022年占 66.7%。"
    )
    assert "<td>2（66.7%）</td><td>1（33.3%）</td>" in text


def test_sources_come_and_go() -> None:
    text = page([article("2019-01-01"), article("2020-01-01", "小报1"), article("2022-01-01", "小报2")])
    assert (
        says(text, "来源的新旧更替") == "2019年以后，新来源最多的是2020年等 2\u00a0年，各 1\u00a0个。"
        "末次收录最多的是2019年等 2\u00a0年，各 1\u00a0个。"
    )
    assert "没有新来源" in page([article("2019-01-01"), article("2020-01-01")])


def in_words(year: int, word: str) -> list[Article]:
    rng = random.Random(year)
    around = [chr(code) for code in range(0x5000, 0x5400)]
    return [
        article(f"{year}-05-05", body="".join(rng.choices(around, k=20)) + word + "".join(rng.choices(around, k=20)))
        for _ in range(40)
    ]


def test_words_lead_to_the_articles_of_the_year_in_which_they_stand() -> None:
    text = page([*in_words(2020, ""), *in_words(2021, "电子病历"), *in_words(2022, "")])
    query = "q=%E7%94%B5%E5%AD%90%E7%97%85%E5%8E%86&amp;from=2021-01-01&amp;to=2021-12-31"
    sentence = "最明显的一处：有“电子病历”的文章，2020年 0\u00a0篇（0.0%），2021年 40\u00a0篇（100.0%）。"
    assert says(text, "增加最明显的词").startswith(sentence)
    assert re.findall(r"<h3>(\d+)年", text) == ["2022", "2021"]
    up, down = text[text.index("<h3>2021年") :], text[text.index("<h3>2022年") : text.index("<h3>2021年")]
    for part, said, shares in ((up, "多起来", "0.0%→100.0%"), (down, "少下去", "100.0%→0.0%")):
        assert f'<dt>{said}</dt><dd><span><a href="../search/?{query}">电子病历</a>' in part
        assert shares in part


@pytest.mark.parametrize("years", [(2021, 2022), (2021, 2023)])
def test_years_that_do_not_differ_have_no_words(years: tuple[int, ...]) -> None:
    text = page([one for year in years for one in in_words(year, "电子病历")])
    assert "没有哪个词有明显的增减" in text
