"""Every code has its sentence and its example: the wrong one is found, and the mended one passes."""

from pathlib import Path

import pytest

from mediawatch.archive.archive import Archive
from mediawatch.check.listing import list_codes
from mediawatch.check.run import check_archive
from mediawatch.codes import Code
from mediawatch.model import Finding
from mediawatch.samples import ENCODING, ISSUE, PATH, SOURCES, Sample

CODES = [code for _, codes in list_codes() for code in codes]
CHECKED = [code for code in CODES if code.example.sample in (ISSUE, SOURCES, PATH, ENCODING)]


def check(root: Path, sample: Sample, text: str) -> tuple[Finding, ...]:
    """Return what is found in an archive whose files are the samples, one of them changed."""
    texts = {one: one.text for one in (ISSUE, SOURCES, PATH, ENCODING)} | {sample: text}
    (root / "_dictionaries").mkdir(parents=True)
    (root / "_dictionaries" / "sources.yml").write_text(texts[SOURCES], encoding="utf-8")
    for name in texts[PATH].split("\n"):
        path = root / name
        if name.endswith("/"):
            path.mkdir(parents=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(texts[ISSUE].encode(texts[ENCODING]))
    return check_archive(Archive.load(root))


@pytest.mark.parametrize("code", CHECKED, ids=lambda code: code.name)
def test_an_example_is_found_and_its_mended_form_passes(code: Code, tmp_path: Path) -> None:
    example = code.example
    found = [one for one in check(tmp_path / "wrong", example.sample, example.broken) if one.code == code.name]
    assert {one.severity for one in found} == {code.severity}
    assert check(tmp_path / "right", example.sample, example.mended) == ()


def test_the_samples_have_no_findings(tmp_path: Path) -> None:
    assert check(tmp_path, ISSUE, ISSUE.text) == ()
