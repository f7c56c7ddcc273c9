"""The list of attributes under an article's title, read line by line, with what is wrong with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from mediawatch.format import codes
from mediawatch.format.bounds import MOST_ATTRIBUTES
from mediawatch.format.conflicts import LEFT_OUT
from mediawatch.format.days import explain_day
from mediawatch.format.fields import ARTICLE_FIELDS, KNOWN, Field
from mediawatch.model import Edit, Finding

_ATTRIBUTE = re.compile(r"[-*+][ \t\u00a0\u3000]+([^：:<>\s](?:[^：:<>]*[^：:<>\s])?)\s*[：:](.*)$")
_MEANT = re.compile(rf"(\W*|\s*[0-9]{{1,2}}[.．、)）]\s*)({'|'.join(KNOWN)})\s*[：:]")
_LISTED = re.compile(r"\s*[-*+]")
_SENTENCE = re.compile(r"[。！？][”’」』）)]?\s*$")
_SECOND = re.compile(rf"(\s{{1,9}}[-*+]?\s{{0,3}}|[，,；;、]\s{{0,3}})({'|'.join(KNOWN)})\s{{0,3}}[：:]\s*(.*)$")
_OF_WORDS = ("勘误", "撤回")
"""The attributes whose text may name any other."""
_TENS = "[一二三四五六七八九十]{1,3}"
_COUNTED = re.compile(rf"[（(]?(?:{_TENS}|[0-9]{{1,2}})[)）、.．]|第{_TENS}[章节部]|[①-⑳]")
_AROUND = "*_`【】[]［］「」“”\"' "
"""What editors put around a key, and is no part of it."""
_LONGEST = 30
"""How much of a title is repeated."""


@dataclass(frozen=True, slots=True)
class Attributes:
    """What the list says by its keys, the line of each (from 1), and the place after the list (from 0)."""

    texts: dict[str, str]
    lines: dict[str, int]
    stop: int
    findings: list[Finding] = field(default_factory=list[Finding])


def read_list(lines: list[str], place: int, stop: int, path: str) -> Attributes:
    """Read the list below a heading; it ends at the first blank line."""
    read = Attributes({}, {}, 0)
    while place < stop and not lines[place].strip():
        place += 1
    blank = (at for at in range(place, stop) if not lines[at].strip() and lines[at] != LEFT_OUT)
    end = next(blank, stop)
    listed = place < end and _ATTRIBUTE.match(lines[place])
    if not listed and not any(_MEANT.match(line) for line in lines[place:end]):
        return Attributes({}, {}, place)
    end = _end_of_list(lines, place, end)
    if end < stop and lines[end].strip() and lines[end] != LEFT_OUT:
        read.findings.append(_glued_body(lines[end], end + 1, path))
    if end - place > MOST_ATTRIBUTES:
        hint = f"最多 {MOST_ATTRIBUTES} 行，后面的没有读；是正文就在前面空一行"
        message = f"文章的资料太多：{end - place} 行"
        read.findings.append(codes.TOO_MUCH.at(path, place + MOST_ATTRIBUTES + 1, message, hint))
    for number in (at for at in range(place, min(end, place + MOST_ATTRIBUTES)) if lines[at] != LEFT_OUT):
        match = _ATTRIBUTE.match(lines[number])
        key = match[1] if match else ""
        if match and key not in KNOWN and (plain := key.strip(_AROUND)) in KNOWN:
            value = match[2].strip("*_ \t\u3000")
            read.findings.append(_decorated(lines[number], plain, value, number + 1, path))
            read.texts.setdefault(plain, value)
            read.lines.setdefault(plain, number + 1)
        elif match is None:
            read.findings.append(_no_attribute(lines[number], number + 1, path))
            if (meant := _MEANT.match(lines[number])) and meant[2] not in read.texts:  # spares a second finding
                read.texts[meant[2]], read.lines[meant[2]] = lines[number][meant.end() :].strip(), number + 1
        elif key in read.texts:
            twice = f"“{_shortened(key)}”写了两次"
            read.findings.append(codes.ATTRIBUTE_TWICE.at(path, number + 1, twice, "只留一行", quoted=key))
        else:
            text = match[2].strip()
            if key not in _OF_WORDS and (second := _SECOND.search(text)) and second[2] not in read.texts:
                read.findings.append(_two_in_one(second, number + 1, path))
                read.texts[second[2]], read.lines[second[2]] = second[3].strip(), number + 1
                text = text[: second.start()]
            read.texts[key], read.lines[key] = text, number + 1
            if key not in KNOWN:
                read.findings.append(_unknown(key, number + 1, path))
    return Attributes(read.texts, read.lines, end, read.findings)


def read_values(read: Attributes, findings: list[Finding], path: str) -> dict[str, Any]:
    """Return the values of the fields by name, each its default where there is none; a wrong one is a finding."""
    values: dict[str, Any] = {}
    for one in ARTICLE_FIELDS:
        values[one.name] = one.default
        text = read.texts.get(one.key)
        if text is None:
            continue
        try:
            values[one.name] = one.kind.read(text)
        except ValueError:
            odd, line = explain_day(text), read.lines[one.key]
            edits = (Edit(line, text, odd.day.isoformat()),) if odd.day else ()
            message = f"{one.key}不对：{odd.message}"
            findings.append(codes.BAD_DATE.at(path, line, message, odd.hint, quoted=text, edits=edits))
    if values["withdrawn"] == "":
        hint = "写成“- 撤回：应来源要求”；不撤下就删掉这一行"
        findings.append(codes.ATTRIBUTE_EMPTY.at(path, read.lines["撤回"], "撤回没有写原因", hint))
    return values


def what_is_missing(read: Attributes, title: str, line: int, ordinal: int, path: str, body: str) -> Iterator[Finding]:
    """Yield which attributes an article must have and has not. A heading without any of them may be no article's."""
    named = f"“{_shortened(title)}”" if title else f"第 {ordinal} 篇文章"
    lost = set(_lost_keys(body))  # told as such
    apart = {match[2] for line in body.split("\n\n", 2)[:2] if (match := _MEANT.match(line))}
    missing = [one for one in ARTICLE_FIELDS if one.required and not read.texts.get(one.key) and one.key not in lost]
    if title and missing and not any(key in read.texts for key in KNOWN):
        message = f"{named}下面没有{'和'.join(one.key for one in missing)}"
        yield codes.ATTRIBUTE_EMPTY.at(path, line, message, _no_article(title, ordinal, body, missing))
        return
    for one in missing:
        there = read.lines.get(one.key)
        meant = next((key for key in read.texts if key not in KNOWN and _nearest(key) == one.key), "")
        where = f"在“{one.key}：”后面写上" if there else f"在标题下面写一行“{_line_of(one)}”"
        hint = f"{where}，如 {one.example}"
        hint = f"把第 {read.lines[meant]} 行的“{_shortened(meant)}”改成“{one.key}”" if meant else hint
        hint = f"把下面的“{one.key}：”移到标题下面，写成“- {one.key}：…”，各行之间不空行" if one.key in apart else hint
        yield codes.ATTRIBUTE_EMPTY.at(path, there or line, f"{named}没有{one.key}", hint)


