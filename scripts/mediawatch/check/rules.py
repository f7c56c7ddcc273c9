"""The rules that an archive keeps. Each is a generator of findings; its docstring is the rule in one sentence.

The findings of form (MW0xx to MW3xx) come from `archive` and `parse`, those of the dictionary (MW4xx) from
`dictionary`.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from mediawatch.archive.dictionary import Dictionary
from mediawatch.format.fields import KNOWN
from mediawatch.format.lead import claims_day, read_claims
from mediawatch.model import Draft, DraftArticle, Finding, Severity

_URL = re.compile(r"https?://[^\s<>\"\\]+", re.IGNORECASE)
_MARKS = re.compile(r"([\s\u00ad\u200b-\u200f\u2060\ufeff]+(?=#{1,6}\s)|)(#{1,6}|＃[#＃]{1,5})(\s*)(.*)$")
_ATTRIBUTE = re.compile(rf"\s*[-*+]\s*({'|'.join(KNOWN)})\s*[：:]")
_LINK = re.compile(r"(?<![\\!])\[[^\]\n]*\]\(\s*<?([^)>\s]*)")
_INDENT = re.compile(r" {4}| {0,3}\t")
_ITEM = re.compile(r"([ \t]*)(?:[-*+]|[0-9]{1,3}\.)[ \t]+\S")
_PICTURE = re.compile(r"(?<!\\)!\[[^\]]*\]\(")
_TAG = re.compile(r"(?<!\\)<(?:/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|!--)")
_ODD = re.compile(r"[<\[\t]|^ {4}", re.MULTILINE)
_CODE = re.compile(r"`[^`]*`")
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")


def check_archive(issues: Iterable[Draft], dictionary: Dictionary | None) -> Iterator[Finding]:
    """Yield the findings of all rules over all issues. Without a dictionary no source is judged."""
    issues = tuple(issues)
    yield from _numbers_are_unique(issues)
    for issue in issues:
        yield from _check_issue(issue, dictionary)


def _check_issue(issue: Draft, dictionary: Dictionary | None) -> Iterator[Finding]:
    """Yield the findings of the rules that look at one issue."""
    for rule in (_number_is_the_file_name, _folder_is_the_year, _dates_are_in_order, _lead_agrees, _all_is_placed):
        yield from rule(issue)
    yield from _lead_has_no_headings(issue)
    yield from _lead_has_no_attributes(issue)
    for article in issue.articles:
        if dictionary is not None:
            yield from _source_is_known(issue, article, dictionary)
        for article_rule in (
            _date_is_in_the_period,
            _addresses_are_web_addresses,
            _body_is_there,
            _headings_are_in_order,
            _attributes_stand_under_the_title,
            _a_withdrawal_has_its_reason,
            _nothing_is_dropped_unseen,
            _lists_go_down_by_four,
        ):
            yield from article_rule(issue, article)


def _numbers_are_unique(issues: tuple[Draft, ...]) -> Iterator[Finding]:
    """No two files hold the same issue."""
    first: dict[int, Draft] = {}
    for issue in issues:
        if issue.number is None:
            continue
        other = first.setdefault(issue.number, issue)
        if other is not issue:
            message = f"第 {issue.number} 期已经在 {other.path} 里"
            yield _error(issue, "number", "MW108", message, "改正期号，或删掉多余的一份")


def _number_is_the_file_name(issue: Draft) -> Iterator[Finding]:
    """An issue's number is its file's name."""
    name = PurePosixPath(issue.path).stem
    if issue.number is not None and name != str(issue.number):
        message = f"期号是 {issue.number}，文件名却是 {name}.md"
        yield _error(issue, "number", "MW107", message, f"把文件改名为 {issue.number}.md，或改正期号")


def _folder_is_the_year(issue: Draft) -> Iterator[Finding]:
    """An issue's folder is the year it was published in."""
    folder = PurePosixPath(issue.path).parent.name
    if issue.published and re.fullmatch(r"[0-9]{4}", folder) and folder != f"{issue.published.year:04}":
        message = f"{issue.published.year} 年发布的一期放在了 {folder} 文件夹里"
        yield _warning(issue, "published", "MW110", message, f"移到 {issue.published.year} 文件夹，或改正发布日期")


def _dates_are_in_order(issue: Draft) -> Iterator[Finding]:
    """A period begins before it ends, and an issue is published after that."""
    if issue.period.start and issue.period.end and issue.period.start > issue.period.end:
        yield _error(issue, "period.start", "MW109", "监测时间的第一天晚于最后一天", "看看 start 和 end 是不是写反了")
    if issue.published and issue.period.end and issue.period.end > issue.published:
        yield _error(issue, "published", "MW109", "发布日期早于监测时间的最后一天", "改正 published 或 period")


