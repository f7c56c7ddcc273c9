"""How findings are shown: to people, to programs, and in a pull request.

A format is a function of findings and of what gives the text of a line (`Lines`), in the registry `FORMATS`.
"""

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from urllib.parse import quote

from rich.cells import cell_len

from mediawatch.check.listing import list_codes
from mediawatch.model import Finding, Severity
from mediawatch.visible import escape_hidden, make_visible

_WIDTH = 100
"""How many columns of a line are shown around what a finding is about."""

Lines = Callable[[str, int], str]
"""Gives the text of a line, counted from 1, of a path that a finding names; an empty text where there is none."""

Format = Callable[[Sequence[Finding], Lines], str]

WORDS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.HINT: "提示"}
"""What people call a severity, the gravest first."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
"""GitHub's workflow commands for findings."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
"""What SARIF calls a severity (2.1.0, 3.27.10)."""


def format_line(finding: Finding) -> str:
    """Return a finding in one line: `path:line: CODE message（hint）`, and why it need not be mended."""
    said = f"{finding.path}:{finding.line}: {finding.code} {finding.message}（{finding.hint}）"
    return make_visible(f"{said}{_standing(finding)}")


def format_lines(findings: Iterable[Finding]) -> str:
    """Return a line for each finding."""
    return "\n".join(map(format_line, findings))


def format_text(findings: Sequence[Finding], lines: Lines) -> str:
    """Return each finding with the line of the file that it is about, marked where it is known what of it."""
    return "\n".join("\n".join([format_line(one), *_excerpt(one, lines)]) for one in _gravest_last(findings))


def format_sentence(finding: Finding) -> str:
    """Return a finding as a part of a sentence, for who has not asked for a check."""
    return make_visible(f"{finding.path} 第 {finding.line} 行：{finding.message}（{finding.hint}）")


def format_json(findings: Sequence[Finding], lines: Lines) -> str:
    """Return a JSON list of objects with the attributes of a `Finding`."""
    return escape_hidden(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=1))


def format_github(findings: Sequence[Finding], lines: Lines) -> str:
    """Return GitHub's workflow commands, which it shows beside the lines of a pull request.

    Of each kind it shows the first ten of a step: what counts comes first. What does not is a notice.
    """
    return "\n".join(
        f"::{_COMMANDS[f.severity] if f.counts else 'notice'} file={_property(f.path)},line={f.line},"
        f"title={_property(f'{f.code} {WORDS[f.severity]}')}::"
        + _escape(make_visible(f"{f.message}（{f.hint}）{_standing(f)}"))
        for f in _gravest_first(findings)
    )


def format_markdown(findings: Sequence[Finding], lines: Lines) -> str:
    """Return a summary for the page of a run: how many of what, then a table of each file, what counts first."""
    blocks = [f"## 校验结果\n\n{count_findings(findings)}"]
    counting = [finding for finding in findings if finding.counts]
    others = [finding for finding in findings if not finding.counts]
    blocks += [_table(path, of_file) for path, of_file in _by_file(counting)]
    if others:
        inner = "\n\n".join(_table(path, of_file) for path, of_file in _by_file(others))
        blocks.append(f"<details><summary>以前就有的和已经接受的：{len(others)} 处</summary>\n\n{inner}\n\n</details>")
    return "\n\n".join(blocks)


def format_sarif(findings: Sequence[Finding], lines: Lines) -> str:
    """Return a log in SARIF 2.1.0 (OASIS), which code hosts and editors read; mends are its `fixes`."""
    codes = [code for _, group in list_codes() for code in group]
    rules = [
        {
            "id": code.name,
            "shortDescription": {"text": code.sentence},
            "defaultConfiguration": {"level": _LEVELS[code.severity]},
        }
        for code in codes
    ]
    driver = {"name": "mediawatch", "rules": rules}
    results = [_sarif_result(finding, lines) for finding in findings]
    run: dict[str, object] = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    log = {"$schema": schema, "version": "2.1.0", "runs": [run]}
    return escape_hidden(json.dumps(log, ensure_ascii=False, indent=1))


FORMATS: dict[str, Format] = {
    "text": format_text,
    "json": format_json,
    "github": format_github,
    "sarif": format_sarif,
    "markdown": format_markdown,
}
"""The formats by the names that `check --format` knows."""