def _no_article(title: str, ordinal: int, body: str, missing: list[Field]) -> str:
    """Return what a heading without attributes should be: that of an article, of a section, or a part of a text."""
    short = _shortened(title)
    examples = "、".join(one.example for one in missing)
    article = f"在标题下面写“{'”和“'.join(map(_line_of, missing))}”，如 {examples}"
    if not body:
        section = _shortened(_COUNTED.sub("", title, count=1).strip() or title)
        return f"是栏目名，就删掉这一行，在它下面每一篇写“- 栏目：{section}”；是文章，就{article}"
    part = f"写成“### {short}”"
    if ordinal == 1:
        return f"是小标题，就{part}，放在它那一篇里；是文章，就{article}" if _COUNTED.match(title) else article
    if _COUNTED.match(title):
        return f"上一篇里的小标题要{part}；真是新的一篇，就{article}"
    return f"是上一篇里的小标题，就{part}；是新的一篇，就{article}"


def _line_of(one: Field) -> str:
    return f"- {one.key}：……"


def _end_of_list(lines: list[str], place: int, end: int) -> int:
    """Return where a text begins that is glued to a list, or the end of the list where none is."""
    while end - 1 > place and lines[end - 1] != LEFT_OUT:
        line = lines[end - 1]
        if _LISTED.match(line) or _MEANT.match(line):
            break
        end -= 1
    return end


def _glued_body(line: str, number: int, path: str) -> Finding:
    message = "资料下面没有空行，这一行看不懂"
    hint = "是正文就在前面空一行；上一行没写完就接上去；是资料就写成“- 名字：内容”"
    edits = (Edit(number, "", "\n"),) if _SENTENCE.search(line) else ()
    return codes.NO_ATTRIBUTE.at(path, number, message, hint, quoted=line.strip()[:_LONGEST], edits=edits)


def _no_attribute(line: str, number: int, path: str) -> Finding:
    if meant := _MEANT.match(line):
        edits = (Edit(number, f"{meant[1]}{meant[2]}", f"- {meant[2]}"),)
        hint = f"写成“- {meant[2]}：…”，短横用半角，后面空一格"
        message = f"“{meant[2]}”这一行的开头不对"
        return codes.NO_ATTRIBUTE.at(path, number, message, hint, quoted=line.strip()[:_LONGEST], edits=edits)
    hint = "写成“- 名字：内容”，短横后面空一格；如果是正文，前面空一行"
    return codes.NO_ATTRIBUTE.at(path, number, "文章资料里有一行看不懂", hint)


def _unknown(key: str, number: int, path: str) -> Finding:
    near = _nearest(key)
    hint = f"是“{near}”就改成它；" if near else ""
    hint += "检查是不是写错了；能用的有：" + "、".join(KNOWN)
    return codes.UNKNOWN_ATTRIBUTE.at(path, number, f"不认识“{_shortened(key)}”", hint, quoted=key)


def _decorated(line: str, key: str, value: str, number: int, path: str) -> Finding:
    right = f"- {key}：{value}"
    message, hint = f"“{key}”的两边不用加符号", f"写成“- {key}：…”，不加粗，不加括号"
    return codes.NO_ATTRIBUTE.at(path, number, message, hint, quoted=key, edits=(Edit(number, line, right),))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _nearest(key: str) -> str:
    """Return the known key that a key looks like."""
    return next(iter(get_close_matches(key[:_LONGEST], KNOWN, 1, 0.5)), "")


def _lost_keys(body: str) -> Iterator[str]:
    """Yield the keys of attributes that a body begins with: an empty line has parted them from the list."""
    for line in body.split("\n"):
        match = _ATTRIBUTE.match(line)
        if match is None and line.strip():
            return
        if match and match[1] in KNOWN:
            yield match[1]


def _two_in_one(second: re.Match[str], number: int, path: str) -> Finding:
    right = f"- {second[2]}：{second[3].strip()}"
    message, hint = f"“{second[2]}”要另起一行", f"一行写一项：另起一行写“{_shortened(right)}”"
    edits = (Edit(number, second[0], f"\n{right}"),)
    return codes.NO_ATTRIBUTE.at(path, number, message, hint, quoted=second[0].strip(), edits=edits)
