"""What the generated pages say, and that an archive's words stay words in them."""

import html
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from made_pages import make_pages
from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.check.formats import WORDS
from mediawatch.check.listing import list_codes
from mediawatch.model import Article, EntryStatus, Finding, Issue, Listing, Period, Rights, Severity, Source
from mediawatch.pages.edition import Edition
from mediawatch.pages.generate import generate
from mediawatch.pages.markup import preformatted
from mediawatch.pages.repository import read_repository
from mediawatch.slug import LENGTH, assign_slugs

XINHUA = Source("新华网", aliases=("新华社客户端",), domains=("xinhuanet.com",))
EXCERPT = Source("只摘录", rights=Rights.EXCERPT)
LINK = Source("只列题", rights=Rights.LINK)
OLD = Source("旧名", status=EntryStatus.RETIRED, successor="新华网")
EXTENSIONS = ["attr_list", "mediawatch.pages.verbatim", "tables", "toc"]
DATA = re.compile(r'<script type="application/ld\+json">[^<>]*</script>')
HOSTILE = [
    "<script>alert(1)</script>",
    "{#other .x onclick=alert(1)}",
    "{: #other }",
    "A&amp;B &lt;b&gt; &#35;",
    "[链接](javascript:alert(1)) ![图](x)",
    "**星** _线_ `码` ~~删~~ \\* \\",
    "1. 第一 2) 第二",
    "# 井 #",
    "--- === ***",
    "<!-- html --> <!-- /html -->",
    "{{ 7*7 }} {% raw %}",
    "*[HTML]: x",
    "http://example.org/?a=1&copy=2",
    "\x02wzxhzdk:0\x03",
    "“引”： 'a' \"b\" |c|",
]


def article(ordinal: int = 1, number: int = 7, **values: object) -> Article:
    fields: dict[str, object] = {"title": "题目", "source": "新华网", "date": date(2023, 6, ordinal), "body": "正文。"}
    return Article(number, ordinal, **{**fields, **values})  # pyright: ignore[reportArgumentType]


def issue(*articles: Article, number: int = 7, year: int = 2023, **values: object) -> Issue:
    period = Period(date(year, 6, 1), date(year, 6, 30))
    fields: dict[str, object] = {"series": "月报", **values}
    return Issue(number, published=date(year, 6, 30), period=period, articles=articles, **fields)  # pyright: ignore[reportArgumentType]


def pages(*issues: Issue, sources: Iterable[Source] = (XINHUA, EXCERPT, LINK, OLD)) -> dict[str, str]:
    return make_pages(archive(*issues, sources=sources), "舆情 *月报*")


def archive(*issues: Issue, sources: Iterable[Source] = (XINHUA, EXCERPT, LINK, OLD)) -> Archive:
    return Archive(issues, Dictionary(tuple(sources)), ())


def render(text: str) -> str:
    """Render a page's Markdown as the site does."""
    return markdown.markdown(text.split("\n---\n", 1)[1], extensions=EXTENSIONS)


def shown(rendered: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", rendered)).split())


def heading(rendered: str, ordinal: int = 1) -> str:
    found = re.search(rf'<h2 class="mw-title" id="article-{ordinal}">(.*?)</h2>', rendered, re.DOTALL)
    assert found, rendered
    return found[1]


def check_title(title: str) -> None:
    rendered = render(pages(issue(article(title=title), article(2)))["issues/7.md"])
    assert shown(heading(rendered)) == " ".join(title.split())
    assert "<" not in heading(rendered)
    assert shown(heading(rendered, 2)) == "题目"
    assert len(re.findall(r"<h2", rendered)) == 4  # lead, contents, two articles


@pytest.mark.parametrize("title", [title for title in HOSTILE if "\x02" not in title])
def test_a_title_shows_as_it_is(title: str) -> None:
    check_title(title)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1, max_size=40))
def test_any_title_shows_as_it_is(title: str) -> None:
    if title.strip():
        check_title(title)


@pytest.mark.parametrize("words", HOSTILE)
def test_no_field_can_bring_markup(words: str) -> None:
    hostile = article(
        title=words,
        source=words,
        section=words,
        keywords=(words,),
        correction=words,
        url="https://example.org/" + words,
    )
    one = issue(hostile, article(2, withdrawn=words), series=words, publisher=words)
    for path, text in pages(one, sources=(XINHUA, Source(words, aliases=(words + "别名",), domains=(words,)))).items():
        rendered = DATA.sub("", render(text), 1)
        assert "<script" not in rendered, path
        assert not re.search(r"<[^>]*\s(onclick|onerror)=", re.sub(r'"[^"]*"', '""', rendered)), path
        assert 'href="javascript' not in rendered, path
        assert "<img" not in rendered, path


