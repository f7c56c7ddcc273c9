"""Every code of an import has an example: the wrong document is told, and the mended one passes."""

import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

from mediawatch.check.listing import list_codes
from mediawatch.codes import Code
from mediawatch.format.parse import parse_issue
from mediawatch.format.render import render_body
from mediawatch.intake.batch import take_apart
from mediawatch.intake.readers.read import Candidate
from mediawatch.model import Finding
from mediawatch.outputs.word import write_word
from mediawatch.samples import EXPORTED, PAGE, PRINTED, REPORT, TYPED, Sample
from pdf_files import make_pdf, shown
from word_files import append, saved


def typed(text: str) -> bytes:
    word = docx.Document()
    for line in text.split("\n"):
        add_paragraph(word, line)
    return saved(word)


def add_paragraph(word: WordDocument, line: str) -> None:
    before, *links = re.split(r"\[(.*?)\]\((.*?)\)", line)
    paragraph = f"<w:r><w:t>{before}</w:t></w:r>"
    for words, address, after in zip(links[::3], links[1::3], links[2::3], strict=True):
        place = word.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        paragraph += (
            f'<w:hyperlink r:id="{place}"><w:r><w:t>{words}</w:t></w:r></w:hyperlink><w:r><w:t>{after}</w:t></w:r>'
        )
    word.add_paragraph()
    append(word, f"<w:p>{paragraph}</w:p>")


def printed(text: str) -> bytes:
    return make_pdf(
        "".join(
            shown(part, 90 + 150 * column, 780 - 18 * row)
            for row, line in enumerate(text.split("\n"))
            for column, part in enumerate(line.split("\t"))
            if part
        )
    )


def exported(text: str) -> bytes:
    issue = parse_issue(text, "12.md").issue
    assert issue is not None
    return write_word(issue, [render_body(article.body) for article in issue.articles])


def in_gbk(text: str) -> bytes:
    return b"\xff".join(part.encode("gbk") for part in text.split("\ufffd"))


FILES: dict[Sample, tuple[str, Callable[[str], bytes]]] = {
    REPORT: ("报告.txt", in_gbk),
    PRINTED: ("报告.pdf", printed),
    TYPED: ("报告.docx", typed),
    EXPORTED: ("12.docx", exported),
    PAGE: ("报告.html", str.encode),
}
CODES = [code for _, codes in list_codes() for code in codes if code.example.sample in FILES]


def findings(folder: Path, sample: Sample, text: str) -> tuple[Finding, ...]:
    name, written = FILES[sample]
    path = folder / name
    path.write_bytes(written(text))
    made = take_apart(Candidate(path))
    assert not made.refused
    return made.findings


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.name)
def test_an_example_is_told_and_its_mended_form_passes(code: Code, tmp_path: Path) -> None:
    example = code.example
    told = {one.severity for one in findings(tmp_path, example.sample, example.broken) if one.code == code.name}
    assert told
    assert told <= {code.severity, code.also}
    assert findings(tmp_path, example.sample, example.mended) == ()


@pytest.mark.parametrize("sample", FILES, ids=lambda sample: sample.name)
def test_the_samples_have_no_findings(sample: Sample, tmp_path: Path) -> None:
    assert findings(tmp_path, sample, sample.text) == ()
