"""A page's text becomes Markdown that shows the same text."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediawatch.format.render import render_body
from mediawatch.model import Severity
from news_page import FIRST, FOURTH, SECOND, TEXT, THIRD, blocks, capture, findings, html, news


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
    assert f"{FIRST}\n\n**{text}**\n" in capture(news(f"<p>{FIRST}</p><p><b>{text}</b></p>{TEXT}")).body


def test_nothing_follows_a_subtitle_at_the_end_so_it_is_none() -> None:
    assert capture(news(f"{TEXT}<p><b>完</b></p>")).body.endswith("\n\n**完**")


def test_a_text_that_is_all_indented_quotes_nobody() -> None:
    assert ">" not in capture(html(f"<blockquote>{TEXT}</blockquote>")).body


def test_what_is_quoted_together_is_one_quotation_whatever_it_holds() -> None:
    quoted = f"<blockquote><p>{SECOND}</p><ul><li>甲</li><li>乙</li></ul></blockquote>"
    body = capture(news(f"<p>{FIRST}</p>{quoted}<p>{THIRD}</p><p>{FOURTH}</p>")).body
    assert body.split("\n\n")[1] == f"> {SECOND}\n>\n> - 甲\n> - 乙"


def test_a_number_that_markdown_would_count_anew_is_written_as_text() -> None:
    lists = (
        "<ul><li>甲</li></ul><ol start=3><li>乙</li><li>丙</li></ol><p>丁</p><ol><li>戊<p>己</p></li><li>庚</li></ol>"
    )
    assert capture(news(f"<p>{FIRST}</p>{lists}{TEXT}")).body.split("\n\n")[1:7] == [
        "- 甲", "3\\. 乙", "4\\. 丙", "丁", "1. 戊", "己",
    ]  # fmt: skip


def test_a_list_that_leaves_numbers_out_is_no_list_in_markdown() -> None:
    lists = "<ol><li>甲</li><li value=3>乙</li></ol><p>丙</p><ol start=0><li>丁</li></ol>"
    assert capture(news(f"<p>{FIRST}</p>{lists}{TEXT}")).body.split("\n\n")[1:5] == [
        "1\\. 甲", "3\\. 乙", "丙", "0\\. 丁",
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
        "参见[旧文](http://www.news.cn/old?a=1&b=%282%29)、[委](https://nhc.gov.cn/%E4%B8%AD%20%E6%96%87)、甲、乙、丙、丁，"
        "看\\![这里](http://y.cn/)。"
    )


def test_the_address_that_a_page_gives_for_its_links_is_theirs() -> None:
    page = news(f'{TEXT}<p>参见，<a href="x">旧文</a>。</p>', head='<base href="https://b.cn/y/">')
    assert "(https://b.cn/y/x)" in capture(page).body


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


def test_the_caption_of_a_table_stands_before_it() -> None:
    table = "<table><caption>表1 <b>各地</b>指数</caption><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>"
    assert capture(news(f"<p>{FIRST}</p>{table}{TEXT}")).body.split("\n\n")[1:3] == [
        "表1 **各地**指数", "| 甲 | 1 |\n| --- | --- |\n| 乙 | 2 |",
    ]  # fmt: skip


def test_a_cell_that_reaches_down_leaves_its_place_empty_below() -> None:
    table = "<table><tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr></table>"
    assert "| 甲 | 1 |\n| --- | --- |\n|  | 2 |" in capture(news(f"<p>{FIRST}</p>{table}{TEXT}")).body


def test_what_a_style_sheet_hides_is_no_part_of_a_text() -> None:
    hidden = "<p class=ad>也藏起来的话，没人看见。</p>"
    page = news(f"<p>{FIRST}</p>{hidden}<p>{SECOND}</p>", head="<style>.ad { display: none }</style>")
    assert blocks(page) == [FIRST, SECOND]


def test_a_link_in_bold_is_both() -> None:
    body = capture(news(f"{TEXT}<p>参见<b><a href=http://y.cn/>这里</a>的话</b>。</p>")).body
    assert body.endswith("\n\n参见**[这里](http://y.cn/)的话**。")