def _lead_agrees(issue: Draft) -> Iterator[Finding]:
    """The number of articles and the days that a lead states are the issue's (a slip in print is kept: a warning)."""
    claims = read_claims(issue.lead)
    hint = "原文就是这样的话不用改；否则改正其中一处"
    if claims.count is not None and claims.count != len(issue.articles):
        message = f"导语说有 {claims.count} 篇，文件里有 {len(issue.articles)} 篇"
        yield _warning(issue, "lead", "MW202", message, hint)
    for claim, day, name in ((claims.start, issue.period.start, "第一天"), (claims.end, issue.period.end, "最后一天")):
        if claim is not None and day is not None and not claims_day(claim, day):
            stated = (f"{claim[0]} 年 " if claim[0] else "") + f"{claim[1]} 月 {claim[2]} 日"
            message = f"导语说监测时间的{name}是 {stated}，资料里是 {day.isoformat()}"
            yield _warning(issue, "lead", "MW203", message, hint)


def _all_is_placed(issue: Draft) -> Iterator[Finding]:
    """Everything of an imported document has its place, or a person has decided that it needs none."""
    if issue.origin and (unplaced := issue.origin.unplaced):
        message = f"原文有 {len(unplaced)} 处还没有放进来：{unplaced[0][:30]}"
        hint = "对照原文件，放到该放的地方，或确认不要；再从 unplaced 下面删掉"
        yield _error(issue, "origin.unplaced", "MW111", message, hint)


def _source_is_known(issue: Draft, article: DraftArticle, dictionary: Dictionary) -> Iterator[Finding]:
    """Every article's source is in the dictionary."""
    if not article.source or dictionary.resolve(article.source) is not None:
        return
    host = _host(article.url)
    owners = [source.name for source in dictionary.by_domain(host)] if host else []
    near = [name for name in dictionary.nearest(article.source) if name not in owners]
    advice = [
        f"链接的域名 {host} 属于“{'”“'.join(owners)}”" if owners else "",
        f"相近的有“{'”“'.join(near)}”" if near else "",
        "改成字典里的名字，或在 _dictionaries/sources.yml 里加上它",
    ]
    hint = "；".join(part for part in advice if part)
    yield _at(issue, article.lines.get("来源", 1), "MW307", f"来源字典里没有“{article.source}”", hint)


def _date_is_in_the_period(issue: Draft, article: DraftArticle) -> Iterator[Finding]:
    """An article's date lies in its issue's period."""
    if (
        article.date is None
        or issue.period.start is None
        or issue.period.end is None
        or issue.period.start > issue.period.end
    ):
        return
    if not issue.period.start <= article.date <= issue.period.end:
        message = f"文章日期 {article.date.isoformat()} 不在监测时间内"
        line = article.lines.get("日期", 1)
        yield _at(issue, line, "MW308", message, "原文就是这样的话不用改；否则改正日期", Severity.WARNING)


def _addresses_are_web_addresses(issue: Draft, article: DraftArticle) -> Iterator[Finding]:
    """链接 and 存档 are http or https addresses."""
    for name, url in (("链接", article.url), ("存档", article.archived)):
        if url is not None and (not _URL.fullmatch(url) or not _host(url)):
            message = f"{name}不是网址：{url[:60]}"
            yield _at(issue, article.lines.get(name, 1), "MW309", message, "写成 <https://…>，里面不能有空格")


def _body_is_there(issue: Draft, article: DraftArticle) -> Iterator[Finding]:
    """An article has a text, unless it was withdrawn."""
    if not re.search(r"\w", article.body) and article.withdrawn is None:
        message = f"“{article.title}”没有正文" if article.title else f"第 {article.ordinal} 篇文章没有正文"
        yield _at(
            issue, article.lines.get("title", 1), "MW310", message, "空一行，写上正文；撤下的文章加一行“- 撤回：原因”"
        )


def _lead_has_no_headings(issue: Draft) -> Iterator[Finding]:
    """Before the first article there are no headings: what looks like one was meant to be an article."""
    for number, line in enumerate(issue.lead.split("\n"), issue.lines.get("lead", 1)):
        match = _MARKS.match(line)
        if match is None:
            continue
        if _is_written_wrong(match):
            yield _marks_are_wrong(issue, number, match)
        else:
            yield _at(issue, number, "MW311", "第一篇文章前面不能有小标题", "文章以“## 标题”开头")


def _lead_has_no_attributes(issue: Draft) -> Iterator[Finding]:
    """What looks like an article's attributes does not stand in the lead."""
    yield from _attributes_in(issue, issue.lead, issue.lines.get("lead", 1))


def _attributes_stand_under_the_title(issue: Draft, article: DraftArticle) -> Iterator[Finding]:
    """What looks like an article's attributes does not stand in a body."""
    yield from _attributes_in(issue, article.body, article.lines.get("body", 1))


def _attributes_in(issue: Draft, text: str, line: int) -> Iterator[Finding]:
    if not _ATTRIBUTE.search(text):
        return
    for number, words in enumerate(text.split("\n"), line):
        if match := _ATTRIBUTE.match(words):
            message = f"“{match[1]}”这一行离开了它的标题，会当成正文"
            hint = "资料紧跟标题，各行之间不空行；新的一篇以“## 标题”开头；原文就是这样的话在短横前加 \\"
            yield _at(issue, number, "MW316", message, hint)


