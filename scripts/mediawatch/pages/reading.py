"""What to read beside an article: its story, related articles, and what else was reported around its day."""

from dataclasses import dataclass
from datetime import date

from mediawatch.analysis.analysis import Analysis
from mediawatch.analysis.nearby import days_around
from mediawatch.analysis.related import Related
from mediawatch.analysis.stories import Reprint, Story
from mediawatch.model import Article, DraftArticle

_CUT = 5
"""Per cent of a text that are worth a word."""
_SHOWN = 20
"""Of a story's articles, those that each of them names beside itself: all of all would grow with the square."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One of the articles that tell a story, how many days after the first one, and what of its text is missing."""

    article: Article
    days: int = 0
    cut: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What there is beside an article; a part is empty where there is nothing.

    Of the story `more` articles are not named. `first` and `last` bound the days around the article's.
    """

    article: DraftArticle
    story: Story | None
    tellings: tuple[Telling, ...]
    related: tuple[Related, ...]
    nearby: tuple[Article, ...]
    first: date
    last: date

    @property
    def more(self) -> int:
        """How many articles of the story are not named."""
        return len(self.story.articles) - len(self.tellings) if self.story else 0

    @property
    def outlets(self) -> str:
        """How many others tell the story: outlets, or articles where one outlet has several."""
        told = self.story.articles if self.story else ()
        others = [article for article in told if article.ref != self.article.ref]
        names = {article.source for article in others}
        return f"{len(others)} {'家' if len(names - {self.article.source}) == len(others) else '篇'}"


def further_reading(analysis: Analysis, article: DraftArticle) -> Reading | None:
    """Return what to read beside an article, None where there is nothing."""
    story, ref = analysis.story_of.get(article.ref), article.ref
    related, nearby = analysis.related.get(ref, ()), analysis.nearby.get(ref, ())
    if article.date is None or not (story or related or nearby):
        return None
    return Reading(article, story, _tell(story, ref) if story else (), related, nearby, *days_around(article.date))


def _tell(story: Story, ref: str) -> tuple[Telling, ...]:
    """Return the first tellings of a story, and that of the article itself."""
    named = [one for place, one in enumerate(story.reprints, 2) if place <= _SHOWN or one.article.ref == ref]
    return (Telling(story.first), *(Telling(one.article, one.days, describe_cut(one)) for one in named))


def describe_cut(reprint: Reprint) -> str:
    """Return in words what a reprint has not of the first text; nothing where it has all."""
    share = round(100 * (1 - reprint.kept))
    words = [f"删去约 {share}%"] if share >= _CUT else []
    words += ["没有首段"] if reprint.lacks_first else []
    words += ["没有末段"] if reprint.lacks_last else []
    return "，".join(words)
