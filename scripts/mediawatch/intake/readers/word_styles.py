"""What a Word document's styles and lists say of its paragraphs."""

import re
from dataclasses import dataclass, field, replace

from docx.oxml.ns import qn

from mediawatch.intake.document import MarkKind, UnreadableDocumentError
from mediawatch.intake.list_marks import BULLET
from mediawatch.intake.readers.markup import Element
from mediawatch.intake.readers.word_counts import format_count
from mediawatch.intake.readers.word_parts import WordPart, WordParts
from mediawatch.word_names import WordStyle

_HEADING = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
_CODES = (WordStyle.CODE_SPAN, "html code", "html 代码")
_QUOTES = ("quote", "intense quote", "引用", "明显引用")
_LINKS = 20
"""How many styles may be based on one another, and how deep a list may be counted."""
_LEVELS, _DEPTHS = 9, frozenset("012345678")
"""Levels that a list has, and how one says which it is (ECMA-376, 17.9.3)."""
_COUNT = re.compile("[0-9]{1,9}")
_LONGEST_MARK = 255
"""Characters of what a level prints; Word takes no more than 63."""
_RAISED = {"superscript": {MarkKind.RAISED}, "subscript": {MarkKind.LOWERED}}
_SWITCHES = (("w:b", MarkKind.STRONG), ("w:i", MarkKind.EMPHASIS), ("w:strike", MarkKind.DELETED))


@dataclass(frozen=True, slots=True)
class Style:
    """A style, what it inherits included: heading level (0 for none), list, indent; how its characters are set."""

    name: str = ""
    level: int = 0
    quote: bool = False
    indented: bool = False
    list_id: str = ""
    list_level: int = 0
    kinds: frozenset[MarkKind] = frozenset()


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of a list; it counts anew after a level above `restart`, where 0 is never.

    `text` is what it prints, with `%1` for the number; an empty one prints nothing, None is none that the file has.
    """

    form: str = "decimal"
    text: str | None = None
    start: int = 1
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(slots=True)
class WordStyles:
    """The styles and lists of a document; `list_mark` counts, so it is asked once for each paragraph, in order."""

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

    def list_mark(self, style: Style) -> str:
        """Return the number or bullet of a paragraph's list, and count it."""
        known = self.levels.get((style.list_id, style.list_level))
        if known is None:
            return ""
        if known.form == "bullet":
            return BULLET
        shared = self.abstract.get(style.list_id, style.list_id)
        key = (style.list_id if (style.list_id, -1) in self.levels else shared, style.list_level)
        self.counts[key] = self.counts.get(key, known.start - 1) + 1
        for deeper in range(style.list_level + 1, _LEVELS):
            restart = self.levels.get((style.list_id, deeper), known).restart
            if restart is None or style.list_level < restart:
                self.counts.pop((key[0], deeper), None)
        text = f"%{style.list_level + 1}." if known.text is None else known.text
        if len(text) > _LONGEST_MARK:
            raise UnreadableDocumentError(f"编号的格式有 {len(text)} 个字，没有读：在 Word/WPS 里去掉编号再导入")
        return re.sub(r"%([1-9])", lambda match: self._count(style, key[0], int(match[1]) - 1), text)

    def _count(self, style: Style, key: str, level: int) -> str:
        known = self.levels.get((style.list_id, level), _Level())
        legal = self.levels[style.list_id, style.list_level].legal
        return format_count(self.counts.get((key, level), known.start), "decimal" if legal else known.form)

    def kinds(self, style: Style, properties: Element | None) -> list[MarkKind]:
        """Return what a run of a paragraph is set as. What both styles switch on is off (ECMA-376, 17.7.3).

        How a heading's style sets its letters says no more than that it is a heading.
        """
        kinds = frozenset[MarkKind]() if style.level else style.kinds
        if properties is not None:
            named = self.styles.get(value(properties, "w:rStyle"), Style())
            kinds = _switched(kinds ^ named.kinds, properties)
        return [kind for kind in MarkKind if kind in kinds]


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
    _link_styles(made)
    return made


def value(node: Element, path: str) -> str:
    """Return what a setting below an element says, such as `w:pPr/w:pStyle`; nothing where it is not set."""
    found = node.find("/".join(qn(step) for step in path.split("/")))
    return "" if found is None else found.get(qn("w:val"), "")


