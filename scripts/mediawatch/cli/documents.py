"""Commands that bring documents in and out: import, capture, export."""

import os
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mediawatch.archive.archive import Archive, read_dictionary
from mediawatch.archive.dictionary import Dictionary
from mediawatch.archive.issue_folder import IssueFolder, shown
from mediawatch.check import formats as findings
from mediawatch.check.run import apply_rules
from mediawatch.cli.extras import need_intake
from mediawatch.cli.terminal import (
    ISSUES,
    fail,
    find_project,
    issues_folder,
    project_folder,
    say,
    show,
    show_text,
    watched,
)
from mediawatch.commands import name_command, name_option
from mediawatch.files import legible, write_whole
from mediawatch.model import Finding, Issue, Severity

if TYPE_CHECKING:
    from mediawatch.intake.batch import Imported
    from mediawatch.intake.capture.dialogue import Talk
    from mediawatch.outputs.output import Publication

_MOST_SHOWN = 20
"""Findings of one document that are printed."""


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@click.option("--out", type=click.Path(path_type=Path), help="写到哪个文件夹（默认：项目的 issues）。")
@ISSUES
@click.option("--force", is_flag=True, help="换掉已经有的文件。")
@click.option("--report", type=click.Path(path_type=Path), help="写一份报告：.txt、.json，或两边对照的 .html。")
def import_command(
    files: tuple[Path, ...], out: Path | None, issues: Path | None, force: bool, report: Path | None
) -> int:
    """导入旧文件：Word、PDF、网页、文本变成一期一个文件，逐字核对。可以写文件夹。"""
    need_intake()
    from mediawatch.intake.batch import find_documents, import_documents, summarize
    from mediawatch.intake.proposals import UNKNOWN, format_proposals, propose_sources
    from mediawatch.intake.report import FORMATS, format_report, is_report

    if report and report.suffix.lower() not in FORMATS:
        fail(f"{report}：报告的文件名要以 {'、'.join(FORMATS)} 结尾", 2)
    folder = out or issues_folder(issues)
    if folder.exists() and not folder.is_dir():
        fail(f"{folder}：不是文件夹（检查 --out 后面的路径）", 2)
    if out and issues and not issues.is_dir():
        fail(f"{issues}：没有这个文件夹（检查 --issues 后面的路径）", 2)
    home = issues or ((project := find_project(Path.cwd())) and project / "issues") or folder
    dictionary = _usable_dictionary(home)
    found = find_documents(files)
    paths = [path for path in found if path in files or not is_report(path)]
    for path in found:
        if path not in paths:
            say(f"{legible(path)} 是以前的导入报告，没有读。")
    if not paths:
        fail("没有找到能导入的文件（.docx、.pdf、.html、.txt、.doc、.wps、.rtf）。", 2)
    real = os.path.realpath  # which a link that leads in a circle does not stop
    taken = report and report.exists() and (real(report) in map(real, paths) or not is_report(report))
    if taken:
        fail(f"{report}：已经有这个文件，又不是以前的导入报告，没有动它（给报告换一个名字）", 2)
    results: list[Imported] = []
    with watched() as stage:
        step = stage("导入", len(paths))
        for one in import_documents(paths, folder, force=force):
            results.append(one)
            step()
    for one in results:
        _show_imported(one)
    settled = sorted(results, key=lambda one: one.target is not None)  # of one issue, the document that was written
    drafts = {_issue_of(one): one.reading.draft for one in settled if one.reading}
    proposals = propose_sources(drafts.values(), dictionary)
    if proposals:
        show_text(f"{UNKNOWN}\n\n{format_proposals(proposals)}")
    if report:
        report.parent.mkdir(parents=True, exist_ok=True)
        write_whole(report, format_report(results, proposals, report.suffix.lower()).encode("utf-8"))
        say(f"报告：{report}")
    summarize(results, say)
    return int(any(one.errors or not one.target for one in results))


def _issue_of(one: "Imported") -> object:
    """Return what tells an issue from others: its number and day, or else the document."""
    draft = one.reading.draft if one.reading else None
    return (draft.number, draft.published) if draft and draft.number else one.path


