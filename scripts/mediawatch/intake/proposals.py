"""Sources that the dictionary does not know, gathered over all documents: for a person to accept, never added."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from mediawatch.addresses import host_of, is_platform
from mediawatch.archive.dictionary import Dictionary
from mediawatch.check.rules.sources import source_is_known
from mediawatch.format.write import yaml_scalar
from mediawatch.model import Draft

UNKNOWN = (
    f"字典里没有的来源，要的就抄进 _dictionaries/sources.yml；抄进去以前，校验会报错（{source_is_known.code.name}）："
)
_HOSTS_SHOWN = 3
_PREFIXES = ("m.", "wap.", "news.", "finance.", "health.", "tech.", "paper.", "epaper.", "szb.")


@dataclass(frozen=True, slots=True)
class Proposal:
    """An entry that the dictionary could have: its name, its domains, how many articles name it, what is like it."""

    name: str
    domains: tuple[str, ...]
    count: int
    nearest: tuple[str, ...]
    owners: tuple[str, ...]


def propose_sources(drafts: Iterable[Draft], dictionary: Dictionary) -> tuple[Proposal, ...]:
    """Return a proposal for each unknown name, the most frequent first."""
    counts: Counter[str] = Counter()
    hosts: dict[str, Counter[str]] = {}
    for draft in drafts:
        for article in draft.articles:
            name = " ".join(article.source.split())
            if not name or dictionary.resolve(name):
                continue
            counts[name] += 1
            host = host_of(article.url)
            if host:
                hosts.setdefault(name, Counter())[host] += 1
    return tuple(
        _propose(name, count, hosts.get(name, Counter()), dictionary)
        for name, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    )


def _propose(name: str, count: int, hosts: Counter[str], dictionary: Dictionary) -> Proposal:
    found = [host for host, _ in sorted(hosts.items(), key=lambda one: (-one[1], one[0]))][:_HOSTS_SHOWN]
    owners = dict.fromkeys(source.name for host in found for source in dictionary.by_domain(host))
    near = tuple(one for one in dictionary.nearest(name) if one not in owners)
    return Proposal(name, domains_of(found), count, near, tuple(owners))


def format_proposals(proposals: Iterable[Proposal]) -> str:
    """Return the proposals as entries of sources.yml, each with what speaks for another one."""
    blocks: list[str] = []
    for one in proposals:
        told = [f"# {one.count} 篇文章"]
        if one.owners:
            told.append(f"域名已属于：{'、'.join(one.owners)}（是同一家就写进它的 aliases）")
        if one.nearest:
            told.append(f"相近的有：{'、'.join(one.nearest)}")
        domains = f"\n    domains: [{', '.join(one.domains)}]" if one.domains else ""
        blocks.append(f"  {'；'.join(told)}\n  - name: {yaml_scalar(one.name)}{domains}\n")
    return "\n".join(blocks)


def domains_of(hosts: Iterable[str]) -> tuple[str, ...]:
    """Return the domains of a source by its hosts: each without the part that names a section, none of a platform."""
    domains: dict[str, None] = {}
    for host in hosts:
        prefix = next((prefix for prefix in _PREFIXES if host.startswith(prefix) and host.count(".") > 1), "")
        if host and not is_platform(host):
            domains[host.removeprefix(prefix)] = None
    return tuple(domains)
