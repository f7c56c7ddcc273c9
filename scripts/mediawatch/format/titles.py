"""The titles of articles are plain words: marks of Markdown or HTML would show as they are."""

import re

from mediawatch.format import codes
from mediawatch.model import Edit, Finding

_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_MARKED = re.compile(
    r"\*\*([^*]+)\*\*|\[([^\[\]]+)\]\(https?:[^()]*\)|<(?:b|strong|em|i|u|font|span|h[1-6])(?:\s[^<>]*)?>([^<>]+)</\w+>"
    r"|^__([^_]+)__$|(?<=[^#\s])\s+#+$()"
)
"""Groups are the words that are meant."""
_SHOWN = 30


def judge_title(written: str, line: int, path: str) -> Finding | None:
    """Return what is wrong with a title as it is written on a line; what has a backslash before it is meant so."""
    seen = _ESCAPED.sub("\0\0", written)
    plain, place = "", 0
    for match in _MARKED.finditer(seen):
        start, end = next(match.span(group) for group in range(1, match.re.groups + 1) if match[group] is not None)
        plain += written[place : match.start()] + written[start:end]
        place = match.end()
    if not place:
        return None
    plain += written[place:]
    what, hint = f"标题会原样显示成“{written[:_SHOWN]}”", f"只写“{plain[:_SHOWN]}”"
    return codes.MARKED_TITLE.at(path, line, what, hint, quoted=written, edits=(Edit(line, written, plain),))
