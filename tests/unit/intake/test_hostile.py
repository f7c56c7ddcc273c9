"""Documents that cost far more than they weigh: each ends in a result or one clear line, as soon as its size may."""

import tempfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any, cast
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frozen_archive import DOCUMENT
from growth import STEEPEST, growth
from mediawatch.intake.batch import take_apart
from mediawatch.intake.document import UnreadableDocumentError
from mediawatch.intake.readers.read import Candidate, read_data
from mediawatch.intake.readers.word_parts import WordParts
from mediawatch.intake.readers.word_styles import read_styles
from pdf_files import make_pdf, shown
from word_files import append_alone, saved

HEAD = "北京市卫生信息化舆情监测月报\n2023年第523期\n\n标题：某医院\n来源：新华网\n日期：2023年6月14日\n\n"


def word_of(body: str, numbering: str = "") -> bytes:
    word = docx.Document()
    append_alone(word, f"<w:sdt>{body}</w:sdt>")
    if numbering:
        root: Any = word.part.numbering_part.element
        for node in list(root):
            root.remove(node)
        for node in cast(Any, parse_xml(f"<w:numbering {nsdecls('w')}>{numbering}</w:numbering>")):
            root.append(node)
    return saved(word)


def page_of(body: str, head: str = "") -> bytes:
    return f"<html><head><meta charset=utf-8>{head}</head><body><p>标题：某医院</p>{body}</body></html>".encode()


LISTED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>字</w:t></w:r>'
LIST = '<w:abstractNum w:abstractNumId="1">{}</w:abstractNum>'
NUMBER = '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'


def level(text: str = "%1.", depth: int = 0, start: str = "1") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:lvlText w:val="{text}"/></w:lvl>'


def nested(before: str, inner: str, after: str, times: int) -> str:
    return before * times + inner + after * times


RUN = "<w:r><w:t>字</w:t></w:r>"
RUBY = ("<w:r><w:ruby><w:rt><w:r><w:t>a</w:t></w:r></w:rt><w:rubyBase>", RUN, "</w:rubyBase></w:ruby></w:r>")

WIDE = '<w:tc><w:tcPr><w:gridSpan w:val="99"/></w:tcPr><w:p><w:r><w:t>格</w:t></w:r></w:p></w:tc>'
OPENED = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + RUN

GROWING: dict[str, Callable[[int], bytes]] = {
    "cells that say they are wide": lambda n: word_of(f"<w:tbl>{f'<w:tr>{WIDE}</w:tr>' * n}</w:tbl>"),
    "fields that are never shut": lambda n: word_of(f"<w:p>{OPENED * n}</w:p>"),
    "parts of a page that are hidden": lambda n: page_of("<div hidden>" * (n // 8) + "<p>字</p>" * n),
    "rules for classes": lambda n: page_of("<p class=a>字</p>" * n, f"<style>{hides(n)}</style>"),
    "comments that are never shut": lambda n: ("<!--" * 20 * n + "<p>字").encode(),
    "white space behind a label": lambda n: f"{HEAD}标题：{' ' * 50 * n}x".encode(),
}


def hides(count: int) -> str:
    return "".join(f".c{at}{{display:none}}" for at in range(count))


@pytest.mark.parametrize("kind", GROWING)
def test_what_a_document_costs_grows_no_faster_than_it(kind: str) -> None:
    def work(size: int) -> Callable[[], object]:
        data = GROWING[kind](size)
        return lambda: read(data)

    assert growth(work, 1200) < STEEPEST


def read(data: bytes) -> None:
    with suppress(UnreadableDocumentError):
        read_data("a", data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (lambda: word_of(f"<w:p>{LISTED}</w:p>", LIST.format(level("%1" * 500)) + NUMBER), "编号的格式"),
        (lambda: word_of(nested("<w:sdt>", f"<w:p>{RUN}</w:p>", "</w:sdt>", 200)), ""),
        (lambda: word_of(f"<w:p>{nested(RUBY[0], RUBY[1], RUBY[2], 25)}</w:p>"), ""),
        (lambda: word_of(f"<w:p>{LISTED}</w:p>", LIST.format(level(start="9" * 5000)) + NUMBER), ""),
        (lambda: page_of("<div>" * 5000 + "字"), "套得太深"),
        (lambda: page_of(f"<ol start={'9' * 5000}><li>字</ol>"), ""),
        (lambda: page_of("字<br>" * 100_001), "行以上"),
        (lambda: ("字" * 8_000_001 + "\n").encode("utf-16"), "万字以上"),
    ],
    ids=["a list's form", "deep", "ruby", "a first number", "deep page", "a page's list", "lines", "text"],
)
def test_what_is_too_much_is_said_in_one_line_and_the_rest_is_read(data: Callable[[], bytes], words: str) -> None:
    said = refusal(data())
    assert words in said if words else said == ""
    assert "\n" not in said


def test_a_list_of_a_thousand_levels_has_nine() -> None:
    lists = LIST.format("".join(level(depth=depth) for depth in range(1000)))
    numbered = "".join(f'<w:num w:numId="{at}"><w:abstractNumId w:val="1"/></w:num>' for at in range(1, 20))
    word = docx.Document(BytesIO(word_of(f"<w:p>{LISTED}</w:p>", lists + numbered)))
    assert len(read_styles(WordParts(saved(word))).levels) == 9 * 19


def refusal(data: bytes) -> str:
    """Return what a document is refused with, nothing where it is read."""
    try:
        read_data("a", data)
    except UnreadableDocumentError as error:
        return str(error)
    return ""


SEEDS = {
    "docx": word_of(f"<w:p>{LISTED}</w:p><w:tbl><w:tr>{WIDE}</w:tr></w:tbl>", LIST.format(level()) + NUMBER),
    "html": page_of("<table><tr><td colspan=2>字</table><ol start=3><li>甲</ol><p style='display:none'>乙</p>"),
    "pdf": make_pdf(shown("北京市卫生信息化舆情监测月报", 60, 700) + "0 0 50 50 re S "),
    "text": DOCUMENT.read_bytes()[:3000],
}
"""Small documents of each kind, which fuzzing damages."""


@pytest.mark.parametrize("kind", SEEDS)
@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_document_is_read_or_refused_in_one_line(kind: str, data: st.DataObject) -> None:
    made = take_apart_bytes(damaged(SEEDS[kind], data))
    assert "程序出错" not in made
    assert "\n" not in made


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_word_document_with_a_damaged_part_is_read_or_refused_in_one_line(data: st.DataObject) -> None:
    packed = BytesIO()
    with ZipFile(BytesIO(SEEDS["docx"])) as whole, ZipFile(packed, "w") as made:
        name = data.draw(st.sampled_from(["word/document.xml", "word/numbering.xml", "word/styles.xml", "_rels/.rels"]))
        for one in whole.namelist():
            made.writestr(one, damaged(whole.read(one), data) if one == name else whole.read(one))
    said = take_apart_bytes(packed.getvalue())
    assert "程序出错" not in said
    assert "\n" not in said


def damaged(whole: bytes, data: st.DataObject) -> bytes:
    """Return a file with some stretches replaced, doubled or taken out."""
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(whole)))
        end = data.draw(st.integers(start, min(start + 40, len(whole))))
        part = data.draw(st.one_of(st.binary(max_size=8), st.just(whole[start:end] * 3), st.just(b"9" * 30)))
        whole = whole[:start] + part + whole[end:]
    return whole


def take_apart_bytes(data: bytes) -> str:
    """Return what the import of a document says, nothing where it is imported."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a"
        path.write_bytes(data)
        return take_apart(Candidate(path)).refused
