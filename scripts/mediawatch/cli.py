"""The `mediawatch` command. Opens files, prints, and sets exit codes: 0 well, 1 errors found, 2 used wrongly."""

import io
import json
import re
import signal
import sys
from collections.abc import Generator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from mediawatch import archive as archives
from mediawatch import findings
from mediawatch.progress import Stage, Step
from mediawatch.project import draft_issue, find_project
from mediawatch.search.engine import Answer, search
from mediawatch.search.query import QueryError, Request
from mediawatch.search.reader import IndexReader, IndexUnreadableError

if TYPE_CHECKING:
    from mediawatch.importers.batch import Imported

_ISSUES = click.option("--issues", type=click.Path(path_type=Path), help="放各期文件的文件夹（默认：项目的 issues）。")
_SITE = click.option("--site", type=click.Path(path_type=Path), help="网站所在的文件夹（默认：项目的 site）。")


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line; what goes wrong is said in one Chinese line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a console that lacks a character shows its number
    try:
        sys.exit(app(arguments, standalone_mode=False))
    except click.UsageError as error:
        _fail(_explain_usage(error), 2)
    except click.Abort:
        _fail("已中断。", 130)
    except (QueryError, click.ClickException) as error:
        _fail(str(error), 2)
    except IndexUnreadableError as error:
        _fail(str(error), 1)
    except OSError as error:
        _fail(f"{error.filename or '文件'}：{error.strerror or error}（请检查路径与权限）", 1)


@click.group()
def app() -> None:
    """《北京市卫生信息化舆情监测月报》的档案：校验、建站、检索。"""


@app.command()
@_ISSUES
@_SITE
@click.option("--strict", is_flag=True, help="有警告也停下。")
def build(issues: Path | None, site: Path | None, strict: bool) -> int:
    """建站：校验各期文件，生成网页与检索索引，得到一个完整的网站。"""
    from mediawatch.site import BuildStopped, SiteError, build_site

    project = _project()
    for stop in ("SIGTERM", "SIGHUP"):  # a build that is told to stop cleans up, as after Ctrl+C
        if hasattr(signal, stop):  # Windows has no SIGHUP
            signal.signal(getattr(signal, stop), signal.default_int_handler)
    try:
        place = site or project / "site"
        with _watched() as stage:
            build_site(project, issues or project / "issues", place, strict=strict, say=_say, stage=stage)
    except BuildStopped as stopped:
        click.echo(findings.format_text(stopped.findings))
        _fail("网站没有建成：请先改正上面的问题；原来的网站没有动。", 1)
    except SiteError as error:
        _fail(f"网页没有建成：{error}", 1)
    return 0


@app.command()
@_ISSUES
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="本机端口。")
def serve(issues: Path | None, port: int) -> int:
    """在本机预览：保存文件后，网页与检索自动更新。"""
    from mediawatch.live import serve_site

    project = _project()
    return serve_site(project, issues or project / "issues", port, say=_say)


@app.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@_ISSUES
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
def check(files: tuple[Path, ...], issues: Path | None, form: str) -> int:
    """校验：一次列出全部问题。不写文件名就校验整个档案。"""
    folder = issues or _project() / "issues"
    found = archives.check_files(folder, files) if files else archives.load_archive(folder).findings
    formats = {
        "text": findings.format_text,
        "json": findings.format_json,
        "github": findings.format_github,
    }
    text = formats[form](found)
    if text:
        click.echo(text)
    if form == "text":
        errors = sum(finding.severity == "error" for finding in found)
        click.echo(f"{errors} 个错误，{len(found) - errors} 个警告。" if found else "没有发现问题。", err=True)
    return int(any(finding.severity == "error" for finding in found))


@app.command()
@_ISSUES
@click.option("--number", type=click.IntRange(1, 999_999), help="期号（默认：最新一期加一）。")
def new(issues: Path | None, number: int | None) -> int:
    """新建一期：写好开头，等人填写。"""
    folder = issues or _project() / "issues"
    if not folder.is_dir():
        _fail(f"{folder}：没有这个文件夹（检查 --issues 后面的路径）", 2)
    published = archives.load_archive(folder).issues
    last = published[-1] if published else None
    today = date.today()
    wanted = number or max((int(path.stem) for path in folder.glob("*/*.md") if path.stem.isdecimal()), default=0) + 1
    taken = sorted(folder.glob(f"*/{wanted}.md"))
    if taken:
        _fail(f"{taken[0]} 已经有了：请直接修改它，或用 --number 换一个期号。", 1)
    path = folder / str(today.year) / f"{wanted}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(draft_issue(wanted, last, today))
    click.echo(f"已新建 {path}。填好以后运行 mediawatch check {path} 看看有没有问题。")
    return 0


