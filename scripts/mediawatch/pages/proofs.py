"""What is found in an issue, put beside the words on its page that it is about."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from mediawatch.check.formats import WORDS, count_findings
from mediawatch.check.proofs import Proof
from mediawatch.format.render import render_body
from mediawatch.model import Draft, DraftArticle, Finding
from mediawatch.slug import slug

MOST = 100
"""Findings that a page shows, of one issue or of what is no issue's."""
_MOST_TRIED = 20
"""Lines of a body that are tried one by one, where they cannot be marked all at once."""
_LONGEST = 50_000
"""Characters of a body that is marked: to be sure of its marks it is rendered again and again."""
_SIGNS = tuple(map(chr, range(0x10FFF0, 0x10FFFE)))
"""Characters that no text means anything by: one that a body is without can stand for a place in it."""

Lines = Mapping[int, tuple[Finding, ...]]
"""Findings by the line that they are on."""


@dataclass(frozen=True, slots=True)
class Places:
    """The findings of an issue by what they are about. `heads` and `bodies` are those of articles, by ordinal."""

    front: Lines
    lead: Lines
    heads: Mapping[int, Lines]
    bodies: Mapping[int, Lines]


def name_proofs(proofs: Iterable[Proof], taken: Iterable[str]) -> tuple[tuple[str, Proof], ...]:
    """Return drafts with the names of their pages: what their files are called, with the year where that is taken."""
    names = set(taken)
    named: list[tuple[str, Proof]] = []
    for proof in proofs:
        year, stem = proof.draft.path.removesuffix(".md").rsplit("/", 2)[-2:]
        name = stem if stem not in names else f"{slug(year)}-{stem}"
        names.add(name)
        named.append((name, proof))
    return tuple(named)


def list_findings(findings: Iterable[Finding]) -> list[dict[str, object]]:
    """Return what a list shows of findings."""
    return [{"finding": one, "word": WORDS[one.severity]} for one in findings]


def describe_proof(proof: Proof) -> dict[str, object]:
    """Return what the head of a page says of an issue's findings."""
    shown = proof.findings[:MOST]
    return {
        "is_draft": proof.is_draft,
        "path": proof.draft.path,
        "counts": count_findings(proof.findings),
        "rows": list_findings(shown),
        "more": len(proof.findings) - len(shown),
    }


def describe_desk(drafts: Iterable[tuple[str, Proof]], others: Sequence[Finding]) -> dict[str, object]:
    """Return what a list of issues says of named drafts, and of what is found in no issue."""
    return {"drafts": [(name, describe_proof(proof)) for name, proof in drafts], "others": list_findings(others[:MOST])}


def place_findings(draft: Draft, findings: Iterable[Finding]) -> Places:
    """Tell which part of an issue each finding is about, by its line."""
    front: dict[int, tuple[Finding, ...]] = {}
    lead: dict[int, tuple[Finding, ...]] = {}
    heads: dict[int, dict[int, tuple[Finding, ...]]] = {}
    bodies: dict[int, dict[int, tuple[Finding, ...]]] = {}
    for line, group in groupby(findings, key=lambda one: one.line):
        article = next((one for one in reversed(draft.articles) if one.lines.get("title", 0) <= line), None)
        if article is None:
            part = lead if draft.lead and line >= draft.line_of("lead") else front
        else:
            part = (bodies if _is_in_body(article, line) else heads).setdefault(article.ordinal, {})
        part[line] = tuple(group)
    return Places(front, lead, heads, bodies)


def _is_in_body(article: DraftArticle, line: int) -> bool:
    return bool(article.body) and article.withdrawn is None and line >= article.lines.get("body", line + 1)


def note(line: int, findings: Collection[Finding]) -> Markup:
    """Return what is found on a line, as an element that may stand in any text and that a list can lead to."""
    words = Markup("<br>").join(
        Markup('<strong>{}</strong> {}（{}）<a href="../../rules/#{}">{}</a>').format(
            WORDS[one.severity], one.message, one.hint, one.code.lower(), one.code
        )
        for one in findings
    )
    kind = min(findings, key=lambda one: list(WORDS).index(one.severity)).severity
    return Markup('<span class="mw-finding mw-finding--{}" id="line-{}" role="note">{}</span>').format(
        kind, line, words
    )


def notes(lines: Lines) -> Markup:
    """Return what is found on some lines."""
    return Markup("\n").join(note(line, found) for line, found in lines.items())


def annotate_body(body: str, first: int, lines: Lines) -> tuple[str, Lines]:
    """Return the HTML of a body with its findings behind the lines that they are on, and those without such a place.

    `first` is the number of its first line in the file. Each line is marked with a character that the text has not,
    and counts as marked where the HTML is the same but for that.
    """
    html = render_body(body).html
    sign = next((one for one in _SIGNS if one not in body), None)
    if not lines or sign is None or len(body) > _LONGEST:
        return html, lines
    wanted = list(lines)
    marked = _mark(body, first, wanted, sign, html)
    if marked is None:
        wanted = [line for line in wanted[:_MOST_TRIED] if _mark(body, first, [line], sign, html)]
        marked = _mark(body, first, wanted, sign, html)
    if marked is None:
        return html, lines
    parts = marked.split(sign)
    behind = (str(note(line, lines[line])) for line in wanted)
    annotated = "".join(text for pair in zip(parts, [*behind, ""], strict=True) for text in pair)
    return annotated, {line: found for line, found in lines.items() if line not in wanted}


def _mark(body: str, first: int, wanted: Iterable[int], sign: str, html: str) -> str | None:
    """Return a body's HTML with a sign behind each of some lines; None where that changes anything else."""
    lines = body.split("\n")
    count = 0
    for line in wanted:
        place = line - first
        if not (0 <= place < len(lines) and (text := lines[place].rstrip())):
            return None
        end = len(text[:-1].rstrip() if text.endswith("|") else text)  # of the last cell of a table's row
        lines[place] = lines[place][:end] + sign + lines[place][end:]
        count += 1
    marked = render_body("\n".join(lines)).html
    return marked if marked.count(sign) == count and marked.replace(sign, "") == html else None
