"""Where the article is on a page: in the innermost box that holds nearly all of its sentences. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from mediawatch.intake.capture.blocks import Block, Kind, Layout
from mediawatch.intake.grammar.website_words import MORE, MORE_ALONE
from mediawatch.intake.labels import word_of, words

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
_BESIDE_HEADING = re.compile(
    rf"[【\[]?(?:{MORE_ALONE}|(?:为您|猜你)(?:推荐|喜欢)"
    r"|热点(?:新闻|推荐|关注)?|(?:点击|阅读|新闻)?排行榜?|(?:网友|全部|最新|热门|精彩)?(?:评论|跟帖|留言)区?)[】\]]?[:：]?"
)
_SENTENCE = re.compile(r"[，。！？；]|[.,;!?](?:\s|$)")
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar|pptx?)(?:$|\?)", re.IGNORECASE)
_CHROME = re.compile(
    "|".join(
        (
            r"分享(?:到|至|让).*",
            r".{0,4}扫(?:一扫|描|码|上方).{0,12}",
            r".{0,12}二维码",
            r"(?:打开|下载).{0,12}(?:APP|客户端).*",
            r"(?:点击)?(?:展开|阅读|查看)(?:全文|原文|更多)",
            r"返回.{1,8}查看更多",
            r"(?:点击|戳).{0,6}阅读原文.{0,12}|阅读原文",
            r"(?:点个?|点亮|点击)[“「【]?(?:在看|赞|好看).{0,20}",
            rf"(?:{words('editor')}|{word_of('author')}|{word_of('source')})\s*[:：/|｜]",
            r".{0,20}未经.{0,8}(?:授权|许可|允许).{0,4}(?:不得|禁止|严禁|请勿).{0,12}",
            r"(?:【?(?:打印|关闭|收藏|举报|返回顶部|复制链接).{0,8}){1,4}",
            r"关注该?公众号",
            r"[上下]一[篇页条].*",
            rf".{{0,2}}{MORE}.*",
            r"(?:为您|猜你).{0,4}",
            r"【?纠错.*",
            r"字[体号][:：]?.*",
            r"(?:本文)?(?:标签|TAGS?)[:：].*",
            r"[（(]原标题.*",
            r"(?:特别|免责|版权)声明[:：].*",
            r".*(?:版 ?权 ?所 ?有|Copyright|©|All Rights Reserved|ICP备|公网安备|Powered by|Processed in).*",
            r"发表于\s*\d.*",
        )
    ),
    re.IGNORECASE,
)
_LONGEST_CHROME = 200
_RELATED = re.compile(rf"[【\[]?{MORE_ALONE}[】\]]?[:：]?")


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
            if block.kind is Kind.HEADING and block.level == 1:
                titled.add(at)
            at = layout.boxes[at].parent
    found: set[int] = set()
    for number, box in enumerate(layout.boxes):
        words = {word.lower() for word in _WORD.findall(f"{box.name} {box.kinds}")}
        said = words & _BESIDE or _BESIDE_HEADING.fullmatch(first.get(number, ""))
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


def _without_noise(blocks: tuple[Block, ...], places: tuple[int, ...]) -> tuple[int, ...]:
    """Leave out chrome and lists of links before the first sentence and after the last; between them related links."""
    sentences = [place for place in places if _count(blocks[place])]
    related = frozenset(_related_links(blocks, places))
    kept = [
        place
        for place in places
        if (sentences[0] <= place <= sentences[-1] and place not in related)
        or not (is_chrome(blocks[place]) or _is_linked(blocks[place]))
    ]
    while blocks[kept[-1]].kind is Kind.HEADING:
        kept.pop()
    return tuple(kept)


def _related_links(blocks: tuple[Block, ...], places: tuple[int, ...]) -> Iterator[int]:
    """Yield where a line says that links to other articles follow, and where these are."""
    for place in places:
        end = place + 1
        while end < len(blocks) and blocks[end].linked == len(blocks[end].text):
            end += 1
        if end > place + 1 and _RELATED.fullmatch(blocks[place].text):
            yield from range(place, end)


def _count(block: Block) -> int:
    """Return how many characters of sentences a block has."""
    is_prose = block.kind is not Kind.TABLE and _SENTENCE.search(block.text) and not _is_linked(block)
    return len(block.text) if is_prose and not is_chrome(block) else 0


def is_chrome(block: Block) -> bool:
    """Tell whether a block is part of a site and no article's: buttons, share bars, notices."""
    return len(block.text) <= _LONGEST_CHROME and _CHROME.fullmatch(block.text) is not None


def _is_linked(block: Block) -> bool:
    """Tell whether most of a block leads elsewhere, and not to a file that belongs to it."""
    return block.linked * 2 > len(block.text) and not any(_FILE.search(link.address) for link in block.links)
