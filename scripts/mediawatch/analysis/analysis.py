"""All that is worked out of an archive as a whole, each thing once and only where somebody asks for it."""

from dataclasses import dataclass
from functools import cached_property

from mediawatch.analysis.articles import search_articles
from mediawatch.analysis.channels import ChannelGroup, Printed, find_channels, newest_printed
from mediawatch.analysis.counts import Turnover, YearTable, count_kinds, count_months, count_sources, find_turnover
from mediawatch.analysis.months import Month, issues_by_month
from mediawatch.analysis.nearby import find_nearby
from mediawatch.analysis.related import Related, find_related
from mediawatch.analysis.stories import Story, find_stories
from mediawatch.analysis.topics import TopicShelf, shelve_topics, topic_channels
from mediawatch.analysis.words import Words, find_words
from mediawatch.archive.profile import Profile, Published, ShownArchive, show_archive
from mediawatch.model import Article, Issue
from mediawatch.search.article import SearchArticle
from mediawatch.search.corpus import Corpus, collect_corpus


@dataclass(frozen=True)
class Analysis:
    """What a site shows of an archive, and what that tells beyond single articles.

    Of the `whole` archive only what its `profile` shows is ever looked at.
    """

    whole: Published
    profile: Profile = Profile.PUBLIC

    @cached_property
    def archive(self) -> ShownArchive:
        """What is shown."""
        return show_archive(self.whole, self.profile)

    @cached_property
    def months(self) -> dict[Month, tuple[Issue, ...]]:
        """The issues by the month in which they were published."""
        return issues_by_month(self.archive.issues)

    @cached_property
    def articles(self) -> tuple[SearchArticle, ...]:
        """What search finds, by issue and place: of each article what the public site shows, none withdrawn."""
        return tuple(search_articles(self.archive.issues, self.archive.dictionary))

    @cached_property
    def printed(self) -> tuple[Printed, ...]:
        """All articles, newest issue first."""
        return newest_printed(self.archive.issues, self.archive.dictionary)

    @cached_property
    def channels(self) -> tuple[ChannelGroup, ...]:
        """What readers can follow beside the whole."""
        of_topics = topic_channels(self.topics, self.printed)
        return (*find_channels(self.printed, self.archive.dictionary), *of_topics)

    @cached_property
    def topics(self) -> tuple[TopicShelf, ...]:
        """What each topic finds, in the order of their dictionary."""
        return shelve_topics(self.archive.topics, self.articles) if self.archive.topics else ()

    @cached_property
    def corpus(self) -> Corpus:
        """The tokens of these articles."""
        return collect_corpus((one.title, one.blocks) for one in self.articles)

    @cached_property
    def article_months(self) -> tuple[tuple[Month, int], ...]:
        """How many of these articles each month has, by their own dates."""
        return count_months(self.articles)

    @cached_property
    def sources(self) -> YearTable:
        """Their sources by year."""
        return count_sources(self.articles)

    @cached_property
    def kinds(self) -> YearTable:
        """The kinds of their sources by year."""
        return count_kinds(self.articles)

    @cached_property
    def turnover(self) -> tuple[Turnover, ...]:
        """Which sources came and went, by year."""
        return find_turnover(self.articles)

    @cached_property
    def words(self) -> Words:
        """Which words came into use and went out of it, by year."""
        return find_words(self.corpus, [one.article.date.year for one in self.articles])

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """The stories that are told more than once."""
        return find_stories(self._standing)

    @cached_property
    def story_of(self) -> dict[str, Story]:
        """The story that an article is part of, by its ref; of those alone that are part of one."""
        return {article.ref: story for story in self.stories for article in story.articles}

    @cached_property
    def story_names(self) -> dict[str, str]:
        """The ref of the first article of the story that an article is part of, by its ref."""
        return {ref: story.first.ref for ref, story in self.story_of.items()}

    @cached_property
    def related(self) -> dict[str, tuple[Related, ...]]:
        """The related articles of an article, by its ref."""
        return find_related(self.articles, self.corpus, self.story_names)

    @cached_property
    def nearby(self) -> dict[str, tuple[Article, ...]]:
        """What other issues reported around an article's day, by its ref."""
        return find_nearby(self._standing, self.story_names)

    @property
    def _standing(self) -> list[Article]:
        return [one.article for one in self.articles]