@given(st.text(max_size=40))
def test_the_front_matter_of_any_source_can_be_read(name: str) -> None:
    texts = pages(issue(article()), sources=(XINHUA, Source(name)))
    for path, text in texts.items():
        meta = yaml.safe_load(text.split("---\n")[1])
        assert isinstance(meta["title"], str), path
    (own,) = (
        path for path in texts if path.startswith("sources/") and path not in ("sources/index.md", "sources/新华网.md")
    )
    meta = yaml.safe_load(texts[own].split("---\n")[1])
    assert " ".join(meta["title"].split()) == " ".join(name.split()) or not name.isprintable()


def test_an_issue_has_its_masthead_lead_and_contents() -> None:
    text = pages(
        issue(article(title="甲"), article(2, title="乙"), number=523, lead="本期**周报**。", publisher="中心")
    )["issues/523.md"]
    words = shown(render(text))
    for expected in ("月报 （第五二三期）", "中心", "2023年6月30日", "本期周报。", "信息目录"):
        assert expected in words
    assert '<a href="#article-2">乙</a>' in text


def test_an_issue_without_a_lead_gets_one() -> None:
    assert "2 篇" in shown(render(pages(issue(article(), article(2)))["issues/7.md"])).split("信息目录")[0]


def test_contents_are_grouped_by_section_and_keep_their_ordinals() -> None:
    text = pages(issue(article(section="全国"), article(2, section="北京"), article(3, section="全国")))["issues/7.md"]
    contents = text.split("<!-- /html -->")[0]
    assert re.findall(r'<h3>(.*)</h3>|<li value="(\d)">', contents) == [
        ("全国", ""),
        ("", "1"),
        ("", "3"),
        ("北京", ""),
        ("", "2"),
    ]


def test_an_article_names_its_source_as_printed_and_links_the_entry() -> None:
    text = pages(
        issue(article(source="新华社客户端", url="https://example.org/?a&b", archived="https://kept.example/x"))
    )
    assert ">新华社客户端</a>" in text["issues/7.md"]
    assert "../../sources/%E6%96%B0%E5%8D%8E%E7%BD%91/" in text["issues/7.md"]
    assert 'href="https://example.org/?a&amp;b">原文' in text["issues/7.md"]
    assert 'href="https://kept.example/x">存档' in text["issues/7.md"]
    assert "issues/7/#article-1" in text["sources/新华网.md"]


def test_a_withdrawn_article_keeps_its_place_without_its_body() -> None:
    text = pages(issue(article(title="撤", body="秘密", withdrawn="应要求"), article(2)))["issues/7.md"]
    assert "秘密" not in text
    assert "应要求" in text
    assert shown(heading(render(text))) == "撤"


def test_rights_decide_how_much_is_shown_and_the_page_says_so() -> None:
    long = "字" * 150 + "\n\n" + "后" * 300 + "\n\n" + "尾" * 100
    text = pages(issue(article(source="只摘录", body=long), article(2, source="只列题", body="不显示的正文")))[
        "issues/7.md"
    ]
    assert "字字" in text
    assert "尾" not in text
    assert "只显示开头" in text
    assert "不显示的正文" not in text
    assert "只列标题与出处" in text


def test_issues_lead_to_their_neighbours() -> None:
    texts = pages(*(issue(article(number=n), number=n, year=2000 + n) for n in (1, 2, 5)))
    assert re.findall(r'rel="(prev|next)" href="([^"]*)"', texts["issues/2.md"]) == [
        ("prev", "../1/"),
        ("next", "../5/"),
    ]
    assert re.findall(r'rel="(prev|next)"', texts["issues/1.md"]) == ["next"]
    assert re.findall(r'rel="(prev|next)"', texts["issues/5.md"]) == ["prev"]


def test_a_source_lists_its_articles_newest_first_and_its_successor() -> None:
    texts = pages(issue(article(1, title="早"), article(2, title="晚")))
    page = texts["sources/新华网.md"]
    listed = page.partition('<ul class="mw-articles">')[2]
    assert listed.index("晚") < listed.index("早")
    assert "新华社客户端" in page
    assert "%E6%96%B0%E5%8D%8E%E7%BD%91/" in texts["sources/旧名.md"]


def test_an_empty_archive_has_its_pages_too() -> None:
    texts = pages(sources=())
    kinds = ("corrections", "feeds", "guide", "issues", "rules", "sources", "statistics", "status", "topics")
    indexes = {f"{name}/index.md" for name in kinds}
    assert set(texts) == {"index.md", *indexes}
    assert "还没有收录文章" in texts["index.md"]


