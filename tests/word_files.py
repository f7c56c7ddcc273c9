"""Small Word documents, built in memory, and the documents that they are read as."""

import io
import re
from collections.abc import Callable

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from mediawatch.intake.document import Document
from mediawatch.intake.readers.word_file import read_word


def saved(word: WordDocument) -> bytes:
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def read(build: Callable[[WordDocument], object]) -> Document:
    word = docx.Document()
    build(word)
    return read_word("a.docx", "0" * 64, saved(word))


def append(word: WordDocument, xml: str) -> None:
    """Append an element, with the namespaces of Word's own XML."""
    spaces = nsdecls("w", "r") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    spaces += ' xmlns:v="urn:schemas-microsoft-com:vml"'
    spaces += ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    word.paragraphs[-1].paragraph_format.element.addnext(parse_xml(xml.replace(">", f" {spaces}>", 1)))


def append_first(word: WordDocument, xml: str) -> None:
    """Put an element before all others."""
    spaces = nsdecls("w", "r")
    word.element.body.insert(0, parse_xml(re.sub(r"(?=[/>])", f" {spaces} ", xml, count=1)))


def append_alone(word: WordDocument, xml: str) -> None:
    """Append an element to a document that has an empty paragraph alone."""
    word.add_paragraph()
    append(word, xml)
