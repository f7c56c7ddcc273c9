"""How findings are shown: to people, to programs, and in a pull request on GitHub."""

import json
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict

from mediawatch.model import Finding, Severity

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")  # a quoted value must not break a line or drive a terminal

WORDS = {Severity.ERROR: "错误", Severity.WARNING: "警告"}
"""What people call a severity, the gravest first."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}
"""GitHub's workflow commands for findings."""


def format_text(findings: Iterable[Finding]) -> str:
    """Return a line each: `path:line: CODE message（hint）`."""
    return "\n".join(_line(f"{f.path}:{f.line}: {f.code} {f.message}（{f.hint}）") for f in findings)


def format_sentence(finding: Finding) -> str:
    """Return a finding as a part of a sentence, for who has not asked for a check."""
    return _line(f"{finding.path} 第 {finding.line} 行：{finding.message}（{finding.hint}）")


def format_json(findings: Iterable[Finding]) -> str:
    """Return a JSON list of objects with path, line, code, message, hint and severity."""
    return json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=1)


def format_github(findings: Iterable[Finding]) -> str:
    """Return GitHub's workflow commands, which it shows beside the lines of a pull request."""
    return "\n".join(
        f"::{_COMMANDS[f.severity]} file={_property(f.path)},line={f.line},title={_property(f.code)}::"
        f"{_escape(f'{f.message}（{f.hint}）')}"
        for f in findings
    )


FORMATS: dict[str, Callable[[Iterable[Finding]], str]] = {
    "text": format_text,
    "json": format_json,
    "github": format_github,
}
"""The formats by the names that `check --format` knows."""


def count_findings(findings: Collection[Finding]) -> str:
    """Return how many findings there are of each severity, in a sentence."""
    if not findings:
        return "没有发现问题。"
    counts = (f"{sum(one.severity is severity for one in findings)} 个{word}" for severity, word in WORDS.items())
    return f"{'，'.join(counts)}。"


def _line(text: str) -> str:
    return _CONTROL.sub(" ", text)


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