def test_every_code_has_its_sentence_severity_and_both_forms_of_its_example_on_the_page_of_the_rules() -> None:
    text = html.unescape(pages()["rules/index.md"])
    sections = dict(re.findall(r'<h3 id="(\w+)">(.*?)(?=<h3|</section>)', text, re.DOTALL))
    for code in (code for _, codes in list_codes() for code in codes):
        section = sections.pop(code.name.lower())
        assert code.sentence in section
        assert f"<p>{WORDS[code.severity]}" in section
        for form in filter(None, (code.example.wrong, code.example.right)):
            assert preformatted(form).unescape() in section
    assert sections == {}


def test_the_page_of_the_status_names_what_waits_and_leads_there() -> None:
    missing_8 = archive(issue(article()), issue(article(number=9), number=9, path="issues/2023/9.md"))
    hostile = Finding("issues/2023/9.md", 3, "MW202", "<script>", "[a](b)", Severity.WARNING)
    text = make_pages(missing_8, findings=[hostile])["status/index.md"]
    assert '<a href="../issues/9/">第\u00a09\u00a0期</a>第&nbsp;3&nbsp;行：&lt;script&gt;' in text
    assert '<a href="../rules/#mw202">MW202</a>' in text
    assert "<li>第\u00a08\u00a0期</li>" in text
    assert "没有等人处理的事" not in text
    assert "没有等人处理的事" in pages(issue(article()))["status/index.md"]


def test_the_page_of_the_status_leads_to_the_line_where_there_is_a_repository() -> None:
    held = archive(issue(article(), path="/a/issues/2023/7.md"))
    found = [
        Finding(path, 3, "MW202", "错", "改", Severity.WARNING)
        for path in (held.issues[0].path, "issues/_dictionaries/sources.yml")
    ]
    text = make_pages(held, findings=found, repository=read_repository("https://github.com/a/b"))["status/index.md"]
    for place in ("2023/7.md", "_dictionaries/sources.yml"):
        address = f"https://github.com/a/b/blob/main/issues/{place}?plain=1#L3"
        assert f'<a href="{address}">第&nbsp;3&nbsp;行</a>：错' in text


def test_an_issue_leads_to_its_file_and_its_articles_to_a_report_where_there_is_a_repository() -> None:
    one = issue(article(title="甲 & 乙"), path="/somewhere/issues/2023/7.md")
    repository = read_repository("https://github.com/a/b")
    text = make_pages(archive(one), repository=repository)["issues/7.md"]
    assert 'href="https://github.com/a/b/edit/main/issues/2023/7.md"' in text
    assert "issues/new?template=error.yml&amp;title=7-1%20" in text
    assert "github" not in pages(one)["issues/7.md"]


def test_an_issue_states_the_sum_of_its_file() -> None:
    text = pages(issue(article(), path="/somewhere/issues/2023/7.md", digest="c0ffee"))["issues/7.md"]
    assert '源文件 2023/7.md 的 SHA-256：<code class="mw-digest">c0ffee</code>' in text
    assert "SHA-256" not in pages(issue(article()))["issues/7.md"]


def test_an_issue_leads_to_its_pdf_where_there_are_any() -> None:
    one = issue(article())
    assert 'href="../7%2Emd" download>Markdown 版</a>' in make_pages(archive(one))["issues/7.md"]
    assert 'href="../7.pdf" download>PDF 版</a>' in make_pages(archive(one), pdf=True)["issues/7.md"]
    assert ".pdf" not in pages(one)["issues/7.md"]


def test_what_nobody_sees_or_takes_for_something_else_is_named_in_an_example() -> None:
    assert preformatted("新\u200b华\t<b>\n\n\f") == "新[U+200B]华&#9;&lt;b&gt;&#10;&#10;[U+000C]"
    assert preformatted("\u202e社区\r\ue5d2") == "[U+202E]社区[U+000D][U+E5D2]"
    assert preformatted("社区⽤上了") == "社区⽤[U+2F64]上了"
    assert preformatted("WНО") == "WНО[U+041D]"


def test_home_has_search_the_newest_issue_and_the_ways_in() -> None:
    home = pages(issue(article(number=1), number=1, year=2020), issue(article(title="新"), number=2))["index.md"]
    assert "# 舆情 &#42;月报&#42; {#page-title}" in home
    assert '<form class="mw-find mw-find--large" role="search" action="search/" method="get">' in home
    assert '<a href="issues/2/">第\u00a02\u00a0期</a>' in home
    assert 'href="years/2020/"' in home
    assert 'href="sources/%E6%96%B0%E5%8D%8E%E7%BD%91/"' in home


