"""The edits that a finding brings mend the example of its code, and bring nothing new."""

from pathlib import Path

import pytest

from mediawatch.archive.archive import Archive
from mediawatch.check.listing import list_codes
from mediawatch.check.mend import mend_text
from mediawatch.check.run import check_archive
from mediawatch.codes import Code
from mediawatch.model import Finding
from mediawatch.samples import ISSUE, PATH, SOURCES

CODES = [code for _, codes in list_codes() for code in codes if code.example.sample in (ISSUE, SOURCES)]


def check(root: Path, code: Code, text: str) -> list[Finding]:
    """Return what is found in an archive of the samples, one text of which is given: that which the example changes."""
    issue, sources = (text, SOURCES.text) if code.example.sample is ISSUE else (ISSUE.text, text)
    for name, content in ((PATH.text, issue), ("_dictionaries/sources.yml", sources)):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    return list(check_archive(Archive.load(root)))


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.name)
def test_edits_mend_an_example_and_bring_nothing_new(code: Code, tmp_path: Path) -> None:
    text = code.example.broken
    before = check(tmp_path, code, text)
    mended = mend_text(text, [edit for finding in before for edit in finding.edits])
    after = check(tmp_path, code, mended)
    certain = {one.code for one in before if one.edits}
    assert {one.code for one in after} <= {one.code for one in before} - certain
