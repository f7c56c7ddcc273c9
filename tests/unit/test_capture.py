"""From a news page to an article: nothing of its text is lost, nothing that it does not say is made up."""

from datetime import date
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediawatch.capture.address import same_address, web_address
from mediawatch.capture.extract import CapturedArticle, extract_article
from mediawatch.capture.page import LIMIT, CaptureError, Page, read_page
from mediawatch.check import check_archive
from mediawatch.model import Article, Finding, Issue, Period, Severity
from mediawatch.parse import parse_issue
from mediawatch.render import render_body
from mediawatch.write import write_issue

TODAY = date(2023, 7, 1)
URL = "http://www.news.cn/tech/a/c.html"
TITLE = "数字健康产业：以技术赋能医疗"
FIRST = "当人工智能与健康医疗相遇，会擦出怎样的火花？记者现场走访发现，医药、医疗发展的潜力正逐渐释放。"
SECOND = "据了解，截至2023年5月底，全国已有2700多家医院接入全民健康信息平台，覆盖31个省（区、市）。"
THIRD = "“一切智能化建设都离不开服务顾客，我们将不断完善专业健康师、商品和服务体系。”张宝库说。"
FOURTH = "专家认为，各地各级都要先想明白这样一个道理：数据多跑路，群众才能少跑腿；信息化不是目的，看病更方便才是目的。"
ALL = (FIRST, SECOND, THIRD, FOURTH, "今后，这样的探索还会更多、更深入。")
TEXT = "".join(f"<p>{text}</p>" for text in ALL)


def html(body: str, head: str = f"<title>{TITLE}-新华网</title>") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def news(text: str, credit: str = "2023-06-14 10:30:25　来源：健康报", head: str = "", around: str = "") -> str:
    """Return a page as news sites build it."""
    return html(
        f'<div class="top"><a href="/">首页</a> <a href="/n">新闻</a></div>{around}<div class="main"><h1>{TITLE}</h1>'
        f'<div class="info">{credit}</div><div id="content">{text}</div></div>'
        '<div class="foot">版权所有 某某网 京ICP备000号</div>',
        f"<title>{TITLE}-新华网</title>{head}",
    )


def capture(page: str | bytes, url: str | None = URL, charset: str | None = None) -> CapturedArticle:
    return extract_article(Page(page.encode() if isinstance(page, str) else page, url, charset), TODAY)


def blocks(page: str) -> list[str]:
    return list(render_body(capture(page).body).blocks)


def test_an_article_is_its_title_source_date_and_text() -> None:
    found = capture(news(TEXT))
    assert (found.title, found.sources, found.day, found.url) == (TITLE, ("健康报",), date(2023, 6, 14), URL)
    assert found.body == "\n\n".join(ALL)
    assert found.notes == ()


# Encodings


@pytest.mark.parametrize(
    ("encoding", "server", "meta"),
    [
        ("gb18030", None, "gb2312"),
        ("gb18030", "gbk", None),
        ("gb18030", None, None),
        ("gb18030", "utf-8", "utf-8"),
        ("gb18030", "iso-8859-1", None),
        ("gb18030", "no-such", "big5"),
        ("utf-8", "gbk", "gb2312"),
        ("utf-8-sig", None, None),
        ("utf-16", None, "utf-8"),
        ("big5hkscs", None, "gb2312"),
        ("big5hkscs", "big5", None),
        ("euc_jp", None, "euc-jp"),
        ("euc_kr", "euc-kr", None),
    ],
)
def test_a_page_is_read_in_the_encoding_of_its_bytes_whatever_was_declared(
    encoding: str, server: str | None, meta: str | None
) -> None:
    others = {
        "big5hkscs": "當人工智慧與健康醫療相遇，會擦出怎樣的火花？記者現場走訪發現，醫藥、醫療發展的潛力正逐漸釋放。",
        "euc_jp": "これは日本語の記事です。本日、東京で開かれた会議において、医療情報の利用について話し合われました。",
        "euc_kr": "한국어 기사입니다. 오늘 서울에서 열린 회의에서 의료 정보의 이용에 대하여 이야기하였습니다. 고맙습니다.",
    }
    text = f"<p>{others.get(encoding, FIRST)}</p>"
    page = html(text, f"<title>智能</title><meta charset={meta}>" if meta else "<title>智能</title>")
    assert capture(page.encode(encoding), charset=server).body == text[3:-4]


