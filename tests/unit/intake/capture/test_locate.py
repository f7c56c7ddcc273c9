"""Of all that a page shows, the article's text is taken, and all of it."""

from datetime import date

import pytest

from news_page import ALL, FIRST, FOURTH, SECOND, TEXT, THIRD, TITLE, blocks, capture, html, news


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


@pytest.mark.parametrize("names", ["class=hot-news", "id=replyList", "class='box tuijian'", "class=x"])
def test_other_texts_are_no_part_of_an_article_though_they_are_longer(names: str) -> None:
    others = "".join(f"<p>{place}、多地推进“互联网+医疗”，挂号更便捷，群众纷纷点赞。</p>" for place in range(20))
    heading = "<h3>为您推荐</h3>" if names == "class=x" else ""
    found = capture(html(f"<h1>{TITLE}</h1><div>{TEXT}</div><div {names}>{heading}<div>{others}</div></div>"))
    assert found.body == "\n\n".join(ALL)
    assert "像正文的话没有收" in found.notes[-1]


@pytest.mark.parametrize("body", [f"<h1>{TITLE}</h1>{TEXT}", TEXT])
def test_a_box_that_holds_the_article_is_its_own_whatever_its_name(body: str) -> None:
    assert blocks(html(f"<p>某网，为您服务。</p><div class=hot><div>{body}</div></div>"))[-len(ALL) :] == list(ALL)


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


@pytest.mark.parametrize(
    "ending", ["点击“阅读原文”查看更多", "戳这里，阅读原文", "点个“在看”，分享给更多的人", "点赞在看，转给朋友"]
)
def test_what_an_account_asks_of_its_readers_below_a_text_is_no_part_of_it(ending: str) -> None:
    assert blocks(html(f"<div id=js_content>{TEXT}<p>{ending}</p></div>")) == list(ALL)
