"""The command line writes issues and the whole archive as other files."""

import json
import sys
from pathlib import Path

import pytest

from command_line import run
from frozen_archive import archive_of, issue_file
from mediawatch.outputs.pdf import typesetter


def test_an_issue_is_written_as_word_and_linked_from_its_page(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, "export", "word", "523", "--out", "出")
    assert (code, out) == (0, "已写成 出/523.docx。\n")
    assert (project / "出" / "523.docx").read_bytes() == (project / "site" / "issues" / "523.docx").read_bytes()
    page = (project / "site" / "issues" / "523" / "index.html").read_text(encoding="utf-8")
    assert 'href="../523.docx"' in page
    assert run(capsys, "export", "word", "523", "--out", "出")[0] == 0
    (project / "出" / "523.docx").write_bytes(b"edited")
    code, _, err = run(capsys, "export", "word", "523", "--out", "出")
    assert (code, (project / "出" / "523.docx").read_bytes()) == (1, b"edited")
    assert "出/523.docx 已经有了" in err
    assert run(capsys, "export", "word", "523", "--out", "出", "--force")[0] == 0
    assert (project / "出" / "523.docx").read_bytes() != b"edited"
    code, _, err = run(capsys, "export", "word", "9")
    assert code == 1
    assert "没有第 9 期" in err


def test_the_data_is_written_as_the_site_has_it(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "export", "dataset", "--out", "出")
    assert code == 0
    files = {path.name: path.read_bytes() for path in (project / "出").iterdir()}
    assert out.count("已写成") == len(files) == 5
    site = project / "site" / "data"
    assert files == {path.name: path.read_bytes() for path in site.iterdir() if path.name in files}
    (project / "出" / "SHA256SUMS").write_bytes(b"edited")
    (project / "出" / "articles.csv").unlink()
    code, _, err = run(capsys, "export", "dataset", "--out", "出")
    assert (code, (project / "出" / "articles.csv").exists()) == (1, False)
    assert "出/SHA256SUMS 已经有了" in err
    assert run(capsys, "export", "dataset", "--out", "出", "--force")[0] == 0
    assert (project / "出" / "SHA256SUMS").read_bytes() == files["SHA256SUMS"]


def test_all_articles_are_written_for_opensearch(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "export", "bulk", "--out", "出")
    assert (code, out) == (0, "已写成 出/bulk.ndjson。\n")
    lines = (project / "出" / "bulk.ndjson").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["index"]["_id"] for line in lines[::2]] == ["523-1", "523-2", "523-3"]


def test_an_archive_with_errors_gives_no_data(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    issue_file(archive_of(project)).write_text("没有资料", encoding="utf-8")
    code, out, err = run(capsys, "export", "dataset", "--out", "出")
    assert (code, (project / "出").exists()) == (1, False)
    assert "523.md" in out
    assert "没有导出：请先改正上面的问题。" in err


@pytest.mark.fonts
def test_an_issue_is_written_as_pdf(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "export", "pdf", "523", "--out", "出")
    assert (code, out) == (0, "已写成 出/523.pdf。\n")
    assert (project / "出" / "523.pdf").read_bytes().startswith(b"%PDF-")
    assert run(capsys, "export", "pdf", "523", "--out", "出")[0] == 0  # which gives the same bytes
    (project / "出" / "523.pdf").write_bytes(b"another")
    code, _, err = run(capsys, "export", "pdf", "523", "--out", "出")
    assert (code, (project / "出" / "523.pdf").read_bytes()) == (1, b"another")
    assert "出/523.pdf 已经有了" in err
    assert not (project / "site" / "issues" / "523.pdf").exists()
    assert ".pdf" not in (project / "site" / "issues" / "523" / "index.html").read_text(encoding="utf-8")


def test_a_pdf_without_its_program_is_told_in_one_line(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typesetter.cache_clear()
    monkeypatch.setitem(sys.modules, "typst", None)
    code, out, err = run(capsys, "export", "pdf", "523", "--out", "出")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "缺 typst" in err
    assert "-m pip install typst，再试一次" in err
    assert not (project / "出").exists()
