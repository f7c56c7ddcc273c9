"""What an import did, for the person who looks it over: as text, as JSON, or as a page with both sides to compare."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment, PackageLoader

from mediawatch.check.formats import format_lines
from mediawatch.format.parse import parse_issue
from mediawatch.intake.batch import Imported, summarize
from mediawatch.intake.claims import Claim, Role
from mediawatch.intake.document import Line
from mediawatch.intake.proposals import UNKNOWN, Proposal, format_proposals

FORMATS = (".txt", ".json", ".html")
"""How a report's file name ends says what it is."""


_SIGNS = {
    ".txt": re.compile(r".+ → .+\n  \S"),
    ".json": re.compile(r'\s*\{\s*"documents": \['),
    ".html": re.compile(r".*<h1>导入报告</h1>", re.DOTALL),
}
"""What a report begins with."""
_FIRST = 20_000


def is_report(path: Path) -> bool:
    """Tell whether a file is the report of an earlier import: a new one may replace it, and it is no document."""
    sign = _SIGNS.get(path.suffix.lower())
    if sign is None:
        return False
    try:
        with path.open(encoding="utf-8") as file:
            return sign.match(file.read(_FIRST)) is not None
    except (OSError, UnicodeDecodeError):
        return False


def format_report(results: Sequence[Imported], proposals: Sequence[Proposal], suffix: str) -> str:
    """Return the report in the form that a file name's end asks for."""
    if suffix == ".json":
        return _as_json(results, proposals)
    return _as_page(results, proposals) if suffix == ".html" else _as_text(results, proposals)


def _as_text(results: Sequence[Imported], proposals: Sequence[Proposal]) -> str:
    parts = ["\n".join(_told(one)) for one in results]
    if proposals:
        parts.append(f"{UNKNOWN}\n\n{format_proposals(proposals)}")
    return "\n\n".join(parts) + "\n"


def _told(one: Imported) -> Iterator[str]:
    yield f"{one.name} → {one.target or '没有写'}"
    if one.refused:
        yield f"  {one.refused}"
    if one.account:
        yield f"  {account_line(one)}"
        yield "  " + "，".join(f"{role} {count}" for role, count in one.account.roles)
    if one.findings:
        yield format_lines(one.findings)


def account_line(one: Imported) -> str:
    """Return in one line how many characters of a document went where, and whether that is proved."""
    if one.account is None:
        return ""
    proved = "逐字核对无误" if not one.account.findings else "没有全部核对上"
    return f"原文 {one.account.total} 字：留下 {one.account.kept}，去掉 {one.account.removed}；{proved}。"


def _as_json(results: Sequence[Imported], proposals: Sequence[Proposal]) -> str:
    documents = [
        {
            "file": one.name,
            "target": str(one.target) if one.target else None,
            "refused": one.refused or None,
            "sha256": one.reading.document.sha256 if one.reading else None,
            "read_as": one.reading.document.read_as if one.reading else None,
            "account": {
                "total": one.account.total,
                "kept": one.account.kept,
                "removed": one.account.removed,
                "proved": not one.account.findings,
                "roles": {str(role): count for role, count in one.account.roles},
            }
            if one.account
            else None,
            "findings": [asdict(finding) for finding in one.findings],
        }
        for one in results
    ]
    found = {"documents": documents, "sources": [asdict(proposal) for proposal in proposals]}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part of a line on the page: its text, how it is coloured, and in words where it went."""

    text: str
    kind: str
    where: str


@dataclass(frozen=True, slots=True)
class Written:
    """A stretch of the written file: its top, or the article of an ordinal, which `line` of the document begins."""

    text: str
    article: int
    line: int


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of the document on the page.

    `joined` where it goes on with the line before; `article` is the ordinal of the one that begins here, else 0.
    """

    number: int
    joined: bool
    article: int
    parts: tuple[ShownPart, ...]
    findings: tuple[str, ...]


def _as_page(results: Sequence[Imported], proposals: Sequence[Proposal]) -> str:
    summary: list[str] = []
    summarize(results, summary.append)
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            summary=summary,
            results=[_sides(one) for one in results],
            proposals=format_proposals(proposals),
            unknown=UNKNOWN,
        )
    )


def _sides(one: Imported) -> dict[str, object]:
    lines = tuple(_shown_lines(one))
    begins = {line.article: line.number for line in lines if line.article}
    titles = [article.lines["title"] - 1 for article in parse_issue(one.written, "").draft.articles]
    rows = one.written.splitlines(keepends=True)
    cuts = [0, *titles, len(rows)]
    written = [
        Written("".join(rows[start:stop]), at, begins.get(at, 1)) for at, (start, stop) in enumerate(pairwise(cuts))
    ]
    return {"one": one, "account": account_line(one), "lines": lines, "written": written}


@cache
def _environment() -> Environment:
    loader = PackageLoader("mediawatch.intake")
    return Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)


def _shown_lines(one: Imported) -> Iterator[ShownLine]:
    if one.reading is None:
        return
    document = one.reading.document
    said: dict[int, list[str]] = {}
    for finding in one.findings:
        said.setdefault(finding.line, []).append(f"{finding.code} {finding.message}")
    claims = list(one.reading.claims)
    begins = _begins(document.lines, claims)
    place = 0
    for at, line in enumerate(document.lines):
        while place < len(claims) and claims[place].end <= line.start:
            place += 1
        yield ShownLine(
            line.number,
            line.start in one.reading.joined,
            begins.get(at, 0),
            tuple(_parts(line, claims, place)),
            tuple(said.pop(line.number, ())),
        )


def _begins(lines: Sequence[Line], claims: Sequence[Claim]) -> dict[int, int]:
    """Return the articles by the places, among the lines, at which they begin."""
    first: dict[int, int] = {}
    for claim in claims:
        first.setdefault(claim.article, claim.start)
    starts = [line.start for line in lines]
    return {bisect_right(starts, start) - 1: article for article, start in reversed(first.items()) if article}


def _parts(line: Line, claims: list[Claim], place: int) -> Iterator[ShownPart]:
    at = line.start
    while place < len(claims) and claims[place].start < line.end:
        claim = claims[place]
        if at < claim.start:
            yield ShownPart(line.text[at - line.start : claim.start - line.start], "unplaced", "没有着落")
        start, end = max(at, claim.start), min(claim.end, line.end)
        where = f"第 {claim.article} 篇 · {claim.role}" if claim.article else str(claim.role)
        yield ShownPart(line.text[start - line.start : end - line.start], _kind(claim.role), where)
        at = max(at, end)
        place += 1
    if at < line.end:
        yield ShownPart(line.text[at - line.start :], "unplaced", "没有着落")


def _kind(role: Role) -> str:
    if role.furniture:
        return "gone"
    return {Role.UNPLACED: "unplaced", Role.BODY: "body", Role.LEAD: "body"}.get(role, "field")
