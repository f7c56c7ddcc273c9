"""The dictionary of topics: queries that are followed, each with a page of its own."""

from functools import lru_cache

from mediawatch.archive.entries import read_entries
from mediawatch.format.dictionary_fields import TOPICS
from mediawatch.model import Finding, Topic


@lru_cache(maxsize=8)
def parse_topics(text: str, path: str) -> tuple[tuple[Topic, ...] | None, tuple[Finding, ...]]:
    """Read the text of topics.yml. One of which a part cannot be read is None; of a faulty entry the rest is kept."""
    entries, findings = read_entries(text, path, TOPICS)
    if entries is None:
        return None, findings
    return tuple(Topic(**one.values, line=one.line, lines=one.lines) for one in entries), findings
