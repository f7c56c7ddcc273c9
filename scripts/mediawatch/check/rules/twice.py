"""What an archive has once, it has once: an article's page, and its text."""

from collections.abc import Iterator

from mediawatch.addresses import is_web_address
from mediawatch.archive.reprints import find_reprints
from mediawatch.check.registry import Breach, rule
from mediawatch.codes import Example
from mediawatch.model import Draft, DraftArticle, Severity
from mediawatch.tracking import page_of

_ANOTHER = """正文。

## {}

- 来源：新华网
- 日期：2023-06-14
- 链接：<{}>

{}"""
_TITLE, _NAMES = "社区卫生信息系统升级", "电子病历试点医院名单公布"


def _in_order(issues: tuple[Draft, ...]) -> list[tuple[Draft, DraftArticle]]:
    """Return all articles that stand, with their issue, in the order of publication; of two files of a number, one."""
    by_number = {issue.number: issue for issue in reversed(issues) if issue.number is not None}
    ordered = (by_number[number] for number in sorted(by_number))
    return [(issue, article) for issue in ordered for article in issue.articles if article.withdrawn is None]


def _place(article: DraftArticle) -> str:
    return f"第 {article.issue_number} 期第 {article.ordinal} 条"


@rule(
    "MW367", Severity.WARNING, Example(_ANOTHER.format(_NAMES, "http://xinhuanet.com/a.html", "名单公布。"), "正文。")
)
def links_are_no_other_articles(issues: tuple[Draft, ...], paths: frozenset[str]) -> Iterator[Breach]:
    """每篇文章的链接是它自己的，别的文章没有用过。"""
    articles = _in_order(issues)
    first: dict[str, int] = {}
    again: dict[int, int] = {}
    for place, (issue, article) in enumerate(articles):
        if article.url is not None and is_web_address(article.url) and (page := page_of(article.url)):
            other = first.setdefault(page, place)
            if other != place and issue.path in paths:
                again[place] = other
    reprints = find_reprints([article for _, article in articles], again)
    for place in again.keys() - reprints.keys():
        issue, article = articles[place]
        hint = "改成这一篇自己的链接；同一个网页上真有这两篇就不用改"
        message = f"链接和{_place(articles[again[place]][1])}的一样"
        yield Breach(article.line_of("链接"), message, hint, path=issue.path, quoted=article.url or "")


@rule(
    "MW368", Severity.WARNING, Example(_ANOTHER.format(_TITLE, "https://www.xinhuanet.com/b.html", "正文。"), "正文。")
)
def articles_appear_once(issues: tuple[Draft, ...], paths: frozenset[str]) -> Iterator[Breach]:
    """每篇文章只收一次；转载也要收的，写明接受。"""
    articles = _in_order(issues)
    asked = [place for place, (issue, _) in enumerate(articles) if issue.path in paths]
    for place, first in find_reprints([article for _, article in articles], asked).items():
        issue, article = articles[place]
        hint = "收重了就不收；已经发布的，留着标题，写“- 撤回：原因”；转载也要收就不用改"
        message = f"这一篇已见于{_place(articles[first][1])}"
        yield Breach(article.line_of("title"), message, hint, path=issue.path, quoted=article.title)
