"""Every code has its sentence and its example: the wrong one is found, and the mended one passes."""

from difflib import SequenceMatcher
from pathlib import Path

import pytest

from mediawatch.archive.archive import Archive
from mediawatch.check.listing import list_codes
from mediawatch.check.registry import all_rules
from mediawatch.check.run import check_archive
from mediawatch.codes import Code
from mediawatch.format.parse import parse_issue
from mediawatch.model import Finding
from mediawatch.samples import ENCODING, ISSUE, NEXT, PATH, REDIRECTS, SOURCES, TOPICS, Sample

CODES = [code for _, codes in list_codes() for code in codes]
CHECKED = [code for code in CODES if code.example.sample in (ISSUE, NEXT, SOURCES, TOPICS, REDIRECTS, PATH, ENCODING)]


SINCE = {one.code.name for one in all_rules() if "before" in one.asks}
"""The codes of what is judged against an earlier archive; that of their examples is the mended one."""


BESIDE = {"MW103", "MW104", "MW201", "MW302", "MW310", "MW316", "MW322", "MW407", "MW602"}
"""The codes of what is told beside the words that are wrong: where something is missing, or was there before."""

_WHOLE = (
    (3,),
    (101, 103, 104, 107, 109, 111, 112, 113, 117, 118, 119, 120, 121),
    (201, 202, 203),
    (301, 302, 308, 310, 313, 314, 316, 317, 318, 319, 322, 323, 324, 325, 342, 366),
    (407,),
    (602, 603, 604, 605),
)
WHOLE = {f"MW{number:03}" for numbers in _WHOLE for number in numbers}
"""The codes of what is wrong with a whole line or with several: none of its words are shown as such."""


def check(root: Path, sample: Sample, text: str, before: Archive | None = None) -> tuple[Finding, ...]:
    """Return what is found in an archive whose files are the samples, one of them changed."""
    texts = {one: one.text for one in (ISSUE, NEXT, SOURCES, TOPICS, REDIRECTS, PATH, ENCODING)} | {sample: text}
    (root / "_dictionaries").mkdir(parents=True)
    (root / "_dictionaries" / "sources.yml").write_text(texts[SOURCES], encoding="utf-8")
    (root / "_dictionaries" / "topics.yml").write_text(texts[TOPICS], encoding="utf-8")
    if sample is REDIRECTS:
        (root / "_redirects.yml").write_text(text, encoding="utf-8")
    for name in texts[PATH].split("\n"):
        path = root / name
        if name.endswith("/"):
            path.mkdir(parents=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(texts[ISSUE].encode(texts[ENCODING]))
    if sample is NEXT:
        number = parse_issue(texts[NEXT], "").draft.number
        (root / "2023" / f"{number}.md").write_text(texts[NEXT], encoding="utf-8")
    return check_archive(Archive.load(root), before)


@pytest.mark.parametrize("code", CHECKED, ids=lambda code: code.name)
def test_an_example_is_found_and_its_mended_form_passes(code: Code, tmp_path: Path) -> None:
    example = code.example
    well = tmp_path / "right"
    assert check(well, example.sample, example.mended) == ()
    before = Archive.load(well) if code.name in SINCE else None
    found = [one for one in check(tmp_path / "wrong", example.sample, example.broken, before) if one.code == code.name]
    assert {one.severity for one in found} == {code.severity}
    texts = {
        "sources.yml": SOURCES.text,
        "topics.yml": TOPICS.text,
        f"{parse_issue(NEXT.text, '').draft.number}.md": NEXT.text,
    }
    for one in found:
        assert all(any("\u4e00" <= character <= "\u9fff" for character in said) for said in (one.message, one.hint))
        text = texts.get(Path(one.path).name, ISSUE.text)
        changed = changed_lines(example.mended, example.broken) if text == example.sample.text else set[int]()
        if changed:
            assert (one.line in changed) is (code.name not in BESIDE)
        broken = (example.broken if changed else text).split("\n")
        if example.sample in (ISSUE, NEXT, SOURCES, TOPICS):
            assert bool(one.quoted) is (code.name not in WHOLE)
            assert one.quoted in broken[one.line - 1]


def changed_lines(before: str, after: str) -> set[int]:
    """Return the lines of a text that are not as in another; where lines were left out, the one behind them."""
    pairs = SequenceMatcher(None, before.split("\n"), after.split("\n"), autojunk=False).get_opcodes()
    changed = ((first, last) for what, _, _, first, last in pairs if what != "equal")
    return {line + 1 for first, last in changed for line in range(first, max(last, first + 1))}


def test_the_samples_have_no_findings(tmp_path: Path) -> None:
    assert check(tmp_path, ISSUE, ISSUE.text) == ()
