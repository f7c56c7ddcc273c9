"""Feeds of the newest issues, of the newest articles, and of each channel, for programs that follow the archive."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from urllib.parse import quote
from uuid import UUID, uuid5

from mediawatch.addresses import is_web_address
from mediawatch.analysis.channels import Printed
from mediawatch.format.lead import compose_lead
from mediawatch.format.render import RenderedBody, render_body
from mediawatch.model import Article, Issue, Rights, Source
from mediawatch.outputs.feed_formats import Entry, Feed, write_atom, write_json_feed
from mediawatch.outputs.output import Output, Publication

_ISSUES = 20
_ARTICLES, _OF_CHANNEL = 50, 20
"""At least so many, where there are: an issue is never begun and not finished, so that who follows misses none. Of a
channel fewer, for there are many of them, and every issue brings few."""
_CUT = {Rights.FULL: "", Rights.EXCERPT: "这个来源的文章只显示开头。", Rights.LINK: "这个来源的文章只列标题与出处。"}
_IDS = UUID("7a3d9f0e-5c1b-4e64-9d2a-0b8f6c417e52")
"""The space of all ids. Changed, every article would be new to all who follow."""


@dataclass(frozen=True, slots=True)
class FeedFile:
    """A feed as a file: the feed, the file's own address, and the ending of its format's files."""

    feed: Feed
    address: str
    ending: str


_FORMATS = {".atom": write_atom, ".json": write_json_feed}


def feed_files(publication: Publication) -> dict[str, FeedFile]:
    """Return the feeds by their files' paths."""
    return {
        f"{path}{ending}": FeedFile(feed, f"{publication.address}{quote(path)}{ending}", ending)
        for path, feed in _feeds(publication)
        for ending in _FORMATS
    }


FEEDS = Output(feed_files, lambda file: _FORMATS[file.ending](file.feed, file.address))


def _feeds(publication: Publication) -> Iterator[tuple[str, Feed]]:
    """Yield each feed with its path below the site, without an ending."""
    home, series = publication.address, publication.series
    author = publication.publisher or series
    entries = _Entries(publication)

    def feed(path: str, name: str, page: str, held: Iterable[Entry]) -> tuple[str, Feed]:
        return path, Feed(_identify(series, path), f"{series}：{name}", f"{home}{page}", author, tuple(held))

    yield feed("feeds/issues", "各期", "issues/", entries.of_issues())
    yield feed("feeds/articles", "文章", "", entries.of_articles(publication.analysis.printed, _ARTICLES))
    for group in publication.analysis.channels:
        for channel in group.channels:
            held = entries.of_articles(channel.articles, _OF_CHANNEL)
            yield feed(channel.path, channel.name, channel.page, held)


class _Entries:
    """The entries of a publication; an article's is made once, and is the same in every feed."""

    def __init__(self, publication: Publication) -> None:
        self._home, self._series = publication.address, publication.series
        self._profile = publication.analysis.profile
        self._issues = {one.issue.number: one for one in publication.published()}
        self._made: dict[str, Entry] = {}

    def of_issues(self) -> Iterator[Entry]:
        """Yield the newest issues."""
        issues = sorted((one.issue for one in self._issues.values()), key=lambda one: (one.published, one.number))
        for issue in reversed(issues[-_ISSUES:]):
            yield self._of_issue(issue)

    def of_articles(self, printed: Iterable[Printed], least: int) -> Iterator[Entry]:
        """Yield the first articles, up to the end of an issue."""
        last = 0
        for place, one in enumerate(printed):
            if place >= least and one.issue.number != last:
                return
            last = one.issue.number
            if one.article.ref not in self._made:
                self._made |= self._of_issue_articles(last)
            yield self._made[one.article.ref]

    def _of_issue(self, issue: Issue) -> Entry:
        """Return an issue as its lead and what it has: the texts are in the feeds of articles."""
        lead = render_body(issue.lead or compose_lead(issue)).html
        contents = "".join(
            f'<li value="{one.ordinal}"><a href="{escape(self._address(one))}">{escape(one.title)}</a>'
            f"（{escape(one.source if one.withdrawn is None else _withdrawn(one.withdrawn))}）</li>"
            for one in issue.articles
        )
        path, title = f"issues/{issue.number}/", f"{issue.series}第{issue.number}期"
        html = f"{lead}<ol>{contents}</ol>"
        days = (issue.published, issue.published)
        return Entry(_identify(self._series, path), f"{self._home}{path}", title, html, *days)

    def _of_issue_articles(self, number: int) -> dict[str, Entry]:
        one = self._issues[number]
        rows = zip(one.issue.articles, one.sources, one.bodies, strict=True)
        return {article.ref: self._of_article(one.issue, article, source, body) for article, source, body in rows}

    def _of_article(self, issue: Issue, article: Article, source: Source | None, body: RenderedBody) -> Entry:
        """Return what the site shows of an article; of one that was withdrawn, its title and the reason."""
        named = (_identify(self._series, article.ref), self._address(article), article.title)
        days = (article.date, max(article.date, issue.published))
        if article.is_tombstone:
            return Entry(*named, f"<p>{escape(_withdrawn(article.withdrawn or ''))}</p>", *days)
        original = article.url if article.url and is_web_address(article.url) else ""
        html = "" if article.withdrawn is None else f"<p>{escape(_withdrawn(article.withdrawn))}</p>"
        html += f"<p>勘误：{escape(article.correction)}</p>" if article.correction else ""
        html += body.html
        cut = _CUT[self._profile.rights(source)]
        link = f'<a href="{escape(original)}" rel="noopener noreferrer external">原文</a>' if original else ""
        if cut or link:
            html += f"<p>{cut}{link}</p>"
        return Entry(*named, html, *days, article.source, original, article.keywords)

    def _address(self, article: Article) -> str:
        return f"{self._home}issues/{article.issue_number}/#article-{article.ordinal}"


def _identify(series: str, what: str) -> str:
    """Return the id of a feed or an entry: its own wherever the site lies, for a site may move to another host."""
    return uuid5(_IDS, f"{series}/{what}").urn


def _withdrawn(reason: str) -> str:
    return f"已撤回：{reason}" if reason else "已撤回"
