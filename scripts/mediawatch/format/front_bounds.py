"""Where the front matter of an issue begins and ends, also where its lines of `---` are not as they should be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mediawatch.format.codes import NO_FRONT_MATTER
from mediawatch.format.conflicts import LEFT_OUT
from mediawatch.format.fields import ISSUE_FIELDS, KNOWN
from mediawatch.model import Edit, Finding

_FENCE = "---"
_NEARLY = re.compile(r"\s*[-‐-―−—–－_=*~]{2,8}\s*$")
_CODE = re.compile(r"\s*(?:```|~~~)")
"""Stands around an example that was copied with it."""
_KEY = re.compile(rf"\s*({'|'.join(field.key for field in ISSUE_FIELDS)})\s*[:：=]")
_HEADING = re.compile(r"##\s*\S")
_ATTRIBUTE = re.compile(rf"[-*+]\s*({'|'.join(KNOWN)})\s*[：:]")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The lines of a front matter, `start` to before `stop`, and the line after it; counted from 0."""

    start: int
    stop: int
    after: int


def find_front_matter(lines: Sequence[str], path: str) -> tuple[Bounds | None, list[Finding]]:
    """Return where the front matter stands, None where there is none; with what is wrong with its bounds."""
    first = next((place for place, line in enumerate(lines) if line.strip()), 0)
    findings: list[Finding] = []
    below = next((place for place in range(first + 1, len(lines)) if lines[place].strip()), first)
    if _CODE.match(lines[first]) and _is_fence(lines[below]):
        hint = "删掉它，末尾有和它配对的 ``` 也删掉"
        message = f"--- 上面多了一行“{lines[first].strip()[:20]}”"
        findings.append(NO_FRONT_MATTER.at(path, first + 1, message, hint, quoted=lines[first].strip()))
        start = below + 1
    elif _is_fence(lines[first]):
        start = first + 1
        if first and LEFT_OUT not in lines[:first]:
            findings.append(NO_FRONT_MATTER.at(path, 1, "--- 上面有空行", "删掉上面的空行，--- 写在第一行"))
    elif _NEARLY.match(lines[first]):
        start = first + 1
        findings.append(_odd_fence(first, lines[first], path))
    elif _KEY.match(lines[first]):
        start = first
        hint = "在最上面加一行 ---"
        edits = (Edit(first + 1, "", f"{_FENCE}\n"),)
        findings.append(NO_FRONT_MATTER.at(path, first + 1, "资料的前面缺少一行 ---", hint, edits=edits))
    else:
        hint = "第一行写 ---，接着写 number、series 等，再写一行 ---"
        return None, [NO_FRONT_MATTER.at(path, 1, "开头缺少两行 --- 之间的资料", hint)]
    stop = _find_end(lines, start)
    if stop < len(lines) and _is_fence(lines[stop]):
        return Bounds(start, stop, stop + 1), findings
    if stop < len(lines) and _NEARLY.match(lines[stop]):
        return Bounds(start, stop, stop + 1), [*findings, _odd_fence(stop, lines[stop], path)]
    line = min(stop, len(lines) - 1) + 1
    edits = (Edit(line, "", f"{_FENCE}\n"),) if stop < len(lines) else ()
    hint = f"资料写完以后，在第 {line} 行单独写一行 ---"
    findings.append(NO_FRONT_MATTER.at(path, line, "开头的资料没有结束", hint, edits=edits))
    return Bounds(start, stop, stop), findings


def _find_end(lines: Sequence[str], start: int) -> int:
    """Return the line that ends a front matter; where none does, the one that it must stand before."""
    fence = next((place for place in range(start, len(lines)) if _is_fence(lines[place])), len(lines))
    nearly = next((place for place in range(start, fence) if _NEARLY.match(lines[place])), len(lines))
    blank = next((place for place in range(start, len(lines)) if _is_blank(lines[place])), len(lines))
    if nearly < blank:
        return nearly
    if any(_ATTRIBUTE.match(line) for line in lines[start:fence]):  # a rule in a body, or no fence at all
        heads = (place for place in range(start, len(lines)) if _HEADING.match(lines[place]))
        return min(nearly, blank, next(heads, len(lines)))
    return fence if fence < len(lines) else min(nearly, blank)


def _is_fence(line: str) -> bool:
    return line.rstrip() == _FENCE


def _is_blank(line: str) -> bool:
    return not line.strip() and line != LEFT_OUT


def _odd_fence(place: int, line: str, path: str) -> Finding:
    edits = (Edit(place + 1, line, _FENCE),)
    hint = "写成三个半角短横：---"
    return NO_FRONT_MATTER.at(path, place + 1, f"这里应该是 ---，不是“{line.strip()}”", hint, quoted=line, edits=edits)
