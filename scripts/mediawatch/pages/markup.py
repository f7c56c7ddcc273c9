"""Text of the archive, made safe for the places of a page: Markdown headings, front matter, HTML, addresses."""

import json
import re
from datetime import date
from urllib.parse import quote

from markupsafe import Markup, escape

from mediawatch.analysis.months import Month
from mediawatch.format.characters import name_characters

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_BLANK_LINES = re.compile(r"\n\s*\n")
_BARE = re.compile(r'<a href="([^"]*)"([^>]*)>\1</a>')
_NO_DAY = "没有日期"
_UNPRINTABLE = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def heading(text: str) -> Markup:
    """Return text that a Markdown heading shows as it is, whatever Markdown or HTML it looks like.

    Character references, not backslashes: Python-Markdown knows only some of those, and shows the others.
    """
    return Markup(_PUNCTUATION.sub(lambda mark: f"&#{ord(mark[0])};", " ".join(text.split())))  # noqa: S704


def yaml_string(text: str) -> Markup:
    """Return a YAML double-quoted scalar on one line."""
    quoted = json.dumps(" ".join(text.split()), ensure_ascii=False)
    return Markup(_UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted))  # noqa: S704


def wide_tables(html: str) -> str:
    """Return cleaned HTML whose tables scroll sideways by themselves, with the keyboard too."""
    scroller = '<div class="mw-table" role="group" aria-label="表格" tabindex="0"><table class="mw-table-grid">'
    return html.replace("<table>", scroller).replace("</table>", "</table></div>")


def mark_bare_links(html: str) -> str:
    """Return cleaned HTML whose links say it where they show their own address: on paper it need not stand twice."""
    return _BARE.sub(r'<a class="mw-bare" href="\1"\2>\1</a>', html)


def raw_html(html: str) -> Markup:
    """Return cleaned HTML as Python-Markdown leaves it alone: no tabs, no empty lines."""
    return Markup(_BLANK_LINES.sub(_keep_lines, html.replace("\t", "&#9;")))  # noqa: S704


def preformatted(text: str) -> Markup:
    """Return text for a `pre` element; characters that nobody sees, or takes for others, are named."""
    return raw_html(str(escape(name_characters(text))))


def _keep_lines(match: re.Match[str]) -> str:
    return "&#10;" * match[0].count("\n")


def blank(what: str) -> Markup:
    """Return what stands where a draft has nothing."""
    return Markup('<span class="mw-blank">（{}）</span>').format(what)


def day(value: date | None, since: date | None = None) -> Markup:
    """Return a date as readers write it, for machines too; the end of a span without the year that it began in."""
    if value is None:
        return blank(_NO_DAY)
    text = day_text(value)
    if since is not None and since.year == value.year:
        text = text.partition("年")[2]
    return Markup('<time datetime="{}">{}</time>').format(value.isoformat(), text)


def day_text(value: date | None) -> str:
    """Return a date as readers write it: 2023年6月7日."""
    return f"{value.year}年{value.month}月{value.day}日" if value else _NO_DAY


def month_text(month: Month) -> str:
    """Return a month as readers write it: 2023年6月."""
    return f"{month.year}年{month.month}月"


def address(path: str) -> str:
    """Return a path for use in an address."""
    return quote(path, safe="/#.")


def is_web_address(value: str | None) -> bool:
    """Tell whether an address may be a link: that of a draft may be anything."""
    return value is not None and value.lower().startswith(("http://", "https://"))


def issue_name(number: int | str) -> str:
    """Return what an issue is called, or a row of them (120–123), on one line."""
    return f"第\u00a0{number}\u00a0期"


def count(number: int, of: str = "") -> str:
    """Return a number with its thousands apart, and on the same line what it counts."""
    return f"{number:,}\u00a0{of}" if of else f"{number:,}"
