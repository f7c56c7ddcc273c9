"""An article is appended to the text of an issue's file; of all that was there, not a byte changes. Pure."""

import re
from datetime import date

from mediawatch.commands import name_command
from mediawatch.format.parse import parse_issue
from mediawatch.format.write import write_issue
from mediawatch.intake.capture.issue_text import is_blank, refuse_twin
from mediawatch.intake.capture.page import CaptureError
from mediawatch.model import Article, Issue, Period

_DAY = date(2000, 1, 1)
_LINES = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")


def append_article(text: str, path: str, article: Article) -> str:
    """Return an issue's text with one article more, which takes the place of a blank one. Raises CaptureError."""
    if not text.strip("\ufeff \t\r\n"):
        raise CaptureError(f"{path}：文件是空的（先删掉它，再运行 {name_command('new')} 新建一期）")
    refuse_twin(text, path, article.url)
    newline = "\r\n" if "\r\n" in text else "\n"
    written = _article_text(article).replace("\n", newline)
    articles = parse_issue(text, path).draft.articles
    place = next((place for place, one in enumerate(articles) if is_blank(one)), None)
    if place is None:
        end = "" if re.search(r"(?:\r?\n){2}$", text) else newline if text.endswith("\n") else newline * 2
        return f"{text}{end}{written}"
    lines = _LINES.split(text)
    before = lines[: articles[place].lines["title"] - 1]
    after = lines[articles[place + 1].lines["title"] - 1 :] if place + 1 < len(articles) else []
    return "".join([*before, written, *([newline, *after] if after else [])])


def _article_text(article: Article) -> str:
    """Return an article in canonical form: what the writer gives for it in an issue of its own."""
    issue = Issue(article.issue_number, "", _DAY, Period(_DAY, _DAY), (article,))
    return write_issue(issue).partition("\n---\n\n")[2]
