"""What the rules find in the sample issue that a test changes at one place."""

from mediawatch.archive.dictionary import parse_dictionary
from mediawatch.check.run import apply_rules
from mediawatch.format.parse import parse_issue
from mediawatch.model import Finding
from mediawatch.samples import ISSUE, PATH, SOURCES


def judge(words: str, instead_of: str = ISSUE.place, sources: str = SOURCES.text) -> list[Finding]:
    """Return what the rules find in the sample with words instead of some of its own: unless told, of its body."""
    assert instead_of in ISSUE.text
    issue = parse_issue(ISSUE.text.replace(instead_of, words, 1), PATH.text).draft
    dictionary, _ = parse_dictionary(sources, "sources.yml")
    return sorted(apply_rules([issue], dictionary, "sources.yml"))


def in_body(text: str, *codes: str) -> list[tuple[int, str]]:
    """Return the codes of what is found in a body, each with its line, counted from 0: all of them, or some."""
    first = 1 + ISSUE.text[: ISSUE.text.index(ISSUE.place)].count("\n")
    return [(finding.line - first, finding.code) for finding in judge(text) if not codes or finding.code in codes]
