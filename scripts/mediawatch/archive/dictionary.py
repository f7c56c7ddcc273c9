"""The source dictionary: names are resolved to entries through their aliases."""

import re
import unicodedata
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache

from mediawatch.addresses import plain_host
from mediawatch.archive.entries import read_entries
from mediawatch.archive.entry import Entry
from mediawatch.format.dictionary_fields import SOURCES
from mediawatch.model import Finding, Listing, Source

_AROUND = "，。、；：,.;: "
_WRAPPED = re.compile(r"《[^《》]+》|【[^【】]+】|「[^「」]+」")
_BETWEEN = re.compile("[，、；]")
_OF_MANY = re.compile(r"(?:com|net|org|gov|edu|ac|mil|bj|sh|tj|cq)\.cn")
"""Domains below which everybody has a name: who has www.gov.cn does not have nhc.gov.cn."""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The entries, and ways to find them."""

    sources: tuple[Source, ...] = ()
    _by_name: dict[str, Source] = field(init=False, repr=False, compare=False)
    _by_domain: dict[str, dict[int, Source]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        named = [(name, source) for source in self.sources for name in (*source.aliases, source.name)]
        names = {reading: source for name, source in named for reading in _readings(name)}
        names |= {name.strip(): source for name, source in named}
        domains: dict[str, dict[int, Source]] = {}
        for place, source in enumerate(self.sources):
            for domain in source.domains:
                domains.setdefault(plain_host(domain), {})[place] = source
        object.__setattr__(self, "_by_name", names)
        object.__setattr__(self, "_by_domain", domains)

    def resolve(self, name: str) -> Source | None:
        """Return the entry of a name or alias."""
        return self._by_name.get(name.strip())

    def nearest(self, name: str) -> tuple[str, ...]:
        """Return up to three names that look like this one."""
        names = {fold_name(known): source.name for known, source in self._by_name.items()}
        near = get_close_matches(fold_name(name), names, n=3, cutoff=0.5)
        return tuple(dict.fromkeys(names[match] for match in near))

    def beginning_of(self, text: str) -> str:
        """Return the longest name or alias that a text begins with; nothing where none does."""
        return max((name for name in self._by_name if name and text.startswith(name)), key=len, default="")

    def by_domain(self, host: str) -> tuple[Source, ...]:
        """Return the entries that have a host, or a domain it belongs to, in their order."""
        host = plain_host(host)
        labels = host.split(".")
        above = (".".join(labels[place:]) for place in range(1, len(labels)))
        found = dict(self._by_domain.get(host, {}))
        for domain in above:
            if not is_shared_domain(domain):
                found.update(self._by_domain.get(domain, {}))
        return tuple(found[place] for place in sorted(found))


def bare_name(name: str) -> str:
    """Return a name without the marks around it that are no part of one."""
    bare = name.strip(_AROUND)
    return bare[1:-1] if _WRAPPED.fullmatch(bare) else bare


def _readings(name: str) -> list[str]:
    """Return what a name may be meant for where it was not written well, which `check` says."""
    return [bare for part in _BETWEEN.split(name) if (bare := bare_name(part)) and bare != name]


def is_one_outlet(source: Source, other: Source) -> bool:
    """Tell whether two entries are of one outlet: the same, or one took the place of the other."""
    return other.name in (source.name, source.successor) or other.successor == source.name


def is_shared_domain(domain: str) -> bool:
    """Tell whether a domain is the ending of many sites' names."""
    return _OF_MANY.fullmatch(domain) is not None


def fold_name(name: str) -> str:
    """Return a name without what hardly tells it from another: its width, its case, its spaces."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", name)).casefold()


@lru_cache(maxsize=8)
def parse_dictionary(text: str, path: str) -> tuple[Dictionary | None, tuple[Finding, ...]]:
    """Read the text of sources.yml. One of which a part cannot be read is None; of a faulty entry the rest is kept."""
    entries, findings = read_entries(text, path, SOURCES)
    if entries is None:
        return None, findings
    return Dictionary(tuple(map(_make_source, entries))), findings


def _make_source(entry: Entry) -> Source:
    values = dict(entry.values)
    values["listed"] = tuple(Listing(**one.values) for one in values["listed"] if one.is_whole)
    return Source(**values, line=entry.line, lines=entry.lines)
