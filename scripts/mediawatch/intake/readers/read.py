"""A file of any kind that can be imported becomes a document. Its content says what it is; its name may lie."""

import codecs
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mediawatch.failures import name_failure
from mediawatch.files import legible
from mediawatch.intake.document import Document, UnreadableDocumentError
from mediawatch.intake.readers.office_file import convert_office, find_office
from mediawatch.intake.readers.pdf_file import read_pdf
from mediawatch.intake.readers.text_file import read_text
from mediawatch.intake.readers.web_file import read_web
from mediawatch.intake.readers.web_page import ARCHIVED, MARKUP
from mediawatch.intake.readers.word_file import read_word
from mediawatch.intake.readers.word_parts import LOCKED, OLE

SUFFIXES = (".txt", ".docx", ".pdf", ".html", ".htm", ".mht", ".mhtml", ".doc", ".wps", ".rtf", ".odt")
"""What a folder is searched for; a file named by itself may be called anything."""

_LARGEST = 200 * 1024 * 1024
_STREAMS = (
    ("EncryptedPackage", LOCKED),
    ("WordDocument", ""),
    ("Workbook", "这是 Excel 表格，不是 Word 文档：请把内容复制到 Word/WPS 里，存为 .docx 再导入"),
    ("PowerPoint Document", "这是 PowerPoint 演示文稿，不是 Word 文档：请把文字复制到 Word/WPS 里，存为 .docx 再导入"),
    ("CONTENTS", ""),
    ("", "文件损坏，或不是 Word 文档：请在 Word/WPS 里打开，另存为 .docx 再导入"),
)
"""What the old Office format calls its parts, and what a file is that has one; nothing for a document to read."""
_AS_XML = re.compile(rb"<\?mso-application\s+progid=.Word\.Document|<(?:w:wordDocument|pkg:package|office:document)\s")
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_OTHERS = {
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"GIF8": "图片",
    b"Rar!": "RAR 压缩包",
    b"7z\xbc\xaf": "7z 压缩包",
    b"\x1f\x8b": "压缩包",
}
_OFFICE_TIMEOUT = 120.0

Reader = Callable[[str, str, bytes], Document]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file to be read: `converted` is its Word version where LibreOffice made one, `refused` why there is none."""

    path: Path
    converted: bytes | None = None
    refused: str = ""


def find_candidates(paths: Iterable[Path]) -> Iterator[Candidate]:
    """Yield files in their order as far as their kinds allow: those for LibreOffice come last, several at a time."""
    waiting: list[Path] = []
    for path in paths:
        try:
            if _needs_office(read_bytes(path)):
                waiting.append(path)
            else:
                yield Candidate(path)
        except UnreadableDocumentError as error:
            yield Candidate(path, refused=str(error))
    if waiting:
        yield from _convert(waiting)


def read_candidate(candidate: Candidate) -> Document:
    """Read a file. Raises UnreadableDocumentError."""
    if candidate.refused:
        raise UnreadableDocumentError(candidate.refused)
    path = candidate.path
    data = read_bytes(path)
    if candidate.converted is None:
        return read_data(legible(path.name), data)
    kind = path.suffix.lower().removeprefix(".") or "doc"
    document = _read(read_word, legible(path.name), hashlib.sha256(data).hexdigest(), candidate.converted)
    return replace(document, read_as=f"{kind}（LibreOffice）")


def read_bytes(path: Path) -> bytes:
    """Return what a file holds."""
    try:
        if path.is_dir():
            raise UnreadableDocumentError("这是文件夹，里面没有能导入的文件")
        if path.exists() and not path.is_file():
            raise UnreadableDocumentError("不是普通的文件，没有读：换一份")
        size = path.stat().st_size
        if size > _LARGEST:
            raise UnreadableDocumentError(f"文件有 {size // 1024 // 1024} MB，太大了：请拆开，或只留文字再导入")
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableDocumentError("没有这个文件：检查文件名与路径") from None
    except OSError as error:
        raise UnreadableDocumentError(f"文件打不开：检查权限，或它是不是还开着（{name_failure(error)}）") from None
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise UnreadableDocumentError("文件是空的：换一份")
    return data


def read_data(name: str, data: bytes) -> Document:
    """Read the content of a file. Raises UnreadableDocumentError."""
    return _read(_reader_of(data), name, hashlib.sha256(data).hexdigest(), data)


def _read(reader: Reader, name: str, sha256: str, data: bytes) -> Document:
    try:
        document = reader(name, sha256, data)
    except (UnreadableDocumentError, MemoryError):
        raise
    except Exception as error:  # what a hostile file makes of a library is not known beforehand
        raise UnreadableDocumentError(f"文件损坏，读不出来：打开后另存再导入（{type(error).__name__}）") from error
    if not document.lines:
        raise UnreadableDocumentError("里面没有文字：换一份")
    return document


def _reader_of(data: bytes) -> Reader:
    kind = next((kind for start, kind in _OTHERS.items() if data.startswith(start)), None)
    if kind:
        raise UnreadableDocumentError(f"这是{kind}，不能导入：请换成 Word、PDF、网页或文本文件")
    if data.startswith(b"PK"):
        return read_word
    if b"%PDF-" in data[:1024]:
        return read_pdf
    head = data[:65536]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", "replace").encode()
    head = _COMMENT.sub(b"", head)[:8192]
    if MARKUP.search(head) or ARCHIVED.match(head):
        return read_web
    return read_text


def _needs_office(data: bytes) -> bool:
    """Tell whether LibreOffice reads a file; old Office files that are no documents are refused."""
    if data.startswith(OLE):
        refused = next(message for name, message in _STREAMS if name.encode("utf-16-le") in data)
        if refused:
            raise UnreadableDocumentError(refused)
        return True
    return data.startswith(b"{\\rtf") or _OPEN_DOCUMENT in data[:128] or _AS_XML.search(data[:4096]) is not None


def _convert(paths: Sequence[Path]) -> Iterator[Candidate]:
    office = find_office()
    if office is None:
        hint = "要导入 .doc、.wps、.rtf，请先安装 LibreOffice，或在 Word、WPS 里另存为 .docx"
        yield from (Candidate(path, refused=hint) for path in paths)
        return
    for path, result in convert_office(paths, office=office, timeout=_OFFICE_TIMEOUT):
        if isinstance(result, UnreadableDocumentError):
            yield Candidate(path, refused=str(result))
        else:
            yield Candidate(path, result)
