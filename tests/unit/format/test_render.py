"""A body as a reader sees it; nothing in it can run, and nothing of it is lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediawatch.format import render
from mediawatch.format.render import cut_body, render_any, render_body

ALLOWED = re.compile(
    r"</?(p|h[3-6]|ul|ol|li|blockquote|table|thead|tbody|tr|t[hd]|pre|hr|br|strong|em|a|code|su[bp]|del)\b"
)
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](data:text/html,x)",
    "![x](https://example.org/a.png)",
    "<iframe src=//example.org></iframe>",
    "</div></div><div onclick=x>",
    "<!-- ",
    "<style>*{display:none}</style>",
    "<svg/onload=alert(1)>",
    "<a href='x' onclick='y'>z</a>",
    "文 {: onclick=alert(1) }",
    '<https://example.org/" onclick=x>',
]


@pytest.mark.parametrize("body", HOSTILE)
def test_nothing_hostile_survives(body: str) -> None:
    html = render_body(f"前\n\n{body}\n\n后").html
    assert all(ALLOWED.match(tag) for tag in re.findall(r"<[^>]*>?", html)), html
    assert not re.search(r"href=\"(javascript|data):", html), html
    assert not re.search(r"<[^>]*\son\w+\s*=", re.sub(r'"[^"]*"', "", html)), html
    assert "<img" not in html


@pytest.mark.parametrize("body", ["[" * 20_000, "- " * 500 + "深", "1. " * 500 + "深", "> " * 5000 + "深"])
def test_a_body_made_to_stop_the_converter_is_shown_and_stays_text(body: str) -> None:
    rendered = render_body(f"前\n\n{body}\n\n后")
    assert (rendered.blocks[0], rendered.blocks[-1]) == ("前", "后")
    assert body[-1] in rendered.blocks[-2]


def test_what_the_converter_cannot_take_is_plain_text_and_the_next_body_is_none_the_worse() -> None:
    deep = "- " * 500
    assert render_body(f'一"<b>\n\n{deep}&').html == f'<p>一"&lt;b&gt;</p>\n<p>{deep}&amp;</p>'
    assert render_body("- **甲**").html == "<ul>\n<li><strong>甲</strong></li>\n</ul>"


def test_many_brackets_are_shown_and_those_of_other_paragraphs_are_links() -> None:
    link = "[甲](https://a.cn/)"
    for brackets, links in ((1999, 2), (2000, 1)):
        rendered = render_body(f"{link}\n\n{link}" + "[" * brackets)
        assert rendered.blocks == ("甲", ("甲" if links == 2 else link) + "[" * brackets)
        assert rendered.html.count("<a ") == links


def test_marks_that_the_converter_uses_for_itself_are_left_out() -> None:
    assert render_body("甲\x02乙\x03丙 \x02klzzwxh:0001\x03").blocks == ("甲乙丙 klzzwxh:0001",)


@given(st.text("<>/\"'=&;:[]()!# \nabscript=onx*_`\\|-", max_size=80))
def test_the_html_of_any_body_is_clean_and_balanced(body: str) -> None:
    html = render_body(body).html
    assert all(ALLOWED.match(tag) for tag in re.findall(r"<[^>]*>", html)), html
    for name in ("p", "a", "blockquote", "ul", "ol", "table", "pre", "code", "em", "strong"):
        assert len(re.findall(rf"<{name}[ >]", html)) == html.count(f"</{name}>")


def test_raw_html_is_read_as_text() -> None:
    assert render_body("用 <b>粗体</b> 和 &amp; 号").blocks == ("用 <b>粗体</b> 和 & 号",)


def test_blocks_end_where_a_reader_sees_an_end() -> None:
    body = "### 小标题\n\n第一行\n第二行  \n第三行\n\n- 甲\n- 乙\n\n> 引文\n\n| 一 | 二 |\n|---|---|\n| 三 | **四** |"
    assert render_body(body).blocks == ("小标题", "第一行 第二行", "第三行", "甲", "乙", "引文", "一", "二", "三", "四")


def test_a_table_keeps_how_its_columns_stand_and_what_its_heads_are_of() -> None:
    html = render_body("| 甲 | 乙 | 丙 | 丁 |\n|---|:--|:-:|--:|\n| 1 | 2 | **3** | 4 |").html
    assert re.findall(r"<t[hd]\b[^>]*>", html) == [
        '<th scope="col">',
        '<th scope="col">',
        '<th class="mw-cell-center" scope="col">',
        '<th class="mw-cell-right" scope="col">',
        "<td>",
        "<td>",
        '<td class="mw-cell-center">',
        '<td class="mw-cell-right">',
    ]
    assert "style" not in html


@pytest.mark.parametrize(("number", "start"), [("1", ""), ("3", ' start="3"'), ("0", ' start="0"'), ("9" * 10, "")])
def test_a_list_begins_at_the_number_it_is_written_with(number: str, start: str) -> None:
    assert render_body(f"甲。\n\n{number}. 乙").html.startswith(f"<p>甲。</p>\n<ol{start}>")


def test_link_targets_and_pictures_are_no_text() -> None:
    assert render_body("见[官网](https://example.org/a)和![图](b.png)。").blocks == ("见官网和。",)
    assert (render_body("![图](b.png)").pictured, render_body("\\![图](b.png) <img >").pictured) == (True, False)
    assert 'rel="noopener noreferrer external"' in render_body("[a](https://example.org/)").html


@pytest.mark.parametrize(
    "address", ["/admin", "//example.org", "#article-2", "a.html", "ftp://a.b", "java&#115;cript:x"]
)
def test_links_lead_to_web_and_mail_addresses_only(address: str) -> None:
    assert "href" not in render_body(f"[字]({address})").html
    assert render_body(f"[字]({address})").blocks == ("字",)


@pytest.mark.parametrize("address", ["http://a.cn/", "HTTPS://a.cn/", "mailto:a@b.cn"])
def test_a_link_keeps_its_address(address: str) -> None:
    rel = "noopener noreferrer external"
    assert render_body(f"[字]({address})").html == f'<p><a href="{address}" rel="{rel}">字</a></p>'


def test_an_escaped_ampersand_begins_no_entity() -> None:
    assert render_body(r"\&lt; \\&lt; &lt; `\&lt;`").blocks == (r"&lt; \< < \&lt;",)


@pytest.mark.parametrize(
    ("sizes", "kept"),
    [
        ([200], ["文" * 200]),
        ([201], ["文" * 200 + "…"]),
        ([120, 80, 10], ["文" * 120, "文" * 80]),
        ([99, 300, 10], ["文" * 99, "文" * 300]),
        ([100, 300], ["文" * 100, "文" * 100 + "…"]),
        ([150, 50, 1], ["文" * 150, "文" * 50]),
        ([150, 51], ["文" * 150, "文" * 50 + "…"]),
    ],
)
def test_an_excerpt_keeps_paragraphs_and_cuts_one_that_goes_far_over(sizes: list[int], kept: list[str]) -> None:
    assert list(cut_body("\n\n".join("文" * size for size in sizes))) == kept


def test_an_excerpt_is_cut_without_a_space_at_its_end() -> None:
    assert cut_body("文" * 198 + r" \<b> & 后面还有很多字") == ("文" * 198 + " <…",)
    assert cut_body("文" * 199 + " 后面还有很多字") == ("文" * 199 + "…",)


_BITS = [
    *"甲乙a1. -+=#:|>&;\"'()!~　",
    "\\",
    "\\*",
    "\\&",
    "\\<",
    "\n",
    "\n",
    "\n\n",
    "1. ",
    "&amp",
    "  \n",
    "\u2028",
    "\x85",
]


@settings(max_examples=2000)
@given(st.lists(st.sampled_from(_BITS), max_size=14).map("".join))
def test_what_is_rendered_by_the_short_way_is_what_the_converter_gives(body: str) -> None:
    assert render_body(body) == render_any(body)


def test_most_bodies_go_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "render_any", None)
    assert render_body("“甲”\\*乙 & 丙\n2023 年\n\n1.5 倍 > 1").blocks == ("“甲”*乙 & 丙 2023 年", "1.5 倍 > 1")
