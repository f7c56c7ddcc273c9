"""What readers can follow beside the whole: the articles of a source, of a 栏目, of a 关键词."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from mediawatch.archive.dictionary import Dictionary
from mediawatch.model import Article, Issue, Source
from mediawatch.slug import assign_slugs

_SECTION_LEAST, _KEYWORD_LEAST = 1, 3
"""So many articles make a channel. Most 关键词 stand at one or two articles: a channel of each would be thousands of
files that nobody follows. A count grows and hardly ever falls, so that a channel once there stays."""


class Printed(NamedTuple):
    """An article, the issue that printed it, and its source's entry."""

    issue: Issue
    article: Article
    source: Source | None


@dataclass(frozen=True, slots=True)
class Channel:
    """Articles that are followed together, newest issue first.

    `path` is that of their feeds below the site, without an ending; `page` the address of what shows them there.
    """

    name: str
    path: str
    page: str
    articles: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class ChannelGroup:
    """Channels of one kind, which has a label."""

    label: str
    channels: tuple[Channel, ...]


def newest_printed(issues: Iterable[Issue], dictionary: Dictionary) -> tuple[Printed, ...]:
    """Return all articles, newest issue first, each issue's in its own order."""
    newest = sorted(issues, key=lambda issue: (issue.published, issue.number), reverse=True)
    return tuple(Printed(issue, one, dictionary.resolve(one.source)) for issue in newest for one in issue.articles)


def find_channels(printed: tuple[Printed, ...], dictionary: Dictionary) -> tuple[ChannelGroup, ...]:
    """Return what can be followed, in the order in which readers are shown it."""
    return (
        ChannelGroup("来源", tuple(_by_source(printed, dictionary))),
        ChannelGroup(
            "栏目",
            tuple(_by_label(printed, "section", _SECTION_LEAST, lambda one: [one.section] if one.section else [])),
        ),
        ChannelGroup("关键词", tuple(_by_label(printed, "keyword", _KEYWORD_LEAST, lambda one: one.keywords))),
    )


def _by_source(printed: Iterable[Printed], dictionary: Dictionary) -> Iterator[Channel]:
    found: dict[str, list[Printed]] = defaultdict(list)
    for one in printed:
        if one.source:
            found[one.source.name].append(one)
    for name, slug in assign_slugs(source.name for source in dictionary.sources).items():
        yield Channel(name, f"feeds/sources/{slug}", f"sources/{quote(slug)}/", tuple(found[name]))


def _by_label(
    printed: tuple[Printed, ...], parameter: str, least: int, labels: Callable[[Article], Iterable[str]]
) -> Iterator[Channel]:
    """Yield a channel for each label, in the order in which they came up, so that a new one renames no older."""
    found: dict[str, list[Printed]] = defaultdict(list)
    for one in reversed(printed):
        if not one.article.is_tombstone:
            for label in dict.fromkeys(labels(one.article)):
                found[label].append(one)
    for name, slug in assign_slugs(found, parameter).items():
        if len(found[name]) >= least:
            shown = f"search/?{parameter}={quote(name, safe='')}"
            yield Channel(name, f"feeds/{parameter}s/{slug}", shown, tuple(reversed(found[name])))