def is_on(properties: Element | None, name: str) -> bool:
    """Tell whether a switch is set, and not to off."""
    found = None if properties is None else properties.find(qn(name))
    return found is not None and found.get(qn("w:val"), "1") not in ("0", "false", "none", "off")


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
        coded = {MarkKind.CODE} if name.lower() in _CODES else set[MarkKind]()
        style = Style(
            name,
            int(heading[1]) if heading else style.level,
            style.quote or name.lower() in _QUOTES,
            style.indented,
            style.list_id,
            style.list_level,
            _switched(style.kinds | coded, one.find(qn("w:rPr"))),
        )
        style = style if properties is None else _refined(style, properties)
    return style


def _refined(style: Style, properties: Element) -> Style:
    """Return a style with what paragraph properties say beyond it."""
    outline = value(properties, "w:outlineLvl")
    level = int(outline) + 1 if outline in _DEPTHS else style.level
    indent = properties.find(qn("w:ind"))
    indented = style.indented
    if indent is not None:
        first = indent.get(qn("w:firstLineChars"), "") or indent.get(qn("w:firstLine"), "")
        indented = first.isdecimal() and bool(first.strip("0")) if first else indented
    list_id = value(properties, "w:numPr/w:numId") or style.list_id
    depth = value(properties, "w:numPr/w:ilvl")
    return Style(
        style.name,
        level,
        style.quote,
        indented,
        "" if list_id == "0" else list_id,
        int(depth) if depth in _DEPTHS else style.list_level,
        style.kinds,
    )


def _switched(kinds: frozenset[MarkKind], properties: Element | None) -> frozenset[MarkKind]:
    """Return what characters are set as where properties say more, or otherwise."""
    if properties is None:
        return kinds
    said = {kind for name, kind in _SWITCHES if properties.find(qn(name)) is not None}
    on = {kind for name, kind in _SWITCHES if is_on(properties, name)}
    if height := value(properties, "w:vertAlign"):
        said |= {MarkKind.RAISED, MarkKind.LOWERED}
        on |= _RAISED.get(height, set[MarkKind]())
    return (kinds - said) | on


def _link_styles(made: WordStyles) -> None:
    """Give the styles that a list's levels name their level: a style itself may say only which list it is of."""
    levels = {(number, level.style): depth for (number, depth), level in made.levels.items() if level.style}
    for name, style in made.styles.items():
        depth = levels.get((style.list_id, name))
        if depth is not None:
            made.styles[name] = replace(style, list_level=depth)


def _read_lists(part: WordPart, made: WordStyles) -> None:
    shapes: dict[str, dict[int, _Level]] = {}
    named: dict[str, str] = {}
    borrowed: dict[str, str] = {}
    for node in part.root.iter(qn("w:abstractNum")):
        number = node.get(qn("w:abstractNumId"), "")
        shapes[number] = {_depth_of(level): _read_level(level) for level in node.iter(qn("w:lvl"))}
        named[value(node, "w:styleLink")] = number
        borrowed[number] = value(node, "w:numStyleLink")
    for node in part.root.iter(qn("w:num")):
        number = node.get(qn("w:numId"), "")
        abstract = value(node, "w:abstractNumId")
        made.abstract[number] = named.get(borrowed.get(abstract, "") or "-", abstract)
        for depth, level in shapes.get(made.abstract[number], {}).items():
            made.levels[number, depth] = level
        for override in node.iter(qn("w:lvlOverride")):
            depth = _depth_of(override)
            shape = override.find(qn("w:lvl"))
            known = made.levels.get((number, depth), _Level()) if shape is None else _read_level(shape)
            start = value(override, "w:startOverride")
            made.levels[number, -1] = _Level()  # a list of its own, which does not go on from another
            made.levels[number, depth] = replace(known, start=int(start)) if _COUNT.fullmatch(start) else known


def _depth_of(level: Element) -> int:
    """Return how deep a level of a list is, from 0; there are nine (ECMA-376, 17.9.3)."""
    depth = level.get(qn("w:ilvl"), "0")
    return int(depth) if depth in _DEPTHS else _LEVELS - 1


def _read_level(node: Element) -> _Level:
    start, restart = value(node, "w:start"), value(node, "w:lvlRestart")
    return _Level(
        value(node, "w:numFmt") or "decimal",
        None if node.find(qn("w:lvlText")) is None else value(node, "w:lvlText"),
        int(start) if _COUNT.fullmatch(start) else 1,
        int(restart) if restart in _DEPTHS else None,
        is_on(node, "w:isLgl"),
        value(node, "w:pStyle"),
    )
