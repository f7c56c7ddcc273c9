"""Stories: articles with their reprints, in the order in which they appeared, and what each reprint left out.

Whether a text is a reprint is said by `archive.reprints`, which sees whole texts, also those of which the site shows
less; nothing of a text goes into a story, only how much of it a reprint has.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from mediawatch.archive.reprints import RUN, find_reprints, plain_text
from mediawatch.format.render import render_body
from mediawatch.model import Article

_KEPT = 0.5
"""A paragraph of which less than so much is there is missing."""


@dataclass(frozen=True, slots=True)
class Reprint:
    """An article that has the text of an earlier one, `days` after it.

    `kept` is the share of the first text's letters and figures that it has; `lacks_first` and `lacks_last` tell whether
    the first or the last paragraph is missing.
    """

    article: Article
    days: int
    kept: float
    lacks_first: bool
    lacks_last: bool


@dataclass(frozen=True, slots=True)
class Story:
    """The article that an archive has first, and its reprints by day. Of one day, the longest text comes first."""

    first: Article
    reprints: tuple[Reprint, ...]

    @property
    def articles(self) -> tuple[Article, ...]:
        """All articles of the story."""
        return (self.first, *(reprint.article for reprint in self.reprints))


def find_stories(articles: Iterable[Article]) -> tuple[Story, ...]:
    """Return the stories that are told more than once, by the day of their first article."""
    ordered = sorted(articles, key=lambda one: (one.date, -len(one.body), one.issue_number, one.ordinal))
    told: dict[int, list[int]] = {}
    for place, first in sorted(find_reprints(ordered).items()):
        told.setdefault(first, []).append(place)
    return tuple(_tell(ordered[first], [ordered[place] for place in told[first]]) for first in sorted(told))


def _tell(first: Article, others: Iterable[Article]) -> Story:
    paragraphs = _paragraphs(first)
    return Story(first, tuple(_compare(first, paragraphs, other) for other in others))


def _compare(first: Article, paragraphs: list[str], other: Article) -> Reprint:
    """Return what a reprint has of the paragraphs of the first text."""
    text = "".join(_paragraphs(other))
    runs = {text[place : place + RUN] for place in range(len(text) - RUN + 1)}
    kept = [_count_kept(paragraph, runs, text) for paragraph in paragraphs]
    lacks = [part < _KEPT * len(paragraph) for part, paragraph in zip(kept, paragraphs, strict=True)] or [False]
    share = sum(kept) / max(1, sum(map(len, paragraphs)))
    return Reprint(other, (other.date - first.date).days, share, lacks[0], lacks[-1])


def _count_kept(paragraph: str, runs: set[str], text: str) -> int:
    """Return how many characters of a paragraph stand in runs that a text has too."""
    if len(paragraph) < RUN:
        return len(paragraph) if paragraph in text else 0
    count = after = 0
    for place in range(len(paragraph) - RUN + 1):
        if paragraph[place : place + RUN] in runs:
            count += place + RUN - max(place, after)
            after = place + RUN
    return count


def _paragraphs(article: Article) -> list[str]:
    """Return the letters and figures of an article's paragraphs, of those that have any."""
    return [plain for block in render_body(article.body).blocks if (plain := plain_text(block))]
