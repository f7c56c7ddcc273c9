"""The command that tells what a change brings, and makes a comment of what another run told."""

from datetime import date
from pathlib import Path

import click

from mediawatch.archive.archive import Archive
from mediawatch.archive.revision import RevisionError, load_revision
from mediawatch.check.run import check_archive
from mediawatch.cli.terminal import ISSUES, fail, issues_folder, show_json, show_text
from mediawatch.review.change import LARGEST, Change, ChangeError, read_change, write_change
from mediawatch.review.comment import compose_comment
from mediawatch.review.compare import compare_archives


@click.command()
@ISSUES
@click.option("--base", metavar="版本", help="和 git 的这个版本比；不写就只说校验结果。")
@click.option("--from", "file", type=click.Path(path_type=Path), help="不看档案，读另一次运行写的 JSON，只当作数据。")
@click.option("--format", "form", type=click.Choice(["markdown", "json"]), default="markdown", show_default=True)
@click.option("--run", metavar="网址", help="那次运行的网址，写进说明。")
@click.option("--merged", is_flag=True, help="说明改动合并以后没有发布。")
def review(issues: Path | None, base: str | None, file: Path | None, form: str, run: str | None, merged: bool) -> int:
    """审阅：一次改动带来了哪几期、哪些文章和来源，校验有什么结果。"""
    change = _read(file) if file else _compare(issues_folder(issues), base)
    if form == "json":
        show_json(write_change(change))
        return 0
    try:
        show_text(compose_comment(change, run, merged=merged).removesuffix("\n"))
    except ValueError:
        fail("--run 后面要写一个 http 或 https 网址，不能有参数。", 2)
    return 0


def _compare(folder: Path, base: str | None) -> Change:
    try:
        before = load_revision(folder, base) if base else None
    except RevisionError as error:
        fail(str(error), 2)
    archive = Archive.load(folder)
    return compare_archives(archive, before, check_archive(archive, before, today=date.today()))


def _read(file: Path) -> Change:
    if file.is_symlink() or not file.is_file():
        fail(f"{file.name}：没有这个文件，或者不是普通文件。", 2)
    try:
        with file.open("rb") as opened:
            return read_change(opened.read(LARGEST + 1))
    except ChangeError as error:
        fail(f"{file.name}：{error}。", 1)
