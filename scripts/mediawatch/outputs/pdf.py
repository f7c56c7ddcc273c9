"""An issue as a PDF, after the habits of official documents: A4, 22 lines of 28 characters, with bookmarks."""

import json
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from mediawatch.commands import name_installer
from mediawatch.outputs.output import Output, OutputRefusedError, Publication, PublishedIssue
from mediawatch.outputs.pdf_fonts import FontsMissingError, choose_fonts
from mediawatch.outputs.printed_body import legible
from mediawatch.outputs.report import report_of
from mediawatch.word_names import ARTICLES_HEADING, BODY_LABEL, CONTENTS_HEADING, LEAD_LABEL, MARK, RULED

if TYPE_CHECKING:
    from typst import Compiler

_TEMPLATE = Path(__file__).parent / "templates" / "report.typ"
_WORDS = {
    "mark": MARK,
    "ruled": RULED,
    "lead": LEAD_LABEL,
    "contents": CONTENTS_HEADING,
    "articles": ARTICLES_HEADING,
    "body": BODY_LABEL,
}
"""What stands in every report, as in its Word file, so that it comes in again as one."""


@cache
def typesetter() -> tuple["Compiler", dict[str, tuple[str, ...]]]:
    """Return what sets reports, which sees no file but its template, and the fonts that it takes.

    Raises OutputRefusedError where the program or the fonts are missing.
    """
    try:
        from typst import Compiler, Fonts
    except ImportError:
        installer = name_installer("typst", "pdf")
        raise OutputRefusedError(f"做 PDF 要用的程序包还没有装（缺 typst）：请运行 {installer}，再试一次") from None
    installed = Fonts()
    try:
        chosen = choose_fonts(installed.families())
    except FontsMissingError as error:
        raise OutputRefusedError(f"做不了 PDF：{error}") from None
    return Compiler(_TEMPLATE, root=_TEMPLATE.parent, font_paths=installed), chosen


def write_pdf(published: PublishedIssue) -> bytes:
    """Return the PDF of an issue, with what its site shows. The same issue and fonts give the same bytes.

    Raises OutputRefusedError.
    """
    compiler, fonts = typesetter()
    issue = published.issue
    day = issue.published
    report = {
        "title": legible(f"{issue.series}第{issue.number}期"),
        "day": {"year": day.year, "month": day.month, "day": day.day},
        **cast(dict[str, object], _data(report_of(issue, published.bodies, published.cuts))),
        "mark": published.profile.mark,
    }
    given = {name: json.dumps(value) for name, value in (("report", report), ("fonts", fonts), ("words", _WORDS))}
    made = compiler.compile(
        format="pdf", sys_inputs=given, timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC)
    )
    return cast(bytes, made)


def pdf_files(publication: Publication) -> dict[str, PublishedIssue]:
    """Return the paths of the PDFs, one beside the page of each issue; none where they are not switched on."""
    if not publication.pdf:
        return {}
    typesetter()
    return {f"issues/{one.issue.number}.pdf": one for one in publication.published()}


PDF_FILES = Output(pdf_files, write_pdf)


def _data(value: object) -> object:
    """Return a noun as JSON has it; a text without what no file can hold."""
    if isinstance(value, str):
        return legible(value)
    if isinstance(value, tuple | frozenset):
        return [_data(one) for one in cast("tuple[object, ...]", value)]
    if is_dataclass(value):
        return {field.name: _data(getattr(value, field.name)) for field in fields(value)}
    return value