def test_a_broken_character_is_told_and_costs_no_other() -> None:
    page = news(TEXT).encode("gb18030").replace("火花".encode("gb18030"), "火".encode("gb18030") + b"\xff")
    found = capture(page)
    assert SECOND in found.body
    assert "1 处乱码" in found.notes[0]


# Titles


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


def test_a_title_that_is_not_on_the_page_is_told() -> None:
    assert any("标题栏" in note for note in capture(html(TEXT)).notes)


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
        ("", "</div><div>【责任编辑:李然】</div><div>", ["责任编辑:李然"]),
        ("", "<p>新华社记者 李然 摄</p>", []),
    ],
)
def test_a_byline_is_kept_in_the_words_of_the_page_and_once(credit: str, ending: str, byline: list[str]) -> None:
    found = capture(news(TEXT + ending, credit))
    assert list(found.byline) == byline
    assert all(found.body.replace("\\", "").count(name) == 1 for name in byline)


# Text


def test_text_outside_paragraphs_is_kept_where_an_editor_puts_none() -> None:
    wechat = (
        f'<div id="js_content" style="visibility: hidden"><section><p><span>{FIRST}</span></p></section>'
        f"<section><section><strong>一、从有到好用</strong></section></section><section>{SECOND}</section>"
        f"<section><span>{THIRD}</span></section></div><div class=qr><p>微信扫一扫<br>关注该公众号</p></div>"
    )
    assert capture(html(wechat)).body == f"{FIRST}\n\n### 一、从有到好用\n\n{SECOND}\n\n{THIRD}"


def test_old_pages_of_nested_tables_and_line_breaks_are_paragraphs() -> None:
    page = html(
        "<table><tr><td><a href=1>首页</a>|<a href=2>新闻</a></td></tr></table><table><tr><td><a href=3>·热点一</a><br>"
        f"<a href=4>·热点二</a></td><td><table><tr><td><b>{TITLE}</b></td></tr><tr><td>2009-3-14 9:02 来源：健康报</td></tr>"
        f"<tr><td>　　{FIRST}<br><br>　　{SECOND}<br>\n　　{THIRD}</td></tr></table></td></tr></table>",
        f"<title>{TITLE} - 健康报网</title>",
    )
    found = capture(page.encode("gb18030"))
    assert (found.title, found.day, found.sources) == (TITLE, date(2009, 3, 14), ("健康报",))
    assert found.body == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_what_surrounds_a_text_is_no_part_of_it() -> None:
    chrome = (
        "<p>分享到：微信 微博</p><p>（原标题：旧题）</p>",
        '<p>【纠错】</p><p><a href="/2">上一篇：别的新闻</a></p><h3>相关阅读</h3>'
        '<ul><li><a href="/3">多地推进“互联网+医疗”，挂号更便捷</a></li><li><a href="/4">看病更省心，群众点赞</a></li></ul>'
        "<p>责任编辑：</p><a href=/>返回某网，查看更多</a><p>未经授权，不得转载</p>"
        "<script>var a = '文字，文字。'</script><div hidden>藏起来的话，没人看见。</div><p>扫描二维码</p>"
        '<p style="display: none">也藏起来的话，没人看见。</p><h3>栏目</h3>',
    )
    assert blocks(news(f"{chrome[0]}{TEXT}{chrome[1]}")) == list(ALL)


@pytest.mark.parametrize("style", ["font-size: 0", "color:#fff;font-size:0px", "visibility:hidden"])
def test_words_against_copying_that_nobody_sees_are_no_part_of_a_text(style: str) -> None:
    assert blocks(news(f'{TEXT}<p>完<span style="{style}">本文来自某网。</span></p>'))[-1] == "完"
    assert blocks(news(f'{TEXT}<p style="{style}">完<span>。</span></p>'))[-1] == "完。"


def test_colours_of_a_terminal_are_no_part_of_a_text() -> None:
    found = capture(html(f"<h1>\x1b[31m智能\x1b[0m</h1><div>{TEXT}</div>", "<title>\x1b[31m智能\x1b[0m</title>"))
    assert found.title == "智能"


