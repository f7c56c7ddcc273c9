"""The account of an import: every visible character of the document is in a field, in a body, or in named furniture.

It is taken from the file as written: parsed and rendered again, so that a slip of the grammar or of the writer shows.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mediawatch.format.fields import attribute_texts
from mediawatch.format.parse import parse_issue
from mediawatch.format.render import render_body
from mediawatch.intake import codes
from mediawatch.intake.claims import Claim, Role
from mediawatch.intake.document import Document
from mediawatch.intake.folding import fold
from mediawatch.intake.grammar.markdown import PICTURE_NOTE
from mediawatch.intake.grammar.printed import find_day, visible
from mediawatch.intake.grammar.reading import Reading
from mediawatch.model import DraftArticle, Finding
from mediawatch.numerals import read_number

_MEND = "对照原文件改正；也请报告给维护者"


@dataclass(frozen=True, slots=True)
class Account:
    """How many visible characters went where. `findings` say what is not accounted for; none means all is proved."""

    total: int
    roles: tuple[tuple[Role, int], ...]
    findings: tuple[Finding, ...]

    @property
    def kept(self) -> int:
        """How many are in the issue's file."""
        return sum(count for role, count in self.roles if not role.furniture)

    @property
    def removed(self) -> int:
        """How many were furniture."""
        return sum(count for role, count in self.roles if role.furniture)


def take_account(reading: Reading, written: str) -> Account:
    """Prove that a written file holds its document. What it lacks, has twice or has otherwise is an error finding."""
    document = reading.document
    counts: Counter[Role] = Counter()
    for claim in reading.claims:
        counts[claim.role] += len(visible(document.text[claim.start : claim.end]))
    total = len(visible(document.text)) + document.unread
    findings = (*_holes(document, reading.claims), *_differences(reading, written))
    return Account(total, tuple((role, counts[role]) for role in Role if counts[role]), findings)


def _holes(document: Document, claims: tuple[Claim, ...]) -> Iterator[Finding]:
    """Every visible character is claimed, and claimed once."""
    hint = "对照原文件，把它放到该放的地方；也请报告给维护者"
    place = 0
    for claim in (*claims, Claim(len(document.text), len(document.text), Role.MARGIN)):
        if claim.start < place and (twice := visible(document.text[claim.start : min(place, claim.end)])):
            message = f"有字放了两次：{twice[:20]}"
            yield codes.NOT_ACCOUNTED.at(document.name, line_of(document, claim.start), message, hint)
        if hole := visible(document.text[place : max(claim.start, place)]):
            message = f"有 {len(hole)} 个字没有着落：{hole[:20]}"
            yield codes.NOT_ACCOUNTED.at(document.name, line_of(document, place), message, hint)
        place = max(place, claim.end)
    if document.unread:
        yield codes.NOT_ACCOUNTED.at(document.name, 1, f"原文件里有 {document.unread} 个字读不出来", hint)


def _differences(reading: Reading, written: str) -> Iterator[Finding]:
    """What was claimed for a field or a body is what the written file has there, character for character."""
    document = reading.document
    parsed = parse_issue(written, "written.md").draft
    taken: dict[tuple[Role, int], list[Claim]] = {}
    for claim in reading.claims:
        taken.setdefault((claim.role, claim.article), []).append(claim)

    def printed(role: Role, article: int = 0) -> str:
        return visible("".join(document.text[claim.start : claim.end] for claim in taken.get((role, article), [])))

    def differs(role: Role, article: int, wrote: str) -> Iterator[Finding]:
        said = printed(role, article)
        if said and said != wrote:
            at = next((n for n, (one, two) in enumerate(zip(said, wrote, strict=False)) if one != two), len(wrote))
            place = taken[role, article][0].start
            where = f"第 {article} 篇的{role}" if article else str(role)
            message = f"{where}与原文不同：原文“{said[at : at + 12]}”，文件“{wrote[at : at + 12]}”"
            yield codes.NOT_ACCOUNTED.at(document.name, line_of(document, place), message, _MEND)

    draft = reading.draft
    yield from differs(Role.SERIES, 0, visible(draft.series))
    yield from differs(Role.PUBLISHER, 0, visible(draft.publisher or ""))
    if draft.lead:
        yield from differs(Role.LEAD, 0, _shown(parsed.lead, document))
    number = printed(Role.NUMBER)
    if number and read_number(fold(number).lstrip("0")) != parsed.number:
        yield from differs(Role.NUMBER, 0, str(parsed.number))
    day = printed(Role.PUBLISHED)
    if day and _day(day, parsed.published) != parsed.published:
        yield from differs(Role.PUBLISHED, 0, str(parsed.published))
    if len(parsed.articles) != len(draft.articles):
        message = f"文件里有 {len(parsed.articles)} 篇文章，读出来的是 {len(draft.articles)} 篇"
        yield codes.NOT_ACCOUNTED.at(document.name, 1, message, "请报告给维护者")
        return
    for article in parsed.articles:
        yield from differs(Role.TITLE, article.ordinal, visible(article.title))
        yield from differs(Role.SOURCE, article.ordinal, visible(article.source))
        yield from differs(Role.BODY, article.ordinal, _shown(article.body, document))
        said = fold(printed(Role.URL, article.ordinal))
        if article.url not in (None, said, f"http://{said}"):
            yield from differs(Role.URL, article.ordinal, visible(article.url))
        said = printed(Role.DATE, article.ordinal)
        if said and (article.date is None or _day(said, article.date) != article.date):
            yield from differs(Role.DATE, article.ordinal, str(article.date))
        yield from _lost_attributes(article, document, taken.get((Role.ATTRIBUTE, article.ordinal), []))


def _lost_attributes(article: DraftArticle, document: Document, claims: list[Claim]) -> Iterator[Finding]:
    """Yield what was claimed for an attribute of an article and is none of those in the file."""
    texts = (*(text for _, text in attribute_texts(article)), *(text for _, text in article.extra))
    kept = {visible(text) for text in texts}
    for claim in claims:
        said = visible(document.text[claim.start : claim.end])
        if not any(said in value for value in kept):
            message = f"第 {article.ordinal} 篇的{Role.ATTRIBUTE}不在文件里：{said[:20]}"
            yield codes.NOT_ACCOUNTED.at(document.name, line_of(document, claim.start), message, _MEND)


def _shown(body: str, document: Document) -> str:
    """Return what a body or a lead shows, without the notes for pictures that the document itself does not have."""
    blocks = render_body(body).blocks
    noted = PICTURE_NOTE in document.text
    return visible("".join(block for block in blocks if noted or block != PICTURE_NOTE))


def _day(printed: str, written: date | None) -> date | None:
    found = find_day(fold(printed))
    return found[2].on(written.year if written else None) if found and found[2] else None


def line_of(document: Document, place: int) -> int:
    """Return the number of the line that holds a place of the text, or of the last one before it."""
    return max((line.number for line in document.lines if line.start <= place), default=1)
