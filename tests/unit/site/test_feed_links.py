"""Pages lead to feeds that are there, in their heads and where a reader sees it."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

SITE = "https://example.org/"
_HEADS = re.compile(r'<link rel="alternate" type="application/(?:atom\+xml|feed\+json)" title="[^"]+" href="([^"]+)">')
_SEEN = re.compile(r'<a href="([^"]+)" type="application/(?:atom\+xml|feed\+json)">')


def led_to(pattern: re.Pattern[str], page: Path, site: Path) -> list[str]:
    """Return the paths below the site that a page's links lead to."""
    place = SITE + page.relative_to(site).as_posix().removesuffix("index.html")
    found = pattern.findall(page.read_text(encoding="utf-8"))
    return [unquote(urlsplit(urljoin(place, unescape(link))).path).removeprefix("/") for link in found]


@pytest.mark.parametrize("page", ["index.html", "about/index.html", "issues/523/index.html", "search/index.html"])
def test_every_page_leads_to_the_feeds_of_issues_and_articles(built: Path, page: str) -> None:
    site = built / "site"
    heads = led_to(_HEADS, site / page, site)
    assert heads == [f"feeds/{name}{ending}" for name in ("issues", "articles") for ending in (".atom", ".json")]
    seen = led_to(_SEEN, site / page, site)
    assert seen == ["feeds/issues.atom", "feeds/articles.atom"]
    assert all((site / path).is_file() for path in heads + seen)


def test_the_page_of_a_source_leads_to_its_own_feed_too(built: Path) -> None:
    site = built / "site"
    pages = sorted((site / "sources").glob("*/index.html"))
    assert pages
    for page in pages:
        own = [f"feeds/sources/{page.parent.name}{ending}" for ending in (".atom", ".json")]
        assert led_to(_HEADS, page, site)[4:] == own
        assert led_to(_SEEN, page, site)[:2] == own
        assert all((site / path).is_file() for path in own)