def test_links_to_other_articles_inside_a_text_are_no_part_of_it() -> None:
    related = (
        "<h4>相关报道</h4><ul><li><a href=1>处方外流，药店准备好了吗？</a></li><li><a href=2>便利群众</a></li></ul>"
    )
    assert blocks(news(f"<p>{FIRST}</p>{related}<p>{SECOND}</p><h4>相关报道</h4><p>{THIRD}</p>")) == [
        FIRST, SECOND, "相关报道", THIRD,
    ]  # fmt: skip


def test_comments_are_no_part_of_a_text_however_long() -> None:
    comments = "".join(f"<p>第{n}位网友说：写得真好，收藏了，希望全国都推广开来，大家都方便。</p>" for n in range(20))
    assert blocks(news(f'{TEXT}</div><div class="comments" id="comments"><h3>评论</h3>{comments}')) == list(ALL)


def test_one_long_paragraph_does_not_push_out_the_others() -> None:
    assert blocks(html(f"<div><div>{FIRST}</div><div>{(SECOND + THIRD + FOURTH) * 4}</div></div>"))[0] == FIRST


def test_the_lines_under_a_title_are_no_part_of_a_text_and_the_first_sentence_is() -> None:
    box = f"<div><h1>{TITLE}</h1><p>2023-06-14 08:00</p><p>来源：健康报</p><p>2023-06-14</p><p>2023年6月14日，北京开会</p>{TEXT}</div>"
    found = capture(html(f"{box}"))
    assert found.body.split("\n\n") == ["2023年6月14日，北京开会", *ALL]
    assert (found.day, found.sources) == (date(2023, 6, 14), ("健康报",))


def test_lines_that_the_source_of_a_page_wraps_are_whole() -> None:
    assert blocks(news(f"<p>人工\n   智能，an AI\n model</p>{TEXT}"))[0] == "人工智能，an AI model"


def test_lines_of_a_text_set_as_it_was_typed_are_paragraphs() -> None:
    assert blocks(news(f"<pre>　　{FIRST}\n　　{SECOND}</pre>")) == [FIRST, SECOND]


def test_a_table_of_long_texts_lays_out_the_page() -> None:
    cells = "".join(f"<tr><td>{n}</td><td>{(FIRST + SECOND + THIRD) * 2}</td></tr>" for n in range(3))
    assert "|" not in capture(news(f"<table>{cells}</table>")).body


def test_of_a_thread_the_first_post_is_the_article_and_the_others_are_told() -> None:
    reply = "顶楼主！说得很好，支持一下，我们医院也遇到了同样的问题，不知道怎么解决才好。"
    posts = f'<table><tr><td id="postmessage_1">{FIRST}<br><br>{SECOND}</td></tr></table>'
    found = capture(html(f"<h1>{TITLE}</h1><div>{posts}<div><div id=postmessage_2>{reply}</div></div></div>"))
    assert found.body == f"{FIRST}\n\n{SECOND}"
    assert any(reply[:10] in note for note in found.notes)


def test_headings_lists_quotes_tables_and_emphasis_are_markdown() -> None:
    body = (
        f"<p>{FIRST}</p><h2>一</h2><p>{SECOND}</p><h4>（一）</h4><ul><li>甲<ol><li>乙</li><li>丙</li></ol></li><li>丁</li></ul>"
        f"<h2>二</h2><blockquote><p>{THIRD}</p></blockquote><p>甲<strong>乙 </strong>丙<em>丁</em><b> </b><b>戊</b></p>"
        "<table><tr><th>代码</th><th>名称</th></tr><tr><td>11</td><td>北|京<br>市</td></tr><tr><td colspan=2>合计</td><td>1</td></tr></table>"
        f"<p><span style='font-weight: 700'>小标题</span></p><p>{FOURTH}面积 5 m<sup>2</sup>，H<sub>2</sub>O，共 10<sup>8</sup> 元<sup>[1]</sup></p>"
    )
    assert capture(news(body)).body.split("\n\n") == [
        FIRST, "### 一", SECOND, "#### （一）", "- 甲\n    1. 乙\n    2. 丙\n- 丁", "### 二", f"> {THIRD}", "甲**乙** 丙*丁* **戊**",
        "| 代码 | 名称 |  |\n| --- | --- | --- |\n| 11 | 北\\|京 市 |  |\n| 合计 |  | 1 |", "#### 小标题",
        f"{FOURTH}面积 5 m²，H₂O，共 10⁸ 元\\[1\\]",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["记者 张建新", "请注意：", "一句话。", "字" * 31])
