"""A feed as Atom (RFC 4287) and as JSON Feed 1.1. No clock is asked: the same feed always gives the same bytes."""

import io
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import cast
from xml.sax.saxutils import XMLGenerator

from feedgenerator import Atom1Feed
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator

from mediawatch.format.characters import CONTROL

_LANGUAGE = "zh-CN"
_BEIJING = timezone(timedelta(hours=8))
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without entries was changed."""
_REMEMBERED = 8192
"""Entries whose text is kept, because an article is in the feeds of its source, its 栏目 and each 关键词."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An issue or an article. `title` is plain, `html` is clean.

    `id` stays its own for ever, `address` is its place in the site;
    `updated` is the day on which it came into the archive; `original` the address of an article's own page.
    """

    id: str
    address: str
    title: str
    html: str
    published: date
    updated: date
    author: str = ""
    original: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """Entries, newest first, and the page of the site (`page`) that shows them; `rights` says who may not see it."""

    id: str
    title: str
    page: str
    author: str
    entries: tuple[Entry, ...]
    rights: str = ""


class _Atom(Atom1Feed):
    """Atom that is told when it was changed, asks no clock where it has no entries, and takes entries as XML."""

    changed = _NEVER

    def latest_post_date(self) -> datetime:
        """Return when the feed was changed."""
        return self.changed

    def write_items(self, handler: XMLGenerator) -> None:
        """Write the entries, which are XML already."""
        for item in cast(list[dict[str, str]], self.items):
            handler.ignorableWhitespace(item["written"])

    def write_item(self) -> str:
        """Return the one entry of this feed as XML."""
        text = io.StringIO()
        super().write_items(SimplerXMLGenerator(text, "utf-8"))
        return text.getvalue()


def write_atom(feed: Feed, address: str) -> bytes:
    """Return a feed as Atom; `address` is the file's own."""
    made = _Atom(
        _legal(feed.title),
        feed.page,
        "",
        language=_LANGUAGE,
        author_name=_legal(feed.author),
        feed_url=address,
        feed_guid=feed.id,
        feed_copyright=feed.rights or None,
    )
    made.changed = max((_moment(entry.updated) for entry in feed.entries), default=_NEVER)
    for entry in feed.entries:
        made.add_item(entry.title, entry.address, None, written=_atom_entry(entry))
    text = io.StringIO()
    made.write(text, "utf-8")
    return text.getvalue().encode()


@lru_cache(maxsize=_REMEMBERED)
def _atom_entry(entry: Entry) -> str:
    alone = _Atom("", "", "")
    alone.add_item(
        _legal(entry.title),
        entry.address,
        None,
        content=_legal(entry.html),
        unique_id=entry.id,
        author_name=_legal(entry.author) or None,
        pubdate=_moment(entry.published),
        updateddate=_moment(entry.updated),
        categories=[_legal(word) for word in entry.keywords],
    )
    return alone.write_item()


def write_json_feed(feed: Feed, address: str) -> bytes:
    """Return a feed as JSON Feed; `address` is the file's own."""
    said = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _legal(feed.title),
        **({"description": feed.rights} if feed.rights else {}),
        "home_page_url": feed.page,
        "feed_url": address,
        "language": _LANGUAGE,
        "authors": [{"name": _legal(feed.author)}],
    }
    head = json.dumps(said, ensure_ascii=False).removesuffix("}")
    items = ",\n".join(map(_json_item, feed.entries))
    return f'{head}, "items": [\n{items}\n]}}'.encode()


@lru_cache(maxsize=_REMEMBERED)
def _json_item(entry: Entry) -> str:
    return json.dumps(_item(entry), ensure_ascii=False)


def _item(entry: Entry) -> dict[str, object]:
    item: dict[str, object] = {
        "id": entry.id,
        "url": entry.address,
        "title": _legal(entry.title),
        "content_html": _legal(entry.html),
        "date_published": _moment(entry.published).isoformat(),
        "date_modified": _moment(entry.updated).isoformat(),
    }
    if entry.author:
        item["authors"] = [{"name": _legal(entry.author)}]
    if entry.original:
        item["external_url"] = entry.original
    if entry.keywords:
        item["tags"] = [_legal(word) for word in entry.keywords]
    return item


def _moment(day: date) -> datetime:
    """Return when a day begins where the digest is read."""
    return datetime.combine(day, time(), _BEIJING)


def _legal(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return CONTROL.sub("", text)