def test_the_same_archive_gives_the_same_pages() -> None:
    one = issue(article(), article(2, source="只摘录"))
    assert pages(one) == pages(one)


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    one = issue(article())
    (tmp_path / "about.md").write_text("手写", encoding="utf-8")
    first = generate(Edition(Analysis(archive(one)), "月报"), tmp_path)
    assert tmp_path / "issues" / "7" / "index.md" in first
    assert generate(Edition(Analysis(archive(one)), "月报"), tmp_path) == frozenset()
    changed = generate(Edition(Analysis(archive(issue(article(body="改过。")))), "月报"), tmp_path)
    assert changed == {tmp_path / "issues" / "7" / "index.md"}


def test_files_lie_at_their_addresses_and_what_else_lies_there_is_removed(tmp_path: Path) -> None:
    edition = Edition(Analysis(archive(issue(article()))), "月报")
    generate(edition, tmp_path)
    strays = [
        tmp_path / "issues" / "7.md",
        tmp_path / "issues" / "7" / "old.md",
        tmp_path / "issues" / "8" / "index.md",
    ]
    for path in strays:
        path.parent.mkdir(exist_ok=True)
        path.write_text("旧", encoding="utf-8")
    assert generate(edition, tmp_path) == {*strays[:2], tmp_path / "issues" / "8"}
    assert sorted(path.name for path in (tmp_path / "issues").iterdir()) == ["7", "index.md"]
    assert [path.name for path in (tmp_path / "issues" / "7").iterdir()] == ["index.md"]


def test_pages_of_what_is_gone_are_removed_and_others_left_alone(tmp_path: Path) -> None:
    (tmp_path / "about.md").write_text("手写", encoding="utf-8")
    two = archive(issue(article()), issue(article(number=8), number=8, year=2024))
    generate(Edition(Analysis(two), "月报"), tmp_path)
    generate(Edition(Analysis(archive(issue(article()))), "月报"), tmp_path)
    assert not (tmp_path / "issues" / "8").exists()
    assert not (tmp_path / "years" / "2024").exists()
    assert (tmp_path / "about.md").read_text(encoding="utf-8") == "手写"


def test_slugs_are_readable_safe_and_different() -> None:
    slugs = assign_slugs(["HIT 专家网", "hit-专家网", "a/../b", "！！", "index", "CON", "长" * 99, "新华网"])
    assert slugs["HIT 专家网"] == "HIT-专家网"
    assert slugs["hit-专家网"].startswith("hit-专家网-")
    assert slugs["a/../b"] == "a-b"
    assert slugs["新华网"] == "新华网"
    assert slugs["长" * 99] == "长" * LENGTH
    assert all(slugs[name].startswith("source-") for name in ("！！", "index", "CON"))


@given(st.lists(st.text(max_size=60), unique=True, max_size=20))
def test_any_names_get_different_slugs(names: list[str]) -> None:
    slugs = assign_slugs(names)
    assert len({slug.casefold() for slug in slugs.values()}) == len(names)
    assert all(re.fullmatch(r"[^\W_]([\w-]*[^\W_])?", slug) for slug in slugs.values())
    assert all(len(slug) <= LENGTH + 9 for slug in slugs.values())


def test_all_feeds_are_listed_by_kind_the_largest_first() -> None:
    labelled = [article(place, section="全国<b>", keywords=("云", "少")[: 1 + (place > 2)]) for place in (1, 2, 3)]
    page = pages(issue(*labelled))["feeds/index.md"]
    rendered = render(page)
    assert re.findall(r"<h2[^>]*>(\S+) ", rendered) == ["来源", "栏目", "关键词"]
    assert '<a href="../search/?section=%E5%85%A8%E5%9B%BD%3Cb%3E">全国&lt;b&gt;</a>' in rendered
    assert 'href="../feeds/keywords/%E4%BA%91.atom"' in rendered
    assert 'href="../feeds/keywords/%E4%BA%91.json"' in rendered
    assert "少" not in re.findall(r">([^<]*)</a>", rendered)
    names = re.findall(r'<a href="../sources/[^"]*">(.*?)</a>', rendered)
    assert names == ["新华网", "只列题", "只摘录", "旧名"]


def test_a_source_says_when_it_was_on_the_list() -> None:
    listed = replace(XINHUA, listed=(Listing(date(2016, 1, 1), date(2018, 12, 31)), Listing(date(2021, 10, 20))))
    text = pages(issue(article()), sources=(listed,))["sources/新华网.md"]
    assert "稿源名单" not in pages(issue(article()))["sources/新华网.md"]
    (said,) = re.findall(r"<dt>稿源名单</dt><dd>(.*?)</dd>", text)
    assert re.sub("<.*?>", "", said) == "2016年1月1日至2018年12月31日；2021年10月20日起"
