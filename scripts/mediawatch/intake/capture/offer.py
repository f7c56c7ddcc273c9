"""An article as it is offered to a person, with what the dictionary and the archive say of it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mediawatch.addresses import host_of
from mediawatch.archive.dictionary import Dictionary
from mediawatch.format.write import yaml_scalar
from mediawatch.intake.capture.draft import find_earlier, read_draft
from mediawatch.intake.capture.extract import CapturedArticle
from mediawatch.intake.capture.issue_text import describe_issue, find_namesake, is_outside
from mediawatch.intake.proposals import domains_of
from mediawatch.model import Article, EntryStatus, SourceKind


@dataclass(frozen=True, slots=True)
class Desk:
    """What a person writes with: the folder of issues, the source dictionary, and what day it is."""

    folder: Path
    dictionary: Dictionary
    today: date


@dataclass(frozen=True, slots=True)
class Offer:
    """An article and the issue's file that it will go to. `found` is the page's article, with what was corrected.

    `source` is empty while nobody has named one. `named` tells whether a person has named the issue.
    """

    found: CapturedArticle
    path: Path
    named: bool = False
    source: str = ""
    section: str = ""

    def article(self) -> Article:
        """Return the article as it is to be written. Title, source and day must be known."""
        found = self.found
        if not found.day:
            raise ValueError("an article needs a day")
        number, section = int(self.path.stem), self.section or None
        return Article(number, 1, found.title, self.source, found.day, found.body, url=found.url, section=section)


def make_offer(desk: Desk, found: CapturedArticle, path: Path, *, named: bool) -> Offer:
    """Return what a page gives, and the source that its address belongs to."""
    owners = find_owners(desk.dictionary, found.url)
    return Offer(found, path, named, owners[0] if len(owners) == 1 else "")


def find_owners(dictionary: Dictionary, url: str | None) -> tuple[str, ...]:
    """Return the entries that an address belongs to: those that are in use, if there are any."""
    entries = dictionary.by_domain(host_of(url))
    active = tuple(entry.name for entry in entries if entry.status is EntryStatus.ACTIVE)
    return active or tuple(entry.name for entry in entries)


def explain_unknown(desk: Desk, offer: Offer) -> str:
    """Say that a source is not in the dictionary, and the entry to add; nothing where it is."""
    name, dictionary = offer.source, desk.dictionary
    if not name or dictionary.resolve(name) is not None:
        return ""
    near = "、".join(dictionary.nearest(name))
    lines = [
        f"来源字典里没有“{name}”{near and f'（相近的有 {near}）'}。真是新的一家，就在 _dictionaries/sources.yml 里加：",
        f"  - name: {yaml_scalar(name)}",
        f"    kind: {SourceKind.OTHER}    # 从这些里选一个：{'、'.join(SourceKind)}",
    ]
    for domain in domains_of([host_of(offer.found.url)]):
        lines.append(f"    domains: [{domain}]    # {domain} 是它自己的网站才写这一行，转载的不写")
    return "\n".join(lines)


def find_doubts(desk: Desk, offer: Offer) -> tuple[str, ...]:
    """Return why an article may not belong into the issue that it would go to."""
    text, path, found = read_draft(offer.path), str(offer.path), offer.found
    namesake = find_namesake(text, path, found.title) if found.title else ""
    earlier = find_earlier(desk.folder, offer.path, found.url) if found.url else ""
    doubts = (
        namesake and f"这一期已经有同名的一篇：{namesake}",
        earlier and f"别的一期已经有这一篇：{earlier}",
        "" if offer.named else find_stray(offer),
    )
    return tuple(filter(None, doubts))


def find_stray(offer: Offer) -> str:
    """Say that an article's day is none of the issue's period; nothing where it is. Who names an issue may mean it."""
    text, path, day = read_draft(offer.path), str(offer.path), offer.found.day
    if day is None or not is_outside(text, path, day):
        return ""
    return f"日期 {day} 不在这一期的监测时间里：{describe_issue(text, path)}"
