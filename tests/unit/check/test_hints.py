"""Following a hint never makes a file worse: what has one right answer is mended, and a reader sees the same words."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mediawatch.archive.dictionary import parse_dictionary
from mediawatch.check.listing import list_codes
from mediawatch.check.mend import mend_text
from mediawatch.check.run import apply_rules
from mediawatch.codes import Code
from mediawatch.format.parse import parse_issue
from mediawatch.format.render import render_body
from mediawatch.model import Finding, Severity
from mediawatch.samples import ISSUE, PATH, SOURCES, Sample
from mediawatch.text import normal_form

CODES = [code for _, codes in list_codes() for code in codes if code.example.sample in (ISSUE, SOURCES)]
PIECES = """第一段。
没有完的一行
接着的一行，也没有完
　　缩进的一段。
一、总的
问：怎样？
硬换行\x20\x20
- 甲
- 乙。
* 丙
+ 丁
1. 一
2. 二
3. 三
2023. 这一年
1.5 亿元
| 项 | 数 |
| 甲 | 1 |
|---|---|
|---|
| 甲 | 1 | 2 |
｜项｜数｜
项\t数
甲\t1
项  数
> 引。
### 小标题
    四格
---
```
3*4*5 厘米
王*、李*说
_____，_____
**重点。**下文
是*强调*的
**没有完
~~约~~
&nbsp;&nbsp;缩进
末尾&nbsp;
AT&amp;T
&lt;b&gt;
a&#42;b&#42;c
1&#46; 一
&amp;nbsp;
⽤⼀个⽤
\u202e倒过来
[甲]（https://a.cn/b）
![图](https://a.cn/b.png)
"""
"""Lines that a body may have, well written and not."""


class _Seen(HTMLParser):
    """Collects what a reader gets: the text, the numbers of lists, and where links lead."""

    def __init__(self, *, numbered: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self._numbered = numbered
        self._numbers: list[int | None] = []
        self._address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("ol", "ul"):
            self._numbers.append(int(dict(attrs).get("start") or 1) if tag == "ol" else None)
        if tag == "li" and (number := self._numbers[-1]) is not None:
            self.text.append(f"{number}." if self._numbered else "")
            self._numbers[-1] = number + 1

        if tag == "a":
            self._address = dict(attrs).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.text.append(self._address)
        if tag in ("ol", "ul"):
            self._numbers.pop()

    def handle_data(self, data: str) -> None:
        self.text.append(data if self._numbered else re.sub(r"(?m)^\s*\d+\.(?=\s)", "", data))


def seen(text: str, *, numbered: bool = True) -> str:
    """Return the letters and digits that readers see of an issue's titles and texts, in their order.

    Those of lists may be left out: what shows wrong numbers may come to show the right ones.
    """
    draft = parse_issue(text, PATH.text).draft
    shown = [*(article.title for article in draft.articles)]
    for body in (draft.lead, *(article.body for article in draft.articles)):
        reader = _Seen(numbered=numbered)
        reader.feed(render_body(body).html)
        reader.close()
        shown.append("".join(reader.text))
    return re.sub(r"[\W_]", "", normal_form("".join(shown)))


def find(text: str, sample: Sample = ISSUE) -> list[Finding]:
    """Return what is found in an issue, or in a dictionary, with the other sample beside it."""
    issue, sources = (text, SOURCES.text) if sample == ISSUE else (ISSUE.text, text)
    parsed = parse_issue(issue, PATH.text)
    dictionary, of_entries = parse_dictionary(sources, "sources.yml")
    found = [*parsed.findings, *of_entries, *apply_rules([parsed.draft], dictionary, "sources.yml")]
    return [one for one in found if (one.path == PATH.text) is (sample == ISSUE)]


def grave(text: str) -> set[str]:
    """Return the codes of what is found, but for hints: what is mended may show what was hidden."""
    return {finding.code for finding in find(text) if finding.severity is not Severity.HINT}


def follow(text: str, sample: Sample = ISSUE) -> str:
    """Return a text in which all edits are made, and those of what is found then."""
    for _ in range(9):
        edits = [edit for finding in find(text, sample) for edit in finding.edits]
        mended = mend_text(text, edits)
        if mended == text:
            break
        text = mended
    return text


def mends(code: Code) -> bool:
    """Tell whether what is found of a code in its example brings edits."""
    found = find(code.example.broken, code.example.sample)
    return any(one.edits for one in found if one.code == code.name)


@pytest.mark.parametrize("code", [code for code in CODES if mends(code)], ids=lambda code: code.name)
def test_the_edits_of_an_example_mend_it(code: Code) -> None:
    broken, sample = code.example.broken, code.example.sample
    mended = follow(broken, sample)
    after, before = ({finding.code for finding in find(text, sample)} for text in (mended, broken))
    assert after <= before - {code.name}
    if sample == ISSUE:
        assert seen(mended) == seen(broken)


def test_there_are_examples_with_edits() -> None:
    assert sum(map(mends, CODES)) > 12


@given(st.lists(st.sampled_from(PIECES.split("\n")), min_size=1, max_size=7))
@example(["```", "第一段。", "    四格"])
@example(["```", "    四格", "第一段。"])
def test_all_edits_of_a_body_leave_what_a_reader_sees(lines: list[str]) -> None:
    broken = ISSUE.text.replace(ISSUE.place, "\n".join(lines))
    mended = follow(broken)
    assert seen(mended, numbered=False) == seen(broken, numbered=False)
    assert [finding for finding in find(mended) if finding.edits] == []
    fenced = "MW333" in grave(broken)  # how lines stand beside a fence is judged when it is gone
    assert fenced or grave(mended) <= grave(broken)


def test_a_change_that_nobody_would_see_is_seen_here() -> None:
    """The measure itself: numbers of lists, letters and digits count; marks and spaces do not."""
    text = ISSUE.text
    assert seen(text.replace(ISSUE.place, "1. 甲\n2. 乙")) != seen(text.replace(ISSUE.place, "1. 甲\n\n文\n\n1. 乙"))
    assert seen(text.replace(ISSUE.place, "3*4*5")) == seen(text.replace(ISSUE.place, "3\\*4\\*5"))
    assert seen(text.replace(ISSUE.place, "正文，甲")) != seen(text.replace(ISSUE.place, "正文，乙"))