def _show_imported(one: "Imported") -> None:
    """Show what became of a document."""
    if one.target:
        show(f"{one.name} → {one.target}")
    else:
        say(f"{one.name}：{one.refused}")
    _show_findings(one.findings)


def _show_findings(found: tuple[Finding, ...]) -> None:
    """Show what a person must settle and look at, as much as one can read on a terminal."""
    urgent = sorted(found, key=lambda finding: finding.severity is not Severity.ERROR)
    shown = tuple(sorted(urgent[:_MOST_SHOWN]))
    if shown:
        show_text(findings.format_lines(shown))
    if len(found) > len(shown):
        show(f"……还有 {len(found) - len(shown)} 处，加上 {name_option('report', '报告.html')} 可以看全部。")


@click.command()
@click.argument("url", required=False)
@click.option("--issue", type=click.IntRange(1, 999_999), help="写进第几期（默认：还在写的最新一期，写以前会说明）。")
@click.option("--from-file", type=click.Path(path_type=Path), help="读存下来的网页；URL 只说它从哪里来。")
@click.option("--title", help="标题，代替网页上找到的；下面四项也是这样。")
@click.option("--source", help="来源。")
@click.option("--date", help="日期，如 2023-06-14。")
@click.option("--byline", help="作者与编辑，几个之间用分号。")
@click.option("--section", help="栏目。")
@click.option("--inside", is_flag=True, help="内网和本机的网页也读；平时只读公开的网站。")
@click.option("--yes", is_flag=True, help="不再问，直接写；有疑问时还是会问。")
@ISSUES
def capture(
    url: str | None,
    issue: int | None,
    from_file: Path | None,
    issues: Path | None,
    inside: bool,
    yes: bool,
    **fields: str | None,
) -> int:
    """摘录：把新闻网页变成一篇文章，看过以后写进一期。"""
    talk = open_talk(issues)
    from mediawatch.intake.capture.command import capture_page
    from mediawatch.intake.capture.page import CaptureError

    given = {f"--{name}": value for name, value in fields.items() if value is not None}
    try:
        written = capture_page(url, talk, issue=issue, from_file=from_file, given=given, agreed=yes, inside=inside)
    except CaptureError as error:
        fail(str(error), 2)
    return 0 if written else 1


def open_talk(issues: Path | None) -> "Talk":
    """Return a conversation with who is at the keyboard, about articles for the folder of issues that is named."""
    need_intake()
    from mediawatch.cli.keyboard import ask
    from mediawatch.intake.capture.dialogue import Talk
    from mediawatch.intake.capture.offer import Desk

    folder = issues_folder(issues)
    desk = Desk(folder, _usable_dictionary(folder), date.today())
    return Talk(desk, ask if sys.stdin.isatty() else None, say)


def capture_all(urls: Iterable[str], talk: "Talk", issue: int, *, agreed: bool) -> bool:
    """Capture articles into an issue; tell whether all were. One that fails is said in a line, and the others go on."""
    from mediawatch.intake.capture.command import capture_page
    from mediawatch.intake.capture.page import CaptureError

    whole = True
    for url in urls:
        try:
            written = capture_page(url, talk, issue=issue, agreed=agreed)
        except CaptureError as error:
            written = None
            say(f"没有收：{error}；以后要收就运行 {name_command('capture', url, issue=issue)}")
        whole = whole and written is not None
    return whole


def _usable_dictionary(folder: Path) -> Dictionary:
    """Read the source dictionary; end where it is broken, and say where only some of it is."""
    if not folder.is_dir():
        return Dictionary()  # that the folder is missing is said once, by who looks for the issue
    issues = IssueFolder(folder)
    dictionary, read = read_dictionary(issues)
    found = (*read, *apply_rules((), dictionary, shown(issues.dictionary)))
    first = next((finding for finding in found if finding.severity is Severity.ERROR), None)
    if first is not None:
        said = f"来源字典 {findings.format_sentence(first)}"
        if dictionary is None and issues.dictionary.exists():
            fail(f"{said}；改好以后再运行。", 2)
        say(f"注意：{said}；能用的照用，其余的当作不认识。")
    return dictionary or Dictionary()


