"""Parsers that are not ours read what a site holds, and say what in a file does more than to be read."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any, cast
from xml.etree import ElementTree

import docx
from lxml import html

Judge = Callable[[bytes], Iterator[str]]
"""Yields what is wrong with the bytes of a file."""

_FOREIGN = {"iframe", "frame", "object", "embed", "applet", "base", "portal"}
_ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "xlink:href", "ping", "background"}
_LEADS = re.compile(r"(?:https?|mailto):|data:(?:image/|,$)|(?![a-z][a-z0-9+.-]*:)", re.IGNORECASE)
_FORMULA = re.compile(r"\s*[=+\-@]")
_RIS_LINE = re.compile(r"[A-Z][A-Z0-9]  - .*|")
_BIB_LINE = re.compile(r"@(?:article|misc|techreport)\{[\w-]+,|  [a-z]+ = \{.*\},|\}|")


def parse_html(text: str | bytes) -> Any:
    """Return the root of a page, as lxml reads it."""
    return cast(Any, html).fromstring(text)


def judge_address(address: str) -> Iterator[str]:
    """Browsers pass over blanks and control characters before and within a scheme."""
    if not _LEADS.match(re.sub(r"[\x00-\x20]", "", address)):
        yield f"leads to {address!r}"


def judge_html(text: str, scripts: frozenset[str] = frozenset()) -> Iterator[str]:
    """`scripts` are the texts of ours; others are data, which is JSON, or files."""
    if not text.strip():
        return
    for element in parse_html(f"<html>{text}" if "<html" not in text[:200] else text).iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in _FOREIGN:
            yield f"<{element.tag}>"
        for name, value in element.attrib.items():
            if name.startswith("on") or name in ("srcdoc", "style"):
                yield f"{name}={value!r}"
            if name in _ADDRESSES:
                yield from judge_address(value)
        if element.tag == "img" and element.get("src") == "x":
            yield "a picture of somebody else"
        if element.tag == "script":
            yield from _judge_script(element, scripts)


def _judge_script(element: Any, scripts: frozenset[str]) -> Iterator[str]:
    source, text = element.get("src"), element.text or ""
    if source is not None:
        if not re.fullmatch(r"[./]*assets/[\w./-]+\.js", source):
            yield f"script from {source}"
    elif (element.get("type") or "").endswith("json"):
        yield from judge_json(text.encode())
    elif text not in scripts:
        yield f"script {text[:80]!r}"


def judge_xml(data: bytes) -> Iterator[str]:
    """XML is well formed; HTML in it is judged as such."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        yield "declares something"
    for element in ElementTree.fromstring(data).iter():  # noqa: S314 - what declares something was told above
        if element.tag.rpartition("}")[2] in {"script", "foreignObject", *_FOREIGN}:
            yield f"<{element.tag}>"
        for name, value in element.attrib.items():
            plain = name.rpartition("}")[2]
            if plain.startswith("on"):
                yield f"{name}={value!r}"
            if plain in _ADDRESSES:
                yield from judge_address(value)
        if element.get("type") in ("html", "xhtml"):
            yield from judge_html(element.text or "")


def judge_json(data: bytes) -> Iterator[str]:
    """JSON, without the constants that are none."""
    yield from _judge_value("", json.loads(data.decode(), parse_constant=_refuse))


def judge_lines(data: bytes) -> Iterator[str]:
    """A JSON value a line."""
    for line in data.decode().split("\n")[:-1]:
        yield from judge_json(line.encode())


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _judge_value(key: str, value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, one in value.items():  # pyright: ignore[reportUnknownVariableType]
            yield from _judge_value(str(name), one)  # pyright: ignore[reportUnknownArgumentType]
    elif isinstance(value, list):
        for one in value:  # pyright: ignore[reportUnknownVariableType]
            yield from _judge_value(key, one)  # pyright: ignore[reportUnknownArgumentType]
    elif isinstance(value, str) and key.endswith("_html"):
        yield from judge_html(value)


def judge_csv(data: bytes) -> Iterator[str]:
    """Rows are of one length, and no cell is a formula."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    for row in rows:
        if len(row) != len(rows[0]):
            yield f"{len(row)} cells"
        yield from (f"formula {cell!r}" for cell in row if _FORMULA.match(cell))


def judge_word(data: bytes) -> Iterator[str]:
    """Word opens it; its links lead to web pages, and it takes nothing from elsewhere."""
    for relation in docx.Document(io.BytesIO(data)).part.rels.values():
        if relation.is_external:
            if not relation.reltype.endswith("/hyperlink"):
                yield f"takes {relation.target_ref!r}"
            yield from judge_address(relation.target_ref)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(package.read(name))  # noqa: S314 - of our own making


def judge_bibtex(data: bytes) -> Iterator[str]:
    """Each line is one that we write, and braces are balanced within a value."""
    for line in data.decode().split("\n"):
        if not _BIB_LINE.fullmatch(line):
            yield f"line {line!r}"
        value = re.sub(r"\\.", "", line.partition(" = ")[2])
        if value.count("{") != value.count("}"):
            yield f"braces of {line!r}"


def judge_ris(data: bytes) -> Iterator[str]:
    """Each line has a tag, and each record one beginning and one end."""
    lines = re.split(r"\r\n|\r|\n", data.decode())
    yield from (f"line {line!r}" for line in lines if not _RIS_LINE.fullmatch(line))
    tags = [line[:2] for line in lines if line[:2] in ("TY", "ER")]
    if tags != ["TY", "ER"] * (len(tags) // 2):
        yield f"records {tags}"


def judge_text(data: bytes) -> Iterator[str]:
    """Text for people and programs: its links, as Markdown has them, lead to web pages."""
    for address in re.findall(r"(?<!\\)\]\(<?([^)\s>]*)", data.decode()):
        yield from judge_address(address)


def judge_issue(data: bytes) -> Iterator[str]:
    """An issue file has one front matter; its bodies are Markdown as their authors wrote it, links too."""
    front = data.decode().split("\n---\n", 1)[0].split("\n")
    yield from (f"line {line!r}" for line in front[1:] if not re.match(r"\s*(?:[^\s:]+:|\".*\":|- )", line))


def judge_sums(data: bytes) -> Iterator[str]:
    """A sum and a path below the folder a line."""
    for line in data.decode().split("\n")[:-1]:
        if not re.fullmatch(r"[0-9a-f]{64}  (?!/)[\w./ -]+|# [0-9a-f]{64}  .*", line) or "/../" in line:
            yield f"line {line!r}"


def judge_picture(data: bytes) -> Iterator[str]:
    """A picture in a format without text that runs."""
    if not data.startswith(b"\x89PNG"):
        yield "no picture"
