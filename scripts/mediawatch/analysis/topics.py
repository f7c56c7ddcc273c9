"""What the topics find: their queries, read and answered as search does."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from mediawatch.analysis.articles import search_articles
from mediawatch.analysis.channels import Channel, ChannelGroup, Printed
from mediawatch.archive.dictionary import Dictionary
from mediawatch.archive.profile import Profile, show_issue
from mediawatch.model import Issue, Source, Topic
from mediawatch.search.article import SearchArticle
from mediawatch.search.query import QueryError, parse_query
from mediawatch.search.scan import Scan
from mediawatch.slug import assign_slugs


@dataclass(frozen=True, slots=True)
class TopicShelf:
    """A topic, the name of its page, and the articles that it finds, newest first."""

    topic: Topic
    slug: str
    articles: tuple[SearchArticle, ...]

    @property
    def first(self) -> SearchArticle | None:
        """The first report; of several of one day the one that was printed first."""
        return self.articles[-1] if self.articles else None

    @property
    def sources(self) -> tuple[tuple[Source, int], ...]:
        """The sources of the articles with their counts, most frequent first."""
        by_name = {one.source.name: one.source for one in self.articles}
        counts = Counter(one.source.name for one in self.articles)
        return tuple(
            (by_name[name], count) for name, count in sorted(counts.items(), key=lambda row: (-row[1], row[0]))
        )


def shelve_topics(topics: Sequence[Topic], articles: Iterable[SearchArticle]) -> tuple[TopicShelf, ...]:
    """Return what each topic finds. One whose query cannot be read, which `check` says, finds nothing."""
    scan = Scan(sorted(articles, key=_newest_first))
    slugs = assign_slugs((topic.name for topic in topics), "topic")
    unique = {topic.name: topic for topic in reversed(topics)}
    return tuple(TopicShelf(unique[name], slug, _find(scan, unique[name].query)) for name, slug in slugs.items())


def topic_channels(shelves: Sequence[TopicShelf], printed: Iterable[Printed]) -> Iterator[ChannelGroup]:
    """Yield the topics as what readers can follow, where there are any. `printed` are all articles."""
    if not shelves:
        return
    by_ref = {one.article.ref: (place, one) for place, one in enumerate(printed)}
    found = [[by_ref[one.ref] for one in shelf.articles] for shelf in shelves]
    yield ChannelGroup(
        "专题",
        tuple(
            Channel(
                shelf.topic.name,
                f"feeds/topics/{shelf.slug}",
                f"topics/{quote(shelf.slug)}/",
                tuple(one for _, one in sorted(places, key=lambda row: row[0])),
            )
            for shelf, places in zip(shelves, found, strict=True)
        ),
    )


def _find(scan: Scan, query: str) -> tuple[SearchArticle, ...]:
    try:
        return tuple(scan.matching(parse_query(query)))
    except QueryError:
        return ()


def fruitless(queries: Iterable[str], issues: Sequence[Issue], dictionary: Dictionary) -> frozenset[str]:
    """Return the queries that find nothing in public. Articles are looked at, newest first, as long as any is left."""
    left = {query: parse_query(query) for query in queries}
    newest = sorted(issues, key=lambda issue: issue.published, reverse=True)
    shown = (show_issue(issue, dictionary.resolve, Profile.PUBLIC) for issue in newest)
    for article in search_articles(shown, dictionary):
        if not left:
            break
        scan = Scan((article,))
        left = {query: groups for query, groups in left.items() if not any(scan.matching(groups))}
    return frozenset(left)


def _newest_first(one: SearchArticle) -> tuple[int, int, int]:
    article = one.article
    return -article.date.toordinal(), -article.issue_number, article.ordinal
