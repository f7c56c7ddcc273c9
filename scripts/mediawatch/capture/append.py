"""An article is appended to the text of an issue's file; of all that was there, not a byte changes. Pure."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import PurePosixPath

from mediawatch.capture.address import same_address
from mediawatch.capture.page import CaptureError
from mediawatch.model import Article, Issue, Period
from mediawatch.parse import ParsedArticle, parse_issue
from mediawatch.project import draft_issue
from mediawatch.text import normal_form
from mediawatch.write import write_issue

_DAY = date(2000, 1, 1)
_BLANK = parse_issue(draft_issue(1, None, _DAY), "").articles[0]
"""The article of a new draft: a place to write the first one."""
_LINES = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")


def append_article(text: str, path: str, article: Article) -> str:
    """Return an issue's text with one article more, which takes the place of a blank one. Raises CaptureError."""
    if not text.strip("\ufeff \t\r\n"):
        raise CaptureError(f"{path}：文件是空的（先删掉它，再运行 mediawatch new 新建一期）")
    refuse_twin(text, path, article.url)
    newline = "\r\n" if "\r\n" in text else "\n"
    written = _article_text(article).replace("\n", newline)
    articles = parse_issue(text, path).articles
    place = next((place for place, one in enumerate(articles) if _is_blank(one)), None)
    if place is None:
        end = "" if re.search(r"(?:\r?\n){2}$", text) else newline if text.endswith("\n") else newline * 2
        return f"{text}{end}{written}"
    lines = _LINES.split(text)
    before = lines[: articles[place].lines["title"] - 1]
    after = lines[articles[place + 1].lines["title"] - 1 :] if place + 1 < len(articles) else []
    return "".join([*before, written, *([newline, *after] if after else [])])


def is_draft(text: str) -> bool:
    """Tell whether an issue's text still has the article that a new draft begins with."""
    return _BLANK.title in text and any(one.title == _BLANK.title for one in parse_issue(text, "").articles)


def refuse_broken(text: str, path: str) -> None:
    """Raise CaptureError where a file is no issue's yet: it has no number that can be read."""
    parsed = parse_issue(text, path)
    if parsed.number is None and parsed.findings:
        first = parsed.findings[0]
        raise CaptureError(f"{path} 第 {first.line} 行：{first.message}（{first.hint}；改好以后再收）")


def refuse_twin(text: str, path: str, url: str | None) -> None:
    """Raise CaptureError where an issue has an article of that address."""
    if url and (twin := find_twin(text, path, url)):
        raise CaptureError(f"这一期已经有这一篇：{twin}；不用再收")


def find_twin(text: str, path: str, url: str) -> str:
    """Return which article of an issue has an address, and where; nothing where none has."""
    return _find(text, path, lambda one: one.url is not None and same_address(one.url, url))


def find_namesake(text: str, path: str, title: str) -> str:
    """Return which article of an issue has a title, and where; nothing where none has."""
    return _find(text, path, lambda one: normal_form(one.title) == normal_form(title))


def _find(text: str, path: str, is_wanted: Callable[[ParsedArticle], bool]) -> str:
    parsed = parse_issue(text, path)
    number = parsed.number or PurePosixPath(path).stem
    found = next(filter(is_wanted, parsed.articles), None)
    return f"{number}-{found.ordinal}“{found.title}”（在 {path} 第 {found.lines['title']} 行）" if found else ""


def _article_text(article: Article) -> str:
    """Return an article in canonical form: what the writer gives for it in an issue of its own."""
    issue = Issue(article.issue_number, "", _DAY, Period(_DAY, _DAY), (article,))
    return write_issue(issue).partition("\n---\n\n")[2]


def _is_blank(article: ParsedArticle) -> bool:
    untouched = article.title == _BLANK.title and article.body == _BLANK.body
    return untouched and not any((article.source, article.date, article.url))
