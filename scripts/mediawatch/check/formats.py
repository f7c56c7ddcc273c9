"""How findings are shown: to people, to programs, and in a pull request on GitHub."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict

from mediawatch.model import Finding

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")  # a quoted value must not break a line or drive a terminal


def format_text(findings: Iterable[Finding]) -> str:
    """Return a line each: `path:line: CODE message（hint）`."""
    return "\n".join(_CONTROL.sub(" ", f"{f.path}:{f.line}: {f.code} {f.message}（{f.hint}）") for f in findings)


def format_json(findings: Iterable[Finding]) -> str:
    """Return a JSON list of objects with path, line, code, message, hint and severity."""
    return json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=1)


def format_github(findings: Iterable[Finding]) -> str:
    """Return GitHub's workflow commands, which it shows beside the lines of a pull request."""
    return "\n".join(
        f"::{f.severity} file={_property(f.path)},line={f.line},title={_property(f.code)}::"
        f"{_escape(f'{f.message}（{f.hint}）')}"
        for f in findings
    )


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
