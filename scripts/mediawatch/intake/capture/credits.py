"""What a page says of its article besides the text: dates, sources, byline. All of it, not what is likeliest. Pure.

`near` are the lines between title and text, where readers look for these.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone

from mediawatch.intake.capture.tree import line_as_seen
from mediawatch.intake.document import Line
from mediawatch.intake.grammar.paragraphs import Paragraph
from mediawatch.intake.grammar.printed import PACKED_DAY, days_of, days_of_address
from mediawatch.intake.labels import words
from mediawatch.intake.readers.markup import unspaced

_CHINA = timezone(timedelta(hours=8))
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-/.年 ]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)")
_NO_DAY = re.compile(r"(?:今天|今日|现在|当前|农历|打印)[^\d]{0,12}$")
_OTHER_DAY = re.compile(r"(?:更新|修改|编辑|成文|发文|印发|生效|施行|实施)[于时间日期\s:：（(]{0,9}$")
"""Words before a day that an article has too, but on which it need not have come out."""
_WEEKDAY = re.compile(r"日?\s{0,9}[（(]?(?:星期|周)[一二三四五六日天]")
"""Words after the day at the head of a site, which may be today's, unless a line says more."""
_OUT = re.compile(rf"{words('released')}\s*[:：]|^{words('date')}\s*[:：]")
_DATE_KEYS = (
    "pubdate", "publishdate", "firstpublishedtime", "publish-date", "publish_time", "publishtime", "_pubtime",
    "apub:time", "pubtime",
    "article:published_time", "og:published_time", "og:release_date", "bytedance:published_time", "datepublished",
    "dc.date.issued", "dcterms.issued", "weibo: article:create_at", "data-publishtime",
)  # fmt: skip
_SOURCE_KEYS = ("contentsource", "js_name", "source", "mediaid", "article:source", "og:site_name", "sitename", "author")
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,4}(?<![网报社台刊志委局号闻])")
_NO_SOURCE = re.compile(
    r"[\d\W]*+|webapp|本[站网](?:原创)?|原创|转载|网络|互联网|未知|佚名|admin|微信公众平台|.*Discuz.*"
    r"|.{0,4}(?:记者|编辑|作者).*",
    re.IGNORECASE,
)
_LABELS = (
    rf"{words('author', 'writer', 'editor', 'date')}|发布|發[布佈]|浏览|瀏覽|阅读|閱讀|点击|點擊"
    "|字[号体]|分享|打印|返回|查看|访问|评论|收藏|举报"
)
_COLON = r"\s*[:：|｜丨]\s*"
_SOURCE_WORD = rf"(?:{words('source')}{_COLON}|{words('source')}\s*/\s*(?!{words('author')}))"
_SOURCE = re.compile(
    rf"(?<!图片)(?<!数据)(?<!资料)(?<![新融多自全]){_SOURCE_WORD}([^\s|｜丨【】\[\]（）()<>，,；;：:].{{0,30}}?)"
    rf"(?=\s*(?:$|[|｜丨【】\[\]（）()<>，,；;\u3000]|{_LABELS}|\d{{4}}[-年/.])|\s+[\u4e00-\u9fff]{{2,5}}\s*[:：])"
)
_ISSUER = re.compile(rf"(?:发布(?:机构|单位|机关)|发文(?:机关|机构|单位)){_COLON}([\u4e00-\u9fff（）()]{{2,30}})")
"""Who put out a document, where a government's site names no source."""
_SOURCE_FIRST, _SOURCE_LAST = re.compile(_SOURCE_WORD), re.compile(f"{_SOURCE_WORD}$")
_NAME = rf"(?!{_LABELS})[\u4e00-\u9fff·]"
_SLASH = r"\s*[:：/|｜丨]\s*"
_ROLE = (
    rf"(?:{words('author', 'writer', 'editor', 'proofreader', 'approver')}|(?<![\u4e00-\u9fff])图?文"
    r"|[\u4e00-\u9fff]{0,4}编辑)"
)
_BYLINE = re.compile(
    r"(?!.{0,200}摄)"  # who took a picture wrote no article
    rf"(?:[\u4e00-\u9fff]{{0,8}}(?:记者|通讯员)[ \u3000]|{_ROLE}{_SLASH}|(?:编辑|责编|校对)[ \u3000](?!删除|回复|推荐))"
    rf"{_NAME}{{1,12}}(?:[ \u3000、，]{_NAME}{{1,4}}(?![\u4e00-\u9fff]|{_SLASH}))*"
)
_ALONE = re.compile(
    rf"[□■◎●]\s*{_NAME}{{2,8}}(?:[ \u3000、]{_NAME}{{2,8}})*|{_NAME}{{2,4}}\s*/\s*图?文"
    rf"|(?:本[报刊网]|{_NAME}{{1,6}}[报刊社网台])(?:特约|见习|驻[\u4e00-\u9fff]{{2,3}})?记者(?!调查|手记|观察|采访|报道|获悉|了解)"
    rf"{_NAME}{{2,4}}(?:[ \u3000、，](?:通讯员)?{_NAME}{{2,4}})*|作者[ \u3000](?!简介|单位){_NAME}{{2,4}}"
)
"""A line that is a byline as a whole, though no mark stands after the role."""
_PHOTOGRAPHER = re.compile(rf"{words('picture', 'photographer')}{_SLASH}{_NAME}{{1,12}}")
_REPORTER = re.compile(r"[（(]([\u4e00-\u9fff]{0,8}(?:记者|通讯员)[\u4e00-\u9fff·、 \u3000]{2,30})[）)]")
"""Who reports, in brackets: at the head of a text after the place, or at its end."""
_LABEL = re.compile(r"[\u4e00-\u9fff \u3000]{2,8}[:：]")
_TIMED = re.compile(r"\d:\d\d|发布|发表|时间|日期|浏览|点击|阅读")
_AROUND = " \u3000()（）[]【】|｜丨;；,，、"
_LONGEST_LINE = 100


