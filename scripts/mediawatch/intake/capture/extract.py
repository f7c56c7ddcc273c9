"""From a page to an article as a person will confirm it. Pure: no network, no files, no clock."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from mediawatch.intake.capture.address import link_address
from mediawatch.intake.capture.blocks import lay_out
from mediawatch.intake.capture.credits import (
    credit_lines,
    find_bylines,
    find_sources,
    is_credit,
    is_signature,
    is_source_line,
    settle_date,
)
from mediawatch.intake.capture.locate import LEAST, find_article, find_gallery, is_chrome
from mediawatch.intake.capture.markdown import write_blocks
from mediawatch.intake.capture.page import CaptureError, PageBytes, save_it
from mediawatch.intake.capture.title import find_title, is_title, read_facts
from mediawatch.intake.capture.tree import parse_page
from mediawatch.intake.document import Line, UnreadableDocumentError
from mediawatch.intake.readers.markup import Element
from mediawatch.intake.readers.web_page import decode_page
from mediawatch.tracking import without_tracking

_REFRESH = re.compile(r"\s*(?:[0-9.]+\s*)?[;,]\s*(?:url\s*=\s*)?['\"]?\s*([^'\"]+)", re.IGNORECASE)
_SHORT = 200
"""Characters below which a text may be an error page's, or an abstract."""
_BEFORE, _AFTER, _LAST = 4, 12, 4
"""How many blocks before and after a title, after a text, and at its end may say something of the article."""
_MISSING = re.compile(
    r"\b404\b|(?:页面|网页|文章|内容)(?:不存在|出错|(?:可能)?已被?(?:发布者)?(?:删除|撤下|下线))|找不到.{0,8}(?:页面|网页)"
)
_GUARDED = re.compile(
    r"403 Forbidden|安全验证|人机验证|请[^，。]{0,10}(?:验证码|滑块)|环境异常|(?:访问|请求)(?:过于|太)频繁"
    r"|完成验证后|确认.{0,6}真人|(?:请求|访问)[^，。]{0,12}(?:拦截|阻断)|防火墙拦截",
    re.IGNORECASE,
)
_WALL = re.compile(r"登录后.{0,4}(?:阅读|查看)|付费(?:内容|阅读|文章)")
_LOCKED = re.compile(rf"请先?(?:登录|登陆|订阅)|{_WALL.pattern}|成为会员")
_NEXT_PAGE = re.compile(r"下一页|后一页|余下全文|(?<![\u4e00-\u9fff])下页(?![\u4e00-\u9fff])")
_PAGES = re.compile(r"[^\w]*1[^\w]+2(?:[^\w]+\d{1,2})*[^\w]*")
"""Numbers of pages, without a word."""
_LONGEST_PAGER = 60
_LONGEST_ABOVE = 40
"""Characters of a line above a title: a kicker, or who wrote."""
_LABELLED = re.compile(r"\W*[\u4e00-\u9fff \u3000]{2,6}[:：]\s*.{0,12}$")
"""A label of a page's own: how often it was read, how large its letters are."""
_HAN, _LEAST_HAN = re.compile(r"[\u4e00-\u9fff]"), 5
_MOST_LINKED = 5
"""How many lines of a text may be links alone, where these are a quarter of it and nothing says when it came out."""


