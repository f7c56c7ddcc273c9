"""A generated page as HTML, where nothing is left for Markdown to do but its headings.

Most generated pages are such: finished HTML between headings with an id. Markdown gives the same for them, in four
times the time; what holds anything else is not for this module.
"""

import re
from dataclasses import dataclass

from mediawatch.pages.verbatim import BLOCK

_LETTER = r"[^\x00-\x20\x7f-\xa0!-/:-@\[-`{-~\s]|&#[0-9]+;|<span class=\"[\w-]+\">|</span>"
_HEADING = re.compile(
    rf"(?P<signs>#{{1,6}}) (?P<text>(?:(?:{_LETTER}) ?)+)(?<= )\{{#(?P<id>[\w-]+)(?: \.(?P<kind>[\w-]+))?\}}"
)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class FinishedHeading:
    """A heading of a page: `level` 1 to 6, `anchor` its id, `name` its text as HTML without tags."""

    level: int
    anchor: str
    name: str


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """The HTML of a page's content, and its headings in their order."""

    html: str
    headings: tuple[FinishedHeading, ...]


def finish_page(text: str) -> FinishedPage | None:
    """Return what Markdown makes of a page's text (without front matter); None where that takes Markdown."""
    parts = BLOCK.split(text.strip("\n"))  # what stands between blocks, and blocks, by turns
    made: list[str] = []
    headings: list[FinishedHeading] = []
    for place, part in enumerate(parts):
        if place % 2:
            made.append(part)
            continue
        for line in part.split("\n"):
            if not line:
                continue
            match = _HEADING.fullmatch(line)
            if match is None:
                return None
            level, inner = len(match["signs"]), match["text"].rstrip(" ")
            kind = f' class="{match["kind"]}"' if match["kind"] else ""
            made.append(f'<h{level}{kind} id="{match["id"]}">{inner}</h{level}>')
            headings.append(FinishedHeading(level, match["id"], _TAG.sub("", inner)))
    return FinishedPage("\n".join(made).strip(), tuple(headings))
