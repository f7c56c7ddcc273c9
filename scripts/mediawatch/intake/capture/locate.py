"""Where the article is on a page: in the innermost box that holds nearly all of its sentences. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mediawatch.intake.capture.blocks import Layout
from mediawatch.intake.document import Hint, Line
from mediawatch.intake.grammar.website_words import (
    HEADS_OTHERS,
    HEADS_RELATED,
    count_pictures,
    is_beside_article,
    states_rights,
    turns_pictures,
)

LEAST = 40
"""Characters that a text needs to be an article's."""
_MOST = 0.8
"""The share of an article's sentences that its box holds; what is left out is told."""
_KNOWN_BOXES = re.compile(r"js_content|articleBody|postmessage_\d+")
"""The ids of boxes that hold an article and nothing else: WeChat's, schema.org's, the first post of a Discuz thread."""
_WORD = re.compile("[A-Z]?[a-z]+")
_BESIDE = frozenset(
    [
        *("comment", "comments", "pinglun", "reply", "replies", "gentie", "liuyan", "disqus"),
        *("related", "relate", "recommend", "tuijian", "hot", "rank", "ranking", "sidebar", "guess"),
        *("copyright", "disclaimer"),
    ]
)
"""Words in the names of boxes that hold no article, but what readers say, what else there is to read, and notices."""
_SENTENCE = re.compile(r"[，。！？；]|[.,;!?](?:\s|$)")
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar|pptx?)(?:$|\?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """The numbers of an article's blocks on its page; `left_out` are texts elsewhere that may belong to it."""

    blocks: tuple[int, ...]
    left_out: tuple[str, ...] = ()


def find_article(layout: Layout) -> Place | None:
    """Return the innermost place that holds nearly all sentences of a page; None where there are none."""
    beside = _find_beside(layout)
    weights = [0 if block.box in beside else _count(block) for block in layout.blocks]
    if sum(weights) < LEAST:
        beside = frozenset[int]()
        weights = list(map(_count, layout.blocks))
    total = sum(weights)
    if not total:
        return None
    first, last = _innermost(layout, weights, total)
    boxes = frozenset(range(first, last + 1)) - beside
    inside = tuple(place for place, block in enumerate(layout.blocks) if block.box in boxes)
    kept = _without_noise(layout.blocks, inside)
    elsewhere = set(range(len(weights))) - set(kept)
    everything = list(map(_count, layout.blocks))
    if sum(everything) > 2 * total:  # more stands beside the article than in it: a person should look
        weights = everything
    return Place(kept, tuple(layout.blocks[place].text for place in sorted(elsewhere) if weights[place]))


def _find_beside(layout: Layout) -> frozenset[int]:
    """Return the boxes that say of themselves, by name or heading, that they hold what others say, or other texts.

    One that has the page's own heading is none, whatever its name.
    """
    first: dict[int, str] = {}
    titled: set[int] = set()
    for block in layout.blocks:
        at = block.box
        while at:
            first.setdefault(at, block.text)
            if block.hint is Hint.HEADING and block.level == 1:
                titled.add(at)
            at = layout.boxes[at].parent
    found: set[int] = set()
    for number, box in enumerate(layout.boxes):
        words = {word.lower() for word in _WORD.findall(f"{box.name} {box.kinds}")}
        said = words & _BESIDE or HEADS_OTHERS.fullmatch(first.get(number, ""))
        is_beside = (said and number not in titled) or (number and box.parent in found)
        if is_beside and not _KNOWN_BOXES.fullmatch(box.name):
            found.add(number)
    return frozenset(found)


def _innermost(layout: Layout, weights: list[int], total: int) -> tuple[int, int]:
    """Return the numbers of the first and last box of the article."""
    parents = [box.parent for box in layout.boxes]
    held = [0] * len(parents)
    blocks = [0] * len(parents)
    for block, weight in zip(layout.blocks, weights, strict=True):
        held[block.box] += weight
        blocks[block.box] += 1
    inner: defaultdict[int, list[int]] = defaultdict(list)
    for box in range(len(held) - 1, 0, -1):  # boxes are numbered as they open: those inside come after
        held[parents[box]] += held[box]
        blocks[parents[box]] += blocks[box]
        inner[parents[box]].append(box)
    known = (number for number, box in enumerate(layout.boxes) if held[number] and _KNOWN_BOXES.fullmatch(box.name))
    at = next(known, None)
    if at is None:
        at = 0
        while best := max(inner[at], key=held.__getitem__, default=0):
            # One long paragraph does not make its own box an article, as long as others stand beside it.
            if held[best] < _MOST * total or (blocks[best] == 1 and held[best] < held[at]):
                break
            at = best
    end = at + 1
    while end < len(held) and parents[end] >= at:
        end += 1
    return at, end - 1


def _without_noise(blocks: tuple[Line, ...], places: tuple[int, ...]) -> tuple[int, ...]:
    """Leave out chrome and lists of links before the first sentence and after the last; between them related links."""
    sentences = [place for place in places if _count(blocks[place])]
    left_out = frozenset((*_related_links(blocks, places), *find_gallery(blocks, places)))
    stated = (place for place in places if place > sentences[-1] and states_rights(blocks[place].folded))
    end = next(stated, len(blocks))  # below what a site says of its rights nothing is the article's
    kept = [
        place
        for place in places
        if place < end
        and place not in left_out
        and (sentences[0] <= place <= sentences[-1] or not (is_chrome(blocks[place]) or _is_linked(blocks[place])))
    ]
    while blocks[kept[-1]].hint is Hint.HEADING:
        kept.pop()
    return tuple(kept)


def _related_links(blocks: tuple[Line, ...], places: tuple[int, ...]) -> Iterator[int]:
    """Yield where a line says that links to other articles follow, and where these are."""
    for place in places:
        end = place + 1
        while end < len(blocks) and blocks[end].link_size == len(blocks[end].text):
            end += 1
        if end > place + 1 and HEADS_RELATED.fullmatch(blocks[place].text):
            yield from range(place, end)


def find_gallery(blocks: tuple[Line, ...], places: Iterable[int]) -> dict[int, int]:
    """Return the places of what leads through a gallery's pictures, each with how many pictures it counts."""
    lines = {place: blocks[place].folded for place in places if not blocks[place].rows}
    found = {place: 0 for place, line in lines.items() if turns_pictures(line)}
    counts = {place: count for place, line in lines.items() if (count := count_pictures(line)) is not None}
    return found | counts if found else {}


def _count(block: Line) -> int:
    """Return how many characters of sentences a block has."""
    is_prose = not block.rows and _SENTENCE.search(block.text) and not _is_linked(block)
    return len(block.text) if is_prose and not is_chrome(block) else 0


def is_chrome(block: Line) -> bool:
    """Tell whether a block is part of a site and no article's: buttons, share bars, notices."""
    return is_beside_article(block.folded)


def _is_linked(block: Line) -> bool:
    """Tell whether most of a block leads elsewhere, and not to a file that belongs to it."""
    return block.link_size * 2 > len(block.text) and not any(_FILE.search(link.address) for link in block.links)
