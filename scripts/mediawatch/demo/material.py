"""What the made-up archive is made of: the YAML files beside this module, as values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from mediawatch.archive.dictionary import Dictionary, parse_dictionary

_HERE = Path(__file__).parent

Curve = Mapping[float, float]
"""A weight by years; between two points it goes in a straight line, outside it stays."""
Lists = Mapping[str, Sequence[str]]
"""Words or sentences by their sort."""


@dataclass(frozen=True, slots=True)
class Theme:
    """What articles are about, with words of its own, and how much is written of it over the years."""

    name: str
    section: str
    years: Curve
    keywords: Sequence[str]
    titles: Sequence[str]
    measures: Mapping[str, tuple[int, int]]
    words: Lists
    """What an article keeps to: `system`, `project`, `goal`."""
    sentences: Lists


@dataclass(frozen=True, slots=True)
class Genre:
    """A form of articles: titles, blocks, and sentences of its own."""

    name: str
    weight: int
    kinds: Sequence[str]
    titles: Sequence[str]
    blocks: Sequence[str]
    sentences: Lists


@dataclass(frozen=True, slots=True)
class Outlet:
    """How a source of the dictionary reports."""

    name: str
    years: Curve
    reprints: bool = False
    places: Mapping[str, str] = field(default_factory=dict[str, str])
    printed: Mapping[int, Sequence[str]] = field(default_factory=dict[int, Sequence[str]])


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which issues there are, how many articles each has, and what became of some; `calendar.yml` says it."""

    series: str
    publisher: str
    scope: str
    first: str
    months: int
    number: int
    skipped: Sequence[str]
    lost: Sequence[int]
    articles: Curve
    sections_from: int
    keywords_from: int
    withdrawn: Mapping[int, str]
    corrected: Sequence[int]


@dataclass(frozen=True, slots=True)
class Material:
    """All that articles are made of."""

    themes: tuple[Theme, ...]
    genres: Mapping[str, Genre]
    outlets: tuple[Outlet, ...]
    dictionary: Dictionary
    sentences: Lists
    words: Mapping[str, Sequence[str] | Mapping[int, Sequence[str]]]

    def words_of(self, year: int) -> Lists:
        """Return the words that hold in a year."""
        return {sort: in_force(said, year) if isinstance(said, Mapping) else said for sort, said in self.words.items()}


@cache
def read_material() -> Material:
    """Read the files that articles are made of."""
    dictionary, _ = parse_dictionary(dictionary_texts()["sources.yml"], "sources.yml")
    assert dictionary is not None  # noqa: S101 - it is our own
    return Material(
        themes=tuple(_theme(**_read(path)) for path in sorted((_HERE / "themes").glob("*.yml"))),
        genres={one["name"]: _genre(**one) for one in _read(_HERE / "genres.yml")},
        outlets=tuple(Outlet(name, **said) for name, said in _read(_HERE / "outlets.yml").items()),
        dictionary=dictionary,
        sentences=_read(_HERE / "sentences.yml"),
        words=_read(_HERE / "words.yml"),
    )


def read_calendar() -> Calendar:
    """Read which issues there are."""
    return Calendar(**_read(_HERE / "calendar.yml"))


def dictionary_texts() -> dict[str, str]:
    """Return the texts of the dictionaries by the names of their files."""
    files = sorted((_HERE / "dictionaries").glob("*.yml"))
    return {path.name: path.read_text(encoding="utf-8") for path in files}


def weight_at(curve: Curve, day: date) -> float:
    """Return what a curve says of a day."""
    when = day.year + (day.month - 1) / 12
    years = sorted(curve)
    before = max((year for year in years if year <= when), default=years[0])
    after = min((year for year in years if year > when), default=before)
    share = (when - before) / (after - before) if after > before else 0.0
    return curve[before] + share * (curve[after] - curve[before])


def in_force(by_year: Mapping[int, Sequence[str]], year: int) -> Sequence[str]:
    """Return the words that hold in a year: those of the last year that is not after it."""
    return by_year[max(first for first in by_year if first <= year)]


def _theme(
    name: str, section: str, years: Curve, keywords: Any, titles: Any, measures: dict[str, list[int]], **lists: Any
) -> Theme:
    spans = {measure: (low, high) for measure, (low, high) in measures.items()}
    words = {sort: lists.pop(sort) for sort in ("system", "project", "goal")}
    return Theme(name, section, years, keywords, titles, spans, words, lists)


def _genre(name: str, weight: int, kinds: Any, titles: Any, blocks: Any, **lists: Any) -> Genre:
    return Genre(name, weight, kinds, titles, blocks, lists)


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
