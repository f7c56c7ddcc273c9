"""The tree of a web page, whatever is wrong in it."""

import re
from typing import cast

from lxml.etree import ParserError  # pyright: ignore[reportUnknownVariableType, reportAttributeAccessIssue]
from lxml.html import HTMLParser, document_fromstring  # pyright: ignore[reportUnknownVariableType]

from mediawatch.intake.readers.markup import Element, refuse_marked_up

_NO_TAG = re.compile(r"<(?![A-Za-z/!?])|<(?=https?:|www\.)", re.IGNORECASE)
"""What begins no tag, but text in angle brackets that nobody escaped."""


def parse_html(text: str) -> Element:
    """Return a page's tree without its comments.

    Raises ValueError for none, UnreadableDocumentError for far too much of it.
    """
    refuse_marked_up(text.count("<"))
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    data = _NO_TAG.sub("&lt;", text.replace("\0", "")).encode("utf-8", "replace")
    try:
        return cast(Element, document_fromstring(data, parser=parser))
    except ParserError as error:  # pyright: ignore[reportUnknownVariableType]
        raise ValueError("no page") from error


def body_of(root: Element) -> Element:
    """Return the part of a page that is shown."""
    body = root.find("body")
    return root if body is None else body
