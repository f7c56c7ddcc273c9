"""What an import did, for the person who looks it over: as text, as JSON, or as a page with both sides to compare."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache

from jinja2 import Environment, PackageLoader

from mediawatch.findings import format_text
from mediawatch.importers.batch import Imported, summarize
from mediawatch.importers.claims import Claim, Role
from mediawatch.importers.document import Line
from mediawatch.importers.proposals import Proposal, format_proposals

FORMATS = (".txt", ".json", ".html")
"""How a report's file name ends says what it is."""


def format_report(results: Sequence[Imported], proposals: Sequence[Proposal], suffix: str) -> str:
    """Return the report in the form that a file name's end asks for."""
    if suffix == ".json":
        return _as_json(results, proposals)
    return _as_page(results, proposals) if suffix == ".html" else _as_text(results, proposals)


def _as_text(results: Sequence[Imported], proposals: Sequence[Proposal]) -> str:
    parts = ["\n".join(_told(one)) for one in results]
    if proposals:
        parts.append(f"字典里没有的来源（要的就抄进 _dictionaries/sources.yml）：\n\n{format_proposals(proposals)}")
    return "\n\n".join(parts) + "\n"


def _told(one: Imported) -> Iterator[str]:
    yield f"{one.path} → {one.target or '没有写'}"
    if one.refused:
        yield f"  {one.refused}"
    if one.account:
        yield f"  {account_line(one)}"
        yield "  " + "，".join(f"{role} {count}" for role, count in one.account.roles)
    if one.findings:
        yield format_text(one.findings)


def account_line(one: Imported) -> str:
    """Return in one line how many characters of a document went where, and whether that is proved."""
    if one.account is None:
        return ""
    proved = "逐字核对无误" if not one.account.findings else "没有全部核对上"
    return f"原文 {one.account.total} 字：留下 {one.account.kept}，去掉 {one.account.removed}；{proved}。"


def _as_json(results: Sequence[Imported], proposals: Sequence[Proposal]) -> str:
    documents = [
        {
            "file": str(one.path),
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
class Part:
    """A part of a line on the page: its text, how it is coloured, and in words where it went."""

    text: str
    kind: str
    where: str


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of the document on the page; `joined` where it goes on with the line before."""

    number: int
    joined: bool
    parts: tuple[Part, ...]
    findings: tuple[str, ...]


def _as_page(results: Sequence[Imported], proposals: Sequence[Proposal]) -> str:
    summary: list[str] = []
    summarize(results, summary.append)
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            summary=summary,
            results=[{"one": one, "account": account_line(one), "lines": list(_shown_lines(one))} for one in results],
            proposals=format_proposals(proposals),
        )
    )


@cache
def _environment() -> Environment:
    loader = PackageLoader("mediawatch.importers")
    return Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)


def _shown_lines(one: Imported) -> Iterator[ShownLine]:
    if one.reading is None:
        return
    document = one.reading.document
    said: dict[int, list[str]] = {}
    for finding in one.findings:
        said.setdefault(finding.line, []).append(f"{finding.code} {finding.message}")
    claims = list(one.reading.claims)
    place = 0
    for line in document.lines:
        while place < len(claims) and claims[place].end <= line.start:
            place += 1
        yield ShownLine(
            line.number,
            line.start in one.reading.joined,
            tuple(_parts(line, claims, place)),
            tuple(said.pop(line.number, ())),
        )


def _parts(line: Line, claims: list[Claim], place: int) -> Iterator[Part]:
    at = line.start
    while place < len(claims) and claims[place].start < line.end:
        claim = claims[place]
        if at < claim.start:
            yield Part(line.text[at - line.start : claim.start - line.start], "unplaced", "没有着落")
        start, end = max(at, claim.start), min(claim.end, line.end)
        where = f"第 {claim.article} 篇 · {claim.role}" if claim.article else str(claim.role)
        yield Part(line.text[start - line.start : end - line.start], _kind(claim.role), where)
        at = max(at, end)
        place += 1
    if at < line.end:
        yield Part(line.text[at - line.start :], "unplaced", "没有着落")


def _kind(role: Role) -> str:
    if role.furniture:
        return "gone"
    return {Role.UNPLACED: "unplaced", Role.BODY: "body", Role.LEAD: "body"}.get(role, "field")
