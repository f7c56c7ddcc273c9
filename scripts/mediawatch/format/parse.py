"""From the text of an issue file to an Issue, with a finding for all that is wrong in its form. Pure.

What the values mean for each other (dates in order, sources known …) is judged by `check`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from pydantic import ValidationError

from mediawatch.format.frontmatter import YamlText, read_yaml
from mediawatch.format.schema import EXPECTED, IssueFormat, OriginFormat, PartialIssue
from mediawatch.model import Article, Finding, Issue, Origin, Period, Severity

_HEADING = re.compile(r"##(?:[ \t]+(.*?))?[ \t]*$")
_ATTRIBUTE = re.compile(r"[-*+][ \t\u00a0\u3000]+([^：:<>\s][^：:<>]*?)\s*[：:](.*)$")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
KNOWN = ("来源", "日期", "链接", "栏目", "关键词", "存档", "勘误", "撤回")
"""The attributes of an article that the format knows."""

_DAYS = ("start", "end")
_MEANT = re.compile(rf"\W*({'|'.join(KNOWN)})\s*[：:]")
# Control characters, line ends that only some programs see, surrogates, noncharacters (Unicode 23.7).
_CONTROL = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff\\ufdd0-\\ufdef"
    + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(17))
    + "]"
)
# What nobody sees, and what makes a name or a date another one; in running text it does no harm.
_INVISIBLE = re.compile("[\\u00ad\\u200b-\\u200f\\u2060-\\u2064\\ufeff]")
_STRUCTURE = re.compile(r"\s*(?:#|---|[-*+]\s*[^：:]{1,10}[：:])")
_BROKEN = re.compile(r"\ufffd|锟斤拷")


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """What a file says of an article: some of it may be missing (empty, None) or wrong."""

    ordinal: int
    title: str
    date: date | None
    values: Mapping[str, str]
    body: str
    lines: Mapping[str, int]

    @property
    def source(self) -> str:
        """The outlet's name as printed."""
        return self.values.get("来源", "")

    @property
    def url(self) -> str | None:
        """The article's address."""
        return _address(self.values.get("链接"))

    @property
    def archived(self) -> str | None:
        """The address of a kept copy."""
        return _address(self.values.get("存档"))

    def article(self, number: int) -> Article | None:
        """Return the article, if all that one needs is there."""
        if self.date is None or not self.title or not self.source:
            return None
        words = re.split(r"[、，,;；]", self.values.get("关键词", ""))
        return Article(
            issue_number=number,
            ordinal=self.ordinal,
            title=self.title,
            source=self.source,
            date=self.date,
            body=self.body,
            url=self.url,
            section=self.values.get("栏目") or None,
            keywords=tuple(word.strip() for word in words if word.strip()),
            archived=self.archived,
            correction=self.values.get("勘误") or None,
            withdrawn=self.values.get("撤回"),
            extra=tuple((name, value) for name, value in self.values.items() if name not in KNOWN),
            lines=self.lines,
        )


@dataclass(frozen=True, slots=True)
class ParsedIssue:
    """What a file says, as far as it could be read; the issue, where that is enough for one; the findings of form.

    The rules judge this and not the issue, so that one mistake does not hide the others.
    """

    path: str
    issue: Issue | None = None
    findings: tuple[Finding, ...] = ()
    number: int | None = None
    published: date | None = None
    start: date | None = None
    end: date | None = None
    lead: str = ""
    unplaced: tuple[str, ...] = ()
    articles: tuple[ParsedArticle, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict[str, int])