@app.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="写到哪个文件夹（默认：项目的 issues）。")
@_ISSUES
@click.option("--force", is_flag=True, help="换掉已经有的文件。")
@click.option("--report", type=click.Path(path_type=Path), help="写一份报告：.txt、.json，或两边对照的 .html。")
def import_command(
    files: tuple[Path, ...], out: Path | None, issues: Path | None, force: bool, report: Path | None
) -> int:
    """导入旧文件：Word、PDF、网页、文本变成一期一个文件，逐字核对。可以写文件夹。"""
    from mediawatch.importers.batch import find_documents, import_documents, summarize
    from mediawatch.importers.proposals import format_proposals, propose_sources
    from mediawatch.importers.report import FORMATS, format_report

    if report and report.suffix.lower() not in FORMATS:
        _fail(f"{report}：报告的文件名要以 {'、'.join(FORMATS)} 结尾", 2)
    folder = out or issues or _project() / "issues"
    if folder.exists() and not folder.is_dir():
        _fail(f"{folder}：不是文件夹（检查 --out 后面的路径）", 2)
    paths = find_documents(files)
    if not paths:
        _fail("没有找到能导入的文件（.docx、.pdf、.html、.txt、.doc、.wps、.rtf）。", 2)
    results: list[Imported] = []
    with _watched() as stage:
        step = stage("导入", len(paths))
        for one in import_documents(paths, folder, force=force):
            results.append(one)
            step()
    for one in results:
        click.echo(f"{one.path} → {one.target}" if one.target else f"{one.path}：{one.refused}", err=not one.target)
        if one.findings:
            click.echo(findings.format_text(one.findings))
    home = issues or ((project := find_project(Path.cwd())) and project / "issues") or folder
    proposals = propose_sources((one.reading.draft for one in results if one.reading), archives.load_dictionary(home))
    if proposals:
        click.echo(f"字典里没有的来源，要的就抄进 _dictionaries/sources.yml：\n\n{format_proposals(proposals)}")
    if report:
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text(format_report(results, proposals, report.suffix.lower()), encoding="utf-8", newline="\n")
        _say(f"报告：{report}")
    summarize(results, _say)
    return int(any(one.errors or not one.target for one in results))


@app.command()
@click.argument("url", required=False)
@click.option("--issue", type=click.IntRange(1, 999_999), help="写进第几期（默认：刚新建、还没写完的一期）。")
@click.option("--from-file", type=click.Path(path_type=Path), help="读存下来的网页；URL 只说它从哪里来。")
@_ISSUES
def capture(url: str | None, issue: int | None, from_file: Path | None, issues: Path | None) -> int:
    """摘录：把新闻网页变成一篇文章，看过以后写进一期。"""
    from mediawatch.capture.command import capture_page
    from mediawatch.capture.page import CaptureError

    folder = issues or _project() / "issues"

    def ask(question: str, default: str) -> str:
        return click.prompt(question, default=default, show_default=bool(default), err=True)

    try:
        written = capture_page(
            url,
            folder=folder,
            dictionary=archives.load_dictionary(folder),
            today=date.today(),
            ask=ask if sys.stdin.isatty() else None,
            say=_say,
            issue=issue,
            from_file=from_file,
        )
    except CaptureError as error:
        _fail(str(error), 2)
    return 0 if written else 1


@app.group()
def export() -> None:
    """导出：把一期变成别的文件。"""


@export.command("word")
@click.argument("number", type=click.IntRange(1, 999_999))
@click.option("--out", type=click.Path(path_type=Path), default=Path(), help="写到哪个文件夹（默认：当前文件夹）。")
@_ISSUES
def export_word(number: int, out: Path, issues: Path | None) -> int:
    """导出 Word：写成 期号.docx，全文照原样。"""
    from mediawatch.outputs.word import write_word
    from mediawatch.render import render_body

    folder = issues or _project() / "issues"
    issue = next((one for one in archives.load_archive(folder).issues if one.number == number), None)
    if issue is None:
        _fail(f"{folder} 里没有第 {number} 期，或它的文件有错误（运行 mediawatch check 看看）", 1)
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{number}.docx"
    path.write_bytes(write_word(issue, [render_body(article.body) for article in issue.articles]))
    click.echo(f"已写成 {path}。")
    return 0


