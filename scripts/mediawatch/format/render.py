"""An article's body as a reader sees it: clean HTML, and the plain text of its blocks."""

import re
import string
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from html.parser import HTMLParser
from threading import Lock
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.blockprocessors import OListProcessor
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import ESCAPE_RE, EscapeInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from mediawatch.format.bounds import is_too_much, split_body
from mediawatch.format.parse import unescape

_BLOCKS = frozenset(
    [
        "p",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "blockquote",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "pre",
        "hr",
        "br",
    ]
)
_TAGS = _BLOCKS | frozenset(["strong", "em", "a", "code", "sup", "sub", "del"])
_EXCERPT = 200
_BRACKETS = 2000
_AS_WRITTEN = "\ufdd0{}\ufdd1"
"""Stands for a block that is shown as it is written; these are no characters, and have no place in a text."""
_LETTER = r"[^\s\\`*_\[<>&|\x00-\x1f\x7f-\xa0\ud800-\udfff]|\\[!-/:-@\[-`{-~]|&(?![#A-Za-z])"
_PLAIN = re.compile(rf"(?:(?!\d+\.[ ]|[-+=#:])(?:{_LETTER})(?:{_LETTER}|>| (?! *\n))*(?:\n\n?(?!\n)|\Z))+")
"""A body of paragraphs in which nothing means anything to Markdown, but for escapes. Most are such."""
_PLACE = re.compile(_AS_WRITTEN.format(r"[0-9]{1,9}"))
_CONVERTING = Lock()
_KEPT = {"href": re.compile(r"https?://|mailto:", re.IGNORECASE), "start": re.compile(r"[0-9]{1,9}$")}
"""What a link may lead to, and a list begin at. An address without a host would lead into the archive's own pages."""
CELL_CLASSES = {"center": "mw-cell-center", "right": "mw-cell-right"}
"""The class of a cell whose column is written so; a policy against styles in the page has nothing against classes."""


@dataclass(frozen=True, slots=True)
class RenderedBody:
    """`html` is safe and balanced; `blocks` are the texts of paragraphs, headings, items and cells, one line each.

    `pictured` tells whether there were pictures, which both are without.
    """

    html: str
    blocks: tuple[str, ...]
    pictured: bool = False


@lru_cache(maxsize=65536)
def render_body(body: str) -> RenderedBody:
    """Render Markdown. Raw HTML shows as text; images vanish; links lead out and carry no referrer."""
    if _PLAIN.fullmatch(body):
        texts = unescape(body.strip("\n")).split("\n\n")
        html = "\n".join(f"<p>{escape(text, quote=False)}</p>" for text in texts)
        return RenderedBody(html, tuple(" ".join(text.split()) for text in texts))
    return render_any(body)


def render_any(body: str) -> RenderedBody:
    """Render any Markdown, with a converter and a cleaner: what `render_body` gives, and spares itself where it can."""
    blocks = split_body(body.replace("\x02", "").replace("\x03", ""))
    plain = {_AS_WRITTEN.format(place): block for place, block in enumerate(blocks) if is_too_much(block)}
    if plain:
        blocks = [_AS_WRITTEN.format(place) if is_too_much(block) else block for place, block in enumerate(blocks)]
    unclean = _convert(blocks)
    html = nh3.clean(
        unclean,
        tags=set(_TAGS),
        attributes={"a": {"href"}, "ol": {"start"}, "th": {"class", "scope"}, "td": {"class"}},
        attribute_filter=lambda _tag, name, value: value if name not in _KEPT or _KEPT[name].match(value) else None,
        link_rel="noopener noreferrer external",
    )
    if plain:
        html = _PLACE.sub(lambda match: escape(plain.get(match[0], match[0]), quote=False), html)
    reader = _BlockReader()
    reader.feed(html)
    reader.close()
    return RenderedBody(html, reader.blocks(), pictured="<img " in unclean)


@lru_cache(maxsize=65536)
def cut_body(body: str) -> tuple[str, ...]:
    """Return how a body begins: whole paragraphs up to about 200 characters; a first one that is longer is cut."""
    kept: list[str] = []
    for block in render_body(body).blocks:
        room = _EXCERPT - sum(len(text) for text in kept)
        if room <= 0:
            break
        kept.append(block if len(block) <= room or (kept and 2 * room > _EXCERPT) else block[:room].rstrip() + "…")
    return tuple(kept)


def _convert(blocks: list[str]) -> str:
    """Return unclean HTML. What would take the converter too deep or too long (only made-up texts do) stays plain."""
    body = "\n\n".join(part.replace("[", "&#91;") if part.count("[") > _BRACKETS else part for part in blocks)
    try:
        with _CONVERTING:
            return _converter().reset().convert(body)
    except RecursionError:
        _converter.cache_clear()  # it stopped half-way, and would go on from there
        return "\n".join(f"<p>{escape(part)}</p>" for part in blocks)


@cache
def _converter() -> markdown.Markdown:
    converter = markdown.Markdown(extensions=[TableExtension(use_align_attribute=True)])
    converter.ESCAPED_CHARS = list(string.punctuation)
    converter.inlinePatterns.register(_Escape(ESCAPE_RE, converter), "escape", 180)
    converter.parser.blockprocessors.register(_NumberedList(converter.parser), "olist", 40)
    converter.treeprocessors.register(_Columns(), "columns", 0)
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    converter.inlinePatterns.deregister("entity")
    converter.parser.blockprocessors.deregister("reference")
    converter.parser.blockprocessors.deregister("setextheader")
    return converter


class _NumberedList(OListProcessor):
    """A list that begins at the number it is written with, as readers of the report saw it."""

    LAZY_OL = False


class _Columns(Treeprocessor):
    """Tables whose cells stand as their column is written, and whose heads say that they are a column's."""

    def run(self, root: Element) -> None:
        for cell in root.iter():
            if cell.tag not in ("th", "td"):
                continue
            name = CELL_CLASSES.get(cell.attrib.pop("align", ""))
            if name:
                cell.set("class", name)
            if cell.tag == "th":
                cell.set("scope", "col")


class _Escape(EscapeInlineProcessor):
    """A backslash escape, of `&` too, which Python-Markdown alone would read as the start of an entity."""

    def handleMatch(  # noqa: N802 (Python-Markdown's name)
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        if m.group(1) == "&":
            return f"{AMP_SUBSTITUTE}amp;", m.start(0), m.end(0)
        return super().handleMatch(m, data)


class _BlockReader(HTMLParser):
    """Collects the text of cleaned HTML, block by block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._texts: list[list[str]] = [[]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._texts.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._texts.append([])

    def handle_data(self, data: str) -> None:
        self._texts[-1].append(data)

    def blocks(self) -> tuple[str, ...]:
        """Return the texts that are not empty, white space as single spaces."""
        return tuple(text for parts in self._texts if (text := " ".join("".join(parts).split())))
