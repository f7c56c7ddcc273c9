"""Dates, sources and bylines are those that the page gives; what is in doubt is left to a person."""

from datetime import date

import pytest

from news_page import ALL, FIRST, SECOND, TEXT, TITLE, URL, capture, html, news


def test_an_article_is_its_title_source_date_and_text() -> None:
    found = capture(news(TEXT))
    assert (found.title, found.sources, found.day, found.url) == (TITLE, ("健康报",), date(2023, 6, 14), URL)
    assert found.body == "\n\n".join(ALL)
    assert found.notes == ()


# Dates


@pytest.mark.parametrize(
    ("credit", "head", "url"),
    [
        ("2023-06-14 10:30:25 来源：新华网", "", None),
        ("2023年06月14日 10:30 | 来源：新华网", "", None),
        ("2023/6/14", "", None),
        ("<span><em> 2023</em></span> <span><em> 06</em>/<em> 14</em></span> <span> 09:10:25</span>", "", None),
        ("发布时间：2023-06-14 更新时间：2023-06-20", "", None),
        ("编辑 李然 2023-06-14 16:02", "", None),
        ("今天是2023年6月20日 星期二<br>发布：2023.06.14", "", None),
        ("", '<meta name="PubDate" content="2023-06-14 10:30">', None),
        ("", '<meta property="article:published_time" content="2023-06-13T23:50:00+00:00">', None),
        ("", '<script type="application/ld+json">{"datePublished": "2023-06-14T08:00:00+08:00"}</script>', None),
        ("成文日期：2023-06-02 发布日期：2023-06-14", "", None),
        ("<table><tr><td>成文日期：<td>2023年06月02日<tr><td>发布日期：<td>2023年06月14日</table>", "", None),
        ("<p>日期：</p><p>2023-06-14</p>", "", None),
        ("2023年6月30日 星期五<br>2023年6月14日 星期三 来源：健康报", "", "http://a.cn/art/2023/6/14/art_1_2.html"),
        ("", '<meta name="firstpublishedtime" content="2023-06-14-15:08:00">', None),
        ("2023-06-14", "", "http://a.cn/n1/2023/0614/c1-2.html"),
        ("2023-06-14", "", "http://a.cn/202306/t20230614_12.html"),
        ("2023-06-14", "", "http://a.cn/c_1129693721.htm?id=20239999"),
    ],
)
def test_a_day_that_all_of_the_page_agrees_on_is_the_date(credit: str, head: str, url: str | None) -> None:
    found = capture(news(TEXT, credit, head), url)
    assert (found.day, found.other_days) == (date(2023, 6, 14), ())


@pytest.mark.parametrize(
    ("credit", "head", "url", "others"),
    [
        ("2023-06-14", "", "http://a.cn/20230613/c.html", [date(2023, 6, 13), date(2023, 6, 14)]),
        ("2023-06-14", '<meta name="pubdate" content="20230615">', None, [date(2023, 6, 14), date(2023, 6, 15)]),
        ("2023-07-02 08:00", "", None, [date(2023, 7, 2)]),
        ("2023-02-30 08:00", "", None, []),
        ("06-14 08:00", "", None, []),
        ("3小时前", "", None, []),
        ("2023年6月14日 星期三", "", None, [date(2023, 6, 14)]),
        ("点击数：356 更新时间：2023-6-14", "", None, [date(2023, 6, 14)]),
        ("今天是2023年6月14日 星期三", "", None, []),
        ("", "", "http://a.cn/c.html", []),
        ("1970-01-01 08:00", "", None, []),
        ("", '<meta name="pubdate" content="0001-01-01T00:00:00+14:00">', None, []),
    ],
)
def test_a_date_in_doubt_is_left_open_and_all_days_are_offered(
    credit: str, head: str, url: str | None, others: list[date]
) -> None:
    found = capture(news(f"{TEXT}<p>2021年3月4日，试点启动。</p>", credit, head), url)
    assert found.day is None
    assert list(found.other_days) == others
    assert found.notes


def test_a_date_may_stand_under_a_text_if_it_says_that_it_is_one() -> None:
    assert capture(news(f"{TEXT}<p>来源：健康报 发布时间：2023-06-14</p>", "")).day == date(2023, 6, 14)
    assert capture(news(f"{TEXT}<p>网友 2023-06-14 08:00</p>", "")).day is None


def test_a_date_that_only_the_address_gives_is_told() -> None:
    found = capture(news(TEXT, ""), "http://a.cn/20230613/c.html")
    assert found.day == date(2023, 6, 13)
    assert "取自网址" in found.notes[0]


# Sources and bylines


@pytest.mark.parametrize(
    ("credit", "head", "sources"),
    [
        ("来源：健康报　作者：王丹　【<a>大</a> <a>小</a>】", "", ["健康报"]),
        ('来源: <a href="/m">北京青年报</a><span>北京</span> 举报', "", ["北京青年报"]),
        ("来源：HIT 专家网 发布时间：2023-06-14", "", ["HIT 专家网"]),
        ("2023-06-14 | 来 源：新华网 | 点击：100", "", ["新华网"]),
        ("来源 | 健康界", "", ["健康界"]),
        ("来源/健康界", "", ["健康界"]),
        ("來源：中央社 記者：王丹", "", ["中央社"]),
        ("轉載自：中央社　責任編輯：王丹", "", ["中央社"]),
        ("转载自：健康报 作者：王丹", "", ["健康报"]),
        ("摘自：健康报", "", ["健康报"]),
        ("发文机关：某市卫健委 来源：健康报", "", ["健康报", "某市卫健委"]),
        ("<table><tr><td>发布机构：<td>某市卫健委<tr><td>文号：<td>1</table>", "", ["某市卫健委"]),
        ("信息来源：信息中心 撰稿人：赵六 一审：钱七", "", ["信息中心"]),
        ("<div>来源：</div><div>中国医药报</div>", "", ["中国医药报"]),
        ("<table><tr><td>来　　源：<td>委网站<td>主题：<td>卫生<tr><td>文号：<td>1</table>", "", ["委网站"]),
        ("来源：本站", '<meta name="ContentSource" content="规划司">', ["规划司"]),
        ("", '<meta name="source" content="来源：人民网－人民日报"><meta property="og:site_name" content="人民网">',
         ["人民网－人民日报", "人民网"]),
        ("", '<meta name="source" content="webapp"><meta name="author" content="1">', []),
    ],
)  # fmt: skip
def test_sources_are_the_names_that_the_page_gives(credit: str, head: str, sources: list[str]) -> None:
    assert list(capture(news(TEXT, credit, head)).sources) == sources


