"""The source dictionary: names are resolved to entries through their aliases."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache

from mediawatch.addresses import plain_host
from mediawatch.archive import codes
from mediawatch.archive.entry import read_entry
from mediawatch.format.characters import CONTROL, check_line, has_odd_characters
from mediawatch.format.conflicts import LEFT_OUT, take_out_conflicts
from mediawatch.format.fields import DICTIONARY_FIELDS
from mediawatch.format.frontmatter import read_yaml
from mediawatch.model import Edit, Finding, Source

_ENTRIES = "每一条以 - name: 开头"

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
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines, odd = _read_characters(text, path)
    kept, conflicts = take_out_conflicts(lines, path)
    document = read_yaml("\n".join(kept).replace(LEFT_OUT, ""), path, fields=DICTIONARY_FIELDS)
    findings = [*odd, *conflicts, *document.findings]
    values = document.values if isinstance(document.values, dict) else {}
    rows = values.get("sources")
    if not isinstance(rows, list):
        if not findings:
            findings.append(_no_list(values, document.lines, path))
        return None, tuple(findings)
    for key in values:
        if key != "sources":
            hint = "检查拼写和缩进；来源都写在 sources: 下面"
            findings.append(codes.UNKNOWN_KEY.at(path, document.lines[key], f"不认识“{key}”", hint))
    sources: list[Source] = []
    at_entry = _lines_by_entry(document.lines)
    for place, row in enumerate(rows):  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
        at = at_entry.get(str(place), {})
        line = at.get("name", document.lines[f"sources.{place}"])
        source, odd_entry = read_entry(row, at, line, path)
        findings += odd_entry
        sources += [source] if source else []
    known = not document.unread and (sources or not findings)
    return Dictionary(tuple(sources)) if known else None, tuple(findings)


def _no_list(values: Mapping[str, object], lines: Mapping[str, int], path: str) -> Finding:
    """Return what is wrong with a dictionary without its list: its name may be written otherwise."""
    what = "来源字典里没有 sources: 列表"
    key = next((key for key, value in values.items() if isinstance(value, list)), "")
    if not key:
        return codes.BAD_ENTRY.at(path, lines.get("sources", 1), what, _ENTRIES)
    edits = (Edit(lines[key], f"{key}:", "sources:"),)
    return codes.BAD_ENTRY.at(path, lines[key], what, f"把“{key}:”改成“sources:”", quoted=key, edits=edits)


def _read_characters(text: str, path: str) -> tuple[list[str], list[Finding]]:
    """Return the lines as they were meant, so that one odd character in a name is one finding and no unknown source."""
    lines = text.split("\n")
    if not has_odd_characters(text):
        return lines, []
    findings: list[Finding] = []
    for place, line in enumerate(lines):
        is_text = line.lstrip().startswith("#")
        odd = tuple(check_line(line, place + 1, path, is_text=is_text))
        for _ in odd:  # an edit is of the line as the one before it left it
            now = check_line(lines[place], place + 1, path, is_text=is_text)
            if edit := next((edit for one in now for edit in one.edits), None):
                lines[place] = lines[place].replace(edit.old, edit.new, 1)
        lines[place] = CONTROL.sub("", lines[place])
        findings += odd
    return lines, findings


def _lines_by_entry(lines: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """Return the lines of each entry's keys, by the entry's place in the list: one pass, however long the list."""
    found: dict[str, dict[str, int]] = {}
    for name, line in lines.items():
        place, dot, key = name.removeprefix("sources.").partition(".")
        if dot and name.startswith("sources."):
            found.setdefault(place, {})[key] = line
    return found