def count_findings(findings: Collection[Finding]) -> str:
    """Return how many findings there are of each severity, in a sentence."""
    if not findings:
        return "没有发现问题。"
    counts = {
        word: sum(one.severity is severity and one.counts for one in findings) for severity, word in WORDS.items()
    }
    said = [f"{count} 个{word}" for word, count in counts.items() if count or word != WORDS[Severity.HINT]]
    accepted = sum(bool(one.accepted) for one in findings)
    earlier = sum(one.earlier and not one.accepted for one in findings)
    said += [f"另有 {accepted} 个已经接受"] if accepted else []
    said += [f"{earlier} 个以前就有"] if earlier else []
    return f"{'，'.join(said)}。"


def _standing(finding: Finding) -> str:
    return f"［已接受：{finding.accepted}］" if finding.accepted else "［以前就有］" if finding.earlier else ""


def _gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    order = list(WORDS)
    return sorted(findings, key=lambda one: (not one.counts, order.index(one.severity)))


def _gravest_last(findings: Iterable[Finding]) -> list[Finding]:
    """Order as they are, but what counts last: there a person who has run the command is looking."""
    return sorted(findings, key=lambda one: one.counts)


def _by_file(findings: Iterable[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    for path, of_file in groupby(sorted(findings), key=lambda one: one.path):
        yield path, _gravest_first(of_file)


def _excerpt(finding: Finding, lines: Lines) -> Iterator[str]:
    """Yield the line that a finding is about, and a line with marks below the words it is about."""
    text = make_visible(lines(finding.path, finding.line))
    if not text.strip():
        return
    quoted = make_visible(finding.quoted)
    start = text.find(quoted) if quoted else -1
    first = max(0, start - _WIDTH // 2)
    part = text[first : first + _WIDTH]
    head = f"{finding.line:>6} | "
    yield f"{head}{'…' if first else ''}{part}{'…' if first + _WIDTH < len(text) else ''}"
    if start >= 0:
        before = cell_len("…" if first else "") + cell_len(text[first:start])
        yield f"{' ' * 6} | {' ' * before}{'^' * max(1, cell_len(quoted[: first + _WIDTH - start]))}"


def _table(path: str, findings: Iterable[Finding]) -> str:
    rows = "\n".join(
        f"| {one.line} | {WORDS[one.severity]} {one.code} | {_cell(one.message)} | {_cell(one.hint + _standing(one))} |"
        for one in findings
    )
    return f"### {_cell(path)}\n\n| 行 | | 问题 | 怎样改 |\n|---:|---|---|---|\n{rows}"


def _cell(text: str) -> str:
    """Return a text that shows as it is in a cell of GitHub's Markdown, and calls nobody and nothing."""
    escaped = re.sub(r"([\\`*_{}\[\]<>()#+\-!|~&@:])", lambda match: f"&#{ord(match[0])};", make_visible(text))
    return re.sub(r"\bwww\.", "www&#46;", escaped)


def _sarif_result(finding: Finding, lines: Lines) -> dict[str, object]:
    place = {"uri": quote(finding.path)}
    region = _sarif_region(finding.line, lines(finding.path, finding.line), finding.quoted)
    result: dict[str, object] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": make_visible(f"{finding.message}（{finding.hint}）")},
        "locations": [{"physicalLocation": {"artifactLocation": place, "region": region}}],
        "baselineState": "unchanged" if finding.earlier else "new",
    }
    if finding.accepted:
        result["suppressions"] = [{"kind": "inSource", "justification": make_visible(finding.accepted)}]
    replacements = [
        {
            "deletedRegion": _sarif_region(edit.line, lines(finding.path, edit.line), edit.old, empty=1),
            "insertedContent": {"text": edit.new},
        }
        for edit in finding.edits
    ]
    if replacements:
        result["fixes"] = [{"artifactChanges": [{"artifactLocation": place, "replacements": replacements}]}]
    return result


def _sarif_region(line: int, text: str, words: str, empty: int = 0) -> dict[str, int]:
    """Return where words stand on a line; `empty` is the column of no words, the whole line where that is 0."""
    start = text.find(words) + 1 if words else empty
    return {"startLine": line} | ({"startColumn": start, "endColumn": start + len(words)} if start else {})


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return make_visible(_escape(text)).replace(":", "%3A").replace(",", "%2C")
