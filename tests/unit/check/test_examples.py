"""Every code has its sentence and its example: the wrong one is found, and the mended one passes."""

from pathlib import Path

import pytest

from mediawatch.archive.archive import Archive
from mediawatch.check.listing import list_codes
from mediawatch.check.registry import all_rules
from mediawatch.check.run import check_archive
from mediawatch.codes import Code
from mediawatch.format.parse import parse_issue
from mediawatch.model import Finding
from mediawatch.samples import ENCODING, ISSUE, NEXT, PATH, SOURCES, Sample

CODES = [code for _, codes in list_codes() for code in codes]
CHECKED = [code for code in CODES if code.example.sample in (ISSUE, NEXT, SOURCES, PATH, ENCODING)]


SINCE = {one.code.name for one in all_rules() if "before" in one.asks}
"""The codes of what is judged against an earlier archive; that of their examples is the mended one."""


def check(root: Path, sample: Sample, text: str, before: Archive | None = None) -> tuple[Finding, ...]:
    """Return what is found in an archive whose files are the samples, one of them changed."""
    texts = {one: one.text for one in (ISSUE, NEXT, SOURCES, PATH, ENCODING)} | {sample: text}
    (root / "_dictionaries").mkdir(parents=True)
    (root / "_dictionaries" / "sources.yml").write_text(texts[SOURCES], encoding="utf-8")
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


def test_the_samples_have_no_findings(tmp_path: Path) -> None:
    assert check(tmp_path, ISSUE, ISSUE.text) == ()