def test_a_wechat_page_names_its_account_its_author_and_its_time_in_its_own_way() -> None:
    page = html(
        f'<h1>{TITLE}</h1><a id="js_name"> HIT专家网 </a><em id="publish_time"></em><div id="js_content">{TEXT}</div>'
        '<script>var ct = "1686738600";</script>',
        '<meta name="author" content="李华"><meta property="og:site_name" content="微信公众平台"><title></title>',
    )
    found = capture(page, "https://mp.weixin.qq.com/s/x")
    assert (found.day, found.sources, found.byline) == (date(2023, 6, 14), ("HIT专家网",), ("作者：李华",))
    assert found.body.endswith("\n\n作者：李华")


@pytest.mark.parametrize(
    ("author", "credit", "byline"),
    [("王丹", "作者：王丹", ["作者：王丹"]), ("网易", "", []), ("健康报", "", []), ("王丹", "", ["作者：王丹"])],
)
def test_the_author_in_the_head_of_a_page_is_one_where_it_is_a_person(
    author: str, credit: str, byline: list[str]
) -> None:
    head = f'<meta name="author" content="{author}"><title>{TITLE}_网易订阅</title>'
    assert list(capture(html(f"<h1>{TITLE}</h1><p>{credit}</p><div>{TEXT}</div>", head)).byline) == byline


def test_where_a_picture_comes_from_is_no_source() -> None:
    assert capture(news(f"{TEXT}<p>图片来源：视觉中国</p>", "2023-06-14")).sources == ()


@pytest.mark.parametrize(
    ("credit", "ending", "byline"),
    [
        ("作者：王丹 阅读 1,234", "", ["作者：王丹"]),
        ("本报记者 王　珂 喆强", "", ["本报记者 王　珂 喆强"]),
        ("作者：", "<p>文/北京青年报记者 池海波</p><p>编辑/樊宏伟</p>", ["文/北京青年报记者 池海波", "编辑/樊宏伟"]),
        ("", "<p>（记者 张建新 栗雅婷）</p>", ["记者 张建新 栗雅婷"]),
        ("2023年6月14日 文|李明 图|赵强", "", ["文|李明"]),
        ("记者：王丹 撰稿人：李然", "<p>图片编辑：赵强</p>", ["记者：王丹", "撰稿人：李然", "图片编辑：赵强"]),
        ("", f"<p>新华社北京6月14日电（记者王丹、李然）{FIRST}{SECOND}</p>", ["记者王丹、李然"]),
        (
            "新京报 记者 王丹 编辑 李然 2023-06-14 16:02",
            "<p>某报讯（记者王丹）6月14日。</p>",
            ["记者 王丹", "编辑 李然"],
        ),
        ("编辑 删除 论文：人工智能", "", []),
        ("采写 | 王丹 初审：李然 三审：赵强 签发：钱七", "", ["采写 | 王丹", "初审：李然", "三审：赵强", "签发：钱七"]),
        ("□ 王丹", "", ["□ 王丹"]),
        ("作者 王丹", "", ["作者 王丹"]),
        ("", "<p>王丹/文</p>", ["王丹/文"]),
        ("", "<p>新华社记者王丹、李然</p>", ["新华社记者王丹、李然"]),
        ("", "<p>本报记者调查</p><p>作者简介</p>", []),
        ("", "</div><div>【责任编辑:李然】</div><div>", ["责任编辑:李然"]),
        ("", "<p>责任编辑：</p><p>校对：李然</p>", ["校对：李然"]),
        ("", "<p>新华社记者 李然 摄</p>", []),
    ],
)
def test_a_byline_is_kept_in_the_words_of_the_page_and_once(credit: str, ending: str, byline: list[str]) -> None:
    found = capture(news(TEXT + ending, credit))
    assert list(found.byline) == byline
    assert all(found.body.replace("\\", "").count(name) == 1 for name in byline)


@pytest.mark.parametrize(
    "top",
    [
        "<p>本报记者 陈晓</p><h1>{title}</h1><p>{credit}</p>",
        "<p>健康中国·特别报道</p><h1>{title}</h1><p>本报记者 陈晓</p><p>{credit}</p>",
        "<h1>{title}</h1><p>本报记者 陈晓</p><p>{credit}</p>",
    ],
)
def test_what_stands_above_a_text_within_its_block_is_no_part_of_it(top: str) -> None:
    above = top.format(title=TITLE, credit="2023年6月14日 10:11:12　来源: 晚报客户端")
    found = capture(html(f"<div class=article>{above}{TEXT}</div>"))
    assert (found.title, found.day, found.sources) == (TITLE, date(2023, 6, 14), ("晚报客户端",))
    assert found.byline == ("本报记者 陈晓",)
    assert found.body.startswith(FIRST)
