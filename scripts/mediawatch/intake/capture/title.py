"""The title of a page's article, and what the page says in its head. Pure."""

import re
from collections.abc import Iterable, Mapping
from html import unescape
from itertools import pairwise

from mediawatch.intake.capture.tree import line_as_seen
from mediawatch.intake.document import Hint, Line
from mediawatch.intake.readers.markup import Element

_MOST = 500
"""Characters that are kept of what a page says of itself."""
_SHORTEST = 4
_LONGEST = 120
_LONGEST_SECOND = 40
"""Characters of the line below a title that begins with a dash and belongs to it."""
_AFTER_TITLE = re.compile(r"\s*(?:$|[-_|｜–—·<>(（《«])")
_BEFORE_TITLE = re.compile(r"[-_|｜–—·>\s]$")
_STRONG_MARK = re.compile(r"\s{0,9}(?:[_|｜]|--+)\s{0,9}")
_WEAK_MARK = re.compile(r"(.+\S)\s*[-–]\s*([^-–]{2,20})")
_SITE = re.compile(r"(?:网|网站|报|社|频道|新闻|在线|客户端|中心|委|委员会|局|政府|论坛|Discuz!|X3\.\d)$")
_OWNER = re.compile(rf"{_SITE.pattern[:-1]}|(?:医院|大学|学院|学会|协会|公司|集团|杂志|周刊|平台|动态|公告|资讯)$")
_SHORTEST_LAST = 8
"""Characters that a title needs to stand after the site's name."""
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_EPAPER, _EPAPER_SIZE = "enpproperty", 4000
"""The word around what the software of most digital editions says of an article in a comment, and how long that is."""
_WECHAT_TIME = re.compile(r"\bct\s*=\s*[\"'](\d{10})[\"']")


def read_facts(tree: Element, text: str) -> Mapping[str, str]:
    """Return what a page says in its head and scripts, by name in lower case; of two, the first."""
    facts: dict[str, str] = {}

    def learn(name: str, value: str | None) -> None:
        if value and (value := line_as_seen(value)):
            facts.setdefault(name.strip().lower(), value[:_MOST])

    for meta in tree.iter("meta"):
        for key in ("name", "property", "itemprop"):
            learn(meta.get(key, ""), meta.get("content", ""))
    for time in tree.iter("time"):
        learn(time.get("itemprop", "pubdate" if time.get("pubdate", "no") != "no" else ""), time.get("datetime", ""))
    learn("title", "".join(title.itertext()) if (title := tree.find("head/title")) is not None else "")
    learn("data-publishtime", tree.get("data-publishtime", ""))
    for link in tree.iter("link"):
        learn(link.get("rel", ""), link.get("href", ""))
    for base in tree.iter("base"):
        learn("base", base.get("href", ""))
    for name, pattern in (("saved-from", _SAVED_FROM), ("datepublished", _PUBLISHED)):
        learn(name, match[1] if (match := pattern.search(text)) else None)
    if (start := text.find(f"<!--{_EPAPER}")) >= 0:
        properties = text[start + len(_EPAPER) + 4 :][:_EPAPER_SIZE].partition(f"{_EPAPER}-->")[0]
        for name, key in (("title", "articletitle"), ("date", "pubdate"), ("author", "author")):
            value = re.search(f"<{name}>(.*?)</{name}>", properties, re.DOTALL)
            learn(key, unescape(re.sub("<[^>]*>", " ", value[1])) if value else None)
    for link in tree.iter("a"):
        if link.get("id", "") == "js_name":  # WeChat: the account, and the time for its script to show
            learn("js_name", "".join(link.itertext()))
            learn("publish_time", match[1] if (match := _WECHAT_TIME.search(text)) else None)
    return facts


def find_title(facts: Mapping[str, str], blocks: Iterable[Line]) -> str:
    """Return an article's title without the site's name, with its second line; empty where there is none."""
    blocks = tuple(blocks)
    title = _first_line(facts, blocks)
    for block, below in pairwise(blocks):
        if block.text == title and below.text.startswith("—") and len(below.text) <= _LONGEST_SECOND:
            return f"{title}{below.text}"
    return title


def _first_line(facts: Mapping[str, str], blocks: tuple[Line, ...]) -> str:
    if title := facts.get("articletitle"):
        return title
    whole = facts.get("title", "")
    if shown := _shown_title(whole, blocks):
        return shown
    sites = {facts.get(key, "") for key in ("og:site_name", "sitename")}
    tops = {block.text for block in blocks if block.hint is Hint.HEADING and block.level == 1} - sites
    if declared := facts.get("og:title"):
        return declared if declared in tops else _without_site(declared, sites)
    if len(tops) == 1 and _SHORTEST <= len(top := tops.pop()) <= _LONGEST and not whole.endswith(top):
        return top
    return _without_site(whole, sites)


def is_title(text: str, title: str) -> bool:
    """Tell whether a text is a title, or one of the lines that it was set in."""
    if text == title or len(text) < _SHORTEST:
        return text == title
    if title.startswith(text):
        return re.match(r"[\s—]", title[len(text) :]) is not None
    return title.endswith(text) and (text[0] == "—" or title[: -len(text)].endswith(" "))


def _shown_title(whole: str, blocks: tuple[Line, ...]) -> str:
    """Return the part of a page's name that the page shows: its beginning, or after the site's name its end."""
    first = max((_begin(whole, blocks[place : place + 3]) for place in range(len(blocks))), key=len, default="")
    if first and not _OWNER.search(first):
        return first
    texts = (block.text for block in blocks if _SHORTEST_LAST <= len(block.text) <= _LONGEST)
    return next((text for text in texts if _ends(whole, text) and not _OWNER.search(text)), first)


def _begin(whole: str, blocks: tuple[Line, ...]) -> str:
    """Return how far a page's name is shown from its beginning: a title, which may go on in headings below it."""
    end = 0
    for block in blocks:
        rest = whole[end:].lstrip() if end else whole
        if not rest.startswith(block.text) or (end and not (block.hint is Hint.HEADING or block.text[0] == "—")):
            break
        end = len(whole) - len(rest) + len(block.text)
    fits = _SHORTEST <= end <= _LONGEST and _AFTER_TITLE.match(whole, end)
    return whole[:end] if fits else ""


def _ends(whole: str, text: str) -> bool:
    return whole.endswith(text) and _BEFORE_TITLE.search(whole, 0, len(whole) - len(text)) is not None


def _without_site(title: str, sites: set[str]) -> str:
    first = _STRONG_MARK.split(title)[0]
    title = first if len(first) >= _SHORTEST else title
    while (match := _WEAK_MARK.fullmatch(title)) and (match[2] in sites or _SITE.search(match[2])):
        title = match[1]
    return title
