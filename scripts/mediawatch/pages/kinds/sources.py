"""The list of sources, and a page for each with its articles."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from urllib.parse import urlsplit

from mediawatch.addresses import host_of, is_web_address, plain_host
from mediawatch.model import Article
from mediawatch.pages.catalogue import UNFOLDED, SourceShelf
from mediawatch.pages.charts import Chart, year_bars
from mediawatch.pages.edition import Edition
from mediawatch.pages.kind import PageKind
from mediawatch.pages.markup import count
from mediawatch.pages.page import Page, make_page


def _compose(edition: Edition) -> Iterator[Page]:
    yield make_page("sources/index.md", "sources", "../", shelves=edition.shelves)
    for shelf in edition.shelves.sources:
        years = [(year, list(articles)) for year, articles in groupby(shelf.articles, key=lambda one: one.date.year)]
        yield make_page(
            f"sources/{shelf.slug}.md",
            "source",
            "../../",
            shelf=shelf,
            homes=[(domain, _home(domain, shelf.articles)) for domain in shelf.source.domains],
            years=years,
            history=_history(shelf),
            unfolded=UNFOLDED,
        )


def _home(domain: str, articles: Iterable[Article]) -> str:
    """Return the address of a source's site, with or without `www.` and safe as its newest article there has it."""
    host = plain_host(domain)
    urls = (article.url for article in articles if article.url and host_of(article.url) == host)
    for parts in map(urlsplit, filter(is_web_address, urls)):
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/"
    return f"http://{domain}/"


def _history(shelf: SourceShelf) -> Chart | None:
    """Return how many articles of a source there are by year; of a single year that is no history."""
    bars = year_bars(article.date.year for article in shelf.articles)
    if len(bars) < 2:
        return None
    most = max(bars, key=lambda bar: bar.value)
    says = f"{bars[0].label}年至{bars[-1].label}年，{most.label}年最多，{count(most.value, '篇')}。"
    linked = tuple(replace(bar, href=f"#year-{bar.label}" if bar.value else "") for bar in bars)
    return Chart("各年收录", says, "年", "篇", linked)


SOURCES = PageKind("sources", _compose)
