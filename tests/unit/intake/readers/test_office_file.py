"""Old Office files are read through LibreOffice, several at once, and a bad one holds up no other."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from mediawatch.intake.document import UnreadableDocumentError
from mediawatch.intake.readers import read as reading
from mediawatch.intake.readers.office_file import convert_office
from mediawatch.intake.readers.read import find_candidates, read_candidate


def script(folder: Path, text: str) -> str:
    """Write a command that stands in for LibreOffice."""
    path = folder / "office"
    path.write_text(f"#!/bin/sh\n{text}", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def documents(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{number}.rtf" for number in range(count)]
    for path in paths:
        path.write_bytes(rb"{\rtf1 " + path.stem.encode() + b"}")
    return paths


def test_where_libreoffice_is_missing_the_reader_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "find_office", lambda: None)
    (candidate,) = find_candidates(documents(tmp_path, 1))
    with pytest.raises(UnreadableDocumentError, match="LibreOffice"):
        read_candidate(candidate)


def test_files_of_one_name_do_not_meet(tmp_path: Path) -> None:
    first, second = tmp_path / "a" / "x.rtf", tmp_path / "b" / "x.rtf"
    for path in (first, second):
        path.parent.mkdir()
        path.write_text(str(path), encoding="utf-8")
    copy = 'while [ "$1" != "--outdir" ]; do shift; done; out=$2; mkdir -p "$out"; shift 2\n'
    copy += 'for f in "$@"; do b=$(basename "$f"); cp "$f" "$out/${b%.*}.docx"; done'
    made = dict(convert_office([first, second], office=script(tmp_path, copy), timeout=20))
    assert made == {first: str(first).encode(), second: str(second).encode()}


def test_a_file_that_holds_up_its_batch_is_left_out_and_the_others_are_not(tmp_path: Path) -> None:
    paths = documents(tmp_path, 3)
    copy = 'while [ "$1" != "--outdir" ]; do shift; done; out=$2; mkdir -p "$out"; shift 2\n'
    copy += 'for f in "$@"; do grep -q "rtf1 1" "$f" && exec sleep 60; b=$(basename "$f")\n'
    copy += 'cp "$f" "$out/${b%.*}.docx"; done'
    made = dict(convert_office(paths, office=script(tmp_path, copy), timeout=0.5))
    assert [isinstance(made[path], bytes) for path in paths] == [True, False, True]


@pytest.mark.office
def test_a_real_rich_text_file_is_read(tmp_path: Path) -> None:
    good, bad = tmp_path / "好.rtf", tmp_path / "坏.doc"
    good.write_bytes(rb"{\rtf1\ansi\ansicpg936 \'d4\'c2\'b1\'a8}")
    bad.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    candidates = {candidate.path: candidate for candidate in find_candidates([good, bad])}
    document = read_candidate(candidates[good])
    assert [line.text for line in document.lines] == ["月报"]
    assert document.read_as == "rtf（LibreOffice）"
    assert "损坏" in candidates[bad].refused


@pytest.mark.office
def test_a_rich_text_file_under_another_name_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "其实是.txt"
    path.write_bytes(rb"{\rtf1\ansi\ansicpg936 \'d4\'c2\'b1\'a8}")
    (candidate,) = find_candidates([path])
    assert [line.text for line in read_candidate(candidate).lines] == ["月报"]


def test_a_word_file_under_another_name_is_read_as_what_it_is(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("月报")
    path = tmp_path / "其实是.doc"
    word.save(str(path))
    (candidate,) = find_candidates([path])
    document = read_candidate(candidate)
    assert document.read_as == "docx"


@pytest.mark.parametrize(
    ("stream", "word"),
    [("EncryptedPackage", "密码"), ("Workbook", "Excel"), ("PowerPoint Document", "PowerPoint"), ("x", "损坏")],
)
def test_an_old_office_file_that_is_no_document_is_refused_by_its_parts(tmp_path: Path, stream: str, word: str) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + stream.encode("utf-16-le"))
    (candidate,) = find_candidates([path])
    assert word in candidate.refused


@pytest.mark.office
def test_a_document_saved_as_xml_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    space = "http://schemas.microsoft.com/office/word/2003/wordml"
    path.write_text(
        f'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="{space}"><w:body>'
        "<w:p><w:r><w:t>月报</w:t></w:r></w:p></w:body></w:wordDocument>",
        encoding="utf-8",
    )
    (candidate,) = find_candidates([path])
    document = read_candidate(candidate)
    assert [line.text for line in document.lines] == ["月报"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes")
def test_libreoffice_is_gone_as_soon_as_the_one_who_asked_is_killed(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    office = script(tmp_path, f'exec 3> "{pipe}"\necho begins >&3\nsleep 600 &\nwait\n')
    paths = documents(tmp_path, 1)
    code = (
        "from pathlib import Path; from mediawatch.intake.readers.office_file import convert_office;"
        f"list(convert_office([Path({str(paths[0])!r})], office={office!r}, timeout=600))"
    )
    with subprocess.Popen([sys.executable, "-c", code]) as asking, pipe.open(encoding="utf-8") as said:
        assert said.readline() == "begins\n"
        asking.kill()
        assert said.read() == ""
