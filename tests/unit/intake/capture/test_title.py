"""A title is the article's, and not the site's."""

from datetime import date

import pytest

from news_page import ALL, TEXT, TITLE, capture, html


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (f"<title>\n{TITLE}_新闻频道_健康报网 </title>", ""),
        (f"<title>{TITLE}--健康--人民网</title>", ""),
        (f"<title>{TITLE}|健康|医疗_网易订阅</title>", ""),
        (f"<title>{TITLE} - 健康报网</title>", ""),
        (f"<title>{TITLE}—国家卫健委网站</title>", f'<div class="t">{TITLE}</div>'),
        (f'<title>健康报网</title><meta name="ArticleTitle" content="{TITLE}">', "<h1>健康报网</h1>"),
        (f'<title></title><meta property="og:title" content="{TITLE}">', ""),
        (f"<title>{TITLE}-新华网</title>", "<p>数字健康</p>"),
        ("<title>健康报网</title>", f"<h1>{TITLE}</h1>"),
        (f"<title>某县卫生局--新闻中心--{TITLE}</title>", f"<p>某县卫生局</p><b>{TITLE}</b>"),
        (f"<title>某省委员会 要闻 {TITLE}</title>", f"<p>某省委员会</p><p>{TITLE}</p>"),
        (f"<title>{TITLE}-北京某大学附属医院</title>", f"<p>北京某大学附属医院</p><p>{TITLE}</p>"),
        (f"<title>健康报</title><!--enpproperty <title>{TITLE}</title>/enpproperty-->", "<p>某版</p>"),
    ],
)
def test_a_title_is_without_the_name_of_the_site(head: str, body: str) -> None:
    assert capture(html(f"{body}<div>{TEXT}</div>", head)).title == TITLE


def test_marks_in_a_title_that_head_and_heading_say_alike_are_the_titles() -> None:
    title = "医院信息科的一天｜基层观察"
    head = f'<title></title><meta property="og:title" content="{title}">'
    assert capture(html(f"<h1>{title}</h1><div>{TEXT}</div>", head)).title == title


def test_marks_inside_a_title_are_the_titles() -> None:
    title = "COVID-19 疫苗 A_B 接种-记者手记"
    assert capture(html(f"<h2>{title}</h2><div>{TEXT}</div>", f"<title>{title}-新华网</title>")).title == title
    assert (
        capture(html(f"<div>{TEXT}</div>", "<title>COVID-19 疫苗接种-记者手记</title>")).title
        == "COVID-19 疫苗接种-记者手记"
    )


@pytest.mark.parametrize("second", ["——某省建平台纪实", " 群众少跑腿"])
def test_a_title_in_two_lines_is_one_title(second: str) -> None:
    page = f"<h1>数据多跑路</h1><h2>{second}</h2><p>2023-06-14</p><div>{TEXT}</div>"
    found = capture(html(page, f"<title>数据多跑路{second}_健康报网</title>"))
    assert (found.title, found.day, found.notes) == (f"数据多跑路{second}", date(2023, 6, 14), ())
    assert found.body == "\n\n".join(ALL)


def test_a_second_line_that_only_the_page_shows_is_the_titles() -> None:
    page = f"<h1>数据多跑路</h1><h2>——来自三家医院的调查</h2><p>2023-06-14</p><div>{TEXT}</div>"
    found = capture(html(page, "<title>健康报</title>"))
    assert (found.title, found.body) == ("数据多跑路——来自三家医院的调查", "\n\n".join(ALL))


def test_a_title_that_is_not_on_the_page_is_told() -> None:
    assert any("标题栏" in note for note in capture(html(TEXT)).notes)