def test_a_bold_line_that_is_no_subtitle_is_a_paragraph(text: str) -> None:
    assert capture(news(f"<p><b>{text}</b></p>{TEXT}")).body.startswith(f"**{text}**\n")


def test_nothing_follows_a_subtitle_at_the_end_so_it_is_none() -> None:
    assert capture(news(f"{TEXT}<p><b>完</b></p>")).body.endswith("\n\n**完**")


def test_a_text_that_is_all_indented_quotes_nobody() -> None:
    assert ">" not in capture(html(f"<blockquote>{TEXT}</blockquote>")).body


def test_a_number_that_markdown_would_count_anew_is_written_as_text() -> None:
    lists = (
        "<ul><li>甲</li></ul><ol start=3><li>乙</li><li>丙</li></ol><p>丁</p><ol><li>戊<p>己</p></li><li>庚</li></ol>"
    )
    assert capture(news(f"<p>{FIRST}</p>{lists}{TEXT}")).body.split("\n\n")[1:7] == [
        "- 甲", "3\\. 乙", "4\\. 丙", "丁", "1. 戊", "己",
    ]  # fmt: skip


def test_what_looks_like_an_attribute_of_the_article_is_a_paragraph() -> None:
    body = capture(news(f"{TEXT}<ul><li>来源：某地</li><li>甲</li></ul><p>-来源：乙</p>")).body
    assert body.split("\n\n")[5:] == ["来源：某地", "- 甲", "\\-来源：乙"]
    assert findings(body) == ()


def test_links_lead_to_web_pages_or_are_plain_text() -> None:
    links = (
        '<a href="/old?a=1&amp;b=(2)">旧文</a>、<a href="https://nhc.gov.cn/中 文">委</a>、<a href="javascript:x()">甲</a>、'
        '<a href="#top">乙</a>、<a href="mailto:a@b.cn">丙</a>、<a href="http://u:p@x.cn/">丁</a>，看!<a href="//y.cn">这里</a>'
    )
    assert capture(news(f"{TEXT}<p>参见{links}。</p>")).body.split("\n\n")[-1] == (
        "参见[旧文](<http://www.news.cn/old?a=1&b=%282%29>)、[委](<https://nhc.gov.cn/%E4%B8%AD%20%E6%96%87>)、甲、乙、丙、丁，"
        "看\\![这里](<http://y.cn/>)。"
    )


def test_the_address_that_a_page_gives_for_its_links_is_theirs() -> None:
    page = news(f'{TEXT}<p>参见，<a href="x">旧文</a>。</p>', head='<base href="https://b.cn/y/">')
    assert "(<https://b.cn/y/x>)" in capture(page).body


def test_an_attachment_and_a_caption_are_text_and_a_picture_is_none() -> None:
    ending = '<figure><img src="1.png" alt="图"><figcaption>图1 示意</figcaption></figure><p>附件：<a href="a.pdf">1.标准.pdf</a></p>'
    assert blocks(news(TEXT + ending))[5:] == ["图1 示意", "附件：1.标准.pdf"]


WORDS = st.text(
    st.characters(blacklist_categories=["C", "Zl", "Zp"]) | st.sampled_from("1.-+=#>|*_&;<![]()`~\\ ：来源"),
    max_size=40,
)
FRAMES = st.sampled_from(
    [
        ("<p>{}</p>", "{}"),
        ("<div>{}</div>", "{}"),
        ("<h3>{}</h3>", "{}"),
        ("<ul><li>{}</li></ul>", "{}"),
        ("<p><b>{}</b>。</p>", "{}。"),
        ("<p><i>{}</i><b>{}</b></p>", "{}{}"),
        ("<blockquote>{}</blockquote>", "{}"),
        ("<p>看!<a href='http://x.cn/'>{}</a>*</p>", "看!{}*"),
        ("<table><tr><td>{}</td><td>甲</td></tr><tr><td>乙</td><td>{}</td></tr></table>", "{}甲乙{}"),
    ]
)


