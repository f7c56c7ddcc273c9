"""A page's tree, and its text as a reader sees it. Pure."""

import re

import regex

from mediawatch.intake.capture.page import CaptureError, save_it
from mediawatch.intake.document import UnreadableDocumentError
from mediawatch.intake.readers.markup import Element
from mediawatch.intake.readers.web_tree import parse_html

_MOST_ELEMENTS = 50_000
# What nobody sees, and what no issue file may hold; joiners stay, because emoji and some scripts need them.
_UNSEEN = regex.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # a terminal's colours
    r"|[[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]--\s]|[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]",
    regex.V1,
)
# A line end in the page's source between Chinese characters, where no reader sees a space.
_WRAPPED = regex.compile(r"(?<=[\p{Han}，。、；：！？”’）》])[ \t\r]*\n\s*(?=[\p{Han}“‘（《])")
_SPACE = re.compile(r"[^\S\u3000]+")
SPACE_AROUND = " \u3000\u200c\u200d"
"""What is no text at the ends of one."""


def parse_page(text: str) -> Element:
    """Return a page's tree. Raises CaptureError where there is none, or far too much of it."""
    try:
        tree = parse_html(_UNSEEN.sub("", text))
    except (UnreadableDocumentError, ValueError) as error:
        raise CaptureError(f"网页是空的，或坏得读不出来（{save_it()}）") from error
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise CaptureError("网页太大，不像一篇文章（请检查网址，或把正文抄进稿子）")
    return tree


def as_seen(text: str) -> str:
    """Return a text as a reader sees it: nothing unseen, white space as one space, which it may begin and end with."""
    return _SPACE.sub(" ", _WRAPPED.sub("", _UNSEEN.sub("", text)))


def line_as_seen(text: str) -> str:
    """Return a text as a reader sees it on a line of its own, without space around it."""
    return as_seen(text).strip(SPACE_AROUND)