@dataclass(frozen=True, slots=True)
class CapturedArticle:
    """What a page gives for an article.

    `sources` are the names that the page gives, `other_days` the days that it names where none could be settled on.
    `notes` are what a person should look at.
    """

    title: str
    blocks: tuple[Line, ...]
    url: str | None = None
    sources: tuple[str, ...] = ()
    day: date | None = None
    other_days: tuple[date, ...] = ()
    byline: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How many characters its text has."""
        return sum(len(block.text) for block in self.blocks)

    @property
    def body(self) -> str:
        """The Markdown of its text; who wrote it stands at the end where the text does not say so."""
        unsaid = " ".join(name for name in self.byline if not any(name in block.text for block in self.blocks))
        ending = (Line(unsaid),) if unsaid else ()
        return write_blocks((*self.blocks, *ending))


def extract_article(page: PageBytes, today: date) -> CapturedArticle:
    """Return the article of a page. Raises CaptureError where it has none."""
    text, broken = _read_text(page)
    tree = parse_page(text)
    facts = read_facts(tree, text)
    url = _address(page, facts)
    layout = lay_out(tree, link_address(url, facts.get("base", "")) or url)
    title = find_title(facts, layout.blocks)
    place = find_article(layout)
    if place is None:
        raise _no_article(title, layout.blocks, _moved_to(tree, url))
    numbers = _below_title(list(place.blocks), layout.blocks, title)
    while numbers and _is_above_text([layout.blocks[number] for number in numbers[:2]], title):
        del numbers[0]
    ending = tuple(layout.blocks[number] for number in numbers[-_LAST:])
    numbers = _without_source(numbers, layout.blocks)
    blocks = tuple(layout.blocks[number] for number in numbers)
    size = sum(len(block.text) for block in blocks)
    if size < LEAST or (size < _SHORT and _is_notice(f"{title}\n{blocks[0].text}")):
        raise _no_article(title, layout.blocks, _moved_to(tree, url))
    near = credit_lines(_near_title(layout.blocks, numbers[0], title))
    after = layout.blocks[numbers[-1] + 1 :][:_AFTER]
    below = credit_lines((*ending, *after))
    dating = settle_date((line.text for line in near), (line.text for line in below), facts, url, today)
    if dating.day is None and _is_contents(blocks):
        raise CaptureError("网页像是文章的目录，不是一篇文章（点进要收的那一篇，再复制它的网址）")
    sources = find_sources((*near, *below), facts)
    left_out = tuple(dict.fromkeys((*_unplaced_lines(layout.blocks, numbers[0], title, sources), *place.left_out)))
    byline = find_bylines((line.text for line in (*near, *blocks[:2], *below)), facts)
    return CapturedArticle(
        title,
        blocks,
        url,
        sources,
        dating.day,
        dating.others,
        byline,
        tuple(filter(None, (broken, dating.note, *_warn(layout.blocks, size, after, left_out, title)))),
    )


def _read_text(page: PageBytes) -> tuple[str, str]:
    """Return a page's text, and what is wrong with it."""
    try:
        decoded = decode_page(page.data, page.charset or "")
    except UnreadableDocumentError as error:
        raise CaptureError(f"网页的文字认不出是什么编码（{save_it()}，编码选 UTF-8）") from error
    lost = decoded.lost
    return decoded.text, f"网页里有 {lost} 处乱码：请对照原文改正稿子里的“\ufffd”" if lost else ""


def _address(page: PageBytes, facts: Mapping[str, str]) -> str | None:
    """Return where a page came from; a saved one may say it itself."""
    said = (facts.get(key, "") for key in ("saved-from", "canonical", "og:url"))
    url = page.url or next((url for one in said if (url := link_address(None, one))), None)
    return url and without_tracking(url)


def _below_title(numbers: list[int], blocks: tuple[Line, ...], title: str) -> list[int]:
    """Return the numbers of a text's blocks without the title and the short lines above it, where it holds them."""
    above = next((count for count, number in enumerate(numbers[:_BEFORE]) if is_title(blocks[number].text, title)), 0)
    short = all(len(blocks[number].text) <= _LONGEST_ABOVE for number in numbers[:above])
    return numbers[above:] if short else numbers


def _is_above_text(blocks: list[Line], title: str) -> bool:
    """Tell whether a block is no text but a title or a credit, or a byline above one; the next block stands with it."""
    first, *following = blocks
    signed = bool(find_bylines([first.text], {})) and len(first.text) <= _LONGEST_ABOVE
    heads = is_title(first.text, title) or is_credit(first) or is_signature(first.text)
    return heads or (signed and any(map(is_credit, following)))


def _without_source(numbers: list[int], blocks: tuple[Line, ...]) -> list[int]:
    """Return the numbers of a text's blocks without lines at its end that say where it came from; bylines stay."""
    end = len(numbers)
    while end and (is_source_line(text := blocks[numbers[end - 1]].text) or is_signature(text)):
        end -= 1
    return [*numbers[:end], *(number for number in numbers[end:] if not is_source_line(blocks[number].text))]


