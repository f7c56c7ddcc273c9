"""Paragraphs of a Word file (WordprocessingML, ECMA-376 part 1, 17), from the clean HTML of a body."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from xml.sax.saxutils import escape

from mediawatch.format.render import CELL_CLASSES, RenderedBody
from mediawatch.word_names import RULED, WordStyle

BULLETS = 1
"""The number of the one bulleted list; numbered lists are counted from it."""

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WHITE = re.compile(r"[ \t\n\r\f]+")
_SIGNS = (
    ("code", f'<w:rStyle w:val="{WordStyle.CODE_SPAN}"/>'),
    ("strong", "<w:b/>"),
    ("em", "<w:i/>"),
)
_SCATTERED = {
    "blockquote": "引文",
    "ul": "列表",
    "ol": "列表",
    "table": "表格",
    "pre": "代码",
    "hr": "横线",
    **dict.fromkeys(("h3", "h4", "h5", "h6"), "小标题"),
}
"""What does not stay inside a list or a quotation: Word's styles are for paragraphs, not for one thing in another."""
_ALIGNED = {name: f'<w:jc w:val="{side}"/>' for side, name in CELL_CLASSES.items()}
LINKED = '<w:color w:val="0563C1"/><w:u w:val="single"/>'
"""How a link looks."""
_BREAK = "<w:r><w:br/></w:r>"


@dataclass(slots=True)
class Paper:
    """What is written: paragraphs, the addresses that they lead to, and the numbered lists."""

    blocks: list[str] = field(default_factory=list[str])
    addresses: dict[str, str] = field(default_factory=dict[str, str])
    lists: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    """Of each numbered list, how deep it is and what it begins at."""

    def add(self, style: str, runs: str, more: str = "") -> None:
        """Add a paragraph."""
        self.blocks.append(paragraph(style, runs, more))

    def link(self, address: str, runs: str) -> str:
        """Return runs that lead to an address."""
        name = self.addresses.setdefault(address, f"link{len(self.addresses) + 1}")
        return f'<w:hyperlink r:id="{name}">{runs}</w:hyperlink>'


def run(text: str, properties: str = "") -> str:
    """Return a text as a run."""
    shown = escape(_ILLEGAL.sub("", text))
    return f'<w:r>{properties}<w:t xml:space="preserve">{shown}</w:t></w:r>' if shown else ""


