"""The lines of leads and bodies, each with its number in the file.

Most texts hold nothing that most rules look for: a rule names what must be in a text for it to look at its lines.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mediawatch.format.fields import ARTICLE_FIELDS, KNOWN
from mediawatch.model import Draft, DraftArticle

Lines = Iterator[tuple[int, str]]

CODE = re.compile(r"`[^`]*`")
"""What is set as code within a line."""
_ATTRIBUTE = re.compile(rf"\s*(?:[-+]|\*(?!\S[^*]*\*))\s*({'|'.join(KNOWN)})\s*[：:]")
"""A star with another one behind its words is emphasis, and no mark of a list."""
_REQUIRED = tuple(one.key for one in ARTICLE_FIELDS if one.required)
_BARE = re.compile(rf"\s*({'|'.join(_REQUIRED)})\s*[：:]\s*\S")
_HEADING = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]*[#＃]{1,6}[^#＃]")


@dataclass(frozen=True, slots=True)
class LostList:
    """Attributes in a lead or a body: their first line and its key, and the line of words above, with its number."""

    line: int
    key: str
    above: str
    above_line: int

    @property
    def has_heading(self) -> bool:
        """Whether the line above is a heading: that of an article, with the wrong marks."""
        return bool(_HEADING.match(self.above))


def lost_lists(lines: Lines, pattern: re.Pattern[str] = _ATTRIBUTE) -> Iterator[LostList]:
    """Yield what looks like an article's attributes in the lines of a text, once for lines that belong together."""
    above, above_line, inside = "", 0, False
    for number, line in lines:
        match = pattern.match(line)
        if match and not inside:
            yield LostList(number, match[1], above, above_line)
        inside = bool(match)
        if line.strip() and not match:
            above, above_line = line, number


def bare_attributes(issue: Draft) -> Iterator[LostList]:
    """Yield what looks like the attributes of each article in a lead, but for the mark before it."""
    return lost_lists(lead_lines(issue, *_REQUIRED), _BARE)


def all_lost_lists(issue: Draft) -> Iterator[LostList]:
    """Yield the lost lists of an issue's lead and bodies."""
    yield from lost_lists(lead_lines(issue, *KNOWN))
    for article in issue.articles:
        yield from lost_lists(body_lines(article, *KNOWN))


def lead_lines(issue: Draft, *having: str) -> Lines:
    """Return the lines of a lead that has any of some strings, else none."""
    return _numbered(issue.lead, issue.line_of("lead"), having)


def body_lines(article: DraftArticle, *having: str) -> Lines:
    """Return the lines of a body that has any of some strings, else none; all where none are named."""
    return _numbered(article.body, article.line_of("body"), having)


def issue_lines(issue: Draft, *having: str) -> Lines:
    """Yield the lines of a lead and of all bodies, each text that has any of some strings."""
    yield from lead_lines(issue, *having)
    for article in issue.articles:
        yield from body_lines(article, *having)


def _numbered(text: str, first: int, having: tuple[str, ...]) -> Lines:
    return enumerate(text.split("\n") if not having or any(one in text for one in having) else (), first)
