"""What the home page, lists, years and sources say of the archive as a whole: a table of it, folds, what is missing."""

import html
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from made_pages import make_pages
from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.model import Article, Issue, Period, Source
from mediawatch.pages.catalogue import UNFOLDED

XINHUA, OLD = Source("新华网"), Source("旧名")


def article(ordinal: int = 1, number: int = 7, **values: object) -> Article:
    fields: dict[str, object] = {"title": "题目", "source": "新华网", "date": date(2023, 6, ordinal), "body": "正文。"}
    return Article(number, ordinal, **{**fields, **values})  # pyright: ignore[reportArgumentType]


def issue(*articles: Article, number: int = 7, year: int = 2023) -> Issue:
    return Issue(number, "月报", date(year, 6, 30), Period(date(year, 6, 1), date(year, 6, 30)), articles)


def pages(*issues: Issue, sources: Iterable[Source] = (XINHUA, OLD)) -> dict[str, str]:
    return make_pages(Archive(issues, Dictionary(tuple(sources)), ()))


def words(text: str) -> str:
    """Return what a page's HTML says, without its front matter."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text.split("\n---\n", 1)[1])).split())


def test_home_and_the_list_of_issues_lead_from_each_month_to_its_place_on_the_page_of_its_year() -> None:
    texts = pages(*(issue(article(number=n), number=n, year=2021 + n) for n in (1, 4)))
    for path, root in (("index.md", ""), ("issues/index.md", "../")):
        assert f'<a href="{root}years/2022/#month-6" aria-label="2022年6月，1\u00a0期">1</a>' in texts[path]
        assert "缺第 2–3 期；2023–2024年没有收录" in words(texts[path])
    for year in (2022, 2025):
        assert 'id="month-6"' in texts[f"years/{year}.md"]
        assert 'href="#month-6"' in texts[f"years/{year}.md"]


def test_a_year_names_what_is_missing_once_where_it_belongs_and_in_its_sum() -> None:
    numbers = {1: "01", 3: "01", 6: "05", 7: "06"}
    one, two, three, four = (
        replace(issue(article(number=n), number=n), published=date(2023, int(month), n)) for n, month in numbers.items()
    )
    after = issue(article(number=9), number=9, year=2024)
    texts = pages(one, two, three, four, after)
    said = words(texts["years/2023.md"])
    assert "共 4 篇文章；缺第 2、4–5 期；和前后年份之间缺第 8 期。" in said.replace("\u00a0", " ")
    assert said.index("缺第 8 期，在第 7 期（2023年6月7日）和第 9 期（2024年6月30日）之间") < said.index("第 7 期 2023")
    assert said.index("第 6 期 2023") < said.index("缺第 4–5 期，在第 3 期") < said.index("第 3 期 2023")
    assert said.index("第 3 期 2023") < said.index("缺第 2 期，在第 1 期") < said.index("第 1 期 2023")
    assert re.findall(r'id="missing-(\d+)"', texts["years/2023.md"]) == ["8", "4", "2"]
    assert re.findall(r'id="missing-(\d+)"', texts["years/2024.md"]) == ["8"]
    assert "缺" not in words(pages(one)["years/2023.md"])


def test_a_year_leads_to_its_neighbours_above_and_below_its_issues() -> None:
    text = pages(*(issue(article(number=n), number=n, year=2020 + n) for n in (1, 2, 3)))["years/2022.md"]
    ways = [("prev", "../2021/"), ("next", "../2023/")]
    assert re.findall(r'rel="(prev|next)" href="([^"]*)"', text) == ways * 2
    above, below = (part for part in re.split(r"<details", text, maxsplit=1))
    assert above.count('rel="prev"') == below.count('rel="prev"') == 1


def test_a_short_list_is_unfolded_and_of_a_long_one_only_the_newest_year() -> None:
    few, many = (
        [
            issue(article(number=n, date=date(2020 + n % 3, 6, 1)), number=n, year=2020 + n % 3)
            for n in range(1, count + 1)
        ]
        for count in (UNFOLDED, UNFOLDED + 1)
    )
    for path in ("issues/index.md", "sources/新华网.md"):
        for issues, unfolded in ((few, ["2022", "2021", "2020"]), (many, ["2022"])):
            text = pages(*issues)[path]
            assert re.findall(r'<details class="mw-fold" id="year-(\d+)"', text) == ["2022", "2021", "2020"]
            assert re.findall(r'id="year-(\d+)" open>', text) == unfolded
            assert re.findall(r'<li><a href="#year-(\d+)">', text) == ["2022", "2021", "2020"]


def test_of_a_long_year_only_the_newest_month_is_unfolded() -> None:
    long = [article(number=1, ordinal=1) for _ in range(201)]
    may = replace(issue(*long, number=1), published=date(2023, 5, 31))
    for articles, unfolded in (([article(number=2)], ["6"]), ([], ["6"])):
        text = pages(may, issue(*articles, number=2))["years/2023.md"]
        assert re.findall(r'<details class="mw-fold" id="month-(\d+)" open>', text) == unfolded
    short = pages(replace(may, articles=tuple(long[:200])), issue(number=2))["years/2023.md"]
    assert re.findall(r'id="month-(\d+)" open>', short) == ["6", "5"]


def test_a_source_leads_to_its_first_and_last_article_its_search_table_and_site() -> None:
    odd = Source("C# & 数", domains=("xinhuanet.com", "b.cn"))
    articles = (
        article(1, title="早", source=odd.name, url="http://news.b.cn/1"),
        article(2, title="中", source=odd.name, url="https://www.xinhuanet.com/a/2.htm"),
        article(3, title="晚", source=odd.name, url="https://other.cn/3"),
    )
    text = pages(issue(*articles), sources=(odd,))["sources/C-数.md"]
    assert '<dt>最早一篇</dt><dd><a href="../../issues/7/#article-1">早</a>' in text
    assert '<dt>最新一篇</dt><dd><a href="../../issues/7/#article-3">晚</a>' in text
    assert '<a href="../../search/?source=C%23%20%26%20%E6%95%B0">在此来源中检索</a>' in text
    assert '<a href="../C-%E6%95%B0.csv" type="text/csv" download>CSV</a>；<a href="../../data/">全部数据</a>' in text
    assert 'href="https://www.xinhuanet.com/">xinhuanet.com</a>、<a' in text
    assert 'href="http://b.cn/">b.cn</a></dd>' in text


def test_a_source_without_articles_offers_neither_search_nor_table() -> None:
    text = pages(issue(article()))["sources/旧名.md"]
    assert "在此来源中检索" not in text
    assert ".csv" not in text
