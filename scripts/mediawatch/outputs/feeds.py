"""Feeds of the newest issues, of the newest articles, and of each source's, for programs that follow the archive."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import quote

from mediawatch.addresses import is_web_address
from mediawatch.format.lead import compose_lead
from mediawatch.format.render import published_body, render_body
from mediawatch.model import Article, Issue, Rights, Source
from mediawatch.outputs.feed_formats import Entry, Feed, write_atom, write_json_feed
from mediawatch.outputs.output import Output, Publication
from mediawatch.slug import assign_slugs

_ISSUES = 20
_ARTICLES = 50
"""At least so many, where there are: an issue is never begun and not finished."""
_CUT = {Rights.FULL: "", Rights.EXCERPT: "这个来源的文章只显示开头。", Rights.LINK: "这个来源的文章只列标题与出处。"}

Printed = tuple[Issue, Article, Source | None]
"""An article, the issue that printed it, and its source's entry."""


def feeds(publication: Publication) -> Iterator[tuple[str, Feed]]:
    """Yield each feed with its path below the site, without an ending."""
    home, series = publication.address, publication.series
    author = publication.publisher or series
    newest = sorted(publication.published(), key=lambda one: (one.issue.published, one.issue.number), reverse=True)
    printed: list[Printed] = [
        (one.issue, article, source)
        for one in newest
        for article, source in zip(one.issue.articles, one.sources, strict=True)
    ]
    by_source: dict[str, list[Printed]] = defaultdict(list)
    for one in printed:
        if one[2]:
            by_source[one[2].name].append(one)
    issues = tuple(_issue_entry(one.issue, home) for one in newest[:_ISSUES])
    yield "feeds/issues", Feed(f"{series}：各期", f"{home}issues/", author, issues)
    yield "feeds/articles", Feed(f"{series}：文章", home, author, _article_entries(printed, home))
    for name, slug in assign_slugs(source.name for source in publication.dictionary.sources).items():
        page = f"{home}sources/{quote(slug)}/"
        yield f"feeds/sources/{slug}", Feed(f"{series}：{name}", page, author, _article_entries(by_source[name], home))


def _atom_feeds(publication: Publication) -> dict[str, tuple[Feed, str]]:
    return _addressed(publication, ".atom")


def _json_feeds(publication: Publication) -> dict[str, tuple[Feed, str]]:
    return _addressed(publication, ".json")


def _addressed(publication: Publication, ending: str) -> dict[str, tuple[Feed, str]]:
    """Return the feeds by their files' paths, each with the file's address."""
    return {
        f"{path}{ending}": (feed, f"{publication.address}{quote(path)}{ending}") for path, feed in feeds(publication)
    }


ATOM_FEEDS = Output(_atom_feeds, lambda given: write_atom(*given))
JSON_FEEDS = Output(_json_feeds, lambda given: write_json_feed(*given))


def _issue_entry(issue: Issue, home: str) -> Entry:
    """Return an issue as its lead and what it has: the texts are in the feeds of articles."""
    lead = render_body(issue.lead or compose_lead(issue)).html
    contents = "".join(
        f'<li value="{one.ordinal}"><a href="{escape(_address(one, home))}">{escape(one.title)}</a>'
        f"（{escape(one.source if one.withdrawn is None else _withdrawn(one.withdrawn))}）</li>"
        for one in issue.articles
    )
    title = f"{issue.series}第{issue.number}期"
    html = f"{lead}<ol>{contents}</ol>"
    return Entry(f"{home}issues/{issue.number}/", title, html, issue.published, issue.published)


def _article_entries(printed: Iterable[Printed], home: str) -> tuple[Entry, ...]:
    """Return the first articles, as many as a feed has."""
    kept: list[Printed] = []
    for one in printed:
        if len(kept) >= _ARTICLES and one[0].number != kept[-1][0].number:
            break
        kept.append(one)
    return tuple(_article_entry(*one, home) for one in kept)


def _article_entry(issue: Issue, article: Article, source: Source | None, home: str) -> Entry:
    """Return what the public site shows of an article; of one that was withdrawn, its title and the reason."""
    address, days = _address(article, home), (article.date, max(article.date, issue.published))
    if article.withdrawn is not None:
        return Entry(address, article.title, f"<p>{escape(_withdrawn(article.withdrawn))}</p>", *days)
    original = article.url if article.url and is_web_address(article.url) else ""
    html = f"<p>勘误：{escape(article.correction)}</p>" if article.correction else ""
    html += published_body(article, source).html
    cut = _CUT[source.rights if source else Rights.FULL]
    link = f'<a href="{escape(original)}" rel="noopener noreferrer external">原文</a>' if original else ""
    if cut or link:
        html += f"<p>{cut}{link}</p>"
    return Entry(address, article.title, html, *days, article.source, original, article.keywords)


def _address(article: Article, home: str) -> str:
    return f"{home}issues/{article.issue_number}/#article-{article.ordinal}"


def _withdrawn(reason: str) -> str:
    return f"已撤回：{reason}" if reason else "已撤回"
