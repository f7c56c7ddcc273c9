"""An archive as an editor looks it over: what can be published is apart from what cannot yet."""

from pathlib import Path

import pytest

from frozen_archive import ARCHIVE, dictionary_file, issue_file
from mediawatch.archive.archive import Archive
from mediawatch.check.proofs import Preview, preview_archive
from mediawatch.check.run import check_archive

WHOLE = issue_file(ARCHIVE).read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for file in (issue_file, dictionary_file):
        file(tmp_path).parent.mkdir(parents=True)
        file(tmp_path).write_bytes(file(ARCHIVE).read_bytes())
    return tmp_path


def drafts(preview: Preview) -> dict[str, list[str]]:
    return {
        Path(proof.draft.path).name: [finding.code for finding in proof.findings]
        for proof in preview.proofs
        if proof.is_draft
    }


def test_an_archive_that_is_well_has_no_proofs(folder: Path) -> None:
    preview = preview_archive(folder)
    assert [issue.number for issue in preview.archive.issues] == [523]
    assert (preview.proofs, preview.others) == ((), ())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "MW003"),
        (WHOLE.encode("gbk"), "MW002"),
        (WHOLE.replace("523", "524").replace("新华网", "新花网").encode(), "MW307"),
        ("---\nnumber: 524\nseries: [\n---\n\n## 题\n".encode(), "MW102"),
    ],
)
def test_a_file_that_cannot_be_published_is_a_draft(folder: Path, data: bytes, code: str) -> None:
    issue_file(folder, 524).write_bytes(data)
    preview = preview_archive(folder)
    assert [issue.number for issue in preview.archive.issues] == [523]
    assert code in drafts(preview)["524.md"]


def test_what_is_no_file_is_a_draft(folder: Path) -> None:
    issue_file(folder, 524).mkdir()
    issue_file(folder, 525).symlink_to("nowhere")
    assert drafts(preview_archive(folder)) == {"524.md": ["MW001"], "525.md": ["MW001"]}


def test_an_issue_with_warnings_is_published_and_has_a_proof(folder: Path) -> None:
    issue_file(folder).write_text(WHOLE.replace("共收集 3 篇", "共收集 4 篇"), "utf-8")
    preview = preview_archive(folder)
    assert drafts(preview) == {}
    assert [issue.number for issue in preview.archive.issues] == [523]
    assert [[finding.code for finding in proof.findings] for proof in preview.proofs] == [["MW202"]]


def test_of_two_files_with_one_number_one_is_published(folder: Path) -> None:
    twin = issue_file(folder, year=2024)
    twin.parent.mkdir()
    twin.write_text(WHOLE, "utf-8")
    preview = preview_archive(folder)
    assert [Path(issue.path).parent.name for issue in preview.archive.issues] == ["2023"]
    assert [Path(proof.draft.path).parent.name for proof in preview.proofs if proof.is_draft] == ["2024"]


def test_nothing_that_check_says_is_left_out(folder: Path) -> None:
    dictionary_file(folder).write_text("sources: [", "utf-8")
    issue_file(folder).with_name("524.docx").touch()
    issue_file(folder, 525).write_text("", "utf-8")
    preview = preview_archive(folder)
    assert {Path(finding.path).name for finding in preview.others} == {"sources.yml", "524.docx"}
    assert preview.archive.dictionary_path is None
    assert set(preview.findings) == set(check_archive(Archive.load(folder)))
