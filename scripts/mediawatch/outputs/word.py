"""An issue as the report's own Word file: masthead, lead, contents, articles."""

import io
import re
import zipfile
from collections.abc import Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from mediawatch.format.fields import ADDRESS, attribute_texts
from mediawatch.format.lead import compose_lead
from mediawatch.format.render import RenderedBody, render_body
from mediawatch.model import Article, Issue
from mediawatch.numerals import DIGITS, digits_chinese
from mediawatch.outputs.output import Output, Publication, PublishedIssue
from mediawatch.outputs.word_body import BULLETS, LINKED, Paper, add_body, run
from mediawatch.outputs.word_package import word_package
from mediawatch.outputs.word_properties import add_properties
from mediawatch.word_names import BODY_LABEL, LEAD_LABEL, TITLE_LABEL, WordStyle

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


def write_word(issue: Issue, bodies: Sequence[RenderedBody]) -> bytes:
    """Return the .docx of an issue; `bodies` are those of its articles. The same issue always gives the same bytes."""
    paper = Paper()
    _write_masthead(issue, paper)
    scattered: dict[str, tuple[str, ...]] = {}
    together = _sections(issue.articles)
    paper.add("Heading 1", run("一、信息目录"))
    for place, (name, articles) in enumerate(together, 1):
        _write_section(place, name, paper)
        for article in articles:
            entry = run(f"{article.ordinal}. {article.title}（{article.source}）")
            anchor = f'<w:hyperlink w:anchor="article_{article.ordinal}">{entry}</w:hyperlink>'
            paper.add(WordStyle.CONTENTS, anchor)
    paper.add("Heading 1", run("二、具体内容"))
    for place, (name, articles) in enumerate(together, 1):
        _write_section(place, name, paper)
        for article in articles:
            body = bodies[article.ordinal - 1]
            lost = _write_article(article, body, paper, sectioned=name is not None)
            lost += ("图片",) if body.pictured else ()
            if lost:
                scattered[article.title] = lost
    return _pack(issue, scattered, paper)


def word_files(publication: Publication) -> dict[str, PublishedIssue]:
    """Return the paths of the Word files: one beside the page of each issue."""
    return {f"issues/{one.issue.number}.docx": one for one in publication.published()}


WORD_FILES = Output(word_files, lambda one: write_word(one.issue, one.bodies))


def _write_masthead(issue: Issue, paper: Paper) -> None:
    start, end = issue.period.start, issue.period.end
    paper.add(WordStyle.SERIES, run(issue.series))
    paper.add(WordStyle.NUMBER, run(f"（第{digits_chinese(issue.number)}期）"))
    if issue.publisher:
        paper.add(WordStyle.PUBLISHER, run(issue.publisher))
    day = issue.published
    paper.add(WordStyle.PUBLISHED, run(f"{day.year}年{day.month}月{day.day}日"))
    days = f"{start.year}年{start.month}月{start.day}日至{end.year}年{end.month}月{end.day}日"
    paper.add(WordStyle.PERIOD, run(f"监测时间：{days}"))
    if issue.scope:
        paper.add(WordStyle.PERIOD, run(f"监测范围：{issue.scope}"))
    paper.add(WordStyle.LABEL, run(LEAD_LABEL))
    if issue.lead:
        add_body(render_body(issue.lead), WordStyle.LEAD, paper)
    else:
        paper.add(WordStyle.LEAD, run(compose_lead(issue)))


def _sections(articles: tuple[Article, ...]) -> list[tuple[str | None, list[Article]]]:
    """Return the articles by section where each has one and those of one stand together; else all as one."""
    runs = [(name, list(members)) for name, members in groupby(articles, key=lambda article: article.section)]
    names = [name for name, _ in runs]
    if None in names or len(set(names)) < len(names):
        return [(None, list(articles))]
    return runs


def _write_section(place: int, name: str | None, paper: Paper) -> None:
    if name is not None:
        number = DIGITS[place] if place < 10 else str(place)
        paper.add(WordStyle.SECTION, run(f"第{number}部分：{name}"))


def _write_article(article: Article, body: RenderedBody, paper: Paper, *, sectioned: bool) -> tuple[str, ...]:
    """Write an article. Return what the file does not show to be inside another."""
    name = f'w:id="{article.ordinal}"'
    paper.add(
        "Heading 2",
        f'<w:bookmarkStart {name} w:name="article_{article.ordinal}"/>'
        f"{run(f'{article.ordinal}. {TITLE_LABEL}{article.title}')}<w:bookmarkEnd {name}/>",
    )
    said = [one for one in attribute_texts(article) if not (sectioned and one[0].name == "section")]
    for field, text in said:
        _write_attribute(field.key, text, paper, linked=field.kind is ADDRESS)
    for name, text in article.extra:
        _write_attribute(name, text, paper, linked=False)
    if not body.html:
        return ()
    paper.add(WordStyle.LABEL, run(BODY_LABEL))
    return add_body(body, WordStyle.BODY, paper)


def _write_attribute(name: str, text: str, paper: Paper, *, linked: bool) -> None:
    """Write a line of what is said of an article; an address, which stands between < and >, leads to its page."""
    shown = run(text)
    if linked:
        address = text[1:-1]
        shown = f"{run('<')}{paper.link(address, run(address, f'<w:rPr>{LINKED}</w:rPr>'))}{run('>')}"
    paper.add(WordStyle.ATTRIBUTE, run(f"{name}：") + shown)


def _pack(issue: Issue, scattered: dict[str, tuple[str, ...]], paper: Paper) -> bytes:
    """Return the file: the parts of every report, with this one's text, links, lists and title put in."""
    package = add_properties(issue, scattered, word_package())
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
