"""A page's tree: HTML is parsed whatever is wrong in it, and walked as a reader sees it. Pure."""

import re
from collections.abc import Iterator
from typing import Literal, cast
from xml.etree.ElementTree import Element

import regex
from lxml.etree import ParserError  # pyright: ignore[reportUnknownVariableType, reportAttributeAccessIssue]
from lxml.html import HTMLParser, document_fromstring  # pyright: ignore[reportUnknownVariableType]

from mediawatch.intake.capture.page import SAVE_IT, CaptureError

_MOST_ELEMENTS = 50_000
_NO_TEXT = (
    "head",
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "object",
    "svg",
    "canvas",
    "audio",
    "video",
    "map",
)
_AROUND = ("nav", "footer", "aside")
_FIELDS = ("button", "select", "textarea", "input")
_GLOSSES = ("rp", "rt")
_DROPPED = frozenset((*_NO_TEXT, *_AROUND, *_FIELDS, *_GLOSSES))
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_BLANKED = re.compile(r"visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:!|;|$)", re.IGNORECASE)
"""Hides an element, if none inside it says otherwise."""
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

Step = tuple[Literal["start", "end", "text"], Element, str]
"""An element that opens or closes, or text inside an element."""


def parse_page(text: str) -> Element:
    """Return a page's tree. Raises CaptureError where there is none, or far too much of it."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = cast(Element, document_fromstring(_UNSEEN.sub("", text).encode(), parser=parser))
    except (ParserError, ValueError) as error:  # pyright: ignore[reportUnknownVariableType]
        raise CaptureError(f"网页是空的，或坏得读不出来（{SAVE_IT}）") from error
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise CaptureError("网页太大，不像一篇文章（请检查网址，或把正文抄进稿子）")
    return tree


def walk(root: Element) -> Iterator[Step]:
    """Yield what a reader sees of an element, in order; without recursion, however deep it goes."""
    yield "start", root, ""
    yield "text", root, root.text or ""
    opened = [(root, iter(root))]
    while opened:
        element, children = opened[-1]
        child = next(children, None)
        if child is None:
            opened.pop()
            yield "end", element, ""
            if opened:
                yield "text", opened[-1][0], element.tail or ""
        elif _is_unseen(child):
            yield "text", element, child.tail or ""
        else:
            yield "start", child, ""
            yield "text", child, child.text or ""
            opened.append((child, iter(child)))


def _is_unseen(element: Element) -> bool:
    return (
        element.tag in _DROPPED
        or element.get("hidden") is not None
        or _HIDDEN.search(style := element.get("style", "")) is not None
        or (len(element) == 0 and _BLANKED.search(style) is not None)
    )


def squeeze(text: str) -> str:
    """Return a text as a reader sees it: nothing unseen, white space as one space, which it may begin and end with."""
    return _SPACE.sub(" ", _WRAPPED.sub("", _UNSEEN.sub("", text)))


def trim(text: str) -> str:
    """Return a squeezed text without space around it."""
    return squeeze(text).strip(SPACE_AROUND)