@dataclass(frozen=True, slots=True)
class Dating:
    """When an article was published: a day that everything on the page agrees on, or None and all that it says."""

    day: date | None
    others: tuple[date, ...] = ()
    note: str = ""


def settle_date(
    near: Iterable[str], after: Iterable[str], facts: Mapping[str, str], url: str | None, today: date
) -> Dating:
    """Return the day of an article; None where page and address disagree, say nothing, or name a day to come.

    `after` are the lines below the text: what they call the day of publication counts where nothing else does.
    """
    near = tuple(near)
    stated = {day for line in near for day in _days_in(line)}
    stated |= {day for key in _DATE_KEYS if (day := _read_stamp(facts.get(key, "")))}
    stated = stated or {day for line in after if _OUT.search(line) for day in _days_in(line)}
    found = sorted(stated | days_of_address(url or ""))
    if not found:
        others = sorted({day for line in near for day in _days_in(line, other=True)})
        return Dating(None, tuple(others), f"网页上没有找到{'发布' if others else ''}日期")
    if len(found) > 1:
        return Dating(None, tuple(found), "网页上的几个日期（或网址里的）对不上")
    if found[0] > today:
        return Dating(None, tuple(found), "网页上的日期还没有到")
    return Dating(found[0], (), "" if stated else "日期取自网址，网页上没有写")


def credit_lines(blocks: Iterable[Line]) -> tuple[Line, ...]:
    """Return blocks as lines to look for credits in: the rows of a table, a label together with what it is for."""
    lines: list[Line] = []
    for block in blocks:
        rows = [replace(block, text="\u3000".join(filter(None, row)), marks=(), rows=()) for row in block.rows]
        for line in rows or [block]:
            if lines and _LABEL.fullmatch(lines[-1].text) and not _LABEL.match(line.text):
                both = Paragraph((lines[-1], line), ("",))
                lines[-1] = replace(line, text=both.text, marks=both.marks)
            else:
                lines.append(line)
    return tuple(lines)