_NUMBER = click.argument("number", type=click.IntRange(1, 999_999))
_OUT = click.option(
    "--out", type=click.Path(path_type=Path), default=Path(), help="写到哪个文件夹（默认：当前文件夹）。"
)
_FORCE = click.option("--force", is_flag=True, help="换掉已经有的文件。")


@click.group()
def export() -> None:
    """导出：把一期，或者全部，变成别的文件。"""


@export.command("word")
@_NUMBER
@_OUT
@_FORCE
@ISSUES
def export_word(number: int, out: Path, force: bool, issues: Path | None) -> int:
    """导出 Word：写成 期号.docx，全文照原样。"""
    from mediawatch.format.render import render_body
    from mediawatch.outputs.word import write_word

    issue, _ = _wanted_issue(number, issues)
    word = write_word(issue, [render_body(article.body) for article in issue.articles])
    return _write_files({f"{number}.docx": word}, out, force=force)


@export.command("pdf")
@_NUMBER
@_OUT
@_FORCE
@ISSUES
def export_pdf(number: int, out: Path, force: bool, issues: Path | None) -> int:
    """导出 PDF：按公文的格式排版，写成 期号.pdf；正文公开多少就写多少。"""
    from mediawatch.archive.profile import Profile, show_issue
    from mediawatch.outputs.output import OutputRefusedError, PublishedIssue
    from mediawatch.outputs.pdf import write_pdf

    issue, archive = _wanted_issue(number, issues)
    shown = show_issue(issue, archive.dictionary.resolve, Profile.PUBLIC)
    sources = tuple(archive.dictionary.resolve(article.source) for article in shown.articles)
    try:
        pdf = write_pdf(PublishedIssue(shown, sources))
    except OutputRefusedError as error:
        fail(str(error), 2)
    return _write_files({f"{number}.pdf": pdf}, out, force=force)


def _wanted_issue(number: int, issues: Path | None) -> tuple[Issue, Archive]:
    """Return an issue with its archive; end where there is none that can be read."""
    folder = issues_folder(issues)
    archive = Archive.load(folder)
    issue = archive.issue(number)
    if issue is None:
        fail(f"{folder} 里没有第 {number} 期，或它的文件有错误（运行 {name_command('check')} 看看）", 1)
    return issue, archive


@export.command("dataset")
@_OUT
@_FORCE
@ISSUES
def export_dataset(out: Path, force: bool, issues: Path | None) -> int:
    """导出数据：全部各期和文章，与网站上 data/ 里的文件一样。"""
    from mediawatch.outputs.dataset import dataset

    return _write_files(dataset(_publication(issues)), out, force=force)


@export.command("bulk")
@_OUT
@_FORCE
@ISSUES
def export_bulk(out: Path, force: bool, issues: Path | None) -> int:
    """导出全部文章给 OpenSearch：写成 bulk.ndjson，用 POST _bulk 送进去。"""
    from mediawatch.outputs.dataset import bulk_lines

    return _write_files({"bulk.ndjson": bulk_lines(_publication(issues))}, out, force=force)


def _publication(issues: Path | None) -> "Publication":
    """Return what the site's outputs are made from; end where the archive has errors."""
    from mediawatch.analysis.analysis import Analysis
    from mediawatch.site.build import publication, read_archive
    from mediawatch.site.errors import BuildStopped, SiteError
    from mediawatch.site.settings import read_settings

    try:
        archive, _ = read_archive(issues_folder(issues))
        return publication(Analysis(archive), read_settings(project_folder()))
    except BuildStopped as stopped:
        show_text(findings.format_lines(stopped.findings))
        fail("没有导出：请先改正上面的问题。", 1)
    except SiteError as error:
        fail(f"没有导出：{error}", 1)


def _write_files(files: Mapping[str, bytes], out: Path, *, force: bool) -> int:
    """Write files into a folder, none of them over one that may have been changed."""
    paths = {out / name: data for name, data in files.items()}
    for path, data in paths.items():
        if path.exists() and not force and path.read_bytes() != data:
            fail(f"{path} 已经有了，可能改过，没有写：要换掉它就加 --force", 1)
    out.mkdir(parents=True, exist_ok=True)
    for path, data in paths.items():
        write_whole(path, data)
        show(f"已写成 {path}。")
    return 0
