"""What was published stays: refs, issues, entries of the dictionary, and words. Judged against an earlier archive."""

from collections.abc import Iterator

from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.check.registry import Breach, rule
from mediawatch.codes import Example
from mediawatch.model import Draft, DraftArticle, Issue, Severity, Topic
from mediawatch.samples import PATH, SOURCES, TOPICS

_KEPT = (
    ("标题", "title"),
    ("来源", "source"),
    ("日期", "date"),
    ("链接", "url"),
    ("栏目", "section"),
    ("正文", "body"),
)
"""What was printed of an article; the rest is the archive's own word on it."""
_MASTHEAD = ("series", "publisher", "published", "period.start", "period.end")
"""What was printed at the head of an issue, by the keys of the front matter."""

_AROUND = 12
"""How many characters are shown of what has changed."""
_WHOLE = 40
"""What has no more is shown whole."""

_FIRST = "## 社区卫生信息系统升级"
_ANOTHER = """## 电子病历试点医院名单公布

- 来源：北京日报
- 日期：2023-06-15

名单昨天公布。

"""


@rule("MW601", Severity.ERROR, Example("2023/", "2023/12.md", PATH))
def issues_stay(issues: tuple[Draft, ...], before: Archive) -> Iterator[Breach]:
    """已经发布的一期不删除，期号不变。"""
    numbers = {issue.number for issue in issues}
    by_titles = {tuple(article.title for article in issue.articles): issue for issue in issues}
    for issue in before.issues:
        if issue.number in numbers:
            continue
        moved = by_titles.get(tuple(article.title for article in issue.articles))
        if moved and moved.number is not None and before.issue(moved.number) is None:
            message = f"已经发布的第 {issue.number} 期变成了第 {moved.number} 期"
            line = moved.line_of("number")
            yield Breach(line, message, f"把期号和文件名改回 {issue.number}", path=moved.path)
        else:
            message = f"已经发布的第 {issue.number} 期不见了"
            yield Breach(1, message, "从原来的版本取回这个文件；要撤下的文章写“- 撤回：原因”", path=issue.path)


@rule("MW602", Severity.ERROR, Example(_ANOTHER + _FIRST, _FIRST))
def articles_keep_their_places(issues: tuple[Draft, ...], before: Archive) -> Iterator[Breach]:
    """已经发布的文章不删除，不调换先后，前面不插入别的文章。"""
    now = {issue.number: issue for issue in issues}
    for issue in before.issues:
        if issue.number in now:
            yield from _moved(issue, now[issue.number])


@rule(
    "MW603",
    Severity.ERROR,
    Example(
        "  - name: 首都日报",
        "  - name: 北京日报\n    status: 停用\n    successor: 首都日报\n  - name: 首都日报",
        SOURCES,
    ),
)
def entries_stay(dictionary: Dictionary, before: Archive) -> Iterator[Breach]:
    """来源字典的条目不删除，名字不变。"""
    names = {source.name for source in dictionary.sources}
    for source in before.sources:
        if source.name in names:
            continue
        taken = dictionary.resolve(source.name)
        where = taken.line if taken else min(source.line, max((one.line for one in dictionary.sources), default=1))
        hint = "加回这一条；不再用的写 status: 停用，改了名的再写 successor: 新名字"
        yield Breach(where, f"来源字典里原来的“{source.name}”不见了", hint)


@rule(
    "MW605",
    Severity.ERROR,
    Example("  - name: 信息化\n    query: 信息系统", "  - name: 信息系统\n    query: 信息系统", TOPICS),
)
def topics_stay(topics: tuple[Topic, ...], before: Archive) -> Iterator[Breach]:
    """专题的条目不删除，名字不变。"""
    names = {topic.name for topic in topics}
    last = max((topic.line for topic in topics), default=1)
    for topic in before.topics:
        if topic.name not in names:
            hint = "加回这一条，它的网页和订阅地址有人在用；不再用的写 status: 停用"
            yield Breach(min(topic.line, last), f"专题字典里原来的“{topic.name}”不见了", hint)


@rule("MW604", Severity.WARNING, Example("正文的新说法。", "正文。"))
def words_stay(issues: tuple[Draft, ...], before: Archive) -> Iterator[Breach]:
    """已经发布的文字不变；原文有错写“勘误”。"""
    now = {issue.number: issue for issue in issues}
    hint = "录入错了才改，改成原刊的样子；原刊有错就留着原文，加一行“- 勘误：……”"
    for issue in before.issues:
        today = now.get(issue.number)
        if today is None:
            continue
        for key, was, is_ in zip(_MASTHEAD, _masthead(issue), _masthead(today), strict=True):
            if was and is_ and was != is_:
                yield _changed(today, today.line_of(key), f"{key} ", was, is_, hint)
        if today.lead != issue.lead:
            yield _changed(today, today.line_of("lead"), "导语", issue.lead, today.lead, hint)
        if list(_moved(issue, today)):
            continue
        for old, new in zip(issue.articles, today.articles, strict=False):
            for key, name in _KEPT:
                was, is_ = (str(value or "") for value in (getattr(old, name), getattr(new, name)))
                if was and was != is_ and not (name == "body" and new.withdrawn is not None):
                    line = new.lines.get(name, new.line_of(key))
                    yield _changed(today, line, f"第 {new.ordinal} 篇的{key}", was, is_, hint)


def _masthead(issue: Draft) -> tuple[str, ...]:
    days = (issue.published, issue.period.start, issue.period.end)
    return issue.series, issue.publisher or "", *(str(day or "") for day in days)


def _moved(issue: Issue, today: Draft) -> Iterator[Breach]:
    """Yield for each article of an issue that is no longer at its place where it is now, if anywhere."""
    for old in issue.articles:
        new = today.articles[old.ordinal - 1] if old.ordinal <= len(today.articles) else None
        if new is not None and _is_same(old, new):
            continue
        found = next((one for one in today.articles if _is_same(old, one) and one is not new), None)
        if found is None:
            line = new.line_of("title") if new else 1
            message = f"原来的第 {old.ordinal} 篇“{old.title[:20]}”不见了"
            hint = "放回原来的地方；要撤下就留着标题，写“- 撤回：原因”"
        else:
            line = found.line_of("title")
            message = f"原来的第 {old.ordinal} 篇“{old.title[:20]}”成了第 {found.ordinal} 篇"
            hint = "已经发布的文章不换先后，新的文章放在最后"
        yield Breach(line, f"{message}，条目号 {old.ref} 会指向别的文章", hint, path=today.path)


def _is_same(old: DraftArticle, new: DraftArticle) -> bool:
    """Tell whether an article is still the one it was: of title, address and text it has kept one at least."""
    if old.title == new.title:
        return old.body == new.body or old.url == new.url or old.source == new.source
    return bool(old.body and old.body == new.body) or bool(old.url and old.url == new.url)


def _changed(issue: Draft, line: int, what: str, old: str, new: str, hint: str) -> Breach:
    same = next((place for place, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), None)
    place = min(len(old), len(new)) if same is None else same
    start, stop = max(0, place - 3), place + _AROUND
    if max(len(old), len(new)) <= _WHOLE and "\n" not in old + new:
        start, stop = 0, _WHOLE
    was, is_ = (f"“{text[start:stop].strip()}{'…' if text[stop:] else ''}”" for text in (old, new))
    now = f"现在是{is_}" if new else "现在没有了"
    line += old[:place].count("\n")
    return Breach(line, f"{what}和已经发布的不一样：原来是{was}，{now}", hint, path=issue.path)
