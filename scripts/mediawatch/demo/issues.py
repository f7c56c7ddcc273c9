"""The issues of the made-up archive: month by month, with gaps, stories, corrections and what was withdrawn."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from mediawatch.archive.reprints import find_reprints
from mediawatch.demo.draws import Draws
from mediawatch.demo.material import Calendar, Material, read_calendar, read_material, weight_at
from mediawatch.demo.pieces import Piece, follow_up, reprint, write_piece
from mediawatch.format.lead import compose_lead
from mediawatch.model import Acceptance, Article, Issue, Period

_REPRINTED, _FOLLOWED = 8, 9
"""Of a hundred articles, how many others take over, and how many are followed up."""
_COUNTED = re.compile(r"([0-9]+)([家万个张名])")
_REASONS = {
    "MW121": "演示：这几期找不到了",
    "MW341": "演示：编出来的来源没有打得开的网址",
    "MW368": "转载也收，同一报道才看得出谁转了谁",
}


@dataclass(frozen=True, slots=True)
class _Month:
    """An issue that was published, and the days that it covers."""

    number: int
    period: Period


def make_issues() -> tuple[Issue, ...]:
    """Return all issues, in their order: always the same ones."""
    material, calendar = read_material(), read_calendar()
    issues = [_make_issue(calendar, month, pieces, material) for month, pieces in _write(material, calendar)]
    kept = [one for one in issues if one.number not in calendar.lost]
    articles = [article for one in kept for article in one.articles if article.withdrawn is None]
    again = {articles[place].issue_number for place in find_reprints(articles)}
    after_gap = {number + 1 for number in calendar.lost}
    accepted = {"MW121": after_gap, "MW341": {one.number for one in kept}, "MW368": again}
    return tuple(replace(one, accepted=tuple(_accept(one.number, accepted))) for one in kept)


def _accept(number: int, accepted: Mapping[str, set[int]]) -> Iterator[Acceptance]:
    return (Acceptance(code, _REASONS[code]) for code, numbers in accepted.items() if number in numbers)


def _months(calendar: Calendar) -> Iterator[_Month]:
    """Yield the issues that were published; of a month without one the next tells too."""
    year, month = (int(part) for part in calendar.first.split("-"))
    number, start = calendar.number, date(year, month, 1)
    for place in range(month - 1, month - 1 + calendar.months):
        first = date(year + place // 12, place % 12 + 1, 1)
        after = date(year + (place + 1) // 12, (place + 1) % 12 + 1, 1)
        if f"{first:%Y-%m}" not in calendar.skipped:
            yield _Month(number, Period(start, after - timedelta(days=1)))
            number, start = number + 1, after


def _write(material: Material, calendar: Calendar) -> Iterator[tuple[_Month, list[Piece]]]:
    """Yield what each issue tells: what is new, what others take over, and what is followed up."""
    waiting: list[Piece] = []
    stories: list[tuple[date, Piece]] = []
    for month in _months(calendar):
        draws = Draws("issue", month.number)
        start, end = month.period.start, month.period.end
        count = round(weight_at(calendar.articles, end)) + draws.within(-1, 1)
        days = [start + timedelta(days=draws.within(0, (end - start).days)) for _ in range(count)]
        new = [write_piece(material, Draws(month.number, place), day) for place, day in enumerate(sorted(days))]
        due = [story for story in stories if story[0] <= end]
        new += [follow_up(material, Draws("later", month.number, place), *one) for place, one in enumerate(due)]
        stories = [story for story in stories if story not in due]
        for piece in new:
            day = piece.article.date
            if draws.chance(_REPRINTED):
                waiting += _reprints(material, draws, piece)
            elif draws.chance(_FOLLOWED):
                stories.append((day + timedelta(days=draws.within(60, 280)), piece))
        taken = [piece for piece in waiting if piece.article.date <= end]
        waiting = [piece for piece in waiting if piece.article.date > end]
        yield month, sorted([*new, *taken], key=lambda piece: piece.article.date)


def _reprints(material: Material, draws: Draws, first: Piece) -> Iterator[Piece]:
    outlets = [first.outlet]
    for _ in range(draws.one((1, 1, 1, 2, 2, 3))):
        day = first.article.date + timedelta(days=draws.within(0, 5))
        if piece := reprint(material, draws, day, first, outlets):
            outlets.append(piece.outlet)
            yield piece


def _make_issue(calendar: Calendar, month: _Month, pieces: Sequence[Piece], material: Material) -> Issue:
    draws = Draws("print", month.number)
    articles = tuple(
        _place(calendar, material, draws, month.number, ordinal, piece) for ordinal, piece in enumerate(pieces, 1)
    )
    issue = Issue(
        month.number,
        calendar.series,
        month.period.end + timedelta(days=(2 if draws.chance(6) else 0)),
        month.period,
        tuple(_change_later(calendar, month.number, articles)),
        publisher=calendar.publisher,
        scope=calendar.scope,
    )
    return replace(issue, lead=_lead(issue, pieces)) if draws.chance(40) else issue


def _place(calendar: Calendar, material: Material, draws: Draws, number: int, ordinal: int, piece: Piece) -> Article:
    """Return a piece as an issue prints it."""
    article = replace(piece.article, issue_number=number, ordinal=ordinal)
    day, source = article.date, material.dictionary.resolve(piece.outlet.name)
    page = f"{source.domains[0] if source else ''}/{day:%Y/%m%d}/{number}{ordinal:02}.html"
    return replace(
        article,
        url=f"http{'s' if day.year > 2016 else ''}://www.{page}",
        archived=f"https://cundang.example/{page}" if draws.chance(12) else None,
        section=article.section if day.year >= calendar.sections_from else None,
        keywords=article.keywords if day.year >= calendar.keywords_from and draws.chance(90) else (),
    )


def _change_later(calendar: Calendar, number: int, articles: tuple[Article, ...]) -> Iterator[Article]:
    """Yield the articles of an issue as they are today: one may be withdrawn, of one a count may be corrected."""
    counts = [_COUNTED.search(article.body) for article in articles]
    corrected = next((place for place, count in enumerate(counts) if count), None)
    for place, article in enumerate(articles):
        if number in calendar.withdrawn and place == 1:
            yield replace(article, withdrawn=calendar.withdrawn[number], body="")
        elif number in calendar.corrected and place == corrected and (count := counts[place]):
            said, meant = count[0], f"{int(count[1]) + 1}{count[2]}"
            yield replace(article, correction=f"正文第一处“{said}”有误，应为“{meant}”")
        else:
            yield article


def _lead(issue: Issue, pieces: Sequence[Piece]) -> str:
    """Return the words that an issue opens with, where it says more than how many articles it has."""
    names = [piece.theme.name for piece in pieces]
    most = max(names, key=names.count)
    said = f"{compose_lead(issue)}本期关于{most}的报道最多，有 {names.count(most)} 篇。"
    return said.replace("本期共收集", "本期月报共收集", 1)
