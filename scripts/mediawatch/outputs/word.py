"""An issue as the report's own Word file: masthead, lead, contents, articles."""

import io
import re
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from mediawatch.format.render import RenderedBody
from mediawatch.model import Issue
from mediawatch.outputs.output import Output, Publication, PublishedIssue
from mediawatch.outputs.report import Attribute, PrintedArticle, Report, ReportPart, report_of
from mediawatch.outputs.word_body import BULLETS, LINKED, Paper, add_body, run
from mediawatch.outputs.word_package import word_package
from mediawatch.outputs.word_properties import add_properties
from mediawatch.word_names import ARTICLES_HEADING, BODY_LABEL, CONTENTS_HEADING, LEAD_LABEL, TITLE_LABEL, WordStyle

_SPACES = " ".join(
    f'xmlns:{name}="http://schemas.openxmlformats.org/{rest}"'
    for name, rest in (
        ("w", "wordprocessingml/2006/main"),
        ("r", "officeDocument/2006/relationships"),
    )
)
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TITLE = re.compile(rb"<dc:title>.*?</dc:title>|<dc:title/>")
_SECTION = re.compile(rb"<w:sectPr.*</w:sectPr>", re.DOTALL)


def write_word(issue: Issue, bodies: Sequence[RenderedBody], cuts: Sequence[str] = (), mark: str = "") -> bytes:
    """Return the .docx of an issue. The same issue always gives the same bytes.

    `bodies` are those of its articles, `cuts` what is said of those that are not there in full; `mark` heads each page.
    """
    paper, report = Paper(), report_of(issue, bodies, cuts)
    _write_masthead(report, paper)
    scattered: dict[str, tuple[str, ...]] = {}
    paper.add("Heading 1", run(CONTENTS_HEADING))
    for part in report.parts:
        _write_label(part, paper)
        for article in part.articles:
            entry = run(f"{article.ordinal}. {article.title}（{article.source}）")
            anchor = f'<w:hyperlink w:anchor="article_{article.ordinal}">{entry}</w:hyperlink>'
            paper.add(WordStyle.CONTENTS, anchor)
    paper.add("Heading 1", run(ARTICLES_HEADING))
    for part in report.parts:
        _write_label(part, paper)
        for article in part.articles:
            _write_article(article, paper)
            lost = article.body.nested + (("图片",) if bodies[article.ordinal - 1].pictured else ())
            if lost:
                scattered[article.title] = lost
    return _pack(issue, scattered, paper, mark)


def word_files(publication: Publication) -> dict[str, PublishedIssue]:
    """Return the paths of the Word files: one beside the page of each issue."""
    return {f"issues/{one.issue.number}.docx": one for one in publication.published()}


WORD_FILES = Output(word_files, lambda one: write_word(one.issue, one.bodies, one.cuts, one.profile.mark))


def _write_masthead(report: Report, paper: Paper) -> None:
    paper.add(WordStyle.SERIES, run(report.series))
    paper.add(WordStyle.NUMBER, run(report.number))
    if report.publisher:
        paper.add(WordStyle.PUBLISHER, run(report.publisher))
    paper.add(WordStyle.PUBLISHED, run(report.published))
    for line in report.about:
        paper.add(WordStyle.PERIOD, run(line))
    paper.add(WordStyle.LABEL, run(LEAD_LABEL))
    add_body(report.lead, WordStyle.LEAD, paper)


def _write_label(part: ReportPart, paper: Paper) -> None:
    if part.label:
        paper.add(WordStyle.SECTION, run(part.label))


def _write_article(article: PrintedArticle, paper: Paper) -> None:
    name = f'w:id="{article.ordinal}"'
    paper.add(
        "Heading 2",
        f'<w:bookmarkStart {name} w:name="article_{article.ordinal}"/>'
        f"{run(f'{article.ordinal}. {TITLE_LABEL}{article.title}')}<w:bookmarkEnd {name}/>",
    )
    for attribute in article.attributes:
        paper.add(WordStyle.ATTRIBUTE, run(f"{attribute.name}：") + _said(attribute, paper))
    if article.body.blocks:
        paper.add(WordStyle.LABEL, run(BODY_LABEL))
        add_body(article.body, WordStyle.BODY, paper)


def _said(attribute: Attribute, paper: Paper) -> str:
    """Return what an attribute says; an address, which stands between < and >, leads to its page."""
    if not attribute.address:
        return run(attribute.text)
    linked = paper.link(attribute.address, run(attribute.address, f"<w:rPr>{LINKED}</w:rPr>"))
    return f"{run('<')}{linked}{run('>')}"


def _pack(issue: Issue, scattered: dict[str, tuple[str, ...]], paper: Paper, mark: str) -> bytes:
    """Return the file: the parts of every report, with this one's text, links, lists and title put in."""
    package = add_properties(issue, scattered, word_package(mark))
    section = _SECTION.search(package["word/document.xml"])
    links = "".join(
        f'<Relationship Id="{name}" Type="{_HYPERLINK}" Target={quoteattr(address)} TargetMode="External"/>'
        for address, name in paper.addresses.items()
    )
    title = escape(f"{issue.series}第{issue.number}期")
    made = {
        "word/document.xml": f"{_XML}<w:document {_SPACES}><w:body>{''.join(paper.blocks)}".encode()
        + (section[0] if section else b"")
        + b"</w:body></w:document>",
        "word/_rels/document.xml.rels": package["word/_rels/document.xml.rels"].replace(
            b"</Relationships>", f"{links}</Relationships>".encode()
        ),
        "word/numbering.xml": _numbering(paper.lists),
        "docProps/core.xml": _TITLE.sub(
            lambda _: f"<dc:title>{title}</dc:title>".encode(), package["docProps/core.xml"]
        ),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in package.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, made.get(name, data))
    return file.getvalue()


def _numbering(lists: Sequence[tuple[int, int]]) -> bytes:
    """Return the lists of a file: one of bullets, and for each numbered list one that starts at its level."""
    level = (
        '<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        '<w:pPr><w:ind w:left="{left}" w:hanging="420"/></w:pPr></w:lvl>'
    )
    shapes = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
        + "".join(
            level.format(depth=depth, form=form, text=text.format(depth + 1), left=420 * (depth + 2))
            for depth in range(9)
        )
        + "</w:abstractNum>"
        for number, (form, text) in enumerate((("bullet", "•"), ("decimal", "%{}.")))
    )
    numbers = f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num>' + "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/>'
        f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        for number, (depth, start) in enumerate(lists, BULLETS + 1)
    )
    return f"{_XML}<w:numbering {_SPACES}>{shapes}{numbers}</w:numbering>".encode()