def _a_withdrawal_has_its_reason(issue: Draft, article: DraftArticle) -> Iterator[Finding]:
    """撤回 says why."""
    if article.withdrawn == "":
        hint = "写成“- 撤回：应来源要求”；不撤下就删掉这一行"
        yield _at(issue, article.lines["撤回"], "MW302", "撤回没有写原因", hint)


def _headings_are_in_order(issue: Draft, article: DraftArticle) -> Iterator[Finding]:
    """Headings in a body start at ###, have a space after their marks, and go down one level at a time."""
    level = 2
    before = ""
    for number, line in enumerate(article.body.split("\n"), article.lines.get("body", 1)):
        match = _MARKS.match(line)
        previous, before = before, line.strip()
        if match is None:
            if previous and _UNDERLINE.match(line) and not previous.startswith(("#", "|", "-", "*", ">")):
                hint = "小标题前写 ###；只想画一条线就在前面空一行"
                yield _at(issue, number, "MW311", "下面画线的写法不能用来写小标题", hint)
            continue
        marks, depth = match[2], len(match[2])
        if _is_written_wrong(match):
            yield _marks_are_wrong(issue, number, match)
        elif depth < 3:
            yield _at(issue, number, "MW311", "正文里的小标题要从 ### 开始", "多写几个 #")
        elif depth > level + 1:
            message = f"小标题从 {'#' * level} 跳到了 {marks}"
            yield _at(issue, number, "MW313", message, f"写成 {'#' * (level + 1)}", Severity.WARNING)
        level = max(depth, 3)


def _is_written_wrong(match: re.Match[str]) -> bool:
    return "＃" in match[2] or bool(match[1]) or bool(match[4] and not re.fullmatch(r"[ \t]+", match[3]))


def _marks_are_wrong(issue: Draft, line: int, match: re.Match[str]) -> Finding:
    indent, marks, space, words = match.groups()
    hint = f"写成“{marks.replace('＃', '#')} {words[:10]}…”"
    if "＃" in marks:
        return _at(issue, line, "MW312", "标题前的 # 要用半角", f"{hint}；原文就是这样的话不用改", Severity.WARNING)
    what = "前面不能有空格" if indent else "后面要空一个半角的格" if space else "后面没有空格"
    return _at(issue, line, "MW312", f"{marks} {what}", f"{hint}；不是标题就在前面加 \\")


def _nothing_is_dropped_unseen(issue: Draft, article: DraftArticle) -> Iterator[Finding]:
    """A body holds nothing that is not published, or shows as something else: pictures, odd links, HTML, code."""
    if not _ODD.search(article.body):
        return
    before = ""
    for number, line in enumerate(article.body.split("\n"), article.lines.get("body", 1)):
        previous, before = before, line
        if not previous.strip() and _INDENT.match(line) and line.strip():
            hint = "删掉行首的空格；首行缩进不用写"
            yield _at(issue, number, "MW318", "行首空四格，会显示成程序代码", hint, Severity.WARNING)
        for link in _LINK.findall(line):
            if not re.match(r"https?://|mailto:", link, re.IGNORECASE):
                message = f"链接“{link[:40]}”不会发布"
                yield _at(issue, number, "MW317", message, "写成 https:// 开头的完整网址", Severity.WARNING)
        if _PICTURE.search(line):
            hint = "把图上的文字写进正文，再删掉图片"
            yield _at(issue, number, "MW314", "正文里的图片不会发布", hint, Severity.WARNING)
        if tag := _TAG.search(_CODE.sub("", line)):
            message = f"HTML 标签“{tag[0][:20]}”不起作用，会原样显示"
            yield _at(issue, number, "MW315", message, "删掉它；要显示它就在 < 前面加 \\", Severity.WARNING)


def _lists_go_down_by_four(issue: Draft, article: DraftArticle) -> Iterator[Finding]:
    """An item that stands below another one is indented by four spaces more: by less it would stand beside it."""
    above: int | None = None
    for number, line in enumerate(article.body.split("\n"), article.lines.get("body", 1)):
        item = _ITEM.match(line)
        if item is None:
            above = None if line[:1].strip() else above
            continue
        indent = len(item[1].expandtabs(4))
        if above is not None and indent > above and indent % 4:
            message = f"列表的下一层缩进了 {indent} 格，会和上一层排在一起"
            yield _at(issue, number, "MW319", message, "每一层多缩进四格", Severity.WARNING)
        above = indent


def _host(url: str | None) -> str:
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""


def _error(issue: Draft, key: str, code: str, message: str, hint: str) -> Finding:
    return _at(issue, issue.lines.get(key, 1), code, message, hint)


def _warning(issue: Draft, key: str, code: str, message: str, hint: str) -> Finding:
    return _at(issue, issue.lines.get(key, 1), code, message, hint, Severity.WARNING)


def _at(issue: Draft, line: int, code: str, message: str, hint: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(issue.path, line, code, message, hint, severity)
