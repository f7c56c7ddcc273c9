"""What a page says of its article besides the text: dates, sources, byline. All of it, not what is likeliest. Pure.

`near` are the lines between title and text, where readers look for these.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from urllib.parse import urlsplit

from mediawatch.capture.blocks import Block
from mediawatch.capture.tree import trim

_CHINA = timezone(timedelta(hours=8))
_FIRST_YEAR = 1990
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-/.年 ]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
_PACKED_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?!\d)")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)")
_OTHER_DAY = re.compile(r"(?:今天|今日|现在|当前|农历|更新|修改|编辑|打印)[^\d]{0,12}$")
_DATE_KEYS = (
    "pubdate", "publishdate", "publish-date", "publish_time", "publishtime", "_pubtime", "apub:time", "pubtime",
    "article:published_time", "og:published_time", "og:release_date", "bytedance:published_time", "datepublished",
    "dc.date.issued", "dcterms.issued", "weibo: article:create_at", "data-publishtime",
)  # fmt: skip
_SOURCE_KEYS = ("contentsource", "js_name", "source", "mediaid", "article:source", "og:site_name", "sitename", "author")
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,4}(?<![网报社台刊志委局号闻])")
_NO_SOURCE = re.compile(
    r"[\d\W]*|webapp|本[站网](?:原创)?|原创|转载|网络|互联网|未知|佚名|admin|微信公众平台|.*Discuz.*"
    r"|.{0,4}(?:记者|编辑|作者).*",
    re.IGNORECASE,
)
_LABELS = "作 ?者|责任?编辑|责编|编辑|记者|发布|时间|日期|浏览|阅读|点击|字[号体]|分享|打印|查看|访问|评论|收藏|举报"
_SOURCE = re.compile(
    r"(?<!图片)(?<!数据)(?<!资料)(?:来 ?源|稿源|出处|转自)\s*[:：]\s*([^\s|｜【】\[\]（）()<>，,；;：:].{0,30}?)"
    rf"(?=\s*(?:$|[|｜【】\[\]（）()<>，,；;\u3000]|{_LABELS}|\d{{4}}[-年/.]))"
)
_SOURCE_WORD = r"(?:来 ?源|稿源|出处)\s*[:：]\s*"
_SOURCE_FIRST, _SOURCE_LAST = re.compile(_SOURCE_WORD), re.compile(f"{_SOURCE_WORD}$")
_NAME = rf"(?!{_LABELS})[\u4e00-\u9fff·]"
_BYLINE = re.compile(
    r"(?!.*摄)"  # who took a picture wrote no article
    r"(?:[\u4e00-\u9fff]{0,8}(?:记者|通讯员)[ \u3000]|(?:作 ?者|文|撰文|责任编辑|责编|编辑|校对|审核)\s*[:：/]\s*)"
    rf"{_NAME}{{1,12}}(?:[ \u3000、，]{_NAME}{{1,4}}(?![\u4e00-\u9fff]|\s*[:：]))*"
)
_TIMED = re.compile(r"\d:\d\d|发布|发表|时间|日期|浏览|点击|阅读")
_LONGEST_LINE = 100


@dataclass(frozen=True, slots=True)
class Dating:
    """When an article was published: a day that everything on the page agrees on, or None and all that it says."""

    day: date | None
    others: tuple[date, ...] = ()
    note: str = ""


def settle_date(near: Iterable[str], facts: Mapping[str, str], url: str | None, today: date) -> Dating:
    """Return the day of an article; None where page and address disagree, say nothing, or name a day to come."""
    stated = {day for line in near for day in _days_in(line)}
    stated |= {day for key in _DATE_KEYS if (day := _read_day(facts.get(key, "")))}
    parts = urlsplit(url or "")
    addressed = set(_valid(_PACKED_DAY.finditer(f"{parts.path}?{parts.query}")))
    found = sorted(stated | addressed)
    if not found:
        return Dating(None, (), "网页上没有找到日期")
    if len(found) > 1:
        return Dating(None, tuple(found), "网页上的几个日期（或网址里的）对不上")
    if found[0] > today:
        return Dating(None, tuple(found), "网页上的日期还没有到")
    return Dating(found[0], (), "" if stated else "日期取自网址，网页上没有写")


def find_sources(near: Iterable[Block], facts: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names that a page gives as its article's source, the plainest first."""
    names = [name for block in near for name in _sources_in(block)]
    names += [_SOURCE_FIRST.sub("", facts.get(key, "")) for key in _SOURCE_KEYS]
    person = _author(facts)
    fit = (name for name in names if len(name) <= 40 and name != person and not _NO_SOURCE.fullmatch(name))
    return tuple(dict.fromkeys(fit))


def find_bylines(lines: Iterable[str], facts: Mapping[str, str]) -> tuple[str, ...]:
    """Return who wrote and edited an article, in the words of the page."""
    found = [match[0].strip() for line in lines if len(line) <= _LONGEST_LINE for match in _BYLINE.finditer(line)]
    if (author := _author(facts)) and not any(author in line for line in found):
        found.append(f"作者：{author}")
    return tuple(dict.fromkeys(found))


def is_credit(block: Block) -> bool:
    """Tell whether a block is the line under a title that says when and where an article came out."""
    if len(block.text) > _LONGEST_LINE or re.search("[，。！？]", block.text):
        return False
    rest = _DAY.sub("", block.text)
    dated = rest != block.text and (not rest.strip(" 日") or _TIMED.search(rest) is not None)
    return dated or _SOURCE.search(block.text) is not None


def read_day(text: str) -> date | None:
    """Return the day that a person wrote, in any common way; None where it is none."""
    match = _DAY.fullmatch(text.strip().removesuffix("日").rstrip()) or _PACKED_DAY.fullmatch(text.strip())
    return next(_valid([match]), None) if match else None


def _read_day(value: str) -> date | None:
    """Return the day of a date for machines, in China."""
    if moment := _MOMENT.search(value):
        try:
            return datetime.fromisoformat(moment[0]).astimezone(_CHINA).date()
        except (ValueError, OverflowError):
            return None
    if re.fullmatch(r"1\d{9}", value):
        return datetime.fromtimestamp(int(value), UTC).astimezone(_CHINA).date()
    return next(_valid((*_DAY.finditer(value), *_PACKED_DAY.finditer(value[:8]))), None)


def _author(facts: Mapping[str, str]) -> str:
    """Return the person that a page's head names; many name the site there."""
    author = facts.get("author", "")
    return author if _PERSON.fullmatch(author) and author not in facts.get("title", "") else ""


def _days_in(line: str) -> Iterator[date]:
    if len(line) <= _LONGEST_LINE:
        yield from _valid(day for day in _DAY.finditer(line) if not _OTHER_DAY.search(line[: day.start()]))


def _valid(matches: Iterable[re.Match[str]]) -> Iterator[date]:
    for match in matches:
        try:
            day = date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            continue
        if day.year >= _FIRST_YEAR:
            yield day


def _sources_in(block: Block) -> Iterator[str]:
    """Yield the sources that a line names: what is linked after the word, or what stands before the next mark."""
    if len(block.text) > _LONGEST_LINE:
        return
    for run, following in zip(block.runs, block.runs[1:], strict=False):
        if following.target and _SOURCE_LAST.search(run.text):
            yield trim(following.text)
            return
    for match in _SOURCE.finditer(block.text):
        yield match[1].strip()
