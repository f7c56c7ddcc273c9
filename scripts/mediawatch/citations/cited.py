"""An article or an issue as something that is cited."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from mediawatch.addresses import is_web_address
from mediawatch.format.characters import CONTROL
from mediawatch.model import Article, Issue, Source

LANGUAGE = "zh-CN"


class CitedKind(StrEnum):
    """What is cited, by its type in CSL."""

    NEWSPAPER = "article-newspaper"
    WEB_PAGE = "webpage"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation says, empty where nothing is known. `id` is the ref, or an issue's number.

    `issued` is a year, a month or a day (`2023-06-07`). `url` is absolute; `page` is its page below the site, where it
    has no address of its own. `note` says where it was found.
    """

    id: str
    kind: CitedKind
    title: str
    author: str = ""
    container: str = ""
    number: str = ""
    place: str = ""
    publisher: str = ""
    issued: str = ""
    url: str = ""
    page: str = ""
    note: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a digest's citations say where its issues do not, and the site's address: empty where it is a preview."""

    publisher: str = ""
    place: str = ""
    home: str = ""


def cite_article(article: Article, source: Source | None, issue: Issue, imprint: Imprint) -> Cited:
    """Return an article as its source published it: in a newspaper, or on a web page of which the source is author."""
    name = _line(article.source)
    newspaper = source is not None and source.is_newspaper
    page = _page(issue, article)
    original = article.url if article.url and is_web_address(article.url) else ""
    return Cited(
        article.ref,
        CitedKind.NEWSPAPER if newspaper else CitedKind.WEB_PAGE,
        _line(article.title),
        author="" if newspaper else name,
        container=name if newspaper else "",
        issued=_day(article.date),
        url=original or _address(page, imprint),
        page="" if original else page,
        note=f"收录于《{_line(issue.series)}》第 {issue.number} 期，条目号 {article.ref}",
        keywords=tuple(map(_line, article.keywords)),
    )


def cite_issue(issue: Issue, imprint: Imprint) -> Cited:
    """Return an issue as a numbered report of its publisher."""
    publisher = _line(issue.publisher or imprint.publisher)
    return Cited(
        str(issue.number),
        CitedKind.REPORT,
        _line(issue.series),
        author=publisher,
        number=str(issue.number),
        place=_line(imprint.place),
        publisher=publisher,
        issued=_day(issue.published),
        url=_address(_page(issue), imprint),
        page=_page(issue),
    )


def cite_entry(article: Article, issue: Issue, imprint: Imprint) -> Cited:
    """Return an issue with the address of one of its articles."""
    page = _page(issue, article)
    return replace(cite_issue(issue, imprint), id=article.ref, url=_address(page, imprint), page=page)


def _page(issue: Issue, article: Article | None = None) -> str:
    return f"issues/{issue.number}/" + (f"#article-{article.ordinal}" if article else "")


def _address(page: str, imprint: Imprint) -> str:
    return imprint.home and f"{imprint.home}{page}"


def _day(day: date) -> str:
    return day.isoformat()


def _line(text: str) -> str:
    """Return a text on one line, without what no format can hold."""
    return " ".join(CONTROL.sub("", " ".join(text.split())).split())
