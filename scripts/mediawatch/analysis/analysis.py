"""All that is worked out of an archive as a whole, each thing once and only where somebody asks for it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from mediawatch.analysis.channels import ChannelGroup, Printed, find_channels, newest_printed
from mediawatch.analysis.months import Month, issues_by_month
from mediawatch.archive.dictionary import Dictionary
from mediawatch.model import Issue


class Published(Protocol):
    """What is needed of an archive."""

    @property
    def issues(self) -> tuple[Issue, ...]:
        """All issues, by number."""
        ...

    @property
    def dictionary(self) -> Dictionary:
        """The sources."""
        ...


@dataclass(frozen=True)
class Analysis:
    """An archive with what it tells: what pages and outputs show beyond single articles."""

    archive: Published

    @cached_property
    def months(self) -> dict[Month, tuple[Issue, ...]]:
        """The issues by the month in which they were published."""
        return issues_by_month(self.archive.issues)

    @cached_property
    def printed(self) -> tuple[Printed, ...]:
        """All articles, newest issue first."""
        return newest_printed(self.archive.issues, self.archive.dictionary)

    @cached_property
    def channels(self) -> tuple[ChannelGroup, ...]:
        """What readers can follow beside the whole."""
        return find_channels(self.printed, self.archive.dictionary)
