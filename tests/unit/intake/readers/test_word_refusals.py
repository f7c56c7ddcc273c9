"""What is no readable Word document, or a hostile one, is one clear refusal."""

import io
import zipfile

import docx
import pytest

from mediawatch.intake.document import UnreadableDocumentError
from mediawatch.intake.readers.word_file import read_word
from word_files import append_alone, read, saved


def packed(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"PK\x03\x04rest", "不完整"),
        (saved(docx.Document())[:3000], "不完整"),
        (packed({"xl/workbook.xml": b"<a/>"}), "Excel"),
        (packed({"ppt/presentation.xml": b"<a/>"}), "PowerPoint"),
        (packed({"a.txt": b"a"}), "压缩包"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (packed({"_rels/.rels": BOMB}), "损坏"),
        (packed({"word/document.xml": b"0" * (301 * 1024 * 1024)}), "太大"),
        (packed({"_rels/.rels": b"<a/>" * 2_000_001}), "标记"),
        (packed({"OFD.xml": b"<a/>"}), "OFD"),
        (saved(docx.Document()), "没有文字"),
    ],
    ids=["cut", "cut short", "xlsx", "pptx", "zip", "locked", "entities", "bomb", "tags", "ofd", "empty"],
)
def test_what_is_no_readable_word_document_is_refused_in_one_line(data: bytes, word: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=word) as refused:
        read_word("a.docx", "0" * 64, data)
    assert "\n" not in str(refused.value)


def test_a_cell_that_says_it_is_as_wide_as_a_thousand_tables_takes_one_column() -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr><w:p><w:r><w:t>格</w:t></w:r></w:p></w:tc>'
    row = f"<w:tr>{wide}<w:tc><w:p><w:r><w:t>数</w:t></w:r></w:p></w:tc></w:tr>"
    lines = read(lambda word: append_alone(word, f"<w:tbl>{row * 2}</w:tbl>")).lines
    assert [line.cell and line.cell.column for line in lines] == [0, 1, 0, 1]


def test_fields_that_are_opened_and_never_shut_take_no_longer_than_others() -> None:
    opened = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>字</w:t></w:r>' * 20_000
    (line,) = read(lambda word: append_alone(word, f"<w:p>{opened}</w:p>")).lines
    assert line.text == "字" * 20_000
