"""Stars and strokes of a text are not taken for emphasis, and what is meant as emphasis shows as such."""

import re
from collections.abc import Iterator, Sequence

from mediawatch.check.blocks import Block, Kind, issue_blocks
from mediawatch.check.registry import Breach, rule
from mediawatch.codes import Example
from mediawatch.model import Draft, Edit, Severity

_SIGNS = re.compile(r"[*_][^*_]*[*_]")
_SIGN = re.compile(r"(?<!\\)([*_])")
_LITERAL = re.compile(r"\\.|`[^`]*`|<[^<>\s]*>|\]\([^()\s]*\)|(?<!\S)(?:\*{1,3}|_{1,3})(?!\S)", re.DOTALL)
"""What holds no emphasis: escapes, code, addresses, and signs that stand alone (Python-Markdown's `not_strong`)."""
_SPAN = re.compile(
    r"\*\*(?!\*)(?P<strong>[^*].*?)\*\*|\*(?P<star>[^*]+)\*|(?<![\w_])__(?P<name>[a-z][a-z0-9_]*[a-z0-9])__(?![\w_])"
    r"|(?<![\w_])_+(?P<stroke>[^_]+)_+(?![\w_])",
    re.DOTALL,
)
_NO_BEGINNING = re.compile(r"[\s、，。；：！？,.;:!?)）】》”’]")
"""What emphasis does not begin with."""
_FACTOR = re.compile(r"[0-9A-Za-z)）%％]")
_TERM = re.compile(r"[0-9A-Za-z(（]")
_FORMULA = re.compile(r"[(（]?[0-9][0-9.,%％()（）/+−=-]*")
_HALF = re.compile(r"(?<!\S)\*\*(?=\S)")
_SHOWN = 25
_LOOSE = re.compile(r"(?<!\S)\*\*[ \u3000]+[^*\s][^*]*\*\*")


@rule("MW330", Severity.WARNING, Example("规格是 3*4*5 厘米。", "规格是 3\\*4\\*5 厘米。"))
def signs_are_not_taken_for_emphasis(issue: Draft) -> Iterator[Breach]:
    """文字里的 * 和 _ 照原样显示，没有成对变成强调。"""
    for first, text in _units(issue):
        masked = _masked(text)
        found = [match for match in _SPAN.finditer(masked) if _is_accident(masked, match)]
        if found:
            match = found[0]
            signs = match[0][0]
            line = first + text.count("\n", 0, match.start())
            shown = text[max(0, match.start() - 5) : min(match.end() + 5, match.start() + _SHOWN)].replace("\n", " ")
            what = f"“{shown}”里的 {signs} 会当成强调，看不到它们了"
            hint = f"照原样显示就在每个 {signs} 前面加 \\"
            yield Breach(line, what, hint, quoted=match[0].split("\n")[0], edits=tuple(_edits(first, text, found)))


def _edits(first: int, text: str, found: Sequence[re.Match[str]]) -> Iterator[Edit]:
    """Yield the edits after which signs show as they are."""
    pieces: list[str] = []
    place = 0
    for match in found:
        pieces += (text[place : match.start()], _SIGN.sub(r"\\\1", text[match.start() : match.end()]))
        place = match.end()
    escaped = "".join((*pieces, text[place:]))
    for number, (old, new) in enumerate(zip(text.split("\n"), escaped.split("\n"), strict=True), first):
        if old != new:
            yield Edit(number, old, new)


@rule("MW331", Severity.HINT, Example("**重点：互认。", "**重点**：互认。"))
def emphasis_is_closed(issue: Draft) -> Iterator[Breach]:
    """强调的 ** 成对，里边没有空格。"""
    for first, text in _units(issue, "**"):
        rest = _SPAN.sub(lambda match: "x" * len(match[0]), _masked(text))
        if match := _HALF.search(rest) or _LOOSE.search(_masked(text, alone=False)):
            line = first + text.count("\n", 0, match.start())
            what = "这里的 ** 没有成对，或里边有空格，会原样显示"
            yield Breach(line, what, "写成“**重点**”，里边不空格；原文就有 ** 的话不用改", quoted="**")


def _units(issue: Draft, having: str = "") -> Iterator[tuple[int, str]]:
    """Yield the pieces of Markdown in which signs may make a pair, and the number of the first line of each."""
    for block in issue_blocks(issue, least=1, having=_SIGNS):
        if not any("*" in text or "_" in text for text in block.texts):
            continue
        for start, text in _pieces(block):
            if having in text and ("*" in text or "_" in text):
                yield start, text


def _pieces(block: Block) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of a block, each line of anything else alone."""
    texts: list[str] = []
    first = block.first
    for line in block.lines:
        if texts and not (line.kind in (Kind.TEXT, Kind.INNER) and line.inside in (None, Kind.TEXT)):
            yield first, "\n".join(texts)
            texts = []
        if line.kind is Kind.EDGE and not line.text.startswith("#"):
            continue  # a stroke or a fence
        if not texts:
            first = line.number
        texts.append(line.text)
    if texts:
        yield first, "\n".join(texts)


def _masked(text: str, *, alone: bool = True) -> str:
    """Return a text of the same length in which signs that make no emphasis are no more."""
    return _LITERAL.sub(lambda match: match[0] if not alone and match[0][0] in "*_" else "x" * len(match[0]), text)


def _is_accident(text: str, match: re.Match[str]) -> bool:
    """Tell whether signs were hardly meant as emphasis: by what stands before, between and behind them."""
    if match["name"]:
        return True  # of a program, like __init__: words are in small letters only there
    inner = match["strong"] or match["star"] or match["stroke"]
    start = match.start()
    while text[start - 1 : start] == "*":
        start -= 1
    before, behind = text[start - 1 : start], text[match.end() : match.end() + 1]
    if _NO_BEGINNING.match(inner) or match[0].startswith("___"):
        return True
    if _FACTOR.match(before) and _TERM.match(inner):
        return True
    beside = before.strip() and behind.strip()
    return bool(match["star"] and beside and _FORMULA.fullmatch(inner))
