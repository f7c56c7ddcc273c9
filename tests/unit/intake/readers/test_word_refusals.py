"""What is no readable Word document, or a hostile one, is one clear refusal."""

import io
import zipfile

import docx
import pytest

from mediawatch.intake.document import UnreadableDocumentError
from mediawatch.intake.readers.word_file import read_word
from word_files import saved


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
