"""A built site, as programs search it: with the index that its readers' browsers use, and the same answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Self

from mediawatch.search.engine import Answer, search
from mediawatch.search.query import Request
from mediawatch.search.reader import IndexReader


@dataclass(frozen=True, slots=True)
class Site:
    """A site's search index. Its files are read as queries need them, each once."""

    index: IndexReader

    @classmethod
    def open(cls, folder: Path | str = "site") -> Self:
        """Open the site in a folder. Raises IndexUnreadableError where there is none, or one of another format."""
        place = Path(folder) / "search"
        return cls(IndexReader(lambda name: (place / name).read_bytes()))

    def search(
        self,
        text: str = "",
        *,
        first: date | str | None = None,
        last: date | str | None = None,
        sort: str = "relevance",
        limit: int | None = None,
        **chosen: Iterable[str],
    ) -> Answer:
        """Answer a query in the language of the search page; an empty one finds everything.

        `first` and `last` are days, both included; `sort` is `relevance`, `newest` or `oldest`; no limit is all.
        `chosen` are choices by the name of their facet, of which any will do: `sources`, `sections`, `keywords`. Raises
        QueryError where the query is too long or a day is none, KeyError for a facet that is not there.
        """
        choices = {name: tuple(ones) for name, ones in chosen.items()}
        start, end = (str(day) if day else None for day in (first, last))
        return search(self.index, Request(text, choices, start, end, sort, limit))

    def shown(self, ref: str) -> dict[str, Any]:
        """Return what a hit shows of an article: `title`, `source`, `date` and the text's `blocks`."""
        return self.index.shown(ref)
