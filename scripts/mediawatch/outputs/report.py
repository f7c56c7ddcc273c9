"""What a report prints of an issue, in its order: masthead, lead, contents, articles. Word files and PDFs show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from mediawatch.addresses import is_web_address
from mediawatch.format.fields import ADDRESS, attribute_texts
from mediawatch.format.lead import compose_lead
from mediawatch.format.render import RenderedBody, render_body
from mediawatch.model import Article, Issue
from mediawatch.numerals import DIGITS, digits_chinese
from mediawatch.outputs.printed_body import Block, BlockKind, PrintedBody, Run, print_body

_CUT = "说明"
"""The attribute that says that a text is not there in full."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """A line of what is said of an article; an `address` is what its text is, and leads to."""

    name: str
    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class PrintedArticle:
    """An article as a report prints it."""

    ordinal: int
    title: str
    source: str
    attributes: tuple[Attribute, ...]
    body: PrintedBody


@dataclass(frozen=True, slots=True)
class ReportPart:
    """Articles that stand together; `label` names their section, and is blank where a report has no parts."""

    label: str
    articles: tuple[PrintedArticle, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """An issue as its report prints it; `about` are the lines below the masthead, on what was watched and when."""

    series: str
    number: str
    publisher: str
    published: str
    about: tuple[str, ...]
    lead: PrintedBody
    parts: tuple[ReportPart, ...]


def report_of(issue: Issue, bodies: Sequence[RenderedBody], cuts: Sequence[str] = ()) -> Report:
    """Return what a report prints of an issue; `bodies` are those of its articles, `cuts` say which are shortened."""
    days = f"{_day(issue.period.start)}至{_day(issue.period.end)}"
    lead = print_body(render_body(issue.lead)) if issue.lead else PrintedBody((_plain(compose_lead(issue)),))
    parts = tuple(
        ReportPart(
            f"第{DIGITS[place] if place < 10 else place}部分：{name}" if name is not None else "",
            tuple(
                _print_article(
                    article,
                    bodies[article.ordinal - 1],
                    cuts[article.ordinal - 1] if cuts else "",
                    sectioned=name is not None,
                )
                for article in members
            ),
        )
        for place, (name, members) in enumerate(_sections(issue.articles), 1)
    )
    return Report(
        issue.series,
        f"（第{digits_chinese(issue.number)}期）",
        issue.publisher or "",
        _day(issue.published),
        (f"监测时间：{days}", *((f"监测范围：{issue.scope}",) if issue.scope else ())),
        lead,
        parts,
    )


def _sections(articles: tuple[Article, ...]) -> list[tuple[str | None, list[Article]]]:
    """Return the articles by section where each has one and those of one stand together; else all as one."""
    runs = [(name, list(members)) for name, members in groupby(articles, key=lambda article: article.section)]
    names = [name for name, _ in runs]
    if None in names or len(set(names)) < len(names):
        return [(None, list(articles))]
    return runs


def _print_article(article: Article, body: RenderedBody, cut: str, *, sectioned: bool) -> PrintedArticle:
    """Return an article as a report prints it. That it was cut is no part of its text, which may come in again."""
    said = [one for one in attribute_texts(article) if not (sectioned and one[0].name == "section")]
    attributes = [
        Attribute(field.key, text, _web_address(text[1:-1]) if field.kind is ADDRESS else "") for field, text in said
    ]  # an address stands between < and >
    others = [Attribute(name, text) for name, text in article.extra]
    if cut:
        others.append(Attribute(_CUT, cut))
    return PrintedArticle(article.ordinal, article.title, article.source, (*attributes, *others), print_body(body))


def _web_address(address: str) -> str:
    return address if is_web_address(address) else ""


def _plain(text: str) -> Block:
    return Block(BlockKind.TEXT, (Run(text),))


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
