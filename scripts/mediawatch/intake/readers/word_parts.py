"""Opens a Word document: says what is wrong with it before anything is read, and gives its parts as XML.

python-docx parses the parts, but does not open the package: it refuses macros (.docm) and documents in which one
relation leads nowhere (`Target="NULL"`, which Word itself writes), and it reads pictures nobody needs.
"""

import posixpath
import re
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from mediawatch.intake.document import UnreadableDocumentError
from mediawatch.intake.readers.markup import Element, refuse_marked_up

MOST = 300 * 1024 * 1024
"""Bytes that a document may have, unpacked."""
MOST_OF_A_PART = 60 * 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How old Office files begin, and new ones that have a password."""
LOCKED = "文件有密码：请在 Word/WPS 里打开，取消密码，另存后再导入"
DAMAGED = "Word 文件损坏，读不出来：请用 Word/WPS 打开，另存为新的 .docx 再导入"
_ELSE = (
    ("xl/", "这是 Excel 表格，不是 Word 文档：请把内容复制到 Word/WPS 里，存为 .docx 再导入"),
    ("ppt/", "这是 PowerPoint 演示文稿，不是 Word 文档：请把文字复制到 Word/WPS 里，存为 .docx 再导入"),
    ("OFD.xml", "这是 OFD 版式文件，不是 Word 文档：请用阅读器打开，另存或打印为 PDF 再导入"),
    ("META-INF/", "这是别的办公软件的文档，不是 Word 文档：请用它打开，另存为 .docx 再导入"),
    ("", "这是压缩包，不是 Word 文档：请先解压，再导入里面的文件"),
)
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part leads: to another part by its name, or to an address outside."""

    kind: str
    target: str
    outside: bool


@dataclass(frozen=True, slots=True)
class WordPart:
    """A part of the document."""

    root: Element
    relations: dict[str, Relation]


class WordParts:
    """The parts of a Word document. Raises UnreadableDocumentError where the file is none."""

    def __init__(self, data: bytes) -> None:
        self._archive = _open_archive(data)
        main = next((one.target for one in self._relations("").values() if one.kind == "officeDocument"), "")
        part = self.part(main) if main.endswith(".xml") else None
        if part is None or part.root.tag != qn("w:document"):
            names = self._archive.namelist()
            raise UnreadableDocumentError(next(message for start, message in _ELSE if _any_starts(names, start)))
        self.main = part

    def part(self, name: str) -> WordPart | None:
        """Return a part by its name; None where it is missing."""
        root = self._root(name)
        return None if root is None else WordPart(root, self._relations(name))

    def related(self, kind: str) -> tuple[WordPart, ...]:
        """Return the parts of a kind, such as `styles`, that the document leads to, in the file's order."""
        names = dict.fromkeys(one.target for one in self.main.relations.values() if one.kind == kind)
        return tuple(part for name in names if (part := self.part(name)) is not None)

    def _relations(self, name: str) -> dict[str, Relation]:
        folder, base = posixpath.split(name)
        root = self._root(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return {}
        return {node.get("Id", ""): _read_relation(node, folder) for node in root if node.get("Id", "")}

    def properties(self) -> tuple[tuple[str, str], ...]:
        """Return the properties that users named, with their values."""
        names = [one.target for one in self._relations("").values() if one.kind == "custom-properties"]
        roots = [root for name in names if (root := self._root(name)) is not None]
        return tuple((node.get("name", ""), "".join(node.itertext())) for root in roots for node in root)

    def data(self, name: str) -> bytes | None:
        """Return what a part holds, as it is; None where it is missing."""
        try:
            with self._archive.open(name) as file:
                data = file.read(MOST_OF_A_PART + 1)
        except KeyError:
            return None
        if len(data) > MOST_OF_A_PART:
            raise UnreadableDocumentError(f"文件太大（一个部分解开后超过 {MOST_OF_A_PART >> 20} MB），不像月报，没有读")
        return data

    def _root(self, name: str) -> Element | None:
        data = self.data(name)
        if data is None:
            return None
        if b"<!DOCTYPE" in data:
            raise UnreadableDocumentError(DAMAGED)
        refuse_marked_up(data.count(b"<"))
        return parse_xml(_STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data))


def _open_archive(data: bytes) -> ZipFile:
    if data.startswith(OLE):
        raise UnreadableDocumentError(
            LOCKED
            if "EncryptedPackage".encode("utf-16-le") in data
            else "这是旧格式的 Office 文件，不是 .docx：请在 Word/WPS 里打开，另存为 .docx 再导入"
        )
    if not data.startswith(b"PK"):
        raise UnreadableDocumentError("不是 Word 文档：请用 Word/WPS 打开，另存为 .docx 再导入")
    try:
        archive = ZipFile(BytesIO(data))
    except BadZipFile as error:
        raise UnreadableDocumentError("Word 文件不完整：请重新复制或下载，再导入") from error
    if any(entry.flag_bits & 1 for entry in archive.infolist()):
        raise UnreadableDocumentError(LOCKED)
    if sum(entry.file_size for entry in archive.infolist()) > MOST:
        raise UnreadableDocumentError(f"文件太大（解开后超过 {MOST >> 20} MB），不像月报，没有读")
    return archive


def _any_starts(names: list[str], start: str) -> bool:
    return not start or any(name.startswith(start) for name in names)


def _read_relation(node: Element, folder: str) -> Relation:
    target, outside = node.get("Target", ""), node.get("TargetMode", "") == "External"
    if not outside:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(posixpath.basename(node.get("Type", "")), target, outside)