def find_sources(near: Iterable[Line], facts: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names that a page gives as its article's source, the plainest first."""
    near = tuple(near)
    names = [name for block in near for name in _sources_in(block)]
    names += [_SOURCE_FIRST.sub("", facts.get(key, "")) for key in _SOURCE_KEYS]
    names += [match[1] for block in near for match in _ISSUER.finditer(block.text)]
    person = _author(facts)
    fit = (name for name in names if len(name) <= 40 and name != person and not _NO_SOURCE.fullmatch(name))
    return tuple(dict.fromkeys(fit))


def find_bylines(lines: Iterable[str], facts: Mapping[str, str]) -> tuple[str, ...]:
    """Return who wrote and edited an article, in the words of the page."""
    found: list[str] = []
    for line in lines:
        if len(line) <= _LONGEST_LINE:
            bylines = [match[0].strip() for match in _BYLINE.finditer(line)]
            found += bylines or ([line] if _ALONE.fullmatch(line) else [])
        said = unspaced("".join(found))
        found += [match[1] for match in _REPORTER.finditer(line) if unspaced(match[1]) not in said]
    if (author := _author(facts)) and not any(author in line for line in found):
        found.append(f"作者：{author}")
    return tuple(dict.fromkeys(found))


def is_credit(block: Line) -> bool:
    """Tell whether a block is the line under a title that says when and where an article came out."""
    if len(block.text) > _LONGEST_LINE or re.search("[，。！？]", block.text):
        return False
    rest = _DAY.sub("", block.text)
    words = _PHOTOGRAPHER.sub("", _BYLINE.sub("", rest))
    dated = rest != block.text and (not words.strip(" \u3000日|｜") or _TIMED.search(rest) is not None)
    return dated or _SOURCE.search(block.text) is not None


def is_signature(text: str) -> bool:
    """Tell whether a line says who wrote, edited and pictured an article, and nothing else."""
    if len(text) > _LONGEST_LINE or not find_bylines([text], {}):
        return False
    bare = text.strip(_AROUND)
    return bool(_ALONE.fullmatch(bare) or not _PHOTOGRAPHER.sub("", _BYLINE.sub("", bare)).strip(_AROUND))


def is_source_line(text: str) -> bool:
    """Tell whether a line says where an article came from, and nothing else."""
    return _SOURCE.fullmatch(text.strip(_AROUND)) is not None


def read_typed_day(text: str) -> date | None:
    """Return the day that a person wrote, in any common way; None where it is none."""
    match = _DAY.fullmatch(text.strip().removesuffix("日").rstrip()) or PACKED_DAY.fullmatch(text.strip())
    return next(days_of([match]), None) if match else None


def _read_stamp(value: str) -> date | None:
    """Return the day of a date for machines, in China."""
    if moment := _MOMENT.search(value):
        try:
            return datetime.fromisoformat(moment[0]).astimezone(_CHINA).date()
        except (ValueError, OverflowError):
            return None
    if re.fullmatch(r"1\d{9}", value):
        return datetime.fromtimestamp(int(value), UTC).astimezone(_CHINA).date()
    return next(days_of((*_DAY.finditer(value), *PACKED_DAY.finditer(value[:8]))), None)


def _author(facts: Mapping[str, str]) -> str:
    """Return the person that a page's head names; many name the site there."""
    author = facts.get("author", "")
    return author if _PERSON.fullmatch(author) and author not in facts.get("title", "") else ""


def _days_in(line: str, *, other: bool = False) -> Iterator[date]:
    """Yield the days of a line: those on which an article came out, or the others that it may have."""
    if len(line) <= _LONGEST_LINE:
        says_more = _SOURCE_FIRST.search(line) or re.search(r"\d:\d\d|发布", line)
        for day in _DAY.finditer(line):
            before = line[: day.start()]
            is_other = _OTHER_DAY.search(before) or (not says_more and _WEEKDAY.match(line, day.end()))
            if bool(is_other) is other and not _NO_DAY.search(before):
                yield from days_of([day])


def _sources_in(block: Line) -> Iterator[str]:
    """Yield the sources that a line names: what is linked after the word, or what stands before the next mark."""
    if len(block.text) > _LONGEST_LINE:
        return
    for link in block.links:
        if _SOURCE_LAST.search(block.text[: link.start]):
            yield line_as_seen(block.text[link.start : link.end])
            return
    for match in _SOURCE.finditer(block.text):
        yield match[1].strip()