def _near_title(blocks: tuple[Line, ...], start: int, title: str) -> tuple[Line, ...]:
    """Return the blocks between an article's title and its text, and some before the title."""
    at = _place_of_title(blocks, start, title)
    if at is None:
        return blocks[max(start - _BEFORE, 0) : start]
    return blocks[max(at - _BEFORE, 0) : min(at + _AFTER, start)]


def _place_of_title(blocks: tuple[Line, ...], start: int, title: str) -> int | None:
    """Return where the last line of a title stands before a text."""
    places = range(min(start, len(blocks) - 1), -1, -1)
    return next((place for place in places if is_title(blocks[place].text, title)), None)


def _unplaced_lines(blocks: tuple[Line, ...], start: int, title: str, sources: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines between a title and its text that are neither credits nor parts of the site."""
    at = _place_of_title(blocks, start, title)
    for block in blocks[at + 1 : start][:_AFTER] if at is not None else ():
        text = block.text
        is_credited = is_credit(block) or find_bylines([text], {}) or any(name in text for name in sources)
        is_site = is_chrome(block) or block.link_size or _LABELLED.match(text)
        if not (is_credited or is_site) and len(_HAN.findall(text)) >= _LEAST_HAN:
            yield text


def _is_notice(text: str) -> bool:
    """Tell whether the beginning of a short text is a site's own word, and no article."""
    return any(sign.search(text) for sign in (_MISSING, _GUARDED, _WALL))


def _is_pager(block: Line) -> bool:
    """Tell whether a block leads to an article's other pages."""
    if len(block.text) > _LONGEST_PAGER:
        return False
    numbered = block.link_size > 0 and _PAGES.fullmatch(block.text) is not None
    return numbered or _NEXT_PAGE.search(block.text) is not None


def _is_contents(blocks: tuple[Line, ...]) -> bool:
    """Tell whether a text is a list of others."""
    linked = sum(block.link_size == len(block.text) for block in blocks)
    return linked > _MOST_LINKED and linked * 4 > len(blocks)


def _moved_to(tree: Element, url: str | None) -> str | None:
    """Return where a page sends its readers on (HTML, http-equiv="refresh")."""
    metas = (node for node in tree.iter("meta") if node.get("http-equiv", "").lower() == "refresh")
    targets = (match[1] for node in metas if (match := _REFRESH.match(node.get("content", ""))))
    return next((address for one in targets if (address := link_address(url, one)) and address != url), None)


def _no_article(title: str, blocks: tuple[Line, ...], moved: str | None) -> CaptureError:
    """Say why a page has no article."""
    if moved:
        return CaptureError(f"网页转到了别处（用这个网址再试：{moved}）")
    text = " ".join((title, *(block.text for block in blocks)))[:5000]
    if _MISSING.search(text):
        return CaptureError("网站说没有这一页，或已经删除（检查网址，或找转载它的网页）")
    if _GUARDED.search(text):
        return CaptureError(f"网站要先验证是不是真人在看（{save_it()}）")
    if _LOCKED.search(text):
        return CaptureError(f"网页要登录或付费才能看全文（登录以后{save_it()}）")
    return CaptureError(f"网页里没有找到正文，可能要在浏览器里才显示（{save_it()}）")


def _warn(
    blocks: tuple[Line, ...], size: int, after: tuple[Line, ...], left_out: tuple[str, ...], title: str
) -> Iterator[str]:
    if any(map(_is_pager, after)):
        yield "文章不止一页：后面几页要自己补进稿子"
    pictures = max(find_gallery(blocks, range(len(blocks))).values(), default=0)
    if pictures > 1:
        yield f"网页有 {pictures} 张图的图集：图片不收，没有显示出来的图片说明要自己补进稿子"
    if any(_LOCKED.search(block.text) for block in blocks):
        yield "网页上说要登录或付费：正文可能不全"
    if size < _SHORT:
        yield f"正文只有 {size} 个字：看看是不是只有摘要"
    if title and not any(is_title(block.text, title) for block in blocks):
        yield "标题取自浏览器的标题栏，网页里面没有这一行：看看对不对"
    left_out = tuple(text for text in left_out if text != title)
    if left_out:
        yield f"还有 {len(left_out)} 段像正文的话没有收，第一段是“{left_out[0][:30]}”：漏了就自己补进稿子"
