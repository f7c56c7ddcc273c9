"""The lines of leads and bodies, each with its number in the file.

Most texts hold nothing that most rules look for: a rule names what must be in a text for it to look at its lines.
"""

from collections.abc import Iterator

from mediawatch.model import Draft, DraftArticle

Lines = Iterator[tuple[int, str]]


def lead_lines(issue: Draft, *having: str) -> Lines:
    """Return the lines of a lead that has any of some strings, else none."""
    return _numbered(issue.lead, issue.lines.get("lead", 1), having)


def body_lines(article: DraftArticle, *having: str) -> Lines:
    """Return the lines of a body that has any of some strings, else none."""
    return _numbered(article.body, article.lines.get("body", 1), having)


def _numbered(text: str, first: int, having: tuple[str, ...]) -> Lines:
    return enumerate(text.split("\n") if any(one in text for one in having) else (), first)
