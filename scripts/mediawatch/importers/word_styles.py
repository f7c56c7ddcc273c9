"""What a Word document's styles and lists say of its paragraphs."""

import re
from dataclasses import dataclass, field

from docx.oxml.ns import qn

from mediawatch.importers.markup import Element
from mediawatch.importers.word_parts import Part, WordParts

_HEADING = re.compile(r"(?:heading|标题) ([1-9])", re.IGNORECASE)
_QUOTES = ("quote", "intense quote", "引用", "明显引用")
_LINKS = 20
"""How many styles may be based on one another, and how deep a list may be counted."""
_DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style, what it inherits included: heading level (0 for none), list, indent."""

    name: str = ""
    level: int = 0
    quote: bool = False
    indented: bool = False
    list_id: str = ""
    list_level: int = 0


@dataclass(slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class WordStyles:
    """The styles and lists of a document; `label` counts, so it is asked once for each paragraph, in order."""

    styles: dict[str, Style] = field(default_factory=dict[str, Style])
    default: Style = field(default_factory=Style)
    levels: dict[tuple[str, int], _Level] = field(default_factory=dict[tuple[str, int], _Level])
    abstract: dict[str, str] = field(default_factory=dict[str, str])
    counts: dict[tuple[str, int], int] = field(default_factory=dict[tuple[str, int], int])

    def of(self, paragraph: Element) -> Style:
        """Return the style of a paragraph, with what the paragraph itself says."""
        name = value(paragraph, "w:pPr/w:pStyle")
        base = self.styles.get(name, self.default)
        properties = paragraph.find(qn("w:pPr"))
        return base if properties is None else _refined(base, properties)

    def label(self, style: Style) -> str:
        """Return the number or bullet of a paragraph's list, and count it."""
        known = self.levels.get((style.list_id, style.list_level))
        if known is None:
            return ""
        if known.form == "bullet":
            return "•"
        shared = self.abstract.get(style.list_id, style.list_id)
        key = (style.list_id if (style.list_id, -1) in self.levels else shared, style.list_level)
        self.counts[key] = self.counts.get(key, known.start - 1) + 1
        for deeper in [one for one in self.counts if one[0] == key[0] and one[1] > style.list_level]:
            del self.counts[deeper]
        text = known.text or f"%{style.list_level + 1}."
        return re.sub(r"%([1-9])", lambda match: self._count(style, key[0], int(match[1]) - 1), text)

    def _count(self, style: Style, key: str, level: int) -> str:
        known = self.levels.get((style.list_id, level), _Level())
        return format_count(self.counts.get((key, level), known.start), known.form)


def read_styles(parts: WordParts) -> WordStyles:
    """Read the styles and lists of a document."""
    made = WordStyles()
    for part in parts.related("numbering"):
        _read_lists(part, made)
    for part in parts.related("styles"):
        found = {node.get(qn("w:styleId"), ""): node for node in part.root.iter(qn("w:style"))}
        for name, node in found.items():
            made.styles[name] = _resolve(node, found)
            if node.get(qn("w:default"), "") in ("1", "true") and node.get(qn("w:type"), "") == "paragraph":
                made.default = made.styles[name]
    return made


def value(node: Element, path: str) -> str:
    """Return what a setting below an element says, such as `w:pPr/w:pStyle`; nothing where it is not set."""
    found = node.find("/".join(qn(step) for step in path.split("/")))
    return "" if found is None else found.get(qn("w:val"), "")


def is_on(properties: Element | None, name: str) -> bool:
    """Tell whether a switch is set, and not to off."""
    found = None if properties is None else properties.find(qn(name))
    return found is not None and found.get(qn("w:val"), "1") not in ("0", "false", "none", "off")


def format_count(count: int, form: str) -> str:
    """Return a number in the form of a list (ECMA-376, 17.18.59)."""
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        text, left = "", count
        for worth, sign in zip(
            (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
            ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
            strict=True,
        ):
            text += sign * (left // worth)
            left %= worth
        return text if form == "lowerRoman" else text.upper()
    if form.startswith(("chinese", "ideograph", "japanese", "taiwanese")) and 0 < count < 100:
        tens, ones = divmod(count, 10)
        head = "" if not tens else "十" if tens == 1 else _DIGITS[tens] + "十"
        return head + (_DIGITS[ones] if ones or not tens else "")
    if form.startswith("decimalEnclosedCircle") and 0 < count <= 20:
        return chr(0x2460 + count - 1)
    return "" if form == "none" else str(count)


def _resolve(node: Element, found: dict[str, Element]) -> Style:
    """Put a style together with those it is based on, the farthest first."""
    chain = [node]
    while (base := found.get(value(chain[-1], "w:basedOn"))) is not None and len(chain) < _LINKS:
        chain.append(base)
    style = Style()
    for one in reversed(chain):
        properties = one.find(qn("w:pPr"))
        name = value(one, "w:name")
        heading = _HEADING.fullmatch(name)
        style = Style(
            name,
            int(heading[1]) if heading else style.level,
            style.quote or name.lower() in _QUOTES,
            style.indented,
            style.list_id,
            style.list_level,
        )
        style = style if properties is None else _refined(style, properties)
    return style


def _refined(style: Style, properties: Element) -> Style:
    """Return a style with what paragraph properties say beyond it."""
    outline = value(properties, "w:outlineLvl")
    level = int(outline) + 1 if outline.isdecimal() and int(outline) < 9 else style.level
    indent = properties.find(qn("w:ind"))
    indented = style.indented
    if indent is not None:
        first = indent.get(qn("w:firstLineChars"), "") or indent.get(qn("w:firstLine"), "")
        indented = first.isdecimal() and int(first) > 0 if first else indented
    list_id = value(properties, "w:numPr/w:numId") or style.list_id
    depth = value(properties, "w:numPr/w:ilvl")
    return Style(
        style.name,
        level,
        style.quote,
        indented,
        "" if list_id == "0" else list_id,
        int(depth) if depth.isdecimal() else style.list_level,
    )


def _read_lists(part: Part, made: WordStyles) -> None:
    shapes: dict[str, dict[int, _Level]] = {}
    for node in part.root.iter(qn("w:abstractNum")):
        shapes[node.get(qn("w:abstractNumId"), "")] = {
            int(level.get(qn("w:ilvl"), "0")): _read_level(level) for level in node.iter(qn("w:lvl"))
        }
    for node in part.root.iter(qn("w:num")):
        number = node.get(qn("w:numId"), "")
        made.abstract[number] = value(node, "w:abstractNumId")
        for depth, level in shapes.get(made.abstract[number], {}).items():
            made.levels[number, depth] = level
        for override in node.iter(qn("w:lvlOverride")):
            depth = int(override.get(qn("w:ilvl"), "0"))
            start = value(override, "w:startOverride")
            made.levels[number, -1] = _Level()  # a list of its own, which does not go on from another
            known = made.levels.get((number, depth), _Level())
            made.levels[number, depth] = _Level(
                known.form, known.text, int(start) if start.isdecimal() else known.start
            )


def _read_level(node: Element) -> _Level:
    start = value(node, "w:start")
    form = value(node, "w:numFmt") or "decimal"
    return _Level(form, value(node, "w:lvlText"), int(start) if start.isdecimal() else 1)