_MINUS = "\0"
"""Stands for the minus sign before a text. No argument of a command can hold it."""


class _SearchCommand(click.Command):
    """A command whose text may begin with a minus sign, as exclusions do; its options all have two."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Hide the minus of a text from the parser, for `_text_of` to put back; values of options stay as they are."""
        valued = {name for one in self.params if isinstance(one, click.Option) and not one.is_flag for name in one.opts}
        before = [None, *args]
        return super().parse_args(
            ctx,
            [
                _MINUS + one[1:] if re.match("-[^-]|--[^a-z]", one) and last not in valued else one
                for last, one in zip(before, args, strict=False)
            ],
        )


def _text_of(words: tuple[str, ...]) -> str:
    """Return the query that a reader wrote as words of a command."""
    return " ".join(word.replace(_MINUS, "-", 1) if word.startswith(_MINUS) else word for word in words)


@app.command("search", cls=_SearchCommand)
@click.argument("texts", metavar="[TEXT]...", nargs=-1)
@click.option("--source", "sources", multiple=True, help="只看这个来源；可以写几次。")
@click.option("--section", "sections", multiple=True, help="只看这个栏目；可以写几次。")
@click.option("--keyword", "keywords", multiple=True, help="只看有这个关键词的；可以写几次。")
@click.option("--from", "first", help="最早的日期，如 2023-06-01。")
@click.option("--to", "last", help="最晚的日期。")
@click.option("--sort", type=click.Choice(["relevance", "newest", "oldest"]), default="relevance", show_default=True)
@click.option("--limit", type=click.IntRange(0), help="最多列出几篇（默认：全部）。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
@_SITE
def search_command(
    texts: tuple[str, ...],
    sources: tuple[str, ...],
    sections: tuple[str, ...],
    keywords: tuple[str, ...],
    first: str | None,
    last: str | None,
    sort: str,
    limit: int | None,
    as_json: bool,
    site: Path | None,
) -> int:
    """检索已建成的网站，结果与网页上的一样。"""
    folder = (site or (find_project(Path.cwd()) or Path.cwd()) / "site") / "search"
    reader = IndexReader(lambda name: (folder / name).read_bytes())
    answer = search(reader, Request(_text_of(texts), sources, first, last, sort, limit, sections, keywords))
    if as_json:
        click.echo(json.dumps(answer.as_json(), ensure_ascii=False))
    else:
        _print_answer(reader, answer)
    return 0


def _print_answer(reader: IndexReader, answer: Answer) -> None:
    for number in answer.issues:
        click.echo(f"第 {number} 期：issues/{number}/")
    click.echo(answer.message or (f"找到 {answer.total} 篇文章。" if answer.total else "没有找到。"))
    for hit in answer.hits:
        shown = reader.shown(hit.ref)
        click.echo(f"{hit.ref}\t{shown['date']}\t{shown['source']}\t{shown['title']}")


def _project() -> Path:
    project = find_project(Path.cwd())
    if project is None:
        _fail("这里不是项目文件夹：请先进入放着 mkdocs.yml 的文件夹，再运行。", 2)
    return project


def _explain_usage(error: click.UsageError) -> str:
    command = error.ctx.command_path if error.ctx else "mediawatch"
    hint = f"（运行 {command} --help 看用法）"
    match error:
        case click.NoSuchOption():
            return f"没有 {error.option_name} 这个选项{hint}"
        case click.MissingParameter():
            return f"缺少参数{hint}"
        case click.BadParameter():
            name = error.param.opts[0] if error.param else "参数"
            return f"{name} 的值不对：{error.message}{hint}"
        case _:
            return f"命令写得不对：{error.message}{hint}"


@contextmanager
def _watched() -> Generator[Stage]:
    """Show on a terminal how far work is, in a line that is gone at its end; nothing where nobody watches."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=None)

        def stage(name: str, steps: int) -> Step:
            progress.reset(task, description=name, total=steps)
            return lambda: progress.advance(task)

        yield stage


def _say(message: str) -> None:
    click.echo(message, err=True)


def _fail(message: str, code: int) -> NoReturn:
    _say(message)
    sys.exit(code)
