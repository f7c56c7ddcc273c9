"""Where the article is on a page: trafilatura says which texts belong to it, the page itself says them whole. Pure.

Trafilatura's own output drops text that stands in no paragraph (as in WeChat articles), captions and attachments.
"""

import logging
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from trafilatura import bare_extraction

from mediawatch.intake.capture.blocks import Block, Kind, Layout

_MOST = 0.8
"""The share of an article's sentences that its box holds; what is left out is told."""
_KNOWN_BOXES = re.compile(r"js_content|articleBody|postmessage_\d+")
"""The ids of boxes that hold an article and nothing else: WeChat's, schema.org's, the first post of a Discuz thread."""
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
            r"(?:责任编辑|责编|编辑|作者|来源)\s*[:：/|｜]",
            r".{0,20}未经.{0,8}(?:授权|许可|允许).{0,4}(?:不得|禁止|严禁|请勿).{0,12}",
            r"(?:【?(?:打印|关闭|收藏|举报|返回顶部|复制链接).{0,8}){1,4}",
            r"关注该?公众号",
            r"[上下]一[篇页条].*",
            r".{0,2}(?:相关|推荐|延伸|热门)(?:新闻|阅读|链接|推荐|文章|报道)[:：]?.*",
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
_RELATED = re.compile(r"[【\[]?(?:相关|推荐|延伸|热门)(?:新闻|阅读|链接|推荐|文章|报道|专题)[】\]]?[:：]?")

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # it would write of odd pages to the terminal


@dataclass(frozen=True, slots=True)
class Place:
    """The numbers of an article's blocks on its page; `left_out` are texts elsewhere that may belong to it."""

    blocks: tuple[int, ...]
    left_out: tuple[str, ...] = ()


def read_votes(text: str) -> frozenset[str]:
    """Return the texts of a page that trafilatura takes for the article's, without their spaces."""
    try:
        document = bare_extraction(text, output_format="xml", include_comments=False, include_tables=True)
    except Exception:  # a page that it cannot read is judged by its sentences alone
        return frozenset()
    body = getattr(document, "body", None)
    return frozenset() if body is None else frozenset(_packed(part) for part in body.itertext())


def find_article(layout: Layout, votes: frozenset[str]) -> Place | None:
    """Return the innermost place that holds nearly all sentences which were voted for; None where there are none."""
    weights = [_weigh(block, votes) for block in layout.blocks]
    if not any(weights):
        votes = frozenset()
        weights = [_count(block) for block in layout.blocks]
    total = sum(weights)
    if not total:
        return None
    first, last = _innermost(layout, weights, total)
    inside = tuple(place for place, block in enumerate(layout.blocks) if first <= block.box <= last)
    kept = _without_noise(layout.blocks, inside, votes)
    elsewhere = set(range(len(weights))) - set(kept)
    return Place(kept, tuple(layout.blocks[place].text for place in sorted(elsewhere) if weights[place]))


def _innermost(layout: Layout, weights: list[int], total: int) -> tuple[int, int]:
    """Return the numbers of the first and last box of the article."""
    held = [0] * len(layout.parents)
    blocks = [0] * len(layout.parents)
    for block, weight in zip(layout.blocks, weights, strict=True):
        held[block.box] += weight
        blocks[block.box] += 1
    inner: defaultdict[int, list[int]] = defaultdict(list)
    for box in range(len(held) - 1, 0, -1):  # boxes are numbered as they open: those inside come after
        held[layout.parents[box]] += held[box]
        blocks[layout.parents[box]] += blocks[box]
        inner[layout.parents[box]].append(box)
    known = (box for box, name in enumerate(layout.names) if held[box] and _KNOWN_BOXES.fullmatch(name))
    at = next(known, None)
    if at is None:
        at = 0
        while best := max(inner[at], key=held.__getitem__, default=0):
            # One long paragraph does not make its own box an article, as long as others stand beside it.
            if held[best] < _MOST * total or (blocks[best] == 1 and held[best] < held[at]):
                break
            at = best
    end = at + 1
    while end < len(held) and layout.parents[end] >= at:
        end += 1
    return at, end - 1


def _without_noise(blocks: tuple[Block, ...], places: tuple[int, ...], votes: frozenset[str]) -> tuple[int, ...]:
    """Leave out chrome and lists of links before the first sentence and after the last; between them related links."""
    sentences = [place for place in places if _count(blocks[place])]
    related = frozenset(_related_links(blocks, places))
    kept = [
        place
        for place in places
        if (sentences[0] <= place <= sentences[-1] and place not in related)
        or not (is_chrome(blocks[place]) or _is_foreign(blocks[place], votes))
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


def _weigh(block: Block, votes: frozenset[str]) -> int:
    return sum(len(run.text) for run in block.runs if _packed(run.text) in votes) if _count(block) else 0


def _count(block: Block) -> int:
    """Return how many characters of sentences a block has."""
    is_prose = block.kind is not Kind.TABLE and _SENTENCE.search(block.text) and not _is_linked(block)
    return len(block.text) if is_prose and not is_chrome(block) else 0


def is_chrome(block: Block) -> bool:
    """Tell whether a block is part of a site and no article's: buttons, share bars, notices."""
    return len(block.text) <= _LONGEST_CHROME and _CHROME.fullmatch(block.text) is not None


def _is_foreign(block: Block, votes: frozenset[str]) -> bool:
    return _is_linked(block) and not any(_packed(run.text) in votes for run in block.runs)


def _is_linked(block: Block) -> bool:
    """Tell whether most of a block leads elsewhere, and not to a file that belongs to it."""
    return block.linked * 2 > len(block.text) and not any(_FILE.search(run.target) for run in block.runs)


def _packed(text: str) -> str:
    return "".join(text.split())