def paragraph(style: str, runs: str, more: str = "") -> str:
    """Return a paragraph of a style; `more` are properties of its own."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style.replace(" ", "")}"/>{more}</w:pPr>{runs}</w:p>'


def add_body(body: RenderedBody, style: WordStyle, paper: Paper) -> tuple[str, ...]:
    """Add a body to a paper, plain paragraphs in a style. Return what the file cannot show to be inside another."""
    writer = _BodyWriter(style, paper)
    writer.feed(body.html)
    writer.close()
    writer.end()
    return tuple(dict.fromkeys(writer.scattered))


class _BodyWriter(HTMLParser):
    """Writes clean HTML as paragraphs."""

    def __init__(self, style: WordStyle, paper: Paper) -> None:
        super().__init__(convert_charrefs=True)
        self._plain = style
        self._paper = paper
        self._runs: list[str] = []
        self._text = ""
        self._marks: list[str] = []
        self._address = ""
        self.scattered: list[str] = []
        self._heading = self._quotes = 0
        self._verbatim = self._in_cell = False
        self._lists: list[int] = []
        self._fresh: list[bool] = []
        self._rows: list[list[str]] = []
        self._aligned = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        match tag:
            case "strong" | "em" | "code":
                self._end_run()
                self._marks.append(tag)
            case "a":
                self._end_run()
                self._address = values.get("href", "")
            case "br":
                self._end_run()
                self._runs.append(_BREAK)
            case _:
                self.end()
                self._open(tag, values)

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "strong" | "em" | "code":
                self._end_run()
                self._marks.remove(tag)
            case "a":
                self._end_run()
                self._address = ""
            case "br":
                pass
            case _:
                self.end()
                self._close(tag)

    def handle_data(self, data: str) -> None:
        if self._verbatim:
            for place, line in enumerate(data.split("\n")):
                if place:
                    self._end_run()
                    self._runs.append(_BREAK)
                self._text += line
        else:
            self._text += data

    def _open(self, tag: str, values: dict[str, str]) -> None:
        if tag in _SCATTERED and (self._quotes or (self._lists and tag not in ("ul", "ol"))):
            self.scattered.append(f"{'引文' if self._quotes else '列表'}里的{_SCATTERED[tag]}")
        match tag:
            case "ul":
                self._lists.append(BULLETS)
            case "ol":
                self._paper.lists.append((len(self._lists), int(values.get("start", "1"))))
                self._lists.append(BULLETS + len(self._paper.lists))
            case "li":
                self._fresh.append(True)
            case "blockquote":
                self._quotes += 1
            case "h3" | "h4" | "h5" | "h6":
                self._heading = int(tag[1])
            case "pre":
                self._verbatim = True
            case "hr":
                self._paper.add(WordStyle.RULE, run(RULED))
            case "table":
                self._rows = []
            case "tr":
                self._rows.append([])
            case "td" | "th":
                self._rows[-1].append("")
                self._in_cell = True
                self._aligned = _ALIGNED.get(values.get("class", ""), "")
            case _:
                pass

    def _close(self, tag: str) -> None:
        match tag:
            case "ul" | "ol":
                self._lists.pop()
            case "li":
                self._fresh.pop()
            case "blockquote":
                self._quotes -= 1
            case "h3" | "h4" | "h5" | "h6":
                self._heading = 0
            case "pre":
                self._verbatim = False
            case "td" | "th":
                self._in_cell = False
            case "table":
                self._paper.blocks.append(_table(self._rows))
            case _:
                pass

    def _end_run(self) -> None:
        text = self._text if self._verbatim else _WHITE.sub(" ", self._text)
        self._text = ""
        if not text or (not self._verbatim and not self._runs and not text.strip(" ")):
            return
        if not self._runs and not self._verbatim:
            text = text.lstrip(" ")
        inner = "".join(sign for mark, sign in _SIGNS if mark in self._marks) + (LINKED if self._address else "")
        made = run(text, f"<w:rPr>{inner}</w:rPr>" if inner else "")
        self._runs.append(self._paper.link(self._address, made) if self._address and made else made)

    def end(self) -> None:
        """End the paragraph that is being written, if there is one."""
        self._end_run()
        runs, self._runs = "".join(self._runs), []
        if not runs:
            return
        if self._in_cell:
            self._rows[-1][-1] += paragraph(WordStyle.CELL, runs, self._aligned)
        elif self._heading:
            self._paper.add(f"Heading {self._heading}", runs)
        elif self._lists:
            depth, number = len(self._lists) - 1, self._lists[-1]
            first, self._fresh[-1] = self._fresh[-1], False
            listed = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>' if first else ""
            deeper = f" {min(depth, 2) + 1}" if depth else ""
            style = ("List Bullet" if number == BULLETS else "List Number") if first else f"List Continue{deeper}"
            self._paper.add(style, runs, listed)
        elif self._verbatim:
            self._paper.add(WordStyle.CODE, runs)
        else:
            self._paper.add("Quote" if self._quotes else self._plain, runs)


def _table(rows: list[list[str]]) -> str:
    """Return a table; its first row is repeated on each page."""
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    width = max(map(len, rows), default=0)
    grid = "<w:gridCol/>" * width
    lines = "".join(
        f"<w:tr>{'' if place else '<w:trPr><w:tblHeader/></w:trPr>'}"
        + "".join(f"<w:tc>{cell or paragraph(WordStyle.CELL, '')}</w:tc>" for cell in row)
        + "</w:tr>"
        for place, row in enumerate(rows)
    )
    properties = f'<w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>'
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl><w:p/>"
