"""Marks that git leaves in a text where two changes met and nobody has decided between them."""

import re
from collections.abc import Sequence

from mediawatch.format.codes import CONFLICT
from mediawatch.model import Finding

LEFT_OUT = "\v"
"""Stands for a line that is not read: blank to all readers, and a list may go on after it."""

_SIGNS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_MARK = re.compile(r" {0,3}(<{7,}|={7,}|>{7,}|\|{7,})(?:[ \t].*)?$")


def take_out_conflicts(lines: list[str], path: str) -> tuple[list[str], list[Finding]]:
    """Return the lines as the first of two changes has them, the rest left out; and a finding for each conflict."""
    text = "\n".join(lines)
    if not any(sign in text for sign in _SIGNS):
        return lines, []
    signs = [match[1][0] if (match := _MARK.match(line)) else "" for line in lines]
    ends, alone = _pair(signs, lines)
    kept = list(lines)
    findings = [_alone(place, lines[place], path) for place in alone]
    for place in alone:
        kept[place] = LEFT_OUT
    for start, end in ends.items():
        decided = next(place for place in range(start + 1, end + 1) if signs[place] in {"|", "=", ">"})
        for place in range(start, end + 1):
            kept[place] = LEFT_OUT if place >= decided or signs[place] else lines[place]
        message = f"第 {start + 1} 至 {end + 1} 行有两种写法，git 没有合并"
        hint = "留下一种写法，删掉另一种，再删掉 <<<<<<<、=======、>>>>>>> 这几行"
        findings.append(CONFLICT.at(path, start + 1, message, hint, quoted=lines[start].strip()))
    return kept, findings


def _pair(signs: Sequence[str], lines: Sequence[str]) -> tuple[dict[int, int], list[int]]:
    """Return the outermost conflicts, first line to last, and the marks that belong to none."""
    ends: dict[int, int] = {}
    alone: list[int] = []
    waiting: list[list[int]] = []  # the marks of each conflict that has begun
    for place, sign in enumerate(signs):
        if sign == "<":
            waiting.append([place])
        elif sign == ">" and waiting:
            start = waiting.pop()[0]
            if not waiting:
                ends[start] = place
        elif sign and waiting:
            waiting[-1].append(place)
        elif sign in {">", "|"} or (sign and len(lines[place].strip()) == len(_SIGNS[0])):
            alone.append(place)
    alone += [place for marks in waiting for place in marks]
    return ends, sorted(alone)


def _alone(place: int, line: str, path: str) -> Finding:
    message, hint = "git 合并时留下的一行没有删掉", "删掉这一行，再看看上下的文字有没有重复"
    if "=" in line:
        message = "像是 git 合并时留下的一行"
        hint = "删掉这一行；要写小标题，就在上面那一行的前面写 ###"
    return CONFLICT.at(path, place + 1, message, hint, quoted=line.strip())