@given(st.lists(st.tuples(FRAMES, WORDS), max_size=6))
def test_any_text_of_a_page_is_the_text_of_the_article(parts: list[tuple[tuple[str, str], str]]) -> None:
    markup = "".join(frame.format(*[escape(text)] * 2) for (frame, _), text in parts)
    expected = "".join(shown.format(*[text] * 2) for (_, shown), text in parts)
    found = capture(html(f"<div id=js_content><p>{FIRST}</p>{markup}<p>{SECOND}</p></div>"))
    shown = "".join(render_body(found.body).blocks)
    assert "".join(shown.split()) == "".join(f"{FIRST}{expected}{SECOND}".split())
    assert not [finding for finding in findings(found.body) if finding.severity is Severity.ERROR]


@given(st.lists(WORDS, max_size=4))
def test_any_paragraph_of_a_page_is_one_block(texts: list[str]) -> None:
    markup = "".join(f"<p>{escape(text)}</p>" for text in texts)
    kept = [" ".join(text.split()) for text in texts if text.split()]
    assert blocks(html(f"<div id=js_content><p>{FIRST}</p>{markup}<p>{SECOND}</p></div>")) == [FIRST, *kept, SECOND]


def findings(body: str) -> tuple[Finding, ...]:
    """Return what `check` says of an article with that body; the body must read back the same."""
    article = Article(1, 1, TITLE, "新华网", TODAY, body)
    parsed = parse_issue(write_issue(Issue(1, "月报", TODAY, Period(TODAY, TODAY), (article,))), "2023/1.md")
    assert [one.body for one in parsed.articles] == [body]
    return (*parsed.findings, *check_archive([parsed], None))


# What is no article


@pytest.mark.parametrize(
    ("body", "title", "words"),
    [
        (
            '<div id="app"></div><noscript>Enable JavaScript, please.</noscript><script src="/a.js"></script>',
            "",
            "浏览器",
        ),
        ("<form><label>用户名</label><input></form><p>本文为付费内容，请登录后阅读全文。</p>", "用户登录", "登录"),
        ("<h1>404</h1><p>抱歉，您访问的页面不存在或已被删除。</p><a href=/>首页</a>", "404", "没有这一页"),
        (
            f"<p>抱歉，您要找的页面不存在，可能换了地址，也可能已经撤下。{'请检查网址，或从首页重新进入。' * 3}</p>",
            "",
            "没有这一页",
        ),
        (
            "<ul>" + '<li><a href="/a">国产大飞机完成首次商业飞行，乘客点赞</a></li>' * 30 + "</ul>",
            "新闻",
            "没有找到正文",
        ),
        (
            "<p>访问过于频繁，请拖动滑块完成拼图，验证通过后，页面将自动跳转，如果长时间没有响应，请刷新重试。</p>",
            "安全验证",
            "真人",
        ),
        (
            "<p>您的请求可能存在攻击行为，已被网站防火墙拦截，如果您是网站管理员，请登录控制台查看详情。</p>",
            "403",
            "真人",
        ),
        (
            "<p>对不起，您访问的页面出错了，可能已被删除、更名或暂时不可用，请检查您输入的网址是否正确。</p>",
            "出错",
            "没有这一页",
        ),
        (
            "<p>您好，请先登录，登录后可阅读全文，还没有账号？请点击注册，成为我们的会员，享受更多服务和权益。</p>",
            "登录",
            "登录",
        ),
        (
            "<h3><a href=1>某院</a></h3><p>这篇文章讲的是医院信息化，点进去看全文。</p><i>2023-06-14</i>" * 9,
            "资讯",
            "目录",
        ),
        ("", "", "没有找到正文"),
        ("<p>甲</p>" * 60_000, "", "太大"),
    ],
)
def test_a_page_without_an_article_is_refused_with_advice(body: str, title: str, words: str) -> None:
    with pytest.raises(CaptureError, match=words) as refused:
        capture(html(body, f"<title>{title}</title>"))
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("addition", "words"),
    [
        ('</div><div><a href="c_2.html">2</a> <a href="c_2.html">下一页</a>', "不止一页"),
        (
            "</div><div><a href=c>上一页</a><b>1</b><a href=c_2>2</a><a href=c_2>下一页</a><a href=c_3>尾页</a>",
            "不止一页",
        ),
        ("</div><p>登录后可阅读全文</p><div>", "可能不全"),
        ("</div></div><div><div><p>另外的一段话，说得不多，也不少，可是在别处。</p>", "别处"),
    ],
)
def test_what_may_be_missing_is_told(addition: str, words: str) -> None:
    assert any(words in note for note in capture(news(TEXT + addition)).notes)
    assert not any(words in note for note in capture(news(TEXT)).notes)