@lru_cache(maxsize=16384)
def parse_issue(text: str, path: str) -> ParsedIssue:
    """Read the text of an issue file. Never raises."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return ParsedIssue(path, None, (Finding(path, 1, "MW003", "文件是空的", "照着别的期写，或删掉这个文件"),))
    lines = text.split("\n")
    odd = _CONTROL.search(text) or _BROKEN.search(text) or _INVISIBLE.search(text)
    findings = list(_check_characters(lines, path)) if odd else []
    front, end = _read_front_matter(lines, path, findings)
    form = _validate(front, path, findings) if front else None
    part = form or PartialIssue.read(front.values if front else {})
    heads = [place for place in range(end, len(lines)) if _HEADING.match(lines[place])]
    parsed = tuple(
        _parse_article(lines, start, stop, ordinal, path, findings)
        for ordinal, (start, stop) in enumerate(zip(heads, [*heads, len(lines)][1:], strict=True), 1)
    )
    if not heads:
        findings.append(Finding(path, max(end, 1), "MW201", "这一期没有文章", "每篇文章以“## 标题”开头，## 后面空一格"))
    lead_start, lead = _trim(lines, end, heads[0] if heads else len(lines))
    at = {**(front.lines if front else {}), "lead": lead_start + 1}
    articles = tuple(article for one in parsed if form and (article := one.article(form.number)))
    issue = None
    if form is not None and len(articles) == len(parsed):
        issue = Issue(
            number=form.number,
            series=form.series,
            published=form.published,
            period=Period(form.period.start, form.period.end, tuple((form.period.model_extra or {}).items())),
            articles=articles,
            publisher=form.publisher,
            scope=form.scope,
            lead=lead,
            origin=_origin(form.origin) if form.origin else None,
            extra=tuple((form.model_extra or {}).items()),
            path=path,
            lines=at,
        )
    period = part.period
    return ParsedIssue(
        path,
        issue,
        tuple(findings),
        part.number,
        part.published,
        period.start if period else None,
        period.end if period else None,
        lead,
        part.origin.unplaced if part.origin else (),
        parsed,
        at,
    )


def unescape(text: str) -> str:
    """Remove the backslashes before ASCII punctuation."""
    return _ESCAPED.sub(r"\1", text)


def _origin(form: OriginFormat) -> Origin:
    return Origin(form.file, form.sha256, form.read_as, form.unplaced, tuple((form.model_extra or {}).items()))


def _check_characters(lines: list[str], path: str) -> Iterator[Finding]:
    fences = 0
    for number, line in enumerate(lines, 1):
        seen = _INVISIBLE.sub("", line)
        fences += seen.rstrip() == "---"
        odd = _CONTROL.search(line)
        if odd is None and (fences < 2 or _STRUCTURE.match(seen)):
            odd = _INVISIBLE.search(line)
        if odd:
            code = f"U+{ord(odd[0]):04X}"
            yield Finding(path, number, "MW004", f"有看不见的字符（{code}）", "删掉它，重新输入这一行")
        if _BROKEN.search(line):
            hint = "从原文重新复制这一段，存成 UTF-8；原文就是这样的话不用改"
            yield Finding(path, number, "MW005", "有乱码", hint, Severity.WARNING)


def _read_front_matter(lines: list[str], path: str, findings: list[Finding]) -> tuple[YamlText | None, int]:
    """Read what stands between the first two lines of ---. Return it, and the place after it."""
    if lines[0].rstrip() != "---":
        hint = "第一行写 ---，接着写 number、series 等，再写一行 ---"
        findings.append(Finding(path, 1, "MW101", "开头缺少两行 --- 之间的资料", hint))
        return None, 0
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        hint = "资料写完以后，单独写一行 ---"
        findings.append(Finding(path, 1, "MW101", "开头的资料没有结束", hint))
        return None, next((number for number, line in enumerate(lines) if _HEADING.match(line)), len(lines))
    # A character that is a finding already must not end a line, or the reading, for YAML.
    front = read_yaml(_CONTROL.sub(" ", "\n".join(lines[1:end])) + "\n", path, 2)
    findings += front.findings
    return front, end + 1


def _validate(front: YamlText, path: str, findings: list[Finding]) -> IssueFormat | None:
    values = front.values if isinstance(front.values, dict) else {}
    if front.findings and not values:
        return None
    period = values.get("period")
    unknown = [(key, key) for key in values if key not in IssueFormat.model_fields]
    unknown += [(f"period.{key}", key) for key in (period if isinstance(period, dict) else {}) if key not in _DAYS]
    for name, key in unknown:
        hint = "检查拼写；确实需要就不用管"
        findings.append(Finding(path, front.lines[name], "MW106", f"不认识“{key}”", hint, Severity.WARNING))
    try:
        return IssueFormat.model_validate(values)
    except ValidationError as error:
        for problem in error.errors():
            name = ".".join(str(part) for part in problem["loc"])
            last = str(problem["loc"][-1])
            line = front.lines.get(name) or front.lines.get(name.split(".", maxsplit=1)[0], 1)
            if problem["type"] == "missing":
                hint = f"加一行 {last}: ……（{EXPECTED.get(last, '照着别的期写')}）"
                findings.append(Finding(path, line, "MW104", f"缺少 {name}", hint))
            else:
                findings.append(Finding(path, line, "MW105", f"{name} 的值不对", EXPECTED.get(last, "不能是空的")))
        return None


def _parse_article(
    lines: list[str], start: int, stop: int, ordinal: int, path: str, findings: list[Finding]
) -> ParsedArticle:
    match = _HEADING.match(lines[start])
    title = unescape((match and match[1]) or "").strip()
    if not title:
        findings.append(Finding(path, start + 1, "MW301", f"第 {ordinal} 篇文章没有标题", "在 ## 后面空一格，写上标题"))
    values, at, place = _parse_attributes(lines, start + 1, stop, path, findings)
    body_start, body = _trim(lines, place, stop)
    named = f"“{title}”" if title else f"第 {ordinal} 篇文章"
    for name, example in (("来源", "新华网"), ("日期", "2023-06-14")):
        if not values.get(name):
            hint = f"在标题下面写一行：- {name}：{example}"
            findings.append(Finding(path, at.get(name, start + 1), "MW302", f"{named}没有{name}", hint))
    day = _parse_date(values.get("日期"), at.get("日期", start + 1), path, findings)
    return ParsedArticle(ordinal, title, day, values, body, {**at, "title": start + 1, "body": body_start + 1})


def _parse_attributes(
    lines: list[str], place: int, stop: int, path: str, findings: list[Finding]
) -> tuple[dict[str, str], dict[str, int], int]:
    """Read the list under a heading; it ends at the first blank line. Return values, lines, and the place after it."""
    values: dict[str, str] = {}
    at: dict[str, int] = {}
    while place < stop and not lines[place].strip():
        place += 1
    end = next((number for number in range(place, stop) if not lines[number].strip()), stop)
    listed = place < end and _ATTRIBUTE.match(lines[place])
    if not listed and not any(_MEANT.match(line) for line in lines[place:end]):
        return values, at, place
    for number in range(place, end):
        match = _ATTRIBUTE.match(lines[number])
        if match is None:
            hint = "写成“- 名字：内容”，短横后面空一格；如果是正文，前面空一行"
            findings.append(Finding(path, number + 1, "MW303", "文章资料里有一行看不懂", hint))
            if (meant := _MEANT.match(lines[number])) and meant[1] not in values:  # spares a second finding
                values[meant[1]], at[meant[1]] = lines[number][meant.end() :].strip(), number + 1
        elif match[1] in values:
            findings.append(Finding(path, number + 1, "MW304", f"“{match[1]}”写了两次", "只留一行"))
        else:
            values[match[1]], at[match[1]] = match[2].strip(), number + 1
            if match[1] not in KNOWN:
                hint = "检查是不是写错了；能用的有：" + "、".join(KNOWN)
                finding = Finding(path, number + 1, "MW305", f"不认识“{match[1]}”", hint, Severity.WARNING)
                findings.append(finding)
    return values, at, end


def _parse_date(value: str | None, line: int, path: str, findings: list[Finding]) -> date | None:
    if not value:
        return None
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        findings.append(Finding(path, line, "MW306", f"“{value}”不是日期", "写成 2023-06-14 这样的日期"))
        return None


def _address(value: str | None) -> str | None:
    if value is None:
        return None
    value = value.strip()
    return (value[1:-1].strip() if value.startswith("<") and value.endswith(">") else value) or None


def _trim(lines: list[str], start: int, stop: int) -> tuple[int, str]:
    """Return the lines between two places without blank ones around them, and where they begin."""
    while start < stop and not lines[start].strip():
        start += 1
    while stop > start and not lines[stop - 1].strip():
        stop -= 1
    kept = (line if line.endswith("  ") else line.rstrip(" \t") for line in lines[start:stop])
    return start, "\n".join(line if line.strip() else "" for line in kept)