def test_a_short_text_may_be_an_abstract() -> None:
    assert "只有摘要" in capture(news(f"<p>{FIRST}</p>")).notes[0]


def test_a_hostile_page_ends() -> None:
    boxes, links = ("<div>" * 40_000, "<table><td>" * 15_000), ("<a href=x>甲，乙。" * 20_000,)
    for body in (*boxes, *links, "&#0;" * 9_000, "打印" * 99, "（记者" * 99_000):
        try:
            capture(news(f"{body}{TEXT}"))
        except CaptureError as refused:
            assert "\n" not in str(refused)


# Saved pages and addresses


def test_a_saved_page_says_itself_where_it_came_from(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(f"<!-- saved from url=(0029)http://a.cn/x -->{html(TEXT)}", "utf-8")
    assert extract_article(read_page(file, None), TODAY).url == "http://a.cn/x"
    assert extract_article(read_page(file, URL), TODAY).url == URL
    file.write_text(html(TEXT), "utf-8")
    assert extract_article(read_page(file, None), TODAY).url is None


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.4 <html>", "PDF"),
        (b"", "空的"),
        (b"plain text", "没有 HTML"),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n\r\n<html>", "MHTML"),
        (b"PK\x03\x04<html>", "压缩包"),
    ],
)
def test_a_file_that_is_no_page_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(data)
    with pytest.raises(CaptureError, match=words):
        read_page(file, None)
    file.write_bytes(b"<html>" + b" " * LIMIT)
    with pytest.raises(CaptureError, match="超过 10 MB"):
        read_page(file, None)
    with pytest.raises(CaptureError, match="没有这个文件"):
        read_page(tmp_path / "none.html", None)
    with pytest.raises(CaptureError, match="是文件夹"):
        read_page(tmp_path, None)


@pytest.mark.parametrize(
    ("pasted", "address"),
    [
        (" http://a.cn/新闻/1.html?词=健 康&b=%E5%81%A5#top ", "http://a.cn/%E6%96%B0%E9%97%BB/1.html?%E8%AF%8D=%E5%81%A5%20%E5%BA%B7&b=%E5%81%A5"),
        ("HTTPS://A.cn:443", "https://a.cn/"),
        ("http://a.cn:8080/100%", "http://a.cn:8080/100%25"),
        ("http://新华网.中国/", "http://xn--xkrr14bows.xn--fiqs8s/"),
        ("http://[::1]/", "http://[::1]/"),
        ('http://a.cn/"<x>\\', "http://a.cn/%22%3Cx%3E%5C"),
    ],
)  # fmt: skip
def test_a_pasted_address_becomes_one_that_can_be_asked_for(pasted: str, address: str) -> None:
    assert web_address(pasted) == address
    assert web_address(address) == address


@pytest.mark.parametrize(
    "pasted",
    ["file:///etc/passwd", "ftp://a.cn/", "javascript:1", "a.cn/x", "http://", "http://u:p@a.cn/", "http://a b.cn/", "http://a.cn:x/"],
)  # fmt: skip
def test_an_address_that_is_not_of_the_web_is_refused(pasted: str) -> None:
    with pytest.raises(CaptureError):
        web_address(pasted)


def test_a_scheme_or_a_slash_makes_no_other_page() -> None:
    assert same_address("http://www.a.cn/x/", "https://a.cn/x#top")
    assert not same_address("http://a.cn/x?id=1", "http://a.cn/x?id=2")
